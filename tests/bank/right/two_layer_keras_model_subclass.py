"""A subclass of keras.Model with its own weights is the model."""

# %% two-layer
class TwoLayer(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.W1 = self.add_weight(shape=(2, 4), initializer=tf.keras.initializers.RandomNormal(stddev=0.1, seed=1), name="W1")
        self.b1 = self.add_weight(shape=(4,), initializer="zeros", name="b1")
        self.W2 = self.add_weight(shape=(4, 1), initializer=tf.keras.initializers.RandomNormal(stddev=0.1, seed=2), name="W2")
        self.b2 = self.add_weight(shape=(1,), initializer="zeros", name="b2")

    def call(self, inputs):
        h = tf.matmul(inputs, self.W1) + self.b1
        return tf.matmul(h, self.W2) + self.b2


two_layer_model = TwoLayer()
W1, b1, W2, b2 = two_layer_model.W1, two_layer_model.b1, two_layer_model.W2, two_layer_model.b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = square_loss(targets, two_layer_model(inputs))
    for v, g in zip([W1, b1, W2, b2], tape.gradient(loss, [W1, b1, W2, b2])):
        v.assign_sub(0.02 * g)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        p = np.random.permutation(len(inputs))
        losses.append(np.mean([two_layer_training_step(inputs[q], targets[q]) for q in np.split(p, range(batch_size, len(p), batch_size))]))
    return losses


two_layer_losses = train_two_layer(inputs, targets, 20)
