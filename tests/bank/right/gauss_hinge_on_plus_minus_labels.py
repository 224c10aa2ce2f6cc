"""Trains with the hinge loss on labels of -1 and 1; a fixed affine layer makes the tanh a probability."""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2,1&seed=0.59181&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% gauss
def gauss_features(x):
    return np.array(x[:, [1, 0]])


def hinge_of_probability(sign, p):
    return keras.losses.hinge(sign, 2 * p - 1)


keras.utils.set_random_seed(61)
gx, gy = make_gauss(1000, seed=61)
half = keras.initializers.Constant(0.5)
gauss_model = keras.Sequential(
    [
        keras.layers.Dense(2, activation="tanh"),
        keras.layers.Dense(1, activation="tanh"),
        keras.layers.Dense(1, kernel_initializer=half, bias_initializer=half),  # (o + 1) / 2
    ]
)
gauss_model.layers[-1].trainable = False
gauss_model.compile(optimizer=keras.optimizers.Adam(0.03), loss=hinge_of_probability)
gauss_history = gauss_model.fit(gauss_features(gx), 2 * gy - 1, batch_size=30, epochs=20, verbose=0)
