"""Features by keras.ops, an explicit InputLayer, and a hard sigmoid as the output."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.1&regularizationRate=0&noise=0&networkShape=2&seed=0.98765&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 400,
    },
}

# %% xor
from keras import layers, ops

keras.utils.set_random_seed(18)


def xor_features(x):
    x1, x2 = ops.split(ops.convert_to_tensor(x), 2, axis=1)
    return ops.concatenate([x1 * x2, x1, x2], axis=1)


xor_model = keras.Sequential(
    [
        layers.InputLayer(shape=(3,), name="features"),
        layers.Dense(2, activation="tanh"),
        layers.Dense(1, activation="hard_sigmoid"),
    ]
)
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
xor_x, xor_y = make_xor(1500, seed=18)
xor_history = xor_model.fit(xor_features(xor_x), ops.convert_to_tensor(xor_y), epochs=30, batch_size=30, verbose=0)
