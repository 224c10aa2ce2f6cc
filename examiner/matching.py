"""Which cell of the source each submitted cell is: by id, by text, by marker, by the names it defines, by order.

What an editor split or merged is mended first. Order of trust: an id (unless the code defines another question's
names), the exact text of a cell that nobody fills in, the comment lines at the head of a released solution, the names
that hidden tests ask for, likeness, the gap.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from rapidfuzz import fuzz

from examiner.container import SubmittedCell
from examiner.content import added_code, code_of, is_prose, likeness
from examiner.course import is_graded
from examiner.mending import mended
from examiner.names import is_comment, names_of
from examiner.outline import Outline, head_lines, is_stub, is_unanswered, key, visible, words

EDITED, COPIED = 0.5, 0.85  # likeness of an edited cell with an id, and of one without
_LIKE_ANSWER = 0.5


@dataclasses.dataclass(frozen=True)
class Claim:
    """The cell of the source that a submitted cell is, how that was seen, and how sure it is (0 to 1).

    `how` is `id`, `text`, `marker`, `names`, `order` or `likeness`. `is_moved`: it stood below its question's graded
    cell, or far from its place, and what follows it stays where it was. `is_copy`: another cell is the better one.
    """

    id: str
    how: str
    confidence: float
    is_moved: bool = False
    is_copy: bool = False


class Matching:
    """The claims of submitted cells, made in the order of trust. `cells` also has what was added to given cells.

    `is_mended`: cells that had been split or merged are whole again.
    """

    def __init__(self, outline: Outline, cells: Sequence[SubmittedCell]) -> None:
        self.outline = outline
        self.cells = mended(outline, cells)
        self.is_mended = self.cells != list(cells)
        self.claims: list[Claim | None] = [self._by_id(cell) or self._by_text(cell) for cell in self.cells]
        self.added: list[str] = []
        self._settle_copies()
        self._claim_alike()
        self._separate_additions()
        self._claim_by_marker()
        self._find_gaps()
        self._release_try_outs()
        self._claim_by_names()
        self._claim_by_order()
        self._claim_answers()

    def work_on(self, name: str) -> list[int]:
        """Return the numbers of the cells that hold work on a solution, stubs left out."""
        mine = (number for number, claim in enumerate(self.claims) if claim is not None and claim.id == name)
        return [number for number in mine if not self.is_untouched(name, number)]

    def is_untouched(self, name: str, number: int) -> bool:
        """True if a cell has nothing for the solution `name` but what the release has there."""
        text = self.cells[number].text
        return is_unanswered(text) if self.outline.is_manual(name) else is_stub(text)

    def is_near(self, name: str, number: int) -> bool:
        """True for a cell that stands where the solution `name` belongs, whatever else is missing there."""
        return self.before[number] <= self.outline.order[name] <= self.after[number]

    def _by_id(self, cell: SubmittedCell) -> Claim | None:
        outline = self.outline
        name = next((name for name in cell.ids if name in outline.order), None)
        if name is None:
            return None
        if name in outline.models:
            other = self._foreign(name, cell)
            return Claim(name, "id", 1.0) if other is None else Claim(other, "names", 0.9)
        original = outline.cells[name]
        if outline.is_exact(name, cell.text):
            return Claim(name, "id", 1.0)
        if cell.kind != original.cell_type:
            return None
        if cell.kind == "code" and (likeness(cell.text, visible(original)) < EDITED or self._is_answer(name, cell)):
            return None
        return Claim(name, "id", 0.9)

    def _by_text(self, cell: SubmittedCell) -> Claim | None:
        name = self.outline.by_text.get(key(cell.text))
        return None if name is None else Claim(name, "text", 1.0)

    def _foreign(self, name: str, cell: SubmittedCell) -> str | None:
        """Return the question whose names the code defines, if it is another one than its id says: a copied cell."""
        asked, bound = self.outline.asked, names_of(cell.text).bound
        if name not in asked or bound & asked[name]:
            return None
        shared = {other: len(bound & names) for other, names in asked.items()}
        best = max(shared, key=lambda other: shared[other])
        return best if shared[best] else None

    def _is_answer(self, name: str, cell: SubmittedCell) -> bool:
        """True for a free cell of the source in which the student defined what a question asks for."""
        bound = names_of(cell.text).bound
        return not self.outline.is_fixed(name) and any(bound & names for names in self.outline.asked.values())

    def _settle_copies(self) -> None:
        """Of several cells that claim one that nobody fills in, keep the most faithful one.

        A further copy of given code is the student's own cell and runs again; a copy of a graded cell or of prose, and
        the other half of a split cell, is nothing.
        """
        rivals: dict[str, list[int]] = {}
        for number, claim in enumerate(self.claims):
            if claim is not None and claim.id not in self.outline.models:
                rivals.setdefault(claim.id, []).append(number)
        for name, numbers in rivals.items():
            original = self.outline.cells[name]
            text, is_test = visible(original), is_graded(original) or original.cell_type == "markdown"
            alike = {number: likeness(self.cells[number].text, text) for number in numbers}
            exact = {number for number in numbers if self.outline.is_exact(name, self.cells[number].text)}
            best = max(numbers, key=lambda number: (number in exact, alike[number], -number))
            for number in numbers:
                is_exact = number in exact
                is_half = abs(number - best) == 1 and not is_exact and self._is_part(number, text)
                if number != best:
                    is_nothing = is_half or (is_exact and is_test)
                    self.claims[number] = Claim(name, "text", 1.0, is_copy=True) if is_nothing else None
        self.faithful = set(rivals)

    def _is_part(self, number: int, text: str) -> bool:
        lines = {line.strip() for line in text.splitlines()}
        return all(line.strip() in lines for line in self.cells[number].text.splitlines())

    def _claim_alike(self) -> None:
        """Find cells that lost their id and were edited a little, among those that nobody fills in."""
        for name in (name for name in self.outline.by_text.values() if name not in self.faithful):
            original = self.outline.cells[name]
            text = visible(original)
            alike = {
                number: likeness(cell.text, text, COPIED)
                for number, cell in enumerate(self.cells)
                if self.claims[number] is None and cell.kind == original.cell_type
            }
            best = max(alike, key=lambda number: alike[number], default=None)
            if best is not None and alike[best] >= COPIED and not self._is_answer(name, self.cells[best]):
                self.claims[best] = Claim(name, "likeness", round(alike[best], 2))

    def _separate_additions(self) -> None:
        """Give what a student added to a given or a graded cell a cell of its own, behind the one, before the other."""
        cells, claims, done = list(self.cells), list(self.claims), 0
        for number, (cell, claim) in enumerate(zip(self.cells, self.claims, strict=True)):
            if claim is None or claim.is_copy or not self.outline.is_fixed(claim.id) or cell.kind != "code":
                continue
            original = self.outline.cells[claim.id]
            is_exact = self.outline.is_exact(claim.id, cell.text)
            text = "" if is_exact else added_code(visible(original), cell.text)
            if text:
                place = number + done + (0 if is_graded(original) else 1)
                cells.insert(place, SubmittedCell("code", text, ()))
                claims.insert(place, None)
                self.added.append(claim.id)
                done += 1
        self.cells, self.claims = cells, claims

    def _claim_by_marker(self) -> None:
        for number, cell in enumerate(self.cells):
            code = code_of(cell) if self.claims[number] is None else None
            lines = head_lines(code or "")
            shared = [name for name, heads in self.outline.heads.items() if lines & heads]
            name = next((name for name in shared if self._foreign(name, cell) is None), None)
            if name is not None:
                self.claims[number] = Claim(name, "marker", 0.95)

    def _find_gaps(self) -> None:
        """Number, for each cell, the last cell of the source that is known before it and the next one after it."""
        known = [None if claim is None else self.outline.order[claim.id] for claim in self.claims]
        self.before, self.after = _running(known, -1), _running(known[::-1], len(self.outline.order))[::-1]

    def _release_try_outs(self) -> None:
        """Leave copies of a solution cell below its graded cell where they are, if what is asked for is made above.

        A cell that is known less surely than the copy makes nothing: it may be the copy. Which cell of the source is
        known above a copy is asked of the others: copies stand below one another.
        """
        order = self.outline.order
        for name, asked in self.outline.asked.items():
            others = [None if claim is None or claim.id == name else order[claim.id] for claim in self.claims]
            above, work = _running(others, -1), self.work_on(name)
            late = [number for number in work if above[number] >= self.outline.end_of(name)]
            for number in late:
                surely = [other for other in work if other not in late and self._sure(other) >= self._sure(number)]
                if asked <= {bound for other in surely for bound in self._bound_in(other)}:
                    self.claims[number] = None
        self._find_gaps()

    def _sure(self, number: int) -> float:
        claim = self.claims[number]
        return 0.0 if claim is None else claim.confidence

    def _bound_in(self, number: int) -> frozenset[str]:
        return names_of(code_of(self.cells[number]) or "").bound

    def _claim_by_names(self) -> None:
        provided = {name: self._provided(name) for name in self.outline.asked}
        for number, cell in enumerate(self.cells):
            code = code_of(cell) if self.claims[number] is None else None
            bound = names_of(code).bound if code else frozenset()
            for name, asked in self.outline.asked.items():
                shared = bound & asked
                if not shared or (code and is_stub(code)):
                    continue
                is_late = self.before[number] >= self.outline.end_of(name)
                is_early = self.after[number] < self.outline.order[name]
                is_missing = shared - provided[name] and not names_of(code or "").read & self._bound_after(name)
                if (
                    is_missing
                    if is_late
                    else self.is_near(name, number) or (is_early and self._is_too_early(name, number))
                ):
                    sure = 0.5 if not names_of(code or "").is_python else 0.9 if 2 * len(shared) >= len(asked) else 0.8
                    self.claims[number] = Claim(name, "names", sure, is_moved=is_late or is_early)
                    for later in (later for later in provided if self.outline.end_of(later) > self.outline.order[name]):
                        provided[later] |= bound
                    break

    def _provided(self, name: str) -> set[str]:
        """Return the names that are bound before the graded cell of a question, as far as is known."""
        end, found = self.outline.end_of(name), set[str]()
        for number, claim in enumerate(self.claims):
            place = self.before[number] if claim is None else self.outline.order[claim.id]
            code = code_of(self.cells[number]) if place < end else None
            if code is not None and (claim is None or claim.id in self.outline.models):
                found |= names_of(code).bound
        return found

    def _is_too_early(self, name: str, number: int) -> bool:
        """True for code that reads what is made only between it and the place of the solution `name`."""
        made = {bound for other in range(number) for bound in self._bound_in(other)}
        later = {bound for other in range(number + 1, len(self.cells)) for bound in self._bound_in(other)}
        for given, place in self.outline.order.items():
            if self.before[number] < place < self.outline.order[name] and self.outline.is_fixed(given):
                later |= names_of(str(self.outline.cells[given].source)).bound
        return bool(names_of(code_of(self.cells[number]) or "").read & (later - made))

    def _bound_after(self, name: str) -> set[str]:
        """Return the names that solutions behind a question bind: code that reads them cannot move before it."""
        end = self.outline.end_of(name)
        later = [claim is not None and self.outline.order[claim.id] > end for claim in self.claims]
        cells = (cell for cell, is_later in zip(self.cells, later, strict=True) if is_later)
        return {bound for cell in cells if (code := code_of(cell)) for bound in names_of(code).bound}

    def _claim_by_order(self) -> None:
        """Take stubs and the last code in a gap for the one solution that belongs there and was not found."""
        taken = {claim.id for claim in self.claims if claim is not None}
        for name in (name for name in self.outline.asked if name not in taken):
            here = [number for number in self._unknown() if self.is_near(name, number)]
            rivals = [number for number in here if self._has_rival(name, number)]
            stubs = [number for number in here if self.cells[number].text.strip() and is_stub(self.cells[number].text)]
            work = [number for number in here if number not in rivals and self._is_work(number)]
            if work:
                self.claims[work[-1]] = Claim(name, "order", 0.5)
            elif stubs:
                self.claims[stubs[0]] = Claim(name, "order", 0.9)

    def _unknown(self) -> list[int]:
        return [number for number, claim in enumerate(self.claims) if claim is None]

    def _has_rival(self, name: str, number: int) -> bool:
        """True if another code solution might belong to the same gap, or the cell is work on another question."""
        bound = self._bound_in(number)
        others = [other for other in self.outline.asked if other != name]
        return any(self.is_near(other, number) or bound & self.outline.asked[other] for other in others)

    def _is_work(self, number: int) -> bool:
        code = code_of(self.cells[number])
        return code is not None and not is_comment(code) and not is_stub(code) and not is_prose(self.cells[number])

    def _claim_answers(self) -> None:
        """Find answers in words: the longest text in the gap, else the one most like the model answer."""
        for name in self.outline.models:
            if not self.outline.is_manual(name) or self.work_on(name):
                continue
            prose = [number for number in self._unknown() if is_prose(self.cells[number])]
            here = [number for number in prose if self.is_near(name, number)]
            if here:
                best = max(here, key=lambda number: len(self.cells[number].text))
                self.claims[best] = Claim(name, "order", 0.8)
                continue
            alike = {number: self._like_answer(name, number) for number in prose}
            top = max(alike, key=lambda number: alike[number], default=None)
            if top is not None and alike[top] >= _LIKE_ANSWER:
                self.claims[top] = Claim(name, "likeness", round(alike[top], 2), is_moved=True)

    def _like_answer(self, name: str, number: int) -> float:
        mine, model = words(self.cells[number].text), words(self.outline.models[name])
        return float(fuzz.token_set_ratio(mine, model)) / 100


def _running(known: list[int | None], start: int) -> list[int]:
    found, last = [], start
    for number in known:
        found.append(last)
        last = last if number is None else number
    return found
