"""Feed what reads the outside world with thousands of inputs: notebooks, replies of a kernel, downloads, addresses.

`python -m tests.fuzz` makes 10,000 inputs for each of them from the seed below, with a progress bar; the same seed
makes the same inputs. Whatever an input is, it must end in a value or in an error of ours that is one sentence. The
exit status is 1 if anything else comes out; the smallest input that does so is shown.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import functools
import json
import re
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import hypothesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table

from examiner.address import MAX_EPOCHS, AddressError, parse_epochs
from examiner.course import Course
from examiner.errors import CollectError, StudentFault
from examiner.hatch import Hatch
from examiner.kernel import Kernel
from examiner.limits import Limits
from examiner.notebook import submission_of
from examiner.roster import parse_roster
from tests.progress import progress_bar
from tests.test_address import ANY_TEXT, PIECES, SETTINGS, damaged, read_or_refuse
from tests.test_collect import SEOUL, sample, survives
from tests.test_container import JSON, NOISE

PROJECT = Path(__file__).parents[1]
SEED = 20261125
INPUTS = 10_000

Target = Callable[[Any], str]


def _refused(error: Exception) -> str:
    """Return the end of an input that was refused; the sentence stands in one line."""
    if not str(error).strip() or "\n" in str(error).strip():
        raise AssertionError(f"no sentence: {error!r}")
    return "refused"


def _damaged(whole: bytes) -> st.SearchStrategy[bytes]:
    """Return the whole file with some pieces overwritten, and cut off somewhere or not."""

    def damage(edits: list[tuple[float, int, bytes]], kept: float) -> bytes:
        content = bytearray(whole)
        for share, length, piece in edits:
            start = int(share * len(content))
            content[start : start + length] = piece
        return bytes(content[: int(kept * len(content)) + 1])

    piece = st.binary(max_size=12) | st.sampled_from(
        [b'"', b"\\", b"{", b"]", b"\xef\xbb\xbf", b"\xb0\xa1", b"\\ud800"]
    )
    edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), piece), max_size=6)
    return st.builds(damage, edits, st.just(1.0) | st.floats(0, 1))


def notebooks() -> tuple[st.SearchStrategy[bytes], Target]:
    """Bytes as a submission: nothing, JSON that is no notebook, odd cells, a damaged release."""
    source = Course(PROJECT).sources("keras_and_tf")[0]
    release = (PROJECT / "release" / "keras_and_tf" / source.path.name).read_bytes()
    documents = JSON | st.fixed_dictionaries({"cells": st.lists(NOISE, max_size=8) | JSON})
    made = st.binary(max_size=300) | documents.map(lambda document: json.dumps(document).encode())

    def target(content: bytes) -> str:
        submission = submission_of(source, content)
        assert submission.fault or submission.matches
        return "refused" if submission.fault else "read"

    return made | _damaged(release), target


_FIELDS = (
    "items shape dtype data value type rows indices values dense_shape class layers units activation bias weights "
    "history epoch params model_is steps is_from_fit has_moved name"
).split()
_TAGS = "list tuple dict float opaque callable array tensor variable strings ragged sparse history model".split()
_WORDS = [*_FIELDS, "Sequential", "Dense", "InputLayer", "tanh", "linear", "<f4", "<i8", "|b1", "|O8", "float32", "nan"]
_NUMBERS = [0, 1, 2, 3, -1, 1.5, 2**31, 2**63, 10**30, True, None]


def _weights(shape: tuple[int, ...]) -> dict[str, Any]:
    size = 4 * shape[0] * (shape[1] if len(shape) > 1 else 1)
    return {"t": "array", "dtype": "<f4", "shape": list(shape), "data": base64.b64encode(bytes(size)).decode()}


_DENSE: dict[str, Any] = {
    "class": "Dense",
    "units": 2,
    "activation": "tanh",
    "bias": True,
    "weights": [_weights((2, 2)), _weights((2,))],
}
_MODEL: dict[str, Any] = {"t": "model", "class": "Sequential", "layers": [_DENSE, _DENSE]}


def replies() -> tuple[st.SearchStrategy[str], Target]:
    """What a kernel answers to requests for names, with the nonce that it was given or another one."""
    leaves: st.SearchStrategy[Any] = st.sampled_from(_WORDS) | st.sampled_from(_NUMBERS) | st.text(max_size=6)
    leaves |= st.binary(max_size=16).map(lambda data: base64.b64encode(data).decode())
    leaves |= st.just(_weights((2, 2))) | st.just(_MODEL) | st.just(_DENSE)
    tagged = st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.fixed_dictionaries(
                {"t": st.sampled_from(_TAGS) | st.text(max_size=3)}, optional=dict.fromkeys(_FIELDS, inner)
            )
            | st.dictionaries(st.sampled_from(_FIELDS), inner, max_size=3).map(lambda part: _MODEL | part)
            | st.dictionaries(st.sampled_from(_FIELDS), inner, max_size=3).map(
                lambda part: _MODEL | {"layers": [_DENSE | part, _DENSE]}
            )
        ),
        max_leaves=10,
    )
    fault = st.sampled_from([None, "missing", "too_big", "raised", 7])
    document = st.fixed_dictionaries({"value": tagged}, optional={"fault": fault, "error": leaves, "text": leaves})
    some = st.lists(document, min_size=1, max_size=2) | st.lists(document | tagged, max_size=3) | tagged
    made = some.map(lambda replies: json.dumps({"nonce": "NONCE", "replies": replies}))
    wrapped = made | tagged.map(lambda value: json.dumps(value))

    def target(text: str) -> str:
        def ask(expression: str, *, limit_s: float) -> str:
            nonce = re.search(r'"nonce": "([0-9a-f]+)"', expression)
            assert nonce is not None
            return repr(base64.b64encode(text.replace("NONCE", nonce[1]).encode("utf-8", "surrogatepass")).decode())

        kernel = SimpleNamespace(ask=ask, is_alive=True, limits=Limits())
        hatch = Hatch(cast(Kernel, kernel), limit_s=1.0)
        ends = set()
        for ask_for in (
            lambda: hatch.read("answer"),
            lambda: hatch.read_all(["answer", "other"]),
            lambda: hatch.call("answer", (), {}),
        ):
            try:
                ask_for()
                ends.add("read")
            except StudentFault as error:
                ends.add(_refused(error))
        return min(ends)

    return wrapped, target


def downloads() -> tuple[st.SearchStrategy[tuple[bytes, bytes]], Target]:
    """Bytes as the zip of a class, and as the roster to it."""
    with tempfile.TemporaryDirectory() as folder:
        whole = sample(Path(folder))
    sources = Course(PROJECT).sources("keras_and_tf")
    lines = st.text(max_size=100).map(lambda text: ("학번,이름,제출일시\n" + text).encode("utf-8", "replace"))
    roster = st.binary(max_size=200) | lines

    def target(content: tuple[bytes, bytes]) -> str:
        try:
            listed = parse_roster(content[1], SEOUL)
        except CollectError as error:
            _refused(error)
            listed = None
        with tempfile.TemporaryDirectory() as folder:
            return "read" if survives(content[0], Path(folder), sources, listed) else "refused"

    return st.tuples(st.binary(max_size=300) | _damaged(whole), roster), target


def addresses() -> tuple[st.SearchStrategy[str], Target]:
    """Texts as an address of the Playground and as a number of epochs."""
    edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), PIECES | ANY_TEXT), max_size=4)

    def target(text: str) -> str:
        with contextlib.suppress(AddressError):
            assert 1 <= parse_epochs(text) <= MAX_EPOCHS
        return "read" if read_or_refuse(text) else "refused"

    return st.builds(damaged, SETTINGS, edits) | ANY_TEXT, target


SURFACES: Mapping[str, Callable[[], tuple[st.SearchStrategy[Any], Target]]] = {
    "notebook bytes": notebooks,
    "hatch replies": replies,
    "zips and rosters": downloads,
    "addresses": addresses,
}


def fuzz(surface: str, *, inputs: int, seed: int, seen: Callable[[], object] = lambda: None) -> Counter[str]:
    """Feed one surface with `inputs` inputs made from `seed`; return how many ended in which way.

    Raises whatever comes out that is not ours, for the smallest such input.
    """
    strategy, target = SURFACES[surface]()
    ends: Counter[str] = Counter()

    @hypothesis.seed(seed)
    @settings(max_examples=inputs, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def check(content: Any) -> None:
        ends[target(content)] += 1
        seen()

    check()
    return ends


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=INPUTS, help="inputs for each surface (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="what the inputs are made from (default: %(default)s)")
    parser.add_argument("--only", choices=list(SURFACES), help="one surface alone")
    options = parser.parse_args()
    console, failed = Console(), False
    made = Table("surface", "inputs", "read", "refused with a sentence", title=f"fuzz, seed {options.seed}")
    for surface in [options.only] if options.only else SURFACES:
        with progress_bar(console) as progress:
            task = progress.add_task(surface, total=options.inputs)
            try:
                advance = functools.partial(progress.advance, task)
                ends = fuzz(surface, inputs=options.inputs, seed=options.seed, seen=advance)
            except Exception:
                console.print(traceback.format_exc(), markup=False, highlight=False)
                failed = True
                continue
        made.add_row(surface, str(ends.total()), str(ends["read"]), str(ends["refused"]))
        failed |= ends.total() < options.inputs
    console.print(made)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
