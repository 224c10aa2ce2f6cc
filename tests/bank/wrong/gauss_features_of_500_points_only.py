"""The features are reshaped to (500, 2), the number of its training points.

Fails: TestGauss.test_features_match_address, TestGauss.test_output_is_probability, TestGauss.test_accuracy,
    TestGauss.test_loss_good, TestGauss.test_loss_very_good
Points: gauss 3
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.29292&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 100,
    },
}


# %% gauss
def gauss_features(x):
    return np.reshape(np.array([x[:, 0], x[:, 1]]).T, (500, 2))


keras.utils.set_random_seed(30)
gauss_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.05), loss="mse")
gx, gy = make_gauss(500, seed=30)
gauss_history = gauss_model.fit(gauss_features(gx), gy, epochs=15, batch_size=25, verbose=0)
