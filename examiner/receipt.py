"""What was collected, for the instructor: a table in the terminal, lines for what is open, a CSV for a spreadsheet."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

from examiner.collect import Plan
from examiner.delivery import Delivered, Result
from examiner.spreadsheet import as_csv

_SHOWN_FILES = 5
_COLUMNS = ("student", "name", "notebooks", "handed in", "result", "left out")


def collected_table(delivered: Sequence[Delivered], notebooks: int, zone: datetime.tzinfo) -> Table:
    """Return a line for each student; `notebooks` is how many the assignment has."""
    table = Table(*_COLUMNS)
    for done in delivered:
        found = len(done.hand_in.notebooks)
        style = "yellow" if done.needs_person else None if found == notebooks else "cyan"
        cells = [*_cells(done, zone), "\n".join(_remarks(done, _SHOWN_FILES))]
        cells[2] = f"{found}/{notebooks}  {cells[2]}".strip()
        table.add_row(*(Text(cell, overflow="fold") for cell in cells), style=style)
    return table


def collected_lines(plan: Plan, delivered: Sequence[Delivered], *, dry_run: bool) -> Iterator[str]:
    """Yield what belongs to nobody, who handed in nothing, what holds for all, and a last line that counts."""
    for left in plan.unmatched:
        yield f"not collected: {left}"
    if plan.absent:
        shown = ", ".join(f"{student.number} {student.name}".strip() for student in plan.absent)
        yield f"nothing collected of {len(plan.absent)} in the roster: {shown}"
    yield from plan.notes
    counts = {result: sum(done.result is result for done in delivered) for result in Result}
    counted = ", ".join(f"{number} {result}" for result, number in counts.items() if number) or "nothing found"
    yield f"{counted}{'; nothing was written' if dry_run else ''}"


def collected_csv(plan: Plan, delivered: Sequence[Delivered], zone: datetime.tzinfo) -> bytes:
    """Return the same as CSV for a spreadsheet."""
    rows = [[*_COLUMNS, "needs a person"]]
    for done in delivered:
        rows.append([*_cells(done, zone), " / ".join(_remarks(done)), "yes" if done.needs_person else ""])
    for student in plan.absent:
        if student.number not in {done.hand_in.student for done in delivered}:
            rows.append([student.number, student.name, "", "", str(Result.NOTHING), "", ""])
    for left in plan.unmatched:
        rows.append(["", "", "", "", "unmatched", str(left), "yes" if left.needs_person else ""])
    return as_csv(rows)


def _cells(done: Delivered, zone: datetime.tzinfo) -> list[str]:
    hand_in = done.hand_in
    moment = hand_in.handed_in.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S") if hand_in.handed_in else ""
    return [hand_in.student, hand_in.name, " ".join(hand_in.notebooks), moment, str(done.result)]


def _remarks(done: Delivered, most: int | None = None) -> list[str]:
    """Return why something was left out; what a person has to see comes first, of the rest `most` at most."""
    lines = [done.remark] if done.remark else []
    lines += [str(left) for left in done.hand_in.left_out if left.needs_person]
    others = [str(left) for left in done.hand_in.left_out if not left.needs_person]
    lines += others[:most]
    hidden = len(others) - len(others[:most])
    return [*lines, f"and {hidden} more"] if hidden else lines


def is_settled(plan: Plan, delivered: Sequence[Delivered]) -> bool:
    """True if there was something, and nothing of it waits for a person."""
    if not (delivered or plan.unmatched):
        return False
    return not any(left.needs_person for left in plan.unmatched) and not any(done.needs_person for done in delivered)
