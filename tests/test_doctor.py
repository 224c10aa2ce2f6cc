"""The doctor tries what it speaks of: a wall that is missing is found missing."""

from __future__ import annotations

import pytest

from examiner import doctor, probes, sandbox, syscalls
from examiner.doctor import Finding
from examiner.limits import Limits
from tests.conftest import PROJECT

LIMITS = Limits(memory_mb=512, processes=40, open_files=100, file_mb=8, disk_mb=16)


def faults(findings: list[Finding]) -> set[str]:
    return {finding.tried for finding in findings if finding.fault}


def inside(limits: Limits = LIMITS) -> set[str]:
    return faults(list(doctor._inside(sandbox.find(PROJECT), limits)))


def test_every_wall_holds_here() -> None:
    assert inside() == set()


def test_every_probe_has_its_words() -> None:
    assert [probe.__name__ for probe in probes.PROBES] == list(doctor._INSIDE)


def test_missing_limits_of_the_system_are_found_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "rlimits", lambda _: {})
    expected = ("memory_mb", "processes", "open_files", "file_mb")
    assert inside() == {doctor._INSIDE[name][0] for name in expected}


def test_a_missing_filter_is_found_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = bytes([6, 0, 0, 0, 0, 0, 0xFF, 0x7F])  # one BPF instruction: return ALLOW
    monkeypatch.setattr(syscalls, "program", lambda: nothing)
    found = inside()
    assert doctor._INSIDE["calls"][0] in found
    assert doctor._INSIDE["network"][0] in found


def test_a_disk_without_bound_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "writable_bytes", lambda _: dict.fromkeys(sandbox.WRITABLE, 2**40))
    assert doctor._INSIDE["disk_mb"][0] in inside()


def test_a_course_and_an_environment_that_can_be_seen_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = [*sandbox._python_folders(), PROJECT]
    monkeypatch.setattr(sandbox.Sandbox, "_python", lambda self: sandbox._bound(seen))
    monkeypatch.setattr(sandbox, "_variables", lambda _: ["--setenv", "SECRET", "x"])
    assert inside() == {doctor._INSIDE[name][0] for name in ("course", "variables")}


def test_machine_memory_is_no_wall_but_is_told() -> None:
    finding = doctor._memory(Limits(memory_mb=10**9))
    assert not finding.is_essential
    assert "room for 0" in finding.fault


@pytest.mark.slow
def test_limits_kept_from_outside_are_reached() -> None:
    found = list(doctor._kernels(sandbox.find(PROJECT), LIMITS))
    assert len(found) == 5
    assert faults(found) == set()
    assert doctor._abandoned(sandbox.find(PROJECT)) == ""
