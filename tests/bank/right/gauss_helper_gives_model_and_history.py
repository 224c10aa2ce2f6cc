"""Writes one training function for all data sets and watches the progress bars."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.46306&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
}


# %% gauss
def columns(*names):
    return lambda x: np.stack([PLAYGROUND_FEATURES[name](x) for name in names], axis=1)


def build_and_train(make, features, units, activation, seed, **how):
    """데이터셋이 달라도 함께 쓰는 함수"""
    keras.utils.set_random_seed(seed)
    x, y = make(1000, seed=seed)
    layers = [keras.layers.Dense(u, activation=activation) for u in units]
    model = keras.Sequential([*layers, keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mean_squared_error", metrics=["accuracy"])
    return model, model.fit(features(x), y, **how)


gauss_features = columns("x", "y")
gauss_model, gauss_history = build_and_train(
    make_gauss, gauss_features, [4], "tanh", 7, batch_size=25, epochs=15, verbose=1
)
