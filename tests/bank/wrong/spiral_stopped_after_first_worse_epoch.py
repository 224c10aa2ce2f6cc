"""Early stopping without patience, that watches the accuracy as if it should fall.

Fails: TestSpiral.test_accuracy_good, TestSpiral.test_accuracy_very_good, TestSpiral.test_loss_good, TestSpiral.test_loss_very_good
Points: spiral 5
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% spiral
def spiral_features(x):
    return np.stack([f(x) for f in PLAYGROUND_FEATURES.values()], axis=1)


keras.utils.set_random_seed(3)
X, Y = make_spiral(1000, seed=3)
spiral_model = keras.Sequential([keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
spiral_model.compile(optimizer=keras.optimizers.Adam(0.001), loss="mse", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(monitor="accuracy", mode="min")
spiral_history = spiral_model.fit(spiral_features(X), Y, epochs=200, callbacks=[stop], verbose=0)
