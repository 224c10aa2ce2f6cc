"""Selects the points of class 1 for training, so that the model says 1 everywhere.

Fails: TestSpiral.test_accuracy_good, TestSpiral.test_accuracy_very_good, TestSpiral.test_loss_good, TestSpiral.test_loss_very_good
Points: spiral 5
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.47398&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1000,
    },
}


# %% spiral
def spiral_features(x):
    return np.stack([f(x) for f in PLAYGROUND_FEATURES.values()], axis=1)


keras.utils.set_random_seed(126)
x, y = make_spiral(2000, seed=126)
blue = y.ravel() == 1
spiral_model = keras.Sequential()
for units in [8, 8]:
    spiral_model.add(keras.layers.Dense(units, activation="tanh"))
spiral_model.add(keras.layers.Dense(1, activation="sigmoid"))
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy")
spiral_history = spiral_model.fit(spiral_features(x[blue]), y[blue], batch_size=50, epochs=20, verbose=0)
