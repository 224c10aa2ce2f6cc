"""Imports ahead of time, and without what costs time and is not needed here."""

from __future__ import annotations

import ast
import contextlib
import importlib
import sys
from collections.abc import Iterable, Iterator, Sequence


@contextlib.contextmanager
def without(*names: str) -> Iterator[None]:
    """Let what is imported inside believe that these packages are not installed, unless they are imported already.

    None in `sys.modules` says so to Python's imports, those of other threads included.
    """
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            if sys.modules[name] is None:
                del sys.modules[name]


def imported_by(programs: Iterable[bytes]) -> list[str]:
    """Return the modules that Python files import at their top; none of a file that is not Python."""
    names: dict[str, None] = {}
    for program in programs:
        with contextlib.suppress(SyntaxError, ValueError):  # pytest will say what is wrong with it.
            for statement in ast.parse(program).body:
                if isinstance(statement, ast.Import):
                    names |= dict.fromkeys(alias.name for alias in statement.names)
                elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
                    names[statement.module] = None
    return list(names)


def import_for_tests(names: Sequence[str]) -> None:
    """Import what hidden tests import; what cannot be is for pytest to say.

    Keras imports pandas and scikit-learn where they are installed, for data of theirs, which hidden tests do not use.
    """
    with without(*{"pandas", "sklearn"}.difference(name.partition(".")[0] for name in names)):
        for name in names:
            with contextlib.suppress(Exception):
                importlib.import_module(name)
