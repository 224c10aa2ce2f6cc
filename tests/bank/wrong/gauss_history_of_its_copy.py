"""Trains a copy under another name and copies the weights over: fit was never called on the model handed in.

Fails: TestGauss.test_training_evidence
Points: gauss 9
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.66001&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 100,
    },
}


# %% gauss
def gauss_features(x):
    return x


def net():
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, "tanh"), keras.layers.Dense(1, "sigmoid")])


keras.utils.set_random_seed(42)
trial = net()
trial.compile(optimizer=keras.optimizers.Adam(0.05), loss="mse")
gx, gy = make_gauss(400, seed=42)
gauss_history = trial.fit(gauss_features(gx), gy, epochs=20, batch_size=25, verbose=0)
gauss_model = net()
gauss_model.compile(optimizer="adam", loss="mse")
gauss_model.set_weights(trial.get_weights())
