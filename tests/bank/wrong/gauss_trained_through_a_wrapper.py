"""Trains a functional wrapper around the Sequential, so that fit was called on another model.

Fails: TestGauss.test_training_evidence
Points: gauss 9
"""

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
X, Y = make_gauss(1000, seed=3)
gauss_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
inputs = keras.Input((2,))
wrapper = keras.Model(inputs, gauss_model(inputs))
wrapper.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
gauss_history = wrapper.fit(X, Y, epochs=30, verbose=0)
