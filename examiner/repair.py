"""Submitted cells laid into the source: its cells in their order, the student's work where it must run.

Nothing that a student wrote is lost. Order is kept among cells that depend on each other: what another cell reads runs
before it, as it did in the student's own notebook.
"""

from __future__ import annotations

import dataclasses
import functools
import textwrap
from collections.abc import Sequence

from examiner import messages
from examiner.container import SubmittedCell
from examiner.content import as_typed, code_of, is_prose, likeness, put_aside, work_in
from examiner.matching import Claim, Matching
from examiner.model import Match
from examiner.names import MAX_CODE, Names, is_comment, is_run_elsewhere, names_of
from examiner.outline import Outline, is_stub, visible, words

SURE = 0.6  # a match of less confidence is for a person, if the names that are asked for are not there
DOUBT = 0.5  # code this much like the model answer might be the work that is missing
_MIN_WORK = 40  # characters; less code in a question's place is a try-out, not the work that is missing


@dataclasses.dataclass(frozen=True)
class Placed:
    """One cell of the restored notebook: its id in the source, if it has one, and what the student wrote in it.

    `number` is its place among the submitted cells.
    """

    id: str | None
    cell: SubmittedCell | None
    number: int = -1

    @functools.cached_property
    def names(self) -> Names:
        """The names of the student's code in it."""
        code = None if self.cell is None else code_of(self.cell)
        return Names() if code is None else names_of(code)


@dataclasses.dataclass(frozen=True)
class Layout:
    """A restored notebook as a list of cells, what was matched how, and what is left to a person.

    `fragile` questions are so if they lose a point: their code was not found in one piece in its place.
    """

    placed: tuple[Placed, ...]
    matches: tuple[Match, ...]
    doubtful: tuple[str, ...]
    fragile: tuple[str, ...]
    notes: tuple[str, ...]


def lay(outline: Outline, cells: Sequence[SubmittedCell], *, is_cut: bool = False) -> Layout:
    """Lay submitted cells into the source of `outline`; `is_cut` tells that others were lost with a broken file."""
    matching = Matching(outline, cells)
    placed = _helpers_first(outline, _in_order(outline, matching))
    matches = tuple(_match(outline, matching, placed, name) for name in outline.models)
    doubtful = tuple(
        match.cell_id for match in matches if _is_doubtful(outline, matching, placed, match, is_cut=is_cut)
    )
    fragile = tuple(name for name in outline.asked if is_cut or _is_fragile(matching, placed, name))
    known = {claim.id for claim in matching.claims if claim is not None}
    lost = [name for name in outline.order if outline.is_fixed(name) and name not in known]
    notes = [messages.CELL_RESTORED.format(id=name) for name in lost]
    notes += [messages.CELLS_MENDED] if matching.is_mended else []
    notes += [messages.ADDITION_KEPT.format(id=name) for name in matching.added]
    notes += [match.note for match in matches if match.note]
    notes += [messages.LEFT_TO_PERSON.format(id=name) for name in doubtful]
    return Layout(tuple(placed), matches, doubtful, fragile, tuple(notes))


def _in_order(outline: Outline, matching: Matching) -> list[Placed]:
    """Return the cells of the source in order, each followed by the student's own cells that stood behind it."""
    theirs: dict[str, Placed] = {}
    extra: dict[str | None, list[Placed]] = {name: [] for name in (None, *outline.order)}
    anchor: str | None = None
    for number, (cell, claim) in enumerate(zip(matching.cells, matching.claims, strict=True)):
        if claim is None:
            extra[anchor].append(Placed(None, cell, number))
            continue
        if claim.id in outline.asked:
            cell = dataclasses.replace(cell, kind="code", text=work_in(cell))
        earlier = theirs.get(claim.id)
        if claim.is_copy:
            pass
        elif earlier is None or matching.is_untouched(claim.id, earlier.number):
            theirs[claim.id] = Placed(claim.id, cell, number)
        elif not matching.is_untouched(claim.id, number) and not _is_repeated(cell, [earlier, *extra[claim.id]]):
            extra[claim.id].append(Placed(None, cell, number))  # a split or copied cell: both run, in their order
        anchor = anchor if claim.is_moved else claim.id
    order = [theirs.get(name, Placed(name, None)) for name in outline.order]
    return extra[None] + [cell for place in order for cell in (place, *extra[str(place.id)])]


def _is_repeated(cell: SubmittedCell, earlier: Sequence[Placed]) -> bool:
    return any(other.cell is not None and other.cell.text == cell.text for other in earlier)


def _helpers_first(outline: Outline, placed: list[Placed]) -> list[Placed]:
    """Return the cells with each helper before the cell that reads its names, and own cells behind what they read."""
    done: list[Placed] = []
    bound: set[str] = set()
    waiting = list(placed)
    while waiting:
        cell = waiting[0]
        helper = _needed(cell, waiting[1:], bound)
        if helper is not None:
            waiting.remove(helper)
            waiting.insert(0, helper)
            continue
        solution = _awaited(outline, cell, waiting[1:], bound)
        if solution is not None:
            waiting.insert(waiting.index(solution) + 1, cell)
            del waiting[0]
            continue
        done.append(waiting.pop(0))
        bound |= cell.names.bound
        if cell.id is not None and outline.is_fixed(cell.id):
            bound |= names_of(str(outline.cells[cell.id].source)).bound
    return done


def _needed(reader: Placed, later: Sequence[Placed], bound: set[str]) -> Placed | None:
    """Return the first of the student's own cells that binds what `reader` lacks, and does not need what it makes.

    One that stood below it ran first by hand; what it binds must not be known by then, or it may be a try-out.
    """
    lacking = reader.names.read - bound - reader.names.bound
    if not lacking:
        return None
    made = set(reader.names.bound)  # by what would run before
    for cell in later:
        if cell.id is None and cell.names.bound & lacking:
            known = cell.names.read & made or cell.names.bound & made or cell.names.bound & bound
            if cell.number < reader.number or not known:
                return cell
        made |= cell.names.bound
    return None


def _awaited(outline: Outline, reader: Placed, later: Sequence[Placed], bound: set[str]) -> Placed | None:
    """Return the solution that binds what a student's own cell lacks, if nothing up to it needs that cell."""
    lacking = reader.names.read - bound - reader.names.bound
    if reader.id is not None or not lacking:
        return None
    for number, cell in enumerate(later):
        if cell.id in outline.asked and cell.names.bound & lacking:
            is_needed = any(other.names.read & reader.names.bound for other in later[: number + 1])
            return None if is_needed else cell
    return None


def _match(outline: Outline, matching: Matching, placed: Sequence[Placed], name: str) -> Match:
    """Say where the work on a question was found and how sure that is."""
    work = matching.work_on(name)
    claims = [claim for claim in matching.claims if claim is not None and claim.id == name]
    if work:
        first = matching.claims[work[0]]
        assert first is not None
        return Match(name, first.how, first.confidence, _note(matching, name, first, work))
    if outline.asked.get(name, frozenset()) & _bound_before(outline, placed, name):
        return Match(name, "names", 0.8, messages.FOUND_ELSEWHERE.format(id=name))
    if claims:
        return Match(name, "untouched", 1.0, "")
    return Match(name, "missing", 1.0, messages.SOLUTION_DELETED.format(id=name))


def _note(matching: Matching, name: str, claim: Claim, work: Sequence[int]) -> str:
    sentences = []
    if claim.how != "id":
        sentences.append(messages.FOUND_BY[claim.how].format(id=name, confidence=round(100 * claim.confidence)))
    if claim.is_moved:
        sentences.append(messages.MOVED.format(id=name))
    if matching.outline.is_manual(name) != (matching.cells[work[0]].kind == "markdown"):
        sentences.append(messages.KIND_CHANGED.format(id=name))
    if len(work) > 1:
        sentences.append(messages.SEVERAL_PARTS.format(id=name, count=len(work)))
    return " ".join(sentences)


def _bound_before(outline: Outline, placed: Sequence[Placed], name: str) -> set[str]:
    """Return the names that the student's code binds before the graded cell of a question, if it can be run."""
    bound: set[str] = set()
    for cell in placed:
        if cell.id is not None and outline.order[cell.id] >= outline.end_of(name):
            break
        is_run = cell.id in outline.asked if cell.id else cell.cell is not None and cell.cell.kind == "code"
        if is_run and cell.names.is_python:
            bound |= cell.names.bound
    return bound


def _is_fragile(matching: Matching, placed: Sequence[Placed], name: str) -> bool:
    """True if the code of a question does not stand in one piece, as code that runs here, in one place."""
    claims = [matching.claims[number] for number in matching.work_on(name)]
    is_elsewhere = not claims and bool(matching.outline.asked[name] & _bound_before(matching.outline, placed, name))
    cells = [matching.cells[number] for number in matching.work_on(name)]
    is_odd = any(cell.kind != "code" or is_run_elsewhere(cell.text) for cell in cells)
    return is_elsewhere or is_odd or len(claims) > 1 or any(claim is not None and claim.is_moved for claim in claims)


def _is_doubtful(outline: Outline, matching: Matching, placed: Sequence[Placed], match: Match, *, is_cut: bool) -> bool:
    """True if work on a question may be in the file, but could not be placed with enough confidence."""
    name, is_absent = match.cell_id, match.how in ("untouched", "missing")
    numbers = range(len(matching.cells))
    if outline.is_manual(name):
        return is_absent and (is_cut or any(_may_be_words(matching, number) for number in numbers))
    lacking = outline.asked[name] - _bound_before(outline, placed, name)
    if not lacking:
        return False
    if (is_cut and match.how != "untouched") or any(_mentions(matching, name, number, lacking) for number in numbers):
        return True
    if any(_may_have_bound(matching.cells[number], lacking) for number in matching.work_on(name)):
        return True
    if any(_binds_aside(matching, name, number, lacking) for number in numbers):
        return True
    if is_absent:
        return any(_may_be(matching, name, number) for number in numbers)
    return match.confidence < SURE


def _may_be_words(matching: Matching, number: int) -> bool:
    """True for words of the student's that belong to nothing else, or that were added to a given text."""
    claim, cell = matching.claims[number], matching.cells[number]
    if claim is None:
        return is_prose(cell)
    if claim.is_copy or claim.id in matching.outline.models or cell.kind != "markdown":
        return False
    return len(words(cell.text)) >= len(words(visible(matching.outline.cells[claim.id]))) + _MIN_WORK


def _mentions(matching: Matching, name: str, number: int, lacking: frozenset[str]) -> bool:
    """True if a cell, unless it is a code cell of the question itself, looks as if it bound a name that is lacking."""
    claim, cell = matching.claims[number], matching.cells[number]
    if (cell.kind == "code" and claim is not None and claim.id == name) or not any(one in cell.text for one in lacking):
        return False
    given = "" if claim is None or claim.id in matching.outline.models else visible(matching.outline.cells[claim.id])
    texts = {cell.text, work_in(cell), textwrap.dedent(cell.text) if len(cell.text) <= MAX_CODE else ""}
    return bool(lacking & frozenset().union(*(names_of(text).bound for text in texts)) - names_of(given).bound)


def _may_have_bound(cell: SubmittedCell, lacking: frozenset[str]) -> bool:
    """True if a cell that binds nothing, as it is, binds what is lacking as it may have been typed."""
    now, typed = names_of(cell.text), names_of(as_typed(cell.text))
    return not (now.is_python and now.bound) and typed.is_python and not typed.bound.isdisjoint(lacking)


def _binds_aside(matching: Matching, name: str, number: int, lacking: frozenset[str]) -> bool:
    """True for a cell in which everything that is lacking is bound, commented out or in a string."""
    claim, cell = matching.claims[number], matching.cells[number]
    if cell.kind != "code" or (claim is not None and claim.id != name):
        return False
    return lacking <= names_of(put_aside(cell.text, matching.outline.cells[name].source)).bound


def _may_be(matching: Matching, name: str, number: int) -> bool:
    """True for code that belongs to nothing else and is in the place of a solution, or like its model answer."""
    code = None if matching.claims[number] is not None else code_of(matching.cells[number])
    if code is None or is_comment(code) or is_stub(code) or len(words(code)) < _MIN_WORK:
        return False
    if any(names_of(code).bound & asked for asked in matching.outline.asked.values()):
        return False
    return matching.is_near(name, number) or likeness(code, matching.outline.models[name], DOUBT) > 0
