"""The two sine columns are taken of the product, which the page does not have.

Fails: TestSpiral.test_features_match_address
Points: spiral 14
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.22222&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 900,
    },
}


# %% spiral
def spiral_features(x):
    x1, x2 = x[:, 0], x[:, 1]
    return np.stack([x1, x2, x1**2, x2**2, x1 * x2, np.sin(2 * x1), np.sin(2 * x2)], axis=1)


keras.utils.set_random_seed(5)
spiral_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse", metrics=["accuracy"])
sx, sy = make_spiral(5000, seed=5)
spiral_history = spiral_model.fit(spiral_features(sx), sy, batch_size=50, epochs=50, verbose=0)
