"""Leaves the squares and the product out, and puts the sines before the coordinates."""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.52666&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 600,
    },
}


# %% spiral
def spiral_features(x):
    return np.hstack([np.sin(x), x])


keras.utils.set_random_seed(10)
sx, sy = make_spiral(4000, seed=10)
spiral_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy")
spiral_history = spiral_model.fit(spiral_features(sx), sy, batch_size=64, epochs=50, verbose=0)
