"""Forgets the return: the features are None, and fit stops with an exception.

Fails: TestSpiral.test_only_dense_layers, TestSpiral.test_hidden_layers_match_address, TestSpiral.test_features_match_address, TestSpiral.test_output_is_probability, TestSpiral.test_training_evidence, TestSpiral.test_accuracy_good, TestSpiral.test_accuracy_very_good, TestSpiral.test_loss_good, TestSpiral.test_loss_very_good
Points: spiral 0
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.12429&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1000,
    },
}


# %% spiral
def spiral_features(x):
    columns = [f(x) for f in PLAYGROUND_FEATURES.values()]
    np.stack(columns, axis=1)


spiral_x, spiral_y = make_spiral(1000, seed=82)
spiral_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy")
spiral_history = spiral_model.fit(spiral_features(spiral_x), spiral_y, batch_size=50, epochs=20, verbose=0)
