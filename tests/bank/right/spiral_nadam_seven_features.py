"""All seven features, two tanh layers of eight, Nadam and cross-entropy on three thousand points."""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.11296&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1000,
    },
}


# %% spiral
def spiral_features(x):
    return np.stack([f(x) for f in PLAYGROUND_FEATURES.values()], axis=1)


keras.utils.set_random_seed(23)
spiral_x, spiral_y = make_spiral(3000, seed=23)
spiral_model = keras.Sequential()
spiral_model.add(keras.layers.Dense(8, activation="tanh"))
spiral_model.add(keras.layers.Dense(8, activation="tanh"))
spiral_model.add(keras.layers.Dense(1, activation="sigmoid"))
spiral_model.compile(optimizer=keras.optimizers.Nadam(0.01), loss="binary_crossentropy", metrics=["accuracy"])
spiral_history = spiral_model.fit(spiral_features(spiral_x), spiral_y, batch_size=50, epochs=40, verbose=0)
