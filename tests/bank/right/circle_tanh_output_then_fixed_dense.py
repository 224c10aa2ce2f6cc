"""Learns a tanh output of -1 to 1 as the page does; a last Dense with fixed weights turns it into a probability."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2,1&seed=0.41223&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}


# %% circle
def circle_features(x):
    return np.concatenate([x, x**2], axis=1)


keras.utils.set_random_seed(3)
x_tr, y_tr = make_circle(1000, seed=3)

# 플레이그라운드의 출력은 tanh이므로 p = (o + 1) / 2 로 바꾸는 층을 하나 더 둔다
to_probability = keras.layers.Dense(
    1,
    activation="linear",
    kernel_initializer=keras.initializers.Constant(0.5),
    bias_initializer=keras.initializers.Constant(0.5),
    trainable=False,
)
circle_model = keras.Sequential(
    [keras.layers.Dense(2, activation="tanh"), keras.layers.Dense(1, activation="tanh"), to_probability]
)
circle_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mean_squared_error")
circle_history = circle_model.fit(circle_features(x_tr), y_tr, batch_size=30, epochs=25, verbose=0)
assert np.all(to_probability.get_weights()[0] == 0.5)
