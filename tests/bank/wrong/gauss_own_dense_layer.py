"""Writes an affine layer of its own instead of using Dense.

Fails: TestGauss.test_only_dense_layers, TestGauss.test_hidden_layers_match_address, TestGauss.test_output_is_probability, TestGauss.test_accuracy, TestGauss.test_loss_good, TestGauss.test_loss_very_good
Points: gauss 2
"""

# %% playground
playground = {
    "gauss": {
        "url": "https://playground.tensorflow.org/#activation=tanh&batchSize=30&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4&seed=0.67684&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xSquared=false&ySquared=false&xTimesY=false&sinX=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false",
        "epochs": 249,
    },
}


# %% gauss
class NaiveDense(keras.layers.Layer):
    def __init__(self, units, activation):
        super().__init__()
        self.units, self.activation = units, activation

    def build(self, shape):
        self.W = self.add_weight(shape=(shape[-1], self.units), initializer="glorot_uniform")
        self.b = self.add_weight(shape=(self.units,), initializer="zeros")

    def call(self, inputs):
        return self.activation(keras.ops.matmul(inputs, self.W) + self.b)


def gauss_features(x):
    return x


keras.utils.set_random_seed(36)
x, y = make_gauss(1000, seed=36)
gauss_model = keras.Sequential([NaiveDense(4, keras.ops.tanh), NaiveDense(1, keras.ops.sigmoid)])
gauss_model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
gauss_history = gauss_model.fit(gauss_features(x), y, batch_size=30, epochs=10, verbose=0)
