"""Adds a little L2 to every kernel; the recorded loss holds the penalty, the hidden loss does not."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.00413&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
}


# %% xor
def xor_features(x):
    f = PLAYGROUND_FEATURES
    return np.vstack((f["x"](x), f["y"](x), f["xTimesY"](x))).transpose()


keras.utils.set_random_seed(6)
a, b = make_xor(1000, seed=6)
l2 = keras.regularizers.L2(1e-5)
xor_model = keras.Sequential(
    [
        keras.layers.Dense(4, activation="tanh", kernel_regularizer=l2),
        keras.layers.Dense(1, activation="sigmoid", kernel_regularizer=l2),
    ]
)
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
xor_history = xor_model.fit(xor_features(a), b, batch_size=30, epochs=20, verbose=0)
