"""Halves the rate on plateaus, stops early and brings the best weights back."""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,6&seed=0.97537&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1000,
    },
}
# %% spiral
order = ["sinX", "sinY", "x", "y", "xTimesY", "xSquared", "ySquared"]


def spiral_features(x):
    """(n, 2) -> (n, 7)"""
    table = np.empty((len(x), len(order)), dtype=np.float32)
    for column, key in enumerate(order):
        table[:, column] = PLAYGROUND_FEATURES[key](x)
    return table


keras.utils.set_random_seed(71)
points, colours = make_spiral(4000, seed=71)
spiral_model = keras.Sequential(
    [
        keras.Input((7,)),
        keras.layers.Dense(8, activation="tanh"),
        keras.layers.Dense(6, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
callbacks = [
    keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=0.5, patience=3),
    keras.callbacks.EarlyStopping(monitor="val_loss", patience=8, restore_best_weights=True),
]
spiral_history = spiral_model.fit(
    spiral_features(points), colours, validation_split=0.1, batch_size=50, epochs=45, callbacks=callbacks, verbose=0
)
