"""Runs in the student's kernel before its first cell: a dataset is iterated over without being tuned meanwhile.

For every iterator, `tf.data` starts threads that look for better buffers and more parallelism. An iterator that ends
waits for them; on busy processors their wake-up call is often lost, and then it waits until their 20 ms are over: an
epoch over a hundred rows, or one `evaluate`, takes 10 ms instead of one. Elements and their order do not depend on it.
Who sets `options.autotune.enabled` is left alone, and so is every dataset where a version of TensorFlow has not what
this file takes from it. It imports nothing of the examiner.
"""

import contextlib
import functools
from typing import Any

import tensorflow as tf

_UNTUNED = "_examiner_untuned"


def install() -> None:
    """Let datasets of this kernel be iterated over untuned."""
    tuned: Any = getattr(tf.data.Dataset.__iter__, "tuned", tf.data.Dataset.__iter__)

    @functools.wraps(tuned)
    def iterate(self: Any) -> Any:
        untuned = _untuned(self) if tf.executing_eagerly() else None
        if untuned is None:
            return tuned(self)
        iterator = tuned(untuned)
        iterator.iterated_over = self  # What it reads from lives as long as it does.
        return iterator

    iterate.tuned = tuned  # type: ignore[attr-defined]  # kernels of banks are used again
    tf.data.Dataset.__iter__ = iterate


def _untuned(dataset: Any) -> Any:
    """Return a dataset of the same elements that is not tuned, or None where the dataset is left alone.

    It is made once: TensorFlow makes each dataset ready once, which takes longer than an epoch.
    """
    if not hasattr(dataset, _UNTUNED):
        made = None
        with contextlib.suppress(Exception):
            specs = tf.nest.flatten(dataset.element_spec)
            is_plain = all(type(spec) is tf.TensorSpec for spec in specs)
            if is_plain and dataset.options().autotune.enabled is None:
                made = _without_tuning(dataset, specs)
        setattr(dataset, _UNTUNED, made)
    return getattr(dataset, _UNTUNED)


def _without_tuning(dataset: Any, specs: list[Any]) -> Any:
    """Do what `with_options` does, without a reference back, for a dataset of such tensors.

    With one, large datasets would lie in memory until Python looks for garbage.
    """
    variant = tf.raw_ops.OptionsDataset(
        input_dataset=tf.data.experimental.to_variant(dataset),
        serialized_options=_serialized_options(),
        output_types=[spec.dtype for spec in specs],
        output_shapes=[spec.shape for spec in specs],
    )
    return tf.data.experimental.from_variant(variant, dataset.element_spec)


@functools.cache
def _serialized_options() -> bytes:
    options = tf.data.Options()
    options.autotune.enabled = False
    return bytes(options._to_proto().SerializeToString())
