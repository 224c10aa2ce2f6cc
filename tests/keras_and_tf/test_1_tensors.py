"""Hidden tests of 1_tensors.ipynb: relations between the student's own tensors, whose values are a free choice.

A relation is checked against the tensor that the student made, so one wrong tensor costs its own test only.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from examiner import expect
from examiner.checks import points
from examiner.hatch import RemoteVariable

_FLOAT16_TOLERANCE = 1e-2
_TOLERANCE = 1e-4  # float32 sums in another order differ by about 1e-6 of the largest term
_ROUNDING = 1e-6  # of the terms: what is left of large ones that cancel


def _tensor(name: str, value: Any) -> np.ndarray:
    """Return the value of a dense numeric `tf.Tensor` or `tf.Variable` as an array of its own dtype."""
    expect.kind(name, value, (tf.Tensor, RemoteVariable), "tf.Tensor")
    array = np.asarray(value.numpy())
    assert array.dtype.kind in "biuf", (
        f"`{name}`은(는) 수로 된 텐서여야 합니다. 받은 자료형(dtype)은 {_dtype(value)}입니다."
    )
    return array


def _base(name: str, value: Any) -> np.ndarray:
    """Return the value that others are made of; an array in a tensor's place costs `test_creation` only."""
    return value if isinstance(value, np.ndarray) and value.dtype.kind in "biuf" else _tensor(name, value)


def _dtype(value: Any) -> str:
    return str(tf.as_dtype(value.dtype).name)


def _require_dtype(name: str, value: Any, dtype: str, hint: str = "텐서를 만들 때 dtype 인자를 확인하십시오.") -> None:
    got = _dtype(value)
    assert got == dtype, f"`{name}`의 자료형(dtype)이 다릅니다. 기대한 것은 {dtype}, 받은 것은 {got}입니다. {hint}"


def _require_rank(name: str, array: np.ndarray, rank: int) -> None:
    assert array.ndim == rank, (
        f"`{name}`의 계수(rank)가 다릅니다. 기대한 계수는 {rank}, 받은 계수는 {array.ndim}입니다."
    )


def _require_shape(name: str, got: tuple[int, ...], expected: tuple[int, ...]) -> None:
    assert tuple(got) == expected, (
        f"`{name}`의 모양(shape)이 다릅니다. 기대한 모양은 {expected}, 받은 모양은 {tuple(got)}입니다."
    )


def _require_copy(name: str, got: np.ndarray, wanted: np.ndarray, sentence: str) -> None:
    """Fail with `sentence` unless both arrays have one shape and, in the type of that wanted, the very same values."""
    _require_shape(name, got.shape, wanted.shape)
    with np.errstate(all="ignore"):
        same = got.astype(wanted.dtype)
    assert np.array_equal(same, wanted, equal_nan=wanted.dtype.kind == "f"), sentence


def _require_products(name: str, got: np.ndarray, wanted: np.ndarray, terms: np.ndarray, sentence: str) -> None:
    """Fail with `sentence` unless both arrays have one shape and equal values, up to rounding.

    `terms` are, entry by entry, the sums of the terms' absolute values: large ones that cancel leave their rounding.
    """
    _require_shape(name, got.shape, wanted.shape)
    tolerance = _FLOAT16_TOLERANCE if wanted.dtype == np.float16 else _TOLERANCE
    left, right = got.astype(np.float64), wanted.astype(np.float64)
    rounding = _ROUNDING * np.where(np.isfinite(terms), terms, 0.0)
    assert np.all(np.isclose(left, right, rtol=tolerance, atol=rounding, equal_nan=True)), sentence


def _strings(name: str, value: Any) -> None:
    expect.kind(name, value, (tf.Tensor, RemoteVariable), "tf.Tensor")
    _require_dtype(name, value, "string")


def _whole(value: Any) -> int | None:
    """Return a whole number given as a number, a NumPy or TensorFlow scalar; None for anything else."""
    if isinstance(value, tf.Tensor) and value.dtype.is_integer:
        value = value.numpy()
    if isinstance(value, bool | str):
        return None
    try:
        return int(value) if np.size(value) == 1 and float(value) == int(value) else None
    except (TypeError, ValueError, OverflowError):
        return None


def _wholes(value: Any) -> tuple[int | None, ...] | None:
    """Return a shape given as tuple, list, array or tensor; None for anything else."""
    if isinstance(value, tf.Tensor):
        value = value.numpy()
    is_sequence = isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim > 0)
    return tuple(_whole(item) for item in value) if is_sequence else None


class TestTensors:
    """문제 1: every topic of the Tensors guide by a named tensor."""

    @points(1, "텐서 만들기: scalar, vector, matrix, cube의 계수와 자료형")
    def test_creation(self, scalar: Any, vector: Any, matrix: Any, cube: Any) -> None:
        _require_rank("scalar", _tensor("scalar", scalar), 0)
        _require_dtype("scalar", scalar, "int32")
        elements = _tensor("vector", vector)
        _require_rank("vector", elements, 1)
        _require_dtype("vector", vector, "float32")
        assert elements.size >= 5, f"`vector`의 원소는 5개 이상이어야 합니다. 받은 원소는 {elements.size}개입니다."
        _require_shape("matrix", _tensor("matrix", matrix).shape, (3, 2))
        _require_dtype("matrix", matrix, "float32")
        blocks = _tensor("cube", cube)
        _require_shape("cube", blocks.shape, (3, 2, 5))
        assert blocks.dtype.kind in "iuf", "`cube`의 자료형(dtype)은 정수 또는 실수여야 합니다."

    @points(1, "NumPy 배열로 바꾸기: matrix_numpy")
    def test_conversion_to_numpy(self, matrix: Any, matrix_numpy: Any) -> None:
        expect.kind("matrix_numpy", matrix_numpy, np.ndarray, "np.ndarray")
        base = _base("matrix", matrix)
        assert base.shape == (3, 2) or np.isfinite(base).all(), (
            "`matrix`의 모양이 다르고 유한하지 않은 값이 있어서 `matrix_numpy`를 확인할 수 없습니다."
        )
        _require_copy(
            "matrix_numpy",
            _base("matrix_numpy", matrix_numpy),
            base,
            "`matrix_numpy`의 값이 `matrix`와 다릅니다. `matrix`를 NumPy 배열로 바꾸십시오.",
        )

    @points(1, "연산: elementwise와 product")
    def test_elementwise_and_matrix_product(self, matrix: Any, elementwise: Any, product: Any) -> None:
        base = _base("matrix", matrix)
        assert base.ndim == 2, "`matrix`의 계수(rank)가 2가 아니어서 `product`를 확인할 수 없습니다."
        # Any zeros would be the products of another matrix of zeros; only the one that was asked for may be all zeros.
        # So would be those of another one that is not finite.
        is_telling = base.any() and np.isfinite(base).all()
        assert is_telling or base.shape == (3, 2), (
            "`matrix`의 모양이 다르고 값이 모두 0이거나 유한하지 않아서 곱을 확인할 수 없습니다."
        )
        size = np.abs(base.astype(np.float64))
        _require_products(
            "elementwise",
            _tensor("elementwise", elementwise),
            base * base,
            size * size,
            "`elementwise`의 값이 다릅니다. `matrix`의 같은 자리 원소끼리 곱한 텐서여야 합니다.",
        )
        multiplied = _tensor("product", product)
        _require_shape("product", multiplied.shape, (len(base), len(base)))  # first: it may be too large to compute
        _require_products(
            "product",
            multiplied,
            base @ base.T,
            size @ size.T,
            "`product`의 값이 다릅니다. `matrix`와 `matrix`의 전치를 행렬 곱셈한 텐서여야 합니다.",
        )

    @points(1, "계수, 모양, 크기, 축, 자료형: cube_facts")
    def test_facts_of_cube(self, cube: Any, cube_facts: Any) -> None:
        blocks = _base("cube", cube)
        expect.kind("cube_facts", cube_facts, dict, "dict")
        assert blocks.ndim > 0, "`cube`의 계수(rank)가 0이어서 `cube_facts`를 확인할 수 없습니다."
        for key in ("rank", "shape", "size", "last_axis", "dtype"):
            assert key in cube_facts, f'`cube_facts`에 "{key}" 열쇠가 없습니다. 열쇠의 철자를 확인하십시오.'
        for key, fact in (("rank", blocks.ndim), ("size", blocks.size), ("last_axis", blocks.shape[-1])):
            assert _whole(cube_facts[key]) == fact, f'`cube_facts["{key}"]`의 값이 `cube`의 것과 다릅니다.'
        assert _wholes(cube_facts["shape"]) == blocks.shape, '`cube_facts["shape"]`의 값이 `cube`의 모양과 다릅니다.'
        expect.kind('cube_facts["dtype"]', cube_facts["dtype"], str, "str")
        assert cube_facts["dtype"] == _dtype(cube), (
            '`cube_facts["dtype"]`의 값이 `cube`의 자료형 이름과 다릅니다. `cube.dtype.name`을 확인하십시오.'
        )

    @points(1, "인덱싱: every_second와 last_column")
    def test_indexing(self, vector: Any, matrix: Any, every_second: Any, last_column: Any) -> None:
        elements, table = _base("vector", vector), _base("matrix", matrix)
        assert elements.ndim > 0, "`vector`의 계수(rank)가 0이어서 `every_second`를 확인할 수 없습니다."
        assert table.ndim == 2, "`matrix`의 계수(rank)가 2가 아니어서 `last_column`을 확인할 수 없습니다."
        assert table.shape[1] > 0, "`matrix`에 열이 없어서 `last_column`을 확인할 수 없습니다."
        _require_copy(
            "every_second",
            _tensor("every_second", every_second),
            elements[::2],
            "`every_second`의 값이 다릅니다. `vector`의 첫 원소부터 하나씩 건너뛴 원소들이어야 합니다.",
        )
        _require_copy(
            "last_column",
            _tensor("last_column", last_column),
            table[:, -1],
            "`last_column`의 값이 다릅니다. `matrix`의 마지막 열이어야 합니다.",
        )

    @points(1, "모양 바꾸기: reshaped")
    def test_reshape(self, cube: Any, reshaped: Any) -> None:
        blocks, flat = _base("cube", cube), _tensor("reshaped", reshaped)
        is_divisible = blocks.size > 0 and blocks.size % 3 == 0
        assert is_divisible, "`cube`의 원소를 세 행으로 나눌 수 없어서 `reshaped`를 확인할 수 없습니다."
        _require_copy(
            "reshaped",
            flat,
            blocks.reshape((3, -1)),
            "`reshaped`의 값이 다릅니다. `cube`의 원소 순서를 그대로 두고 모양만 바꾼 텐서여야 합니다.",
        )

    @points(1, "자료형 바꾸기: as_float16")
    def test_cast(self, vector: Any, as_float16: Any) -> None:
        elements, half = _base("vector", vector), _tensor("as_float16", as_float16)
        _require_dtype("as_float16", as_float16, "float16", "`tf.cast`를 확인하십시오.")
        with np.errstate(over="ignore"):
            wanted = elements.astype(np.float16)
        _require_copy(
            "as_float16", half, wanted, "`as_float16`의 값이 다릅니다. `vector`의 자료형만 바꾼 텐서여야 합니다."
        )

    @points(1, "브로드캐스팅: row, column, table")
    def test_broadcasting(self, row: Any, column: Any, table: Any) -> None:
        across, down, grid = _tensor("row", row), _tensor("column", column), _tensor("table", table)
        _require_shape("row", across.shape, (1, 4))
        _require_shape("column", down.shape, (3, 1))
        _require_shape("table", grid.shape, (3, 4))
        assert across.dtype == down.dtype, (
            f"`row`와 `column`의 자료형(dtype)이 같아야 합니다. 받은 자료형은 {_dtype(row)}, {_dtype(column)}입니다."
        )
        assert across.dtype.kind in "iuf", "`row`와 `column`의 자료형(dtype)은 정수 또는 실수여야 합니다."
        _require_products(
            "table",
            grid,
            across * down,
            np.abs(across.astype(np.float64) * down),
            "`table`의 값이 다릅니다. `row`와 `column`을 곱한 텐서여야 합니다.",
        )

    @points(1, "비정형·문자열 텐서: ragged, strings, words")
    def test_ragged_and_strings(self, ragged: Any, strings: Any, words: Any) -> None:
        expect.kind("ragged", ragged, tf.RaggedTensor, "tf.RaggedTensor")
        lengths = [int(length) for length in ragged.row_lengths()]
        assert len(lengths) >= 3, f"`ragged`의 행은 3개 이상이어야 합니다. 받은 행은 {len(lengths)}개입니다."
        assert len(set(lengths)) >= 2, "`ragged`의 행은 길이가 서로 다른 것이 있어야 합니다. 모든 행의 길이가 같습니다."
        _strings("strings", strings)
        assert strings.shape.rank == 1, (
            f"`strings`의 계수(rank)가 다릅니다. 기대한 계수는 1, 받은 계수는 {strings.shape.rank}입니다."
        )
        assert int(strings.shape[0]) >= 2, "`strings`의 원소는 2개 이상이어야 합니다."
        expect.kind("words", words, tf.RaggedTensor, "tf.RaggedTensor")
        wanted = [tf.strings.split(strings, sep=separator).to_list() for separator in (None, " ")]
        assert words.to_list() in wanted, "`words`의 값이 다릅니다. `strings`의 문자열을 낱말로 나눈 텐서여야 합니다."

    @points(1, "변환과 희소 텐서: converted, sparse, dense")
    def test_conversion_and_sparse(self, converted: Any, sparse: Any, dense: Any) -> None:
        expect.kind("converted", converted, (tf.Tensor, RemoteVariable), "tf.Tensor")
        shape = tuple(converted.shape)
        assert len(shape) == 1, f"`converted`의 계수(rank)가 다릅니다. 기대한 계수는 1, 받은 계수는 {len(shape)}입니다."
        assert int(shape[0]) >= 3, f"`converted`의 원소는 3개 이상이어야 합니다. 받은 원소는 {int(shape[0])}개입니다."
        expect.kind("sparse", sparse, tf.sparse.SparseTensor, "tf.sparse.SparseTensor")
        wanted = _scattered(sparse)
        nonzero = int(np.count_nonzero(wanted))
        assert nonzero >= 2, f"`sparse`에는 0이 아닌 값이 2개 이상 있어야 합니다. 받은 것은 {nonzero}개입니다."
        _require_copy(
            "dense",
            _tensor("dense", dense),
            wanted,
            "`dense`의 값이 다릅니다. `sparse`를 보통의 텐서로 바꾼 것이어야 합니다.",
        )


def _scattered(sparse: Any) -> np.ndarray:
    """Return the (3, 4) array that a sparse tensor stands for."""
    _require_shape("sparse", tuple(int(length) for length in sparse.dense_shape.numpy()), (3, 4))
    values, indices = sparse.values.numpy(), sparse.indices.numpy()
    assert values.dtype.kind in "biuf", "`sparse`의 값은 수여야 합니다."
    is_inside = np.all((indices >= 0) & (indices < (3, 4)))
    assert is_inside, "`sparse`의 위치(indices)가 모양 (3, 4)를 벗어납니다. 행과 열의 번호를 확인하십시오."
    array = np.zeros((3, 4), values.dtype)
    array[indices[:, 0], indices[:, 1]] = values
    return array
