"""Ends in a softmax of two units with sparse cross-entropy, one probability per class.

Fails: TestCircle.test_only_dense_layers, TestCircle.test_output_is_probability, TestCircle.test_accuracy, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 3
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.91047&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    return np.column_stack((x, x**2))


keras.utils.set_random_seed(8)
x, y = make_circle(1000, seed=8)
circle_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(2, activation="softmax")])
circle_model.compile(
    optimizer=keras.optimizers.Adam(0.03), loss="sparse_categorical_crossentropy", metrics=["accuracy"]
)
circle_history = circle_model.fit(circle_features(x), y, batch_size=30, epochs=20, verbose=0)
