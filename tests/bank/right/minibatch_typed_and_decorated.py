"""Type hints, a decorator that measures the time, and checks of the arguments by assert."""

# %% minibatch
import functools
import time
from collections.abc import Iterator


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        t0 = time.perf_counter()
        result = function(*args, **kwargs)
        print(f"{function.__name__}: {time.perf_counter() - t0:.2f}초")
        return result

    return wrapper


def minibatches(
    inputs: np.ndarray, targets: np.ndarray, batch_size: int = 32
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    assert len(inputs) == len(targets), "길이가 다릅니다"
    assert batch_size > 0
    order = np.random.permutation(len(inputs))
    x, t = inputs[order], targets[order]
    for first in range(0, len(x), batch_size):
        last = min(first + batch_size, len(x))
        yield x[first:last], t[first:last]


@timed
def train(inputs: np.ndarray, targets: np.ndarray, epochs: int, batch_size: int = 32) -> list[float]:
    averages: list[float] = []
    for epoch in range(epochs):
        loss_sum: float = 0.0
        for step, (x, t) in enumerate(minibatches(inputs, targets, batch_size), start=1):
            loss_sum += float(training_step(x, t))
        averages.append(loss_sum / step)
    return averages


minibatch_losses = train(inputs, targets, epochs=8)
