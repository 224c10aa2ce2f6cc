"""The features are computed in half precision."""

# %% playground
playground = {"circle": {"url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.44210&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false", "epochs": 300}}

# %% circle
keras.utils.set_random_seed(7)


def circle_features(x):
    x = np.asarray(x, dtype=np.float16)
    return np.concatenate([x, x**2], axis=1)


X, Y = make_circle(1000, seed=1)
circle_model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(4, "tanh"), keras.layers.Dense(1, "sigmoid")])
circle_model.compile(keras.optimizers.Adam(0.01), "mse", metrics=["accuracy"])
circle_history = circle_model.fit(circle_features(X), Y, epochs=40, batch_size=20, verbose=0)
