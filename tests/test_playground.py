"""The replay against 16 runs of the real Playground, and against its rules written out as plain loops.

No chaotic run needs an exception: all 16 agree in every bit, at every epoch.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from examiner import playground
from examiner.address import ACTIVATIONS, DATA_SETS, REGULARIZATIONS
from examiner.network import sum_in_order
from examiner.playground import AddressError, Replay, Settings, losses, parse_address, replay

REFERENCE = json.loads((Path(__file__).parent / "data" / "playground_reference.json").read_text())
EXAMPLES = REFERENCE[:4]  # the four pictures of the lab: circle 260, xor 543, gauss 249, spiral 1315 epochs
CHAOTIC = {"0.57721", "0.07706"}  # a last bit changed in one sum moves their losses by up to 0.05
SPIRAL = parse_address("#dataset=spiral&networkShape=8,4&batchSize=30&noise=25&seed=0.12345")

reference = pytest.mark.parametrize("case", REFERENCE, ids=lambda case: case["settings"]["seed"])


@functools.cache
def replayed(url: str) -> tuple[Replay, float]:
    """The replay of a reference run, with the seconds of processor time that it took."""
    case = next(case for case in REFERENCE if case["url"] == url)
    start = time.process_time()
    result = replay(parse_address(url), [int(epoch) for epoch in case["losses"]])
    return result, time.process_time() - start


@reference
def test_points_are_those_of_the_page(case: dict[str, Any]) -> None:
    points = replayed(case["url"])[0].points
    assert points.shape == (500, 3)
    np.testing.assert_allclose(points[:3], case["first_points"], rtol=0, atol=1e-12)


@reference
def test_first_weights_are_those_of_the_page(case: dict[str, Any]) -> None:
    first = replayed(case["url"])[0].first_weights[0]
    np.testing.assert_allclose(first[1:, 0], case["first_weights"], rtol=0, atol=1e-12)
    assert set(first[0]) == {0.1}


@reference
def test_losses_are_those_of_the_page(case: dict[str, Any]) -> None:
    found = replayed(case["url"])[0].losses
    for epoch, expected in case["losses"].items():
        np.testing.assert_allclose(found[int(epoch)], expected, rtol=0, atol=1e-9 if int(epoch) <= 50 else 0.005)


@reference
def test_losses_agree_in_every_bit_in_chaotic_runs_too(case: dict[str, Any]) -> None:
    found = replayed(case["url"])[0].losses
    assert {str(epoch): list(pair) for epoch, pair in found.items()} == case["losses"]


def test_the_chaotic_runs_are_among_the_references() -> None:
    assert {case["settings"]["seed"] for case in REFERENCE} >= CHAOTIC


def test_the_time_of_the_four_examples_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    seconds = [replayed(case["url"])[1] for case in EXAMPLES]
    with capsys.disabled():
        shown = " + ".join(f"{second:.2f}" for second in seconds)
        print(f"\nreplay of the four examples: {shown} = {sum(seconds):.2f} s of processor time")


def as_loops(
    wanted: Settings, points: NDArray[np.float64], first: list[NDArray[np.float64]], epochs: int
) -> list[float]:
    """The page's training, one number at a time: the test loss before training and after each epoch."""
    functions: dict[str, tuple[Callable[[float], float], Callable[[float], float]]] = {
        "tanh": (math.tanh, lambda z: 1 - math.tanh(z) ** 2),
        "relu": (lambda z: max(0.0, z), lambda z: 0.0 if z <= 0 else 1.0),
        "sigmoid": (lambda z: 1 / (1 + math.exp(-z)), lambda z: math.exp(-z) / (1 + math.exp(-z)) ** 2),
        "linear": (lambda z: z, lambda z: 1.0),
    }
    features: dict[str, Callable[[float, float], float]] = {
        "x": lambda x, y: x,
        "y": lambda x, y: y,
        "xSquared": lambda x, y: x * x,
        "ySquared": lambda x, y: y * y,
        "xTimesY": lambda x, y: x * y,
        "sinX": lambda x, y: math.sin(x),
        "sinY": lambda x, y: math.sin(y),
    }
    layers: list[list[list[float]]] = [
        layer.tolist() for layer in first
    ]  # layers[l][0][i]: bias of unit i; layers[l][1 + j][i]: its link to j
    sums = zeros()
    dead: set[tuple[int, int, int]] = set()
    kinds = [functions[wanted.activation]] * len(wanted.hidden) + [functions["tanh"]]
    rate, pull = wanted.learning_rate, wanted.learning_rate * wanted.regularization_rate
    n_train, count = 500 * wanted.train_percent // 100, 0

    def forward(x: float, y: float) -> tuple[list[list[float]], list[list[float]]]:
        values, totals = [[features[name](x, y) for name in wanted.features]], list[list[float]]()
        for layer, (activation, _) in zip(layers, kinds, strict=True):
            units = range(len(layer[0]))
            totals.append([layer[0][i] + sum(layer[1 + j][i] * v for j, v in enumerate(values[-1])) for i in units])
            values.append([activation(total) for total in totals[-1]])
        return values, totals

    def test_loss() -> float:
        errors = [forward(x, y)[0][-1][0] - label for x, y, label in points[n_train:].tolist()]
        return math.fsum(error * error for error in errors) / 2 / len(errors)

    def moved(place: tuple[int, int, int], weight: float) -> float:
        layer, row, unit = place
        if row == 0:
            return weight - rate * sums[layer][row][unit] / count
        if place in dead:
            return 0.0
        after = weight - rate / count * sums[layer][row][unit]
        if wanted.regularization == "L2":
            return after - pull * weight
        if wanted.regularization == "L1":
            final = after - pull * float(np.sign(weight))
            if after * final < 0:
                dead.add(place)
                return 0.0
            return final
        return after

    found = [test_loss()]
    for _ in range(epochs):
        for index, (x, y, label) in enumerate(points[:n_train].tolist(), start=1):
            values, totals = forward(x, y)
            error = [values[-1][0] - label]
            count += 1
            for i in reversed(range(len(layers))):
                delta = [e * kinds[i][1](total) for e, total in zip(error, totals[i], strict=True)]
                for unit, d in enumerate(delta):
                    for row, value in enumerate([1.0, *values[i]]):
                        sums[i][row][unit] += d * value
                error = [sum(w * d for w, d in zip(row, delta, strict=True)) for row in layers[i][1:]]
            if index % wanted.batch_size == 0:
                layers = [
                    [[moved((i, row, unit), w) for unit, w in enumerate(ws)] for row, ws in enumerate(layer)]
                    for i, layer in enumerate(layers)
                ]
                sums, count = zeros(), 0
        found.append(test_loss())
    return found


@settings(max_examples=25, deadline=None)
@given(
    wanted=st.builds(
        dataclasses.replace,
        st.just(SPIRAL),
        data_set=st.sampled_from(DATA_SETS),
        batch_size=st.sampled_from([1, 7, 29, 30]),
        train_percent=st.sampled_from([10, 30]),
        features=st.sampled_from([("x",), ("y", "xSquared", "sinY"), ("ySquared", "xTimesY", "sinX")]),
        hidden=st.sampled_from([(), (1,), (8, 1), (3, 2, 3)]),
        activation=st.sampled_from(ACTIVATIONS),
        regularization=st.sampled_from(REGULARIZATIONS),
        regularization_rate=st.sampled_from([0.0, 0.01, 0.3]),
        learning_rate=st.sampled_from([0.001, 0.03, 0.1]),
        init_zero=st.booleans(),
    )
)
def test_training_is_the_page_s_own_loop(wanted: Settings) -> None:
    run = replay(wanted, range(3))
    expected = as_loops(wanted, run.points, list(run.first_weights), 2)
    np.testing.assert_allclose([run.losses[epoch][1] for epoch in range(3)], expected, rtol=1e-6, atol=1e-9)


def test_init_zero_starts_from_zero_weights_and_biases() -> None:
    run = replay(dataclasses.replace(SPIRAL, init_zero=True), [0])
    assert not any(layer.any() for layer in run.first_weights)
    assert run.losses[0] == (0.5, 0.5)


@pytest.mark.parametrize(("percent", "n_train"), [(10, 50), (50, 250), (90, 450)])
def test_the_share_of_training_points_is_kept(percent: int, n_train: int) -> None:
    run = replay(dataclasses.replace(SPIRAL, train_percent=percent), [0])
    assert run.n_train == n_train


def test_outputs_are_those_that_the_losses_were_measured_on() -> None:
    run = replay(SPIRAL, [5])
    halves = 0.5 * (run.outputs(run.points[:, :2]) - run.points[:, 2]) ** 2
    assert (halves[: run.n_train].mean(), halves[run.n_train :].mean()) == pytest.approx(run.losses[5], abs=1e-12)


def test_outputs_draw_the_two_clouds_apart() -> None:
    run = replayed(EXAMPLES[2]["url"])[0]
    assert run.outputs(np.array([[2.0, 2.0], [-2.0, -2.0]])) == pytest.approx([1.0, -1.0], abs=0.05)


def test_asking_for_more_epochs_changes_no_loss() -> None:
    assert losses(SPIRAL, [4])[4] == losses(SPIRAL, [0, 1, 2, 3, 4, 5])[4]


@pytest.mark.parametrize("epochs", [[5_001], [-1], [True], [2.5], [math.nan], [1, 10**12], [None]])
def test_unusable_epochs_are_refused_before_anything_is_computed(
    epochs: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playground, "draw_points", lambda *_: pytest.fail("computed"))
    with pytest.raises(AddressError):
        replay(SPIRAL, epochs)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("regularization", ["none", "L2"])
def test_a_diverging_run_ends_without_a_warning(activation: str, regularization: str) -> None:
    wild = dataclasses.replace(
        SPIRAL,
        features=("xSquared", "ySquared", "xTimesY"),
        hidden=(8, 8, 8, 8, 8, 8),
        activation=activation,
        regularization=regularization,
        regularization_rate=10.0,
        learning_rate=10.0,
        batch_size=30,
    )
    assert set(losses(wild, [3])) == {3}


@pytest.mark.parametrize("shape", [(9, 1, 1), (8, 1, 1), (30, 2, 1), (57, 9, 8), (9, 8, 500), (450,)])
def test_sums_run_from_first_to_last(shape: tuple[int, ...]) -> None:
    terms = np.random.default_rng(0).standard_normal(shape)
    expected = functools.reduce(np.add, list(terms))
    np.testing.assert_array_equal(sum_in_order(terms), expected)


def test_everything_about_an_address_can_be_had_from_one_place() -> None:
    for name in playground.__all__:
        assert hasattr(playground, name)
    assert {"AddressError", "Settings", "format_address", "losses", "parse_address", "replay"} <= set(
        playground.__all__
    )
