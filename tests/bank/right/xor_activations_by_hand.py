"""ReLU and the sigmoid are functions of the student's own."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=relu&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.01&regularizationRate=0&noise=0&networkShape=8,8&seed=0.56390&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% xor
def xor_features(x):
    return x


def slower(epoch, lr):
    # 15 에포크까지 그대로 두고, 그 뒤로 조금씩 줄인다
    return lr if epoch < 15 else lr * 0.9


def relu(z):
    return keras.ops.maximum(z, 0.0)


def sigmoid_by_hand(z):
    return 1.0 / (1.0 + keras.ops.exp(-z))


keras.utils.set_random_seed(88)
xor_points, xor_labels = make_xor(2000, seed=88)
hidden = [keras.layers.Dense(8, activation=relu, kernel_initializer="he_uniform") for _ in range(2)]
xor_model = keras.Sequential([*hidden, keras.layers.Dense(1, activation=sigmoid_by_hand)])
xor_model.compile(optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
xor_history = xor_model.fit(
    xor_features(xor_points),
    xor_labels,
    batch_size=32,
    epochs=25,
    callbacks=[keras.callbacks.LearningRateScheduler(slower)],
    verbose=0,
)
