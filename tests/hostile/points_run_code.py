"""Replaces InteractiveShell.run_code by one that swallows every exception.

Holds: swallowed exceptions make no names; only the tensors before the exception count.
"""

DESERVES = {"tensors": 1}
CELLS = {
    "before tensors": r"""
from IPython.core.interactiveshell import InteractiveShell

run_code = InteractiveShell.run_code


async def calm(self, code, result=None, **options):
    await run_code(self, code, None, **options)
    return False


InteractiveShell.run_code = calm
InteractiveShell.showtraceback = lambda *_, **__: None
""",
    "tensors": r"""
scalar = tf.constant(7)
vector = tf.constant([1.0, 4.0, 9.0, 16.0, 25.0])
matrix = tf.ones((3, 2))
cube = tf.zeros((3, 2, 5))
raise ValueError("the rest is too hard")
""",
}
