"""Uses AdamW, looks at the picture after twenty epochs and goes on from there with initial_epoch."""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.04186&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1200,
    },
}


# %% spiral
def stack(*columns):
    return np.stack(columns, axis=1)


def spiral_features(x):
    return stack(*(PLAYGROUND_FEATURES[k](x) for k in reversed(PLAYGROUND_FEATURES)))


keras.utils.set_random_seed(55)
spiral_x, spiral_y = make_spiral(3000, seed=55)
spiral_model = keras.Sequential(
    [
        keras.layers.Dense(8, activation=keras.activations.tanh, kernel_initializer="glorot_normal"),
        keras.layers.Dense(8, activation=keras.activations.tanh, kernel_initializer="glorot_normal"),
        keras.layers.Dense(1, activation=keras.activations.sigmoid),
    ]
)
spiral_model.compile(optimizer=keras.optimizers.AdamW(0.02, weight_decay=1e-4), loss="mse", metrics=["accuracy"])
before = spiral_model.fit(spiral_features(spiral_x), spiral_y, batch_size=50, epochs=20, verbose=0)
plot_boundary(spiral_model, spiral_features, spiral_x, spiral_y, "20 epochs")
plt.show()
spiral_history = spiral_model.fit(
    spiral_features(spiral_x), spiral_y, batch_size=50, initial_epoch=20, epochs=40, verbose=0
)
plot_history(spiral_history, "20 more")
