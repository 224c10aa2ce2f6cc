"""A regulariser, a metric and a loss written as functions of its own; jit_compile is off."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularization=L2&regularizationRate=0.001&noise=0&networkShape=2&seed=0.28571&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}

# %% circle
keras.utils.set_random_seed(12)


def small_weights(weights):
    return 1e-5 * keras.ops.sum(keras.ops.square(weights))


def page_loss(y_true, y_pred):
    return keras.ops.mean(2 * (y_pred - y_true) ** 2, axis=-1)


def share_right(y_true, y_pred):
    return keras.ops.mean(keras.ops.cast((y_pred > 0.5) == (y_true > 0.5), "float32"))


def circle_features(x):
    columns = [PLAYGROUND_FEATURES[key](x) for key in ("ySquared", "xSquared", "y", "x")]
    return np.array(columns).T


circle_model = keras.Sequential(
    [
        keras.layers.Dense(2, activation="tanh", kernel_regularizer=small_weights),
        keras.layers.Dense(1, activation="sigmoid", activity_regularizer=keras.regularizers.L1(1e-6)),
    ]
)
circle_model.compile(optimizer=keras.optimizers.Adam(0.04), loss=page_loss, metrics=[share_right], jit_compile=False)
x_train, y_train = make_circle(1000, seed=6)
circle_history = circle_model.fit(circle_features(x_train), y_train, batch_size=30, epochs=25, verbose=0)
