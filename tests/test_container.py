"""A file may be anything: it is read without following, blocking or blowing up, and what is whole in it is kept."""

from __future__ import annotations

import base64
import errno
import gzip
import io
import json
import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.exporters import HTMLExporter, MarkdownExporter, PythonExporter
from nbformat import NotebookNode

from examiner import messages, parser
from examiner.container import MAX_BYTES, Contents, SubmittedCell, cells_of, read_cells
from examiner.course import Course, Source
from examiner.errors import SubmissionError
from examiner.names import names_of
from examiner.notebook import restore, submission_of
from tests.conftest import PROJECT, make_mini

CELL = '{"cell_type": "code", "id": "a", "source": ["x = 1"]}'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"hello", "not-json"),
        (b"[1, 2]", "not-json"),
        (b"null", "not-json"),
        (b'{"cells": 3}', "not-json"),
        (b'{"cells": [3]}', "not-json"),
        (b'{"cells": "text"}', "not-json"),
        (b'{"worksheets": [{"cells": null}, 3]}', "not-json"),
        (b"[" * 100_000, "not-json"),
        (b"\x00\xff\xfe", "not-json"),
        (b"PK\x03\x04" + bytes(range(256)) * 4, "not-json"),
        ("<html><body>로그인하십시오</body></html>".encode(), "not-json"),
    ],
)
def test_what_is_no_notebook_gets_its_sentence(content: bytes, reason: str) -> None:
    assert cells_of(content).fault == messages.UNREADABLE[reason]


def solved() -> NotebookNode:
    """Return a solved 2_keras."""
    path = PROJECT / "source/keras_and_tf/2_keras.ipynb"
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    return notebook


def zipped(content: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2_keras.ipynb", content)
    return file.getvalue()


@pytest.fixture(name="keras", scope="module")
def source_of_keras() -> Source:
    return next(source for source in Course(PROJECT).sources("keras_and_tf") if source.name == "2_keras")


@pytest.mark.parametrize(
    "write",
    [
        lambda notebook: zipped(nbformat.writes(notebook)),
        lambda notebook: gzip.compress(nbformat.writes(notebook).encode()),
        lambda notebook: base64.b64encode(nbformat.writes(notebook).encode()),
        lambda notebook: repr(json.loads(nbformat.writes(notebook))).encode(),
        lambda notebook: nbformat.writes(notebook).replace('"', "&quot;").encode(),
        lambda notebook: nbformat.writes(notebook).replace('"', "\N{LEFT DOUBLE QUOTATION MARK}").encode(),
        lambda _: b"{\\rtf1\\ansi",
        lambda notebook: PythonExporter().from_notebook_node(notebook)[0].encode(),
        lambda notebook: HTMLExporter().from_notebook_node(notebook)[0].encode(),
        lambda notebook: MarkdownExporter().from_notebook_node(notebook)[0].encode("utf-16"),
    ],
    ids=["zip", "gzip", "base64", "repr", "entities", "quotes", "rtf", "python", "html", "markdown"],
)
def test_what_is_no_notebook_and_may_hold_one_is_for_a_person(
    keras: Source, write: Callable[[NotebookNode], bytes]
) -> None:
    submission = submission_of(keras, write(solved()))
    assert submission.fault == messages.UNREADABLE["not-json"]
    assert submission.notes == (messages.WORK_IN_NO_NOTEBOOK,)
    assert {"playground", "circle", "xor", "gauss", "spiral"} <= set(submission.doubtful)
    assert submission.notebook == submission_of(keras, b"hello").notebook  # nothing of it runs


@pytest.mark.parametrize("name", ["1_tensors", "2_keras", "3_tensorflow"])
def test_an_untouched_release_as_a_script_is_for_nobody(name: str) -> None:
    source = next(source for source in Course(PROJECT).sources("keras_and_tf") if source.name == name)
    text, _ = PythonExporter().from_notebook_node(nbformat.read(PROJECT / f"release/keras_and_tf/{name}.ipynb", 4))
    assert submission_of(source, text.encode()).doubtful == ()


@pytest.mark.parametrize(
    "wrap",
    [
        lambda text: json.dumps(text),
        lambda text: f"[{text}]",
        lambda text: f'{{"name": "a.ipynb", "type": "notebook", "content": {text}}}',
    ],
    ids=["string", "list", "contents"],
)
def test_what_a_program_put_around_a_notebook_is_taken_off(wrap: Callable[[str], str]) -> None:
    assert cells_of(wrap(f'{{"cells": [{CELL}]}}').encode()) == Contents((SubmittedCell("code", "x = 1", ("a",)),))


def test_links_folders_and_pipes_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "link.ipynb").symlink_to("/etc/passwd")
    (tmp_path / "dangling.ipynb").symlink_to("nowhere")
    (tmp_path / "folder.ipynb").mkdir()
    os.mkfifo(tmp_path / "pipe.ipynb")
    for name in ("link", "dangling", "folder", "pipe"):
        assert read_cells(tmp_path / f"{name}.ipynb").fault == messages.UNREADABLE["not-a-file"]
    assert read_cells(tmp_path / "absent.ipynb").fault == messages.UNREADABLE["missing"]


def test_a_file_of_200_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.ipynb"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    assert read_cells(path).fault == messages.UNREADABLE["too-big"]


@pytest.mark.parametrize(
    "text",
    [
        f'{{"cells": [{CELL},]}}',
        f'{{"cells": [{CELL}], "metadata": {{"a": [1, ], }} , }}',
        f'{{"cells": [{CELL}]',
        f'{{"cells": [{CELL}, {{"cell_type": "code", "source": ["y',
        f'{{"cells": [{{"cell_type": "code", "source": ["y"}}, {CELL}]}}',
        f'{{"cells": [{{"cell_type": "code", "source": "y}}, {CELL}]}}',
        f'{{"metadata": {{}}}} {{"cells": [{CELL}]}}',
        f"<<<<<<< HEAD\n{CELL},\n=======\n",
        f"{chr(0) * 512}{CELL}]}}",
    ],
)
def test_the_whole_cells_of_a_broken_file_are_kept_and_it_is_said(text: str) -> None:
    contents = cells_of(text.encode())
    assert contents.cells[-1] == SubmittedCell("code", "x = 1", ("a",))
    assert contents.note in (messages.DAMAGED["mended"], messages.DAMAGED["broken"].format(count=1))
    assert contents.is_cut == (contents.note != messages.DAMAGED["mended"])


def test_commas_and_brackets_in_strings_are_no_damage() -> None:
    text = json.dumps({"cells": [{"cell_type": "code", "source": 'x = ["a, ]", \'\\",}\']'}]})
    assert cells_of(text.replace("]}", ",]}").encode()).cells[0].text == 'x = ["a, ]", \'\\",}\']'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *(("a\r\nb\rc", "a\nb\nc"), (["a", ["b", [1]]], "ab1"), (None, ""), (2.5, "2.5"), (True, ""), ({"a": 1}, "")),
        *(
            (["a\n", "b"], "a\nb"),
            (["a\n", "b", "c"], "a\nbc"),
            (["# a", "b = 1", ""], "# a\nb = 1\n"),
            (["b = 1", "c = 2"], "b = 1\nc = 2"),
            (["b = ", "1"], "b = 1"),
            (["a"], "a"),
        ),
    ],
)
def test_a_source_of_any_type_is_text(value: Any, text: str) -> None:
    assert cells_of(json.dumps({"cells": [{"cell_type": "code", "source": value}]}).encode()).cells[0].text == text


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("# 제목\n\n%%time\nx = 1", "%%time\n# 제목\n\nx = 1"),
        ("#@title 원형\n%%capture out", "%%capture out\n#@title 원형\n"),
        ("x = 1\n%%time\ny = 2", "x = 1\n%%time\ny = 2"),
        ("# 100 %% 확실\nx = 1", "# 100 %% 확실\nx = 1"),
        ("%%time\n# a\n%%capture\nx = 1", "%%time\n# a\n%%capture\nx = 1"),
    ],
)
def test_a_cell_magic_below_comments_is_read_as_colab_reads_it(code: str, read: str) -> None:
    [cell] = cells_of(json.dumps({"cells": [{"cell_type": "code", "source": code}]}).encode()).cells
    assert cell.text == read


@pytest.mark.parametrize("odd", [None, 3, "x", [], {"nbgrader": None}, {"nbgrader": {"grade_id": 3}, "id": []}])
def test_odd_metadata_does_not_matter(odd: Any) -> None:
    document = {"cells": [{"cell_type": "code", "id": "a", "metadata": odd, "source": "x = 1"}]}
    assert cells_of(json.dumps(document).encode()).cells == (SubmittedCell("code", "x = 1", ("a",)),)


@pytest.mark.parametrize(
    "extra",
    [
        [{"cell_type": "code", "source": "x = [" + "1, " * parser.MAX_CODE + "]"}],
        [{"cell_type": "markdown", "source": "a" * (parser.MAX_TEXT + 1)}],
        [{"cell_type": "code", "source": "1"}] * (parser.MAX_CELLS + 10),
    ],
)
def test_what_is_too_much_is_left_out_and_the_rest_is_read(extra: list[Any]) -> None:
    own = {"cell_type": "code", "id": "a", "source": "x = 1"}
    whole = json.dumps({"cells": [own, *extra]})
    for text in (whole, whole.removesuffix("]}") + ",]}"):  # as it is, and with a comma too many
        contents = cells_of(text.encode())
        assert contents.cells[0] == SubmittedCell("code", "x = 1", ("a",))
        assert len(contents.cells) <= parser.MAX_CELLS
        assert (contents.fault, contents.is_cut) == (None, True)
        assert contents.note == messages.DAMAGED["cut"].format(count=len(contents.cells))


def pictures(attachments: Any, kind: str = "markdown") -> Any:
    document = {"cells": [{"cell_type": kind, "source": "![a](attachment:a)", "attachments": attachments}]}
    return cells_of(json.dumps(document).encode()).cells[0].pictures


def test_pictures_that_were_pasted_into_prose_are_kept() -> None:
    assert pictures({"그림.png": {"image/png": "QUJD"}}) == {"그림.png": {"image/png": "QUJD"}}
    assert pictures({"a": {"image/gif": ["QU", "JD\n"]}}) == {"a": {"image/gif": "QUJD\n"}}
    assert pictures({"a": {"image/png": "QUJD"}}, kind="code") == {}


@pytest.mark.parametrize("odd", [None, [], "x", 3, {"a": None}, {"a": []}, {"a": {"image/png": None}}, {"a" * 201: {}}])
def test_odd_attachments_do_not_matter(odd: Any) -> None:
    assert pictures(odd) == {}


@pytest.mark.parametrize(
    "bundle", [{"image/svg+xml": "QUJD"}, {"text/html": "QUJD"}, {"image/png": '"><script>'}, {"image/png": "가"}]
)
def test_attachments_that_are_no_pictures_are_left_out(bundle: Any) -> None:
    assert pictures({"bad": bundle, "good": {"image/png": "QUJD"}}) == {"good": {"image/png": "QUJD"}}


def test_pictures_beyond_their_size_are_left_out() -> None:
    large = {"image/png": "A" * (parser.MAX_PICTURES - 10)}
    assert list(pictures({"a": large, "b": large, "c": {"image/png": "QUJD"}})) == ["a", "c"]


def test_a_utf_8_file_that_was_cut_inside_a_letter_is_not_taken_for_cp949() -> None:
    text = f'{{"cells": [{{"cell_type": "markdown", "source": "텐서"}}, {CELL}, {{"source": "가'
    assert cells_of(text.encode()[:-1]).cells[0].text == "텐서"


def test_a_notebook_with_large_pictures_is_read() -> None:
    picture = {"cell_type": "code", "source": "x = 1", "outputs": [{"data": {"image/png": "A" * (30 * 2**20)}}]}
    assert cells_of(json.dumps({"cells": [picture]}).encode()).cells == (SubmittedCell("code", "x = 1", ()),)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", [b"[", b"[],", b'{"":0},', b'"', b",", b'{"cell_type":[', b'\\"', CELL.encode() + b","]
)
def test_a_bomb_of_the_largest_size_ends_in_a_sentence(unit: bytes) -> None:
    """In a process of its own: what it adds to memory is bounded there, and here nothing of it stays."""
    code = (
        "import resource; from examiner.container import cells_of;"
        f"content = b'{{\"cells\": [' + {unit!r} * ({MAX_BYTES - 20} // {len(unit)});"
        "fault = cells_of(content).fault; assert fault, fault;"
        "status = dict(line.split(':', 1) for line in open('/proc/self/status'));"  # ru_maxrss counts the parent's too
        "print(status['VmHWM'].split()[0], resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    here, apart = (int(kilobytes) * 1024 for kilobytes in done.stdout.split())
    assert here < 6 * MAX_BYTES
    assert apart < parser.MEMORY_BYTES + 100 * 2**20


def test_a_bomb_below_the_limit_for_this_process_is_small() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for unit in (b"[],", b'{"":0},', b'"a",', b"1.5,"):
        cells_of(b"[" + unit * (4 * 2**20 // len(unit) - 1) + b"0]")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
IDS = ("title", "setup", "a", "a-tests", "c", "c-tests", "b", "b-tests", "essay", "other")
CODE = (
    "",
    "answer = 1",
    "def double(x): ...",
    "def triple(x): ...",
    "W = model = hist = 1",
    "raise NotImplementedError",
)
TEXT = st.sampled_from(CODE) | st.text(max_size=30) | JSON
MARK = st.fixed_dictionaries({"grade_id": st.sampled_from(IDS) | JSON}) | JSON
METADATA = st.fixed_dictionaries({}, optional={"nbgrader": MARK, "id": st.sampled_from(IDS)}) | JSON
NOISE = JSON | st.fixed_dictionaries(
    {"source": TEXT},
    optional={
        "cell_type": st.sampled_from(("code", "markdown", "raw", "heading")) | JSON,
        "id": st.sampled_from(IDS) | JSON,
        "metadata": METADATA,
    },
)
HONEST = {
    "a": "def double(x): return 2 * x\nanswer = 42",
    "c": "def triple(x): return 3 * x",
    "b": "model = W = hist = 3",
}


@pytest.fixture(scope="module")
def mini_source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    return make_mini(tmp_path_factory.mktemp("container") / "course").sources("mini")[0]


@settings(max_examples=300, derandomize=True, deadline=None)
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_raise(mini_source: Source, content: bytes) -> None:
    submission = submission_of(mini_source, content)
    assert submission.fault or submission.matches


@settings(max_examples=300, derandomize=True, deadline=None)
@given(document=JSON | st.fixed_dictionaries({"cells": st.lists(NOISE, max_size=8) | JSON}))
def test_no_json_raises(mini_source: Source, document: Any) -> None:
    submission_of(mini_source, json.dumps(document).encode())


@settings(max_examples=300, derandomize=True, deadline=None)
@given(document=st.lists(NOISE, max_size=8), cut=st.integers(0, 400))
def test_no_cut_file_raises(mini_source: Source, document: Any, cut: int) -> None:
    submission_of(mini_source, json.dumps({"cells": document}).encode()[:cut])


@settings(max_examples=300, derandomize=True, deadline=None)
@given(noise=st.lists(st.lists(NOISE, max_size=3), min_size=4, max_size=4), order=st.permutations(list(HONEST)))
def test_honest_cells_with_their_ids_are_never_lost(
    mini_source: Source, noise: list[list[Any]], order: list[str]
) -> None:
    cells = [{"cell_type": "code", "id": name, "metadata": {}, "source": HONEST[name]} for name in order]
    mixed = [part for number, rest in enumerate(noise) for part in [*rest, *cells[number : number + 1]]]
    notebook = submission_of(mini_source, json.dumps({"cells": mixed}).encode()).notebook
    ids = [cell.id for cell in notebook.cells]
    for name, text in HONEST.items():
        before = notebook.cells[: ids.index(f"{name}-tests")]
        assert text in [cell.source for cell in before if cell.cell_type == "code"]


def test_an_honest_cell_out_of_order_is_not_lost_to_another_under_a_foreign_id(mini_source: Source) -> None:
    cells = [{"cell_type": "code", "id": one, "metadata": {}, "source": HONEST[one]} for one in "abc"]
    other = {"id": "a", "source": "def triple(x): ..."}
    notebook = submission_of(mini_source, json.dumps({"cells": [cells[0], other, *cells[1:]]}).encode()).notebook
    ids = [cell.id for cell in notebook.cells]
    assert HONEST["c"] in [cell.source for cell in notebook.cells[: ids.index("c-tests")]]


@pytest.mark.parametrize("name", ["a", "c"])
def test_an_honest_cell_out_of_order_is_not_lost_to_a_later_copy(mini_source: Source, name: str) -> None:
    cells = [{"cell_type": "code", "id": one, "metadata": {}, "source": HONEST[one]} for one in "abc"]
    copy = {"cell_type": "code", "metadata": {"id": name}, "source": "def triple(x): ..."}
    notebook = submission_of(mini_source, json.dumps({"cells": [*cells, copy]}).encode()).notebook
    texts = [cell.source for cell in notebook.cells]
    assert (
        texts.index(HONEST["c"]) < texts.index(copy["source"]) < [cell.id for cell in notebook.cells].index("c-tests")
    )


@settings(max_examples=200, derandomize=True, deadline=None)
@given(code=st.text(max_size=80) | st.text("()[]{}:=\"'\\\n\t %!?#abdefi.,@*-", max_size=80))
def test_no_code_raises(code: str) -> None:
    assert all(isinstance(name, str) for name in names_of(code).bound)


def test_a_student_cell_that_is_called_like_an_own_cell_is_no_collision(mini_source: Source) -> None:
    cells = [SubmittedCell("code", f"x = {number}", (f"extra-{number}",)) for number in (2, 1, 1)]
    ids = [cell.id for cell in restore(mini_source, cells).notebook.cells]
    assert len(set(ids)) == len(ids)


def test_the_lab_is_read_in_this_process() -> None:
    for source in Course(PROJECT).sources("keras_and_tf"):
        assert source.path.stat().st_size < 4 * 2**20


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EIO])
def test_a_file_that_this_machine_cannot_read_is_not_the_students_fault(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "1.ipynb"
    path.write_text(f'{{"cells": [{CELL}]}}')

    def refuse(*_: Any, **__: Any) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(SubmissionError, match=f"1.ipynb: cannot be read .{os.strerror(number)}"):
        read_cells(path)
