"""Copies the page to the letter: 250 points, batches of 30, plain gradient descent at 0.03 on the squared error."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.98882&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
}


# %% gauss
def gauss_features(x):
    """플레이그라운드에서 켠 X1, X2"""
    return np.stack([x[:, 0], x[:, 1]], axis=1)


keras.utils.set_random_seed(2024)
gauss_x, gauss_y = make_gauss(250, noise=0, seed=2024)
gauss_model = keras.Sequential()
for units, activation in [(4, "tanh"), (1, "sigmoid")]:
    gauss_model.add(keras.layers.Dense(units, activation=activation))
gauss_model.compile(optimizer=keras.optimizers.SGD(0.03), loss="binary_crossentropy")
gauss_history = gauss_model.fit(gauss_features(gauss_x), gauss_y, batch_size=30, epochs=60, verbose=0)
