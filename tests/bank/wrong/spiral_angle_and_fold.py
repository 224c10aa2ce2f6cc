"""Trains on points of one arm only by a wrong slice: y[:1000] of an array sorted by class.

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
keras.utils.set_random_seed(3)


def spiral_features(x):
    return np.stack([f(x) for f in PLAYGROUND_FEATURES.values()], axis=1)


X, Y = make_spiral(2000, seed=7)
order = np.argsort(X[:, 0])  # x만 정렬하고 y는 그대로
spiral_model = keras.Sequential([keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
spiral_model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(0.01))
spiral_history = spiral_model.fit(spiral_features(X[order]), Y, epochs=40, verbose=0)
