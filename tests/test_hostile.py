"""The form of the bank of hostile submissions, and a spread of it marked in one class; `make hostile` marks all."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from examiner.course import Course
from tests.hostile.active import added
from tests.hostile.case import BANK, CLASSES, Case, files, read_case

PROJECT = Path(__file__).parents[1]
SPREAD = (
    "points_ast_transformer points_hatch_replaced points_forged_outputs points_weights_written_down "
    "theft_encoded theft_daemon theft_links_beside theft_terminal_codes "
    "denial_process_killed denial_signals_ignored denial_notebook_is_pipe "
    "damaged_solution_in_new_cell damaged_loop_after_the_answer damaged_cells_reversed"
).split()


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [read_case(path) for path in files()]


def test_the_bank_has_at_least_a_hundred_cases_and_twenty_of_each_class(cases: list[Case]) -> None:
    count = Counter(case.kind for case in cases)
    assert len(cases) >= 100
    assert all(count[kind] >= 20 for kind in CLASSES), count


def test_every_module_of_the_bank_is_a_case_or_part_of_the_runner() -> None:
    assert {path.stem for path in BANK.glob("*.py")} - {path.stem for path in files()} == {
        "active",
        "case",
        "run",
        "scene",
    }


def test_no_two_cases_tell_the_same_story(cases: list[Case]) -> None:
    stories = Counter(case.story for case in cases)
    assert [story for story, times in stories.items() if times > 1] == []


def test_every_case_says_what_must_hold_and_deserves_points_of_known_questions(
    cases: list[Case], project: Course
) -> None:
    maximum = {
        question.id: question.max_points for source in project.sources("keras_and_tf") for question in source.questions
    }
    for case in cases:
        assert case.holds, case.name
        assert case.deserves, case.name
        assert all(0 <= points <= maximum[name] for name, points in case.at_most.items()), case.name


def test_every_case_can_be_laid_over_the_release(cases: list[Case], tmp_path: Path) -> None:
    release = PROJECT / "release" / "keras_and_tf"
    light = [case for case in cases if case.kind == "points" or case.kind == "damaged"]
    for case in light:
        folder = tmp_path / case.name
        folder.mkdir()
        case.lay(folder, release, {"COURSE": "/course", "HOME": "/home", "PORT": "1"})
        assert any(folder.iterdir()), case.name


@pytest.mark.parametrize(
    "part",
    [
        "<script>x()</script>",
        "<IMG SRC=x OnError=x()>",
        "<a href='java\nscript:x()'>x</a>",
        "<a href='&#106;avascript:x()'>x</a>",
        "<iframe srcdoc='x'></iframe>",
        "<svg/onload=x()>",
        "<p>$\\href{javascript:x()}{y}$</p>",
    ],
)
def test_what_acts_in_a_page_is_seen(part: str) -> None:
    assert added(f"<p>{part}</p>", "<p></p>")


def test_what_only_shows_is_no_alarm() -> None:
    assert not added("<p>&lt;script&gt; <b style='color:red'>x</b> <img src='data:image/png;base64,x'></p>", "")


@pytest.mark.slow
def test_a_spread_of_the_bank_holds() -> None:
    command = [sys.executable, "-m", "tests.hostile.run", "--only", *SPREAD]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=1800)
    assert done.returncode == 0, done.stdout + done.stderr
