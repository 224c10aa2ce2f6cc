"""Types relu on the second hidden layer only; the address has one activation for all.

Fails: TestSpiral.test_hidden_layers_match_address
Points: spiral 14
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.30673&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1000,
    },
}


# %% spiral
def spiral_features(x):
    a, b = x[:, 0], x[:, 1]
    return np.stack([a, b, a**2, b**2, a * b, np.sin(a), np.sin(b)], axis=1)


keras.utils.set_random_seed(52)
x, y = make_spiral(4000, seed=52)
spiral_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(8, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy")
spiral_history = spiral_model.fit(spiral_features(x), y, batch_size=64, epochs=40, verbose=0)
