"""Calls the model model_xor, as its other notebooks do.

Fails: TestXor.test_only_dense_layers, TestXor.test_hidden_layers_match_address, TestXor.test_output_is_probability, TestXor.test_training_evidence, TestXor.test_accuracy, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 1
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.39967&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
}


# %% xor
def xor_features(x):
    return np.stack([x[:, 0], x[:, 1], x[:, 0] * x[:, 1]], axis=1)


keras.utils.set_random_seed(114)
x, y = make_xor(1000, seed=114)
model_xor = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
model_xor.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
xor_history = model_xor.fit(xor_features(x), y, batch_size=30, epochs=15, verbose=0)
