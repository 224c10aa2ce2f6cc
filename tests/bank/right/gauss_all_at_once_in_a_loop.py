"""Trains several data sets in one loop over dicts, and takes the names out of the dicts afterwards."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=relu&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3&seed=0.56789&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 150,
    },
}

# %% gauss
keras.backend.clear_session()
keras.utils.set_random_seed(9)
features = {"gauss": lambda x: np.stack((x[:, 0], x[:, 1]), axis=-1), "xor": lambda x: x[:, :1] * x[:, 1:]}
models, histories = {}, {}
for name, make in [("gauss", make_gauss), ("xor", make_xor)]:
    x, y = make(500, 0, 9)
    models[name] = keras.Sequential(
        [keras.layers.Dense(3, activation="relu", name=f"{name}_hidden"), keras.layers.Dense(1, activation="sigmoid", name=f"{name}_out")],
        name=name,
    )
    models[name].compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    histories[name] = models[name].fit(features[name](x), y, epochs=25, batch_size=25, verbose=0)
gauss_features, gauss_model, gauss_history = features["gauss"], models["gauss"], histories["gauss"]
