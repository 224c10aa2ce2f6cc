"""Copies the linear activation of its address, so that layers on the coordinates are one line.

Fails: TestXor.test_accuracy, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 5
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=linear&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,4&seed=0.61970&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% xor
def xor_features(x):
    return x[:, :2]


keras.utils.set_random_seed(142)
x, y = make_xor(1000, seed=142)
xor_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="linear"),
        keras.layers.Dense(4, activation="linear"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
xor_history = xor_model.fit(xor_features(x), y, batch_size=30, epochs=15, verbose=0)
