"""Switches on the product alone: one number whose sign is the class, so one unit is enough."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=&seed=0.18648&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 150,
    },
}


# %% xor
def xor_features(x):
    return np.prod(x, axis=1, keepdims=True)


keras.utils.set_random_seed(1)
xx, xy = make_xor(600, seed=1)
xor_model = keras.Sequential()
xor_model.add(keras.layers.Dense(1, input_shape=(1,), activation="sigmoid"))
xor_model.compile("adam", "binary_crossentropy")
xor_model.optimizer.learning_rate.assign(0.1)
xor_history = xor_model.fit(xor_features(xx), xy, epochs=15, verbose=0)
