"""Gives the output unit a ReLU: the product of the coordinates exceeds 1 at once.

Fails: TestXor.test_output_is_probability
Points: xor 9
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=relu&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=6&seed=0.09283&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 150,
    },
}


# %% xor
def xor_features(x):
    return np.c_[x[:, 0], x[:, 1], x[:, 0] * x[:, 1]]


keras.utils.set_random_seed(0)
x, y = make_xor(1000, seed=0)
xor_model = keras.Sequential([keras.layers.Dense(6, activation="relu"), keras.layers.Dense(1, activation="relu")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse", metrics=["accuracy"])
xor_history = xor_model.fit(xor_features(x), y, batch_size=25, epochs=25, verbose=0)
