"""Stops after a single epoch of Adam with its default rate.

Fails: TestCircle.test_accuracy, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 5
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.75474&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    names = ["x", "y", "xSquared", "ySquared"]
    return np.stack([PLAYGROUND_FEATURES[name](x) for name in names], axis=1)


keras.utils.set_random_seed(6)
x, y = make_circle(250, seed=6)
circle_model = keras.Sequential()
circle_model.add(keras.layers.Dense(2, activation="tanh"))
circle_model.add(keras.layers.Dense(1, activation="sigmoid"))
circle_model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
circle_history = circle_model.fit(circle_features(x), y, batch_size=30, epochs=1)
