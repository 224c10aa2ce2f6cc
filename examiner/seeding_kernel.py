"""Runs in the student's kernel before its first cell: what nobody seeds gives the same numbers in every run.

A student who sets seeds is left alone. Where no seed is set, Python, NumPy and TensorFlow would ask the operating
system for one (`random.Random()`, `np.random.default_rng()`, `tf.random.Generator.from_non_deterministic_state()`);
here they draw it from a stream that the submission itself determines. It imports nothing of the examiner.
"""

import random
from typing import Any


def seed(number: int, *, with_tensorflow: bool) -> None:
    """Seed everything with `number`, from 0 to 2**32 - 1; TensorFlow, which takes seconds to import, where asked."""
    fresh = random.Random(number)
    _seed_python(number, fresh)
    _seed_numpy(number, fresh)
    if with_tensorflow:
        _seed_tensorflow(number, fresh)


def _seed_python(number: int, fresh: random.Random) -> None:
    seed_with = random.Random.seed

    def seed_or_draw(self: random.Random, a: Any = None, version: int = 2) -> None:
        seed_with(self, fresh.getrandbits(64) if a is None else a, version)

    random.Random.seed = seed_or_draw  # type: ignore[method-assign]
    random.seed = random._inst.seed
    random.seed(number)


def _seed_numpy(number: int, fresh: random.Random) -> None:
    import numpy
    from numpy.random import bit_generator

    bit_generator.randbits = fresh.getrandbits  # type: ignore[attr-defined]  # what SeedSequence() asks for entropy
    numpy.random.seed(number)


def _seed_tensorflow(number: int, fresh: random.Random) -> None:
    import keras
    import tensorflow

    set_seed, generator = tensorflow.random.set_seed, tensorflow.random.Generator

    def set_seed_or_draw(seed: Any) -> None:
        set_seed(fresh.getrandbits(32) if seed is None else seed)

    def from_drawn_state(alg: Any = None) -> Any:
        return generator.from_seed(fresh.getrandbits(32), alg=alg)

    tensorflow.random.set_seed = set_seed_or_draw
    generator.from_non_deterministic_state = from_drawn_state
    keras.utils.set_random_seed(number)
    tensorflow.random.set_global_generator(generator.from_seed(number))
    tensorflow.config.experimental.enable_op_determinism()
