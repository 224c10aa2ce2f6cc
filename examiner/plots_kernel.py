"""Runs in the student's kernel before its first cell: figures are drawn once to be shown, not four times.

Matplotlib draws each open figure at the end of a cell, for a window that Jupyter does not have; there it waits to be
shown. Jupyter shows a figure without the empty space around it. Matplotlib finds that space by laying out every label
twice before it draws; here a figure is drawn with room to spare and its pixels are cut. This file imports nothing of
the examiner.
"""

import base64
import io
import sys
from typing import Any

import numpy as np

_ROOM = 0.25  # of a figure's width and height, on each side, for what lies beyond its edge
_PAD = 0.1  # inches around what is drawn, as matplotlib leaves them
_MOST_PIXELS = 10_000_000  # of a figure: the room and the cut take memory, which has a limit here


def install(shell: Any) -> None:
    """Put `print_once` in the place of IPython's `print_figure`, which shows a PNG of each figure of a cell.

    In this kernel, whose IPython shell is given, `%matplotlib` shows figures so whatever it asks for: windows and
    widgets are not to be had, and nobody's code is to stop for that.
    """
    from IPython.core import pylabtools

    enable: Any = getattr(shell.enable_matplotlib, "as_ipython", shell.enable_matplotlib)

    def enable_what_is_there(gui: Any = None) -> Any:
        try:
            return enable(gui)
        except Exception:
            return enable("inline")

    enable_what_is_there.as_ipython = enable  # type: ignore[attr-defined]
    shell.enable_matplotlib = enable_what_is_there

    as_ipython: Any = getattr(pylabtools.print_figure, "as_ipython", pylabtools.print_figure)

    def print_once(figure: Any, fmt: str = "png", bbox_inches: Any = "tight", **options: Any) -> Any:
        scale = figure.dpi * (2 if fmt == "retina" else 1)
        is_usual = fmt in ("png", "retina") and bbox_inches == "tight" and options.keys() <= {"base64"}
        if not is_usual or np.prod(figure.get_size_inches() * scale) > _MOST_PIXELS:
            return as_ipython(figure, fmt, bbox_inches, **options)
        room = _with_room(figure)
        drawn = as_ipython(figure, "rgba", room, dpi=scale)
        if drawn is None:  # There is nothing in the figure.
            return None
        width, height = (int(inches * scale) for inches in room.size)  # as matplotlib's Agg rounds them
        if len(drawn) != 4 * width * height:
            return as_ipython(figure, fmt, bbox_inches, **options)
        data = _cut(drawn, (width, height), _PAD * scale)
        return base64.b64encode(data).decode("ascii") if options.get("base64") else data

    pyplot: Any = sys.modules.get("matplotlib.pyplot")  # imported in every fork; not to be imported for this
    if pyplot is not None:
        _share_formulas()
        draw_all = getattr(pyplot.draw_all, "as_matplotlib", pyplot.draw_all)

        def draw_for_windows(force: bool = False) -> None:
            if force or not pyplot.get_backend().endswith("inline"):
                draw_all(force)

        draw_for_windows.as_matplotlib = draw_all  # type: ignore[attr-defined]
        pyplot.draw_all = draw_for_windows
    print_once.as_ipython = as_ipython  # type: ignore[attr-defined]  # for the next one: kernels of banks are used again
    pylabtools.print_figure = print_once  # type: ignore[assignment]


def _share_formulas() -> None:
    """Let figures find the formulas that others have laid out.

    Matplotlib keeps them by their parser, and each figure has a parser of its own: those of a kind are one here. It is
    not for the process that kernels are forked from: what is kept holds fonts, whose files a fork closes.
    """
    from matplotlib.mathtext import MathTextParser

    parsers: Any = MathTextParser
    parsers.__hash__ = lambda self: hash(self._output_type)
    parsers.__eq__ = lambda self, other: type(other) is type(self) and other._output_type == self._output_type


def _with_room(figure: Any) -> Any:
    from matplotlib.transforms import Bbox

    width, height = figure.get_size_inches()
    return Bbox([[-_ROOM * width, -_ROOM * height], [(1 + _ROOM) * width, (1 + _ROOM) * height]])


def _cut(drawn: bytes, size: tuple[int, int], pad: float) -> bytes:
    """Return a PNG of what is drawn, four bytes for each pixel, and `pad` pixels around it."""
    from PIL import Image, ImageChops

    image = Image.frombuffer("RGBA", size, drawn)
    space = Image.new("RGBA", image.size, image.getpixel((0, 0)))
    box = ImageChops.difference(image, space).getbbox(alpha_only=False)
    if box is not None:
        left, top, right, bottom = box
        image = image.crop((int(left - pad), int(top - pad), int(right + pad), int(bottom + pad)))
    buffer = io.BytesIO()
    image.save(buffer, "png", compress_level=1)
    return buffer.getvalue()
