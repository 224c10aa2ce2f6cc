"""Begins with a GaussianNoise layer against overfitting.

Fails: TestXor.test_only_dense_layers, TestXor.test_hidden_layers_match_address, TestXor.test_output_is_probability,
    TestXor.test_accuracy, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 2
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3&seed=0.55555&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 250,
    },
}


# %% xor
def xor_features(x):
    return np.multiply(x[:, [0]], x[:, [1]])


keras.utils.set_random_seed(13)
xor_model = keras.Sequential(
    [
        keras.layers.GaussianNoise(0.1),
        keras.layers.Dense(3, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
px, py = make_xor(600, seed=13)
xor_history = xor_model.fit(xor_features(px), py, epochs=12, batch_size=32, verbose=0)
