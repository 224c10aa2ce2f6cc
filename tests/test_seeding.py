"""What nobody seeds gives the same numbers again; what a student seeds gives the student's numbers."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from examiner import sandbox

DRAWS = {
    "random": "__import__('random').random()",
    "random.seed()": "(__import__('random').seed(), __import__('random').random())",
    "random.Random()": "__import__('random').Random().random()",
    "np.random": "__import__('numpy').random.rand()",
    "np.random.seed(None)": "(__import__('numpy').random.seed(None), __import__('numpy').random.rand())",
    "np.random.default_rng()": "__import__('numpy').random.default_rng().random()",
    "np.random.RandomState()": "__import__('numpy').random.RandomState().rand()",
    "two generators": "[__import__('numpy').random.default_rng().random() for _ in range(2)]",
}
TENSORFLOW_DRAWS = {
    "tf.random": "float(tf.random.normal(()))",
    "keras.random": "float(keras.random.normal(()))",
    "initializer": "float(keras.layers.Dense(1)(tf.ones((1, 1)))[0, 0])",
    "global generator": "float(tf.random.get_global_generator().normal(()))",
    "from_non_deterministic_state": "float(tf.random.Generator.from_non_deterministic_state().normal(()))",
    "set_seed(None)": "(tf.random.set_seed(None), float(tf.random.normal(())))",
    "shuffle": "[int(x) for x in tf.data.Dataset.range(9).shuffle(9)]",
}


def drawn(number: int, expressions: dict[str, str], head: str, *, with_tensorflow: bool) -> dict[str, str]:
    """Return what each expression gives in a process of its own whose seed is `number`."""
    lines = [f"print({name!r}, repr({expression}), sep='\\t')" for name, expression in expressions.items()]
    seeding = f"from examiner.seeding_kernel import seed; seed({number}, with_tensorflow={with_tensorflow})"
    code = "\n".join([seeding, head, *lines])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=sandbox.environment() | {"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(line.split("\t") for line in done.stdout.splitlines())


def test_what_nobody_seeds_is_the_same_for_one_seed_and_another_for_another() -> None:
    first, second, other = (drawn(number, DRAWS, "", with_tensorflow=False) for number in (5, 5, 6))
    assert first.keys() == DRAWS.keys()
    assert first == second
    assert [name for name in DRAWS if first[name] == other[name]] == []
    assert len(set(first["two generators"].split(","))) == 2


def test_a_student_who_seeds_is_left_alone() -> None:
    seeded = {
        "numpy": "__import__('numpy').random.default_rng(3).random()",
        "python": "__import__('random').Random(3).random()",
    }
    found = drawn(5, seeded, "", with_tensorflow=False)
    assert found["numpy"] == repr(np.random.default_rng(3).random())
    assert found["python"] == "0.23796462709189137"


@pytest.mark.slow
def test_tensorflow_and_keras_too() -> None:
    head = "import tensorflow as tf, keras"
    first, second, other = (drawn(number, TENSORFLOW_DRAWS, head, with_tensorflow=True) for number in (5, 5, 6))
    assert first.keys() == TENSORFLOW_DRAWS.keys()
    assert first == second
    assert [name for name in TENSORFLOW_DRAWS if first[name] == other[name]] == []
