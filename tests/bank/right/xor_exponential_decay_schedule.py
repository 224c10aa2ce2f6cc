"""Gives Adam an exponentially decaying learning rate and asks for the mean squared error."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3&seed=0.96642&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 400,
    },
}


# %% xor
def xor_features(x):
    return np.c_[x, x[:, 0] * x[:, 1]]


keras.utils.set_random_seed(50)
px, py = make_xor(1000, seed=50)
rate = keras.optimizers.schedules.ExponentialDecay(0.05, decay_steps=200, decay_rate=0.8, staircase=True)
xor_model = keras.Sequential(
    layers=[
        keras.Input(shape=(3,)),
        keras.layers.Dense(3, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ],
    name="xor_model",
)
xor_model.compile(optimizer=keras.optimizers.Adam(rate), loss=keras.losses.MeanSquaredError())
xor_history = xor_model.fit(xor_features(px), py, batch_size=25, epochs=20, verbose=0)
