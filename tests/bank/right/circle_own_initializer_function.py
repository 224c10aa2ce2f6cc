"""The initial values come from a function of its own, and the kernel keeps a norm of at most 5."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.12121&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 150,
    },
}


# %% circle
def half_to_half(shape, dtype=None):
    """플레이그라운드처럼 -0.5와 0.5 사이"""
    return keras.random.uniform(shape, -0.5, 0.5, dtype=dtype, seed=1)


def circle_features(x):
    return np.c_[x, x**2]


data = make_circle(n=800, seed=21)
circle_model = keras.Sequential(
    [
        keras.layers.Dense(4, activation="tanh", kernel_initializer=half_to_half, kernel_constraint=keras.constraints.MaxNorm(5)),
        keras.layers.Dense(1, activation="sigmoid", kernel_initializer=half_to_half),
    ]
)
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss=keras.losses.MeanSquaredError())
circle_history = circle_model.fit(circle_features(data[0]), data[1], batch_size=32, epochs=25, verbose=0)
