"""Puts a softmax on the single output unit, which is 1 for every point.

Fails: TestGauss.test_accuracy, TestGauss.test_loss_good, TestGauss.test_loss_very_good
Points: gauss 5
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.28760&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
}


# %% gauss
def gauss_features(x):
    return np.stack([x[:, 0], x[:, 1]], axis=1)


keras.utils.set_random_seed(4)
gauss_x, gauss_y = make_gauss(1000, seed=4)
gauss_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="softmax")])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
gauss_history = gauss_model.fit(gauss_features(gauss_x), gauss_y, batch_size=30, epochs=10, verbose=0)
