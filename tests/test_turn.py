"""Runs of submissions on one machine: side by side, or one of them alone."""

from __future__ import annotations

import multiprocessing
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from examiner import turn

CONTEXT = multiprocessing.get_context("fork")


def take(folder: Path, is_alone: bool, pipe: Connection) -> None:
    with turn.alone(folder) if is_alone else turn.beside_others(folder):
        pipe.send("in")
        pipe.recv()


class Other:
    """Another process that takes a turn and keeps it until it is told to leave."""

    def __init__(self, folder: Path, *, is_alone: bool) -> None:
        self.pipe, theirs = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=take, args=(folder, is_alone, theirs), daemon=True)
        self.process.start()

    def is_in(self, seconds: float = 0.3) -> bool:
        return self.pipe.poll(seconds)

    def leave(self) -> None:
        self.pipe.send("leave")
        self.process.join(10)


def test_runs_go_side_by_side(tmp_path: Path) -> None:
    others = [Other(tmp_path, is_alone=False) for _ in range(3)]
    assert all(other.is_in(5) for other in others)
    for other in others:
        other.leave()


def test_a_second_try_waits_for_the_others_and_newcomers_wait_for_it(tmp_path: Path) -> None:
    first = Other(tmp_path, is_alone=False)
    assert first.is_in(5)
    second_try = Other(tmp_path, is_alone=True)
    assert not second_try.is_in()
    newcomer = Other(tmp_path, is_alone=False)
    assert not newcomer.is_in()
    first.leave()
    assert second_try.is_in(5)
    assert not newcomer.is_in()
    second_try.leave()
    assert newcomer.is_in(5)
    newcomer.leave()


def test_a_second_try_does_not_keep_others_waiting_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "ALONE_S", 0.5)
    slow = Other(tmp_path, is_alone=True)
    assert slow.is_in(5)
    newcomer, second_try = Other(tmp_path, is_alone=False), Other(tmp_path, is_alone=True)
    assert newcomer.is_in(5)
    assert not second_try.is_in()
    newcomer.leave()
    assert not second_try.is_in()
    slow.leave()
    assert second_try.is_in(5)
    second_try.leave()


def test_a_killed_process_gives_its_turn_back(tmp_path: Path) -> None:
    killed = Other(tmp_path, is_alone=True)
    assert killed.is_in(5)
    killed.process.kill()
    started = time.monotonic()
    with turn.beside_others(tmp_path):
        assert time.monotonic() - started < 5
