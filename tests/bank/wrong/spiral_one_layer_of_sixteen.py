"""Merges the two hidden layers of the address into one of sixteen units.

Fails: TestSpiral.test_hidden_layers_match_address
Points: spiral 14
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.46792&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1000,
    },
}


# %% spiral
def spiral_features(x):
    return np.stack([PLAYGROUND_FEATURES[key](x) for key in sorted(PLAYGROUND_FEATURES)], axis=1)


keras.utils.set_random_seed(46)
spiral_x, spiral_y = make_spiral(4000, seed=46)
spiral_model = keras.Sequential(
    [keras.layers.Dense(16, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
spiral_history = spiral_model.fit(spiral_features(spiral_x), spiral_y, batch_size=64, epochs=40, verbose=0)
