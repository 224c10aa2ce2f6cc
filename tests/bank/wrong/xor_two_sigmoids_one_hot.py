"""Two sigmoid outputs for one-hot labels.

Fails: TestXor.test_only_dense_layers, TestXor.test_output_is_probability, TestXor.test_accuracy, TestXor.test_loss_good,
    TestXor.test_loss_very_good
Points: xor 3
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.92929&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 250,
    },
}


# %% xor
def xor_features(x):
    return np.stack([x[:, 0], x[:, 1], x[:, 0] * x[:, 1]], axis=1)


keras.utils.set_random_seed(11)
xor_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(2, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
px, py = make_xor(800, seed=11)
xor_history = xor_model.fit(xor_features(px), keras.utils.to_categorical(py, 2), epochs=15, batch_size=32, verbose=0)
