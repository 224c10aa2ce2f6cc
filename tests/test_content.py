"""What a text may hold, found without running it, in a time that grows with its length."""

from __future__ import annotations

import contextlib
import time

import pytest

from examiner import parser
from examiner.archive import printable
from examiner.content import added_code, as_typed, code_in_any, put_aside
from examiner.names import is_run_elsewhere, names_of
from examiner.outline import is_stub_above_code, key


@pytest.mark.parametrize(
    "text",
    [
        "#" + " " * 400_000,
        "```" + " " * 400_000 + "!",
        "a" + "\u0301\u0323" * 200_000,
        "a" + "\u0301\u0323" * 20_000,
        "&#" * 100_000,
        "<a" * 200_000,
        "> " + "\t" * 400_000 + "x=1",
        '{"cells":[{"cell_type":"code","source":"' + '\\"' * 200_000 + "\\",
    ],
    ids=["comment", "fence", "marks", "fewer marks", "entities", "tags", "tabs", "quotes"],
)
def test_a_long_text_of_any_kind_is_read_at_once(text: str) -> None:
    started = time.process_time()
    for read in (as_typed, code_in_any, key, names_of, printable, lambda text: put_aside(text, "")):
        read(text)
    with contextlib.suppress(ValueError):
        parser.parse(text.encode())
    assert time.process_time() - started < 5


@pytest.mark.parametrize("digits", [4_000, 5_000])
def test_an_entity_of_any_number_of_digits_is_text(digits: int) -> None:
    text = f"x = 1\n&#{'1' * digits};"
    assert names_of(as_typed(text)).bound == {"x"}
    assert "x = 1" in code_in_any(text)


def test_a_comment_behind_commented_code_stays_one() -> None:
    aside = put_aside("# model, history = build()  # 훈련\n# loss = 3  # 끝", "")
    assert names_of(aside).bound == {"model", "history", "loss"}


@pytest.mark.parametrize("value", [f"0x{'f' * 4000}", "-" * 1500 + "1"], ids=["long number", "many signs"])
def test_what_python_reads_and_cannot_write_stops_nothing(value: str) -> None:
    assert isinstance(added_code("x = 1", f"x = 1\ny = {value}"), str)
    assert not is_stub_above_code(f"raise NotImplementedError({value})\nx = 1")
    assert is_stub_above_code("raise NotImplementedError\nx = 1")


def test_marks_of_a_word_and_lines_of_signs_are_python() -> None:
    assert names_of("# " + "─" * 200 + "\ncafe\u0301 = 1").bound == {"café"}


def test_signs_of_comparison_are_no_tags() -> None:
    assert "def train(" in code_in_any("if a < 5:\n    pass\ndef train(x):\n    pass\nif 3 > 2:\n    pass\n")
    assert code_in_any("<p>def train(x):</p>") == "def train(x):"


@pytest.mark.parametrize(
    ("code", "is_elsewhere"),
    [
        ("%%time\nx = 1", False),
        ("%%capture output\nx = 1", False),
        ("%%timeit\nx = 1", True),
        ("%%writefile a.py\nx = 1", True),
        ("%run a.py", True),
        ("!python a.py", True),
        ("!python3 -m pip install tensorflow\nx = 1", False),
        ("!python --version\nx = 1", False),
        ("%load_ext tensorboard\nx = 1", False),
    ],
)
def test_what_runs_elsewhere_is_told_from_what_runs_here(code: str, *, is_elsewhere: bool) -> None:
    assert is_run_elsewhere(code) is is_elsewhere
