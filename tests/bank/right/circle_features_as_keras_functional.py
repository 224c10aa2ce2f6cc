"""The features are made by a little functional Keras model of their own."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.44210&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}

# %% circle

import tensorflow as tf
inp = keras.Input((2,))
out = keras.layers.Concatenate()([inp, keras.ops.square(inp)])
circle_features = keras.Model(inp, out)

keras.utils.set_random_seed(1)
x, y = make_circle(1000, seed=1)
circle_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy")
circle_history = circle_model.fit(circle_features(x), y, epochs=40, verbose=0)
