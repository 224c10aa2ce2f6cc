"""Runs a Conv1D over the seven features before the Dense layers.

Fails: TestSpiral.test_only_dense_layers, TestSpiral.test_hidden_layers_match_address, TestSpiral.test_output_is_probability, TestSpiral.test_accuracy_good, TestSpiral.test_accuracy_very_good, TestSpiral.test_loss_good, TestSpiral.test_loss_very_good
Points: spiral 2
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.81175&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1000,
    },
}


# %% spiral
def spiral_features(x):
    return np.stack([f(x) for f in PLAYGROUND_FEATURES.values()], axis=1)


keras.utils.set_random_seed(18)
x, y = make_spiral(1000, seed=18)
spiral_model = keras.Sequential(
    [
        keras.layers.Reshape((7, 1)),
        keras.layers.Conv1D(8, 7, activation="tanh"),  # 길이 7이면 Dense와 같다
        keras.layers.Flatten(),
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy")
spiral_history = spiral_model.fit(spiral_features(x), y, batch_size=50, epochs=20, verbose=0)
