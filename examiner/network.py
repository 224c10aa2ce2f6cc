"""The network of TensorFlow Playground and its training (`nn.ts`), in the page's order of additions."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from examiner import fdlibm
from examiner.address import Settings
from examiner.seedrandom import SeedRandom

Array = NDArray[np.float64]

# Each activation with its derivative, which is taken from the activation's own value.
_ACTIVATIONS: dict[str, tuple[Callable[[Array], Array], Callable[[Array], Array | float]]] = {
    "tanh": (fdlibm.tanh, lambda out: 1.0 - out * out),
    "relu": (lambda total: np.maximum(0.0, total), lambda out: np.where(out <= 0.0, 0.0, 1.0)),
    "sigmoid": (fdlibm.sigmoid, lambda out: out * (1.0 - out)),
    "linear": (lambda total: total, lambda out: 1.0),
}


def draw_weights(settings: Settings, random: SeedRandom) -> list[Array]:
    """Draw the weights before training: per layer (1 + inputs, units), row 0 the biases."""
    sizes = [len(settings.features), *settings.hidden, 1]
    layers = []
    for inputs, units in itertools.pairwise(sizes):
        links = np.array([[random.random() - 0.5 for _ in range(inputs)] for _ in range(units)]).T
        layers.append(np.vstack([np.full((1, units), 0.1), links]))
    return [np.zeros_like(layer) for layer in layers] if settings.init_zero else layers


class Network:
    """A network in training; `layers` holds the weights as `draw_weights` gives them and changes in place."""

    def __init__(self, settings: Settings, layers: Sequence[Array]) -> None:
        self.settings = settings
        self.layers = [layer.copy() for layer in layers]
        self._dead = [np.zeros(layer[1:].shape, dtype=bool) for layer in layers]
        hidden = _ACTIVATIONS[settings.activation]
        self._activations = [hidden] * (len(layers) - 1) + [_ACTIVATIONS["tanh"]]

    def outputs(self, inputs: Array) -> Array:
        """The output for each column of `inputs` (1 + features, n): (n,)."""
        return np.asarray(self._values(inputs)[-1][1])

    def step(self, inputs: Array, labels: Array) -> None:
        """Move all weights once, by the derivatives summed over a mini-batch: (1 + features, n) and (n,)."""
        values = self._values(inputs)
        error = values[-1][1:] - labels
        for i in reversed(range(len(self.layers))):
            weights = self.layers[i]
            delta = error * self._activations[i][1](values[i + 1][1:])
            if i:
                error = _sum_of_products(weights[1:].T[:, :, None], delta[:, None, :])
            gradient = _sum_of_products(values[i].T[:, :, None], delta.T[:, None, :])
            self._move(i, gradient, len(labels))

    def _values(self, inputs: Array) -> list[Array]:
        """The values of every layer, (1 + units, n) each with a first row of ones, from the inputs on."""
        values = [inputs]
        for weights, (activation, _) in zip(self.layers, self._activations, strict=True):
            value = np.empty((1 + weights.shape[1], inputs.shape[1]))
            value[0] = 1.0
            value[1:] = activation(_sum_of_products(weights[:, :, None], values[-1][:, None, :]))
            values.append(value)
        return values

    def _move(self, i: int, gradient: Array, count: int) -> None:
        """Move layer `i` down its gradient, summed over `count` samples, then its weights by the regularization."""
        weights, rate = self.layers[i], self.settings.learning_rate
        before = weights[1:].copy()
        weights[0] -= rate * gradient[0] / count
        weights[1:] -= rate / count * gradient[1:]
        pull = rate * self.settings.regularization_rate
        if self.settings.regularization == "L2":
            weights[1:] -= pull * before
        if self.settings.regularization == "L1":
            after = weights[1:] - pull * np.sign(before)
            self._dead[i] |= weights[1:] * after < 0  # crossed zero: stays there for good
            weights[1:] = np.where(self._dead[i], 0.0, after)


def _sum_of_products(left: Array, right: Array) -> Array:
    """The products added up over axis 0, which must be the outermost in memory for `sum_in_order`."""
    return sum_in_order(np.multiply(left, right, order="C"))


def sum_in_order(terms: Array) -> Array:
    """Add up axis 0 of an array in C order strictly from first to last, as a loop does.

    NumPy adds whole slices that way, but single numbers in pairs, which rounds differently.
    """
    if len(terms) == 1:
        return np.asarray(terms[0])
    if terms.size > len(terms):
        return np.asarray(np.add.reduce(terms, axis=0))
    return np.asarray(np.add.accumulate(terms, axis=0)[-1])
