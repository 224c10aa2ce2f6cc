"""Three ReLU layers of eight, a cosine schedule, and tf.data with steps_per_execution for speed."""

# %% playground
playground = {
    "spiral": {
        "url": "https://playground.tensorflow.org/#activation=relu&batchSize=30&dataset=spiral&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=8,8,8&seed=0.94514&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 500,
    },
}
# %% spiral
import tensorflow as tf


def spiral_features(x):
    x1, x2 = tf.unstack(tf.cast(x, tf.float32), axis=1)
    return tf.stack([x1, x2, x1 * x1, x2 * x2, x1 * x2, tf.sin(x1), tf.sin(x2)], axis=1)


keras.utils.set_random_seed(42)
sx, sy = make_spiral(4000, seed=42)
batches = (
    tf.data.Dataset.from_tensor_slices((spiral_features(sx), sy)).cache().shuffle(4000).batch(50, drop_remainder=True)
)
rate = keras.optimizers.schedules.CosineDecay(0.02, decay_steps=80 * 60)
spiral_model = keras.Sequential(
    [keras.layers.Dense(8, activation="relu") for _ in range(3)] + [keras.layers.Dense(1, activation="sigmoid")]
)
spiral_model.compile(keras.optimizers.Adam(rate), "binary_crossentropy", steps_per_execution=40)
spiral_history = spiral_model.fit(batches, epochs=60, verbose=0)
