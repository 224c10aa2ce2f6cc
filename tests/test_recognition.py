"""A file is recognised by its name in any of its usual forms, else by what is in it; where two fit, by neither."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from examiner import fleet, handin, messages, recognition
from examiner.course import Course, Source
from examiner.errors import SubmissionError
from examiner.handin import hand_ins, staged
from examiner.recognition import recognise
from tests.conftest import PROJECT, write_notebook

SOURCES = Course(PROJECT).sources("keras_and_tf")
KERAS = SOURCES[1]


@pytest.mark.parametrize(
    "name",
    [
        "2_keras.ipynb",
        "2_keras (1).ipynb",
        "2_keras(12).ipynb",
        "2_keras-Copy1.ipynb",
        "2_keras-Copy1-Copy2.ipynb",
        "2_keras copy 3.ipynb",
        "2_keras - 복사본.ipynb",
        "2_keras - 복사본 (2).ipynb",
        "2-keras.ipynb",
        "2. Keras.IPYNB",
        "2keras.ipynb",
        " 2_keras .ipynb",
        "홍길동_2_keras.ipynb",
        "2_keras_홍길동_20261234.ipynb",
        "20261234-홍길동-2_keras-final (1).ipynb",
        "2_keras.ipynb.txt",
        "2_keras.ipynb.json",
        unicodedata.normalize("NFD", "홍길동_2_keras.ipynb"),
    ],
)
def test_the_usual_forms_of_a_name_are_known(tmp_path: Path, name: str) -> None:
    assert recognise(SOURCES, tmp_path / name) is KERAS


@pytest.mark.parametrize("part", ["copy ", "복사본 ", " (1)", "-_ ", "copy1", "사본(2) "])
def test_a_name_of_any_kind_is_read_at_once(tmp_path: Path, part: str) -> None:
    path = tmp_path / f"1_tensors {part * (220 // len(part.encode()))}v.ipynb"
    path.touch()
    started = time.process_time()
    recognise(SOURCES, path)
    assert time.process_time() - started < 1


def test_a_name_in_hangul_is_known_in_both_forms(mini: Course, tmp_path: Path) -> None:
    (mini.root / "source" / "mini" / "1.ipynb").rename(mini.root / "source" / "mini" / "텐서 소개.ipynb")
    source = mini.sources("mini")[0]
    assert recognise([source], tmp_path / unicodedata.normalize("NFD", "텐서_소개.ipynb")) is source


@pytest.mark.parametrize("name", ["1_tensors_2_keras.ipynb", "실습.ipynb", "12_keras.ipynb", "keras.ipynb", "2.ipynb"])
def test_a_name_that_fits_none_or_two_is_left_to_the_cells(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert recognise(SOURCES, path) is None
    write_notebook(KERAS, path)
    assert recognise(SOURCES, path) is KERAS


@pytest.mark.parametrize("name", ["1_tensors (1).ipynb", "홍길동_1_tensors.ipynb"])
def test_cells_that_are_all_of_another_notebook_decide_over_the_name_of_a_copy(tmp_path: Path, name: str) -> None:
    own = next(cell for cell in SOURCES[0].cells if cell.id == "tensors")
    assert recognise(SOURCES, write_notebook(SOURCES[2], tmp_path / name)) is SOURCES[2]
    path = write_notebook(SOURCES[2], tmp_path / name, lambda notebook: notebook.cells.append(own))
    assert recognise(SOURCES, path) is SOURCES[0]


def test_a_file_with_the_very_name_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "read_cells", lambda path: pytest.fail(f"{path} was opened"))
    assert recognise(SOURCES, write_notebook(SOURCES[2], tmp_path / "1_tensors.ipynb")) is SOURCES[0]


def stripped(source: Source, path: Path, *, keep: str) -> Path:
    """Write only the texts of the given kind of cell, without any id."""
    solutions = [cell.source for cell in source.cells if cell.id in ("circle", "xor", "minibatch", "two-layer")]
    texts = [cell.source for cell in source.cells if cell.cell_type == "markdown"] if keep == "prose" else solutions
    path.write_text(json.dumps({"cells": [{"cell_type": "code", "source": text} for text in texts]}), encoding="utf-8")
    return path


@pytest.mark.parametrize("source", SOURCES[1:], ids=lambda source: source.name)
@pytest.mark.parametrize("keep", ["prose", "code"])
def test_without_ids_the_texts_or_the_names_in_the_code_tell(source: Source, keep: str, tmp_path: Path) -> None:
    assert recognise(SOURCES, stripped(source, tmp_path / "실습.ipynb", keep=keep)) is source


def test_cells_of_two_notebooks_alike_tell_nothing(tmp_path: Path) -> None:
    cells = [{"cell_type": "code", "id": name, "source": ""} for name in ("circle", "minibatch", "setup", "title")]
    path = tmp_path / "실습.ipynb"
    path.write_text(json.dumps({"cells": cells}))
    assert recognise(SOURCES, path) is None


def submit(course: Course, name: str, answer: str | None = "answer = 42") -> Path:
    """Write one file of alice's; None leaves every solution as it was released."""

    def change(notebook: nbformat.NotebookNode) -> None:
        for cell in notebook.cells:
            if cell.id in ("a", "b", "c"):
                cell.source = "raise NotImplementedError" if answer is None or cell.id != "a" else answer
            if cell.id == "essay":
                cell.source = ""

    return write_notebook(course.sources("mini")[0], course.root / "submitted/alice/mini" / name, change)


def chosen(course: Course) -> tuple[str, tuple[str, ...], list[str]]:
    found, strangers = hand_ins(course, "mini", "alice")
    return found[0].path.name, found[0].read().notes, [path.name for path in strangers]


def test_the_proper_name_needs_no_note(mini: Course) -> None:
    submit(mini, "1.ipynb", "def double(x): return x\nanswer = 42")
    name, notes, strangers = chosen(mini)
    assert (name, strangers) == ("1.ipynb", [])
    assert not [note for note in notes if "파일" in note]


def test_another_name_is_marked_and_said(mini: Course) -> None:
    submit(mini, "1 (1).ipynb")
    name, notes, _ = chosen(mini)
    assert name == "1 (1).ipynb"
    assert notes[0] == messages.RENAMED.format(file="1 (1).ipynb", name="1.ipynb")


def test_names_in_cp949_are_read_in_the_notes_and_for_a_person(mini: Course) -> None:
    name, other, stranger = (
        os.fsdecode(text.encode("cp949")) for text in ("1_최종.ipynb", "초안 1-1.ipynb", "일기.ipynb")
    )
    submit(mini, name)
    os.utime(submit(mini, other), (1, 1))
    (mini.root / "submitted/alice/mini" / stranger).write_text("{}")
    assert "`1_최종.ipynb`" in chosen(mini)[1][0]
    assert "`초안 1-1.ipynb`" in chosen(mini)[1][1]
    assert fleet.unnamed(mini, "mini", "alice") == ["일기.ipynb"]


def test_a_copy_with_the_work_in_it_counts_not_the_untouched_original(mini: Course) -> None:
    submit(mini, "1.ipynb", None)
    submit(mini, "1-Copy1.ipynb")
    name, notes, _ = chosen(mini)
    assert name == "1-Copy1.ipynb"
    assert messages.OTHER_FILES.format(file=name, others="`1.ipynb`") in notes


def test_of_two_with_work_the_one_with_work_on_more_questions_counts(mini: Course) -> None:
    submit(mini, "1.ipynb")
    submit(mini, "1-최종.ipynb", "def double(x): return x * 2\nanswer = 42\ndef triple(x): return x * 3")
    assert chosen(mini)[0] == "1-최종.ipynb"


def test_work_on_a_question_in_another_file_alone_waits_for_a_person(mini: Course) -> None:
    submit(mini, "1.ipynb", "def double(x): return x * 2\nanswer = 42")
    submit(mini, "1 (1).ipynb", "def triple(x): return x * 3")
    [hand_in], _ = hand_ins(mini, "mini", "alice")
    assert hand_in.path.name == "1.ipynb"
    assert hand_in.read().doubtful == ("c",)


@pytest.mark.parametrize("name", [".1.ipynb.icloud", "._1.ipynb"])
def test_a_file_that_only_stands_for_the_notebook_is_for_a_person(mini: Course, name: str) -> None:
    (submit(mini, "1.ipynb").parent / name).write_bytes(b"bplist00")
    assert fleet.unnamed(mini, "mini", "alice") == []
    (mini.root / "submitted/alice/mini/1.ipynb").unlink()
    assert fleet.unnamed(mini, "mini", "alice") == [name]


@pytest.mark.parametrize(
    ("name", "content", "doubtful"),
    [
        ("1.py", b"def double(x):\n    return x * 2\n", ["a"]),
        ("all.zip", b"PK\3\4" + bytes(100), ["a", "b", "c"]),
        ("notes.txt", b"nothing", []),
    ],
)
def test_work_that_may_be_in_a_file_beside_an_untouched_notebook_is_for_a_person(
    mini: Course, name: str, content: bytes, doubtful: list[str]
) -> None:
    (submit(mini, "1.ipynb", None).parent / name).write_bytes(content)
    [hand_in], _ = hand_ins(mini, "mini", "alice")
    assert [question for question in hand_in.read().doubtful if question in "abc"] == doubtful
    submit(mini, "1.ipynb")
    [hand_in], _ = hand_ins(mini, "mini", "alice")
    assert not {"a", "b", "c"} & set(hand_in.read().doubtful)


@pytest.mark.parametrize("name", ["circle.keras", "weights.npz", "._1.ipynb"])
def test_what_code_or_macos_has_saved_beside_a_notebook_is_no_work(mini: Course, name: str) -> None:
    (submit(mini, "1.ipynb", None).parent / name).write_bytes(b"PK\3\4" + bytes(100))
    [hand_in], strangers = hand_ins(mini, "mini", "alice")
    assert not {"a", "b", "c"} & set(hand_in.read().doubtful)
    assert "._1.ipynb" not in [path.name for path in strangers]


def test_a_zip_beside_a_notebook_is_said_to_hold_perhaps_and_not_surely(mini: Course) -> None:
    (submit(mini, "1.ipynb", None).parent / "all.zip").write_bytes(b"PK\3\4" + bytes(100))
    assert messages.IN_OTHER_FILE.format(file="all.zip", name="1") in chosen(mini)[1]


@pytest.mark.parametrize("name", ["1.ipynb", "notes.html"])
def test_an_entity_of_thousands_of_digits_is_read(mini: Course, name: str) -> None:
    (submit(mini, "1.ipynb", None).parent / name).write_text(f"&#{'1' * 5000};\ndef double(x): return x * 2")
    [hand_in], _ = hand_ins(mini, "mini", "alice")
    assert "a" in hand_in.read().doubtful


def test_a_file_at_which_the_examiner_fails_is_one_students_problem(
    mini: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit(mini, "1.ipynb")
    [hand_in], _ = hand_ins(mini, "mini", "alice")

    def fail(*arguments: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(handin, "read_submission", fail)
    with pytest.raises(SubmissionError, match=r"1\.ipynb: cannot be read \(RecursionError: too deep\)\. .* by hand"):
        hand_in.read()
    monkeypatch.setattr(handin, "recognise", fail)
    with pytest.raises(SubmissionError, match="RecursionError"):
        hand_ins(mini, "mini", "alice")


@pytest.mark.parametrize("first", [".x", "x"])
def test_folders_deeper_than_anybodys_are_not_looked_into(mini: Course, first: str) -> None:
    folder = submit(mini, "1.ipynb").parent
    deep = os.open(folder, os.O_RDONLY)
    for name in (first, *["a"] * 1_100):
        os.mkdir(name, dir_fd=deep)
        deep, above = os.open(name, os.O_RDONLY, dir_fd=deep), deep
        os.close(above)
    os.close(deep)
    (folder / first / "그림.png").touch()
    assert len(hand_ins(mini, "mini", "alice")[0]) == 1
    assert [path.name for path in handin.files_beside(folder)] == ["그림.png"] * (first == "x")
    subprocess.run(["rm", "-rf", folder / first], check=True)  # Python's own way recurses.


def test_halves_of_a_question_in_two_files_wait_for_a_person(mini: Course) -> None:
    submit(mini, "1.ipynb", "def double(x): return x * 2")
    submit(mini, "1 (1).ipynb", "answer = 42")
    [hand_in], _ = hand_ins(mini, "mini", "alice")
    assert (hand_in.path.name, hand_in.read().doubtful) == ("1.ipynb", ("a",))
    submit(mini, "1.ipynb", "def double(x): return x * 2\nanswer = 43")
    [hand_in], _ = hand_ins(mini, "mini", "alice")
    assert hand_in.read().doubtful == ()


def test_a_zip_under_the_name_of_a_copy_is_for_a_person_where_nothing_else_has_the_work(mini: Course) -> None:
    (submit(mini, "1.ipynb", None).parent / "1 (1).ipynb").write_bytes(b"PK\3\4" + bytes(100))
    [hand_in], _ = hand_ins(mini, "mini", "alice")
    assert hand_in.path.name == "1.ipynb"
    assert {"a", "b", "c"} <= set(hand_in.read().doubtful)
    submit(mini, "1.ipynb", "def double(x): return x * 2\nanswer = 42\ndef triple(x): return x * 3")
    [hand_in], _ = hand_ins(mini, "mini", "alice")
    assert "a" not in hand_in.read().doubtful


def test_a_time_of_any_size_and_a_huge_picture_are_left_behind(mini: Course) -> None:
    folder = submit(mini, "1.ipynb").parent
    for name, size in (("timestamp.txt", 1_001), ("huge.png", 2**30), ("small.png", 100)):
        with (folder / name).open("wb") as file:
            file.truncate(size)
    assert [path.name for path in handin.files_beside(folder)] == ["small.png"]


def test_of_two_with_work_the_proper_name_counts(mini: Course) -> None:
    submit(mini, "1.ipynb")
    submit(mini, "1 (2).ipynb")
    assert chosen(mini)[0] == "1.ipynb"


def test_of_two_other_names_the_newest_counts(mini: Course) -> None:
    os.utime(submit(mini, "1 (2).ipynb"), (1, 1))
    submit(mini, "1 (1).ipynb")
    name, notes, _ = chosen(mini)
    assert name == "1 (1).ipynb"
    assert "`1 (2).ipynb`" in notes[1]


def test_a_notebook_in_a_folder_is_found_and_what_macos_and_jupyter_keep_is_not(mini: Course) -> None:
    submit(mini, "과제/1.ipynb")
    for name in ("__MACOSX/1.ipynb", ".ipynb_checkpoints/1.ipynb", "._1.ipynb"):
        path = mini.root / "submitted/alice/mini" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Mac OS X")
    assert hand_ins(mini, "mini", "alice")[0][0].path.parent.name == "과제"
    assert len(chosen(mini)[1]) == len(set(chosen(mini)[1]))
    assert not any("여럿" in note for note in chosen(mini)[1])


def test_a_folder_with_the_name_of_the_notebook_in_it_is_no_notebook(mini: Course) -> None:
    path = submit(mini, "1.ipynb/1.ipynb")
    (path.parent / "plot.png").write_text("")
    assert hand_ins(mini, "mini", "alice")[0][0].path == path
    assert not any("파일" in note for note in chosen(mini)[1])
    with staged(mini, "mini", "alice") as stage:
        assert (stage / "alice/mini/1.ipynb").is_file()
    path.unlink()
    (hand_in,) = hand_ins(mini, "mini", "alice")[0]
    assert hand_in.read().fault == messages.UNREADABLE["not-a-file"]


def test_no_more_than_a_thousand_other_files_are_opened(mini: Course) -> None:
    folder = mini.root / "submitted/alice/mini"
    folder.mkdir(parents=True)
    for number in range(1001):
        (folder / f"{number}.txt").touch()
    assert len(hand_ins(mini, "mini", "alice")[1]) == 1000


def test_of_many_notebooks_the_proper_and_the_newest_are_read(mini: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    proper = submit(mini, "1.ipynb")
    copies = [submit(mini, f"1 ({number}).ipynb") for number in range(4)]
    for age, path in enumerate([*copies, proper]):
        os.utime(path, (1e9 - age, 1e9 - age))
    monkeypatch.setattr(handin, "_MAX_READ", 3)
    assert hand_ins(mini, "mini", "alice")[1] == copies[2:]
    monkeypatch.setattr(handin, "_MAX_READ_BYTES", 2 * proper.stat().st_size)
    (hand_in,), strangers = hand_ins(mini, "mini", "alice")
    assert (hand_in.path, strangers) == (proper, copies[1:])
    monkeypatch.setattr(handin, "_MAX_READ_BYTES", 1)
    assert chosen(mini)[0] == "1.ipynb"


@pytest.mark.parametrize("name", ["1.json", "1.txt", "1", "과제/답.html"])
def test_a_notebook_without_its_ending_is_found_by_its_cells_where_it_is_missing(mini: Course, name: str) -> None:
    path = submit(mini, name)
    assert chosen(mini)[0] == path.name
    assert chosen(mini)[1][0] == messages.RENAMED.format(file=path.name, name="1.ipynb")
    submit(mini, "1.ipynb")
    assert chosen(mini)[0] == "1.ipynb"
    assert not any("파일" in note for note in chosen(mini)[1])


@pytest.mark.parametrize("name", ["1.json", "1.txt", ".ipynb_checkpoints/1-checkpoint.ipynb"])
def test_work_in_another_file_is_found_where_the_notebook_has_none(mini: Course, name: str) -> None:
    (mini.root / "submitted/alice/mini/.ipynb_checkpoints").mkdir(parents=True)
    proper = submit(mini, "1.ipynb", None)
    path = submit(mini, name)
    assert chosen(mini)[0] == path.name
    proper.write_bytes(b"\0" * 5000)
    assert chosen(mini)[0] == path.name
    proper.unlink()
    assert chosen(mini)[0] == path.name
    submit(mini, "1.ipynb")
    assert chosen(mini)[0] == "1.ipynb"
    assert not any("파일" in note for note in chosen(mini)[1])


def test_a_file_beside_a_notebook_without_work_is_for_a_person(mini: Course) -> None:
    folder = submit(mini, "1.ipynb", None).parent
    (folder / "1.py").write_text("answer = 42")
    assert [path.name for path in hand_ins(mini, "mini", "alice")[1]] == ["1.py"]
    submit(mini, "1.ipynb")
    assert hand_ins(mini, "mini", "alice")[1] == []


def test_a_notebook_in_which_there_is_nothing_to_do_lacks_no_work(mini: Course) -> None:
    folder = submit(mini, "1.ipynb").parent
    words = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("읽을거리", id="words")])
    nbformat.write(words, mini.root / "source/mini/0.ipynb")
    (folder / "1.py").write_text("answer = 42")
    nbformat.write(words, folder / "0.ipynb")
    assert hand_ins(mini, "mini", "alice")[1] == []
    (folder / "0.ipynb").unlink()
    assert [path.name for path in hand_ins(mini, "mini", "alice")[1]] == ["1.py"]


def test_other_files_are_for_a_person_where_a_notebook_is_missing(
    mini: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = submit(mini, "1.ipynb").parent
    for name in ("1.zip", "1.json", "plot.png", "timestamp.txt", ".DS_Store", "Thumbs.db"):
        (folder / name).write_text("PK")
    os.link(folder / "1.ipynb", mini.root / "draft.ipynb")
    os.link(mini.root / "nbgrader_config.py", folder / "1.py")
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to(mini.root / "draft.ipynb")
    assert [path.name for path in hand_ins(mini, "mini", "alice")[1]] == ["1.ipynb", "1.json", "1.zip"]
    (mini.root / "draft.ipynb").unlink()
    monkeypatch.setattr(handin, "read_cells", lambda path: pytest.fail(f"{path} was opened"))
    assert hand_ins(mini, "mini", "alice")[1] == []


Pasted = Callable[..., dict[str, tuple[str, tuple[str, ...]]]]
SOLVED = ("tensors", "minibatch", "two-layer")


@pytest.fixture
def pasted(mini: Course) -> Pasted:
    """Hand in a file of the lab's second notebook with more cells in it; return what each notebook was found in."""
    shutil.copytree(PROJECT / "source/keras_and_tf", mini.root / "source/keras_and_tf")
    shutil.copytree(PROJECT / "tests/keras_and_tf", mini.root / "tests/keras_and_tf")

    def hand_in(*cells: dict[str, str], name: str = "lab.ipynb") -> dict[str, tuple[str, tuple[str, ...]]]:
        path = mini.root / "submitted/alice/keras_and_tf" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"cells": [*KERAS.cells, *cells]}), encoding="utf-8")
        found, _ = hand_ins(mini, "keras_and_tf", "alice")
        return {hand_in.source.name: (hand_in.path.name, hand_in.notes) for hand_in in found}

    return hand_in


def solutions(source: Source, change: Callable[[str], str]) -> list[dict[str, str]]:
    return [{"cell_type": "code", "source": change(cell.source)} for cell in source.cells if cell.id in SOLVED]


def without_comments(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


@pytest.mark.parametrize("change", [str, without_comments], ids=["with heads", "by names"])
def test_three_notebooks_in_one_file_are_each_read_from_it(pasted: Pasted, change: Callable[[str], str]) -> None:
    found = pasted(*solutions(SOURCES[0], change), *solutions(SOURCES[2], change))
    assert {name: file for name, (file, _) in found.items()} == dict.fromkeys(found, "lab.ipynb")
    assert found["3_tensorflow"][1] == (messages.SHARED.format(file="lab.ipynb", name="3_tensorflow.ipynb"),)
    assert list(found) == [source.name for source in SOURCES]


@pytest.mark.parametrize(
    "cell",
    [
        {"cell_type": "code", "id": "two-layer", "source": "W1"},
        {"cell_type": "code", "source": "# 모델: two_layer_model(inputs) -> (n, 1), 활성화 함수 없음\nW1"},
    ],
    ids=["id", "head"],
)
def test_a_solution_is_known_in_another_file_by_its_id_or_head(pasted: Pasted, cell: dict[str, str]) -> None:
    assert list(pasted(cell)) == ["2_keras", "3_tensorflow"]


def test_a_name_or_a_text_of_another_notebook_is_no_solution_of_it(
    pasted: Pasted,
) -> None:
    texts = [{"cell_type": "markdown", "id": cell.id, "source": cell.source} for cell in SOURCES[2].cells[:1]]
    assert list(pasted({"cell_type": "code", "source": "W1 = scalar = train = 1"}, *texts)) == ["2_keras"]


@pytest.mark.parametrize("is_done", [False, True])
def test_work_in_another_notebook_waits_for_a_person_where_nothing_was_done(
    pasted: Pasted, mini: Course, is_done: bool
) -> None:
    pasted(*solutions(SOURCES[0], without_comments))
    own = shutil.copy(PROJECT / "release/keras_and_tf/1_tensors.ipynb", mini.root / "submitted/alice/keras_and_tf")
    if is_done:
        Path(own).write_text(json.dumps({"cells": SOURCES[0].cells}), encoding="utf-8")
    tensors = hand_ins(mini, "keras_and_tf", "alice")[0][0].read()
    sentence = messages.IN_OTHER_NOTEBOOK.format(file="lab.ipynb", name="1_tensors")
    assert (tensors.doubtful, tensors.notes[:1]) == (((), ()) if is_done else (("tensors",), (sentence,)))


def test_nbgraders_stage_has_proper_names_and_no_links_and_is_removed(mini: Course) -> None:
    path = submit(mini, "1 (1).ipynb")
    (path.parent / "data").mkdir()
    for name in ("points.csv", "plot.PNG", "\x1b[2J.png", "start.pth", "numpy.py"):
        (path.parent / "data" / name).write_text("1,2")
    (path.parent / "timestamp.txt").write_text("2026-11-23 10:00:00 Asia/Seoul")
    (path.parent / "link.txt").symlink_to("/etc/hostname")
    os.link(mini.sources("mini")[0].path, path.parent / "second-name.txt")
    os.link(mini.sources("mini")[0].path, path.parent / "draft.ipynb")
    assert hand_ins(mini, "mini", "alice")[1] == [path.parent / "draft.ipynb"]
    os.mkfifo(path.parent / "pipe")
    with staged(mini, "mini", "alice") as stage:
        found = sorted(str(part.relative_to(stage)) for part in stage.rglob("*") if part.is_file())
    assert found == ["alice/mini/1.ipynb", "alice/mini/data/plot.PNG", "alice/mini/timestamp.txt"]
    assert not stage.exists()
    assert path.exists()
