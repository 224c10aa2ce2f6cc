"""Divides by 6 in a Rescaling layer in front.

Fails: TestGauss.test_only_dense_layers, TestGauss.test_hidden_layers_match_address, TestGauss.test_output_is_probability,
    TestGauss.test_accuracy, TestGauss.test_loss_good, TestGauss.test_loss_very_good
Points: gauss 2
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.10203&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 100,
    },
}


# %% gauss
def gauss_features(x):
    return x.copy()


keras.utils.set_random_seed(41)
gauss_model = keras.Sequential(
    [keras.layers.Rescaling(1 / 6), keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
)
gauss_model.compile(optimizer=keras.optimizers.Adam(0.05), loss="mse")
gx, gy = make_gauss(400, seed=41)
gauss_history = gauss_model.fit(gauss_features(gx), gy, epochs=12, batch_size=25, verbose=0)
