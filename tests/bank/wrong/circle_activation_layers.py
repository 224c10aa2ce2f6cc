"""Writes the activations as layers of their own after linear Dense layers.

Fails: TestCircle.test_only_dense_layers, TestCircle.test_hidden_layers_match_address, TestCircle.test_output_is_probability, TestCircle.test_accuracy, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 2
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.26729&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    return np.append(x, x**2, axis=1)


keras.utils.set_random_seed(28)
data, label = make_circle(1000, seed=28)
circle_model = keras.Sequential(
    [
        keras.layers.Dense(2),
        keras.layers.Activation("tanh"),
        keras.layers.Dense(1),
        keras.layers.Activation("sigmoid"),
    ]
)
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
circle_history = circle_model.fit(circle_features(data), label, batch_size=30, epochs=15, verbose=0)
