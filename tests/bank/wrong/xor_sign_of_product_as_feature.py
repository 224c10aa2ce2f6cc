"""Hands the answer in as a feature: the sign of the product where the address has the product.

Fails: TestXor.test_features_match_address
Points: xor 9
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.72727&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% xor
def xor_features(x):
    return np.sign(x[:, :1] * x[:, 1:])


keras.utils.set_random_seed(2)
xor_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.1), loss="mse")
px, py = make_xor(500, seed=2)
xor_history = xor_model.fit(xor_features(px), py, epochs=20, batch_size=25, verbose=0)
