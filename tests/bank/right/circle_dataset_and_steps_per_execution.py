"""Feeds fit from a shuffling tf.data pipeline and lets Keras run twenty steps per call."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=2&seed=0.44055&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 240,
    },
}
# %% circle
import tensorflow as tf


def circle_features(x):
    columns = [PLAYGROUND_FEATURES[name](x) for name in ("ySquared", "x", "xSquared", "y")]
    return np.stack(columns, axis=1)


keras.utils.set_random_seed(31)
data = make_circle(2000, seed=31)
pipeline = (
    tf.data.Dataset.from_tensor_slices((circle_features(data[0]), data[1]))
    .shuffle(2000, seed=1)
    .batch(25)
    .prefetch(tf.data.AUTOTUNE)
)
circle_model = keras.Sequential([keras.layers.Dense(2, "tanh"), keras.layers.Dense(1, "sigmoid")])
circle_model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", steps_per_execution=20)
circle_history = circle_model.fit(pipeline, epochs=15, verbose=0)
