"""Uses Nadam and checks itself with a validation set of its own draw."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.11136&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 543,
    },
}


# %% xor
def xor_features(x):
    product = x[:, 0] * x[:, 1]
    return np.insert(x, 2, product, axis=1)


keras.utils.set_random_seed(14)
train, valid = make_xor(1000, seed=14), make_xor(300, seed=15)
xor_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Nadam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
xor_history = xor_model.fit(
    xor_features(train[0]),
    train[1],
    validation_data=(xor_features(valid[0]), valid[1]),
    batch_size=30,
    epochs=20,
    verbose=0,
)
print("검증 정확도", xor_history.history["val_accuracy"][-1])
