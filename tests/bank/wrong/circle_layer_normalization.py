"""Puts a LayerNormalization between the Dense layers.

Fails: TestCircle.test_only_dense_layers, TestCircle.test_hidden_layers_match_address,
    TestCircle.test_output_is_probability, TestCircle.test_accuracy, TestCircle.test_loss_good,
    TestCircle.test_loss_very_good
Points: circle 2
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3&seed=0.19283&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% circle
def circle_features(x):
    return np.concatenate([x, np.square(x)], axis=1)


keras.utils.set_random_seed(6)
circle_model = keras.Sequential(
    [
        keras.layers.Dense(3, activation="tanh"),
        keras.layers.LayerNormalization(),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
cx, cy = make_circle(1000, seed=6)
circle_history = circle_model.fit(circle_features(cx), cy, epochs=15, batch_size=32, verbose=0)
