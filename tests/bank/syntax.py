"""Changes of a piece of code, and what mutation operators ask of a syntax tree."""

from __future__ import annotations

import ast
import dataclasses
import textwrap
from collections.abc import Callable, Iterator

_SHOWN = 44  # characters of code in a mutant's name
_SEEDING = ("set_random_seed", "set_seed")


@dataclasses.dataclass(frozen=True)
class Change:
    """One edit: the text of the node `old` becomes `new`; `what` says so in the mutant's name."""

    old: ast.expr | ast.stmt | ast.keyword | ast.arg
    new: str
    what: str = ""

    @property
    def title(self) -> str:
        """What is changed, short and without the place."""
        return self.what or f"{shown(ast.unparse(self.old))} -> {shown(self.new)}"

    def apply(self, code: str) -> str:
        """Return `code`, from which `old` was parsed, with the change made."""
        data, starts = code.encode(), [0]
        for line in data.split(b"\n"):
            starts.append(starts[-1] + len(line) + 1)
        assert self.old.end_lineno is not None
        assert self.old.end_col_offset is not None
        start = starts[self.old.lineno - 1] + self.old.col_offset
        end = starts[self.old.end_lineno - 1] + self.old.end_col_offset
        indented = textwrap.indent(self.new, " " * self.old.col_offset).lstrip()
        new = f"({self.new})" if isinstance(self.old, ast.expr) else indented
        return (data[:start] + new.encode() + data[end:]).decode()


Operator = Callable[[ast.AST], Iterator[Change]]


def shown(code: str) -> str:
    """Return code as one short line."""
    line = " ".join(code.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 3] + "..."


def called(node: ast.AST) -> str:
    """Return the dotted name of what a call calls; an empty text for any other node."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def is_seeding(node: ast.AST) -> bool:
    """True for a call that sets a seed: no seed is wrong."""
    return called(node).endswith(_SEEDING)


def whole_number(node: ast.AST | None) -> int | None:
    """Return the value of an integer literal."""
    return node.value if isinstance(node, ast.Constant) and type(node.value) is int else None


def with_arguments(node: ast.Call, arguments: list[ast.expr], keywords: list[ast.keyword]) -> str:
    """Return the text of a call with other arguments."""
    return ast.unparse(ast.Call(node.func, arguments, keywords))


def is_data(node: ast.AST) -> bool:
    """True for a list of numbers, of sentences, or of such lists: values that the student may choose."""
    if isinstance(node, ast.List):
        return all(is_data(part) for part in node.elts)
    return isinstance(node, ast.Constant) and not (isinstance(node.value, str) and node.value.isascii())
