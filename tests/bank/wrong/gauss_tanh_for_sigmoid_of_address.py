"""The address says sigmoid, the model takes tanh, as in the pictures.

Fails: TestGauss.test_hidden_layers_match_address
Points: gauss 9
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=sigmoid&batchSize=10&dataset=gauss&regDataset=reg-plane&learningRate=0.1&regularizationRate=0&noise=0&networkShape=3&seed=0.48484&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% gauss
gauss_features = lambda x: np.array([[p[0], p[1]] for p in x])

keras.utils.set_random_seed(40)
gauss_model = keras.Sequential([keras.layers.Dense(3, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.05), loss="mse")
gx, gy = make_gauss(400, seed=40)
gauss_history = gauss_model.fit(gauss_features(gx), gy, epochs=25, batch_size=25, verbose=0)
