"""From a submission to its scoresheet: each fault costs its own tests and says why."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from examiner import messages, turn
from examiner.errors import CourseError, SandboxError, StudentFault
from examiner.examination import Examination
from examiner.grading import Marker
from examiner.hatch import Hatch
from examiner.kernel import Kernel
from examiner.model import Cause, Measurement, Outcome, Scoresheet
from examiner.notebook import read_submission, restore
from examiner.sandbox import Sandbox
from tests.conftest import answered, mark, write_notebook

RIGHT_A = "def double(x):\n    return x * 2\nanswer = 42"
UNTOUCHED = "# 여기에 코드를 작성하세요\nraise NotImplementedError"
# Most tests leave out question b, the only one that needs TensorFlow.
WITHOUT_B = {"b": UNTOUCHED}
PASSED, CRASHED, TIMEOUT, ERROR = Outcome.PASSED, Outcome.CRASHED, Outcome.TIMEOUT, Outcome.ERROR


def outcomes(sheet: Scoresheet) -> dict[str, list[Outcome]]:
    return {question.id: [test.outcome for test in question.tests] for question in sheet.questions}


def messages_of(sheet: Scoresheet, question: str) -> list[str]:
    return [test.message for mark in sheet.questions if mark.id == question for test in mark.tests]


def test_the_solution_gets_all_points_and_the_scoresheet_survives_its_json(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, {})
    assert (sheet.points, sheet.max_points) == (5, 5)
    assert [(question.id, question.max_points) for question in sheet.manual] == [("essay", 4)]
    assert sheet.sandboxed
    assert not sheet.notes
    assert not sheet.faults
    assert Scoresheet.from_json(sheet.to_json()) == sheet
    assert all(question["seconds"] > 0 for question in json.loads(sheet.to_json())["questions"])


def test_each_graded_cell_has_exactly_one_output(mini_marker: Marker) -> None:
    sheet, notebook = mark(mini_marker, WITHOUT_B | {"a": "def double(x): return x"})
    nbformat.validate(notebook)
    outputs = {cell.id: cell.outputs for cell in notebook.cells if cell.id.endswith("-tests")}
    assert {name: [output.data["text/plain"] for output in found] for name, found in outputs.items()} == {
        "a-tests": ["0.0"],
        "b-tests": ["0.0"],
        "c-tests": ["1.0"],
    }
    assert "<code>double(x)</code>가 두 배가 아닙니다." in outputs["a-tests"][0].data["text/html"]
    assert sheet.points == 1


def test_an_exception_in_a_solution_costs_its_question_alone_and_is_named(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": "1 / 0"})
    assert outcomes(sheet)["a"] == [ERROR, ERROR]
    expected = messages.MISSING_AFTER_ERROR.format(name="double", error="ZeroDivisionError", text="division by zero")
    assert expected in messages_of(sheet, "a")
    assert outcomes(sheet)["c"] == [PASSED]


def test_a_failed_test_is_told_without_parsing_its_source(mini_marker: Marker, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise SystemError("AST constructor recursion depth mismatch (before=273, after=324)")

    monkeypatch.setattr("_pytest._code.code.getstatementrange_ast", fail)
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": "def double(x): return x"})
    assert "`double(x)`가 두 배가 아닙니다." in messages_of(sheet, "a")


def test_an_untouched_question_says_so(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B)
    assert outcomes(sheet)["b"] == [Outcome.NOT_ATTEMPTED] * 4
    assert messages_of(sheet, "b") == [messages.NOT_ATTEMPTED] * 4


def test_a_released_raise_above_an_answer_is_named(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": f"raise NotImplementedError\n{RIGHT_A}"})
    assert outcomes(sheet)["a"] == [Outcome.MISSING] * 2
    assert messages_of(sheet, "a") == [messages.STUB_LEFT] * 2
    below, _ = mark(mini_marker, WITHOUT_B | {"a": f"{RIGHT_A}\nraise NotImplementedError"})
    assert outcomes(below)["a"] == [PASSED, PASSED]


def test_work_in_a_cell_of_its_own_is_no_untouched_question(mini_marker: Marker, tmp_path: Path) -> None:
    source = mini_marker.course.sources("mini")[0]

    def change(notebook: NotebookNode) -> None:
        cell = next(cell for cell in notebook.cells if cell.id == "a")
        cell.source = "# 여기에 코드를 작성하세요\nraise NotImplementedError"
        own = new_code_cell("def double(x): return x * 2\nanswer = 43", id="own")
        notebook.cells.insert(notebook.cells.index(cell), own)

    sheet = mini_marker.mark(read_submission(source, write_notebook(source, tmp_path / "1.ipynb", change))).scoresheet
    assert outcomes(sheet)["a"] == [PASSED, Outcome.FAILED]


def test_a_value_of_a_cell_that_stopped_says_what_stopped_it(mini_marker: Marker) -> None:
    unbuilt = "model = keras.Sequential([keras.layers.Dense(3), keras.layers.Dense(1)])\nmodel.fit(sprial_x)"
    sheet, _ = mark(mini_marker, {"b": f"import keras\n{unbuilt}"})
    stopped = messages.STOPPED.format(error="NameError", text="name 'sprial_x' is not defined")
    assert messages_of(sheet, "b")[0] == f"{messages.MODEL_NOT_BUILT.format(name='model')} {stopped}"


def test_what_stopped_a_cell_is_said_by_the_first_test_that_fails(mini_marker: Marker) -> None:
    stop = "\nanswer = 0\nanswer = triple(14)"
    stopped = " " + messages.STOPPED.format(error="NameError", text="name 'triple' is not defined")
    one, _ = mark(mini_marker, WITHOUT_B | {"a": "def double(x): return x * 2" + stop})
    assert outcomes(one)["a"] == [PASSED, Outcome.FAILED]
    assert messages_of(one, "a")[1].endswith(stopped)
    both, _ = mark(mini_marker, WITHOUT_B | {"a": "def double(x): return x" + stop})
    assert [sentence.endswith(stopped) for sentence in messages_of(both, "a")] == [True, False]


def test_a_missing_name_says_which(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": RIGHT_A.replace("double", "dubble")})
    assert outcomes(sheet)["a"][0] is Outcome.MISSING
    assert messages_of(sheet, "a")[0] == messages.MISSING.format(name="double")


def test_an_empty_solution_cell_is_told_as_such(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": ""})
    assert set(messages_of(sheet, "a")) == {messages.SOLUTION_DELETED.format(id="a")}


def test_an_endless_solution_costs_only_its_question(mini_marker: Marker) -> None:
    short = dataclasses.replace(mini_marker, limits=dataclasses.replace(mini_marker.limits, cell_cpu_s=2))
    sheet, _ = mark(short, WITHOUT_B | {"a": "while True: pass"})
    assert outcomes(sheet)["a"][0] is Outcome.TIMEOUT
    assert any(limit in messages_of(sheet, "a")[0] for limit in ("2초", "6초"))  # CPU, or the clock on a busy machine
    assert outcomes(sheet)["c"] == [PASSED]


def test_a_crash_costs_only_its_question(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": "import os\nos._exit(1)"})
    assert outcomes(sheet)["a"][0] is Outcome.CRASHED
    assert outcomes(sheet)["c"] == [PASSED]


def test_a_function_that_kills_the_kernel_costs_only_its_tests(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": RIGHT_A.replace("return x * 2", "import os; os._exit(1)")})
    assert outcomes(sheet)["a"] == [CRASHED, PASSED]
    assert outcomes(sheet)["c"] == [PASSED]


def test_an_endless_function_costs_only_its_test(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": RIGHT_A.replace("return x * 2", "\n    while True: pass")})
    assert outcomes(sheet)["a"] == [TIMEOUT, PASSED]


def test_an_answer_that_a_test_did_not_expect_is_left_to_a_person(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, {"b": "model = 3\nhist = None"})
    assert outcomes(sheet)["b"][:2] == [ERROR] * 2
    assert messages_of(sheet, "b")[:2] == [messages.NOT_CHECKED] * 2
    assert len(sheet.faults) == 2
    assert "test_model" in sheet.faults[0]
    assert [mark.id for mark in sheet.questions if mark.needs_person] == ["b"]


def test_an_unreadable_file_gets_zero_with_its_reason(mini_marker: Marker) -> None:
    source = mini_marker.course.sources("mini")[0]
    sheet = mini_marker.mark(restore(source, messages.UNREADABLE["not-json"])).scoresheet
    assert sheet.points == 0
    assert set(messages_of(sheet, "a") + messages_of(sheet, "b") + messages_of(sheet, "c")) == {
        messages.UNREADABLE["not-json"]
    }


PUBLISH = (
    "k = get_ipython().kernel\ndef pub(t, c): k.session.send(k.iopub_socket, t, content=c, parent=k.get_parent())\n"
)


@pytest.mark.parametrize(
    "message",
    [
        "pub('stream', {})",
        "pub('display_data', {})",
        "pub('status', {})",
        "pub('comm_open', {})",
        "pub('display_data', {'data': {'text/html': {'a': 1}}, 'metadata': {}})",
        "pub('execute_input', {'execution_count': 'abc'})",
        "print('\\ud800')",
        "k.session.send_raw(k.iopub_socket, [b'{{{', b'x', b'y', b'z'], ident=[b'x'])",
        "import json; json.dumps = lambda *a, **k: '{}'",
    ],
)
def test_messages_that_are_none_end_in_a_scoresheet(mini_marker: Marker, message: str) -> None:
    sheet, notebook = mark(mini_marker, WITHOUT_B | {"a": RIGHT_A, "c": PUBLISH + message})
    assert outcomes(sheet)["a"] == [PASSED, PASSED]
    nbformat.validate(notebook)
    nbformat.writes(notebook).encode()
    Scoresheet.from_json(sheet.to_json()).to_json().encode()


def test_a_lone_surrogate_in_an_exception_is_harmless(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": RIGHT_A.replace("return x * 2", "raise ValueError('\\ud800')")})
    assert outcomes(sheet)["a"] == [ERROR, PASSED]
    sheet.to_json().encode()


def test_a_sandbox_that_does_not_start_is_no_students_fault(
    mini_marker: Marker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise SandboxError("no start")

    monkeypatch.setattr(Kernel, "_start", refuse)
    with pytest.raises(SandboxError, match="no start"):
        mark(mini_marker, WITHOUT_B)


def test_warnings_on_standard_error_cost_nothing(mini_marker: Marker) -> None:
    noisy = "import sys, warnings, os\nwarnings.warn('x'); print('y', file=sys.stderr); os.write(2, b'z')\n"
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": noisy + RIGHT_A})
    assert sheet.points == 3


def test_hidden_inputs_are_the_same_for_the_same_work_and_fresh_for_other(mini_marker: Marker) -> None:
    source = mini_marker.course.sources("mini")[0]
    peek = "inputs = []\ndef double(x):\n    inputs.append(x)\n    print(x)\n    return x * 2\nanswer = 42"

    def seen(extra: str) -> str:
        show = "print([x.tolist() for x in inputs])"
        cells = {"a": peek + extra, "b": show}
        _, notebook = mark(mini_marker, cells)
        return "".join(str(out.text) for cell in notebook.cells if cell.id == "b" for out in cell.outputs)

    first = seen("")
    assert first.startswith("[[[")
    assert seen("") == first
    assert seen("\n# changed") != first
    assert source.name == "1"


@pytest.mark.parametrize("later", ["answer = 0", "import os\nos._exit(1)"])
def test_what_a_question_has_read_stays_so_for_later_ones(mini_marker: Marker, later: str) -> None:
    with examination(mini_marker, {"a": "import time\nanswer = time.time()", "c": later}) as running:
        running.advance_to("a-tests")
        marked = running.resolve("answer")
        running.advance_to("c-tests")
        assert running.resolve("answer") == marked


def test_functions_are_asked_anew_for_each_question(mini_marker: Marker) -> None:
    with examination(mini_marker, {"a": RIGHT_A, "c": "def double(x):\n    return 3"}) as running:
        running.advance_to("a-tests")
        running.resolve("double")
        running.advance_to("c-tests")
        [double] = running.resolve("double")
        assert double(1) == 3


def test_what_is_asked_once_answers_or_fails_alike_for_every_test_of_its_question(mini_marker: Marker) -> None:
    with examination(mini_marker, {}) as running:
        drawn = running.once("a", np.random.Generator.random)
        assert running.once("a", np.random.Generator.random) == drawn
        assert running.once("b", np.random.Generator.random) != drawn
        with pytest.raises(ZeroDivisionError):
            running.once("c", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            running.once("c", lambda _: 1)


def examination(marker: Marker, answers: dict[str, str]) -> Examination:
    source = marker.course.sources("mini")[0]
    submission = restore(source, answered(source, answers))
    return Examination(submission, sandbox=marker.sandbox, secret=marker.course.secret(), limits=marker.limits)


def lucky_at(marker: Marker, run: int) -> str:
    """Return an answer to question a that is right by luck, in run number `run` (from 0) and in none before."""
    source = marker.course.sources("mini")[0]
    for variant in range(200):
        text = f"import random\ndef double(x): return x * 2\nanswer = 42 if random.random() < 0.5 else 41  # {variant}"
        seed = int(restore(source, answered(source, WITHOUT_B | {"a": text})).hash[:8], 16)
        draws = [random.Random(seed + attempt).random() < 0.5 for attempt in range(run + 1)]
        if draws == [False] * run + [True]:
            return text
    raise AssertionError("no variant found")


@pytest.mark.parametrize("run", [0, 1])
def test_bad_luck_in_training_is_tried_again_and_the_best_run_counts(mini_marker: Marker, run: int) -> None:
    sheet, notebook = mark(mini_marker, WITHOUT_B | {"a": lucky_at(mini_marker, run)})
    assert sheet.runs == (2.0,) * run + (3.0,)
    assert sheet.points == 3
    assert sheet.notes == ((messages.RUN_AGAIN.format(runs=run + 1),) if run else ())
    assert next(cell for cell in notebook.cells if cell.id == "a-tests").outputs[0].data["text/plain"] == "2.0"


def test_a_wrong_answer_gains_nothing_by_another_run(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": RIGHT_A.replace("42", "41")})
    assert sheet.runs == (2.0, 2.0)
    assert outcomes(sheet)["a"] == [PASSED, Outcome.FAILED]


def test_an_answer_that_is_no_python_is_not_run_again(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": RIGHT_A + " = = 1"})
    assert len(sheet.runs) == 1
    assert all("SyntaxError" in message for message in messages_of(sheet, "a"))
    line = RIGHT_A.count("\n") + 1
    assert all(message.endswith(f"(셀의 {line}번째 줄)") for message in messages_of(sheet, "a"))


def test_a_module_that_is_not_installed_here_asks_a_person(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": f"import not_installed_anywhere\n{RIGHT_A}"})
    assert (sheet.points, sheet.doubtful) == (1, ("a",))
    assert not mark(mini_marker, WITHOUT_B | {"a": f"{RIGHT_A}\nimport not_installed_anywhere"})[0].doubtful
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": f"from math import squareroot\n{RIGHT_A}"})
    assert (sheet.points, sheet.doubtful) == (1, ())  # The module is here; it has no such thing.


def test_running_without_a_sandbox_stands_on_the_scoresheet(mini_marker: Marker) -> None:
    bare = dataclasses.replace(mini_marker, sandbox=Sandbox(None, (mini_marker.course.root,)))
    sheet, notebook = mark(bare, WITHOUT_B)
    assert sheet.points == 3
    assert not sheet.sandboxed
    assert messages.UNSANDBOXED in sheet.notes
    stamps = [cell.outputs[0].data["text/html"] for cell in notebook.cells if cell.id.endswith("-tests")]
    assert [messages.UNSANDBOXED in stamp for stamp in stamps] == [True, *[False] * (len(stamps) - 1)]


def test_points_that_do_not_add_up_stop_the_marking(mini_marker: Marker) -> None:
    source = mini_marker.course.sources("mini")[0]
    questions = tuple(dataclasses.replace(question, max_points=7.0) for question in source.questions)
    wrong = dataclasses.replace(source, questions=questions)
    with pytest.raises(CourseError, match="worth 2 points"):
        mini_marker.mark(restore(wrong, messages.UNREADABLE["empty"]))


def test_the_key_changes_with_whatever_decides_the_mark(mini_marker: Marker) -> None:
    source = mini_marker.course.sources("mini")[0]
    one = restore(source, [])
    limits = dataclasses.replace(mini_marker.limits, call_cpu_s=99)
    assert mini_marker.key(one) == mini_marker.key(restore(source, []))
    assert mini_marker.key(one) != dataclasses.replace(mini_marker, limits=limits).key(one)
    assert mini_marker.key(one) != mini_marker.key(restore(source, messages.UNREADABLE["empty"]))


def test_every_lost_point_states_its_cause(mini_marker: Marker) -> None:
    short = dataclasses.replace(mini_marker, limits=dataclasses.replace(mini_marker.limits, call_cpu_s=1))
    answers = {"a": RIGHT_A.replace("return x * 2", "\n    while True: pass"), "b": "model = 3\nhist = None", "c": ""}
    sheet, _ = mark(short, answers)
    causes = {mark.id: [test.cause for test in mark.tests] for mark in sheet.questions}
    assert causes["a"] == [Cause.LIMITS, None]
    assert causes["c"] == [Cause.STUDENT]
    assert causes["b"][:2] == [Cause.ENVIRONMENT] * 2
    assert Scoresheet.from_json(sheet.to_json()) == sheet


def test_a_kernel_that_dies_as_a_name_is_read_is_asked_again_afresh(
    mini_marker: Marker, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_all, died = Hatch.read_all, list[list[str]]()

    def die_once(hatch: Hatch, names: list[str], **options: Any) -> list[Any]:
        if not died:
            died.append(names)
            raise StudentFault(Outcome.CRASHED, "the kernel died")
        return read_all(hatch, names, **options)

    monkeypatch.setattr(Hatch, "read_all", die_once)
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": RIGHT_A})
    assert (sheet.points, len(sheet.runs), len(died)) == (3, 1, 1)


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The turns that were taken, in order: "beside" others or "alone"."""
    names: list[str] = []

    @contextlib.contextmanager
    def noted(name: str) -> Iterator[None]:
        names.append(name)
        yield

    monkeypatch.setattr(turn, "alone", lambda: noted("alone"))
    monkeypatch.setattr(turn, "beside_others", lambda: noted("beside"))
    return names


def test_an_accident_is_tried_again_alone(mini_marker: Marker, taken: list[str]) -> None:
    mark(mini_marker, WITHOUT_B | {"a": "import os\nos._exit(1)"})
    assert taken == ["beside", "alone"]
    taken.clear()
    mark(mini_marker, WITHOUT_B | {"a": RIGHT_A.replace("42", "41")})
    assert taken == ["beside", "beside"]


@pytest.mark.parametrize(
    ("body", "short", "again"),
    [
        ("while True: pass", False, "beside"),
        ("__import__('time').sleep(99)", False, "beside"),
        ("__import__('time').sleep(99)", True, "alone"),  # as if its processes had been kept from the processors
    ],
)
def test_a_class_waits_for_a_second_try_only_where_neighbours_may_be_why(
    mini_marker: Marker, monkeypatch: pytest.MonkeyPatch, taken: list[str], body: str, short: bool, again: str
) -> None:
    if short:
        monkeypatch.setattr("examiner.kernel._IDLE_SHARE", 0.0)
    hasty = dataclasses.replace(mini_marker, limits=dataclasses.replace(mini_marker.limits, call_cpu_s=1))
    sheet, _ = mark(hasty, WITHOUT_B | {"a": RIGHT_A.replace("return x * 2", f"\n    {body}")})
    assert Outcome.TIMEOUT in {test.outcome for each in sheet.questions for test in each.tests}
    assert taken == ["beside", again]


def test_a_kernel_that_starts_only_on_an_idle_machine_costs_nothing(
    mini_marker: Marker, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = Kernel.__enter__
    refused: list[bool] = []

    def refuse_once(kernel: Kernel) -> Kernel:
        if not refused:
            refused.append(True)
            raise SandboxError("busy")
        return start(kernel)

    monkeypatch.setattr(Kernel, "__enter__", refuse_once)
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": RIGHT_A})
    assert sheet.points == 3


def test_what_a_test_measured_stands_on_the_scoresheet(mini_marker: Marker) -> None:
    sheet, _ = mark(mini_marker, WITHOUT_B | {"a": RIGHT_A.replace("42", "41")})
    measured = {test.name: test.measured for mark in sheet.questions for test in mark.tests}
    assert measured["test_answer"] == Measurement(1, 0, is_ceiling=True)
    assert measured["test_double"] is None
