"""Trains on logits, which is numerically better, and gives the output layer its sigmoid afterwards."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.45089&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 250,
    },
}


# %% xor
def xor_features(x):
    return (x[:, 0] * x[:, 1]).reshape(-1, 1)


keras.utils.set_random_seed(19)
X, t = make_xor(1000, seed=19)
xor_model = keras.Sequential([keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1)])
xor_model.compile(optimizer=keras.optimizers.Adam(0.05), loss=keras.losses.BinaryCrossentropy(from_logits=True))
xor_history = xor_model.fit(xor_features(X), t, batch_size=40, epochs=15, verbose=0)

# 훈련이 끝났으니 이제 로짓을 확률로 바꾼다
xor_model.layers[-1].activation = keras.activations.sigmoid
