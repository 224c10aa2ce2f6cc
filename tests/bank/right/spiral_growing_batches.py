"""Trains in two calls of fit, small batches first and large ones after, on float64 features."""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8,4&seed=0.62297&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 900,
    },
}


# %% spiral
def spiral_features(x):
    x = np.float64(x)
    u, v = x.T
    return np.array([u, v, u**2, v**2, u * v, np.sin(u), np.sin(v)]).T


keras.utils.set_random_seed(90)
sx, sy = make_spiral(4000, seed=90)
spiral_model = keras.Sequential([keras.layers.Dense(n, activation="tanh") for n in (8, 8, 4)])
spiral_model.add(keras.layers.Dense(1, activation="sigmoid"))
spiral_model.compile(optimizer=keras.optimizers.Adam(0.015), loss="binary_crossentropy")
spiral_model.fit(spiral_features(sx), sy, batch_size=40, epochs=30, verbose=0)
spiral_history = spiral_model.fit(spiral_features(sx), sy, batch_size=400, epochs=15, verbose=0)
print("손실", spiral_history.history["loss"])
