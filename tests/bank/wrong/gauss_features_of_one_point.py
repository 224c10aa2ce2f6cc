"""Writes the function for one point and loops over the points where the model is trained.

Fails: TestGauss.test_features_match_address, TestGauss.test_output_is_probability, TestGauss.test_accuracy, TestGauss.test_loss_good, TestGauss.test_loss_very_good
Points: gauss 3
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31604&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
}


# %% gauss
def gauss_features(x):
    return np.array([x[0], x[1]])  # 점 하나의 특성


keras.utils.set_random_seed(80)
points, y = make_gauss(1000, seed=80)
inputs = np.array([gauss_features(point) for point in points])
gauss_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
gauss_history = gauss_model.fit(inputs, y, batch_size=30, epochs=20, verbose=0)
