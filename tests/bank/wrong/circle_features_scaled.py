"""Divides the coordinates by 5 first, so that no column is a feature of the page.

Fails: TestCircle.test_features_match_address
Points: circle 9
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.48430&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    x = x / 5  # -1과 1 사이로
    return np.concatenate([x, x**2], axis=1)


keras.utils.set_random_seed(60)
x, y = make_circle(1000, seed=60)
circle_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.05), loss="binary_crossentropy")
circle_history = circle_model.fit(circle_features(x), y, batch_size=20, epochs=25, verbose=0)
