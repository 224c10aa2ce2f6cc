"""Mutation operators of TensorFlow Playground's addresses and of the epochs beside them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from examiner.address import FEATURES
from tests.bank.syntax import Change, Operator, whole_number

# What a student may have chosen instead, by key; None removes the key.
_Others = dict[str, tuple[str | None, ...]]
_OTHERS: _Others = {
    "dataset": ("gauss", "circle"),
    "activation": ("linear",),
    "learningRate": ("0.00001",),
    "networkShape": ("", None),
    "noise": ("50",),
}
_TOLD_ONCE: _Others = {  # no data set has a rule of its own here
    "problem": ("regression",),
    "regularizationRate": ("10&regularization=L1",),
    "seed": (None,),
    "initZero": ("true",),
}


def addresses(node: ast.AST) -> Iterator[Change]:
    """Change one setting of an address."""
    if not isinstance(node, ast.Constant) or not str(node.value).startswith("https://playground."):
        return
    address = str(node.value)
    is_first = "&dataset=circle&" in address
    for key, others in (_OTHERS | _TOLD_ONCE if is_first else _OTHERS).items():
        for other in others:
            yield from _changed(node, address, key, other)
    is_on = {feature: f"&{feature}=true" in address for feature in FEATURES}
    first_off = next((feature for feature in FEATURES if not is_on[feature]), None)
    for feature in FEATURES:
        if is_on[feature] or feature == first_off:
            yield from _changed(node, address, feature, "false" if is_on[feature] else "true")
    if is_first:
        yield Change(node, repr(address.replace("tensorflow.org", "example.org")), "another host")


def epochs(node: ast.AST) -> Iterator[Change]:
    """State an epoch at which the page had hardly begun, or none that counts."""
    if not isinstance(node, ast.Dict):
        return
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and key.value == "epochs" and (number := whole_number(value)) is not None:
            for other in ("1", "0"):
                yield Change(value, other, f"{number} -> {other}")


def _changed(node: ast.Constant, address: str, key: str, other: str | None) -> Iterator[Change]:
    pattern = rf"([#&]){key}=[^&]*"
    changed = re.sub(pattern, "" if other is None else rf"\g<1>{key}={other}", address, count=1)
    if changed != address:
        yield Change(node, repr(changed), f"without {key}" if other is None else f"{key}={other}")


ADDRESSES: dict[str, Operator] = {"address": addresses, "stated epochs": epochs}
