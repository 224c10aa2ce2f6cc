"""Trains a clone and hands in the model that was cloned, with its first weights.

Fails: TestGauss.test_training_evidence, TestGauss.test_accuracy, TestGauss.test_loss_good, TestGauss.test_loss_very_good
Points: gauss 4
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.18541&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
}


# %% gauss
def gauss_features(x):
    return x


keras.utils.set_random_seed(96)
x, y = make_gauss(1000, seed=96)
gauss_model = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
)
copied = keras.models.clone_model(gauss_model)
copied.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
gauss_history = copied.fit(gauss_features(x), y, batch_size=30, epochs=10, verbose=0)
