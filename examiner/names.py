"""The names that a cell's code binds and reads, found without running it, whether or not it is whole Python."""

from __future__ import annotations

import ast
import builtins
import dataclasses
import functools
import re
import warnings
from collections.abc import Iterable, Iterator

from examiner.parser import has_heaped_marks

MAX_CODE = 50_000  # characters; longer code binds nothing that is looked for
_PYTHON_MAGICS = (["%%time"], ["%%capture"], ["%%prun"])
_MAGIC = re.compile(r"^([ \t]*)(?:[%!?].*|\w.*\w\?{1,2}[ \t]*)$", re.MULTILINE)
_RUN = re.compile(r"^[ \t]*(?:%(?:run|load)\b|!python3?[ \t]++[^-\s])", re.MULTILINE)
_ASSIGNED_MAGIC = re.compile(r"^([\w, ]+=[ \t]*)[%!].*$", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~)[ \t]*+\w*+[ \t]*+\n(.*?)(?:^\1|\Z)", re.MULTILINE | re.DOTALL)  # the last may be open
_BINDING_LINE = re.compile(r"^(?:async )?(?:def|class)[ \t]+(\w+)|^(\w+)[ \t]*(?::[^=\n]*)?=(?!=)", re.MULTILINE)
_BUILTINS = frozenset(dir(builtins))


@dataclasses.dataclass(frozen=True)
class Names:
    """The names that code binds at its top level, and those that it reads from outside of itself.

    `is_python` is false for text that does not parse even without its magics.
    """

    bound: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    is_python: bool = True


@functools.lru_cache(maxsize=2048)
def names_of(code: str) -> Names:
    """Return the names of a cell's code; where it is not Python, the names that its lines seem to bind."""
    statements = parsed(code)
    if statements is None:
        return Names(seemingly_bound(code[:MAX_CODE]), is_python=False)
    bound = frozenset(name for statement in statements for name in binds(statement))
    return Names(bound, frozenset(_read(statements)) - _BUILTINS)


def seemingly_bound(text: str) -> frozenset[str]:
    """Return the names that lines of a text seem to bind, whatever stands between them."""
    return frozenset(match[1] or match[2] for match in _BINDING_LINE.finditer(text))


def is_run_elsewhere(code: str) -> bool:
    """True for code below a cell magic that writes, shows, skips or times it, and for what is run from a file."""
    code = code.lstrip()
    return bool(_RUN.search(code)) or (code.startswith("%%") and not _is_python_magic(code))


def _is_python_magic(code: str) -> bool:
    """True for code that begins with a cell magic below which Python runs in the notebook."""
    return code.split(maxsplit=1)[:1] in _PYTHON_MAGICS


@functools.lru_cache(maxsize=32)
def _tree(code: str) -> ast.Module | None:
    if len(code) > MAX_CODE or has_heaped_marks(code):
        return None
    for text in (code, without_magics(code)):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
                tree = compile(text, "<cell>", "exec", flags, dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        assert isinstance(tree, ast.Module)
        return tree
    return None


def parsed(code: str) -> list[ast.stmt] | None:
    """Return the top-level statements of a cell's code, magics left out, or None if it is not Python."""
    tree = _tree(code)
    return None if tree is None else tree.body


def without_magics(code: str) -> str:
    """Return a cell's code with IPython's magics, shell commands and `name?` as `pass`; lines keep their numbers."""
    head, separator, body = code.partition("\n")
    if _is_python_magic(head):
        code = separator + body
    return _MAGIC.sub(r"\1pass", _ASSIGNED_MAGIC.sub(r"\1None", code))


def fenced(text: str) -> str:
    """Return the code between the fences of a Markdown text, or the whole text if there are none."""
    return "\n".join(match[2] for match in _FENCE.finditer(text)) or text


def is_comment(code: str) -> bool:
    """True for code without a statement: empty, or comments alone."""
    return all(not line.strip() or line.strip().startswith("#") for line in code.splitlines())


def binds(statement: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement binds in its own scope."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
        return
    for node in _scope(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.alias) and node.name != "*":
            yield (node.asname or node.name).partition(".")[0]
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name


def _scope(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a statement without those inside of functions, classes and comprehensions."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        inner = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp)
        if not isinstance(current, (*inner, ast.DictComp, ast.GeneratorExp)):
            waiting.extend(ast.iter_child_nodes(current))


def _read(statements: Iterable[ast.stmt]) -> set[str]:
    """Return the names that statements read; the locals of functions count as bound, wherever they are."""
    read: set[str] = set()
    local: set[str] = set()
    bound: set[str] = set()
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in bound:
                read.add(node.id)
            elif isinstance(node, ast.arg):
                local.add(node.arg)
        bound.update(binds(statement))
    return read - local
