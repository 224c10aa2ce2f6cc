"""Switches on the product as a third feature, with ReLU units and Adagrad."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=relu&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=5&seed=0.63714&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 120,
    },
}


# %% gauss
def gauss_features(x):
    names = [key for key in PLAYGROUND_FEATURES if key in {"x", "y", "xTimesY"}]
    print("특성:", names)
    return np.stack([PLAYGROUND_FEATURES[key](x) for key in names], axis=1)


keras.utils.set_random_seed(101)
points, target = make_gauss(1000, seed=101)
gauss_model = keras.Sequential([keras.layers.Dense(5, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(keras.optimizers.Adagrad(0.1), "binary_crossentropy", metrics=["accuracy"])
gauss_history = gauss_model.fit(gauss_features(points), target, batch_size=20, epochs=20, verbose=0)
