"""Runs in the student's kernel before its first cell: it remembers what `fit` returned, and which models it moved.

A History says itself which model it belongs to and what the losses were, so it can be written by hand. This file keeps
aside, for the hatch, which ones `fit` made for which model, and whether any `fit` of that model changed its weights. It
stands in the student's own process: who attacks it there can make it say anything. It imports nothing of the examiner.
"""

import contextlib
import functools
import hashlib
import weakref
from typing import Any

import keras
import numpy as np

_BEGUN: dict[int, list[bytes]] = {}  # by id, of models that a fit trains now: their weights when it began
_MOVED: dict[int, Any] = {}  # by id: a weak reference to each model whose weights a fit has changed
_MADE: dict[int, tuple[Any, Any]] = {}  # by id: weak references to each History and to the model that it records


def install() -> None:
    """Let `fit`, Keras's or a faster one, and its History say when a training begins and ends."""
    owner = next(kind for kind in keras.Model.__mro__ if "fit" in vars(kind))
    fit: Any = getattr(owner.fit, "unrecorded", owner.fit)
    begin: Any = getattr(keras.callbacks.History.on_train_begin, "unrecorded", keras.callbacks.History.on_train_begin)

    @functools.wraps(fit)
    def recorded(self: Any, *arguments: Any, **keywords: Any) -> Any:
        _BEGUN.pop(id(self), None)
        try:
            return fit(self, *arguments, **keywords)
        finally:  # A callback may end it with an exception, and the History is there all the same.
            with contextlib.suppress(Exception):
                _remember(self, [self.history, *_flat([*arguments, *keywords.values()])])

    @functools.wraps(begin)
    def begun(self: Any, logs: Any = None) -> None:
        begin(self, logs)
        with contextlib.suppress(Exception):
            _BEGUN.setdefault(id(self.model), _weights(self.model))

    recorded.unrecorded = fit  # type: ignore[attr-defined]
    begun.unrecorded = begin  # type: ignore[attr-defined]
    owner.fit, keras.callbacks.History.on_train_begin = recorded, begun


def about(history: Any) -> dict[str, bool]:
    """Return whether `fit` made this History for the model that it names, and whether a `fit` moved that model."""
    model = getattr(history, "model", None)
    made, by = _MADE.get(id(history), (_nothing, _nothing))
    is_from_fit = model is not None and made() is history and by() is model
    return {"is_from_fit": is_from_fit, "has_moved": model is not None and _MOVED.get(id(model), _nothing)() is model}


def _remember(model: Any, candidates: list[Any]) -> None:
    before = _BEGUN.pop(id(model), None)
    if before is None:  # It ended before it began to train.
        return
    # Keras may make the weights in the first step; the faster fit has made them before.
    if not before or _weights(model) != before:
        _MOVED[id(model)] = weakref.ref(model)
    for one in candidates:
        if isinstance(one, keras.callbacks.History):
            _MADE[id(one)] = weakref.ref(one), weakref.ref(model)


def _weights(model: Any) -> list[bytes]:
    """Return a hash of each of a model's weights."""
    return [hashlib.sha256(np.ascontiguousarray(variable).tobytes()).digest() for variable in model.weights]


def _flat(values: list[Any]) -> list[Any]:
    """Return the values, and those in lists among them: callbacks may be one or a list."""
    return [one for value in values for one in (value if isinstance(value, list | tuple) else [value])]


def _nothing() -> None:
    return None
