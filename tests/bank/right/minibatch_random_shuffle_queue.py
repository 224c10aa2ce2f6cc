"""A tf.queue.RandomShuffleQueue with dequeue_up_to."""


# %% minibatch
def minibatches(inputs, targets, batch_size=32):
    n = len(inputs)
    q = tf.queue.RandomShuffleQueue(n, 0, [tf.float32, tf.float32], shapes=[[2], [1]])
    q.enqueue_many([inputs, targets])
    q.close()
    while int(q.size()) > 0:
        x, t = q.dequeue_up_to(batch_size)
        yield x, t


def train(inputs, targets, epochs, batch_size=32):
    에포크_손실 = []
    for 에포크 in range(epochs):
        합, 수 = 0.0, 0
        for x, t in minibatches(inputs, targets, batch_size):
            합 += training_step(x, t)
            수 += 1
        에포크_손실 += [합 / 수]
        tf.print("에포크", 에포크 + 1, "손실", 에포크_손실[-1])
    return 에포크_손실


minibatch_losses = train(inputs, targets, 6)
