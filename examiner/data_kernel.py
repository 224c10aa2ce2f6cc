"""Runs in the student's kernel before its first cell: a dataset is iterated over without being tuned meanwhile.

For every iterator, `tf.data` starts threads that look for better buffers and more parallelism. An iterator that ends
waits for them; on busy processors their wake-up call is often lost, and then it waits until their 20 ms are over: an
epoch over a hundred rows, or one `evaluate`, takes 10 ms instead of one. Elements and their order do not depend on it.
Who sets `options.autotune.enabled` is left alone. This file imports nothing of the examiner.
"""

import functools
from typing import Any

import tensorflow as tf

_UNTUNED = "_examiner_untuned"


def install() -> None:
    """Let datasets of this kernel be iterated over untuned."""
    tuned: Any = getattr(tf.data.Dataset.__iter__, "tuned", tf.data.Dataset.__iter__)

    @functools.wraps(tuned)
    def iterate(self: Any) -> Any:
        if not _may_be_untuned(self):
            return tuned(self)
        if not hasattr(self, _UNTUNED):  # TensorFlow makes a dataset ready once, which takes longer than an epoch.
            setattr(self, _UNTUNED, _untuned(self))
        iterator = tuned(getattr(self, _UNTUNED))
        iterator.iterated_over = self  # What it reads from lives as long as it does.
        return iterator

    iterate.tuned = tuned  # type: ignore[attr-defined]  # kernels of banks are used again
    tf.data.Dataset.__iter__ = iterate


def _may_be_untuned(dataset: Any) -> bool:
    """True for plain tensors outside of graphs, unless it was said whether to tune."""
    specs = tf.nest.flatten(dataset.element_spec)
    is_plain = all(type(spec) is tf.TensorSpec for spec in specs)
    return is_plain and tf.executing_eagerly() and dataset.options().autotune.enabled is None


def _untuned(dataset: Any) -> Any:
    """Return a dataset of the same elements that is not tuned: what `with_options` does, but without a reference back.

    With one, large datasets would lie in memory until Python looks for garbage.
    """
    specs = tf.nest.flatten(dataset.element_spec)
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
