"""The random numbers of TensorFlow Playground: the npm package seedrandom 2.4.3, an ARC4 generator."""

from __future__ import annotations

_WIDTH = 256  # values of a byte
_SIGNIFICANCE = 2**52


class SeedRandom:
    """What `Math.random` returns after `Math.seedrandom(seed)`.

    `seed` is ASCII and shorter than the 256 bytes of the key, so mixing it into the key is copying its codes.
    """

    def __init__(self, seed: str) -> None:
        key = [ord(character) for character in seed]
        self._state = state = list(range(_WIDTH))
        self._i = self._j = j = 0
        for i in range(_WIDTH):
            j = (j + key[i % len(key)] + state[i]) % _WIDTH
            state[i], state[j] = state[j], state[i]
        self._bytes(_WIDTH)  # the package drops the first 256 bytes

    def random(self) -> float:
        """The next number in [0, 1), with 52 random bits or more."""
        numerator, denominator, extra = self._bytes(6), _WIDTH**6, 0
        while numerator < _SIGNIFICANCE:
            numerator = (numerator + extra) * _WIDTH
            denominator *= _WIDTH
            extra = self._bytes(1)
        while numerator >= 2 * _SIGNIFICANCE:
            numerator >>= 1
            denominator >>= 1
            extra >>= 1
        return (numerator + extra) / denominator

    def uniform(self, low: float, high: float) -> float:
        """The next number in [low, high), rounded as the page rounds it."""
        return self.random() * (high - low) + low

    def _bytes(self, count: int) -> int:
        """The next `count` bytes of the key stream as one number."""
        state, i, j, number = self._state, self._i, self._j, 0
        for _ in range(count):
            i = (i + 1) % _WIDTH
            t = state[i]
            j = (j + t) % _WIDTH
            state[i] = s = state[j]
            state[j] = t
            number = number * _WIDTH + state[(s + t) % _WIDTH]
        self._i, self._j = i, j
        return number
