"""What a student would write, as one Python file in percent format: answers keyed by cell id, with notes on top.

`# %% cell-id` begins the whole text of that cell, `# %% cell-id [markdown]` that of a Markdown cell written in comment
lines, `# %% extra after cell-id` a cell of the student's own. The docstring's first line tells what the student did;
lines of the form `Name: value` are notes.
"""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path

from examiner.course import Source, is_solution
from examiner.errors import CourseError
from examiner.notebook import Submission, SubmittedCell, restore
from examiner.outline import CODE_STUB, TEXT_STUB

_BLOCK = re.compile(r"^# %% (extra after )?([\w-]+)( \[markdown\])?\n", re.MULTILINE)
_NOTE = re.compile(r"^([A-Z]\w+): (.+(?:\n[ \t]+\S.*)*)$", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Answers:
    """The answers of one file: texts by cell id, extra cells by the cell that they follow, notes by name."""

    path: Path
    story: str
    notes: Mapping[str, str]
    cells: Mapping[str, str]
    extra: Mapping[str, str]

    def lay_over(self, source: Source) -> Submission:
        """Return these answers as a submission of `source`; solution cells without an answer are untouched."""
        cells: list[SubmittedCell] = []
        for cell in source.cells:
            stub = CODE_STUB if cell.cell_type == "code" else TEXT_STUB
            untouched = stub if is_solution(cell) else cell.source
            cells.append(SubmittedCell(cell.cell_type, self.cells.get(cell.id, untouched), (cell.id,)))
            if cell.id in self.extra:
                cells.append(SubmittedCell("code", self.extra[cell.id], ()))
        return restore(source, cells)


def read_answers(path: Path) -> Answers:
    """Read one file of answers.

    Raises:
        CourseError: it does not begin with a docstring.
    """
    text = path.read_text(encoding="utf-8")
    head, *parts = _BLOCK.split(text)
    try:
        about = ast.get_docstring(ast.parse(head))  # what follows is a student's and need not be Python
    except SyntaxError as error:
        raise CourseError(f"{path}: {error}. Begin the file with a docstring.") from None
    if not about:
        raise CourseError(f"{path}: no docstring. Tell in its first line what the student did.")
    cells: dict[str, str] = {}
    extra: dict[str, str] = {}
    for is_extra, name, is_markdown, body in zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True):
        (extra if is_extra else cells)[name] = _cell_text(body, is_markdown)
    notes = {name: " ".join(value.split()) for name, value in _NOTE.findall(about)}
    return Answers(path, about.partition("\n")[0], notes, cells, extra)


def _cell_text(body: str, is_markdown: str | None) -> str:
    body = body.strip("\n")
    return re.sub(r"^# ?", "", body, flags=re.MULTILINE) if is_markdown else body
