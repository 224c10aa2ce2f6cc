"""An own loss squeezes the labels, so that the mean runs over a table of all pairs.

Fails: TestGauss.test_accuracy, TestGauss.test_loss_good, TestGauss.test_loss_very_good
Points: gauss 5
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.31415&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 300,
    },
}


# %% gauss
import tensorflow as tf
keras.utils.set_random_seed(3)


def gauss_features(x):
    return x


def my_loss(y_true, y_pred):
    return tf.reduce_mean((tf.squeeze(y_true) - y_pred) ** 2)


X, Y = make_gauss(1500, seed=7)
gauss_model = keras.Sequential([keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")])
gauss_model.compile(loss=my_loss, optimizer=keras.optimizers.Adam(0.03))
gauss_history = gauss_model.fit(gauss_features(X), Y, epochs=40, verbose=0)
