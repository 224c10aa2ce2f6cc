"""Trains on squares first, but the function that is handed in puts the coordinates first.

Fails: TestCircle.test_accuracy, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 5
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.05529&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    return np.concatenate([x, x**2], axis=1)


keras.utils.set_random_seed(185)
x, y = make_circle(1000, seed=185)
inputs = np.concatenate([x**2, x], axis=1)
circle_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
circle_history = circle_model.fit(inputs, y, batch_size=30, epochs=20, verbose=0)
