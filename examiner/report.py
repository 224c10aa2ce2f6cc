"""What people see of a scoresheet: the stamp in a graded cell, the tables in a terminal."""

from __future__ import annotations

import dataclasses
import heapq
import html
import re
from collections.abc import Mapping, Sequence

from nbformat import NotebookNode
from nbformat.v4 import new_output
from rich.console import Group
from rich.table import Table
from rich.text import Text

from examiner import messages
from examiner.course import Source
from examiner.model import Alike, Move, Outcome, QuestionMark, Scoresheet, Verdict
from examiner.notebook import new_cell
from examiner.pages import harmless_tex
from examiner.spreadsheet import as_csv

_EXAMPLE = 120  # characters of a shared line
RUBRIC_SUFFIX = "-rubric"
_COLOURS = {Outcome.PASSED: "#1a7f37", Outcome.NOT_ATTEMPTED: "#6e7781"}
_FAULT_COLOUR = "#b42318"
_CELL_STYLE = "text-align:left;vertical-align:top;padding:.25em .8em;white-space:normal"
_HEAD_STYLE = f"{_CELL_STYLE};font-weight:bold;border-bottom:1px solid #8c959f"
_TABLE_STYLE = "border-collapse:collapse;margin-bottom:1em"
_CODE = re.compile(r"`([^`]+)`")


def stamp(
    notebook: NotebookNode, source: Source, scoresheet: Scoresheet, exhibits: Mapping[str, Sequence[str]]
) -> None:
    """Give each graded cell exactly one output: its points as plain text for nbgrader, the verdicts as a table.

    `exhibits` is HTML of the hidden tests' own, by question id, that is shown below the verdicts. A note stands
    below the questions that it names, and below the first one where it names none of them.

    nbgrader takes the plain text of the first `execute_result` as the points (nbgrader/utils.py, determine_grade).
    """
    marks = {mark.id: mark for mark in scoresheet.questions}
    first = source.questions[0].id if source.questions else ""
    for question in source.questions:
        cell = next(cell for cell in notebook.cells if cell.id == question.grade_id)
        mark = marks[question.id]
        notes = [note for note in scoresheet.notes if question.id in (_named(note, source) or {first})]
        shown = question_html(mark, notes) + "".join(exhibits.get(question.id, ()))
        data = {"text/plain": repr(float(mark.points)), "text/html": shown}
        cell.outputs = [new_output("execute_result", data=data, execution_count=None)]
        cell.execution_count = None


def _named(note: str, source: Source) -> set[str]:
    """Return the questions that a note names."""
    return {question.id for question in source.questions if f"`{question.id}`" in note}


def insert_rubrics(notebook: NotebookNode, source: Source) -> None:
    """Put each manual question's rubric before its answer, for the person who marks it.

    The rubric is the part of the source's model answer that begins with the heading `### 채점 기준`.
    """
    originals = {cell.id: cell.source for cell in source.cells}
    for question in source.manual:
        _, heading, rubric = originals[question.id].partition(messages.RUBRIC_HEADING)
        if heading:
            text = (heading + rubric).replace("### END SOLUTION", "").strip()
            place = next(index for index, cell in enumerate(notebook.cells) if cell.id == question.id)
            notebook.cells.insert(place, new_cell("markdown", text, question.id + RUBRIC_SUFFIX))


def question_html(mark: QuestionMark, notes: Sequence[str] = ()) -> str:
    """Return the verdicts of one question as an HTML table; whatever a student wrote is escaped."""
    head = "".join(f'<th style="{_HEAD_STYLE}">{html.escape(title)}</th>' for title in messages.COLUMNS)
    rows = "".join(_row(test) for test in mark.tests)
    total = messages.QUESTION_POINTS.format(points=mark.points, max_points=mark.max_points)
    remarks = "".join(f"<p>※ {_prose(note)}</p>" for note in notes)
    table = f'<table style="{_TABLE_STYLE}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return f"<p><strong>{total}</strong></p>{table}{remarks}"


def marks_table(scoresheet: Scoresheet) -> Table:
    """Return one notebook's verdicts as a table for a terminal."""
    total = messages.QUESTION_POINTS.format(points=scoresheet.points, max_points=scoresheet.max_points)
    table = Table(title=f"{scoresheet.notebook}: {total}", caption="\n".join(scoresheet.notes) or None)
    for title in ("문제", *messages.COLUMNS):
        table.add_column(title, overflow="fold")
    for mark in scoresheet.questions:
        begun = f"{mark.id}\n{mark.seconds:.1f} s"
        for number, test in enumerate(mark.tests):
            style = "green" if test.outcome is Outcome.PASSED else "red"
            label = f"[{style}]{messages.OUTCOMES[test.outcome]}[/]"
            table.add_row(
                begun if number == 0 else "", test.title, label, _earned(test), _cause(test), Text(test.message)
            )
        table.add_section()
    for question in scoresheet.manual:
        table.add_row(question.id, "채점자가 채점합니다", "", f"- / {question.max_points:g}", "", "")
    return table


@dataclasses.dataclass(frozen=True)
class ClassRow:
    """What the tables of a class show of one student: points by question, None where a person is to give them.

    `seconds` are what marking took, by notebook.
    """

    automatic: Mapping[str, float | None]
    by_hand: Mapping[str, float | None]
    seconds: Mapping[str, float]

    @classmethod
    def of(
        cls, sheets: Sequence[Scoresheet], sources: Sequence[Source], points: Mapping[str, float | None]
    ) -> ClassRow:
        """Return the row of a student with these scoresheets, of whom the gradebook has these points, by cell."""
        handed_in = [source for source in sources if source.name in {sheet.notebook for sheet in sheets}]
        questions = [question for source in handed_in for question in source.questions]
        written = [question for source in handed_in for question in source.manual]
        return cls(
            {question.id: points.get(question.grade_id) for question in questions},
            {question.id: points.get(question.id) for question in written},
            {sheet.notebook: sheet.seconds for sheet in sheets},
        )

    @property
    def sums(self) -> tuple[float | None, float | None, float | None]:
        """The points of the hidden tests, those of persons, all of them; None where one is still to be given."""
        automatic, by_hand = (
            None if None in kind.values() else sum(points for points in kind.values() if points is not None)
            for kind in (self.automatic, self.by_hand)
        )
        return automatic, by_hand, None if automatic is None or by_hand is None else automatic + by_hand


def class_table(title: str, rows: Mapping[str, ClassRow], sources: Sequence[Source]) -> Table:
    """Return a class's marks by problem of these notebooks; `rows` is by student."""
    signs = "-  not handed in     ?  waits for a person in the formgrader"
    table = Table(title=title, caption=signs, padding=(0, 0, 0, 1), collapse_padding=True)
    table.add_column("student", overflow="fold")
    maxima, written = _maxima(sources)
    automatic, by_hand = sum(maxima.values()), sum(written.values())
    for name, maximum in maxima.items():
        table.add_column(f"{name}\n/{maximum:g}", justify="right", overflow="fold")
    for name, maximum in (("automatic", automatic), ("by hand", by_hand), ("total", automatic + by_hand)):
        table.add_column(f"{name}\n/{maximum:g}", justify="right", style="bold" if name == "automatic" else None)
    for student, row in sorted(rows.items()):
        shown = [row.automatic.get(name, "-") for name in maxima]
        cells = ["?" if one is None else one if isinstance(one, str) else f"{one:g}" for one in (*shown, *row.sums)]
        table.add_row(Text(messages.printable(student)), *cells)
    return table


def class_csv(rows: Mapping[str, ClassRow], sources: Sequence[Source]) -> bytes:
    """Return the same as CSV for a spreadsheet, written answers one by one; what is not there yet is left empty."""
    automatic, written = _maxima(sources)
    titles = [f"{name} (/{most:g})" for name, most in (*automatic.items(), *written.items())]
    lines = [["student", *titles, "automatic", "by hand", "total"]]
    for student, row in sorted(rows.items()):
        points = [row.automatic.get(name) for name in automatic] + [row.by_hand.get(name) for name in written]
        points += row.sums
        lines.append([messages.printable(student), *("" if one is None else f"{one:g}" for one in points)])
    return as_csv(lines)


def _maxima(sources: Sequence[Source]) -> tuple[dict[str, float], dict[str, float]]:
    """Return what can be earned, by question: of the hidden tests, and of persons."""
    automatic = {question.id: question.max_points for source in sources for question in source.questions}
    return automatic, {question.id: question.max_points for source in sources for question in source.manual}


def moves_table(moved: Mapping[str, Sequence[Move]]) -> Table:
    """Return whose marks change, by how much, because of which test."""
    table = Table("student", "problem", "test", "before", "after", "why")
    for student, found in sorted(moved.items()):
        for number, move in enumerate(found):
            points = ["-" if value is None else f"{value:g}" for value in (move.before, move.after)]
            table.add_row("" if number else Text(student), move.question, move.title, *points, Text(move.message))
        change = sum((move.after or 0) - (move.before or 0) for move in found)
        table.add_row("", "", "", "", f"{change:+g}", style="bold")
        table.add_section()
    return table


def similar_table(pairs: Sequence[Alike]) -> Table:
    """Return who shares which lines with whom; of the lines the longest is shown."""
    table = Table("students", "notebook", "shared", "of the smaller", "for example")
    for pair in pairs:
        share, example = f"{100 * pair.share:.0f} %", max(pair.shared, key=len)
        students = messages.printable(" and ".join(pair.students))
        table.add_row(
            Text(students), pair.notebook, f"{len(pair.shared)}", share, Text(messages.printable(example[:_EXAMPLE]))
        )
    return table


def replay_tables(words: Mapping[str, str], losses: Mapping[int, tuple[float, float]]) -> Group:
    """Return what a Playground address means, and the losses at some epochs, for a terminal."""
    meaning, table = Table.grid(padding=(0, 2)), Table("epoch", "training loss", "test loss")
    for name, text in words.items():
        meaning.add_row(name, text)
    for epoch, (train, test) in losses.items():
        table.add_row(str(epoch), f"{train:.6f}", f"{test:.6f}")
    return Group(meaning, table)


def lost_points(sheets: Sequence[Scoresheet]) -> list[str]:
    """Return one line for each distinct reason for which points were lost: problems, points, cause, sentence."""
    problems: dict[tuple[str, str], dict[str, None]] = {}
    lost: dict[tuple[str, str], float] = {}
    for mark in (mark for sheet in sheets for mark in sheet.questions):
        for test in (test for test in mark.tests if test.points < test.max_points):
            reason = (_cause(test), test.message)
            problems.setdefault(reason, {})[mark.id] = None
            lost[reason] = lost.get(reason, 0.0) + test.max_points - test.points
    return [
        f"{', '.join(problems[cause, message])} −{points:g} ({cause}): {message}"
        for (cause, message), points in lost.items()
    ]


def slowest(rows: Mapping[str, ClassRow], number: int) -> str:
    """Return which notebooks took longest to mark, with their seconds, in one line; empty if there is none."""
    taken = [(seconds, student, notebook) for student, row in rows.items() for notebook, seconds in row.seconds.items()]
    longest = heapq.nlargest(number, taken)
    return ", ".join(f"{student}/{notebook} {seconds:.1f} s" for seconds, student, notebook in longest)


def _earned(test: Verdict) -> str:
    return f"{test.points:g} / {test.max_points:g}"


def _cause(test: Verdict) -> str:
    return messages.CAUSES[test.cause] if test.cause else ""


def _row(test: Verdict) -> str:
    colour = _COLOURS.get(test.outcome, _FAULT_COLOUR)
    label = f'<span style="color:{colour}">{messages.OUTCOMES[test.outcome]}</span>'
    wide, narrow = _CELL_STYLE, f"{_CELL_STYLE};white-space:nowrap"
    shown = ((narrow, label), (narrow, _earned(test)), (narrow, _cause(test)))
    cells = ((wide, _prose(test.title)), *shown, (wide, _prose(test.message)))
    return "<tr>" + "".join(f'<td style="{style}">{cell}</td>' for style, cell in cells) + "</tr>"


def _prose(text: str) -> str:
    """Return a sentence as HTML: escaped, with `names` in backticks as code; what it repeats of TeX does nothing."""
    return harmless_tex(_CODE.sub(r"<code>\1</code>", html.escape(text)))
