"""Returns the points themselves as features; trains on clouds with noise 20, and with label smoothing."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=sigmoid&batchSize=10&dataset=gauss&regDataset=reg-plane&learningRate=0.1&regularizationRate=0&noise=0&networkShape=3&seed=0.87878&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% gauss
def gauss_features(x):
    return x


keras.utils.set_random_seed(20)
px, py = make_gauss(2000, noise=20, seed=20)
gauss_model = keras.Sequential([keras.layers.Dense(3, activation="sigmoid"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(
    optimizer=keras.optimizers.Adam(0.05), loss=keras.losses.BinaryCrossentropy(label_smoothing=0.02), metrics=["accuracy"]
)
gauss_history = gauss_model.fit(gauss_features(px), py, epochs=15, batch_size=64, verbose=0, shuffle=True)
