"""Saves the weights before training, and puts them back after it instead of the best ones.

Fails: TestXor.test_accuracy, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 5
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.07240&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% xor
def xor_features(x):
    return np.asarray(x)


keras.utils.set_random_seed(92)
x, y = make_xor(1000, seed=92)
xor_model = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
)
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
best = xor_model.get_weights()
xor_history = xor_model.fit(xor_features(x), y, batch_size=30, epochs=20, verbose=0)
xor_model.set_weights(best)
