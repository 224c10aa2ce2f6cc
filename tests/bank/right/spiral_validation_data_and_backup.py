"""Validates on another draw, backs up to a folder, stops at NaN, prints every tenth epoch by a LambdaCallback."""

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


keras.utils.set_random_seed(3)
X, Y = make_spiral(3000, seed=3)
vx, vy = make_spiral(500, seed=4)
spiral_model = keras.Sequential([keras.Input((7,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
callbacks = [
    keras.callbacks.TerminateOnNaN(),
    keras.callbacks.BackupAndRestore("backup"),
    keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: print(epoch, logs["val_loss"]) if epoch % 10 == 0 else None),
]
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
spiral_history = spiral_model.fit(spiral_features(X), Y, batch_size=50, epochs=60, validation_data=(spiral_features(vx), vy), callbacks=callbacks, verbose=0)
