"""Stacks the hidden layers of the address the wrong way round, four units and then eight.

Fails: TestXor.test_hidden_layers_match_address
Points: xor 9
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,4&seed=0.03039&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% xor
def xor_features(x):
    return np.stack([x[:, 0], x[:, 1], np.multiply(x[:, 0], x[:, 1])], axis=1)


keras.utils.set_random_seed(44)
x, y = make_xor(1000, seed=44)
xor_model = keras.Sequential(
    [
        keras.layers.Dense(4, activation="tanh"),
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
xor_model.compile(optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy")
xor_history = xor_model.fit(xor_features(x), y, batch_size=30, epochs=20, verbose=0)
