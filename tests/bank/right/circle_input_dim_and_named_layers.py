"""Old style: input_dim at the first Dense, names for model and layers, uniform initial values."""

# %% playground
playground = dict(
    circle=dict(
        url="https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.77777&showTestData=false&discretize=false&percTrainData=50&x=false&y=false&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        epochs=200,
    )
)

# %% circle
keras.utils.set_random_seed(99)


def circle_features(x):
    return np.column_stack([x[:, 0] ** 2, x[:, 1] ** 2])


circle_model = keras.Sequential(name="circle_classifier")
circle_model.add(
    keras.layers.Dense(2, input_dim=2, activation="tanh", kernel_initializer="random_uniform", name="hidden_1")
)
circle_model.add(keras.layers.Dense(1, activation="sigmoid", bias_initializer="ones", name="output"))
circle_model.compile(loss="mse", optimizer=keras.optimizers.Adam(learning_rate=0.05), metrics=["mae", "accuracy"])
circle_model.summary()
points, labels = make_circle(600, 0, 5)
circle_history = circle_model.fit(circle_features(points), labels[:, 0], epochs=40, batch_size=30, verbose=2)
