"""Hands in the right model, but with the History of an earlier attempt.

Fails: TestCircle.test_training_evidence
Points: circle 9
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.12425&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    return np.concatenate([x, x**2], axis=1)


keras.utils.set_random_seed(98)
x, y = make_circle(1000, seed=98)


def train(units, epochs):
    model = keras.Sequential(
        [keras.layers.Dense(units, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
    return model, model.fit(circle_features(x), y, batch_size=30, epochs=epochs, verbose=0)


small_model, circle_history = train(2, 5)
circle_model, _ = train(4, 20)
