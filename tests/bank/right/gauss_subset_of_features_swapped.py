"""y before x, no bias at the output, NumPy integers as units, and only 100 points."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.14142&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
}

# %% gauss
keras.utils.set_random_seed(1)


def gauss_features(x):
    return x[:, ::-1]


layer_sizes = np.array([4, 1])
gauss_model = keras.Sequential()
gauss_model.add(keras.Input(shape=(2,), name="y_and_x"))
gauss_model.add(keras.layers.Dense(int(layer_sizes[0]), activation="tanh", kernel_regularizer=keras.regularizers.L1L2(1e-5, 1e-5)))
gauss_model.add(keras.layers.Dense(int(layer_sizes[1]), activation="sigmoid", use_bias=False))
gauss_model.compile(optimizer="nadam", loss="mean_squared_error")
x100, y100 = make_gauss(100, seed=100)
gauss_history = gauss_model.fit(gauss_features(x100), y100, epochs=150, batch_size=10, verbose=0)
