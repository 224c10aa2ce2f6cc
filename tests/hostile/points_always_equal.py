"""Binds every name to an object that equals everything, has every attribute and every shape.

Holds: an object of the student's own class arrives as the name of its type and passes no test.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "tensors": r"""
class Yes:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *_, **__):
        return self

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = lambda self, other: True
    __getitem__ = __add__ = __mul__ = __matmul__ = __sub__ = lambda self, other: self
    __bool__ = lambda self: True
    __len__ = lambda self: 3
    __int__ = __index__ = lambda self: 3
    __float__ = lambda self: 3.0
    __hash__ = lambda self: 0


scalar = vector = matrix = cube = matrix_numpy = elementwise = product = cube_facts = every_second = Yes()
last_column = reshaped = as_float16 = row = column = table = converted = ragged = strings = Yes()
words = sparse = dense = Yes()
""",
}
