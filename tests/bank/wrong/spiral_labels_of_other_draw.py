"""Draws the points with one seed and takes the labels of another draw.

Fails: TestSpiral.test_accuracy_good, TestSpiral.test_accuracy_very_good, TestSpiral.test_loss_good,
    TestSpiral.test_loss_very_good
Points: spiral 5
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
    return np.stack([f(x) for f in PLAYGROUND_FEATURES.values()], axis=1)


keras.utils.set_random_seed(6)
sx = make_spiral(2000, seed=6)[0]
sy = make_spiral(2000, seed=7)[1]
spiral_model = keras.Sequential(
    [keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, "sigmoid")]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
spiral_history = spiral_model.fit(spiral_features(sx), sy, batch_size=64, epochs=15, verbose=0)
