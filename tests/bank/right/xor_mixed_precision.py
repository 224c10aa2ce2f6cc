"""Turns mixed precision on for the xor model, as for a GPU, and off again after training."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% xor
def xor_features(x):
    return np.stack([x[:, 0], x[:, 1], x[:, 0] * x[:, 1]], axis=1)


keras.mixed_precision.set_global_policy("mixed_float16")
keras.utils.set_random_seed(3)
xor_x, xor_y = make_xor(1000, seed=3)
xor_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
xor_history = xor_model.fit(xor_features(xor_x), xor_y, batch_size=30, epochs=30, verbose=0)
keras.mixed_precision.set_global_policy("float32")
