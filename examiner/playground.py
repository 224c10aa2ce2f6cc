"""A replay of TensorFlow Playground: what a fresh load of an address shows after any number of epochs.

The data, the order of the random numbers and the training are those of the page (github.com/tensorflow/playground,
`dataset.ts`, `nn.ts`, `playground.ts`). Sums run in the page's order and the elementary functions round as the page's
do (`fdlibm`), so a replay has the page's very bits on any machine, for chaotic training runs too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from examiner import fdlibm
from examiner.address import (
    FEATURES,
    MAX_EPOCHS,
    AddressError,
    Settings,
    format_address,
    parse_address,
    parse_epochs,
)
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

POINTS = 500
RADIUS = 5.0

_FEATURES: dict[str, Callable[[Array, Array], Array]] = {
    "x": lambda x, y: x,
    "y": lambda x, y: y,
    "xSquared": lambda x, y: x * x,
    "ySquared": lambda x, y: y * y,
    "xTimesY": lambda x, y: x * y,
    "sinX": lambda x, y: fdlibm.sin(x),
    "sinY": lambda x, y: fdlibm.sin(y),
}


@dataclass(frozen=True)
class Replay:
    """One training run.

    `points` (500, 3): x, y and the label +-1 in the page's order, of which the first `train_count` train.
    `first_weights`, `weights`: per layer (inputs + 1, units), before and after training; row 0 holds the biases.
    `losses`: epoch -> (training loss, test loss), each the mean of (output - label)**2 / 2.
    """

    settings: Settings
    points: Array
    train_count: int
    first_weights: tuple[Array, ...]
    weights: tuple[Array, ...]
    losses: dict[int, tuple[float, float]]

    def outputs(self, points: Array) -> Array:
        """The trained network's output in [-1, 1] at `points` (n, 2): shape (n,)."""
        network = _Network(self.settings, [layer.copy() for layer in self.weights])
        with np.errstate(all="ignore"):
            return network.outputs(_inputs(self.settings, np.asarray(points, dtype=np.float64)))


def losses(settings: Settings, epochs: Sequence[int]) -> dict[int, tuple[float, float]]:
    """Training and test loss at each of `epochs`; 0 is before any training."""
    return replay(settings, epochs).losses


def replay(settings: Settings, epochs: Sequence[int]) -> Replay:
    """Train as a fresh load of the page does, up to the last of `epochs` (whole numbers, 0 to `MAX_EPOCHS`).

    A run that diverges ends in losses that are large, infinite or not a number, without a warning.
    Raises `AddressError` for other epochs before anything is computed.
    """
    wanted = {0 if epoch == 0 and not isinstance(epoch, bool) else parse_epochs(epoch) for epoch in epochs}
    random = SeedRandom(settings.seed)
    points = _points(settings, random)
    train_count = POINTS * settings.train_percent // 100
    # The page seeds its generator again with each new set of points, and draws the weights right after them.
    first_weights = _first_weights(settings, random)
    network = _Network(settings, [layer.copy() for layer in first_weights])
    with np.errstate(all="ignore"):
        inputs = _inputs(settings, points[:, :2])
        found = _train(network, inputs, points[:, 2].copy(), train_count, wanted)
    return Replay(settings, points, train_count, tuple(first_weights), tuple(network.layers), found)


# The points -------------------------------------------------------------------------------------------------------


def _points(settings: Settings, random: SeedRandom) -> Array:
    """The shuffled points of a data set, (500, 3): x, y, label."""
    make = {"circle": _circle, "xor": _xor, "gauss": _gauss, "spiral": _spiral}[settings.data_set]
    points = make(settings.noise / 100, random)
    order = list(range(POINTS))
    for count in range(POINTS, 0, -1):
        index = math.floor(random.random() * count)
        order[count - 1], order[index] = order[index], order[count - 1]
    return points[order]


def _draws(random: SeedRandom, count: int, *ranges: tuple[float, float]) -> Array:
    """Uniform numbers, (len(ranges), count), drawn point by point."""
    return np.array([[random.uniform(low, high) for low, high in ranges] for _ in range(count)]).T


def _circle(noise: float, random: SeedRandom) -> Array:
    square = (-RADIUS, RADIUS)
    inner = _draws(random, POINTS // 2, (0.0, RADIUS * 0.5), (0.0, 2 * math.pi), square, square)
    outer = _draws(random, POINTS // 2, (RADIUS * 0.7, RADIUS), (0.0, 2 * math.pi), square, square)
    r, angle, noise_x, noise_y = np.concatenate([inner, outer], axis=1)
    x, y = r * fdlibm.sin(angle), r * fdlibm.cos(angle)
    noisy_x, noisy_y = x + noise_x * noise, y + noise_y * noise
    is_inside = np.sqrt(noisy_x * noisy_x + noisy_y * noisy_y) < RADIUS * 0.5
    return np.stack([x, y, np.where(is_inside, 1.0, -1.0)], axis=1)


def _xor(noise: float, random: SeedRandom) -> Array:
    square = (-RADIUS, RADIUS)
    x, y, noise_x, noise_y = _draws(random, POINTS, square, square, square, square)
    x += np.where(x > 0, 0.3, -0.3)
    y += np.where(y > 0, 0.3, -0.3)
    is_same_sign = (x + noise_x * noise) * (y + noise_y * noise) >= 0
    return np.stack([x, y, np.where(is_same_sign, 1.0, -1.0)], axis=1)


def _gauss(noise: float, random: SeedRandom) -> Array:
    share = noise / 0.5  # the page scales [0, 0.5] to a variance in [0.5, 4]
    deviation = math.sqrt(0.5 * (1 - share) + 4 * share)
    return np.array(
        [
            (centre + deviation * _normal(random), centre + deviation * _normal(random), label)
            for centre, label in ((2.0, 1.0), (-2.0, -1.0))
            for _ in range(POINTS // 2)
        ]
    )


def _normal(random: SeedRandom) -> float:
    """A standard normal number by the polar method, which draws until it hits the unit disc."""
    while True:
        v1, v2 = 2 * random.random() - 1, 2 * random.random() - 1
        s = v1 * v1 + v2 * v2
        if 0 < s <= 1:
            return math.sqrt(-2 * fdlibm.log(s) / s) * v1


def _spiral(noise: float, random: SeedRandom) -> Array:
    arm = POINTS // 2
    i = np.arange(arm)
    noise_x, noise_y = _draws(random, POINTS, (-1.0, 1.0), (-1.0, 1.0)) * noise
    r = np.tile(i / arm * RADIUS, 2)
    t = np.concatenate([1.75 * i / arm * 2 * math.pi + turn for turn in (0.0, math.pi)])
    x, y = r * fdlibm.sin(t) + noise_x, r * fdlibm.cos(t) + noise_y
    return np.stack([x, y, np.repeat([1.0, -1.0], arm)], axis=1)


def _inputs(settings: Settings, points: Array) -> Array:
    """The network's inputs at `points` (n, 2): (1 + features, n), with a first row of ones for the biases."""
    x, y = points[:, 0], points[:, 1]
    columns = [_FEATURES[name](x, y) for name in FEATURES if name in settings.features]
    return np.stack([np.ones(len(points)), *columns])


# The network ------------------------------------------------------------------------------------------------------


def _first_weights(settings: Settings, random: SeedRandom) -> list[Array]:
    """The weights before training: each link draws one number, even where `initZero` puts zero in its place."""
    sizes = [len(settings.features), *settings.hidden, 1]
    layers = []
    for inputs, units in zip(sizes, sizes[1:], strict=False):
        links = np.array([[random.random() - 0.5 for _ in range(inputs)] for _ in range(units)]).T
        layer = np.vstack([np.full(units, 0.1), links])
        layers.append(np.zeros_like(layer) if settings.init_zero else layer)
    return layers


def _relu(total: Array) -> Array:
    return np.maximum(0.0, total)


def _linear(total: Array) -> Array:
    return total


_ACTIVATIONS: dict[str, tuple[Callable[[Array], Array], Callable[[Array], Array | float]]] = {
    # activation and its derivative, the latter from the activation's own value
    "tanh": (fdlibm.tanh, lambda out: 1.0 - out * out),
    "relu": (_relu, lambda out: ~(out <= 0.0)),
    "sigmoid": (fdlibm.sigmoid, lambda out: out * (1.0 - out)),
    "linear": (_linear, lambda out: 1.0),
}


@dataclass
class _Network:
    """The layers' weights, (inputs + 1, units) each, and how they are trained."""

    settings: Settings
    layers: list[Array]
    dead: list[NDArray[np.bool_]] = field(init=False)

    def __post_init__(self) -> None:
        self.dead = [np.zeros(layer.shape, dtype=bool) for layer in self.layers]
        hidden = _ACTIVATIONS[self.settings.activation]
        self.functions = [hidden] * (len(self.layers) - 1) + [_ACTIVATIONS["tanh"]]

    def outputs(self, inputs: Array) -> Array:
        """The output at each column of `inputs`, (n,)."""
        return self._forward(inputs)[-1][1]

    def _forward(self, inputs: Array) -> list[Array]:
        """The values of each layer, (1 + units, n), the inputs first."""
        values = [inputs]
        for weights, (activation, _) in zip(self.layers, self.functions, strict=True):
            total = _sum_in_order(weights[:, :, None] * values[-1][:, None, :])
            values.append(np.vstack([np.ones((1, inputs.shape[1])), activation(total)]))
        return values

    def step(self, inputs: Array, labels: Array) -> None:
        """One update from the derivatives of a mini-batch, summed point by point."""
        values = self._forward(inputs)
        count = len(labels)
        error = values[-1][1:] - labels
        for i in reversed(range(len(self.layers))):
            weights = self.layers[i]
            delta = error * self.functions[i][1](values[i + 1][1:])
            if i:
                error = _sum_in_order(weights[1:].T[:, :, None] * delta[:, None, :])
            terms = np.empty((count, *weights.shape))
            np.multiply(values[i].T[:, :, None], delta.T[:, None, :], out=terms)
            self._update(i, _sum_in_order(terms), count)

    def _update(self, i: int, gradient: Array, count: int) -> None:
        """Move one layer down the summed gradient, then its weights by the regularization."""
        weights, settings = self.layers[i], self.settings
        rate = settings.learning_rate
        old = weights[1:].copy()
        weights[0] -= rate * gradient[0] / count
        weights[1:] -= (rate / count) * gradient[1:]
        if settings.regularization != "none" and settings.regularization_rate:
            is_l1 = settings.regularization == "L1"
            moved = weights[1:] - rate * settings.regularization_rate * (np.sign(old) if is_l1 else old)
            if is_l1:
                self.dead[i][1:] |= weights[1:] * moved < 0
            weights[1:] = moved
            weights[self.dead[i]] = 0.0


def _sum_in_order(terms: Array) -> Array:
    """The sum over axis 0, added strictly from the first to the last as a loop does.

    NumPy adds whole slices in order, but sums in pairs where the other axes have one element.
    """
    if terms[0].size > 1:
        return np.asarray(np.add.reduce(terms, axis=0))
    return np.asarray(np.add.accumulate(terms, axis=0)[-1])


def _mean_loss(outputs: Array, labels: Array) -> float:
    errors = outputs - labels
    return float(np.add.accumulate(0.5 * (errors * errors))[-1] / len(labels))


def _train(
    network: _Network, inputs: Array, labels: Array, train_count: int, epochs: set[int]
) -> dict[int, tuple[float, float]]:
    """Train up to the last of `epochs` and measure the losses at each."""
    found = {}
    first, later = _batches(network.settings, inputs, labels, train_count)
    for epoch in range(max(epochs, default=0) + 1):
        if epoch:
            for batch in first if epoch == 1 else later:
                network.step(*batch)
        if epoch in epochs:
            outputs = network.outputs(inputs)
            train = _mean_loss(outputs[:train_count], labels[:train_count])
            found[epoch] = (train, _mean_loss(outputs[train_count:], labels[train_count:]))
    return found


def _batches(
    settings: Settings, inputs: Array, labels: Array, train_count: int
) -> tuple[list[tuple[Array, Array]], list[tuple[Array, Array]]]:
    """The mini-batches of the first epoch and of every later one.

    A rest at the end of an epoch is not applied: it stays summed into the first mini-batch of the next one, which
    thereby has the rest in front of it, seen with the same weights.
    """
    size = settings.batch_size
    starts = range(0, train_count - size + 1, size)
    picks = [list(range(start, start + size)) for start in starts]
    rest = list(range(len(picks) * size, train_count))
    first = [(np.ascontiguousarray(inputs[:, pick]), labels[pick]) for pick in picks]
    pick = rest + picks[0]
    return first, [(np.ascontiguousarray(inputs[:, pick]), labels[pick]), *first[1:]]
