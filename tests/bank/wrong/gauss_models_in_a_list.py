"""Collects its attempts in a list and hands in the list.

Fails: TestGauss.test_only_dense_layers, TestGauss.test_hidden_layers_match_address, TestGauss.test_output_is_probability, TestGauss.test_training_evidence, TestGauss.test_accuracy, TestGauss.test_loss_good, TestGauss.test_loss_very_good
Points: gauss 1
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.79189&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
}


# %% gauss
def gauss_features(x):
    return x


keras.utils.set_random_seed(210)
x, y = make_gauss(1000, seed=210)
gauss_model = []
for rate in (0.03, 0.1):
    net = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
    net.compile(optimizer=keras.optimizers.Adam(rate), loss="mse")
    gauss_history = net.fit(gauss_features(x), y, batch_size=30, epochs=10, verbose=0)
    gauss_model.append(net)
