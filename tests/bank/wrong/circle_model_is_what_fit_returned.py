"""Assigns what fit returns to the name of the model.

Fails: TestCircle.test_only_dense_layers, TestCircle.test_hidden_layers_match_address, TestCircle.test_output_is_probability, TestCircle.test_training_evidence, TestCircle.test_accuracy, TestCircle.test_loss_good, TestCircle.test_loss_very_good
Points: circle 1
"""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% circle
def circle_features(x):
    return np.concatenate([x, x**2], axis=1)


keras.utils.set_random_seed(3)
X, Y = make_circle(1000, seed=3)
circle_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
circle_model = circle_history = circle_model.fit(circle_features(X), Y, batch_size=30, epochs=30, verbose=0)
