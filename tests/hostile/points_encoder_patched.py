"""Finds the examiner's encoder from the module that answers and makes it claim odd tags.

Holds: unknown and nested tags are refused; wrong tensors stay wrong.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "before tensors": r"""
import sys

desk = sys.modules["_examiner_hatch"].answer.__self__
module = sys.modules[type(desk).__module__] if type(desk).__module__ in sys.modules else None
encoder = type(desk)._do.__globals__["Encoder"]
tags = ["refuse", "hatch", "decode", "Decoder__hatch", "passed", "pickle", "model", "__class__", "is_result"]


def encode(self, value, depth=0):
    tag = tags.pop(0) if tags else "array"
    return {"t": tag, "value": "nan", "dtype": "|O", "shape": [10**9], "data": "", "items": [[1, 2]] * 3, "class": ""}


encoder.encode = encode
for name in ("scalar vector matrix cube matrix_numpy elementwise product cube_facts every_second last_column reshaped "
             "as_float16 row column table converted ragged strings words sparse dense").split():
    globals()[name] = 0
""",
}
