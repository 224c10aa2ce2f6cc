"""What a student's process can reach, and what is said where no sandbox works."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from examiner import sandbox
from examiner.errors import SandboxError
from examiner.limits import Limits
from examiner.sandbox import Sandbox

PROJECT = Path(__file__).parents[1]


def run_inside(code: str, hidden: Path = PROJECT) -> str:
    done = sandbox.find(hidden).run([sys.executable, "-P", "-c", code], Limits())
    return done.stdout + done.stderr


def test_there_is_no_network() -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 22), 2)"
    assert "Network is unreachable" in run_inside(code) or "refused" in run_inside(code)
    names = "import socket; print([name for _, name in socket.if_nameindex()])"
    assert run_inside(names).strip() == "['lo']"


def test_nothing_of_the_course_is_visible() -> None:
    code = f"import os; print([os.listdir(folder) for folder in [{str(PROJECT)!r}] if os.path.isdir(folder)])"
    assert run_inside(code).strip() in ("[]", "[[]]", "[['.venv']]")


def test_a_course_below_a_bound_folder_is_hidden_too() -> None:
    below = Path(sys.base_prefix).resolve() / "lib" / "pkgconfig"
    assert any(below.iterdir()), "this test needs a folder with something in it"
    code = f"import os; print(os.listdir({str(below)!r}))"
    assert run_inside(code, hidden=below).strip() == "[]"


@pytest.mark.parametrize("folder", ["/usr", "/etc", sys.prefix, sys.base_prefix])
def test_the_system_is_read_only(folder: str) -> None:
    out = run_inside(f"open({folder!r} + '/examiner-was-here', 'w')")
    assert "Read-only file system" in out or "Permission denied" in out
    assert not Path(folder, "examiner-was-here").exists()


@pytest.mark.parametrize("folder", [".", "/tmp"])
def test_home_and_tmp_are_writable_and_private(folder: str) -> None:
    out = run_inside(f"open({folder!r} + '/examiner-note', 'w').write('x'); print('written')")
    assert out.strip() == "written"
    assert not Path(folder, "examiner-note").exists()


def test_the_environment_is_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMINER_TEST_TOKEN", "token-of-the-instructor")
    assert "token-of-the-instructor" not in run_inside("import os; print(os.environ)")


def test_other_processes_are_invisible() -> None:
    code = "import os; print(max(int(name) for name in os.listdir('/proc') if name.isdigit()))"
    assert int(run_inside(code)) < 20


def test_no_privileges_are_left() -> None:
    out = run_inside("print(open('/proc/self/status').read())")
    assert "CapEff:\t0000000000000000" in out
    assert "CapPrm:\t0000000000000000" in out


def test_where_nothing_works_the_error_says_what_to_enable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(sandbox, "_programs", lambda: [broken])
    with pytest.raises(SandboxError, match="No permissions to create new namespace") as error:
        sandbox.find(tmp_path)
    assert "--unsandboxed" in str(error.value)
    assert "c.Examine.unsandboxed" in str(error.value)


def test_without_a_sandbox_only_when_asked(tmp_path: Path) -> None:
    assert sandbox.find(tmp_path, unsandboxed=True) == Sandbox(None, tmp_path)
    assert sandbox.find(tmp_path).is_locked
