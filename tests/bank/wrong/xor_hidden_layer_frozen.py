"""Freezes the hidden layer by trainable=False: only the output layer learns.

Fails: TestXor.test_accuracy, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 5
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.33015&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
}


# %% xor
def xor_features(x):
    return x


keras.utils.set_random_seed(152)
x, y = make_xor(1000, seed=152)
xor_model = keras.Sequential(
    [keras.layers.Dense(4, activation="tanh", trainable=False), keras.layers.Dense(1, activation="sigmoid")]
)
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
xor_history = xor_model.fit(xor_features(x), y, batch_size=30, epochs=20, verbose=0)
