"""Colab of today: forms, a mounted drive, outputs of widgets, an assistant's prompt line, ids in the metadata alone.

Holds: all ten points, or a person is asked.
"""

import json
from pathlib import Path

from tests.hostile.case import solved

DESERVES = {"tensors": 10}
OR_PERSON = True
_DRIVE = "from google.colab import drive\ndrive.mount('/content/drive')\n%cd /content/drive/MyDrive/Colab\\ Notebooks\n"


def _cell(kind: str, text: str, **metadata: object) -> dict[str, object]:
    made: dict[str, object] = {"cell_type": kind, "source": text.splitlines(keepends=True), "metadata": metadata}
    return made | ({"execution_count": 7, "outputs": []} if kind == "code" else {})


def submit(folder: Path, release: Path) -> None:
    cells = [
        _cell(
            "markdown",
            '<a href="https://colab.research.google.com/github/x" target="_parent"></a>',
            id="view-in-github",
        ),
        _cell("code", _DRIVE, id="mMaAu0wK2x4N", colab={"base_uri": "https://localhost:8080/"}, outputId="8f3c"),
    ]
    for number, cell in enumerate(solved(release).cells):
        text = cell.source
        more: dict[str, object] = {"id": f"xY{number:02}zzQ_{number:03}"}
        if cell.get("id") == "setup":
            text = '#@title 준비 { display-mode: "form" }\n' + text
            more["cellView"] = "form"
        if cell.get("id") == "tensors":
            code = text.replace("\nvector", "\n# @markdown 벡터\nvector", 1)
            text = (
                '# @title 문제 1 풀이 {"run":"auto"}\nN = 3 # @param {type:"slider", min:0, max:10, step:1}\n# prompt: 텐서를 만들어 줘\n'
                + code
            )
            more |= {"cellView": "form", "colab": {"height": 35, "base_uri": "x"}, "executionInfo": {"status": "ok"}}
        if cell.cell_type == "markdown":
            text = text.replace("\n\n", "\n\n\n")
        cells.append(_cell(cell.cell_type, text, **more))
    cells.append(_cell("code", "", id="lastEmpty"))
    metadata = {
        "colab": {"provenance": [{"file_id": "1x"}], "gpuType": "T4", "collapsed_sections": ["a"]},
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "language_info": {"name": "python"},
        "accelerator": "GPU",
        "widgets": {"application/vnd.jupyter.widget-state+json": {"5f": {"model_name": "VBoxModel", "state": {}}}},
    }
    document = {"nbformat": 4, "nbformat_minor": 0, "metadata": metadata, "cells": cells}
    (folder / "사본 1_tensors.ipynb").write_text(json.dumps(document, ensure_ascii=True), encoding="utf-8")
