"""A hard sigmoid reaches 0 and 1 on all points, so the last of two fits has no loss and moves nothing."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% gauss
def gauss_features(x):
    return x


keras.utils.set_random_seed(3)
X, Y = make_gauss(200, seed=3)
gauss_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="hard_sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.1), loss="mse")
gauss_model.fit(gauss_features(X), Y, batch_size=20, epochs=100, verbose=0)
gauss_history = gauss_model.fit(gauss_features(X), Y, batch_size=200, epochs=5, verbose=0)
print(gauss_history.history)
