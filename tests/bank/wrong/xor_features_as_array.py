"""Overwrites the function by the columns that it returned.

Fails: TestXor.test_features_match_address, TestXor.test_output_is_probability, TestXor.test_accuracy, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 3
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.38890&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
}


# %% xor
def features_of(x):
    return np.stack([x[:, 0], x[:, 1], x[:, 0] * x[:, 1]], axis=1)


keras.utils.set_random_seed(84)
x, y = make_xor(1000, seed=84)
xor_features = features_of(x)
xor_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
xor_history = xor_model.fit(xor_features, y, batch_size=30, epochs=20, verbose=0)
