"""A gradebook in PostgreSQL: a class is marked into a real server, started here from the system's package."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from examiner.course import Course
from tests.conftest import release, start_grading
from tests.test_fleet import finished, submit

pytestmark = pytest.mark.slow
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
NOT_IN_CI = "PostgreSQL's server is not installed: `apt install postgresql`"


def as_owner() -> tuple[int, int]:
    """Return the user and group that the server runs as: it refuses root."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    about = pwd.getpwnam("postgres")
    return about.pw_uid, about.pw_gid


def run(folder: Path, program: str, *arguments: str) -> None:
    user, group = as_owner()
    command = [str(PROGRAMS[-1].with_name(program)), *arguments]
    subprocess.run(
        command, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=60, user=user, group=group, extra_groups=[]
    )


@pytest.fixture
def address() -> Iterator[str]:
    """The address of an empty database of a server that listens on a socket in a folder of its own alone."""
    if not PROGRAMS and "CI" not in os.environ:
        pytest.skip(NOT_IN_CI)
    assert PROGRAMS, NOT_IN_CI
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install examiner[postgresql]")
    folder = Path("/tmp") / f"examiner-postgresql-{os.getpid()}"  # a socket's path must be short
    folder.mkdir(mode=0o700)
    os.chown(folder, *as_owner())
    try:
        run(folder, "initdb", "-D", "data", "-U", "lecturer", "--auth=trust", "--no-sync")
        run(folder, "pg_ctl", "start", "-w", "-D", "data", "-l", "log", "-o", f"-c listen_addresses= -k {folder}")
        try:
            run(folder, "createdb", "-h", str(folder), "-U", "lecturer", "gradebook")
            yield f"postgresql+psycopg://lecturer@/gradebook?host={folder}"
        finally:
            run(folder, "pg_ctl", "stop", "-w", "-m", "immediate", "-D", "data")
    finally:
        shutil.rmtree(folder)


def released(course: Course, address: str | None) -> Course:
    if address is not None:
        with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
            file.write(f'\nc.CourseDirectory.db_url = "{address}"\n')
    return release(course)


def scores(address: str, assignment: str = "mini") -> dict[str, list[tuple[str, float, float, bool]]]:
    """Return each student's grades as the gradebook holds them."""
    with contextlib.closing(Gradebook(address, "keras-and-tf")) as gradebook:
        return {
            submission.student.id: sorted(
                (grade.name, grade.auto_score, grade.max_score, grade.needs_manual_grade)
                for notebook in submission.notebooks
                for grade in notebook.grades
            )
            for submission in gradebook.assignment_submissions(assignment)
        }


@pytest.mark.filterwarnings("ignore")  # nbgrader's own use of SQLAlchemy warns
def test_a_class_is_recorded_in_postgresql_as_in_sqlite(mini: Course, tmp_path: Path, address: str) -> None:
    other = Course(shutil.copytree(mini.root, tmp_path / "other"))
    for course, where in ((mini, address), (other, None)):
        released(course, where)
        submit(course, "alice")
        submit(course, "홍길동", a="answer = 41")
        submit(course, "broken").write_text("no notebook")
        status, text = finished(start_grading(course))
        assert status == 0, text
    recorded = scores(address)
    assert set(recorded) == {"alice", "홍길동", "broken"}
    assert recorded == scores(f"sqlite:///{other.root / 'gradebook.db'}")
    assert not (mini.root / "gradebook.db").exists()
