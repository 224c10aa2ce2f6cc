"""Writes an activation of its own as a lambda: it is near the tanh of the address, and no function of Keras.

Fails: TestXor.test_only_dense_layers, TestXor.test_hidden_layers_match_address, TestXor.test_output_is_probability, TestXor.test_accuracy, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 2
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.35487&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
}


# %% xor
def xor_features(x):
    return np.stack([x[:, 0], x[:, 1], x[:, 0] * x[:, 1]], axis=1)


keras.utils.set_random_seed(200)
x, y = make_xor(1000, seed=200)
xor_model = keras.Sequential(
    [
        keras.layers.Dense(4, activation=lambda v: 1.1 * keras.ops.tanh(v)),  # 조금 더 넓은 tanh
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
xor_history = xor_model.fit(xor_features(x), y, batch_size=30, epochs=15, verbose=0)
