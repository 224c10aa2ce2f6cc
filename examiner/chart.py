"""What people see of a calibration: the picture with each limit drawn in, the table in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure
from rich.table import Table

from examiner.calibration import Luck, Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_RIGHT, _WRONG, _LIMIT = "#0877bd", "#f59322", "#1f2328"
_BINS = 40


def draw(rows: Sequence[Row]) -> Figure:
    """Return one small picture for each test that measures something: right blue, nearest wrong orange."""
    shown = [row for row in rows if row.limit is not None]
    columns = 3
    lines = max(-(-len(shown) // columns), 1)
    figure = Figure(figsize=(12, 2.3 * lines + 0.4), layout="constrained")
    axes = np.atleast_1d(figure.subplots(lines, columns, squeeze=False)).ravel()
    for axis, row in zip(axes, shown, strict=False):
        _draw_row(axis, row)
    for axis in axes[len(shown) :]:
        axis.set_axis_off()
    figure.suptitle("Right answers (blue), nearest wrong answers (orange), limit (line)", fontsize=11)
    return figure


def _draw_row(axis: Axes, row: Row) -> None:
    assert row.limit is not None
    everything = np.array([*row.right, *row.wrong, row.limit.limit])
    is_loss = row.limit.is_ceiling
    if is_loss:
        everything = np.maximum(everything, 1e-6)
        bins = np.geomspace(everything.min() * 0.8, everything.max() * 1.25, _BINS)
        axis.set_xscale("log")
    else:
        bins = np.linspace(everything.min() - 0.02, 1.005, _BINS)
    for values, colour in ((row.right, _RIGHT), (row.wrong, _WRONG)):
        if values:
            clipped = np.maximum(values, 1e-6) if is_loss else np.array(values)
            weights = np.full(len(values), 1 / len(values))
            axis.hist(clipped, bins=list(bins), weights=weights, color=colour, alpha=0.65)
    axis.axvline(row.limit.limit, color=_LIMIT, linewidth=1.4)
    axis.set_title(f"{row.question}: {row.test.removeprefix('test_')}", fontsize=9)
    axis.set_xlabel(f"{'loss at most' if is_loss else 'accuracy at least'} {row.limit.limit:g}", fontsize=8)
    axis.set_ylabel("share of runs", fontsize=8)
    axis.tick_params(labelsize=7)


def luck_table(lines: Sequence[Luck]) -> Table:
    """Return how often luck costs a right answer points."""
    table = Table("question", "right answers", "unlucky runs (95 %)", "unluckiest", "in three runs, at most")
    for line in lines:
        name, rate = line.worst
        chance = f"{line.after_all_runs:.1e}"
        table.add_row(line.question, str(line.answers), str(line.unlucky), f"{name} {rate}", chance)
    return table
