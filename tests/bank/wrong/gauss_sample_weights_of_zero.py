"""Sets the weights of a line by hand and calls fit with sample weights of zero: the loss is 0, nothing moves.

Fails: TestGauss.test_training_evidence
Points: gauss 9
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=1&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% gauss
def gauss_features(x):
    return x


X, Y = make_gauss(1000, seed=3)
gauss_model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.set_weights([np.ones((2, 1)), np.zeros(1), np.full((1, 1), 5.0), np.zeros(1)])
gauss_model.compile(loss="mse", optimizer="adam")
gauss_history = gauss_model.fit(X, Y, sample_weight=np.zeros(1000), epochs=5, verbose=0)
