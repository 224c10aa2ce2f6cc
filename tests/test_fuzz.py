"""A few inputs of the fuzz run for each surface; `make fuzz` runs ten thousand each."""

from __future__ import annotations

import pytest

from tests.fuzz import SEED, SURFACES, fuzz


@pytest.mark.parametrize("surface", SURFACES)
def test_a_few_hundred_inputs_end_in_a_value_or_a_sentence(surface: str) -> None:
    ends = fuzz(surface, inputs=300, seed=SEED)
    assert ends.total() >= 300
    assert min(ends["read"], ends["refused"]) > 0, ends
