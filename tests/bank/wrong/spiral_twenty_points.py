"""Draws twenty points only, on which the arms cannot be seen.

Fails: TestSpiral.test_accuracy_good, TestSpiral.test_accuracy_very_good, TestSpiral.test_loss_good, TestSpiral.test_loss_very_good
Points: spiral 5
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.11010&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1000,
    },
}


# %% spiral
def spiral_features(x):
    return np.stack([f(x) for f in PLAYGROUND_FEATURES.values()], axis=1)


keras.utils.set_random_seed(205)
x, y = make_spiral(20, seed=205)
spiral_model = keras.Sequential()
spiral_model.add(keras.layers.Dense(8, activation="tanh"))
spiral_model.add(keras.layers.Dense(8, activation="tanh"))
spiral_model.add(keras.layers.Dense(1, activation="sigmoid"))
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy", metrics=["accuracy"])
spiral_history = spiral_model.fit(spiral_features(x), y, batch_size=10, epochs=80, verbose=0)
print("훈련 정확도", spiral_history.history["accuracy"][-1])
