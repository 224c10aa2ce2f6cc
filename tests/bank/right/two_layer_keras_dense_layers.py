"""Two keras Dense layers in a Sequential are the model; the four names are their kernels and biases; the step is by tape."""

# %% two-layer
import keras

keras.utils.set_random_seed(8)

two_layer_model = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(4, kernel_initializer=keras.initializers.RandomNormal(stddev=0.1), name="layer1"),
        keras.layers.Dense(1, kernel_initializer=keras.initializers.RandomNormal(stddev=0.1), name="layer2"),
    ]
)
two_layer_model.summary()
W1, b1 = two_layer_model.get_layer("layer1").kernel, two_layer_model.get_layer("layer1").bias
W2, b2 = two_layer_model.get_layer("layer2").kernel, two_layer_model.get_layer("layer2").bias

optimizer = keras.optimizers.SGD(learning_rate=0.03)
mse = keras.losses.MeanSquaredError()


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        loss = mse(targets, two_layer_model(inputs, training=True))
    grads = tape.gradient(loss, two_layer_model.trainable_variables)
    optimizer.apply(grads, two_layer_model.trainable_variables)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    history = []
    dataset = tf.data.Dataset.from_tensor_slices((inputs, targets)).shuffle(buffer_size=len(inputs)).batch(batch_size)
    for epoch in range(epochs):
        mean = keras.metrics.Mean()
        for x, y in dataset:
            mean(two_layer_training_step(x, y))
        history.append(float(mean.result()))
    return history


two_layer_losses = train_two_layer(inputs, targets, epochs=20, batch_size=32)
print(two_layer_losses[0], "->", two_layer_losses[-1])
