"""Trains on noisy points with sample weights that count the far ones double, and with labels as booleans."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.47585&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 150,
    },
}


# %% gauss
def gauss_features(x):
    return np.asarray(x, dtype=np.float32)[:, ::-1]


keras.utils.set_random_seed(175)
noisy_x, noisy_y = make_gauss(1500, noise=15, seed=175)
far = np.where(np.abs(noisy_x).sum(axis=1) > 3, 2.0, 1.0)
gauss_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Lion(0.01), loss="binary_crossentropy")
gauss_history = gauss_model.fit(
    gauss_features(noisy_x), noisy_y > 0.5, sample_weight=far, batch_size=50, epochs=20, verbose=0
)
