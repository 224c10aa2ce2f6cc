"""The four example models of the lab at their 2,367 epochs and both GradientTape loops: the class of `make bench`.

{seed} and {optimiser} are filled in for each student. Fits print what Keras prints by default.
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.27182&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.14142&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,4,2,2&seed=0.57721&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1315,
    },
}


# %% circle
def circle_features(x):
    return np.stack([x[:, 0], x[:, 1], x[:, 0] ** 2, x[:, 1] ** 2], axis=1)


keras.utils.set_random_seed({seed})
circle_x, circle_y = make_circle(250, seed={seed})
circle_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer={optimiser}, loss="mean_squared_error", metrics=["accuracy"])
circle_history = circle_model.fit(circle_features(circle_x), circle_y, batch_size=30, epochs=260)


# %% xor
def xor_features(x):
    return np.stack([x[:, 0], x[:, 1], x[:, 0] * x[:, 1]], axis=1)


keras.utils.set_random_seed({seed})
xor_x, xor_y = make_xor(250, seed={seed})
xor_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer={optimiser}, loss="mean_squared_error", metrics=["accuracy"])
xor_history = xor_model.fit(xor_features(xor_x), xor_y, batch_size=30, epochs=543)


# %% gauss
def gauss_features(x):
    return x


keras.utils.set_random_seed({seed})
gauss_x, gauss_y = make_gauss(250, seed={seed})
gauss_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer={optimiser}, loss="mean_squared_error", metrics=["accuracy"])
gauss_history = gauss_model.fit(gauss_features(gauss_x), gauss_y, batch_size=30, epochs=249)


# %% spiral
def spiral_features(x):
    a, b = x[:, 0], x[:, 1]
    return np.stack([a, b, a**2, b**2, a * b, np.sin(a), np.sin(b)], axis=1)


keras.utils.set_random_seed({seed})
spiral_x, spiral_y = make_spiral(250, seed={seed})
spiral_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(4, activation="tanh"),
        keras.layers.Dense(2, activation="tanh"),
        keras.layers.Dense(2, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mean_squared_error", metrics=["accuracy"])
spiral_history = spiral_model.fit(spiral_features(spiral_x), spiral_y, batch_size=30, epochs=1315)
