"""Runs in the student's kernel before its first cell: it remembers what `fit` returned, and which models it moved.

A History says itself which model it belongs to and what the losses were, so it can be written by hand. This file keeps
aside, for the hatch, which ones `fit` made for which model, and whether any `fit` of that model changed its weights. It
stands in the student's own process: who attacks it there can make it say anything. It imports nothing of the examiner.
"""

import contextlib
import functools
import weakref
from typing import Any

import keras
import numpy as np

_MOVED: dict[int, Any] = {}  # by id: a weak reference to each model whose weights a fit has changed
_MADE: dict[int, tuple[Any, Any]] = {}  # by id: weak references to each History and to the model that it records


def install() -> None:
    """Put a `fit` that remembers in the place of the one that is there, Keras's or a faster one."""
    owner = next(kind for kind in keras.Model.__mro__ if "fit" in vars(kind))
    fit: Any = getattr(owner.fit, "unrecorded", owner.fit)

    @functools.wraps(fit)
    def recorded(self: Any, *arguments: Any, **keywords: Any) -> Any:
        before = _weights(self)
        try:
            return fit(self, *arguments, **keywords)
        finally:  # A callback may end it with an exception, and the History is there all the same.
            _remember(self, before, [getattr(self, "history", None), *_flat([*arguments, *keywords.values()])])

    recorded.unrecorded = fit  # type: ignore[attr-defined]
    owner.fit = recorded


def about(history: Any) -> dict[str, bool]:
    """Return whether `fit` made this History for the model that it names, and whether a `fit` moved that model."""
    model = getattr(history, "model", None)
    made, by = _MADE.get(id(history), (_nothing, _nothing))
    is_from_fit = model is not None and made() is history and by() is model
    return {"is_from_fit": is_from_fit, "has_moved": model is not None and _MOVED.get(id(model), _nothing)() is model}


def _remember(model: Any, before: list[Any], candidates: list[Any]) -> None:
    after = _weights(model)
    if not (before and len(before) == len(after) and all(map(np.array_equal, before, after))):
        _MOVED[id(model)] = weakref.ref(model)
    for one in candidates:
        if isinstance(one, keras.callbacks.History):
            _MADE[id(one)] = weakref.ref(one), weakref.ref(model)


def _weights(model: Any) -> list[Any]:
    """Return copies of the weights; none where they are still to be made or cannot be read."""
    with contextlib.suppress(Exception):  # It is in the way of a student's own `fit`, which goes on.
        return [np.array(variable) for variable in model.weights]
    return []


def _flat(values: list[Any]) -> list[Any]:
    """Return the values, and those in lists among them: callbacks may be one or a list."""
    return [one for value in values for one in (value if isinstance(value, list | tuple) else [value])]


def _nothing() -> None:
    return None
