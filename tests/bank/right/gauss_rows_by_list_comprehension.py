"""Features as a nested list of rows, one row per point, which becomes an array where the model is trained."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.33221&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 100,
    },
}


# %% gauss
def gauss_features(x):
    return [[float(a), float(b)] for a, b in x]


keras.utils.set_random_seed(5)
gauss_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Adamax(0.05), loss="mse", run_eagerly=False)
points, classes = make_gauss(400, seed=5)
gauss_history = gauss_model.fit(np.array(gauss_features(points)), classes, epochs=30, batch_size=20, verbose=0)
