"""Mutation operators of machine learning: layers, training, mini-batches, tensors.

In brackets stand the operators of DeepCrime (Humbatova, Jahangirova and Tonella, doi 10.1145/3460319.3464825), which
come from real faults; the others are mistakes that this lab's own problems invite. Like those of `operators`, each
proposes changes to one node of a syntax tree.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.bank.syntax import Change, Operator, called, is_seeding, shown, whole_number, with_arguments

_ACTIVATIONS = {"tanh": ("relu", "sigmoid", "linear"), "sigmoid": ("tanh", "softmax", "linear")}
_LOSSES = ("binary_crossentropy", "mean_absolute_error", "hinge")
_OPTIMIZERS = ("Adam", "SGD", "Adadelta")
_MAKERS = ("make_circle", "make_xor", "make_gauss", "make_spiral")
_HIDDEN_ONLY = (("kernel_initializer", "'zeros'"), ("kernel_regularizer", "'l2'"))
_DTYPES = {"float16": ("float32", "bfloat16", "int32")}


def activations(node: ast.AST) -> Iterator[Change]:
    """Change or remove a layer's activation (ACH, ARM), and put one behind a product of matrices (AAL)."""
    if isinstance(node, ast.keyword) and node.arg == "activation" and isinstance(node.value, ast.Constant):
        for other in _ACTIVATIONS.get(str(node.value.value), ()):
            yield Change(node.value, repr(other))
    if isinstance(node, ast.BinOp) and called(node.left) == "tf.matmul":
        for function in ("tf.tanh", "tf.nn.relu", "tf.sigmoid"):
            yield Change(node, f"{function}({ast.unparse(node)})")


def units(node: ast.AST) -> Iterator[Change]:
    """Give a layer one unit more or less."""
    if _is_layer(node) and isinstance(node, ast.Call) and (number := whole_number(node.args[0])) is not None:
        for other in (number + 1, number - 1):
            if other:
                yield Change(node.args[0], str(other), f"units {number} -> {other}")


def layers(node: ast.AST) -> Iterator[Change]:
    """Leave a layer out, and write a hidden one twice."""
    if not isinstance(node, ast.List) or not node.elts or not all(_is_layer(part) for part in node.elts):
        return
    parts = [ast.unparse(part) for part in node.elts]
    for number, part in enumerate(parts):
        kept = parts[:number] + parts[number + 1 :]
        yield Change(node, f"[{', '.join(kept)}]", f"without layer {number + 1}, {shown(part)}")
    yield Change(node, f"[{', '.join([parts[0], *parts])}]", f"twice layer 1, {shown(parts[0])}")


def weights(node: ast.AST) -> Iterator[Change]:
    """Remove a layer's bias (WRB); start a hidden layer from zeros (WCI) and regularise it strongly (RAW)."""
    if _is_layer(node) and isinstance(node, ast.Call):
        layer = shown(ast.unparse(node).rpartition(".")[2])
        is_hidden = whole_number(node.args[0]) != 1
        for name, value in [("use_bias", "False"), *(_HIDDEN_ONLY if is_hidden else ())]:
            yield Change(node, f"{ast.unparse(node)[:-1]}, {name}={value})", f"{layer} with {name}={value}")
    others = {"tf.random.uniform": "tf.zeros", "tf.zeros": "tf.ones"}
    if called(node) in others and isinstance(node, ast.Call):
        yield Change(node.func, others[called(node)])


def losses(node: ast.AST) -> Iterator[Change]:
    """Minimise another loss (LCH), and return the loss after the step instead of before."""
    if isinstance(node, ast.keyword) and node.arg == "loss" and isinstance(node.value, ast.Constant):
        for other in _LOSSES:
            yield Change(node.value, repr(other))
    if called(node) == "square_loss" and isinstance(node, ast.Call):
        error = " - ".join(map(ast.unparse, node.args))
        for function in (
            f"tf.reduce_{kind}" for kind in ("sum(tf.square({}))", "mean(tf.abs({}))", "mean(tf.square({})) / 2")
        ):
            yield Change(node, function.format(error), f"square_loss(...) -> {function.format('...')}")
        yield Change(node, f"tf.sqrt({ast.unparse(node)})", "square_loss(...) -> its root")
    for tape in node.body if isinstance(node, ast.FunctionDef) else []:
        last = node.body[-1] if isinstance(node, ast.FunctionDef) else None
        if isinstance(tape, ast.With) and isinstance(tape.body[-1], ast.Assign) and isinstance(last, ast.Return):
            assert last.value is not None
            yield Change(last.value, ast.unparse(tape.body[-1].value), "returns the loss after the step")


def optimizers(node: ast.AST) -> Iterator[Change]:
    """Use another optimizer (OCH), and a hundred times or a hundredth of the learning rate (HLR)."""
    name = called(node).rpartition(".")[2]
    if name in _OPTIMIZERS and isinstance(node, ast.Call):
        for other in _OPTIMIZERS:
            if other != name:
                yield Change(node.func, f"keras.optimizers.{other}", f"{name} -> {other}")
    is_rate = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith("learning_rate")
    rate = node.value if is_rate and isinstance(node, ast.Assign) else None
    if name in _OPTIMIZERS and isinstance(node, ast.Call):
        rate = node.args[0]
    if isinstance(rate, ast.Constant) and isinstance(rate.value, float):
        for factor in (100, 0.01):
            other_rate = float(f"{rate.value * factor:g}")
            yield Change(rate, repr(other_rate), f"learning rate {rate.value} -> {other_rate}")


def epochs(node: ast.AST) -> Iterator[Change]:
    """Train for one epoch only (HNE)."""
    if isinstance(node, ast.keyword) and node.arg == "epochs" and (number := whole_number(node.value)) is not None:
        yield Change(node.value, "1", f"epochs {number} -> 1")


def batches(node: ast.AST) -> Iterator[Change]:
    """Change a batch size (HBS); take everything as one batch (HDB); drop the short batch or all but the first."""
    if isinstance(node, ast.keyword) and node.arg == "batch_size" and (number := whole_number(node.value)) is not None:
        yield Change(node.value, str(100 * number), f"batch_size {number} -> {100 * number}")
    for default in node.args.defaults if isinstance(node, ast.FunctionDef) else []:
        if (size := whole_number(default)) is not None:
            for other in (size - 1, 2 * size):
                yield Change(default, str(other), f"batch_size={size} -> {other}")
    if called(node) == "range" and isinstance(node, ast.Call) and len(node.args) == 3:
        first, last, step = map(ast.unparse, node.args)
        yield Change(node, f"range({first}, {last} - {step} + 1, {step})", "the short batch dropped")
        yield Change(node, f"{ast.unparse(node)}[:1]", "the first batch only")


def shuffles(node: ast.AST) -> Iterator[Change]:
    """Do not shuffle, shuffle alike every epoch, draw with replacement, and shuffle inputs or targets only."""
    if called(node).endswith(".permutation") and isinstance(node, ast.Call):
        count, shuffled = ast.unparse(node.args[0]), ast.unparse(node)
        yield Change(node, f"np.arange({count})", f"{shuffled} -> np.arange")
        yield Change(node, f"np.sort({shuffled})", f"{shuffled} sorted again")
        yield Change(node, f"np.random.default_rng(2).permutation({count})", f"{shuffled} alike every epoch")
        yield Change(node, f"np.random.randint({count}, size={count})", f"{shuffled} with replacement")
    picked = {
        ast.unparse(statement.targets[0]): ast.unparse(statement.value.slice)
        for statement in (node.body if isinstance(node, ast.For) else [])
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Subscript)
    }
    for use in ast.walk(node) if picked else []:
        if isinstance(use, ast.Subscript) and ast.unparse(use.slice) in picked:
            value = ast.unparse(use.value)
            yield Change(use, f"{value}[{picked[ast.unparse(use.slice)]}]", f"{value} not shuffled")


def steps(node: ast.AST) -> Iterator[Change]:
    """Walk up instead of down, put the step in the value's place, clip the gradient (OCG), let weights decay (RAW)."""
    if isinstance(node, ast.Attribute) and node.attr == "assign_sub":
        for other in ("assign_add", "assign"):
            yield Change(node, f"{ast.unparse(node.value)}.{other}")
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id == "gradient":
        for function in ("tf.sign({})", "tf.clip_by_norm({}, 0.1)", "-{}", "{} + 0.01 * variable"):
            yield Change(node, function.format(node.id))


def means(node: ast.AST) -> Iterator[Change]:
    """Take the last, the first or the largest of some numbers for their mean."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and isinstance(node.left, ast.Call):
        values = ast.unparse(node.left.args[0])
        for other in (f"{values}[-1]", f"{values}[0]", f"max({values})"):
            yield Change(node, other)


def data(node: ast.AST) -> Iterator[Change]:
    """Train on another data set, on a hundredth of the points (TRD), with noise (TAN), with wrong labels (TCL)."""
    name = called(node)
    if name in _MAKERS and isinstance(node, ast.Call):
        other = _MAKERS[_MAKERS.index(name) - 1]
        yield Change(node.func, other)
        if (count := whole_number(node.args[0])) is not None:
            yield Change(node.args[0], str(count // 100), f"{count} points -> {count // 100}")
        noisy = with_arguments(node, node.args, [*node.keywords, ast.keyword("noise", ast.Constant(50))])
        yield Change(node, noisy, f"{name} with noise=50")
    if (name.endswith((".fit", "training_step")) or name.partition("_")[0] == "train") and isinstance(node, ast.Call):
        points, labels = map(ast.unparse, node.args[:2])
        for wrong in (f"1 - {labels}", f"{labels}[::-1]"):
            yield Change(node.args[1], wrong, f"trains on {wrong}")
        half = [ast.parse(f"({part})[::2]", mode="eval").body for part in (points, labels)]
        yield Change(node, with_arguments(node, [*half, *node.args[2:]], node.keywords), f"trains on half of {labels}")
        if isinstance(node.args[0], ast.Call):
            raw = ast.unparse(node.args[0].args[0])
            yield Change(node.args[0], raw, f"trains on {raw} instead of {points}")


def histories(node: ast.AST) -> Iterator[Change]:
    """Keep something else than the History that `fit` returns, or nothing."""
    if isinstance(node, ast.Assign) and called(node.value).endswith(".fit"):
        yield Change(node.value, f"{ast.unparse(node.value)}.history", "the dict of fit's History")
        yield Change(node, ast.unparse(node.value), "fit's History not kept")


def features(node: ast.AST) -> Iterator[Change]:
    """Write a feature twice, put another one in a feature's place, scale the features."""
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "names" and isinstance(node.value, ast.List):
        names = [str(part.value) for part in node.value.elts if isinstance(part, ast.Constant)]
        yield Change(node.value, repr([*names, names[0]]), f"{names[0]} twice")
        if "sinX" not in names:
            yield Change(node.value, repr([*names[:-1], "sinX"]), f"sinX for {names[-1]}")
    if isinstance(node, ast.Call) and called(node).startswith("PLAYGROUND_FEATURES["):
        yield Change(node, f"{ast.unparse(node)} / 6", "features scaled")


def kinds(node: ast.AST) -> Iterator[Change]:
    """Make a tensor of another type, and read another attribute."""
    if isinstance(node, ast.Call) and called(node).startswith("tf.") and node.args and not is_seeding(node):
        literals = [part for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)]
        if literals and all(type(part.value) in (int, float) for part in literals):
            is_whole = type(literals[0].value) is int
            first = _converted(ast.unparse(node.args[0]), "float" if is_whole else "int")
            changed = with_arguments(node, [ast.parse(first, mode="eval").body, *node.args[1:]], node.keywords)
            yield Change(node, changed, f"{'floats' if is_whole else 'integers'} in {shown(ast.unparse(node))}")
    if isinstance(node, ast.Attribute) and node.attr in _DTYPES:
        for dtype in _DTYPES[node.attr]:
            yield Change(node, f"{ast.unparse(node.value)}.{dtype}")
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.attr == "name":
        yield Change(node, ast.unparse(node.value))
    if isinstance(node, ast.Attribute) and node.attr == "ndim":
        yield Change(node, f"len({ast.unparse(node.value)})")


def _converted(literal: str, kind: str) -> str:
    """Return the text of a number or nested list with every number of another type."""
    tree = ast.parse(literal, mode="eval")
    for part in ast.walk(tree):
        if isinstance(part, ast.Constant):
            part.value = float(part.value) if kind == "float" else int(part.value)  # type: ignore[arg-type]
    return ast.unparse(tree)


def _is_layer(node: ast.AST) -> bool:
    return called(node).endswith(".Dense")


LEARNING: dict[str, Operator] = {
    "activation": activations,
    "units": units,
    "layer": layers,
    "weights": weights,
    "loss": losses,
    "optimizer": optimizers,
    "epochs": epochs,
    "batch": batches,
    "shuffle": shuffles,
    "step": steps,
    "mean": means,
    "data": data,
    "history": histories,
    "features": features,
    "type": kinds,
}
