"""Gives tf.nn.relu as the activation, the same function under TensorFlow's name; loss and optimiser by name."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=relu&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.16180&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 150,
    },
}

# %% circle
import tensorflow as tf

keras.utils.set_random_seed(7)


def circle_features(x):
    return tf.stack([x[:, 0], x[:, 1], tf.square(x[:, 0]), tf.square(x[:, 1])], axis=-1)


X, y = make_circle(1000, seed=3)
circle_model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(4, activation=tf.nn.relu), tf.keras.layers.Dense(1, "sigmoid")]
)
circle_model.compile("adam", "binary_crossentropy", metrics=["acc"])
circle_history = circle_model.fit(circle_features(X), y, epochs=60, batch_size=16, verbose=0)
