"""Leaves the number of epochs to early stopping on a fifth of the points, with RMSprop and cross-entropy."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3&seed=0.06951&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 180,
    },
}


# %% circle
def circle_features(x):
    return np.square(x)


keras.utils.set_random_seed(5)
pts, cls = make_circle(1000, seed=40)
circle_model = keras.Sequential([keras.layers.Dense(3, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(keras.optimizers.RMSprop(0.02), loss="binary_crossentropy", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(monitor="val_loss", min_delta=1e-4, patience=4, restore_best_weights=True)
circle_history = circle_model.fit(
    circle_features(pts), cls, validation_split=0.2, batch_size=16, epochs=60, callbacks=[stop], verbose=0
)
print(len(circle_history.epoch), "에포크에서 멈춤")
