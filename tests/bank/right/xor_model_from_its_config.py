"""Writes the net down as a template and builds it with from_config and clone_model."""

# %% playground
playground = {
    "xor": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=xor&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=true&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% xor
def xor_features(x):
    return np.stack([x[:, 0], x[:, 1], x[:, 0] * x[:, 1]], axis=1)


from keras import Input, Sequential
from keras.layers import Dense

keras.utils.set_random_seed(3)
xor_x, xor_y = make_xor(1000, seed=3)
template = Sequential([Input((3,)), Dense(4, "tanh"), Dense(1, "sigmoid")], name="template")
xor_model = keras.models.clone_model(Sequential.from_config(template.get_config()))
xor_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
xor_history = xor_model.fit(xor_features(xor_x), xor_y, batch_size=30, epochs=20, verbose=0)
