"""The mutation gate: its operators on small pieces of code, its names, its table, and a spread of its mutants."""

from __future__ import annotations

import ast

import pytest

from examiner.course import Course
from examiner.grading import Marker
from examiner.model import Question
from examiner.sandbox import find
from examiner.warm import end_warm_kernel
from tests.bank import addresses, learning, operators
from tests.bank.mutants import Mutant, dependents, reduced
from tests.bank.mutation import LIMITS, Result, all_mutants, changed_lines, examine, judge, reasons, source_of
from tests.bank.syntax import Change, Operator
from tests.conftest import PROJECT

MUTANTS = all_mutants()
SPREAD = 60  # every 60th mutant in `make test`

URL = "url = 'https://playground.tensorflow.org/#dataset=xor&noise=0&networkShape=4&seed=0.1&x=true&y=false'"
LOOP = """def train(inputs, targets, epochs, batch_size=32):
    losses = []
    for _ in range(epochs):
        step(inputs)
        losses.append(batch_size)
    return losses"""


def mutated(propose: Operator, code: str) -> list[str]:
    """Return what an operator makes of a piece of code, written as `ast.unparse` writes it."""
    changes = [change for node in ast.walk(ast.parse(code)) for change in propose(node)]
    return [ast.unparse(ast.parse(change.apply(code))) for change in changes]


@pytest.mark.parametrize(
    ("propose", "code", "expected"),
    [
        (operators.arithmetic, "a @ b", "a * b"),
        (operators.operands, "x / n", "x"),
        (operators.numbers, "range(0, n, k)", "range(1, n, k)"),
        (operators.numbers, "range(epochs)", "range(epochs - 1)"),
        (operators.signs, "m[-1]", "m[1]"),
        (operators.deletions, "fit()", "pass"),
        (operators.repetitions, "l.append(1)", "l.append(1)\nl.append(1)"),
        (operators.indentation, LOOP, LOOP.replace("    return", "        return")),
        (operators.indentation, LOOP, LOOP.replace("        losses.append", "    losses.append")),
        (operators.returns, LOOP, f"{LOOP}[-1]"),
        (operators.arguments, "f(a, b, c)", "f(a, b)"),
        (operators.calls, "tf.cast(v, tf.float16)", "v"),
        (operators.calls, "m.numpy()", "m.numpy"),
        (operators.slices, "v[::2]", "v[0 + 1::2]"),
        (operators.slices, "m[:, -1]", "m[-1, :]"),
        (operators.axes, "f(x, axis=1)", "f(x, axis=0)"),
        (operators.elements, "[a, b]", "[b]"),
        (operators.elements, "(a, b)", "(b, a)"),
        (operators.elements, "[1, 2, 3, 4]", "[1, 2]"),
        (operators.entries, "{'a': 1, 'b': 2}", "{'b': 2}"),
        (operators.variables, "a = 1\nb = 2\nc = b", "a = 1\nb = 2\nc = a"),
        (operators.parameters, LOOP, LOOP.replace("train(inputs", "train(inputs_")),
        (operators.parameters, LOOP, LOOP.replace("(batch_size)", "(32)")),
        (learning.activations, "Dense(2, activation='tanh')", "Dense(2, activation='relu')"),
        (learning.activations, "tf.matmul(x, W) + b", "tf.nn.relu(tf.matmul(x, W) + b)"),
        (learning.units, "k.Dense(2)", "k.Dense(3)"),
        (learning.layers, "[k.Dense(2), k.Dense(1)]", "[k.Dense(2), k.Dense(2), k.Dense(1)]"),
        (learning.weights, "k.Dense(1)", "k.Dense(1, use_bias=False)"),
        (learning.losses, "compile(loss='mean_squared_error')", "compile(loss='hinge')"),
        (learning.losses, "square_loss(t, p)", "tf.reduce_sum(tf.square(t - p))"),
        (learning.optimizers, "o.Adam(0.03)", "o.Adam(3.0)"),
        (learning.optimizers, "o.Adam(0.03)", "keras.optimizers.SGD(0.03)"),
        (learning.epochs, "fit(epochs=20)", "fit(epochs=1)"),
        (learning.batches, "fit(batch_size=30)", "fit(batch_size=3000)"),
        (learning.batches, "range(0, n, k)", "range(0, n - k + 1, k)"),
        (learning.shuffles, "r.permutation(n)", "np.arange(n)"),
        (learning.shuffles, "for i in r:\n    c = o[i:j]\n    x[c]", "for i in r:\n    c = o[i:j]\n    x[i:j]"),
        (learning.steps, "v.assign_sub(g)", "v.assign_add(g)"),
        (learning.steps, "r * gradient", "r * tf.sign(gradient)"),
        (learning.means, "sum(l) / len(l)", "l[-1]"),
        (learning.data, "make_xor(1000, seed=3)", "make_xor(10, seed=3)"),
        (learning.data, "m.fit(f(x), y)", "m.fit(f(x), 1 - y)"),
        (learning.data, "m.fit(f(x), y)", "m.fit(x, y)"),
        (learning.histories, "h = m.fit(x)", "m.fit(x)"),
        (learning.features, "names = ['x', 'y']", "names = ['x', 'y', 'x']"),
        (learning.kinds, "tf.constant([1, 2])", "tf.constant([1.0, 2.0])"),
        (learning.kinds, "tf.float16", "tf.bfloat16"),
        (addresses.addresses, URL, URL.replace("noise=0", "noise=50")),
        (addresses.addresses, URL, URL.replace("x=true", "x=false")),
        (addresses.addresses, URL, URL.replace("&networkShape=4", "")),
        (addresses.epochs, "{'epochs': 260}", "{'epochs': 0}"),
    ],
)  # fmt: skip
def test_an_operator_makes_its_mistake(propose: Operator, code: str, expected: str) -> None:
    assert expected in mutated(propose, code)


@pytest.mark.parametrize(
    ("propose", "code"),
    [
        (operators.deletions, "tf.random.set_seed(6)"),
        (operators.deletions, "a = 1\nb = a"),
        (learning.kinds, "keras.utils.set_random_seed(2)"),
        (learning.kinds, "tf.constant(['a'])"),
        (learning.epochs, "fit(epochs=n)"),
        (addresses.addresses, "'https://www.tensorflow.org/guide/tensor'"),
    ],
)
def test_an_operator_leaves_alone_what_is_not_its_own(propose: Operator, code: str) -> None:
    assert mutated(propose, code) in ([], [code.replace("b = a", "pass")])


def test_a_change_finds_its_place_behind_korean_text_and_deeper_blocks() -> None:
    code = 'def f():\n    if x:\n        print("손실", old)'
    name = next(node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name) and node.id == "old")
    assert Change(name, "a + b").apply(code) == code.replace("old", "(a + b)")


def test_a_change_of_statements_keeps_the_indentation() -> None:
    code = "for i in r:\n    step()"
    loop = ast.parse(code).body[0]
    assert isinstance(loop, ast.For)
    assert Change(loop.body[0], "step()\nstep()").apply(code) == "for i in r:\n    step()\n    step()"


def test_every_operator_has_a_mutant() -> None:
    every = {**operators.CLASSICAL, **learning.LEARNING, **addresses.ADDRESSES}
    assert {mutant.operator for mutant in MUTANTS} == every.keys()


def test_mutants_have_names_of_their_own_and_differ_from_each_other_and_the_solution() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    codes = [(mutant.question, ast.unparse(ast.parse(mutant.code))) for mutant in MUTANTS]
    solutions = {(cell.id, cell.source) for mutant in MUTANTS for cell in source_of(mutant).cells}
    assert len(set(codes)) == len(codes)
    assert not {(name, ast.unparse(ast.parse(code))) for name, code in solutions if name in dict(codes)} & set(codes)


def named(name: str) -> Mutant:
    return next(mutant for mutant in MUTANTS if mutant.name == name)


def test_a_mutant_comes_with_the_cells_that_its_question_needs_and_no_others() -> None:
    source = source_of(named("2_keras/xor: xor_model: units 4 -> 5"))
    xor = tuple(question for question in source.questions if question.id == "xor")
    ids = {cell.id for cell in reduced(source, xor).cells}
    assert {"setup", "data", "playground", "xor", "xor-tests"} <= ids
    assert not {"circle", "circle-tests", "playground-tests", "xor-plot"} & ids


def test_a_mutant_of_an_address_may_show_in_the_model_of_its_data_set() -> None:
    mutant = named("2_keras/playground: playground['xor']['url']: activation=linear")
    assert [question.id for question in dependents(source_of(mutant), mutant)] == ["xor"]


def test_changed_lines_show_what_a_mutant_changes() -> None:
    shown = changed_lines(named("3_tensorflow/minibatch: train: epochs -> epochs + 1"))
    assert shown == "    -    for _ in range(epochs):\n    +    for _ in range((epochs + 1)):"


@pytest.mark.parametrize(
    ("killer", "faults", "explained", "is_good"),
    [
        ("test_x", (), {}, True),
        (None, (), {"survivor": "permitted"}, True),
        (None, (), {}, False),
        ("test_x", (), {"survivor": "permitted"}, False),
        ("test_x", (), {"a name of the past": "permitted"}, False),
        ("test_x", ("test_x: KeyError",), {}, False),
    ],
)
def test_the_gate_wants_each_survivor_explained_and_each_explanation_used(
    killer: str | None, faults: tuple[str, ...], explained: dict[str, str], is_good: bool
) -> None:
    mutant = Mutant("1", "q", "number", "survivor", "")
    assert bool(judge([Result(mutant, killer, False, faults)], explained, is_whole=True)) != is_good


def test_the_reviewed_table_names_mutants_that_exist() -> None:
    assert reasons().keys() <= {mutant.name for mutant in MUTANTS}


def gets_everything(mutant: Mutant, questions: tuple[Question, ...]) -> bool:
    """Mark a mutant as a student's work is marked: by the marker itself, in kernels of its own."""
    submission = mutant.submission(source_of(mutant), questions)
    sheet = Marker(Course(PROJECT), find(PROJECT), LIMITS).mark(submission).scoresheet
    assert not sheet.faults
    return all(mark.points == mark.max_points for mark in sheet.questions)


@pytest.mark.slow
@pytest.mark.parametrize("mutant", MUTANTS[::SPREAD], ids=lambda mutant: mutant.name)
def test_a_marker_agrees_with_the_table(mutant: Mutant) -> None:
    source = source_of(mutant)
    own = tuple(question for question in source.questions if question.id == mutant.question)
    survives = gets_everything(mutant, own) and gets_everything(mutant, dependents(source, mutant))
    assert survives == (mutant.name in reasons())


@pytest.mark.slow
def test_a_warm_kernel_forgets_the_mutant_before() -> None:
    survivor = named("1_tensors/tensors: cube: floats in tf.reshape(tf.range(30), (3, 2, 5))")
    without_dense = named("1_tensors/tensors: deleted dense = tf.sparse.to_dense(sparse)")
    try:
        killers = [examine(mutant).killer for mutant in (survivor, without_dense, survivor)]
    finally:
        end_warm_kernel()
    assert killers == [None, "test_conversion_and_sparse", None]
