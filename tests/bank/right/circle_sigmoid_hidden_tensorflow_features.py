"""Stacks the columns with TensorFlow, squares first, and uses sigmoid units like its address."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=sigmoid&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.3&regularizationRate=0&noise=0&networkShape=4&seed=0.23327&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 500,
    },
}
# %% circle
import tensorflow as tf


def circle_features(x):
    x = tf.convert_to_tensor(x, dtype=tf.float32)
    return tf.concat([tf.square(x), x], axis=-1)


tf.random.set_seed(12)
np.random.seed(12)
keras.utils.set_random_seed(12)
cx, cy = make_circle(1200, seed=12)
circle_model = keras.Sequential(
    [
        keras.Input((4,)),
        keras.layers.Dense(4, activation=tf.keras.activations.sigmoid),
        keras.layers.Dense(1, activation=tf.keras.activations.sigmoid),
    ]
)
circle_model.compile(optimizer=tf.keras.optimizers.Adam(0.05), loss="binary_crossentropy", metrics=["binary_accuracy"])
circle_history = circle_model.fit(circle_features(cx), cy, batch_size=40, epochs=25, verbose=0)
