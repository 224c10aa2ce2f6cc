"""The sample class of `make demo`: lay the answers of demo/answers over the release, and check the marks they got.

`python demo/build.py` writes submitted/demo-*; after marking, `python demo/build.py --check` compares the scoresheets
with what each student should get. The files are in the format of `examiner.answers`; cells that a file does not name
have the source's solution. Its notes may be

    Expected: 1_tensors 10, 2_keras 57, 3_tensorflow 20     the automatic points (always there)
    Delete: circle-tests, gauss                             these cells are not in what was submitted
    Untouched: yes                                          the release as it is
    Replace: 2_keras.ipynb with a text                      this file is no notebook at all
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat

from examiner.answers import read_answers
from examiner.course import Course, Source, is_solution
from examiner.errors import CourseError, ExaminerError
from examiner.model import Scoresheet

ASSIGNMENT = "keras_and_tf"
PREFIX = "demo-"
ANSWERS = Path(__file__).parent / "answers"
TIMESTAMP = "2026-11-23 10:00:00 Asia/Seoul"
NO_NOTEBOOK = "교수님, 노트북이 저장되지 않아 글로 보냅니다. circle은 잘 되었고 spiral은 손실이 0.05였습니다.\n"

_MARKER = re.compile(r"^### (BEGIN|END) SOLUTION\n?", re.MULTILINE)
_MARKING_SCHEME = "\n### 채점 기준"  # ends the model answer of a manual question; no student writes one


@dataclass(frozen=True)
class Student:
    """What one student hands in: `cells` by their ids, and the automatic points per notebook that it should get."""

    name: str
    story: str
    expected: Mapping[str, float]
    cells: Mapping[str, str]
    deleted: frozenset[str] = frozenset()
    replaced: frozenset[str] = frozenset()
    untouched: bool = False


def students() -> list[Student]:
    """Return the class, in the order of its files."""
    return [read_student(path) for path in sorted(ANSWERS.glob("[0-9]*.py"))]


def read_student(path: Path) -> Student:
    """Read one file of answers; NN_some_name.py belongs to the student demo-NN-some-name."""
    answers = read_answers(path)
    notes = answers.notes
    if "Expected" not in notes:
        raise CourseError(f"{path}: no line 'Expected: NOTEBOOK POINTS, ...' in the docstring. Write one.")
    pairs = (entry.split() for entry in notes["Expected"].split(","))
    return Student(
        name=PREFIX + path.stem.replace("_", "-"),
        story=answers.story,
        expected={name: float(points) for name, points in pairs},
        cells=answers.cells,
        deleted=frozenset(re.findall(r"[\w-]+", notes.get("Delete", ""))),
        replaced=frozenset(re.findall(r"\S+\.ipynb", notes.get("Replace", ""))),
        untouched="Untouched" in notes,
    )


def lay(student: Student, course_root: Path) -> Path:
    """Write what one student submits, in place of what was there; return the folder."""
    sources = Course(course_root).sources(ASSIGNMENT)
    unknown = (student.cells.keys() | student.deleted) - {cell.id for source in sources for cell in source.cells}
    if unknown:
        raise CourseError(f"{student.name}: no notebook has the cells {sorted(unknown)}. See demo/answers.")
    texts = {source.path.name: _submitted(student, source, course_root) for source in sources}
    folder = course_root / "submitted" / student.name / ASSIGNMENT
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in (texts | {"timestamp.txt": f"{TIMESTAMP}\n"}).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _submitted(student: Student, source: Source, course_root: Path) -> str:
    """Return the text of one file: the release with the student's answers in it, or no notebook at all."""
    if source.path.name in student.replaced:
        return NO_NOTEBOOK
    release = course_root / "release" / ASSIGNMENT / source.path.name
    if not release.exists():
        raise CourseError(f"{release} does not exist. Run `make release` first.")
    notebook = nbformat.read(release, as_version=4)
    blanks = [] if student.untouched else [cell for cell in source.cells if is_solution(cell)]
    texts = {cell.id: _solution(cell.source) for cell in blanks} | dict(student.cells)
    notebook.cells = [cell for cell in notebook.cells if cell.id not in student.deleted]
    for cell in notebook.cells:
        cell.source = texts.get(cell.id, cell.source)
    return f"{nbformat.writes(notebook)}\n"


def _solution(text: str) -> str:
    return _MARKER.sub("", text).partition(_MARKING_SCHEME)[0].rstrip("\n")


def build(course_root: Path) -> None:
    """Write the submissions of the class; those of other students stay as they are."""
    for student in students():
        lay(student, course_root)
        print(f"submitted/{student.name}: {student.story}")
    for old in course_root.glob(f"submitted/{PREFIX}*"):
        if old.name not in {student.name for student in students()}:
            shutil.rmtree(old)
            print(f"submitted/{old.name}: removed, no longer in demo/answers")


def check(course_root: Path) -> bool:
    """Print what each student should get and got; return whether all of it is the same."""
    outcomes = []
    for student in students():
        folder = course_root / "autograded" / student.name / ASSIGNMENT
        got = {name: _points(folder / f"{name}.scoresheet.json") for name in student.expected}
        outcomes.append(got == student.expected)
        verdict = "ok" if outcomes[-1] else "DIFFERENT"
        print(f"{student.name:<28} expected {_row(student.expected)}  got {_row(got)}  {verdict}")
    return all(outcomes)


def _points(scoresheet: Path) -> float | None:
    return Scoresheet.from_json(scoresheet.read_text(encoding="utf-8")).points if scoresheet.exists() else None


def _row(points: Mapping[str, float | None]) -> str:
    return " ".join(f"{'-' if number is None else format(number, 'g'):>3}" for number in points.values())


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--course", type=Path, default=Path(__file__).parents[1], metavar="DIR", help="course folder")
    parser.add_argument("--check", action="store_true", help="compare the scoresheets with what was expected")
    arguments = parser.parse_args()
    try:
        if arguments.check:
            return 0 if check(arguments.course) else 1
        build(arguments.course)
    except ExaminerError as error:
        print(f"demo: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
