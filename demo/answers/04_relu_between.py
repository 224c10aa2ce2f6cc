"""Puts a ReLU between the two layers, which the problem forbids.

The model is no longer affine (two points); steps, training and the trained loss are right for the model that it is.

Expected: 1_tensors 10, 2_keras 57, 3_tensorflow 18
"""

# %% two-layer
# 은닉층에는 보통 활성화 함수를 쓰니까 relu를 넣었다
tf.random.set_seed(11)
W1 = tf.Variable(tf.random.uniform((2, 4)))
b1 = tf.Variable(tf.zeros((4,)))
W2 = tf.Variable(tf.random.uniform((4, 1)))
b2 = tf.Variable(tf.zeros((1,)))

lr = 0.02


def two_layer_model(inputs):
    h = tf.nn.relu(tf.matmul(inputs, W1) + b1)
    return tf.matmul(h, W2) + b2


def two_layer_training_step(inputs, targets):
    with tf.GradientTape() as tape:
        predictions = two_layer_model(inputs)
        loss = square_loss(targets, predictions)
    dW1, db1, dW2, db2 = tape.gradient(loss, [W1, b1, W2, b2])
    W1.assign_sub(dW1 * lr)
    b1.assign_sub(db1 * lr)
    W2.assign_sub(dW2 * lr)
    b2.assign_sub(db2 * lr)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        batch_losses = [float(two_layer_training_step(x, t)) for x, t in minibatches(inputs, targets, batch_size)]
        losses.append(np.mean(batch_losses))
    return losses


two_layer_losses = train_two_layer(inputs, targets, epochs=10)
print("마지막 손실:", two_layer_losses[-1])
