"""Numbers of types that are rarely met: quantized, four and eight bits, bfloat16, Fraction, Decimal, long double, complex.

Holds: what is no number of the types that the statement names passes no test that asks for one; nothing raises here.
"""

from tests.hostile.case import TENSORS

DESERVES = {"tensors": 3}  # reshaped, broadcasting, ragged: what is left of the right answer
CELLS = {
    "tensors": TENSORS
    + r"""
from decimal import Decimal
from fractions import Fraction

cube_facts = {
    "rank": Fraction(3),
    "shape": (Decimal(3), Fraction(2), np.longdouble(5)),
    "size": np.longdouble(30),
    "last_axis": 5 + 0j,
    "dtype": np.array("int32"),
}
scalar = tf.quantization.quantize(7.0, 0.0, 10.0, tf.qint32).output
matrix = tf.cast(matrix, tf.bfloat16)
matrix_numpy = np.array([[Fraction(2), Decimal(7)], [1 + 0j, 8], [3, 0.5]], dtype=object)
elementwise = tf.cast(matrix * matrix, tf.complex128)
product = np.asarray(product, dtype=np.longdouble)
last_column = [Fraction(7), Decimal(8), 0.5]
as_float16 = tf.cast(vector, tf.bfloat16)
converted = np.array(["3", "1", "4"], dtype="S1")
""",
}
