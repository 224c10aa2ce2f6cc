"""The page's arithmetic: facts that Node 20 (V8) and the npm package seedrandom 2.4.3 produced, to the last bit."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numba
import numpy as np
import pytest

from examiner import fdlibm
from examiner.compiled import compiled
from examiner.seedrandom import SeedRandom

JAVASCRIPT = json.loads((Path(__file__).parent / "data" / "javascript_reference.json").read_text())


@pytest.mark.parametrize("name", ["tanh", "exp", "sin", "cos"])
def test_a_function_has_the_bits_of_javascript(name: str) -> None:
    x, expected = np.array(JAVASCRIPT[name]).T
    np.testing.assert_array_equal(getattr(fdlibm, name)(x), expected)


def test_the_logarithm_has_the_bits_of_javascript() -> None:
    assert [fdlibm.log(x) for x, _ in JAVASCRIPT["log"]] == [expected for _, expected in JAVASCRIPT["log"]]


def test_tanh_keeps_its_sign_its_limits_and_what_is_not_a_number() -> None:
    x = np.array([[0.0, -0.0, math.inf], [-math.inf, 1e300, math.nan]])
    np.testing.assert_array_equal(fdlibm.tanh(x), [[0.0, -0.0, 1.0], [-1.0, 1.0, math.nan]])
    assert math.copysign(1.0, fdlibm.tanh(x)[0, 1]) == -1.0


def test_sigmoid_reaches_its_limits_and_keeps_what_is_not_a_number() -> None:
    x = np.array([0.0, 40.0, math.inf, -math.inf, math.nan])
    np.testing.assert_allclose(fdlibm.sigmoid(x), [0.5, 1.0, 1.0, 0.0, math.nan], rtol=0, atol=1e-300)


@pytest.mark.parametrize("seed", JAVASCRIPT["seedrandom"])
def test_random_numbers_are_those_of_the_package(seed: str) -> None:
    random = SeedRandom(seed)
    draws = [random.random() for _ in range(300)]
    assert [*draws[:3], draws[-1]] == JAVASCRIPT["seedrandom"][seed]


def test_where_nothing_can_be_kept_functions_are_compiled_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    real = numba.njit

    def njit(*, cache: bool = False, **options: Any) -> Any:
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return real(**options)

    monkeypatch.setattr(numba, "njit", njit)
    assert compiled(lambda x, y: x / y)(1.0, 0.0) == math.inf
