"""Whose answers share lines that hardly anybody else wrote: a hint for a person, which no mark depends on.

What many wrote, and what stands in the assignment itself, tells nothing. Comments, blank lines and the layout of code
do not count, names do.
"""

from __future__ import annotations

import ast
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from nbformat import NotebookNode

from examiner.course import Course, is_given, is_graded
from examiner.errors import SubmissionError
from examiner.handin import hand_ins
from examiner.model import Alike
from examiner.names import parsed

LEAST = 5
_SHORTEST = 16  # characters: shorter lines are everybody's
_FEW, _MANY = 3, 20  # A line is rare if at most a tenth of the class has it, or 3 students, and no more than 20.


def alike(
    course: Course, assignment: str, students: Sequence[str], *, least: int = LEAST
) -> tuple[list[Alike], dict[str, SubmissionError]]:
    """Return the pairs of students who share `least` rare lines or more of a notebook, the most alike first.

    Students of whom this machine cannot read a file are left out; why is returned, by student.
    """
    given = {source.name: set(_lines(source.cells)) for source in course.sources(assignment)}
    written: dict[str, dict[str, list[str]]] = {name: {} for name in given}  # lines, by notebook and student
    unread: dict[str, SubmissionError] = {}
    for student in students:
        try:
            found = [(hand_in.source.name, hand_in.read()) for hand_in in hand_ins(course, assignment, student)[0]]
        except SubmissionError as error:
            unread[student] = error
            continue
        for name, submission in found:
            cells = (cell for cell in submission.notebook.cells if not (is_given(cell) or is_graded(cell)))
            written[name][student] = [line for line in dict.fromkeys(_lines(cells)) if line not in given[name]]
    pairs = [pair for name, lines in written.items() for pair in _pairs(name, lines, least)]
    return sorted(pairs, key=lambda pair: (-pair.share * len(pair.shared), pair.students)), unread


def _lines(cells: Iterable[NotebookNode]) -> Iterator[str]:
    for cell in cells:
        for line in _text(cell).splitlines():
            plain = " ".join(line.split())
            if len(plain) >= _SHORTEST:
                yield plain


def _text(cell: NotebookNode) -> str:
    """Return the text of a cell, its code as Python would write it; as it stands, where Python cannot."""
    text = str(cell.source)
    statements = parsed(text) if cell.cell_type == "code" else None
    try:
        return text if statements is None else "\n".join(map(ast.unparse, statements))
    except (RecursionError, ValueError):  # too deep; an integer of more digits than Python prints
        return text


def _pairs(notebook: str, written: Mapping[str, list[str]], least: int) -> Iterator[Alike]:
    authors: dict[str, list[str]] = defaultdict(list)
    for student, lines in written.items():
        for line in lines:
            authors[line].append(student)
    most = min(max(_FEW, len(written) // 10), _MANY)
    rare = {line: found for line, found in authors.items() if len(found) <= most}
    counts = {student: sum(line in rare for line in lines) for student, lines in written.items()}
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line, found in rare.items():
        for first, second in itertools.combinations(found, 2):
            shared[first, second].append(line)
    for (first, second), both in shared.items():
        if len(both) >= least:
            yield Alike((first, second), notebook, tuple(both), (counts[first], counts[second]))
