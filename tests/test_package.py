"""The package as a whole: its public face, and imports that go one way only."""

from __future__ import annotations

import ast
import graphlib
import inspect
import subprocess
import sys
import tomllib
from pathlib import Path

import examiner
from examiner import errors, model

PACKAGE = Path(examiner.__file__).parent


def test_the_public_face_is_complete() -> None:
    assert sorted(examiner.__all__) == list(examiner.__all__)
    assert all(hasattr(examiner, name) for name in examiner.__all__)
    raised = {
        name for name, kind in vars(errors).items() if inspect.isclass(kind) and issubclass(kind, errors.ExaminerError)
    }
    data = {name for name, kind in vars(model).items() if inspect.isclass(kind) and kind.__module__ == model.__name__}
    assert raised | data <= set(examiner.__all__)


def test_imports_go_one_way_only() -> None:
    graph = {path.stem: imported(path) for path in PACKAGE.glob("*.py") if path.stem != "__init__"}
    assert len(list(graphlib.TopologicalSorter(graph).static_order())) >= len(graph)


def test_a_worker_does_not_import_the_command_that_started_it() -> None:
    """Python gives each process of a local cluster the module that the command's script imports its function from."""
    settings = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    module, _, function = settings["project"]["scripts"]["examiner"].partition(":")
    code = f"import sys; from {module} import {function}; print({{'examiner.cli', 'nbgrader'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def imported(path: Path) -> set[str]:
    """Return the modules of the package that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "examiner":
            found |= {alias.name for alias in node.names if (PACKAGE / f"{alias.name}.py").exists()}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("examiner."):
            found.add(str(node.module).removeprefix("examiner."))
    return found
