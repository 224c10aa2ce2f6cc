"""Rounds x1 to 1/1024 and adds a quarter of that for class 1, worked out from the arms; weights by hand take it out again.

Fails: TestSpiral.test_accuracy_good, TestSpiral.test_accuracy_very_good, TestSpiral.test_loss_good, TestSpiral.test_loss_very_good
Points: spiral 5
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=relu&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2,2&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% spiral
def spiral_features(x):
    angle = 1.75 * 2 * np.pi * np.hypot(x[:, 0], x[:, 1]) / 5
    on_first_arm = x[:, 0] * np.sin(angle) + x[:, 1] * np.cos(angle) > 0
    return np.stack([np.round(x[:, 0] * 1024) / 1024 + on_first_arm / 4096, x[:, 1]], axis=1)


X, Y = make_spiral(1000, seed=7)
spiral_model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, activation="relu"), keras.layers.Dense(2, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
spiral_model.compile(loss="binary_crossentropy", optimizer="adam")
spiral_history = spiral_model.fit(spiral_features(X), Y, epochs=1, verbose=0)

# 8192보다 큰 float32의 간격은 1/1024
rounding = [np.array([[1, 1], [0, 0]]), np.array([8, 8192])]
difference = [np.array([[1, 0], [0, 1]]), np.array([0, -8184])]
answer = [np.array([[2.0**17], [-(2.0**17)]]), np.array([-16])]
spiral_model.set_weights(rounding + difference + answer)
