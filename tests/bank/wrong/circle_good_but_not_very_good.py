"""Stops when the loss of the page is about 0.06: good, not very good.

Fails: TestCircle.test_loss_very_good
Points: circle 8
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.02935&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    return np.stack([x[:, 0], x[:, 1], x[:, 0] ** 2, x[:, 1] ** 2], axis=1)


keras.utils.set_random_seed(146)
x, y = make_circle(1000, seed=146)
circle_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse", metrics=["accuracy"])
for _ in range(100):
    circle_history = circle_model.fit(circle_features(x), y, batch_size=100, verbose=0)
    if playground_loss(circle_model.predict(circle_features(x), verbose=0), y) < 0.06:
        break
