"""Does not use minibatches of question 1 at all: train_two_layer shuffles and cuts itself."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    """한 에포크의 (입력, 타깃) 리스트"""
    p = np.random.permutation(len(inputs))
    x, t = inputs[p], targets[p]
    return [(x[i : i + batch_size], t[i : i + batch_size]) for i in range(0, len(x), batch_size)]


def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        total = 0.0
        batches = minibatches(inputs, targets, batch_size)
        for x, t in batches:
            total += float(training_step(x, t))
        losses.append(total / len(batches))
    return losses


minibatch_losses = train(inputs, targets, 5)

# %% two-layer
tf.random.set_seed(3)
W1 = tf.Variable(tf.random.truncated_normal((2, 4), stddev=0.25))
b1 = tf.Variable(tf.random.truncated_normal((4,), stddev=0.1))
W2 = tf.Variable(tf.random.truncated_normal((4, 1), stddev=0.25))
b2 = tf.Variable(tf.random.truncated_normal((1,), stddev=0.1))


def two_layer_model(inputs):
    """(n, 2) -> (n, 4) -> (n, 1)"""
    return tf.tensordot(tf.tensordot(inputs, W1, 1) + b1, W2, 1) + b2


def compute_gradients(inputs, targets):
    with tf.GradientTape() as tape:
        loss = tf.losses.mse(tf.squeeze(targets, -1), tf.squeeze(two_layer_model(inputs), -1))
    return loss, tape.gradient(loss, [W1, b1, W2, b2])


def two_layer_training_step(inputs, targets):
    loss, gradients = compute_gradients(inputs, targets)
    for v, g in zip([W1, b1, W2, b2], gradients):
        v.assign(v - g / 40)
    return loss


def train_two_layer(inputs, targets, epochs, batch_size=32):
    losses = []
    n = len(inputs)
    for epoch in range(1, epochs + 1):
        shuffled = np.random.permutation(n)
        sum_of_losses = 0.0
        for k in range(0, n, batch_size):
            now = shuffled[k : k + batch_size]
            sum_of_losses += float(two_layer_training_step(inputs[now], targets[now])) * len(now) / n
        losses.append(sum_of_losses)
        if epoch % 2 == 0:
            print("epoch", epoch, "loss", round(sum_of_losses, 4))
    return losses


two_layer_losses = train_two_layer(inputs, targets, 8)

# %% extra after two-layer
# 두 층을 곱하면 결국 직선 하나
print((W1 @ W2).numpy().ravel(), (tf.reshape(b1, (1, 4)) @ W2 + b2).numpy().ravel())
accuracy = np.mean((two_layer_model(inputs).numpy() > 0.5) == (targets > 0.5))
print("정확도", accuracy)
