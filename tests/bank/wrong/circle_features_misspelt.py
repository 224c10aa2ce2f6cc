"""Writes circle_feature without its last letter.

Fails: TestCircle.test_features_match_address, TestCircle.test_output_is_probability, TestCircle.test_accuracy, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 3
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.89275&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_feature(x):
    return np.stack([x[:, 0], x[:, 1], x[:, 0] ** 2, x[:, 1] ** 2], axis=1)


keras.utils.set_random_seed(116)
circle_x, circle_y = make_circle(1000, seed=116)
circle_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
circle_history = circle_model.fit(circle_feature(circle_x), circle_y, batch_size=30, epochs=15, verbose=0)
