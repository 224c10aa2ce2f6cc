"""A copy of the course with marked valuables, where a hostile class is marked, and what became of the valuables."""

from __future__ import annotations

import base64
import contextlib
import ctypes
import dataclasses
import hashlib
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import nbformat
import psutil

from tests.hostile.case import TRACE, Case, laid, released, save, solved

PROJECT = Path(__file__).parents[2]
ASSIGNMENT = "keras_and_tf"
VICTIM = "victim"
LIMITS = {"cell_cpu_s": 12.0, "call_cpu_s": 4.0, "notebook_clock_s": 150.0, "memory_mb": 2048}
_PLAIN = "\nc.Examine.fast_fit = False\nc.Examine.warm = False\n"
_SET_CHILD_SUBREAPER = 36  # prctl(2)
_ENDING_S = 20


@dataclasses.dataclass(frozen=True)
class Scene:
    """Folders of one run, below `base`. `tokens` are the secrets planted in it, `honest` the ids of honest students."""

    base: Path
    tokens: Mapping[str, str]
    port: int
    honest: tuple[str, ...] = ()

    @property
    def course(self) -> Path:
        """The copied course."""
        return self.base / "course"

    @property
    def home(self) -> Path:
        """The home of the person who marks."""
        return self.base / "home"

    @property
    def temporary(self) -> Path:
        """The folder for temporary files of the person who marks."""
        return self.base / "t"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of the person who marks, with a secret in it."""
        own = {"HOME": self.home, "TMPDIR": self.temporary, "PYTHONPATH": PROJECT, "HOSTILE_TOKEN": self.tokens["env"]}
        caches = {"MPLCONFIGDIR": self.base / "caches", "KERAS_HOME": self.base / "caches"}
        quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0", "COLUMNS": "250"}
        return dict(os.environ) | {name: str(value) for name, value in (own | caches | quiet).items()}

    def submitted(self, student: str) -> Path:
        """Return a student's folder, made if there is none."""
        folder = self.course / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def run(self, *arguments: str) -> None:
        """Run a Python module in the course and wait for it."""
        command = [sys.executable, "-m", *arguments]
        done = subprocess.run(command, cwd=self.course, env=self.environment, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")


class Door(threading.Thread):
    """An open port of this machine; whoever knocks from a sandbox got out of it."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self.visits = 0
        self.start()

    def run(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            connection.close()
            self.visits += 1


def build(base: Path, cases: list[Case], port: int, honest: tuple[str, ...], *, plain: bool = False) -> Scene:
    """Copy the course, plant the valuables, let the class hand in; `plain` turns fast fit and warm kernels off."""
    places = ("source", "tests", "secret", "gradebook", "classmate", "env", "home")
    tokens = {place: f"TOKEN-{place}-{secrets.token_hex(12)}" for place in places}
    scene = Scene(base, tokens, port, honest)
    for folder in (scene.home / ".ssh", scene.temporary, base / "caches"):
        folder.mkdir(parents=True)
    _copy_course(scene, _PLAIN if plain else "")
    for name in (".ssh/id_rsa", ".ssh/authorized_keys", ".bashrc"):
        (scene.home / name).write_text(f"{tokens['home']}\n")
    (scene.course / ".examiner_secret").write_text(tokens["secret"] * 2)
    scene.run("nbgrader", "generate_assignment", ASSIGNMENT, "--force")
    scene.run("nbgrader", "db", "student", "add", VICTIM, f"--first-name={tokens['gradebook']}")
    _hand_in(scene, cases)
    return scene


def _copy_course(scene: Scene, more_settings: str) -> None:
    for name in (f"source/{ASSIGNMENT}", f"tests/{ASSIGNMENT}", f"release/{ASSIGNMENT}"):
        shutil.copytree(PROJECT / name, scene.course / name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = (PROJECT / "nbgrader_config.py").read_text(encoding="utf-8")
    for name, value in LIMITS.items():
        settings = re.sub(rf"^(c\.Examine\.{name} =) .*$", rf"\1 {value}", settings, flags=re.MULTILINE)
    (scene.course / "nbgrader_config.py").write_text(settings + more_settings, encoding="utf-8")
    for path in (scene.course / "source" / ASSIGNMENT).glob("*.ipynb"):
        text, mark = path.read_text(encoding="utf-8"), "### BEGIN SOLUTION\\n"
        path.write_text(text.replace(mark, f"{mark}# {scene.tokens['source']}\\n"), encoding="utf-8")
    for path in (scene.course / "tests" / ASSIGNMENT).glob("*.py"):
        with path.open("a", encoding="utf-8") as file:
            file.write(f'\n_TOKEN = "{scene.tokens["tests"]}"  # {scene.tokens["tests"]}\n')


def _hand_in(scene: Scene, cases: list[Case]) -> None:
    release = scene.course / "release" / ASSIGNMENT
    places = {"COURSE": str(scene.course), "HOME": str(scene.home), "PORT": str(scene.port)}
    for path in release.glob("*.ipynb"):
        shutil.copy(path, scene.submitted(VICTIM))  # pages of feedback to compare with
    save(_honest(release, f"# {scene.tokens['classmate']}"), scene.submitted(VICTIM) / "1_tensors.ipynb")
    for case in cases:
        case.lay(scene.submitted(case.student), release, places)
    for number, student in enumerate(scene.honest):
        mistake = "as_float16 = vector" if honest_points(number) < 10 else ""
        save(_honest(release, f"# 학생 {number}\n{mistake}"), scene.submitted(student) / "1_tensors.ipynb")


def _honest(release: Path, last_lines: str) -> nbformat.NotebookNode:
    solution = solved(release)
    text = next(cell.source for cell in solution.cells if cell.id == "tensors")
    return laid(released(release), {"tensors": f"{text}\n{last_lines}"})


def honest_beside(cases: list[Case], most: int) -> tuple[str, ...]:
    """Return the ids of the honest students: one beside each case, or beside every second one and so on of many."""
    return tuple(f"{case.student}-beside" for case in cases[:: len(cases) // most + 1])


def honest_points(number: int) -> int:
    """Return what the honest student of this number deserves: every third one made one mistake."""
    return 9 if number % 3 == 1 else 10


def fingerprint(scene: Scene) -> dict[str, str]:
    """Return the hash of every file that nobody but the instructor may change."""
    kept = [scene.course / name for name in ("source", "tests", "release", f"submitted/{VICTIM}")]
    files = [path for folder in kept for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    files += [scene.course / name for name in ("nbgrader_config.py", ".examiner_secret")]
    files += [scene.home / name for name in (".ssh/id_rsa", ".ssh/authorized_keys", ".bashrc")]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.exists()}


def leaks(scene: Scene, text: str) -> list[str]:
    """Return which secrets stand in a text: as they are, backwards, in hexadecimal digits or in base64."""
    return [place for place, token in scene.tokens.items() if any(form in text for form in _forms(token))]


def _forms(token: str) -> list[str]:
    shifted = [base64.b64encode(b" " * pad + token.encode())[4:-4].decode() for pad in range(3)]
    return [token, token[::-1], token.encode().hex(), *shifted]


def adopt_orphans() -> None:
    """Make this process the parent of every process below it whose own parent ends."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def leftovers(scene: Scene) -> list[str]:
    """Return what marking left behind: processes, files for temporary use, traces elsewhere. Ends the processes."""
    found = [f"a process still runs: {command}" for command in _orphans()]
    found += [f"left in the temporary folder: {path.name}" for path in scene.temporary.iterdir() if not _is_lock(path)]
    outside = [Path(name) for name in ("/tmp", "/var/tmp", "/dev/shm")]
    traces = [path for folder in outside for path in folder.glob(f"*{TRACE}*")]
    traces += [path for path in scene.base.rglob(f"*{TRACE}*") if not path.is_relative_to(scene.course / "submitted")]
    return found + [f"a trace of an attack: {path}" for path in traces]


def _is_lock(path: Path) -> bool:
    return path.suffix == ".lock"  # examiner.turn keeps them


def _orphans() -> list[str]:
    deadline = time.monotonic() + _ENDING_S
    while time.monotonic() < deadline and _running():
        time.sleep(0.5)
    commands = []
    for process in _running():
        try:
            commands.append(" ".join(process.cmdline())[:200])
            process.kill()
        except psutil.Error:
            continue
    return commands


def reap(marking: int) -> None:
    """Bury the orphans that have ended, which may be hundreds; not the process `marking`, whose status is asked."""
    for process in psutil.Process().children():
        with contextlib.suppress(psutil.Error, ChildProcessError):
            if process.status() == psutil.STATUS_ZOMBIE and process.pid != marking:
                os.waitpid(process.pid, os.WNOHANG)


def _running() -> list[psutil.Process]:
    below = psutil.Process().children(recursive=True)
    return [process for process in below if process.is_running() and process.status() != psutil.STATUS_ZOMBIE]
