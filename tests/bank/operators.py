"""Mutation operators that know Python only: each looks at one node of a syntax tree and proposes changes.

They are those of classical mutation testing (arithmetic, operands, numbers, statements, arguments, slices, ...) as far
as the solutions have something to change. Changes that raise at once prove little and are mostly left out; so is what
cannot be wrong: seeds, what `fit` prints, which metrics it records.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

from tests.bank.syntax import Change, Operator, called, is_data, is_seeding, shown, whole_number, with_arguments

_OTHER_OPERATION: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.MatMult: ast.Mult,
}
_CONVERSIONS = frozenset(
    "float int tuple tf.constant tf.cast tf.size tf.transpose tf.reshape tf.Variable tf.convert_to_tensor"
    " tf.sparse.to_dense tf.strings.split tf.ragged.constant".split()
)


def arithmetic(node: ast.AST) -> Iterator[Change]:
    """Put another operation in an operation's place."""
    if isinstance(node, ast.BinOp) and type(node.op) in _OTHER_OPERATION:
        other = _OTHER_OPERATION[type(node.op)]()
        yield Change(node, ast.unparse(ast.BinOp(node.left, other, node.right)))


def operands(node: ast.AST) -> Iterator[Change]:
    """Leave one operand of an operation out."""
    if isinstance(node, ast.BinOp):
        yield Change(node, ast.unparse(node.left))
        yield Change(node, ast.unparse(node.right))


def numbers(node: ast.AST) -> Iterator[Change]:
    """Change a whole number of an assignment or a range, or the length of a range, by one."""
    values = node.args if called(node) == "range" and isinstance(node, ast.Call) else []
    for value in [node.value] if isinstance(node, ast.Assign) else values:
        if (number := whole_number(value)) is not None:
            yield Change(value, str(number + 1))
            if number:
                yield Change(value, str(number - 1))
    if len(values) == 1 and isinstance(node, ast.Call):
        for change in ("+ 1", "- 1"):
            yield Change(values[0], f"{ast.unparse(values[0])} {change}")


def signs(node: ast.AST) -> Iterator[Change]:
    """Drop a minus."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield Change(node, ast.unparse(node.operand))


def deletions(node: ast.AST) -> Iterator[Change]:
    """Delete a statement, unless another one reads what it makes: that would be missed before any test."""
    statements = _statements(node)
    for statement in statements:
        others = [other for other in statements if other is not statement]
        if not _made(statement) & {name for other in others for name in _read(other)}:
            yield Change(statement, "pass", f"deleted {_first_line(statement)}")


def repetitions(node: ast.AST) -> Iterator[Change]:
    """Write a statement that does something twice."""
    for statement in _statements(node):
        acts = isinstance(statement, ast.For) or (
            isinstance(statement, ast.Expr | ast.Assign) and isinstance(statement.value, ast.Yield | ast.ListComp)
        )
        if acts or (isinstance(statement, ast.Expr) and called(statement.value).endswith(".append")):
            text = ast.unparse(statement)
            yield Change(statement, f"{text}\n{text}", f"twice {_first_line(statement)}")


def indentation(node: ast.AST) -> Iterator[Change]:
    """Move the statement after a loop into it, and the last statement of a loop behind it."""
    if not isinstance(node, ast.FunctionDef):
        return
    for number, loop in enumerate(node.body):
        if isinstance(loop, ast.For) and number + 1 < len(node.body):
            changed = copy.deepcopy(node)
            moved = changed.body.pop(number + 1)
            _loop(changed, number).body.append(moved)
            yield Change(node, ast.unparse(changed), f"into the loop {_first_line(moved)}")
        if isinstance(loop, ast.For) and len(loop.body) > 1:
            changed = copy.deepcopy(node)
            moved = _loop(changed, number).body.pop()
            changed.body.insert(number + 1, moved)
            yield Change(node, ast.unparse(changed), f"behind the loop {_first_line(moved)}")


def returns(node: ast.AST) -> Iterator[Change]:
    """Return the last element of a list instead of the list, and the negative of anything else."""
    lists = {
        ast.unparse(part.targets[0])
        for part in (ast.walk(node) if isinstance(node, ast.FunctionDef) else ())
        if isinstance(part, ast.Assign) and isinstance(part.value, ast.List)
    }
    for part in ast.walk(node) if isinstance(node, ast.FunctionDef) else ():
        if isinstance(part, ast.Return) and part.value is not None:
            text = ast.unparse(part.value)
            other = f"{text}[-1]" if text in lists else f"-({text})"
            yield Change(part.value, other, f"returns {shown(other)}")


def arguments(node: ast.AST) -> Iterator[Change]:
    """Leave the last of several arguments out."""
    if isinstance(node, ast.Call) and len(node.args) > 2:
        last = shown(ast.unparse(node.args[-1]))
        yield Change(node, with_arguments(node, node.args[:-1], node.keywords), f"{called(node)}(...) without {last}")


def calls(node: ast.AST) -> Iterator[Change]:
    """Leave a conversion out, or forget the brackets of a call."""
    if called(node) in _CONVERSIONS and isinstance(node, ast.Call) and node.args:
        yield Change(node, ast.unparse(node.args[0]), f"without {called(node)}: {shown(ast.unparse(node))}")
    if isinstance(node, ast.Call) and not node.args and not node.keywords:
        yield Change(node, ast.unparse(node.func))


def slices(node: ast.AST) -> Iterator[Change]:
    """Change the bounds and the step of a slice, and the axis that an index is for."""
    if not isinstance(node, ast.Subscript):
        return
    value, index = ast.unparse(node.value), node.slice
    if isinstance(index, ast.Slice):
        lower, upper, step = (ast.unparse(part) if part else "" for part in (index.lower, index.upper, index.step))
        yield Change(node, f"{value}[({lower or 0}) + 1:{upper}:{step}]", f"{value}[...] starts one later")
        if upper:
            yield Change(node, f"{value}[{lower}:({upper}) - 1:{step}]", f"{value}[...] ends one earlier")
        if step:
            yield Change(node, f"{value}[{lower}:{upper}:({step}) + 1]", f"{value}[...] with a longer step")
            yield Change(node, f"{value}[{lower}:{upper}]", f"{value}[...] without a step")
    if isinstance(index, ast.Tuple) and len(index.elts) == 2:
        first, second = map(ast.unparse, index.elts)
        for text in (f"{second}, {first}", f"{first}, {second}:", second):
            yield Change(node, f"{value}[{text}]")


def axes(node: ast.AST) -> Iterator[Change]:
    """Work along the other axis."""
    if isinstance(node, ast.keyword) and node.arg == "axis":
        yield Change(node, "axis=0" if whole_number(node.value) else "axis=1")


def elements(node: ast.AST) -> Iterator[Change]:
    """Leave out an element of a list of names, or the second half of a list of data; swap the first two of a tuple."""
    if not isinstance(node, ast.List | ast.Tuple) or isinstance(node.ctx, ast.Store) or len(node.elts) < 2:
        return
    parts = [ast.unparse(part) for part in node.elts]
    if isinstance(node, ast.Tuple):
        yield Change(node, f"({', '.join([parts[1], parts[0], *parts[2:]])})")
    elif is_data(node) and len(parts) > 2:
        yield Change(node, f"[{', '.join(parts[: len(parts) // 2])}]")
    elif is_data(node):
        return
    else:
        for number, part in enumerate(parts):
            rest = ", ".join(parts[:number] + parts[number + 1 :])
            yield Change(node, f"[{rest}]", f"[{shown(', '.join(parts))}] without {shown(part)}")


def entries(node: ast.AST) -> Iterator[Change]:
    """Leave an entry of a dict out, and swap the values of two."""
    if not isinstance(node, ast.Dict):
        return
    for number, key in enumerate(node.keys):
        keys, values = list(node.keys), list(node.values)
        del keys[number], values[number]
        assert key is not None
        yield Change(node, ast.unparse(ast.Dict(keys, values)), f"without the entry {ast.unparse(key)}")
    if len(node.keys) < 3:
        return
    values = [node.values[1], node.values[0], *node.values[2:]]
    names = " and ".join(ast.unparse(key) for key in node.keys[:2] if key)
    yield Change(node, ast.unparse(ast.Dict(node.keys, values)), f"the values of {names} swapped")


def variables(node: ast.AST) -> Iterator[Change]:
    """Use the variable before in a variable's place, among those that the cell itself makes."""
    names: list[str] = []
    for statement in node.body if isinstance(node, ast.Module) else []:
        if not isinstance(statement, ast.Assign) or not isinstance(target := statement.targets[0], ast.Name):
            continue
        used: set[str] = set()
        for use in ast.walk(statement.value):
            if isinstance(use, ast.Name) and use.id in names[1:] and use.id not in used:
                used.add(use.id)
                other = names[names.index(use.id) - 1]
                yield Change(use, other, f"{shown(ast.unparse(statement))} from {other}")
        names.append(target.id)


def parameters(node: ast.AST) -> Iterator[Change]:
    """Use the notebook's own data in the place of the first two parameters, the default in an argument's place."""
    if not isinstance(node, ast.FunctionDef):
        return
    names = node.args.args
    for name in names[:2] if len(names) > 1 else []:
        yield Change(name, f"{name.arg}_", f"uses the notebook's own {name.arg}")
    for name, default in zip(names[::-1], node.args.defaults[::-1], strict=False):
        for use in ast.walk(node):
            if isinstance(use, ast.Name) and use.id == name.arg:
                yield Change(use, ast.unparse(default), f"ignores {name.arg}")


def _statements(node: ast.AST) -> list[ast.stmt]:
    """Return the statements directly inside a node, without docstrings and the setting of seeds."""
    body = getattr(node, "body", None)
    if not isinstance(body, list):
        return []
    return [
        statement
        for statement in body
        if not isinstance(statement, ast.Expr)
        or (not isinstance(statement.value, ast.Constant) and not is_seeding(statement.value))
    ]


def _loop(function: ast.FunctionDef, number: int) -> ast.For:
    loop = function.body[number]
    assert isinstance(loop, ast.For)
    return loop


def _first_line(statement: ast.stmt) -> str:
    return shown(ast.unparse(statement).partition("\n")[0])


def _made(statement: ast.stmt) -> set[str]:
    """Return the names that a statement gives a value."""
    if isinstance(statement, ast.FunctionDef):
        return {statement.name}
    return {part.id for part in ast.walk(statement) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}


def _read(statement: ast.stmt) -> set[str]:
    """Return the names whose value a statement reads."""
    return {part.id for part in ast.walk(statement) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load)}


CLASSICAL: dict[str, Operator] = {
    "arithmetic": arithmetic,
    "operand left out": operands,
    "number": numbers,
    "sign": signs,
    "statement deleted": deletions,
    "statement repeated": repetitions,
    "indentation": indentation,
    "return value": returns,
    "argument": arguments,
    "call left out": calls,
    "slice": slices,
    "axis": axes,
    "element": elements,
    "entry": entries,
    "other variable": variables,
    "parameter ignored": parameters,
}
