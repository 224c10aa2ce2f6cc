"""Of two hidden layers only the first has the activation of the address.

Fails: TestCircle.test_hidden_layers_match_address
Points: circle 9
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.81234&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% circle
def circle_features(x):
    return np.hstack([x, x**2])


keras.utils.set_random_seed(3)
circle_model = keras.Sequential()
circle_model.add(keras.layers.Dense(4, activation="tanh"))
circle_model.add(keras.layers.Dense(2))
circle_model.add(keras.layers.Dense(1, activation="sigmoid"))
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
train_points, train_labels = make_circle(1000, seed=3)
circle_history = circle_model.fit(circle_features(train_points), train_labels, epochs=25, batch_size=32, verbose=0)
