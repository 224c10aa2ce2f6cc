"""Draws only ten training points, and trains on them for long.

Fails: TestXor.test_accuracy, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 5
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,4&seed=0.62649&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% xor
def xor_features(x):
    return x


keras.utils.set_random_seed(4)
xor_x, xor_y = make_xor(10, seed=4)
xor_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(4, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
xor_history = xor_model.fit(xor_features(xor_x), xor_y, batch_size=10, epochs=60, verbose=0)
print("훈련 정확도:", xor_history.history["accuracy"][-1])
