"""Feeds fit from an endless generator that draws fresh points for every batch."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3&seed=0.31236&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% circle
def circle_features(x):
    return np.stack([PLAYGROUND_FEATURES["xSquared"](x), PLAYGROUND_FEATURES["ySquared"](x)], axis=1)


def endless(batch_size):
    seed = 0
    while True:
        x, y = make_circle(batch_size, seed=seed)
        yield circle_features(x), y
        seed += 1


keras.utils.set_random_seed(165)
circle_model = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(3, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
)
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
circle_history = circle_model.fit(endless(32), steps_per_epoch=40, epochs=15, verbose=0)
