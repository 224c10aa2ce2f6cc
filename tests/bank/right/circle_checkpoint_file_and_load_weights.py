"""Writes the best weights to a file in the working directory by ModelCheckpoint and loads them afterwards."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.50505&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}

# %% circle
keras.utils.set_random_seed(33)


def circle_features(x):
    x = np.asarray(x)
    return np.concatenate([x, x * x], axis=1)


circle_model = keras.Sequential([keras.layers.Dense(2, "tanh"), keras.layers.Dense(1, "sigmoid")])
circle_model.compile(keras.optimizers.Adam(0.03), "mse")
train_x, train_y = make_circle(1000, seed=1)
val_x, val_y = make_circle(500, seed=2)
best = keras.callbacks.ModelCheckpoint("circle_best.weights.h5", save_best_only=True, save_weights_only=True)
circle_history = circle_model.fit(
    circle_features(train_x),
    train_y,
    validation_data=(circle_features(val_x), val_y),
    epochs=25,
    batch_size=32,
    callbacks=[best],
    verbose=0,
)
circle_model.load_weights("circle_best.weights.h5")
circle_model.save("circle.keras")
print(os.listdir("."))
