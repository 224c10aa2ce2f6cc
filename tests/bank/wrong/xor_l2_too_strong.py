"""Regularises with an L2 of 10, which presses all weights to zero.

Fails: TestXor.test_accuracy, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 5
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.73863&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
}


# %% xor
def xor_features(x):
    return x


keras.utils.set_random_seed(134)
x, y = make_xor(1000, seed=134)
strong = keras.regularizers.l2(10.0)
xor_model = keras.Sequential(
    [
        keras.layers.Dense(4, activation="tanh", kernel_regularizer=strong),
        keras.layers.Dense(1, activation="sigmoid", kernel_regularizer=strong),
    ]
)
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
xor_history = xor_model.fit(xor_features(x), y, batch_size=30, epochs=20, verbose=0)
