"""Figures that are drawn once look as Jupyter shows them."""

from __future__ import annotations

import base64
import importlib
import io
import types
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from IPython.core import pylabtools
from matplotlib import _mathtext
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from nbformat.v4 import new_code_cell
from PIL import Image

from examiner import plots_kernel
from examiner.kernel import Kernel
from examiner.model import Outcome

AS_IPYTHON: Any = pylabtools.print_figure
Draw = Callable[[Figure], object]


def shell() -> Any:
    """A shell of which only the magic `%matplotlib` is used."""
    return types.SimpleNamespace(enable_matplotlib=lambda _gui: None)


@pytest.fixture(name="show")
def installed(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(pylabtools, "print_figure", AS_IPYTHON)
    importlib.import_module("matplotlib.pyplot")  # as in a kernel
    plots_kernel.install(shell())
    return vars(pylabtools)["print_figure"]


def two_axes(figure: Figure) -> None:
    for axis in figure.subplots(1, 2):
        axis.plot([1, 10, 100])
        axis.set(title="title", xlabel="epoch", yscale="log")
    figure.suptitle("all of it")


def legend_outside(figure: Figure) -> None:
    axis = figure.subplots()
    axis.plot([1, 2], label="a curve")
    axis.legend(loc="upper left", bbox_to_anchor=(1.02, 1))


def ticks_on_top(figure: Figure) -> None:
    axis = figure.subplots()
    axis.matshow(np.eye(3))
    axis.set(title="title", xlabel="$x_1$")


def dark(figure: Figure) -> None:
    figure.set_facecolor("black")
    axis = figure.subplots()
    axis.plot([1, 2])
    axis.tick_params(colors="white")


def transparent(figure: Figure) -> None:
    figure.patch.set_alpha(0)
    figure.subplots().plot([1, 2])


def pixels(png: bytes) -> np.ndarray[Any, Any]:
    image = Image.open(io.BytesIO(png))
    assert image.format == "PNG"
    return np.asarray(image.convert("RGBA"), dtype=float)


@pytest.mark.parametrize("draw", [two_axes, legend_outside, ticks_on_top, dark, transparent])
@pytest.mark.parametrize("fmt", ["png", "retina"])
def test_a_figure_looks_as_jupyter_shows_it(show: Any, draw: Draw, fmt: str) -> None:
    pictures = []
    for how in (AS_IPYTHON, show):
        figure = Figure(figsize=(5, 3))
        FigureCanvasAgg(figure)
        draw(figure)
        pictures.append(pixels(how(figure, fmt)))
    then, now = pictures
    scale = 2 if fmt == "retina" else 1
    assert np.abs(np.subtract(then.shape, now.shape)).max() <= 6 * scale  # a label's box is larger than its ink
    colours = [np.unique(picture.reshape(-1, 4), axis=0) for picture in pictures]
    assert (colours[0][[0, -1]] == colours[1][[0, -1]]).all()  # the darkest and the brightest
    ink = [int((picture != picture[0, 0]).any(axis=2).sum()) for picture in pictures]
    assert ink[1] == pytest.approx(ink[0], rel=0.02)


@pytest.mark.parametrize(("size", "dpi"), [((5.03, 3.17), 73), ((4.999, 2.001), 99.9), ((1 / 3, 0.7), 101)])
def test_pixels_are_counted_as_matplotlib_does(
    show: Any, monkeypatch: pytest.MonkeyPatch, size: tuple[float, float], dpi: float
) -> None:
    cut, cuts = plots_kernel._cut, list[int]()

    def counted(drawn: bytes, *rest: Any) -> bytes:
        cuts.append(len(drawn))
        return cut(drawn, *rest)

    monkeypatch.setattr(plots_kernel, "_cut", counted)
    figure = Figure(figsize=size, dpi=dpi)
    FigureCanvasAgg(figure)
    figure.subplots().plot([1, 2])
    assert pixels(show(figure)).size > 0
    assert len(cuts) == 1


def test_a_figure_is_laid_out_once(show: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    renderers = []

    def draw(figure: Figure, renderer: Any) -> None:
        renderers.append(renderer)
        as_matplotlib(figure, renderer)

    as_matplotlib = Figure.draw
    monkeypatch.setattr(Figure, "draw", draw)
    figure = Figure()
    FigureCanvasAgg(figure)
    figure.subplots().plot([1, 2])
    show(figure)
    assert len(renderers) == 1


def test_formulas_are_laid_out_once_for_all_figures(show: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    parse, parsed = _mathtext.Parser.parse, list[str]()

    def noted(self: Any, text: str, *rest: Any) -> Any:
        parsed.append(text)
        return parse(self, text, *rest)

    monkeypatch.setattr(_mathtext.Parser, "parse", noted)
    shown = []
    for title in ("$a_1$", "$a_1$", "$a_2$"):
        figure = Figure()
        FigureCanvasAgg(figure)
        figure.subplots().set_title(title)
        shown.append(show(figure))
    assert parsed == ["$a_1$", "$a_2$"]
    assert shown[0] == shown[1] != shown[2]


def test_installing_again_wraps_nothing_twice(show: Any) -> None:
    plots_kernel.install(shell())
    again = vars(pylabtools)["print_figure"]
    assert again is not show
    assert again.as_ipython is AS_IPYTHON


def test_text_is_a_png_in_base64(show: Any) -> None:
    figure = Figure()
    FigureCanvasAgg(figure)
    figure.subplots().plot([1, 2])
    text = show(figure, base64=True)
    assert isinstance(text, str)
    assert pixels(base64.b64decode(text)).shape[2] == 4


def test_an_empty_figure_shows_nothing(show: Any) -> None:
    assert show(Figure()) is None


def test_an_axis_without_anything_in_it_is_no_error(show: Any) -> None:
    figure = Figure()
    FigureCanvasAgg(figure)
    figure.subplots().set_axis_off()
    assert pixels(show(figure)).size > 0


def test_a_huge_figure_is_left_to_ipython(show: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plots_kernel, "_cut", lambda *_: pytest.fail("it takes twice the memory"))
    figure = Figure(figsize=(40, 30))
    FigureCanvasAgg(figure)
    figure.subplots().plot([1, 2])
    assert pixels(show(figure)).shape[1] > 3000


def test_other_formats_are_left_to_ipython(show: Any) -> None:
    figure = Figure()
    FigureCanvasAgg(figure)
    figure.subplots().plot([1, 2])
    assert show(figure, "svg").startswith("<?xml")
    assert show(figure, "pdf").startswith(b"%PDF")


def test_a_cell_draws_its_figure_once_and_shows_it(kernel: Kernel) -> None:
    kernel.plant(("plots_kernel", "install(get_ipython())"), limit_s=30)
    counting = new_code_cell(
        "import matplotlib.figure\n"
        "drawn, as_matplotlib = [], matplotlib.figure.Figure.draw\n"
        "matplotlib.figure.Figure.draw = lambda figure, renderer: drawn.append(1) or as_matplotlib(figure, renderer)"
    )
    assert kernel.run(counting, limit_s=20).outcome is Outcome.PASSED
    for shown in ("", "plt.show()"):
        cell = new_code_cell(f"import matplotlib.pyplot as plt\nplt.plot([1, 2]);\n{shown}")
        assert kernel.run(cell, limit_s=20).outcome is Outcome.PASSED
        assert [output.output_type for output in cell.outputs] == ["display_data"]
        assert pixels(base64.b64decode(cell.outputs[0].data["image/png"])).size > 0
    assert kernel.ask("len(drawn)", limit_s=5) == "2"


@pytest.mark.parametrize("gui", ["widget", "qt", "notebook", "inline", "nosuchthing"])
def test_a_cell_shows_its_figure_whatever_window_it_asks_for(kernel: Kernel, gui: str) -> None:
    kernel.plant(("plots_kernel", "install(get_ipython())"), limit_s=30)
    cell = new_code_cell(
        f"%matplotlib {gui}\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nanswer = 1"
    )
    assert kernel.run(cell, limit_s=20).outcome is Outcome.PASSED
    assert kernel.ask("answer", limit_s=5) == "1"
    if gui != "notebook":  # a backend of matplotlib's own, which shows scripts
        assert any("image/png" in output.get("data", {}) for output in cell.outputs)
