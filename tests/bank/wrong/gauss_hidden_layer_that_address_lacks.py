"""The address has no hidden layer, the model has one of four units.

Fails: TestGauss.test_hidden_layers_match_address
Points: gauss 9
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=&seed=0.56682&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 100,
    },
}


# %% gauss
def gauss_features(x):
    return np.array([x[:, 0], x[:, 1]]).T


keras.utils.set_random_seed(40)
x, y = make_gauss(1000, seed=40)
gauss_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
gauss_history = gauss_model.fit(gauss_features(x), y, batch_size=30, epochs=20, verbose=0)
