"""A scheduler by lambda, early stopping that brings the best weights back, checkpoints, a CSV log; six features."""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,6&seed=0.70710&showTestData=false&discretize=false&percTrainData=70&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&cosX=false&sinX=true&cosY=false&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 800,
    },
}

# %% spiral
keras.utils.set_random_seed(50)


def spiral_features(x):
    return np.column_stack([f(x) for f in PLAYGROUND_FEATURES.values()])


spiral_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation="tanh", kernel_initializer="glorot_normal"),
        keras.layers.Dense(6, activation="tanh", kernel_initializer="glorot_normal"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
sx, sy = make_spiral(4000, seed=50)
vx, vy = make_spiral(1000, seed=51)
spiral_history = spiral_model.fit(
    spiral_features(sx),
    sy,
    validation_data=(spiral_features(vx), vy),
    epochs=60,
    batch_size=64,
    verbose=0,
    callbacks=[
        keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate * 0.97),
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=20, restore_best_weights=True),
        keras.callbacks.CSVLogger("spiral.csv"),
        keras.callbacks.TerminateOnNaN(),
    ],
)
