"""A replay of TensorFlow Playground: what a fresh load of an address shows after any number of epochs.

The data, the order of the random numbers and the training are those of the page (github.com/tensorflow/playground,
`playground.ts`). Sums run in the page's order and functions round as the page's do, so a replay has the page's very
bits on any machine, even in a chaotic run, which magnifies the last bit of a sum until the losses differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from examiner.address import AddressError, Settings, format_address, parse_address, parse_epochs
from examiner.dataset import POINTS, draw_points, network_inputs
from examiner.network import Network, draw_weights, sum_in_order
from examiner.seedrandom import SeedRandom

__all__ = [
    "AddressError",
    "Replay",
    "Settings",
    "format_address",
    "losses",
    "parse_address",
    "parse_epochs",
    "replay",
]

Array = NDArray[np.float64]


class _Epoch(NamedTuple):
    """The mini-batches of an epoch, one after another: inputs (1 + features, n), labels (n,), where each ends."""

    inputs: Array
    labels: Array
    ends: NDArray[np.int64]


@dataclass(frozen=True)
class Replay:
    """One training run.

    `points` (500, 3): x, y and the label +-1 in the page's order; the first `n_train` train, the rest test.
    `first_weights` and `weights`: before and after training, per layer (1 + inputs, units), row 0 the biases.
    `losses`: epoch -> (training loss, test loss), each the mean of (output - label)**2 / 2.
    """

    settings: Settings
    points: Array
    n_train: int
    first_weights: tuple[Array, ...]
    weights: tuple[Array, ...]
    losses: dict[int, tuple[float, float]]

    def outputs(self, points: Array) -> Array:
        """The trained network's output in [-1, 1] at `points` (n, 2): (n,)."""
        with np.errstate(all="ignore"):
            inputs = network_inputs(self.settings, np.asarray(points, dtype=np.float64))
            return Network(self.settings, self.weights).outputs(inputs)


def losses(settings: Settings, epochs: Sequence[int]) -> dict[int, tuple[float, float]]:
    """Training and test loss at each of `epochs`; 0 is before any training."""
    return replay(settings, epochs).losses


def replay(settings: Settings, epochs: Sequence[int]) -> Replay:
    """Train as a fresh load of the page does, up to the last of `epochs` (whole numbers from 0 to 5,000).

    A run that diverges ends in losses that are large, infinite or not a number, without a warning.
    Raises `AddressError` for other epochs, before anything is computed.
    """
    wanted = {0 if epoch == 0 and not isinstance(epoch, bool) else parse_epochs(epoch) for epoch in epochs}
    random = SeedRandom(settings.seed)
    points = draw_points(settings, random)
    n_train = POINTS * settings.train_percent // 100
    first_weights = draw_weights(settings, random)
    network = Network(settings, first_weights)
    with np.errstate(all="ignore"):
        inputs, labels = network_inputs(settings, points[:, :2]), points[:, 2].copy()
        first, later = _epochs(inputs[:, :n_train], labels[:n_train], settings.batch_size)
        found = {}
        for epoch in _train(network, first, later, max(wanted, default=0)):
            if epoch in wanted:
                found[epoch] = _losses(network.outputs(inputs), labels, n_train)
    return Replay(settings, points, n_train, tuple(first_weights), tuple(network.layers), found)


def _train(network: Network, first: _Epoch, later: _Epoch, last: int) -> Iterator[int]:
    """Train `network`, epoch by epoch; gives each epoch's number when it is over, 0 at once."""
    yield 0
    before = b""
    for epoch in range(1, last + 1):
        state = b"".join(layer.tobytes() for layer in network.layers)
        if epoch <= 2 or state != before:  # a whole epoch that moved no weight would repeat itself for ever
            network.train(*(first if epoch == 1 else later))
        before = state
        yield epoch


def _epochs(inputs: Array, labels: Array, size: int) -> tuple[_Epoch, _Epoch]:
    """The mini-batches of the first epoch, and of every later one.

    A rest at the end of an epoch is not applied: it stays summed into the next epoch's first mini-batch. No weight
    moves in between, so that mini-batch is simply longer, with the rest in front.
    """
    count = len(labels)
    rest, ends = count % size, np.arange(size, count + 1, size)
    whole = np.arange(count - rest)
    later = np.concatenate([np.arange(count - rest, count), whole])
    return _epoch(inputs, labels, whole, ends), _epoch(inputs, labels, later, ends + rest)


def _epoch(inputs: Array, labels: Array, order: NDArray[np.int64], ends: NDArray[np.int64]) -> _Epoch:
    return _Epoch(np.ascontiguousarray(inputs[:, order]), labels[order], ends)


def _losses(outputs: Array, labels: Array, n_train: int) -> tuple[float, float]:
    """The training and the test loss."""
    errors = outputs - labels
    halves = np.split(0.5 * (errors * errors), [n_train])
    train, test = (float(sum_in_order(half) / len(half)) for half in halves)
    return train, test
