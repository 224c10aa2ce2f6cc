"""Derives a class from keras.Sequential that counts its steps; layers and training are those of Sequential."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.1&regularizationRate=0&noise=0&networkShape=4&seed=0.24681&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% xor
class CountingSequential(keras.Sequential):
    steps = 0

    def train_step(self, *args, **kwargs):
        CountingSequential.steps += 1
        return super().train_step(*args, **kwargs)


def xor_features(x):
    return x[:, :1] * x[:, 1:]


keras.utils.set_random_seed(35)
xor_model = CountingSequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
px, py = make_xor(1000, seed=35)
xor_history = xor_model.fit(xor_features(px), py, epochs=20, batch_size=32, verbose=0)
