"""The student's side of the hatch: this file's text is sent to the kernel and answers there, beside the student's code.

It imports nothing of the examiner and knows no test, no solution and no expected value. It does three things with a
name of the notebook: read it, assign to it, call it; a request has a list of them. What it answers is JSON; arrays are
base64 of their raw bytes with dtype and shape. The other side (`examiner.hatch`) trusts none of it.
"""

import base64
import json
import sys
import types
from typing import Any

MAX_ITEMS = 100_000
MAX_BYTES = 8 * 2**20
MAX_TEXT = 12 * 2**20
MAX_BEFORE = 2**16  # what the steps of a request may have answered before the next is left for another request
MAX_DEPTH = 12
PLAIN_KINDS = "biuf"


class TooBig(Exception):
    """A value exceeds what the hatch carries."""


class Encoder:
    """Turns values into JSON; counts what it has sent, so that no answer is without bound."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.namespace = namespace
        self.reads_iterators = False
        self.items = 0
        self.bytes = 0

    def encode(self, value: Any, depth: int = 0) -> Any:
        """Return the JSON form of any value; what is not known becomes its type's name."""
        self.items += 1
        if self.items > MAX_ITEMS or depth > MAX_DEPTH:
            raise TooBig
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        if value is None or isinstance(value, bool | int | float | str):
            return self._scalar(value)
        for encoder in (self._number, self._tensorflow, self._keras):
            answer = encoder(value, depth)
            if answer is not None:
                return answer
        return self._container(value, depth)

    def _scalar(self, value: Any) -> Any:
        if isinstance(value, bool) or value is None:
            return value
        if isinstance(value, int):
            if value.bit_length() > 64:
                raise TooBig
            return int(value)
        if isinstance(value, float):
            return {"t": "float", "value": repr(float(value))}
        text = str(value)
        self._count(len(text))
        return text

    def _count(self, size: int) -> None:
        self.bytes += size
        if self.bytes > MAX_BYTES:
            raise TooBig

    def _number(self, value: Any, depth: int) -> Any:
        numpy = sys.modules.get("numpy")
        if numpy is None:
            return None
        if isinstance(value, numpy.generic) and value.dtype.kind in PLAIN_KINDS:
            plain = value.item()  # of a long double it is the same again
            return {"t": "opaque", "type": type(value).__name__} if plain is value else self.encode(plain, depth)
        if isinstance(value, numpy.ndarray) and value.dtype == object and value.ndim and self.reads_iterators:
            return self.encode(value.tolist(), depth)
        if isinstance(value, numpy.ndarray):
            return self._array("array", value)
        return None

    def _array(self, tag: str, value: Any) -> Any:
        numpy = sys.modules["numpy"]
        if value.dtype.kind not in PLAIN_KINDS or value.dtype.itemsize > 8:
            return {"t": "opaque", "type": f"{tag}({value.dtype})"}
        if value.nbytes > MAX_BYTES:
            raise TooBig
        plain = numpy.ascontiguousarray(value, dtype=value.dtype.newbyteorder("<"))
        self._count(plain.nbytes)
        data = base64.b64encode(plain.tobytes()).decode("ascii")
        return {"t": tag, "dtype": plain.dtype.str, "shape": list(value.shape), "data": data}

    def _tensorflow(self, value: Any, depth: int) -> Any:
        tf = sys.modules.get("tensorflow")
        if tf is None:
            return None
        if isinstance(value, tf.Variable):
            return self._tensor(value.value(), depth) if value.dtype.name == "string" else self._variable(value)
        if isinstance(value, tf.RaggedTensor):
            return {"t": "ragged", "dtype": value.dtype.name, "rows": self.encode(value.to_list(), depth + 1)}
        if isinstance(value, tf.SparseTensor):
            parts = {"indices": value.indices, "values": value.values, "shape": value.dense_shape}
            return {"t": "sparse"} | {name: self.encode(part, depth + 1) for name, part in parts.items()}
        if isinstance(value, tf.Tensor):
            return self._tensor(value, depth)
        if isinstance(value, tf.TensorShape):
            return self.encode(tuple(value.as_list()) if value.rank is not None else None, depth)
        if isinstance(value, tf.DType):
            return {"t": "opaque", "type": "tf.DType"}
        return None

    def _tensor(self, value: Any, depth: int) -> Any:
        if value.dtype.name == "string":
            items = sys.modules["numpy"].reshape(value.numpy(), -1).tolist()
            return {"t": "strings", "shape": list(value.shape), "items": self.encode(items, depth + 1)}
        return self._array("tensor", value.numpy())

    def _variable(self, value: Any) -> Any:
        answer = self._array("variable", sys.modules["numpy"].asarray(value))
        return answer | {"name": str(getattr(value, "name", ""))}

    def _keras(self, value: Any, depth: int) -> Any:
        keras = sys.modules.get("keras")
        if keras is None:
            return None
        if isinstance(value, keras.Variable):
            return self._variable(value)
        if isinstance(value, keras.Model):
            return self._model(value, depth)
        if isinstance(value, keras.callbacks.History):
            return self._history(value, depth)
        return None

    def _model(self, value: Any, depth: int) -> Any:
        keras = sys.modules["keras"]
        kind = "Sequential" if isinstance(value, keras.Sequential) else type(value).__name__
        layers = [self._layer(layer, depth + 1) for layer in value.layers]
        return {"t": "model", "class": kind, "layers": layers}

    def _layer(self, layer: Any, depth: int) -> Any:
        keras = sys.modules["keras"]
        answer = {"class": type(layer).__name__}
        if type(layer) is not keras.layers.Dense:
            return answer if answer["class"] != "Dense" else {"class": "Dense (own class)"}
        weights = [self._array("array", sys.modules["numpy"].asarray(weight)) for weight in layer.weights]
        return answer | {
            "units": int(layer.units),
            "activation": self._activation(layer.activation),
            "bias": bool(layer.use_bias),
            "weights": weights,
        }

    def _activation(self, activation: Any) -> str:
        """Return Keras's name of an activation function or of what computes the same, else the name that it has."""
        keras = sys.modules["keras"]
        if isinstance(activation, keras.layers.Activation):
            activation = activation.activation
        try:
            name = keras.activations.serialize(activation)
        except Exception:  # Keras looks for the source text of a lambda, and may not find it.
            name = None
        if isinstance(name, str) and hasattr(keras.activations, name):
            return name
        own = getattr(activation, "__name__", None)
        return self._alike(activation) or (own if isinstance(own, str) else type(activation).__name__)

    def _alike(self, activation: Any) -> str | None:
        """Return which of Keras's activations a student's own function equals; the examiner rebuilds with Keras's."""
        keras, numpy = sys.modules["keras"], sys.modules["numpy"]
        values = numpy.linspace(-20.0, 20.0, 161, dtype="float32").reshape(-1, 1)
        try:
            got = numpy.asarray(activation(keras.ops.convert_to_tensor(values)), dtype="float64")
        except Exception:  # whatever a student's function raises
            return None
        known = "linear relu tanh sigmoid softplus softsign elu silu hard_sigmoid leaky_relu selu gelu relu6".split()
        for name in known:
            wanted = numpy.asarray(getattr(keras.activations, name)(values))
            if got.shape == wanted.shape and numpy.allclose(got, wanted, rtol=1e-4, atol=1e-6):
                return name
        return None

    def _history(self, value: Any, depth: int) -> Any:
        model = getattr(value, "model", None)
        names = [name for name, bound in list(self.namespace.items()) if bound is model and model is not None]
        optimizer = getattr(model, "optimizer", None)
        iterations = getattr(optimizer, "iterations", None)
        at_once = getattr(optimizer, "gradient_accumulation_steps", None) or 1  # Keras counts so many steps as one
        parts = {
            "history": getattr(value, "history", None),
            "epoch": getattr(value, "epoch", None),
            "params": getattr(value, "params", None),
            "model_is": [name for name in names if isinstance(name, str) and not name.startswith("_")],
            "steps": None
            if iterations is None
            else at_once * int(sys.modules["keras"].ops.convert_to_numpy(iterations)),
        }
        training = sys.modules.get("_examiner_training_kernel")
        parts |= {"is_from_fit": False, "has_moved": False} if training is None else training.about(value)
        return {"t": "history"} | {name: self.encode(part, depth + 1) for name, part in parts.items()}

    def _container(self, value: Any, depth: int) -> Any:
        if isinstance(value, dict):
            pairs = [[self.encode(key, depth + 1), self.encode(item, depth + 1)] for key, item in value.items()]
            return {"t": "dict", "items": pairs}
        if isinstance(value, list | tuple):
            tag = "tuple" if isinstance(value, tuple) else "list"
            return {"t": tag, "items": [self.encode(item, depth + 1) for item in value]}
        if (array := _array_of(value)) is not None:
            return self.encode(array, depth)
        if _is_looped_over(value) and (self.reads_iterators or not callable(value)):
            return self._iterable(value, depth)
        if callable(value):
            return {"t": "callable", "type": type(value).__name__}
        return {"t": "opaque", "type": type(value).__name__}

    def _iterable(self, value: Any, depth: int) -> Any:
        """Read an iterator only where it was returned by a call (depth 0 of a call or below); a name's stays unread."""
        if not self.reads_iterators:
            return {"t": "opaque", "type": type(value).__name__}
        items = value if hasattr(value, "__iter__") else (value[i] for i in range(len(value)))
        return {"t": "list", "items": [self.encode(item, depth + 1) for item in items]}


def _array_of(value: Any) -> Any:
    """Return the numbers of what NumPy takes for an array, as it does a table of pandas's; None for anything else."""
    if not hasattr(type(value), "__array__"):
        return None
    numpy = sys.modules["numpy"]
    try:
        array = numpy.asarray(value)
    except Exception:  # whatever it raises
        return None
    return array if type(array) is numpy.ndarray and array.dtype.kind in "biuf" else None


def _is_looped_over(value: Any) -> bool:
    """Whether `for` takes the value: by its iterator, or as an indexed sequence, which is read as far as its length."""
    kind = type(value)
    is_indexed = hasattr(kind, "__getitem__") and hasattr(kind, "__len__")
    return (hasattr(kind, "__iter__") or is_indexed) and not isinstance(value, type)


def decode(value: Any) -> Any:
    """Turn an argument sent by the other side into the NumPy array, number, string or list that it stands for."""
    if isinstance(value, list):
        return [decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value["t"] == "float":
        return float(value["value"])
    import numpy

    flat = numpy.frombuffer(base64.b64decode(value["data"]), dtype=value["dtype"])
    return flat.reshape(value["shape"]).copy()


class Desk:
    """Answers the requests of the other side, from the notebook's namespace."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.namespace = namespace

    def answer(self, request: str) -> str:
        """Return the JSON answer to a JSON request; a fault of the student's code is an answer too.

        The steps of a request are done in turn. After a fault the rest is left, unless `goes_on` says otherwise.
        """
        asked = json.loads(request)
        replies: list[str] = []
        for step in asked["steps"]:
            reply = self._reply(step)
            text = json.dumps(reply)
            if sum(map(len, replies)) + len(text) > MAX_TEXT:
                reply = {"fault": "too_big"}
                text = json.dumps(reply)
            replies.append(text)
            if sum(map(len, replies)) > MAX_BEFORE or ("fault" in reply and not asked["goes_on"]):
                break
        text = f'{{"nonce": {json.dumps(asked["nonce"])}, "replies": [{", ".join(replies)}]}}'
        return base64.b64encode(text.encode()).decode("ascii")

    def _reply(self, step: dict[str, Any]) -> dict[str, Any]:
        try:
            return self._do(step)
        except TooBig:
            return {"fault": "too_big"}
        except BaseException as error:
            return {"fault": "raised", "error": type(error).__name__, "text": describe(error)}

    def _do(self, asked: dict[str, Any]) -> dict[str, Any]:
        encoder = Encoder(self.namespace)
        if asked["name"] not in self.namespace:
            return {"fault": "missing"}
        target = self.namespace[asked["name"]]
        if asked["verb"] == "assign":
            target.assign(decode(asked["value"]))
            return {}
        if asked["verb"] == "call":
            encoder.reads_iterators = True
            keywords = {name: decode(item) for name, item in asked["keywords"].items()}
            target = target(*[decode(item) for item in asked["arguments"]], **keywords)
        elif asked.get("is_function") and callable(target):  # whatever else it is: a Keras model can be called, too
            return {"value": {"t": "callable", "type": type(target).__name__}}
        return {"value": encoder.encode(target)}


def describe(error: BaseException) -> str:
    """Return an exception's text, bounded; an exception without one has an empty text."""
    try:
        return str(error)[:2000]
    except BaseException:
        return ""


def install(shell: Any) -> None:
    """Put a desk where requests find it, outside of the notebook's own names.

    After exit() ipykernel would end a moment later, in the midst of whatever is asked then: luck would decide.
    """
    module = types.ModuleType("_examiner_hatch")
    module.answer = Desk(shell.user_ns).answer  # type: ignore[attr-defined]
    sys.modules["_examiner_hatch"] = module
    shell.ask_exit = lambda: None
