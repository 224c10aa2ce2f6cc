"""Runs in the student's kernel before its first cell: what nobody seeds gives the same numbers in every run.

A student who sets seeds is left alone. Where no seed is set, Python, NumPy and TensorFlow would ask the operating
system for one (`random.Random()`, `np.random.default_rng()`, `tf.random.Generator.from_non_deterministic_state()`);
here they draw it from a stream that the submission itself determines. `examiner calibrate` starts a notebook over in
the same kernel and moves the seeds that its answers set. This file imports nothing of the examiner.
"""

import os
import random
import sys
from collections.abc import Callable
from typing import Any

_shift = 0
_fresh = random.Random(0)
_patched: list[Callable[[], None]] = []


def seed(number: int, *, with_tensorflow: bool) -> None:
    """Seed everything with `number`, from 0 to 2**32 - 1; TensorFlow, which takes seconds to import, where asked."""
    for patch in [_patch_python, _patch_numpy, *([_patch_tensorflow] if with_tensorflow else [])]:
        if patch not in _patched:
            patch()
            _patched.append(patch)
    reseed(number)


def reseed(number: int) -> None:
    """Seed again what `seed` has prepared."""
    _fresh.seed(number)
    random.seed(number)
    sys.modules["numpy"].random.seed(number)
    if "keras" in sys.modules and "tensorflow" in sys.modules:
        tensorflow = sys.modules["tensorflow"]
        sys.modules["keras"].utils.set_random_seed(number)
        tensorflow.random.set_global_generator(tensorflow.random.Generator.from_seed(number))


def start_over(number: int, forget: Callable[[], None]) -> None:
    """Make a used kernel like a fresh one: no names (`forget` clears them), no Keras state, no shift, a new seed."""
    shift(0)
    os.environ["MPLBACKEND"] = "agg"  # nobody looks at the pictures
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
    forget()
    if "keras" in sys.modules:
        sys.modules["keras"].utils.clear_session(free_memory=False)  # collecting garbage would take too long
    reseed(number)


def shift(by: int) -> None:
    """Move every seed that is set from now on by `by`, so that an answer with seeds of its own meets other luck."""
    global _shift
    _shift = by


def _moved(number: Any) -> Any:
    return (number + 1_000_003 * _shift) % 2**31 if _shift and isinstance(number, int) else number


def _patch_python() -> None:
    seed_with = random.Random.seed

    def seed_or_draw(self: random.Random, a: Any = None, version: int = 2) -> None:
        seed_with(self, _fresh.getrandbits(64) if a is None else _moved(a), version)

    random.Random.seed = seed_or_draw  # type: ignore[method-assign]
    random.seed = random._inst.seed


def _patch_numpy() -> None:
    import numpy
    from numpy.random import bit_generator

    bit_generator.randbits = _fresh.getrandbits  # type: ignore[attr-defined]  # what SeedSequence() asks for entropy
    seed_with, default_rng = numpy.random.seed, numpy.random.default_rng
    numpy.random.seed = lambda seed=None: seed_with(_moved(seed))
    numpy.random.default_rng = lambda seed=None: default_rng(_moved(seed))


def _patch_tensorflow() -> None:
    import keras
    import tensorflow

    set_seed, set_all, generator = tensorflow.random.set_seed, keras.utils.set_random_seed, tensorflow.random.Generator

    def set_seed_or_draw(seed: Any) -> None:
        set_seed(_fresh.getrandbits(31) if seed is None else _moved(seed))

    def from_drawn_state(alg: Any = None) -> Any:
        return generator.from_seed(_fresh.getrandbits(31), alg=alg)

    tensorflow.random.set_seed = set_seed_or_draw
    generator.from_non_deterministic_state = from_drawn_state
    keras.utils.set_random_seed = lambda seed: set_all(_moved(seed))
    tensorflow.config.experimental.enable_op_determinism()
