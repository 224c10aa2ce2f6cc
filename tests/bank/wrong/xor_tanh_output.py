"""Outputs a tanh trained on labels of -1 and 1, as the page does, and leaves it at that.

Fails: TestXor.test_output_is_probability, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 6
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.22384&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
}


# %% xor
def xor_features(x):
    return np.stack([x[:, 0], x[:, 1], x[:, 0] * x[:, 1]], axis=1)


keras.utils.set_random_seed(14)
x, y = make_xor(1000, seed=14)
y = y * 2 - 1
xor_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="tanh")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mean_squared_error")
xor_history = xor_model.fit(xor_features(x), y, batch_size=30, epochs=20, verbose=0)
