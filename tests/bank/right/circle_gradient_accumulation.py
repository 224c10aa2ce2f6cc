"""Gradient accumulation over 32 steps on 250 points in batches of 10, clipnorm, ema."""

# %% playground
playground = {"circle": {"url": "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.44210&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false", "epochs": 300}}

# %% circle
keras.utils.set_random_seed(7)


def circle_features(x):
    return keras.ops.concatenate([keras.ops.array(x), keras.ops.square(x)], axis=-1)


X, Y = make_circle(250, seed=1)
circle_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
circle_model.compile(
    optimizer=keras.optimizers.Adam(0.05, gradient_accumulation_steps=32, clipnorm=1.0, use_ema=True, ema_momentum=0.9),
    loss="binary_crossentropy", metrics=["accuracy"],
)
circle_history = circle_model.fit(circle_features(X), Y, epochs=200, batch_size=10, verbose=0)
