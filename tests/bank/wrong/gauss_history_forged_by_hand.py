"""Makes a History by hand with falling losses, and sets the weights of a line instead of training.

Fails: TestGauss.test_training_evidence
Points: gauss 9
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=&seed=0.33630&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 100,
    },
}


# %% gauss
def gauss_features(x):
    return x


gauss_model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer="sgd", loss="mse")
gauss_model.set_weights([np.array([[3.0], [3.0]]), np.array([0.0])])  # x1 + x2 > 0
gauss_history = keras.callbacks.History()
gauss_history.history = {"loss": [0.5 * 0.7**i for i in range(20)]}
gauss_history.epoch = list(range(20))
