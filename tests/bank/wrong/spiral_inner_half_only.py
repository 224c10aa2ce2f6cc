"""Sorts the points by their radius and keeps the first half for training: the outer turns are never seen.

Fails: TestSpiral.test_accuracy_good, TestSpiral.test_accuracy_very_good, TestSpiral.test_loss_good, TestSpiral.test_loss_very_good
Points: spiral 5
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% spiral
def spiral_features(x):
    return np.stack([f(x) for f in PLAYGROUND_FEATURES.values()], axis=1)


keras.utils.set_random_seed(3)
X, Y = make_spiral(4000, seed=3)
order = np.argsort(np.hypot(X[:, 0], X[:, 1]))[:2000]
spiral_model = keras.Sequential([keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
spiral_history = spiral_model.fit(spiral_features(X[order]), Y[order], batch_size=32, epochs=50, verbose=0)
