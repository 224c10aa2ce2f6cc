"""The given step under tf.function with jit_compile, for speed; prints a progress bar by carriage returns."""

# %% minibatch
import sys
import time

fast_step = tf.function(training_step, jit_compile=True)


def minibatches(inputs, targets, batch_size=32):
    permuted = np.random.default_rng().permutation(np.hstack([inputs, targets]))  # 짝을 붙인 채로 섞기
    for start in range(0, len(permuted), batch_size):
        rows = permuted[start : start + batch_size]
        yield rows[:, :2], rows[:, 2:]


def train(inputs, targets, epochs, batch_size=32):
    losses, started = [], time.time()
    for epoch in range(epochs):
        batch_losses = []
        for x, t in minibatches(inputs, targets, batch_size):
            batch_losses.append(float(fast_step(x, t)))
            sys.stderr.write(f"\r{epoch + 1}/{epochs} |{'#' * (len(batch_losses) // 4):<16}| {batch_losses[-1]:.3f}")
        sys.stderr.write(f" {time.time() - started:.1f}s\n")
        losses.append(np.average(batch_losses))
    return losses


minibatch_losses = train(inputs, targets, epochs=5)
