"""What is imported without a package finds none, and the package is there again afterwards."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys

import pytest

from examiner.imports import import_for_tests, imported_by, without

# What a worker imports for the hidden tests of the lab, with the packages that Keras takes where it finds them.
WORKER = """
from pathlib import Path
from examiner.imports import import_for_tests, imported_by
import_for_tests(imported_by(path.read_bytes() for path in sorted(Path("tests/keras_and_tf").glob("test_*.py"))))
import sys
assert "keras" in sys.modules and "tensorflow" in sys.modules
assert not {"pandas", "sklearn"} & sys.modules.keys()
import keras, numpy, pandas
keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)]).predict(numpy.ones((1, 2)), verbose=0)
"""


def test_a_package_is_hidden_inside_and_there_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with without("colorsys", "json"):
        assert importlib.import_module("json")  # imported already
        with pytest.raises(ImportError):
            importlib.import_module("colorsys")
    assert importlib.import_module("colorsys")


@pytest.mark.slow
def test_a_worker_imports_no_more_than_hidden_tests_need() -> None:
    subprocess.run([sys.executable, "-c", WORKER], check=True)


def test_what_a_program_imports_at_its_top_is_known_without_running_it() -> None:
    top = b"import a, b.c as d\nfrom e.f import g\nfrom . import h\nfrom .i import j\n"
    program = top + b"if True:\n    import k\nraise OSError"
    assert imported_by([program, b"not Python", b"\xff", b"import a"]) == ["a", "b.c", "e.f"]


def test_what_cannot_be_imported_keeps_nothing_else_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    import_for_tests(["no_such_module", "colorsys"])
    assert "colorsys" in sys.modules


def test_what_workers_are_forked_from_imports_what_it_is_told_and_nothing_by_itself() -> None:
    code = "import sys, examiner.ancestor; print('colorsys' in sys.modules, 'examiner.worker' in sys.modules)"
    for told, expected in (({}, "False False"), ({"EXAMINER_MODULES": "colorsys,no_such_module"}, "True True")):
        done = subprocess.run(
            [sys.executable, "-c", code], env=os.environ | told, capture_output=True, text=True, check=True
        )
        assert (done.stdout.strip(), done.stderr) == (expected, "")


def test_what_workers_are_forked_from_hears_no_ctrl_c_and_who_starts_it_still_does() -> None:
    code = (
        "from multiprocessing.forkserver import _forkserver as server\n"
        "from examiner import ancestor\n"
        "ancestor.start(['colorsys'])\n"
        "for process in (server._forkserver_pid, 'self'):\n"
        "    blocked = [line.split()[1] for line in open(f'/proc/{process}/status') if line.startswith('SigBlk')]\n"
        "    print(int(blocked[0], 16) >> 1 & 1)"  # SIGINT is 2
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "0"]


def test_what_workers_are_forked_from_has_replayed_and_can_fork() -> None:
    """What is forked replays and draws too, with files of fonts of its own."""
    code = (
        "import hashlib, os, examiner.ancestor\n"
        "from examiner import network, picture, playground\n"
        "print(bool(network._train.signatures), flush=True)\n"
        "for _ in range(2):\n"
        "    if (child := os.fork()) == 0:\n"
        "        drawn = picture.as_html(playground.replay(playground.parse_address('#seed=2'), [0, 2]))\n"
        "        os.write(1, f'{hashlib.sha256(drawn.encode()).hexdigest()}\\n'.encode())\n"
        "        os._exit(0)\n"
        "    assert os.waitpid(child, 0)[1] == 0\n"
        "drawn = picture.as_html(playground.replay(playground.parse_address('#seed=2'), [0, 2]))\n"
        "print(hashlib.sha256(drawn.encode()).hexdigest())"
    )
    told = os.environ | {"EXAMINER_MODULES": "examiner.picture,examiner.playground"}
    done = subprocess.run([sys.executable, "-c", code], env=told, capture_output=True, text=True, check=True)
    is_ready, *drawn = done.stdout.split()
    assert is_ready == "True"
    assert len(drawn) == 3
    assert len(set(drawn)) == 1
