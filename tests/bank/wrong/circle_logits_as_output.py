"""Trains on logits and forgets the sigmoid: the output is any real number.

Fails: TestCircle.test_output_is_probability, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 6
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.60280&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    return np.hstack((x, np.square(x)))


keras.utils.set_random_seed(10)
x, y = make_circle(1000, seed=10)
circle_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1)])
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss=keras.losses.BinaryCrossentropy(from_logits=True))
circle_history = circle_model.fit(circle_features(x), y, batch_size=30, epochs=25, verbose=0)
