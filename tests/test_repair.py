"""Honest work survives its container: every damage leaves all of it where it counts, or asks a person."""

from __future__ import annotations

import copy
import json
import random
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import nbformat
import pytest

from examiner import messages
from examiner.course import Course, Source, is_given, is_graded, is_solution
from examiner.grading import Marker
from examiner.host import load_config
from examiner.names import names_of
from examiner.notebook import Submission, submission_of
from examiner.outline import CODE_STUB, TEXT_STUB, Outline
from tests.conftest import PROJECT

ASSIGNMENT = "keras_and_tf"
NAMES = ["1_tensors", "2_keras", "3_tensorflow"]
Document = dict[str, Any]
Damage = Callable[[Document], Document | bytes]


@pytest.fixture(scope="module", params=NAMES)
def source(request: pytest.FixtureRequest) -> Source:
    return next(one for one in Course(PROJECT).sources(ASSIGNMENT) if one.name == request.param)


def answer(cell: nbformat.NotebookNode) -> str:
    """Return a solution as a student has it: the model answer without markers and rubric."""
    text = re.sub(r"^### (BEGIN|END) SOLUTION\n?", "", cell.source, flags=re.MULTILINE)
    return text.partition("\n### 채점 기준")[0].strip()


def solved(source: Source) -> Document:
    """Return the released notebook with every problem solved, as JSON would have it."""
    path = PROJECT / "release" / ASSIGNMENT / f"{source.name}.ipynb"
    document: Document = json.loads(path.read_text(encoding="utf-8"))
    answers = {cell.id: answer(cell) for cell in source.cells if is_solution(cell)}
    for cell in document["cells"]:
        cell["source"] = answers.get(cell["id"], "".join(cell["source"]))
    return document


def submitted(source: Source, damage: Damage, document: Document | None = None) -> Submission:
    damaged = damage(solved(source) if document is None else document)
    return submission_of(source, damaged if isinstance(damaged, bytes) else json.dumps(damaged).encode())


def lost(submission: Submission) -> list[str]:
    """Return what does not count: answers in words that are not in place, and names not bound before their graded cell.

    What is no Python, or reads what is made only after it, binds nothing.
    """
    outline = Outline.of(submission.source)
    texts = {cell.id: unicodedata.normalize("NFC", cell.source) for cell in submission.notebook.cells}
    found, bound, given = [], set[str](), set[str]()
    code = {cell.id: names_of(cell.source) for cell in submission.notebook.cells if cell.cell_type == "code"}
    made = {name for names in code.values() for name in names.bound}
    for cell in submission.notebook.cells:
        if cell.id in code and is_given(cell):
            given |= code[cell.id].bound
        elif cell.id in code and not is_graded(cell):
            is_early = bool(code[cell.id].read & made - bound - given - code[cell.id].bound)
            bound |= code[cell.id].bound if code[cell.id].is_python and not is_early else set()
        if is_graded(cell):
            found += sorted(outline.asked[cell.id.removesuffix("-tests")] - bound)
    manual = [cell for cell in submission.source.cells if cell.id in outline.models and outline.is_manual(cell.id)]
    return found + [cell.id for cell in manual if answer(cell)[:200] not in texts[cell.id]]


def is_whole(submission: Submission) -> bool:
    """True if the source's cells are all there, in order, with ids that nbgrader takes."""
    nbformat.validate(submission.notebook)
    ids = [cell.id for cell in submission.notebook.cells]
    own = [name for name in ids if name in {cell.id for cell in submission.source.cells}]
    return own == [cell.id for cell in submission.source.cells] and len(set(ids)) == len(ids)


def solutions(document: Document) -> list[Document]:
    return [cell for cell in document["cells"] if cell["metadata"].get("nbgrader", {}).get("solution")]


def code_solutions(document: Document) -> list[Document]:
    return [cell for cell in solutions(document) if cell["cell_type"] == "code"]


def new_cell(text: str, kind: str = "code") -> Document:
    return {"cell_type": kind, "id": f"{random.Random(repr(text)).getrandbits(32):x}", "metadata": {}, "source": text}


def untouched(document: Document) -> Document:
    return document


def without_metadata(document: Document) -> Document:
    for cell in document["cells"]:
        cell["metadata"] = {}
    return document


def without_any_id(document: Document) -> Document:
    for cell in without_metadata(document)["cells"]:
        del cell["id"]
    return document


def colab(document: Document) -> Document:
    for cell in document["cells"]:
        cell["metadata"] = {"id": cell.pop("id"), "colab": {"base_uri": "x"}, "outputId": "y"}
    return document


def bare_without_comments(document: Document) -> Document:
    for cell in without_any_id(document)["cells"]:
        if cell["cell_type"] == "code":
            lines = cell["source"].splitlines(keepends=True)
            cell["source"] = "".join(line for line in lines if not line.startswith("#"))
    return document


def ids_duplicated(document: Document) -> Document:
    document["cells"] = [copy.deepcopy(cell) for cell in document["cells"] for _ in range(2)]
    return document


def everything_pasted_twice(document: Document) -> Document:
    document["cells"] += copy.deepcopy(document["cells"])
    return document


def test_cells_deleted(document: Document) -> Document:
    document["cells"] = [cell for cell in document["cells"] if not cell["id"].endswith("-tests")]
    return document


def test_cells_first(document: Document) -> Document:
    document["cells"].sort(key=lambda cell: not cell["id"].endswith("-tests"))
    return document


def test_cells_split(document: Document) -> Document:
    cells = []
    for cell in document["cells"]:
        head, blank, tail = cell["source"].partition("\n\n\n")
        if cell["id"].endswith("-tests") and blank:
            cells += [cell | {"source": head}, cell | {"source": tail, "id": cell["id"] + "2"}]
        else:
            cells.append(cell)
    return document | {"cells": cells}


def test_cells_edited(document: Document) -> Document:
    for cell in document["cells"]:
        if cell["id"].endswith("-tests"):
            cell["source"] = cell["source"].replace("self_check", "print", 1) + "\nprint('ok')"
    return document


def solutions_in_markdown(document: Document) -> Document:
    for cell in code_solutions(document):
        cell["cell_type"] = "markdown"
    return document


def solutions_in_fences_between_words(document: Document) -> Document:
    for cell in code_solutions(document):
        cell["cell_type"] = "markdown"
        cell["source"] = f"## 내 풀이\n\n이렇게 풀었습니다.\n~~~python\n{cell['source']}\n~~~\n끝"
    return document


def merged_with_the_words_above(document: Document) -> Document:
    cells = document["cells"]
    for cell in code_solutions(document):
        above = cells[cells.index(cell) - 1]
        if above["cell_type"] == "markdown":
            above["source"] += f"\n\n{cell['source']}"
            cells.remove(cell)
    return document


def merged_with_words_below(document: Document) -> Document:
    words = next(cell for cell in document["cells"] if cell["cell_type"] == "markdown")
    for cell in code_solutions(document):
        cell["source"] += f"\n\n{words['source']}"
    return document


def statements_split(document: Document, name: str = "second") -> Document:
    """Split each solution where neither half is Python."""
    for cell in code_solutions(document):
        lines = cell["source"].splitlines(keepends=True)
        halves = [("".join(lines[:number]), "".join(lines[number:])) for number in range(1, len(lines))]
        torn = [pair for pair in halves if not any(names_of(half).is_python for half in pair)]
        if torn:
            cell["source"] = torn[len(torn) // 2][0]
            put_behind(document, cell["id"], new_cell(torn[len(torn) // 2][1]) | {"id": f"{cell['id']}-{name}"})
    return document


def statements_split_without_ids(document: Document) -> Document:
    return without_any_id(statements_split(document))


def solutions_at_the_top_without_comments(document: Document) -> Document:
    mine = code_solutions(document)
    document["cells"] = mine + [cell for cell in document["cells"] if cell not in mine]
    return bare_without_comments(document)


def solutions_swapped_without_comments(document: Document) -> Document:
    mine = code_solutions(document)
    for cell, text in zip(mine, [cell["source"] for cell in reversed(mine)], strict=True):
        cell["source"] = text
    return bare_without_comments(document)


def solutions_in_markdown_without_ids(document: Document) -> Document:
    return without_any_id(solutions_in_markdown(document))


def solutions_in_fences(document: Document) -> Document:
    for cell in code_solutions(document):
        cell |= {"cell_type": "markdown", "source": f"```python\n{cell['source']}\n```"}
    return without_any_id(document)


def solutions_in_raw_cells(document: Document) -> Document:
    for cell in code_solutions(document):
        cell["cell_type"] = "raw"
    return document


def answers_in_code_cells(document: Document) -> Document:
    for cell in solutions(document):
        cell["cell_type"] = "code"
    return document


def split(document: Document) -> Document:
    """Split every solution before each of its top-level statements: only the first part keeps its id."""
    cells = []
    for cell in document["cells"]:
        parts = re.split(r"\n(?=\n*(?:def |\w+ = ))", cell["source"]) if cell in code_solutions(document) else []
        cells += [cell | {"source": parts[0]}, *map(new_cell, parts[1:])] if parts else [cell]
    return document | {"cells": cells}


def split_with_equal_ids(document: Document) -> Document:
    cells = []
    for cell in document["cells"]:
        parts = re.split(r"\n(?=\n*(?:def |\w+ = ))", cell["source"]) if cell in code_solutions(document) else []
        cells += [cell | {"source": part} for part in parts] or [cell]
    return document | {"cells": cells}


def split_without_ids(document: Document) -> Document:
    return without_any_id(split(document))


def _beside(document: Document, place: int, stub: bool) -> Document:
    cells = []
    for cell in document["cells"]:
        pasted = new_cell(cell["source"], cell["cell_type"])
        if cell not in solutions(document):
            cells.append(cell)
            continue
        left = CODE_STUB if cell["cell_type"] == "code" else TEXT_STUB
        around = [cell | {"source": left}] if stub else []
        around.insert(place, pasted)
        cells += around
    return document | {"cells": cells}


def stub_left_and_new_cell_below(document: Document) -> Document:
    return _beside(document, 1, stub=True)


def stub_left_and_new_cell_above(document: Document) -> Document:
    return _beside(document, 0, stub=True)


def original_deleted_and_new_cell(document: Document) -> Document:
    return _beside(document, 0, stub=False)


def all_in_new_cells_at_the_end(document: Document) -> Document:
    pasted = [new_cell(cell["source"], cell["cell_type"]) for cell in solutions(document)]
    for cell in solutions(document):
        cell["source"] = CODE_STUB if cell["cell_type"] == "code" else TEXT_STUB
    return document | {"cells": document["cells"] + pasted}


def all_code_in_one_new_cell_at_the_end(document: Document) -> Document:
    text = "\n\n".join(cell["source"] for cell in code_solutions(document))
    for cell in code_solutions(document):
        cell["source"] = CODE_STUB
    return document | {"cells": [*document["cells"], new_cell(text)]}


def all_code_in_one_new_cell_at_the_top(document: Document) -> Document:
    text = "\n\n".join(cell["source"] for cell in code_solutions(document))
    for cell in code_solutions(document):
        cell["source"] = CODE_STUB
    document["cells"].insert(3, new_cell(text))
    return document


def code_in_the_graded_cell(document: Document) -> Document:
    texts = {cell["id"] + "-tests": cell["source"] for cell in code_solutions(document)}
    for cell in code_solutions(document):
        cell["source"] = CODE_STUB
    for cell in document["cells"]:
        cell["source"] = f"{texts[cell['id']]}\n\n{cell['source']}" if cell["id"] in texts else cell["source"]
    return document


def code_in_the_setup_cell(document: Document) -> Document:
    text = "\n\n".join(cell["source"] for cell in code_solutions(document))
    for cell in code_solutions(document):
        cell["source"] = CODE_STUB
    setup = next(cell for cell in document["cells"] if cell["id"] == "setup")
    setup["source"] += f"\n\n{text}"
    return document


def solutions_below_their_tests(document: Document) -> Document:
    cells = document["cells"]
    for cell in code_solutions(document):
        place = cells.index(cell)
        cells[place], cells[place + 1] = cells[place + 1], cells[place]
    return document


def cells_reversed(document: Document) -> Document:
    return document | {"cells": document["cells"][::-1]}


def cells_shuffled(document: Document) -> Document:
    random.Random(1).shuffle(document["cells"])
    return document


def magics_at_the_head(document: Document) -> Document:
    for cell in code_solutions(document):
        cell["source"] = f"%%time\n!pip install tensorflow\n%matplotlib inline\n{cell['source']}"
    return document


def magics_in_new_cells(document: Document) -> Document:
    return original_deleted_and_new_cell(magics_at_the_head(document))


def top_level_await(document: Document) -> Document:
    for cell in code_solutions(document):
        cell["source"] = f"import asyncio\nawait asyncio.sleep(0)\n{cell['source']}"
    return original_deleted_and_new_cell(document)


def notebook_format_3(document: Document) -> Document:
    cells = []
    for cell in document["cells"]:
        old = {name: value for name, value in cell.items() if name not in ("id", "source")}
        cells.append(old | {"input" if cell["cell_type"] == "code" else "source": cell["source"].splitlines(True)})
    return {"nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": cells}]}


def notebook_format_4_2(document: Document) -> Document:
    for cell in document["cells"]:
        del cell["id"]
    return document | {"nbformat_minor": 2}


def notebook_format_is_odd(document: Document) -> Document:
    return document | {"nbformat": "four", "nbformat_minor": None, "metadata": None}


def kernel_is_another(document: Document) -> Document:
    return document | {"metadata": {"kernelspec": {"name": "tf2-gpu", "language": "R", "display_name": []}}}


def execution_is_skipped_by_tag(document: Document) -> Document:
    for cell in document["cells"]:
        cell["metadata"] |= {"tags": ["skip-execution", "raises-exception"], "trusted": False, "editable": False}
    return document


def outputs_claim_points(document: Document) -> Document:
    for cell in document["cells"]:
        if cell["cell_type"] == "code":
            output = {"output_type": "execute_result", "data": {"text/plain": "100"}, "metadata": {}}
            cell |= {"outputs": [output], "execution_count": 10**400}
    return document


def schema_is_of_another_version(document: Document) -> Document:
    for cell in document["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"] |= {"schema_version": 1, "points": 1000, "locked": None, "checksum": 3}
    return document


def metadata_is_null(document: Document) -> Document:
    for cell in document["cells"]:
        cell["metadata"] = None
    return document


def sources_are_lists(document: Document) -> Document:
    for cell in document["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
    return document


def sources_are_nested_lists(document: Document) -> Document:
    for cell in sources_are_lists(document)["cells"]:
        cell["source"] = [cell["source"][:1], [[*cell["source"][1:]], [None]]]
    return document


def odd_cells_between(document: Document) -> Document:
    odd: list[Any] = [
        None,
        3,
        "text",
        [],
        {},
        {"cell_type": 3, "source": None},
        {"cell_type": "code", "source": {"a": 1}},
    ]
    odd += [{"cell_type": "code", "source": 3.5, "metadata": []}, {"cell_type": None, "source": [[None]], "id": 7}]
    return document | {"cells": [part for cell in document["cells"] for part in [*odd, cell]]}


def cells_by_number(document: Document) -> Document:
    return document | {"cells": {str(number): cell for number, cell in enumerate(document["cells"])}}


def only_a_list_of_cells(document: Document) -> bytes:
    return json.dumps(document["cells"]).encode()


def text_of(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1)


def with_byte_order_mark(document: Document) -> bytes:
    return text_of(document).encode("utf-8-sig")


def with_crlf(document: Document) -> bytes:
    for cell in document["cells"]:
        cell["source"] = cell["source"].replace("\n", "\r\n")
    return text_of(document).replace("\n", "\r\n").encode()


def in_cp949(document: Document) -> bytes:
    for cell in document["cells"]:
        cell["source"] = cell["source"].encode("cp949", "replace").decode("cp949")
    return text_of(document).encode("cp949")


def in_utf_16(document: Document) -> bytes:
    return text_of(document).encode("utf-16")


def in_utf_16_without_mark(document: Document) -> bytes:
    return text_of(document).encode("utf-16-le")


def decomposed_hangul(document: Document) -> bytes:
    return unicodedata.normalize("NFD", text_of(document)).encode()


def trailing_commas(document: Document) -> bytes:
    return re.sub(r"(\n *)([\]}])", r",\1\2", text_of(document)).encode()


def numbers_that_are_none(document: Document) -> bytes:
    text = text_of(document | {"odd": "NUMBER"})
    return text.replace('"NUMBER"', f"[NaN, -Infinity, {'9' * 10_000}, 1e999]").encode()


def lone_surrogates(document: Document) -> Document:
    return document | {"cells": [*document["cells"], new_cell("x = '\ud800'"), new_cell("\udfff", "markdown")]}


def keys_twice(document: Document) -> bytes:
    return text_of(document).replace('"cell_type":', '"source": "old", "cell_type": "raw", "cell_type":').encode()


def raw_line_breaks_in_strings(document: Document) -> bytes:
    return text_of(document).replace("\\n", "\n").encode()


def cut_comma_between_cells(document: Document) -> bytes:
    return text_of(document).replace("\n  },\n  {", "\n  }\n  {").encode()


def deep_nesting_in_an_output(document: Document) -> bytes:
    text = text_of(document | {"cells": [{"outputs": "DEEP"} | new_cell("x"), *document["cells"]]})
    return text.replace('"DEEP"', "[" * 50_000 + "]" * 50_000).encode()


DAMAGES: list[Damage] = [
    *(untouched, without_metadata, without_any_id, colab, bare_without_comments),
    *(ids_duplicated, everything_pasted_twice),
    *(test_cells_deleted, test_cells_first, test_cells_split, test_cells_edited),
    *(solutions_in_markdown, solutions_in_markdown_without_ids, solutions_in_fences, solutions_in_raw_cells),
    *(solutions_in_fences_between_words, merged_with_the_words_above, merged_with_words_below),
    *(statements_split, statements_split_without_ids),
    *(solutions_at_the_top_without_comments, solutions_swapped_without_comments),
    *(answers_in_code_cells, split, split_with_equal_ids, split_without_ids),
    *(stub_left_and_new_cell_below, stub_left_and_new_cell_above, original_deleted_and_new_cell),
    *(all_in_new_cells_at_the_end, all_code_in_one_new_cell_at_the_end, all_code_in_one_new_cell_at_the_top),
    *(code_in_the_graded_cell, code_in_the_setup_cell),
    *(solutions_below_their_tests, cells_reversed, cells_shuffled),
    *(magics_at_the_head, magics_in_new_cells, top_level_await),
    *(notebook_format_3, notebook_format_4_2, notebook_format_is_odd, kernel_is_another),
    *(execution_is_skipped_by_tag, outputs_claim_points, schema_is_of_another_version),
    *(metadata_is_null, sources_are_lists, sources_are_nested_lists, odd_cells_between),
    *(cells_by_number, only_a_list_of_cells, with_byte_order_mark, with_crlf, in_cp949),
    *(in_utf_16, in_utf_16_without_mark, decomposed_hangul, trailing_commas, numbers_that_are_none),
    *(lone_surrogates, keys_twice, raw_line_breaks_in_strings, cut_comma_between_cells, deep_nesting_in_an_output),
]
for _damage in DAMAGES:
    _damage.__test__ = False  # type: ignore[attr-defined]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_honest_work_survives(source: Source, damage: Damage) -> None:
    submission = submitted(source, damage)
    assert submission.fault is None
    assert lost(submission) == []
    assert is_whole(submission)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_given_and_graded_cells_are_the_sources_whatever_was_submitted(source: Source, damage: Damage) -> None:
    found = {cell.id: cell.source for cell in submitted(source, damage).notebook.cells}
    assert all(found[cell.id] == cell.source for cell in source.cells if is_given(cell) or is_graded(cell))


def test_an_undamaged_notebook_is_not_repaired(source: Source) -> None:
    submission = submitted(source, untouched)
    assert (submission.notes, submission.doubtful) == ((), ())
    assert {match.how for match in submission.matches} == {"id"}


def test_an_untouched_release_is_no_ones_work_and_no_doubt(source: Source) -> None:
    path = PROJECT / "release" / ASSIGNMENT / f"{source.name}.ipynb"
    submission = submission_of(source, path.read_bytes())
    assert {match.how for match in submission.matches} == {"untouched"}
    assert (submission.notes, submission.doubtful) == ((), ())


def test_an_empty_notebook_is_no_doubt(source: Source) -> None:
    submission = submission_of(source, b'{"cells": []}')
    assert {match.how for match in submission.matches} == {"missing"}
    assert submission.doubtful == ()


def test_a_cut_file_gives_what_is_whole_and_asks_a_person_for_the_rest(source: Source) -> None:
    text, outline = text_of(solved(source)), Outline.of(source)
    for size in (len(text) // 4, len(text) // 2, len(text) * 3 // 4, len(text) - 20):
        submission = submission_of(source, text[:size].encode())
        unfound = {match.cell_id for match in submission.matches if match.how == "missing"}
        assert set(lost(submission)) == {part for name in unfound for part in outline.asked.get(name, [name])}
        assert set(submission.doubtful) == unfound
        assert submission.fragile == tuple(outline.asked)  # a helper may be lost, too
        assert "깨져" in submission.notes[0]


@pytest.fixture
def keras() -> Source:
    return next(one for one in Course(PROJECT).sources(ASSIGNMENT) if one.name == "2_keras")


def lay(source: Source, change: Callable[[Document], object]) -> Submission:
    """Return the solved notebook, changed in place, as a submission."""
    document = solved(source)
    change(document)
    return submission_of(source, json.dumps(document).encode())


def cell_of(document: Document, name: str) -> Document:
    found: Document = next(cell for cell in document["cells"] if cell["id"] == name)
    return found


def put_behind(document: Document, name: str, *cells: Document) -> None:
    place = document["cells"].index(cell_of(document, name)) + 1
    document["cells"][place:place] = cells


def ran_before(submission: Submission, grade_id: str) -> list[str]:
    ids = [cell.id for cell in submission.notebook.cells]
    return [cell.source for cell in submission.notebook.cells[: ids.index(grade_id)] if cell.cell_type == "code"]


def match_of(submission: Submission, name: str) -> tuple[str, float]:
    return next((match.how, match.confidence) for match in submission.matches if match.cell_id == name)


def test_misspelt_names_beside_an_untouched_cell_are_for_a_person(keras: Source) -> None:
    def change(document: Document) -> None:
        text = cell_of(document, "circle")["source"].replace("circle_", "cricle_").replace("# ", "")
        cell_of(document, "circle")["source"] = CODE_STUB
        put_behind(document, "circle", new_cell(text))

    submission = lay(keras, change)
    assert submission.doubtful == ("circle",)
    assert messages.LEFT_TO_PERSON.format(id="circle") in submission.notes


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
        lambda text: text.replace(" ", "\N{IDEOGRAPHIC SPACE}"),
        lambda text: "\n".join(f"\N{ZERO WIDTH SPACE}{line}" for line in text.splitlines()),
        lambda text: text.replace("\n", "\N{LINE SEPARATOR}"),
        lambda text: text.replace("\n", "<br>\n"),
        lambda text: f"# &\n{text}".replace("&", "&amp;").replace('"', "&quot;"),
        lambda text: text.replace('"', "\N{LEFT DOUBLE QUOTATION MARK}"),
        lambda text: f"```python\n{text}\n```",
        lambda text: text.replace("=", "\N{FULLWIDTH EQUALS SIGN}").replace("(", "\N{FULLWIDTH LEFT PARENTHESIS}"),
        lambda text: "\n".join(f"{number:3} {line}" for number, line in enumerate(text.splitlines(), 1)),
        lambda text: "\n".join(f"+{line}" for line in text.splitlines()),
        lambda text: f"{text}\nif True:\n    a = 1\n\tb = 2",
        lambda text: text.partition("\n\n")[2].replace("\n", "\\n"),
        lambda text: text.replace("_", "\\_").replace("*", "\\*"),
        lambda text: f"{text}\na = 1 \N{MINUS SIGN} 2 \N{EN DASH} 3",
        lambda text: f"{text}\n```",
        lambda text: text.replace("xor_model", "xor_\0model"),
        lambda text: f"<<<<<<< HEAD\n{text}\n=======\n{CODE_STUB}\n>>>>>>> 1a2b3c4",
    ],
    ids=[
        *("no-break", "wide", "zero width", "line ends", "br", "entities", "quotes", "fences", "full width", "numbers"),
        *("diff", "tabs", "escapes", "backslashes", "dashes", "one fence", "null", "conflict"),
    ],
)
def test_code_that_a_program_spoilt_in_its_own_cell_is_for_a_person(keras: Source, spoil: Callable[[str], str]) -> None:
    def change(document: Document) -> None:
        cell = cell_of(document, "xor")
        cell["source"] = spoil(cell["source"])

    submission = lay(keras, change)
    assert not lost(submission) or submission.doubtful == ("xor",)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "\n".join(f"# {line}" for line in text.splitlines()),
        lambda text: "#" + text.replace("\n", "\n#") + f"\n{CODE_STUB}",
        lambda text: f"'''\n{text}\n'''",
        lambda text: f"'''\n{text}\n'''\n{CODE_STUB}",
    ],
    ids=["comments", "comments above the stub", "string", "string above the stub"],
)
@pytest.mark.parametrize("is_beside", [False, True])
def test_a_solution_that_was_commented_out_or_put_into_a_string_is_for_a_person(
    keras: Source, spoil: Callable[[str], str], is_beside: bool
) -> None:
    def change(document: Document) -> None:
        cell = cell_of(document, "xor")
        text = spoil(cell["source"])
        if is_beside:
            cell["source"] = CODE_STUB
            put_behind(document, "xor", new_cell(text))
        else:
            cell["source"] = text

    assert lay(keras, change).doubtful == ("xor",)


def test_a_part_of_a_solution_that_was_commented_out_is_no_doubt(keras: Source) -> None:
    text = "# xor_features = abs\n" + CODE_STUB
    assert lay(keras, lambda document: cell_of(document, "xor").update(source=text)).doubtful == ()


MAGICS = {"circle": "%run circle.py", "xor": "%%writefile xor.py", "gauss": "%%time", "spiral": "%%script false"}


def test_a_solution_below_a_magic_that_does_not_run_it_here_is_for_a_person_if_it_loses_points(keras: Source) -> None:
    def change(document: Document) -> None:
        for name, magic in MAGICS.items():
            cell = cell_of(document, name)
            cell["source"] = f"{magic}\n{cell['source']}"

    assert lay(keras, change).fragile == ("circle", "xor", "spiral")


def test_code_with_a_mistake_in_it_is_no_doubt(keras: Source) -> None:
    submission = lay(keras, lambda document: cell_of(document, "xor").update(source="xor_model = keras.Sequential("))
    assert submission.doubtful == ()


def test_misspelt_names_in_the_solution_cell_itself_are_the_students(keras: Source) -> None:
    submission = lay(keras, lambda document: cell_of(document, "circle").update(source="cricle_model = 3"))
    assert submission.doubtful == ()


def test_a_try_out_beside_an_untouched_cell_is_no_doubt(keras: Source) -> None:
    def change(document: Document) -> None:
        cell_of(document, "xor")["source"] = CODE_STUB
        put_behind(document, "xor", new_cell("make_xor(10, 0, 1)"), new_cell("circle_model.summary()"))

    assert lay(keras, change).doubtful == ()


def test_an_answer_in_words_far_from_its_place_is_found(keras: Source) -> None:
    def change(document: Document) -> None:
        answered = cell_of(document, "playground-explanation")
        document["cells"].insert(1, new_cell(answered["source"], "markdown"))
        answered["source"] = TEXT_STUB

    submission = lay(keras, change)
    assert match_of(submission, "playground-explanation")[0] == "likeness"
    assert lost(submission) == []


def test_words_that_may_be_an_answer_are_for_a_person(keras: Source) -> None:
    def change(document: Document) -> None:
        document["cells"].insert(1, new_cell("데이터셋마다 여러 번 시험하여 골랐다는 뜻의 글입니다.", "markdown"))
        cell_of(document, "playground-explanation")["source"] = TEXT_STUB

    assert lay(keras, change).doubtful == ("playground-explanation",)


def test_a_copied_cell_with_anothers_id_counts_for_the_question_whose_names_it_defines(keras: Source) -> None:
    def change(document: Document) -> None:
        gauss, circle = cell_of(document, "gauss"), cell_of(document, "circle")
        document["cells"][document["cells"].index(gauss)] = circle | {"source": gauss["source"]}

    submission = lay(keras, change)
    assert match_of(submission, "gauss") == ("names", 0.9)
    assert lost(submission) == []


def test_of_two_versions_both_run_and_the_later_one_is_last(keras: Source) -> None:
    def change(document: Document) -> None:
        circle = cell_of(document, "circle")
        put_behind(document, "circle-tests", circle | {"source": "circle_model = 'second'"})
        circle["source"] = "circle_model = 'first'"

    code = ran_before(lay(keras, change), "circle-tests")
    assert code[-2:] == ["circle_model = 'first'", "circle_model = 'second'"]


def test_a_scratch_cell_below_a_finished_question_stays_there(keras: Source) -> None:
    scratch = "circle_model = None  # a try-out"
    submission = lay(keras, lambda document: put_behind(document, "circle-tests", new_cell(scratch)))
    assert scratch not in ran_before(submission, "circle-tests")
    assert scratch in ran_before(submission, "xor-tests")


def test_a_copy_of_a_finished_solution_below_its_tests_stays_there(keras: Source) -> None:
    scratch = "circle_model = None  # a try-out"

    def change(document: Document) -> None:
        put_behind(document, "circle-tests", cell_of(document, "circle") | {"source": scratch})

    submission = lay(keras, change)
    assert scratch not in ran_before(submission, "circle-tests")
    assert scratch in ran_before(submission, "xor-tests")
    assert submission.fragile == ()


def test_a_second_copy_below_the_tests_stays_there_too(keras: Source) -> None:
    scratches = ["circle_model = None  # a try-out", "circle_model = 1  # another"]

    def change(document: Document) -> None:
        for scratch in scratches[::-1]:
            put_behind(document, "circle-tests", cell_of(document, "circle") | {"source": scratch})

    submission = lay(keras, change)
    assert not set(scratches) & set(ran_before(submission, "circle-tests"))
    assert [code for code in ran_before(submission, "xor-tests") if code in scratches] == scratches


@pytest.mark.parametrize(
    ("helper", "is_first"),
    [
        ("def hidden_layers(): return 4", True),
        ("hidden_layers = circle_model.layers", False),
        ("hidden_layers = np = 1", False),
    ],
)
def test_a_helper_below_runs_first_unless_it_may_be_a_try_out(keras: Source, helper: str, is_first: bool) -> None:
    def change(document: Document) -> None:
        circle = cell_of(document, "circle")
        circle["source"] = f"layers = hidden_layers()\n{circle['source']}"
        put_behind(document, "circle", new_cell("print('done')"), new_cell(helper))

    code = ran_before(lay(keras, change), "circle-tests")
    assert code[-3:].index(helper) == (0 if is_first else 2)


def test_a_call_above_its_function_runs_behind_it(keras: Source) -> None:
    def change(document: Document) -> None:
        cells, circle = document["cells"], cell_of(document, "circle")
        cells[cells.index(circle) : cells.index(circle)] = [new_cell(call), new_cell(helper)]
        circle["source"] += "\nWIDTH"

    call, helper = "first_width = circle_model.layers[0].units", "WIDTH = 4"
    code = ran_before(lay(keras, change), "circle-tests")
    assert (code[-1], code[-3]) == (call, helper)


def test_code_in_words_beside_an_untouched_cell_is_for_a_person(keras: Source) -> None:
    def change(document: Document) -> None:
        circle, xor = cell_of(document, "circle"), cell_of(document, "xor")
        put_behind(document, "circle-statement", new_cell(f"풀이\n\n- {circle['source']}", "markdown"))
        cell_of(document, "playground-explanation")["source"] += f"\n```\n{xor['source']}\n```"
        circle["source"] = xor["source"] = CODE_STUB

    submission = lay(keras, change)
    assert {"circle_model", "xor_model"} <= set(lost(submission))
    assert submission.doubtful == ("circle", "xor")


def test_both_solutions_in_the_later_cell_are_for_a_person(keras: Source) -> None:
    def change(document: Document) -> None:
        circle, xor = cell_of(document, "circle"), cell_of(document, "xor")
        xor["source"] = f"{circle['source']}\n{xor['source']}"
        circle["source"] = CODE_STUB

    assert lay(keras, change).doubtful == ("circle",)


@pytest.mark.parametrize("kind", ["code", "markdown"])
def test_an_answer_in_a_string_or_under_its_statement_is_found(keras: Source, kind: str) -> None:
    def change(document: Document) -> None:
        answered = cell_of(document, "playground-explanation")
        cells = document["cells"]
        if kind == "code":
            put_behind(document, answered["id"], new_cell(f'"""\n{answered["source"]}\n"""'))
        else:
            cells[cells.index(answered) - 1]["source"] += f"\n\n{answered['source']}"
        answered["source"] = TEXT_STUB

    submission = lay(keras, change)
    cell = next(cell for cell in submission.notebook.cells if cell.id == "playground-explanation")
    assert cell.source not in ("", TEXT_STUB)


def test_a_helper_runs_before_the_moved_solution_that_needs_it(keras: Source) -> None:
    def change(document: Document) -> None:
        cells = document["cells"]
        circle = cell_of(document, "circle")
        cells.remove(circle)
        circle["source"] = f"layers = hidden_layers()\n{circle['source']}"
        base, helper = new_cell("WIDTH = 4"), new_cell("def hidden_layers(): return [WIDTH]")
        put_behind(document, "gauss-tests", base, new_cell("unrelated = 1"), helper, circle)

    code = ran_before(lay(keras, change), "circle-tests")
    places = [
        next(n for n, text in enumerate(code) if part in text) for part in ("WIDTH = 4", "def hidden", "layers =")
    ]
    assert places == sorted(places)
    assert "unrelated = 1" not in code


def test_what_was_added_to_a_given_cell_runs_behind_it(keras: Source) -> None:
    def change(document: Document) -> None:
        cell_of(document, "setup")["source"] += "\nimport pandas as pd\n!pip install pandas\nRATE = 0.03"

    submission = lay(keras, change)
    code = ran_before(submission, "playground-tests")
    assert code[1] == "import pandas as pd\nRATE = 0.03"
    assert messages.ADDITION_KEPT.format(id="setup") in submission.notes


def test_what_was_changed_in_a_given_cell_is_put_back(keras: Source) -> None:
    def change(document: Document) -> None:
        data = cell_of(document, "data")
        data["source"] = data["source"].replace("def make_circle(", "def make_circle(easy=1, *")

    assert not any("easy" in text for text in ran_before(lay(keras, change), "playground-tests"))


def test_a_given_cell_that_was_copied_runs_again_where_the_student_put_it() -> None:
    source = next(one for one in Course(PROJECT).sources(ASSIGNMENT) if one.name == "3_tensorflow")
    copied = lay(source, lambda document: put_behind(document, "restart", cell_of(document, "restart")))
    restart = next(cell.source for cell in source.cells if cell.id == "restart")
    assert ran_before(copied, "minibatch-tests").count(restart) == 2


def test_a_markdown_cell_with_some_code_in_it_is_no_solution(keras: Source) -> None:
    def change(document: Document) -> None:
        text = cell_of(document, "circle")["source"]
        cell_of(document, "circle")["source"] = CODE_STUB
        put_behind(document, "circle-statement", new_cell(f"이렇게 풀까 합니다.\n```\n{text}\n```", "markdown"))

    assert "circle_model" in lost(lay(keras, change))


def test_magics_of_a_solution_are_left_to_the_kernel(keras: Source) -> None:
    text = "%%time\ncircle_model = 1"
    submission = lay(keras, lambda document: cell_of(document, "circle").update(source=text))
    assert text in ran_before(submission, "circle-tests")


@pytest.mark.parametrize(
    ("code", "bound"),
    [
        ("%%time\n%matplotlib inline\n!ls -l\nx = 1", {"x"}),
        ("files = !ls\nhere = %pwd\ny = 2", {"files", "here", "y"}),
        ("np.array?\nz = 3", {"z"}),
        ("await thing()\nasync def f(): ...", {"f"}),
        ("for i in range(3):\n    def g(): inner = 1\nwith open('a') as file: pass", {"i", "g", "file"}),
        ("import a.b, c as d\nfrom e import f", {"a", "d", "f"}),
        ("if (n := 3): [q for q in 'a']", {"n"}),
        ("broken = (\ndef f(:\nok: int = 3\nif x == 3", {"broken", "f", "ok"}),
        ("x = '\\d'\n", {"x"}),
        ("(" * 300, set()),
        ("a" + ".b" * 20_000, set()),
        ("-" * 40_000 + "1", set()),
        ("\0", set()),
    ],
)
def test_names_are_found_without_running_the_code(code: str, bound: set[str]) -> None:
    assert names_of(code).bound == bound


WRECK = [
    ("markdown", "# A small notebook for tests of the examiner"),
    ("code", 'self_check("TestA")'),
    ("code", CODE_STUB),
    ("code", 'self_check("TestC")  # 복사함\nprint("확인")'),
    ("code", "import sys\nprint('warning', file=sys.stderr)\nexit()"),
    ("code", "import numpy as np\nFACTOR = 2"),
    ("code", "%%time\n%matplotlib inline\n!echo hello\ndef double(x):\n    return FACTOR * x"),
    ("code", "import asyncio\nawait asyncio.sleep(0)\nanswer = 42"),
    ("markdown", "def triple(x):\n    return 3 * x"),
]


@pytest.mark.slow
def test_a_wreck_of_a_notebook_gets_every_point_that_its_code_deserves(mini_marker: Marker) -> None:
    source = next(iter(mini_marker.course.all_sources()))
    cells = [{"cell_type": kind, "metadata": None, "source": text} for kind, text in WRECK]
    submission = submission_of(source, json.dumps({"cells": cells}).encode("utf-16"))
    sheet = mini_marker.mark(submission).scoresheet
    assert {mark.id: mark.points for mark in sheet.questions} == {"a": 2, "c": 1, "b": 0}
    assert any("`c`" in note and "이름" in note for note in sheet.notes)


def test_what_was_found_survives_nbgraders_metadata(keras: Source) -> None:
    submission = submitted(keras, all_in_new_cells_at_the_end)
    assert submission.matches
    about = nbformat.from_dict(json.loads(json.dumps(submission.about())))
    assert Submission.from_about(keras, submission.notebook, about) == submission


def test_a_late_cell_that_needs_a_later_question_stays_where_it_is(keras: Source) -> None:
    late = "circle_history = [xor_model, 'compared']"

    def change(document: Document) -> None:
        cell_of(document, "circle")["source"] = "circle_model = 1\ncircle_features = len"
        put_behind(document, "spiral-tests", new_cell(late))

    submission = lay(keras, change)
    assert late not in ran_before(submission, "spiral-tests")
    assert "circle_history" in lost(submission)


def test_the_stubs_are_those_of_the_settings(project: Course) -> None:
    settings = load_config(project).ClearSolutions
    assert (settings.code_stub["python"], settings.text_stub) == (CODE_STUB, TEXT_STUB)
