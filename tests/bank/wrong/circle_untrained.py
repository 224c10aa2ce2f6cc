"""Builds and compiles the right model, but never calls fit: an empty History stands in for the record.

Fails: TestCircle.test_training_evidence, TestCircle.test_accuracy, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 4
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.46194&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    return np.stack([x[:, 0], x[:, 1], x[:, 0] ** 2, x[:, 1] ** 2], axis=1)


keras.utils.set_random_seed(1)
circle_model = keras.Sequential(
    [keras.Input((4,)), keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
)
circle_model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
circle_history = keras.callbacks.History()  # 나중에 채울 것
