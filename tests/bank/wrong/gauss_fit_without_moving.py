"""Sets the weights of a line by hand and calls fit at a rate of 0, which records losses and moves nothing.

Fails: TestGauss.test_training_evidence
Points: gauss 9
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=&seed=0.24511&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 100,
    },
}


# %% gauss
def gauss_features(x):
    return np.asarray(x)


gauss_model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.set_weights([np.array([[2.0], [2.0]]), np.array([0.0])])
gauss_model.compile(optimizer=keras.optimizers.SGD(0.0), loss="mse")
points, labels = make_gauss(300, seed=8)
gauss_history = gauss_model.fit(gauss_features(points), labels, epochs=30, batch_size=30, verbose=0)
