"""Sigmoid units in address and model; slower to start, but a larger rate helps."""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=sigmoid&batchSize=10&dataset=spiral&regDataset=reg-plane&learningRate=0.1&regularizationRate=0&noise=0&networkShape=8,8&seed=0.66318&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 800,
    },
}


# %% spiral
def spiral_features(x):
    return np.concatenate([x, x**2, x[:, :1] * x[:, 1:], np.sin(x)], axis=1)


keras.utils.set_random_seed(180)
sx, sy = make_spiral(4000, seed=180)
spiral_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="sigmoid"),
        keras.layers.Dense(8, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
spiral_history = spiral_model.fit(spiral_features(sx), sy, batch_size=40, epochs=50, verbose=0)
