"""A minus sign in its own loss function: training goes the wrong way.

Fails: TestXor.test_accuracy, TestXor.test_loss_good, TestXor.test_loss_very_good
Points: xor 5
"""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.17171&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 200,
    },
}


# %% xor
def xor_features(x):
    return (x[:, 0] * x[:, 1])[:, None]


def own_loss(y_true, y_pred):
    return -keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1)


keras.utils.set_random_seed(8)
xor_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.01), loss=own_loss)
px, py = make_xor(800, seed=8)
xor_history = xor_model.fit(xor_features(px), py, epochs=15, batch_size=32, verbose=0)
