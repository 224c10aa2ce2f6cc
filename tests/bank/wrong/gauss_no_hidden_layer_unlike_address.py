"""Finds out that one unit is enough, but forgets to change the address, which still has four hidden units.

Fails: TestGauss.test_hidden_layers_match_address
Points: gauss 9
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.56388&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
}


# %% gauss
def gauss_features(x):
    return x[:, [0, 1]]


keras.utils.set_random_seed(42)
gauss_x, gauss_y = make_gauss(1000, seed=42)
gauss_model = keras.Sequential()
gauss_model.add(keras.layers.Dense(1, activation="sigmoid"))  # 은닉층이 없어도 된다
gauss_model.compile(optimizer=keras.optimizers.Adam(0.1), loss="binary_crossentropy")
gauss_history = gauss_model.fit(gauss_features(gauss_x), gauss_y, batch_size=50, epochs=15, verbose=0)
