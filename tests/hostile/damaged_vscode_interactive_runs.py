"""VS Code's interactive window exported every run: the solution three times, wrong, broken and right; no ids, no metadata.

Holds: all ten points, or a person is asked.
"""

import json
from pathlib import Path

from tests.hostile.case import TENSORS, solved

DESERVES = {"tensors": 10}
OR_PERSON = True


def submit(folder: Path, release: Path) -> None:
    tries = [
        TENSORS.replace("tf.matmul(matrix, matrix, transpose_b=True)", "matrix @ matrix.T"),
        TENSORS.replace("vector[::2]", "vector[1::2]").replace("as_float16 = tf.cast", "as_float16 = tf.csat"),
        TENSORS,
    ]
    cells: list[dict[str, object]] = []
    for cell in solved(release).cells:
        texts = tries if cell.get("id") == "tensors" else [cell.source] * (2 if cell.get("id") == "setup" else 1)
        if cell.cell_type == "markdown":  # `# %% [markdown]` of a script
            texts = [cell.source.strip()]
        for text in texts:
            made = {"cell_type": cell.cell_type, "metadata": {}, "source": [text.strip("\n")]}
            if cell.cell_type == "code":
                made |= {"execution_count": len(cells), "outputs": [], "metadata": {"collapsed": False}}
                if cell.get("id") == "tensors-tests":
                    cells.append(made)
            cells.append(made)
    metadata = {"language_info": {"name": "python", "version": 3}, "orig_nbformat": 4}
    document = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 2}
    (folder / "Interactive-1.ipynb").write_text(json.dumps(document, indent=4), encoding="utf-8")
