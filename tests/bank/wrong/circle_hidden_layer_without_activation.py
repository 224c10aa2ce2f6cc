"""Forgets the activation of the hidden layer; with the squares it learns all the same.

Fails: TestCircle.test_hidden_layers_match_address
Points: circle 9
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.78740&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    out = [x[:, 0], x[:, 1], x[:, 0] ** 2, x[:, 1] ** 2]
    return np.transpose(out)


keras.utils.set_random_seed(50)
x, y = make_circle(1000, seed=50)
circle_model = keras.Sequential([keras.layers.Dense(2), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
circle_history = circle_model.fit(circle_features(x), y, batch_size=30, epochs=20, verbose=0)
