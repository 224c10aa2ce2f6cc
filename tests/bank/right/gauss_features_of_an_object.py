"""The features are an object with __call__, the epochs a NumPy integer, the names unpacked from a tuple."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% gauss
class Columns:
    def __init__(self, *names):
        self.names = names

    def __call__(self, x):
        return np.column_stack([PLAYGROUND_FEATURES[name](x) for name in self.names])


gauss_features = Columns("x", "y")
keras.utils.set_random_seed(3)
X, Y = make_gauss(1000, seed=3)
batch, epochs = np.array([30, 30])
gauss_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
gauss_history = gauss_model.fit(gauss_features(X), Y, batch_size=batch, epochs=epochs, verbose=0)
