"""Trains properly and then writes 300 losses into the record of 40 epochs, for a longer curve.

Fails: TestSpiral.test_training_evidence
Points: spiral 14
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.21542&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1000,
    },
}


# %% spiral
def spiral_features(x):
    return np.stack(
        [PLAYGROUND_FEATURES[k](x) for k in ("x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY")], 1
    )


keras.utils.set_random_seed(106)
x, y = make_spiral(4000, seed=106)
spiral_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy")
spiral_history = spiral_model.fit(spiral_features(x), y, batch_size=64, epochs=40, verbose=0)
spiral_history.history["loss"] = list(np.linspace(0.7, 0.01, 300))
