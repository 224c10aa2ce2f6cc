"""Normalises batches after the first hidden layer.

Fails: TestSpiral.test_only_dense_layers, TestSpiral.test_hidden_layers_match_address, TestSpiral.test_output_is_probability, TestSpiral.test_accuracy_good, TestSpiral.test_accuracy_very_good, TestSpiral.test_loss_good, TestSpiral.test_loss_very_good
Points: spiral 2
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.21429&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 600,
    },
}


# %% spiral
def spiral_features(x):
    return np.concatenate([x, np.sin(x)], axis=1)


keras.utils.set_random_seed(24)
x, y = make_spiral(2000, seed=24)
spiral_model = keras.Sequential()
spiral_model.add(keras.layers.Dense(8, activation="tanh"))
spiral_model.add(keras.layers.BatchNormalization())  # 더 빨리 배운다고 들었다
spiral_model.add(keras.layers.Dense(8, activation="tanh"))
spiral_model.add(keras.layers.Dense(1, activation="sigmoid"))
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy")
spiral_history = spiral_model.fit(spiral_features(x), y, batch_size=50, epochs=20, verbose=0)
