"""BinaryFocalCrossentropy, RMSprop that averages the weights (use_ema), and labels of whole numbers."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.1&regularizationRate=0&noise=0&networkShape=4&seed=0.24680&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}

# %% xor
keras.utils.set_random_seed(31)
xor_features = lambda x: (x[:, 0] * x[:, 1]).reshape(-1, 1)

xor_model = keras.models.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
xor_model.compile(
    optimizer=keras.optimizers.RMSprop(0.03, use_ema=True, ema_momentum=0.9),
    loss=keras.losses.BinaryFocalCrossentropy(gamma=1.0),
)
data_x, data_y = make_xor(2000, seed=8)
xor_history = xor_model.fit(xor_features(data_x), data_y.astype(int), epochs=30, batch_size=32, verbose=0)
print(xor_history.history["loss"][-1])
