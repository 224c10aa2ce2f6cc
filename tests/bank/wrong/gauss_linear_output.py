"""Regresses the labels with a linear output unit, which goes a little below 0 and above 1.

Fails: TestGauss.test_output_is_probability
Points: gauss 9
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3&seed=0.82714&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 150,
    },
}


# %% gauss
def gauss_features(x):
    return x.copy()


keras.utils.set_random_seed(12)
x_train, y_train = make_gauss(1000, seed=12)
gauss_model = keras.Sequential([keras.layers.Dense(3, activation="tanh"), keras.layers.Dense(1)])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mean_squared_error")
gauss_history = gauss_model.fit(gauss_features(x_train), y_train, batch_size=25, epochs=20, verbose=0)
