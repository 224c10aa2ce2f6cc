"""Takes |x1| and |x2| where the address switches on the squares.

Fails: TestCircle.test_features_match_address
Points: circle 9
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.64646&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% circle
def circle_features(x):
    return np.abs(x)


keras.utils.set_random_seed(21)
circle_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.05), loss="binary_crossentropy")
cx, cy = make_circle(2000, seed=21)
circle_history = circle_model.fit(circle_features(cx), cy, epochs=40, batch_size=32, verbose=0)
