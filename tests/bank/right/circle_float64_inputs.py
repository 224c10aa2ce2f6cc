"""Computes everything in float64, the features in a loop over the points, and the model with a float64 policy."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.83166&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 150,
    },
}


# %% circle
def circle_features(x):
    rows = []
    for a, b in np.asarray(x, dtype=np.float64):
        rows.append([a**2, b**2, a, b])
    return np.array(rows)


keras.utils.set_random_seed(64)
xs, ys = make_circle(800, seed=64)
circle_model = keras.Sequential(
    [
        keras.layers.Dense(4, activation="tanh", dtype="float64"),
        keras.layers.Dense(1, activation="sigmoid", dtype="float64"),
    ]
)
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mean_squared_error")
circle_history = circle_model.fit(circle_features(xs), ys.astype(np.float64), batch_size=32, epochs=25, verbose=0)
print(circle_features(xs).dtype, circle_model.weights[0].dtype)
