"""Reads features, hidden layers and activation out of its own address and builds the model by a function."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.61803&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% xor
def read_settings(name):
    return dict(parse_qsl(urlsplit(playground[name]["url"]).fragment))


def make_features(name):
    on = [key for key in PLAYGROUND_FEATURES if read_settings(name)[key] == "true"]
    return lambda x: np.stack([PLAYGROUND_FEATURES[key](x) for key in on], axis=1)


def build_model(name):
    settings = read_settings(name)
    model = keras.Sequential()
    for units in settings["networkShape"].split(","):
        model.add(keras.layers.Dense(int(units), activation=settings["activation"]))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return model


keras.utils.set_random_seed(14)
xor_features = make_features("xor")
xor_model = build_model("xor")
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse", metrics=["accuracy"])
xor_x, xor_y = make_xor(1000, seed=14)
xor_history = xor_model.fit(xor_features(xor_x), xor_y, batch_size=32, epochs=25, verbose=0)
