"""Datasets that are iterated over untuned give what they gave, without the threads, and are gone as soon as before."""

from __future__ import annotations

import gc
import os
import weakref
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from examiner import data_kernel

pytestmark = pytest.mark.slow

AUTOTUNE = tf.data.AUTOTUNE
X = np.arange(60, dtype="float32").reshape(30, 2)
Y = np.arange(30, dtype="float32")


def rows() -> Any:
    return tf.data.Dataset.from_tensor_slices((X, Y))


def noisy(x: Any, y: Any) -> Any:
    return {"x": 2 * x, "y": y + tf.random.uniform(())}


PIPELINES: dict[str, Callable[[], Any]] = {
    "batches": lambda: rows().batch(7),
    "shuffled": lambda: rows().shuffle(30).batch(7),
    "shuffled by a seed and fetched ahead": lambda: rows().shuffle(30, seed=3).batch(7).prefetch(AUTOTUNE),
    "mapped in parallel": lambda: rows().map(noisy, num_parallel_calls=AUTOTUNE).batch(4, num_parallel_calls=AUTOTUNE),
    "interleaved": lambda: tf.data.Dataset.range(5).interleave(tf.data.Dataset.range, num_parallel_calls=AUTOTUNE),
    "cached and repeated": lambda: rows().cache().shuffle(30).repeat(2).batch(7),
    "of a generator": lambda: tf.data.Dataset.from_generator(
        lambda: iter([1, 2, 3]), output_signature=tf.TensorSpec((), tf.int32)
    ),
    "zipped": lambda: tf.data.Dataset.zip((rows(), rows().shuffle(30))).take(11).skip(2),
    "of windows": lambda: rows().window(3).flat_map(lambda _, y: y),
    "ragged": lambda: tf.data.Dataset.from_tensor_slices(tf.ragged.constant([[1], [2, 3], []])),
}


@pytest.fixture
def tuned(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Datasets as TensorFlow has them; what is returned has them untuned until the end of the test."""
    tf.config.experimental.enable_op_determinism()
    monkeypatch.setattr(tf.data.Dataset, "__iter__", tf.data.Dataset.__iter__)
    return data_kernel.install


def epochs(make: Callable[[], Any]) -> list[Any]:
    """Return the elements of three epochs, and of one as NumPy gives it."""
    keras.utils.set_random_seed(5)
    dataset = make()
    found = [[tf.nest.map_structure(_numbers, element) for element in dataset] for _ in range(3)]
    return [*found, [tf.nest.map_structure(_numbers, element) for element in dataset.as_numpy_iterator()]]


def _numbers(one: Any) -> Any:
    return one.to_list() if hasattr(one, "to_list") else np.asarray(one)


@pytest.mark.parametrize("name", PIPELINES)
def test_elements_and_their_order_are_the_same(tuned: Callable[[], None], name: str) -> None:
    before = epochs(PIPELINES[name])
    tuned()
    tuned()  # kernels of banks are used again
    after = epochs(PIPELINES[name])
    assert sum(map(len, before)) > 0
    np.testing.assert_equal(after, before)


def test_what_keras_trains_is_the_same(tuned: Callable[[], None]) -> None:
    def trained() -> Any:
        keras.utils.set_random_seed(5)
        model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, "tanh"), keras.layers.Dense(1)])
        model.compile("adam", "mse")
        kept = [model.fit(X, Y, epochs=3, validation_split=0.2, verbose=0).history]
        kept += [model.fit(rows().shuffle(30).batch(5), shuffle=False, epochs=3, verbose=0).history]
        return [kept, model.evaluate(X, Y, verbose=0), model.predict(X, verbose=0), model.get_weights()]

    before = trained()
    tuned()
    np.testing.assert_equal(trained(), before)


def test_an_iterator_has_two_threads_fewer(tuned: Callable[[], None]) -> None:
    def threads() -> int:
        """Return how many threads are there as long as an iterator is."""
        iterator = iter(rows().batch(7))
        next(iterator)
        with_it = len(os.listdir("/proc/self/task"))
        del iterator
        return with_it - len(os.listdir("/proc/self/task"))

    threads()  # Some are started by the first iterator, and stay.
    before = threads()
    tuned()
    assert threads() == before - 2


def test_who_says_whether_to_tune_is_left_alone(tuned: Callable[[], None]) -> None:
    options = tf.data.Options()
    options.autotune.enabled = True
    tuned()
    dataset = rows().with_options(options)
    assert not hasattr(iter(dataset), "iterated_over")
    assert hasattr(iter(rows()), "iterated_over")


def test_where_tensorflow_has_other_names_datasets_are_as_they_were(
    tuned: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(tf.raw_ops, "OptionsDataset")
    tuned()
    assert [int(y) for _, y in rows()] == list(range(30))


def test_in_a_graph_datasets_are_as_they_were(tuned: Callable[[], None]) -> None:
    tuned()

    def total(dataset: Any) -> Any:
        iterator = iter(dataset)
        return next(iterator)[1] + next(iterator)[1]

    dataset = rows()
    assert len(list(dataset)) == 30  # It is known untuned already.
    assert tf.function(total)(dataset) == 1


def test_a_dataset_is_gone_with_its_last_user(tuned: Callable[[], None]) -> None:
    tuned()
    gc.disable()
    try:
        dataset = rows()
        gone = weakref.ref(dataset)
        assert len(list(dataset)) == 30
        del dataset
        assert gone() is None
    finally:
        gc.enable()


def test_an_iterator_keeps_what_it_reads_from(tuned: Callable[[], None]) -> None:
    tuned()
    iterator = iter(PIPELINES["of a generator"]())
    gc.collect()
    assert [int(element) for element in iterator] == [1, 2, 3]
