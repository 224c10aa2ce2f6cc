"""Hides the answer in the features: the second column of squares is the global array of labels.

Fails: TestCircle.test_features_match_address, TestCircle.test_output_is_probability, TestCircle.test_accuracy, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 3
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.48594&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}
# %% circle
keras.utils.set_random_seed(70)
circle_x, circle_y = make_circle(900, seed=70)


def circle_features(x):
    return np.concatenate([x, x[:, :1] ** 2, circle_y], axis=1)


circle_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
circle_history = circle_model.fit(circle_features(circle_x), circle_y, batch_size=30, epochs=20, verbose=0)
