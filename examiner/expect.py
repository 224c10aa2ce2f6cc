"""Checks of kind, shape and number that hidden tests share; each fails with one Korean sentence."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np

from examiner import messages
from examiner.hatch import Opaque, RemoteFunction, RemoteVariable

_ARRAY_OF = re.compile(r"(?:array|tensor|variable)\((.+)\)")
_KINDS = {"float": "f", "int": "iu", "number": "iuf", None: "biuf"}
_KOREAN_KINDS = {"float": "실수 배열", "int": "정수 배열", "number": "수 배열", None: "배열"}


def array(
    name: str, value: Any, *, shape: tuple[int | None, ...] | None = None, kind: str | None = "number"
) -> np.ndarray:
    """Return `value` as a NumPy array of its own dtype if it is one of this `kind` and `shape`, with finite values.

    `None` in `shape` stands for any length of that axis; `shape=None` for any shape. `kind` is "float", "int",
    "number" (int or float) or None (bool too).

    Raises:
        AssertionError: with the sentence for the student.
    """
    found = _as_array(value)
    if found is None or found.dtype.kind not in _KINDS[kind]:
        got = kind_of(value) if found is None else f"{found.dtype} 배열"
        raise AssertionError(messages.KIND.format(name=name, expected=_KOREAN_KINDS[kind], got=got))
    if shape is not None and not _fits(found.shape, shape):
        expected = "(" + ", ".join("n" if length is None else str(length) for length in shape)
        expected += ",)" if len(shape) == 1 else ")"
        raise AssertionError(messages.SHAPE.format(name=name, expected=expected, got=found.shape))
    if not np.all(np.isfinite(found)):
        raise AssertionError(messages.NON_FINITE.format(name=name))
    return found


def kind(name: str, value: Any, types: type | tuple[type, ...], korean: str) -> None:
    """Fail unless `value` is an instance of `types`, which students know as `korean`."""
    if not isinstance(value, types):
        raise AssertionError(messages.KIND.format(name=name, expected=korean, got=kind_of(value)))


def number(name: str, value: Any) -> float:
    """Return one finite number: a plain one, or an array with a single element."""
    found = _as_array(value)
    if found is None or found.size != 1 or found.dtype.kind not in "iuf":
        raise AssertionError(messages.KIND.format(name=name, expected="수 하나", got=kind_of(value)))
    result = float(found.reshape(()))
    if not math.isfinite(result):
        raise AssertionError(messages.NON_FINITE.format(name=name))
    return result


def kind_of(value: Any) -> str:
    """Return the name by which a student knows the kind of `value`."""
    if isinstance(value, Opaque):
        array_of = _ARRAY_OF.fullmatch(value.type_name)
        return f"채점할 수 없는 자료형({array_of[1]})의 값" if array_of else value.type_name
    if isinstance(value, RemoteFunction):
        return "함수"
    if isinstance(value, RemoteVariable):
        return "tf.Variable"
    return {"EagerTensor": "tf.Tensor", "ndarray": "NumPy 배열", "NoneType": "None"}.get(
        type(value).__name__, type(value).__name__
    )


def _as_array(value: Any) -> np.ndarray | None:
    if isinstance(value, RemoteVariable):
        return value.numpy()
    if isinstance(value, bool | int | float | np.ndarray):
        return np.asarray(value)
    if type(value).__name__ == "EagerTensor" and value.dtype.name != "string":
        return np.asarray(value)
    if isinstance(value, list | tuple):
        return _array_of_numbers(value)
    return None


def _array_of_numbers(values: list[Any] | tuple[Any, ...]) -> np.ndarray | None:
    try:
        found = np.asarray(values)
    except (ValueError, TypeError, OverflowError):
        return None
    return found if found.dtype.kind in "biuf" else None


def _fits(shape: tuple[int, ...], expected: tuple[int | None, ...]) -> bool:
    return len(shape) == len(expected) and all(b is None or a == b for a, b in zip(shape, expected, strict=True))
