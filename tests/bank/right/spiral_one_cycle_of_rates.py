"""A one-cycle schedule written as a callback that sets the rate before every batch."""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% spiral
def spiral_features(x):
    return np.stack([f(x) for f in PLAYGROUND_FEATURES.values()], axis=1)


class OneCycle(keras.callbacks.Callback):
    def __init__(self, steps, top):
        super().__init__()
        self.steps, self.top, self.step = steps, top, 0

    def on_train_batch_begin(self, batch, logs=None):
        share = self.step / self.steps
        self.model.optimizer.learning_rate = self.top * (0.1 + 0.9 * (share / 0.3 if share < 0.3 else (1 - share) / 0.7))
        self.step += 1


keras.utils.set_random_seed(3)
X, Y = make_spiral(3000, seed=3)
spiral_model = keras.Sequential([keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
spiral_model.compile(optimizer=keras.optimizers.Adam(0.001), loss="mse")
spiral_history = spiral_model.fit(spiral_features(X), Y, batch_size=50, epochs=50, callbacks=[OneCycle(3000, 0.03)], verbose=0)
