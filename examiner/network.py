"""The network of TensorFlow Playground and its training (`nn.ts`), in the page's order of additions."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from examiner.address import Settings
from examiner.compiled import compiled
from examiner.fdlibm import sigmoid, tanh
from examiner.seedrandom import SeedRandom

Array = NDArray[np.float64]

_TANH, _RELU, _SIGMOID, _LINEAR = range(4)
_ACTIVATIONS = {"tanh": _TANH, "relu": _RELU, "sigmoid": _SIGMOID, "linear": _LINEAR}
_NONE, _L1, _L2 = range(3)
_REGULARIZATIONS = {"L1": _L1, "L2": _L2}


def draw_weights(settings: Settings, random: SeedRandom) -> list[Array]:
    """Draw the weights before training: per layer (1 + inputs, units), row 0 the biases."""
    sizes = [len(settings.features), *settings.hidden, 1]
    layers = []
    for inputs, units in itertools.pairwise(sizes):
        links = np.array([[random.random() - 0.5 for _ in range(inputs)] for _ in range(units)]).T
        layers.append(np.vstack([np.full((1, units), 0.1), links]))
    return [np.zeros_like(layer) for layer in layers] if settings.init_zero else layers


class _Parts(NamedTuple):
    """What compiled code takes of a network: `weights` and what is `dead` of them, one layer after the other."""

    weights: Array
    dead: NDArray[np.bool_]
    sizes: NDArray[np.int64]
    activation: int
    rate: float
    regularization: int
    pull: float


class Network:
    """A network in training; `layers` holds the weights as `draw_weights` gives them and changes in place."""

    def __init__(self, settings: Settings, layers: Sequence[Array]) -> None:
        self.settings = settings
        weights = np.concatenate([layer.ravel() for layer in layers])
        ends = np.cumsum([layer.size for layer in layers])
        self.layers = [
            part.reshape(layer.shape) for part, layer in zip(np.split(weights, ends[:-1]), layers, strict=True)
        ]
        self._parts = _Parts(
            weights,
            dead=np.zeros(len(weights), dtype=np.bool_),
            sizes=np.array([len(layers[0]) - 1, *(layer.shape[1] for layer in layers)]),
            activation=_ACTIVATIONS[settings.activation],
            rate=settings.learning_rate,
            regularization=_REGULARIZATIONS.get(settings.regularization, _NONE),
            pull=settings.learning_rate * settings.regularization_rate,
        )

    def outputs(self, inputs: Array) -> Array:
        """The output for each column of `inputs` (1 + features, n): (n,)."""
        values = _room(inputs, self._parts.sizes)
        _fill(values, self._parts.weights, self._parts.sizes, self._parts.activation)
        return np.asarray(values[-1])

    def train(self, inputs: Array, labels: Array, ends: NDArray[np.int64]) -> None:
        """Move all weights once for each mini-batch, by the derivatives summed over it.

        The mini-batches lie one after another in `inputs` (1 + features, n) and `labels` (n,), and end where `ends`
        says.
        """
        _train(inputs, labels, ends, self._parts)


@compiled
def _room(inputs: Array, sizes: NDArray[np.int64]) -> Array:
    """Room for the values of every layer, each with a first row of ones: the inputs are there, the rest is not."""
    values = np.ones((len(sizes) + sizes.sum(), inputs.shape[1]))
    values[: len(inputs)] = inputs
    return values


@compiled
def _fill(values: Array, weights: Array, sizes: NDArray[np.int64], activation: int) -> None:
    """Compute the values of every layer from the inputs."""
    row = first = 0  # of the layer below in `values`, and of the links to it in `weights`
    for layer in range(1, len(sizes)):
        below, units = sizes[layer - 1] + 1, sizes[layer]
        kind = activation if layer < len(sizes) - 1 else _TANH
        for unit in range(units):
            for sample in range(values.shape[1]):
                total = weights[first + unit] * values[row, sample]
                for i in range(1, below):
                    total += weights[first + i * units + unit] * values[row + i, sample]
                values[row + below + 1 + unit, sample] = _activated(total, kind)
        row += below
        first += below * units


@compiled
def _activated(total: float, kind: int) -> float:
    if kind == _TANH:
        return float(tanh(total))
    if kind == _RELU:
        return 0.0 if total <= 0.0 else total
    return float(sigmoid(total)) if kind == _SIGMOID else total


@compiled
def _derivative(out: float, kind: int) -> float:
    """The derivative of an activation, from its own value."""
    if kind == _TANH:
        return 1.0 - out * out
    if kind == _RELU:
        return 0.0 if out <= 0.0 else 1.0
    return out * (1.0 - out) if kind == _SIGMOID else 1.0


@compiled
def _train(inputs: Array, labels: Array, ends: NDArray[np.int64], parts: _Parts) -> None:
    start = 0
    for end in ends:
        _step(_room(inputs[:, start:end], parts.sizes), labels[start:end], parts)
        start = end


@compiled
def _step(values: Array, labels: Array, parts: _Parts) -> None:
    """Move the weights down their gradient, summed over samples, then by the regularization: layer by layer."""
    weights, dead, sizes, activation, rate, regularization, pull = parts
    _fill(values, weights, sizes, activation)
    count, row, first = len(labels), len(values), len(weights)
    error = np.empty((sizes.max(), count))
    error[0] = values[-1] - labels
    for layer in range(len(sizes) - 1, 0, -1):
        below, units = sizes[layer - 1] + 1, sizes[layer]
        row -= units + 1
        first -= below * units
        kind = activation if layer < len(sizes) - 1 else _TANH
        delta = np.empty((units, count))
        for unit in range(units):
            for sample in range(count):
                delta[unit, sample] = error[unit, sample] * _derivative(values[row + 1 + unit, sample], kind)
        for i in range(1, below if layer > 1 else 0):
            for sample in range(count):
                total = weights[first + i * units] * delta[0, sample]
                for unit in range(1, units):
                    total += weights[first + i * units + unit] * delta[unit, sample]
                error[i - 1, sample] = total
        for i in range(below):
            for unit in range(units):
                gradient = values[row - below + i, 0] * delta[unit, 0]
                for sample in range(1, count):
                    gradient += values[row - below + i, sample] * delta[unit, sample]
                link = first + i * units + unit
                if i == 0:
                    weights[link] -= rate * gradient / count
                else:
                    _move(weights, dead, link, rate / count * gradient, regularization, pull)


@compiled
def _move(weights: Array, dead: NDArray[np.bool_], link: int, down: float, regularization: int, pull: float) -> None:
    """Move one weight that is no bias."""
    before = weights[link]
    weights[link] -= down
    if regularization == _L2:
        weights[link] -= pull * before
    if regularization == _L1:
        after = weights[link] - pull * np.sign(before)
        dead[link] |= weights[link] * after < 0  # crossed zero: stays there for good
        weights[link] = 0.0 if dead[link] else after


def sum_in_order(terms: Array) -> Array:
    """Add up axis 0 of an array strictly from first to last, as a loop does; NumPy's own sum adds numbers in pairs."""
    return np.asarray(np.add.accumulate(terms, axis=0)[-1])
