"""Lion, class weights, a validation split, and all that verbose=1 prints."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=relu&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3&seed=0.13579&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}

# %% xor
keras.utils.set_random_seed(4)


def xor_features(x):
    return np.prod(x, axis=1, keepdims=True)


xor_model = keras.Sequential(
    [
        keras.layers.Dense(3, activation=keras.activations.relu, kernel_initializer=keras.initializers.HeUniform(seed=5)),
        keras.layers.Dense(1, activation=keras.activations.sigmoid),
    ]
)
xor_model.compile(optimizer=keras.optimizers.Lion(0.01), loss="binary_crossentropy", metrics=["accuracy", keras.metrics.AUC()])
x, y = make_xor(1500, noise=0, seed=77)
share = y.mean()
xor_history = xor_model.fit(
    xor_features(x),
    y,
    validation_split=0.2,
    class_weight={0: share, 1: 1 - share},
    epochs=40,
    batch_size=32,
    verbose=1,
)
