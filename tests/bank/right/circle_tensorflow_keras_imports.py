"""Imports layers and models from tensorflow.keras and gives tf.nn.tanh and tf.nn.sigmoid as activations."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3&seed=0.41234&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 250,
    },
}

# %% circle
import tensorflow as tf
from tensorflow.keras import layers, models

tf.random.set_seed(0)
circle_x, circle_y = make_circle(1000, seed=10)


def circle_features(x):
    x1, x2 = x[:, 0:1], x[:, 1:2]
    return np.hstack((x1, x2, x1**2, x2**2))


circle_model = models.Sequential()
circle_model.add(layers.Dense(3, activation=tf.nn.tanh))
circle_model.add(layers.Dense(1, activation=tf.nn.sigmoid))
circle_model.compile(optimizer=tf.keras.optimizers.Adam(0.03), loss="mse", metrics=["accuracy"])
circle_history = circle_model.fit(circle_features(circle_x), circle_y, epochs=25, batch_size=32, verbose=0)
