"""Calls fit in a loop of one epoch each until its own validation loss is small, and keeps the last History."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3&seed=0.17122&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% gauss
def gauss_features(x):
    return x[:, :2]


keras.utils.set_random_seed(17)
tx, ty = make_gauss(1000, seed=17)
vx, vy = make_gauss(400, seed=18)
gauss_model = keras.Sequential([keras.layers.Dense(3, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
for turn in range(30):
    gauss_history = gauss_model.fit(gauss_features(tx), ty, batch_size=30, verbose=0)
    loss = playground_loss(gauss_model.predict(gauss_features(vx), verbose=0), vy)
    if loss < 0.005:
        print(turn + 1, "번 만에", loss)
        break
