"""Two tanh units on the coordinates alone leave the disc open on two sides, in address and model alike.

Fails: TestCircle.test_accuracy, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 5
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.39549&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 400,
    },
}


# %% circle
def circle_features(x):
    return x


keras.utils.set_random_seed(140)
x, y = make_circle(1000, seed=140)
circle_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.05), loss="binary_crossentropy")
circle_history = circle_model.fit(circle_features(x), y, batch_size=30, epochs=25, verbose=0)
