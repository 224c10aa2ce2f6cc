"""Names the record Spiral_History.

Fails: TestSpiral.test_training_evidence
Points: spiral 14
"""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8&seed=0.91908&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 1000,
    },
}


# %% spiral
def spiral_features(x):
    return np.stack([column(x) for column in PLAYGROUND_FEATURES.values()], axis=-1)


keras.utils.set_random_seed(118)
x, y = make_spiral(4000, seed=118)
spiral_model = keras.Sequential(
    [keras.layers.Dense(8, "tanh"), keras.layers.Dense(8, "tanh"), keras.layers.Dense(1, "sigmoid")]
)
spiral_model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
Spiral_History = spiral_model.fit(spiral_features(x), y, batch_size=50, epochs=45, verbose=0)
