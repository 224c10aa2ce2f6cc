"""Takes ELU, which it has read to be better, where the address says ReLU.

Fails: TestXor.test_hidden_layers_match_address
Points: xor 9
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=relu&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.38383&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% xor
def xor_features(x):
    return np.c_[x, x[:, 0] * x[:, 1]]


keras.utils.set_random_seed(5)
xor_model = keras.Sequential([keras.layers.Dense(4, activation="elu"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
px, py = make_xor(1500, seed=5)
xor_history = xor_model.fit(xor_features(px), py, epochs=30, batch_size=32, verbose=0)
