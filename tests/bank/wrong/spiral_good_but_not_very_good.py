"""Stops as soon as the arms are roughly followed, at a loss of 0.15: good, not very good.

Fails: TestSpiral.test_accuracy_very_good, TestSpiral.test_loss_very_good
Points: spiral 9
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.37321&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1000,
    },
}


# %% spiral
def spiral_features(x):
    return np.stack([PLAYGROUND_FEATURES[n](x) for n in PLAYGROUND_FEATURES], axis=1)


keras.utils.set_random_seed(144)
x, y = make_spiral(1000, seed=144)
spiral_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy")
for epoch in range(100):
    spiral_history = spiral_model.fit(spiral_features(x), y, batch_size=50, verbose=0)
    if playground_loss(spiral_model.predict(spiral_features(x), verbose=0), y) < 0.15:
        print(epoch + 1, "에포크면 충분하다")
        break
