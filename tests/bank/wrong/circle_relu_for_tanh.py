"""Trains ReLU units; the address of problem 1 says tanh.

Fails: TestCircle.test_hidden_layers_match_address
Points: circle 9
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.20432&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    squares = x**2
    return np.column_stack([squares, x])


keras.utils.set_random_seed(48)
x, y = make_circle(1000, seed=48)
circle_model = keras.Sequential()
circle_model.add(keras.layers.Dense(4, activation="relu"))
circle_model.add(keras.layers.Dense(1, activation="sigmoid"))
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
circle_history = circle_model.fit(circle_features(x), y, batch_size=30, epochs=20, verbose=0)
