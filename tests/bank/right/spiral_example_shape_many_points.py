"""Hidden layers 8, 4, 4 with ReLU from an address of seven features; five thousand points, float64."""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=relu&batchSize=10&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8,4&seed=0.57721&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 900,
    },
}

# %% spiral
keras.utils.set_random_seed(64)


def spiral_features(x):
    x = np.asarray(x, dtype="float64")
    a, b = x.T
    return np.vstack([np.sin(a), np.sin(b), a * b, a**2, b**2, a, b]).T


def compiled(units, activation, rate):
    net = keras.Sequential([keras.layers.Dense(u, activation=activation) for u in units] + [keras.layers.Dense(1, "sigmoid")])
    net.compile(optimizer=keras.optimizers.AdamW(rate, weight_decay=1e-5), loss="mse", metrics=["accuracy"])
    return net


spiral_model = compiled((8, 8, 4), "relu", 0.01)
xs, ys = make_spiral(5000, seed=64)
spiral_history = spiral_model.fit(x=spiral_features(xs), y=ys, epochs=45, batch_size=50, verbose=0)
print("마지막 정확도", spiral_history.history["accuracy"][-1])
