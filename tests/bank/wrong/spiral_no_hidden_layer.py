"""Leaves out the hidden layers in address and model alike: one line cannot part the arms.

Fails: TestSpiral.test_accuracy_good, TestSpiral.test_accuracy_very_good, TestSpiral.test_loss_good, TestSpiral.test_loss_very_good
Points: spiral 5
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=&seed=0.33273&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% spiral
def spiral_features(x):
    return np.stack([PLAYGROUND_FEATURES[n](x) for n in PLAYGROUND_FEATURES], axis=1)


keras.utils.set_random_seed(138)
x, y = make_spiral(1000, seed=138)
spiral_model = keras.Sequential([keras.layers.Dense(1, activation="sigmoid")])
spiral_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
spiral_history = spiral_model.fit(spiral_features(x), y, batch_size=30, epochs=20, verbose=0)
