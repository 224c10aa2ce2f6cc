"""The address of a TensorFlow Playground page: every setting of a training run, in one line of text.

An address is parsed here and nowhere else; what follows works on `Settings`. The names, defaults and rules are those of
the page (github.com/tensorflow/playground, `state.ts`, `index.html`).
"""

from __future__ import annotations

import contextlib
import math
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

HOST = "playground.tensorflow.org"
MAX_LENGTH = 4_000  # characters; the page itself writes about 450
MAX_EPOCHS = 5_000
MAX_LAYERS, MAX_UNITS = 6, 8

DATA_SETS = ("circle", "xor", "gauss", "spiral")
ACTIVATIONS = ("tanh", "relu", "sigmoid", "linear")
REGULARIZATIONS = ("none", "L1", "L2")
FEATURES = ("x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY")  # the order of the network's inputs
LEARNING_RATES = (0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
REGULARIZATION_RATES = (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)

# What a student reads: what is wrong and what to do, one sentence each.
_COPY = "플레이그라운드의 주소창에서 주소를 다시 복사하십시오."
NOT_TEXT = f"주소가 문자열이 아니므로, 주소를 따옴표로 감싸 적거나 {_COPY}"
TOO_LONG = f"주소가 {MAX_LENGTH:,}자를 넘으므로, {_COPY}"
NOT_AN_ADDRESS = f"플레이그라운드의 주소가 아니므로, {_COPY}"
OTHER_HOST = f"https://{HOST} 페이지의 주소가 아니므로, {_COPY}"
NO_SEED = f"주소에 난수 시드(seed)가 없어 같은 훈련을 다시 할 수 없으므로, {_COPY}"
REGRESSION = "회귀(regression) 문제의 주소이므로, Problem type을 Classification으로 바꾸고 주소를 다시 복사하십시오."
NO_FEATURE = "켜진 입력 특성(feature)이 하나도 없으므로, 특성을 하나 이상 켜고 주소를 다시 복사하십시오."
BAD_VALUE = (
    "주소의 {key} 값 `{value}`은(는) 페이지에 없는 값이므로, {choices} 가운데에서 고르고 주소를 다시 복사하십시오."
)
BAD_SHAPE = (
    "주소의 networkShape 값 `{value}`은(는) 페이지에 없는 값이므로, "
    f"은닉층(hidden layer)을 {MAX_LAYERS}개 이하로, 층마다 유닛(unit)을 1개부터 {MAX_UNITS}개까지로 하고 "
    "주소를 다시 복사하십시오."
)
BAD_SEED = f"주소의 seed 값 `{{value}}`은(는) 페이지가 만드는 0.12345 같은 수가 아니므로, {_COPY}"
BAD_FEATURES = "특성(feature) `{value}`은(는) 페이지에 없거나 순서가 다르므로, {choices}의 순서로 적으십시오."
BAD_EPOCHS = (
    f"에포크(epoch)는 1부터 {MAX_EPOCHS:,}까지의 자연수여야 하므로, 플레이그라운드의 Epoch 칸에 보이는 수를 적으십시오."
)

_PAGE = re.compile(rf"(?:(?:https?:)?//)?{re.escape(HOST)}(?:/(?:index\.html)?)?(?:\?.*)?", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"(?:[0-9]{1,9}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})(?:[eE][+-]?[0-9]{1,2})?")
_SEED = re.compile(r"[0-9A-Za-z.+~_-]{1,40}")


class AddressError(ValueError):
    """An address, or the number of epochs beside it, that cannot be replayed; its text is one Korean sentence."""


@dataclass(frozen=True)
class _Choice:
    """One key of an address: its values as the page offers them, and the page's default."""

    key: str
    values: tuple[object, ...]
    default: object
    words: str


_CHOICES = {
    "data_set": _Choice("dataset", DATA_SETS, "circle", ", ".join(DATA_SETS)),
    "noise": _Choice("noise", tuple(range(0, 51, 5)), 0, "0부터 50까지 5의 배수"),
    "batch_size": _Choice("batchSize", tuple(range(1, 31)), 10, "1부터 30까지의 자연수"),
    "train_percent": _Choice("percTrainData", tuple(range(10, 91, 10)), 50, "10부터 90까지 10의 배수"),
    "activation": _Choice("activation", ACTIVATIONS, "tanh", ", ".join(ACTIVATIONS)),
    "regularization": _Choice("regularization", REGULARIZATIONS, "none", ", ".join(REGULARIZATIONS)),
    "regularization_rate": _Choice(
        "regularizationRate", REGULARIZATION_RATES, 0.0, "0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10"
    ),
    "learning_rate": _Choice(
        "learningRate", LEARNING_RATES, 0.03, "0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10"
    ),
    "init_zero": _Choice("initZero", (False, True), False, "true, false"),
}
_PROBLEM = _Choice("problem", ("classification", "regression"), "classification", "classification, regression")


@dataclass(frozen=True)
class Settings:
    """Every setting of the classification page that decides how a fresh load of it trains.

    `noise` and `train_percent` in percent; `features` in the page's order; `hidden` the units of each hidden layer.
    Raises `AddressError` for anything that the page cannot produce, so a replay never meets it.
    """

    data_set: str
    noise: int
    batch_size: int
    train_percent: int
    features: tuple[str, ...]
    hidden: tuple[int, ...]
    activation: str
    regularization: str
    regularization_rate: float
    learning_rate: float
    init_zero: bool
    seed: str

    def __post_init__(self) -> None:
        for field, choice in _CHOICES.items():
            if getattr(self, field) not in choice.values:
                raise _bad_value(choice, str(getattr(self, field)))
        if not self.features:
            raise AddressError(NO_FEATURE)
        if self.features != tuple(name for name in FEATURES if name in self.features):
            raise AddressError(BAD_FEATURES.format(value=_clip(str(self.features)), choices=", ".join(FEATURES)))
        if len(self.hidden) > MAX_LAYERS or not all(units in range(1, MAX_UNITS + 1) for units in self.hidden):
            raise AddressError(BAD_SHAPE.format(value=_clip(str(self.hidden))))
        if not _SEED.fullmatch(self.seed):
            raise AddressError(BAD_SEED.format(value=_clip(self.seed)))


def parse_address(text: object) -> Settings:
    """Read the settings of a Playground address, or of its part from `#` on.

    Missing keys take the page's defaults, the last of repeated keys counts, unknown keys are ignored.
    Raises `AddressError`, whatever `text` is.
    """
    values = _values(_fragment(text))
    if _chosen(values, _PROBLEM) == "regression":
        raise AddressError(REGRESSION)
    if not values.get("seed"):
        raise AddressError(NO_SEED)
    chosen = {field: _chosen(values, choice) for field, choice in _CHOICES.items()}
    return Settings(features=_features(values), hidden=_hidden(values), seed=values["seed"], **chosen)


def format_address(settings: Settings) -> str:
    """Write the address that the page shows for `settings`: `parse_address` gives them back."""
    values = {
        "activation": settings.activation,
        "regularization": settings.regularization,
        "batchSize": settings.batch_size,
        "dataset": settings.data_set,
        "regDataset": "reg-plane",
        "learningRate": _decimal(settings.learning_rate),
        "regularizationRate": _decimal(settings.regularization_rate),
        "noise": settings.noise,
        "networkShape": ",".join(map(str, settings.hidden)),
        "seed": settings.seed,
        "showTestData": "false",
        "discretize": "false",
        "percTrainData": settings.train_percent,
        **{name: _flag(name in settings.features) for name in FEATURES},
        "collectStats": "false",
        "problem": "classification",
        "initZero": _flag(settings.init_zero),
        "hideText": "false",
    }
    return f"https://{HOST}/#" + "&".join(f"{key}={value}" for key, value in values.items())


def page_settings(settings: Settings) -> dict[str, object]:
    """Return the settings under the names that the page's addresses give them, as plain data."""
    named: dict[str, object] = {choice.key: getattr(settings, field) for field, choice in _CHOICES.items()}
    return named | {
        "features": list(settings.features),
        "networkShape": list(settings.hidden),
        "seed": settings.seed,
    }


def parse_epochs(value: object) -> int:
    """Read the number of epochs that a student states: 260, "260", "000,260", "260.0" and 260.0 are all 260.

    Text is a number as Python's `float` reads it, commas aside, just as the notebook's self-check says. Raises
    `AddressError` for anything but a whole number from 1 to `MAX_EPOCHS`.
    """
    if isinstance(value, str) and len(value) <= 40:
        with contextlib.suppress(ValueError):
            value = float(value.replace(",", ""))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MAX_EPOCHS:
        raise AddressError(BAD_EPOCHS)
    return value


def _fragment(text: object) -> str:
    """What stands behind the `#`; bounded before anything looks at the text."""
    if not isinstance(text, str):
        raise AddressError(NOT_TEXT)
    if len(text) > MAX_LENGTH:
        raise AddressError(TOO_LONG)
    text = "".join(map(str.strip, text.splitlines()))  # A long line may have been broken in the notebook.
    while text.endswith("%20"):  # a copied link may carry its trailing spaces encoded
        text = text.removesuffix("%20").rstrip()
    page, mark, fragment = text.partition("#")
    if not mark and "=" in page and "/" not in page:
        return page
    if not (page or mark):
        raise AddressError(NOT_AN_ADDRESS)
    if page and not _PAGE.fullmatch(page):
        raise AddressError(OTHER_HOST if re.match(r"\w*:?//", page) else NOT_AN_ADDRESS)
    return fragment


def _values(fragment: str) -> dict[str, str]:
    """The key=value pairs, decoded; the seed stays as it is, since the page seeds its generator with the raw text."""
    values = {}
    for pair in fragment.split("&"):
        key, raw, *_ = [*pair.split("="), ""]
        values[key.strip()] = raw.strip() if key.strip() == "seed" else unquote(raw).strip()
    return values


def _chosen(values: dict[str, str], choice: _Choice) -> Any:
    """The page's own value that the text of one key stands for; an empty text is the default, as on the page."""
    text = values.get(choice.key)
    if not text:
        return choice.default
    for value in choice.values:
        if value == _meaning(text, choice.default):
            return value
    raise _bad_value(choice, text)


def _meaning(text: str, example: object) -> object:
    """What `text` says as a value of the same kind as `example`; None or not a number where it says nothing."""
    if isinstance(example, bool):
        return {"true": True, "false": False}.get(text)
    return text if isinstance(example, str) else _number(text)


def _features(values: dict[str, str]) -> tuple[str, ...]:
    """The inputs that are switched on; the page drops those that `NAME_hide=true` hides."""
    flags = {name: _Choice(name, (False, True), name in ("x", "y"), "true, false") for name in FEATURES}
    shown = [name for name in FEATURES if values.get(f"{name}_hide") != "true"]
    return tuple(name for name in shown if _chosen(values, flags[name]))


def _hidden(values: dict[str, str]) -> tuple[int, ...]:
    """The units of the hidden layers; an empty value means none, a missing one the page's default."""
    text = values.get("networkShape", "4,2")
    units = [_number(part.strip()) for part in text.split(",")] if text else []
    if len(units) > MAX_LAYERS or any(number not in range(1, MAX_UNITS + 1) for number in units):
        raise AddressError(BAD_SHAPE.format(value=_clip(text)))
    return tuple(int(number) for number in units)


def _number(text: str) -> float:
    """A plain decimal number; not a number (which equals nothing) for any other text."""
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def _bad_value(choice: _Choice, value: str) -> AddressError:
    return AddressError(BAD_VALUE.format(key=choice.key, value=_clip(value), choices=choice.words))


def _clip(value: str) -> str:
    """A short, printable form of what the student wrote, fit for any report."""
    shown = "".join(character if character.isprintable() and character != "`" else "?" for character in value[:30])
    return shown + ("..." if len(value) > 30 else "")


def _decimal(rate: float) -> str:
    """A rate as JavaScript writes it: 0.00001, 0.03, 1."""
    return f"{rate:.5f}".rstrip("0").rstrip(".")


def _flag(is_on: bool) -> str:
    return "true" if is_on else "false"
