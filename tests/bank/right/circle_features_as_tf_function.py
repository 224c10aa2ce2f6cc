"""The features are a tf.function with a signature, squares by tf.square."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}

# %% circle
import tensorflow as tf


@tf.function(input_signature=[tf.TensorSpec((None, 2), tf.float32)])
def circle_features(x):
    return tf.concat([x, tf.square(x)], axis=1)


tf.random.set_seed(3)
X, Y = make_circle(1000, seed=3)
circle_model = tf.keras.Sequential([tf.keras.layers.Dense(4, activation=tf.tanh), tf.keras.layers.Dense(1, activation=tf.sigmoid)])
circle_model.compile(optimizer=tf.keras.optimizers.Adam(0.03), loss=tf.keras.losses.MeanSquaredError())
circle_history = circle_model.fit(circle_features(X), Y, batch_size=30, epochs=30, verbose=0)
