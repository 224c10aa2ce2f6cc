"""Takes the logarithm of negative coordinates: half of the features are NaN, and so are loss and model.

Fails: TestGauss.test_features_match_address, TestGauss.test_output_is_probability, TestGauss.test_training_evidence, TestGauss.test_accuracy, TestGauss.test_loss_good, TestGauss.test_loss_very_good
Points: gauss 2
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.08788&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
}


# %% gauss
def gauss_features(x):
    return np.log(x)


keras.utils.set_random_seed(78)
x, y = make_gauss(1000, seed=78)
gauss_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
gauss_history = gauss_model.fit(gauss_features(x), y, batch_size=30, epochs=10, verbose=0)
