"""Loops over numbers compiled by Numba: for replays, whose sums must run in the page's order, one addition at a time.

The machine code is kept beside this package, or in the user's cache; where neither can be written to, each process
compiles anew, some seconds long.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numba

_Function = TypeVar("_Function", bound=Callable[..., Any])


def compiled(function: _Function) -> _Function:
    """Compile a function of numbers and arrays when it is first called; 1 / 0 is infinite there, as in NumPy."""
    return _kept(numba.njit, function, error_model="numpy")  # type: ignore[no-any-return]


def elementwise(function: Callable[[float], float]) -> Callable[[Any], Any]:
    """Compile a function of numbers into one of arrays of any shape; compiled functions can call it with numbers."""
    return _kept(numba.vectorize, function)  # type: ignore[no-any-return]


def _kept(compiler: Callable[..., Any], function: Callable[..., Any], **options: Any) -> Any:
    try:
        return compiler(cache=True, **options)(function)
    except RuntimeError:  # There is no place for a cache.
        return compiler(**options)(function)
