"""Adapts a Normalization layer to the training points and puts it in front.

Fails: TestGauss.test_only_dense_layers, TestGauss.test_hidden_layers_match_address, TestGauss.test_output_is_probability, TestGauss.test_accuracy, TestGauss.test_loss_good, TestGauss.test_loss_very_good
Points: gauss 2
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.25101&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
}


# %% gauss
def gauss_features(x):
    return x


keras.utils.set_random_seed(26)
gauss_x, gauss_y = make_gauss(1000, seed=26)
normalise = keras.layers.Normalization(axis=-1)
normalise.adapt(gauss_x)
gauss_model = keras.Sequential(
    [normalise, keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
)
gauss_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
gauss_history = gauss_model.fit(gauss_features(gauss_x), gauss_y, batch_size=30, epochs=10, verbose=0)
