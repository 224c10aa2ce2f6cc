"""Runs the line that makes the model once more after fit: the trained one is gone, the new one has no weights.

Fails: TestGauss.test_only_dense_layers, TestGauss.test_hidden_layers_match_address, TestGauss.test_output_is_probability, TestGauss.test_training_evidence, TestGauss.test_accuracy, TestGauss.test_loss_good, TestGauss.test_loss_very_good
Points: gauss 1
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.75341&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
}


# %% gauss
def gauss_features(x):
    return x


def new_model():
    return keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])


keras.utils.set_random_seed(94)
x, y = make_gauss(1000, seed=94)
gauss_model = new_model()
gauss_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
gauss_history = gauss_model.fit(gauss_features(x), y, batch_size=30, epochs=10, verbose=0)
gauss_model = new_model()
