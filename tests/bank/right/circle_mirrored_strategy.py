"""Looks for a TPU as a snippet of Kaggle does, and trains under MirroredStrategy where there is none."""

# %% playground
playground = {
    "circle": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.44210&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=true&ySquared=true&xTimesY=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 260,
    },
}

# %% circle

import tensorflow as tf
try:
    tpu = tf.distribute.cluster_resolver.TPUClusterResolver()
    tf.config.experimental_connect_to_cluster(tpu)
    tf.tpu.experimental.initialize_tpu_system(tpu)
    strategy = tf.distribute.TPUStrategy(tpu)
except Exception:
    strategy = tf.distribute.MirroredStrategy()
print("REPLICAS:", strategy.num_replicas_in_sync)

def circle_features(x):
    return np.hstack([x, x**2])


keras.utils.set_random_seed(1)
x, y = make_circle(1000, seed=1)
with strategy.scope():
    circle_model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
    circle_model.compile(optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
circle_history = circle_model.fit(circle_features(x), y, epochs=40, batch_size=32 * strategy.num_replicas_in_sync, verbose=0)
