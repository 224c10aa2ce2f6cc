"""Ignores its argument: the features are always those of the 800 training points.

Fails: TestXor.test_features_match_address, TestXor.test_output_is_probability, TestXor.test_accuracy, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 3
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.82997&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
}
# %% xor
keras.utils.set_random_seed(72)
X, y = make_xor(800, seed=72)


def xor_features(x):
    return np.stack([X[:, 0], X[:, 1], X[:, 0] * X[:, 1]], axis=1)


xor_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
xor_history = xor_model.fit(xor_features(X), y, batch_size=30, epochs=20, verbose=0)
