"""Elementary functions with the very rounding of the page's `Math.tanh`, `exp`, `log`, `sin` and `cos`.

The page's JavaScript takes them from fdlibm (Sun Microsystems; V8's `ieee754.cc`), and a long training run magnifies
one different last bit until the losses differ. NumPy's own functions round otherwise, and not alike on all processors.
These use only operations that IEEE 754 rounds exactly, so every machine gives the same bits; Numba compiles them as
they stand, and neither reorders nor fuses operations unless it is told to.

The methods and constants are those of fdlibm: Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from examiner.compiled import compiled, elementwise

Array = NDArray[np.float64]

_LN2_HI = 6.93147180369123816490e-01
_LN2_LO = 1.90821492927058770002e-10
_INV_LN2 = 1.44269504088896338700
_HALF_LN2 = float.fromhex("0x1.62e43p-2")  # the first number that counts as above ln(2)/2: high words are compared
_PIO2_1, _PIO2_1T = 1.57079632673412561417e00, 6.07710050650619224932e-11  # pi/2 in two parts,
_PIO2_2, _PIO2_2T = 6.07710050630396597660e-11, 2.02226624879595063154e-21  # and its second part again
_INV_PIO2 = 6.36619772367581382433e-01

# The polynomials, highest power first.
_EXPM1 = (
    -2.01099218183624371326e-07,
    4.00821782732936239552e-06,
    -7.93650757867487942473e-05,
    1.58730158725481460165e-03,
    -3.33333333333331316428e-02,
    1.0,
)
_EXP = (
    4.13813679705723846039e-08,
    -1.65339022054652515390e-06,
    6.61375632143793436117e-05,
    -2.77777777770155933842e-03,
    1.66666666666666019037e-01,
)
_LOG_ODD = (1.479819860511658591e-01, 1.818357216161805012e-01, 2.857142874366239149e-01, 6.666666666666735130e-01)
_LOG_EVEN = (1.531383769920937332e-01, 2.222219843214978396e-01, 3.999999999940941908e-01)
_SIN = (
    1.58969099521155010221e-10,
    -2.50507602534068634195e-08,
    2.75573137070700676789e-06,
    -1.98412698298579493134e-04,
    8.33333333332248946124e-03,
)
_SIN_CUBE = -1.66666666666666324348e-01
_COS = (
    -1.13596475577881948265e-11,
    2.08757232129817482790e-09,
    -2.75573143513906633035e-07,
    2.48015872894767294178e-05,
    -1.38888888888741095749e-03,
    4.16666666666666019037e-02,
)


@elementwise
def tanh(x: float) -> float:
    """Hyperbolic tangent, of any shape."""
    if math.isnan(x):
        return x
    size = min(abs(x), 22.0)  # tanh 22 is 1
    branch = np.searchsorted(_TANH_STARTS, size, side="right")
    factor, k_hi, k_lo, t, two_k, s, low, high, base = _TANH_ROWS[branch]
    hi = size * factor - k_hi
    r = hi - k_lo
    c = (hi - r) - k_lo
    half = 0.5 * r
    square = r * half
    p = _horner(square, _EXPM1)
    u = 3.0 - p * half
    e = square * ((p - u) / (6.0 - r * u))
    e = (r * (e - c) - c) - square
    y = (t + (r - e)) * two_k + s
    return math.copysign(base - (y * low + high) / (y + 2.0), x)


@elementwise
def exp(x: float) -> float:
    """Exponential function, of any shape; x is cut to what a number can hold, -745 to 709."""
    if math.isnan(x):
        return x
    x = min(max(x, -745.0), 709.0)
    size = abs(x)
    k = math.copysign(math.floor(_INV_LN2 * size + 0.5), x) if size >= _HALF_LN2 else 0.0
    hi, lo = x - k * _LN2_HI, k * _LN2_LO
    r = hi - lo
    t = r * r
    c = r - t * _horner(t, _EXP)
    return math.ldexp(1.0 - ((lo - (r * c) / (2.0 - c)) - hi), int(k))


@elementwise
def sigmoid(x: float) -> float:
    """1 / (1 + e**-x), of any shape."""
    return float(1.0 / (1.0 + exp(-x)))


def log(x: float) -> float:
    """Natural logarithm of one positive, normal number."""
    fraction, k = math.frexp(x)
    fraction, k = 2 * fraction, k - 1
    word = int(fraction * 2**20) - 2**20  # the first 20 bits behind the point
    if word >= 0x6A09C:  # above the square root of two
        fraction, k = fraction / 2, k + 1
    f = fraction - 1.0
    if abs(f) < 2.0**-20:
        r = f * f * (0.5 - 0.33333333333333333 * f)
        return k * _LN2_HI - ((r - k * _LN2_LO) - f)
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    r = z * _horner(w, _LOG_ODD) + w * _horner(w, _LOG_EVEN)
    if 0x6147A <= word <= 0x6B851:
        square = 0.5 * f * f
        return k * _LN2_HI - ((square - (s * (square + r) + k * _LN2_LO)) - f)
    return k * _LN2_HI - ((s * (f - r) - k * _LN2_LO) - f)


def sin(x: Array) -> Array:
    """Sine, of any shape, for |x| up to a million."""
    n, y, tail = _quarter_turns(x)
    size: Array = np.where(n & 1, _cos_kernel(y, tail), _sin_kernel(y, tail, n != 0))
    sign: Array = np.where(n & 2, -1.0, 1.0)
    return size * sign


def cos(x: Array) -> Array:
    """Cosine, of any shape, for |x| up to a million."""
    n, y, tail = _quarter_turns(x)
    size: Array = np.where(n & 1, _sin_kernel(y, tail, n != 0), _cos_kernel(y, tail))
    sign: Array = np.where((n + 1) & 2, -1.0, 1.0)
    return size * sign


def _tanh_table() -> tuple[Array, Array]:
    """Where |x| begins each branch of tanh, and the constants of the branches as rows.

    tanh x = -y / (y + 2) with y = expm1(-2|x|) below 1, and 1 - 2 / (y + 2) with y = expm1(2|x|) from 1 on;
    expm1 is (t + d) * 2**k + s. From k = 20 on fdlibm adds in another order, which y / (y + 2) cannot show.
    """
    starts, rows = [0.0, _HALF_LN2 / 2, _start_of(2) / 2, _start_of(3) / 2, 1.0], []
    for k, t, s in ((0, 0.0, 0.0), (-1, -1.0, 0.0), (-2, 1.0, -1.0), (-3, 1.0, -1.0)):
        rows.append((-2.0, k * _LN2_HI, k * _LN2_LO, t, 2.0**k, s, 1.0, 0.0, 0.0))
    for k in range(3, 65):
        rows.append((2.0, k * _LN2_HI, k * _LN2_LO, 1 - 2.0**-k, 2.0**k, 0.0, 0.0, 2.0, 1.0))
        starts.append(_start_of(k + 1) / 2)
    return np.array(starts[1:-1]), np.array(rows)


def _start_of(k: int) -> float:
    """The smallest number whose exponent int(x / ln 2 + 1/2) is k, as these operations round it."""
    x = (k - 0.5) / _INV_LN2
    while int(_INV_LN2 * x + 0.5) < k:
        x = math.nextafter(x, math.inf)
    while int(_INV_LN2 * math.nextafter(x, 0.0) + 0.5) >= k:
        x = math.nextafter(x, 0.0)
    return x


def _quarter_turns(x: Array) -> tuple[NDArray[np.int64], Array, Array]:
    """Split x into n * pi/2 + y + tail, |y| at most pi/4 (`rem_pio2`, the first two of its three rounds)."""
    size = np.abs(x)
    word = _high_word(size)
    n = np.where(word <= 0x3FE921FB, 0.0, np.floor(size * _INV_PIO2 + 0.5))
    r, w = size - n * _PIO2_1, n * _PIO2_1T
    lost_bits = (word >> 20) - (_high_word(r - w) >> 20 & 0x7FF)
    is_close = (word == _high_word(n * (math.pi / 2))) & (lost_bits > 16) & (n > 0)
    finer = r - n * _PIO2_2
    w = np.where(is_close, n * _PIO2_2T - ((r - finer) - n * _PIO2_2), w)
    r = np.where(is_close, finer, r)
    y = r - w
    sign = np.where(x < 0, -1.0, 1.0)
    return (n * sign).astype(np.int64), y * sign, ((r - y) - w) * sign


def _sin_kernel(y: Array, tail: Array, has_tail: NDArray[np.bool_]) -> Array:
    z = y * y
    v = z * y
    r = _polynomial(z, _SIN)
    return np.where(has_tail, y - ((z * (0.5 * tail - v * r) - tail) - v * _SIN_CUBE), y + v * (_SIN_CUBE + z * r))


def _cos_kernel(y: Array, tail: Array) -> Array:
    word = _high_word(y) & 0x7FFFFFFF
    z = y * y
    r = z * _polynomial(z, _COS)
    quarter = ((word - 0x00200000) << 32).view(np.float64)  # about |y| / 4
    q: Array = np.where(word < 0x3FD33333, 0.0, np.where(word > 0x3FE90000, 0.28125, quarter))
    return (1.0 - q) - ((0.5 * z - q) - (z * r - y * tail))


def _high_word(x: Array) -> NDArray[np.int64]:
    """Sign, exponent and the first 20 bits of the fraction."""
    return np.ascontiguousarray(x).view(np.int64) >> 32


def _polynomial(z: Array, coefficients: tuple[float, ...]) -> Array:
    """Horner's rule in place."""
    total = z * coefficients[0]
    total += coefficients[1]
    for coefficient in coefficients[2:]:
        total *= z
        total += coefficient
    return total


@compiled
def _horner(z: float, coefficients: tuple[float, ...]) -> float:
    total = coefficients[0]
    for coefficient in coefficients[1:]:
        total = total * z + coefficient
    return total


_TANH_STARTS, _TANH_ROWS = _tanh_table()
