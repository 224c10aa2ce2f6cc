"""The address of a Playground page: what is read, what is written, and every sentence that refuses one."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examiner import address
from examiner.address import AddressError, Settings, format_address, parse_address, parse_epochs

REFERENCE = json.loads((Path(__file__).parent / "data" / "playground_reference.json").read_text())
PAGE = "https://playground.tensorflow.org/"

SETTINGS = st.builds(
    Settings,
    data_set=st.sampled_from(address.DATA_SETS),
    noise=st.integers(0, 10).map(lambda step: 5 * step),
    batch_size=st.integers(1, 30),
    train_percent=st.integers(1, 9).map(lambda step: 10 * step),
    features=st.sets(st.sampled_from(address.FEATURES), min_size=1).map(
        lambda names: tuple(name for name in address.FEATURES if name in names)
    ),
    hidden=st.lists(st.integers(1, 8), max_size=6).map(tuple),
    activation=st.sampled_from(address.ACTIVATIONS),
    regularization=st.sampled_from(address.REGULARIZATIONS),
    regularization_rate=st.sampled_from(address.REGULARIZATION_RATES),
    learning_rate=st.sampled_from(address.LEARNING_RATES),
    init_zero=st.booleans(),
    seed=st.integers(0, 100_000).map(lambda number: f"{number / 100_000:.5f}"),
)
ANY_TEXT = st.text(st.characters(exclude_categories=[]))  # lone surrogates and control characters too
PIECES = st.sampled_from(
    [
        "&",
        "=",
        "#",
        "%",
        "%2C",
        "%20",
        ",",
        "?",
        "/",
        "//",
        "-",
        "e9",
        "NaN",
        "_",
        "٣",
        "\n",
        "\ud800",
        "noise=",
        "x=",
        "seed=",
    ]
)


def refusal(text: object) -> str:
    """The sentence that refuses an address."""
    with pytest.raises(AddressError) as caught:
        parse_address(text)
    return str(caught.value)


def read(query: str) -> Settings:
    """The settings of an address that says just `query` and a seed."""
    return parse_address(f"{PAGE}#seed=0.12345&{query}")


@given(SETTINGS)
def test_what_is_written_is_read_back(wanted: Settings) -> None:
    assert parse_address(format_address(wanted)) == wanted


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: case["settings"]["seed"])
def test_every_reference_address_is_read(case: dict[str, dict[str, object]]) -> None:
    found, expected = read_as_page(parse_address(case["url"])), dict(case["settings"])
    expected.pop("marks")
    assert found == expected


def read_as_page(found: Settings) -> dict[str, object]:
    """The settings under the page's own names."""
    return {
        "activation": found.activation,
        "regularization": found.regularization,
        "batchSize": found.batch_size,
        "learningRate": found.learning_rate,
        "regularizationRate": found.regularization_rate,
        "noise": found.noise,
        "percTrainData": found.train_percent,
        "initZero": found.init_zero,
        "dataset": found.data_set,
        "features": list(found.features),
        "networkShape": list(found.hidden),
        "seed": found.seed,
    }


@given(ANY_TEXT)
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    read_or_refuse(text)
    read_or_refuse(f"{PAGE}#{text}")


@settings(max_examples=300)
@given(SETTINGS, st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), PIECES | ANY_TEXT), min_size=1, max_size=4))
def test_a_damaged_address_is_read_or_refused_with_a_sentence(
    wanted: Settings, damages: list[tuple[float, int, str]]
) -> None:
    read_or_refuse(damaged(wanted, damages))


def damaged(wanted: Settings, damages: list[tuple[float, int, str]]) -> str:
    """Return an address with pieces overwritten: each a share of the way into it, so many characters, by a text."""
    text = format_address(wanted)
    for share, length, piece in damages:
        start = int(share * len(text))
        text = text[:start] + piece + text[start + length :]
    return text


def read_or_refuse(text: str) -> bool:
    """Check that settings come back, or one printable Korean sentence; return whether they did."""
    try:
        found = parse_address(text)
    except AddressError as error:
        assert_one_sentence(str(error))
        return False
    assert parse_address(format_address(found)) == found
    return True


def assert_one_sentence(sentence: str) -> None:
    assert sentence.endswith("하십시오.") or sentence.endswith("적으십시오.")
    assert sentence.count("십시오") == 1
    assert len(sentence) < 250
    assert sentence.isprintable()
    sentence.encode()


def test_a_bare_seed_takes_the_defaults_of_the_page() -> None:
    assert parse_address(f"{PAGE}#seed=0.12345") == Settings(
        data_set="circle",
        noise=0,
        batch_size=10,
        train_percent=50,
        features=("x", "y"),
        hidden=(4, 2),
        activation="tanh",
        regularization="none",
        regularization_rate=0.0,
        learning_rate=0.03,
        init_zero=False,
        seed="0.12345",
    )


@pytest.mark.parametrize(
    "text",
    [
        "https://playground.tensorflow.org/#{}",
        "http://playground.tensorflow.org/#{}",
        "HTTPS://Playground.TensorFlow.org/#{}",
        "https://playground.tensorflow.org#{}",
        "https://playground.tensorflow.org/?hl=ko#{}",
        "https://playground.tensorflow.org/index.html#{}",
        "playground.tensorflow.org/#{}",
        "#{}",
        "{}",
        "  https://playground.tensorflow.org/#{} \n",
        "https://playground.tensorflow.org/#{}%20%20",
        "\u00a0#{}\u3000",
    ],
)
def test_every_way_to_copy_an_address_is_read(text: str) -> None:
    assert parse_address(text.format("dataset=xor&seed=0.5")) == read("dataset=xor&seed=0.5")


@pytest.mark.parametrize("broken", ["dataset=xor&se\ned=0.5", "data\r\n    set=xor&seed=0.\n5"])
def test_an_address_that_was_broken_into_lines_is_read(broken: str) -> None:
    assert read(broken) == read("dataset=xor&seed=0.5")


@pytest.mark.parametrize(
    ("query", "field", "value"),
    [
        ("networkShape=8,4,2,2", "hidden", (8, 4, 2, 2)),
        ("networkShape=8%2C4%2c2", "hidden", (8, 4, 2)),
        ("networkShape=3, 2", "hidden", (3, 2)),
        ("networkShape=", "hidden", ()),
        ("noise=5&noise=25", "noise", 25),
        ("noise=5&noise=", "noise", 0),
        ("noise=25=5", "noise", 25),
        ("batchSize=30.0", "batch_size", 30),
        ("learningRate=1e-5", "learning_rate", 0.00001),
        ("learningRate=.1", "learning_rate", 0.1),
        ("dataset=", "data_set", "circle"),
        ("initZero=true", "init_zero", True),
        ("x=false&sinY=true", "features", ("y", "sinY")),
        ("sinX=true&cosX=true&cosY=true", "features", ("x", "y", "sinX")),
        ("xSquared=true&y_hide=true", "features", ("x", "xSquared")),
        ("tutorial=%00&showTestData=maybe&unheard=of&&=&==", "noise", 0),
    ],
)
def test_a_value_means_what_the_page_makes_of_it(query: str, field: str, value: object) -> None:
    found = getattr(read(query), field)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, address.NOT_TEXT),
        (b"https://playground.tensorflow.org/#seed=0.5", address.NOT_TEXT),
        (260, address.NOT_TEXT),
        (["#seed=0.5"], address.NOT_TEXT),
        pytest.param("#seed=0.5&" + "x" * 10_000_000, address.TOO_LONG, id="ten-megabytes"),
        pytest.param(" " * 10_000_000, address.TOO_LONG, id="ten-megabytes-of-nothing"),
        ("", address.NOT_AN_ADDRESS),
        (" \n", address.NOT_AN_ADDRESS),
        ("circle", address.NOT_AN_ADDRESS),
        ("playground.tensorflow.org.example.com/#seed=0.5", address.NOT_AN_ADDRESS),
        ("https://example.com/#seed=0.5", address.OTHER_HOST),
        ("https://playground.tensorflow.org@example.com/#seed=0.5", address.OTHER_HOST),
        ("https://playground.tensorflow.org:8080/#seed=0.5", address.OTHER_HOST),
        ("https://www.playground.tensorflow.org/#seed=0.5", address.OTHER_HOST),
        ("https://playground.tenſorflow.org/#seed=0.5", address.OTHER_HOST),
        ("ftp://playground.tensorflow.org/#seed=0.5", address.OTHER_HOST),
        ("http://[/#seed=0.5", address.OTHER_HOST),
        ("https://playground.tensorflow.org/", address.NO_SEED),
        ("https://playground.tensorflow.org/#", address.NO_SEED),
        ("https://playground.tensorflow.org/?seed=0.5", address.NO_SEED),
        ("#dataset=xor", address.NO_SEED),
        ("#seed=", address.NO_SEED),
        ("#seed", address.NO_SEED),
        ("#problem=regression&seed=0.5", address.REGRESSION),
        ("#x=false&y=false&seed=0.5", address.NO_FEATURE),
        ("#x=false&y=false&cosX=true&seed=0.5", address.NO_FEATURE),
    ],
)
def test_each_fault_has_its_sentence(text: object, sentence: str) -> None:
    assert refusal(text) == sentence
    assert_one_sentence(sentence)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *[
            ("noise", text)
            for text in ("7", "-5", "55", "NaN", "Infinity", "inf", "1_0", "５", "0x5", "1e400", "+5", "5 5", "5,0")
        ],
        *[("batchSize", text) for text in ("0", "31", "2.5", "1e1000", "true", "٣")],
        *[("percTrainData", text) for text in ("0", "55", "100", "nan")],
        *[("learningRate", text) for text in ("0", "0.02", "-0.03", "100", "1e-6")],
        *[("regularizationRate", text) for text in ("0.02", "-1", "1e9")],
        *[("dataset", text) for text in ("Circle", "reg-plane", "moons")],
        *[("activation", text) for text in ("softmax", "TANH", "none")],
        *[("regularization", text) for text in ("l1", "L3")],
        *[("problem", text) for text in ("clustering",)],
        *[("initZero", text) for text in ("False", "0", "yes")],
        *[("x", text) for text in ("True", "1")],
        *[("networkShape", text) for text in ("0", "9", "4,", ",", "4;2", "2.5", "nan", "1,1,1,1,1,1,1", "4," * 999)],
        *[("seed", text) for text in ("%41", "0 5", "가", "a" * 41, "0.5\x00")],
    ],
)
def test_what_the_page_cannot_produce_is_refused_by_the_name_of_its_key(key: str, value: str) -> None:
    sentence = refusal(f"#seed=0.5&{key}={value}")
    assert sentence.startswith(f"주소의 {key} 값")
    assert_one_sentence(sentence)


@pytest.mark.parametrize(
    "change",
    [
        {"data_set": "moons"},
        {"noise": 7},
        {"batch_size": 0},
        {"train_percent": 100},
        {"features": ()},
        {"features": ("y", "x")},
        {"features": ("cosX",)},
        {"hidden": (9,)},
        {"hidden": (1,) * 7},
        {"learning_rate": float("nan")},
        {"seed": ""},
    ],
)
def test_settings_that_the_page_cannot_produce_do_not_exist(change: dict[str, object]) -> None:
    with pytest.raises(AddressError) as caught:
        dataclasses.replace(read(""), **change)  # type: ignore[arg-type]
    assert_one_sentence(str(caught.value))


@pytest.mark.parametrize("value", [260, 260.0, "260", " 260 ", "000,260", "260.0", "2.6e2", "２６０"])
def test_usable_epochs_are_read(value: object) -> None:
    assert parse_epochs(value) == 260


@pytest.mark.parametrize("value", [1, 5_000, "1,315", "5,000", "005,000"])
def test_epochs_reach_from_one_to_five_thousand(value: object) -> None:
    assert parse_epochs(value) == int(str(value).replace(",", ""))


@pytest.mark.parametrize(
    "value",
    [
        *[0, -1, 5_001, 10**1000, 2.5, float("nan"), float("inf"), 1e300, True, None, [260]],
        *["", "0", "5001", "2.5", "1e4", "nan", "inf", "-5", "0x10", "True", "260 epochs"],
        pytest.param("9" * 10_000_000, id="ten-megabytes"),
    ],
)
def test_unusable_epochs_are_refused_with_a_sentence(value: object) -> None:
    with pytest.raises(AddressError) as caught:
        parse_epochs(value)
    assert str(caught.value) == address.BAD_EPOCHS
    assert_one_sentence(address.BAD_EPOCHS)
