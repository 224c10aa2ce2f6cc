"""Keeps the page's labels of -1 and 1 and writes the page's loss itself: half the square of 2p - 1 - label."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.92564&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
}


# %% xor
def xor_features(x):
    return np.stack([PLAYGROUND_FEATURES[n](x) for n in ["xTimesY", "y", "x"]], axis=-1)


def page_loss(label, probability):
    # 플레이그라운드의 손실: 출력 o = 2p - 1, 레이블은 -1 또는 1
    return keras.ops.mean(keras.ops.square(2 * probability - 1 - label) / 2)


keras.utils.set_random_seed(4)
x_data, y_data = make_xor(1000, seed=4)
label = np.where(y_data == 1, 1.0, -1.0)
xor_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.03), loss=page_loss)
xor_history = xor_model.fit(xor_features(x_data), label, batch_size=30, epochs=20, verbose=0)
print("손실", xor_history.history["loss"][-1])
