"""Thinks that np.sin takes degrees and converts the coordinates.

Fails: TestSpiral.test_features_match_address
Points: spiral 14
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.11919&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1000,
    },
}


# %% spiral
def spiral_features(x):
    x1, x2 = x[:, 0], x[:, 1]
    s1, s2 = np.sin(np.deg2rad(x1 * 90)), np.sin(np.deg2rad(x2 * 90))
    return np.stack([x1, x2, x1**2, x2**2, x1 * x2, s1, s2], axis=1)


keras.utils.set_random_seed(64)
x, y = make_spiral(4000, seed=64)
spiral_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy")
spiral_history = spiral_model.fit(spiral_features(x), y, batch_size=50, epochs=45, verbose=0)
