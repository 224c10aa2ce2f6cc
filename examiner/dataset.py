"""The points of TensorFlow Playground's four classification data sets (`dataset.ts`).

What each function draws, and in which order, decides every later random number; hence one draw at a time.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from examiner import fdlibm
from examiner.address import FEATURES, Settings
from examiner.seedrandom import SeedRandom

Array = NDArray[np.float64]

POINTS = 500
ARM = POINTS // 2  # points of one class, or of one arm of the spiral
RADIUS = 5.0
SQUARE = (-RADIUS, RADIUS)


def draw_points(settings: Settings, random: SeedRandom) -> Array:
    """Draw and shuffle the points of the data set: (500, 3), x, y and the label +-1."""
    draw = {"circle": _circle, "xor": _xor, "gauss": _gauss, "spiral": _spiral}[settings.data_set]
    points = draw(settings.noise / 100, random)
    order = list(range(POINTS))
    for count in range(POINTS, 0, -1):
        index = math.floor(random.random() * count)
        order[count - 1], order[index] = order[index], order[count - 1]
    return points[order]


def network_inputs(settings: Settings, points: Array) -> Array:
    """Compute the features that are switched on: (1 + features, n) from `points` (n, 2), row 0 ones for the biases."""
    x, y = points[:, 0], points[:, 1]
    columns = [_FEATURES[name](x, y) for name in FEATURES if name in settings.features]
    return np.stack([np.ones(len(points)), *columns])


_FEATURES: dict[str, Callable[[Array, Array], Array]] = {
    "x": lambda x, y: x,
    "y": lambda x, y: y,
    "xSquared": lambda x, y: x * x,
    "ySquared": lambda x, y: y * y,
    "xTimesY": lambda x, y: x * y,
    "sinX": lambda x, y: fdlibm.sin(x),
    "sinY": lambda x, y: fdlibm.sin(y),
}


def _circle(noise: float, random: SeedRandom) -> Array:
    """A disc and a ring; noise moves the point that decides the label, not the point itself."""
    inner = _draws(random, ARM, (0.0, RADIUS * 0.5), (0.0, 2 * math.pi), SQUARE, SQUARE)
    outer = _draws(random, ARM, (RADIUS * 0.7, RADIUS), (0.0, 2 * math.pi), SQUARE, SQUARE)
    r, angle, noise_x, noise_y = np.concatenate([inner, outer], axis=1)
    x, y = r * fdlibm.sin(angle), r * fdlibm.cos(angle)
    noisy_x, noisy_y = x + noise_x * noise, y + noise_y * noise
    return _labelled(x, y, np.sqrt(noisy_x * noisy_x + noisy_y * noisy_y) < RADIUS * 0.5)


def _xor(noise: float, random: SeedRandom) -> Array:
    """Four quadrants, pushed 0.3 away from the axes; noise as in `_circle`."""
    x, y, noise_x, noise_y = _draws(random, POINTS, SQUARE, SQUARE, SQUARE, SQUARE)
    x = x + np.where(x > 0, 0.3, -0.3)
    y = y + np.where(y > 0, 0.3, -0.3)
    return _labelled(x, y, (x + noise_x * noise) * (y + noise_y * noise) >= 0)


def _gauss(noise: float, random: SeedRandom) -> Array:
    """Two normal clouds, whose variance the page scales from 0.5 at noise 0 to 4 at noise 0.5."""
    share = noise / 0.5
    deviation = math.sqrt(0.5 * (1 - share) + 4 * share)
    centres = np.repeat([2.0, -2.0], ARM)
    x, y = np.array([(_normal(random), _normal(random)) for _ in range(POINTS)]).T
    return _labelled(centres + deviation * x, centres + deviation * y, centres > 0)


def _spiral(noise: float, random: SeedRandom) -> Array:
    """Two arms of 1.75 turns, half a turn apart."""
    i = np.arange(ARM)
    noise_x, noise_y = _draws(random, POINTS, (-1.0, 1.0), (-1.0, 1.0)) * noise
    r = np.tile(i / ARM * RADIUS, 2)
    t = np.concatenate([1.75 * i / ARM * 2 * math.pi + turn for turn in (0.0, math.pi)])
    return _labelled(r * fdlibm.sin(t) + noise_x, r * fdlibm.cos(t) + noise_y, np.arange(POINTS) < ARM)


def _draws(random: SeedRandom, count: int, *ranges: tuple[float, float]) -> Array:
    """Uniform numbers, (len(ranges), count), drawn point by point."""
    return np.array([[random.uniform(low, high) for low, high in ranges] for _ in range(count)]).T


def _normal(random: SeedRandom) -> float:
    """A standard normal number by the polar method, which draws pairs until one falls into the unit disc."""
    while True:
        v1, v2 = 2 * random.random() - 1, 2 * random.random() - 1
        s = v1 * v1 + v2 * v2
        if 0 < s <= 1:
            return math.sqrt(-2 * fdlibm.log(s) / s) * v1


def _labelled(x: Array, y: Array, is_positive: NDArray[np.bool_]) -> Array:
    return np.stack([x, y, np.where(is_positive, 1.0, -1.0)], axis=1)
