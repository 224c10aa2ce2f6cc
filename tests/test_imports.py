"""What is imported without a package finds none, and the package is there again afterwards."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from examiner.imports import without

# What a worker imports for the hidden tests of the lab, with the packages that Keras takes where it finds them.
WORKER = """
from pathlib import Path
from examiner.grading import _import_for
_import_for(sorted(Path("tests/keras_and_tf").glob("test_*.py")))
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
