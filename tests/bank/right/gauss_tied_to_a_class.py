"""Keeps everything in a class and takes it out by attribute."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% gauss
class Experiment:
    def __init__(self, make, names, units):
        self.names = names
        self.model = keras.Sequential([keras.layers.Dense(units, "tanh"), keras.layers.Dense(1, "sigmoid")])
        self.model.compile(keras.optimizers.Adam(0.03), "mse")
        x, y = make(1000, seed=1)
        self.history = self.model.fit(self.features(x), y, epochs=25, verbose=0)

    def features(self, x):
        return np.stack([PLAYGROUND_FEATURES[n](x) for n in self.names], axis=-1)


keras.utils.set_random_seed(3)
experiment = Experiment(make_gauss, ["y", "x"], 4)
gauss_model, gauss_history, gauss_features = experiment.model, experiment.history, experiment.features
