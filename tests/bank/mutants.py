"""Every mutant of the solution cells: what a student might have written instead, one change at a time."""

from __future__ import annotations

import ast
import copy
import dataclasses
import functools
from collections.abc import Iterator

from examiner.course import Course, Source, is_given
from examiner.model import Question
from examiner.notebook import Submission, SubmittedCell, restore
from tests.bank.addresses import ADDRESSES
from tests.bank.learning import LEARNING
from tests.bank.operators import CLASSICAL
from tests.bank.syntax import Change, called, is_data

_OPERATORS = ADDRESSES | LEARNING | CLASSICAL  # where two operators make the same text, the first one counts
# These cells differ from that of circle in their data only: how they are trained would be the same mistakes again.
_TOLD_ALREADY = dict.fromkeys(("xor", "gauss"), frozenset("weights loss optimizer batch history".split()))


@dataclasses.dataclass(frozen=True)
class Mutant:
    """A solution cell with one change. `name` says which cell, where in it, and what was changed."""

    notebook: str
    question: str
    operator: str
    name: str
    code: str

    def submission(self, source: Source, questions: tuple[Question, ...]) -> Submission:
        """Return this mutant as a submission of as much of `source` as the `questions` need."""
        part = reduced(source, questions)
        texts = {cell.id: self.code if cell.id == self.question else cell.source for cell in part.cells}
        return restore(part, [SubmittedCell(cell.cell_type, texts[cell.id], (cell.id,)) for cell in part.cells])


def mutants(course: Course, assignment: str) -> list[Mutant]:
    """Return the mutants of an assignment, in the order of its notebooks and cells."""
    return [
        mutant
        for source in course.sources(assignment)
        for question in source.questions
        for mutant in _mutants_of(source.name, question.id, _cells(source)[question.id])
    ]


def dependents(source: Source, mutant: Mutant) -> tuple[Question, ...]:
    """Return the other questions that a mutant may show in: those that need its cell, or one that it names."""
    others = tuple(q for q in source.questions if q.id != mutant.question and mutant.question in _needed(source, q))
    return tuple(q for q in others if f"['{q.id}']" in mutant.name) or others


def reduced(source: Source, questions: tuple[Question, ...]) -> Source:
    """Return a source with some of its questions only: their cells, those that they need, and what is given."""
    needed = {cell for question in questions for cell in _needed(source, question)}
    needed |= {question.grade_id for question in questions}
    notebook = copy.copy(source.notebook)
    notebook.cells = [cell for cell in source.cells if is_given(cell) or cell.id in needed]
    return dataclasses.replace(source, notebook=notebook, questions=questions, manual=())


def _mutants_of(notebook: str, question: str, code: str) -> Iterator[Mutant]:
    seen: set[str | None] = {_plain(code)}
    names: set[str] = set()
    for scope, node in _walk(ast.parse(code)):
        for operator, propose in _OPERATORS.items():
            for change in propose(node):
                text = change.apply(code)
                plain, name = _plain(text), _name(notebook, question, scope, change)
                if plain is None or plain in seen or name in names or operator in _TOLD_ALREADY.get(question, ()):
                    continue
                seen.add(plain)
                names.add(name)
                yield Mutant(notebook, question, operator, name, text)


def _name(notebook: str, question: str, scope: str, change: Change) -> str:
    return f"{notebook}/{question}: {scope}: {change.title}" if scope else f"{notebook}/{question}: {change.title}"


def _plain(code: str) -> str | None:
    """Return code without comments and layout; None if it is not Python."""
    try:
        return ast.unparse(ast.parse(code))
    except SyntaxError:
        return None


def _walk(node: ast.AST, scope: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Yield every node with the name of what it is a part of: a function, an assigned name, an entry of a dict."""
    yield scope, node
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            yield from _walk(value, f"{scope}[{ast.unparse(key)}]" if key else scope)
        return
    for child in [] if is_data(node) else ast.iter_child_nodes(node):
        yield from _walk(child, scope or _scope(child))


def _scope(statement: ast.AST) -> str:
    if isinstance(statement, ast.FunctionDef):
        return statement.name
    if isinstance(statement, ast.Assign):
        return ast.unparse(statement.targets[0]).strip("()")
    return called(statement.value) if isinstance(statement, ast.Expr) else ""


def _cells(source: Source) -> dict[str, str]:
    return {cell.id: str(cell.source) for cell in source.cells}


@functools.lru_cache(maxsize=64)
def _needs(code: str, tests: str, test_class: str) -> frozenset[str]:
    """Return the names that a solution cell reads, and those that its hidden tests ask for."""
    names = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}
    for group in ast.parse(tests).body:
        if isinstance(group, ast.ClassDef) and group.name == test_class:
            names |= {node.arg for node in ast.walk(group) if isinstance(node, ast.arg)}
    return frozenset(names)


def _needed(source: Source, question: Question) -> set[str]:
    """Return the solution cells that a question needs: its own, and those that make a name which it uses."""
    cells = _cells(source)
    names = _needs(cells[question.id], question.test_file.read_text(encoding="utf-8"), question.test_class)
    return {question.id} | {
        other.id for other in source.questions if other.id != question.id and names & _made(cells[other.id])
    }


def _made(code: str) -> set[str]:
    """Return the names that a cell makes at its top level."""
    statements = ast.parse(code).body
    functions = {statement.name for statement in statements if isinstance(statement, ast.FunctionDef)}
    assigned = [target for statement in statements if isinstance(statement, ast.Assign) for target in statement.targets]
    return functions | {target.id for target in assigned if isinstance(target, ast.Name)}
