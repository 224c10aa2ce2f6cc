"""The features are a Lambda layer that stands outside of the model."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}

# %% gauss
gauss_features = keras.layers.Lambda(lambda x: x[:, ::-1])
keras.utils.set_random_seed(3)
X, Y = make_gauss(1000, seed=3)
gauss_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
gauss_history = gauss_model.fit(gauss_features(X), Y, batch_size=30, epochs=30, verbose=0)
