"""Sets the learning rate of SGD to 0.00001: nothing moves.

Fails: TestXor.test_accuracy, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 5
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.58991&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
}


# %% xor
def xor_features(x):
    return x


keras.utils.set_random_seed(128)
x, y = make_xor(1000, seed=128)
xor_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.00001), loss="mse")
xor_history = xor_model.fit(xor_features(x), y, batch_size=30, epochs=30, verbose=0)
