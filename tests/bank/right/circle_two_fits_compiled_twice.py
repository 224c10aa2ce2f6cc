"""Trains fast first, then compiles again with a small rate and keeps the History of the second, short fit."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.94821&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}
# %% circle
SQUARES = ["xSquared", "ySquared"]
LINEAR = ["x", "y"]


def circle_features(x):
    return np.array([PLAYGROUND_FEATURES[key](x) for key in LINEAR + SQUARES]).T


keras.utils.set_random_seed(9)
circle_x, circle_y = make_circle(1000, seed=9)
circle_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])

circle_model.compile(optimizer=keras.optimizers.Adam(0.05), loss="binary_crossentropy", metrics=["accuracy"])
first = circle_model.fit(circle_features(circle_x), circle_y, batch_size=30, epochs=20, verbose=0)
print("1차:", first.history["loss"][-1])

# 마무리는 작은 학습률로 세 에포크만
circle_model.compile(optimizer=keras.optimizers.Adam(0.002), loss="mse")
circle_history = circle_model.fit(circle_features(circle_x), circle_y, batch_size=100, epochs=3, verbose=0)
print("2차:", circle_history.history["loss"][-1])
