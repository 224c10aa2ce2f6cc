"""What an address means, for people: its settings in words, its loss curves and its decision map as a picture."""

from __future__ import annotations

import base64
import html
import io
from typing import Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from examiner.address import Settings
from examiner.playground import Replay

_ORANGE_TO_BLUE = LinearSegmentedColormap.from_list("playground", ["#f59322", "#e8eaeb", "#0877bd"])
_FEATURE_SYMBOLS = {
    "x": "x₁",
    "y": "x₂",
    "xSquared": "x₁²",
    "ySquared": "x₂²",
    "xTimesY": "x₁x₂",
    "sinX": "sin(x₁)",
    "sinY": "sin(x₂)",
}
_CURVE_POINTS = 60
_MARGINS = {"left": 0.06, "right": 0.99, "bottom": 0.15, "top": 0.86, "wspace": 0.12}  # A layout engine draws twice.
_MAP_TICKS = np.linspace(-6, 6, 121)


def curve_epochs(last: int) -> list[int]:
    """Return the epochs at which a loss curve is drawn: about 60 from 0 to `last`, both included."""
    return sorted({round(epoch) for epoch in np.linspace(0, last, _CURVE_POINTS + 1)})


def in_words(settings: Settings) -> dict[str, str]:
    """Return each setting by its Korean name, as the page calls it in brackets."""
    rate = settings.regularization_rate
    return {
        "데이터(data)": f"{settings.data_set}, 잡음(noise) {settings.noise} %, 훈련 데이터 {settings.train_percent} %",
        "특성(features)": ", ".join(_FEATURE_SYMBOLS[name] for name in settings.features),
        "은닉층(hidden layers)": " → ".join(f"유닛 {units}개" for units in settings.hidden) or "없음",
        "활성화 함수(activation)": settings.activation,
        "학습률(learning rate)": f"{settings.learning_rate:g}",
        "배치 크기(batch size)": f"{settings.batch_size}",
        "규제(regularization)": "없음" if settings.regularization == "none" else f"{settings.regularization}, {rate:g}",
        "시드(seed)": settings.seed + (", 가중치 0에서 시작" if settings.init_zero else ""),
    }


def draw(replay: Replay) -> Figure:
    """Draw the loss curves and the decision map of a replay; its last epoch is the one that the map shows."""
    figure = Figure(figsize=(8.4, 3.4))
    curves, world = figure.subplots(1, 2, width_ratios=[1.25, 1], gridspec_kw=_MARGINS)
    _draw_losses(curves, replay)
    _draw_map(world, replay)
    last = max(replay.losses)
    figure.suptitle(f"{replay.settings.data_set}, epoch {last}: test loss {replay.losses[last][1]:.3f}")
    return figure


def as_html(replay: Replay) -> str:
    """Return settings, curves and map of a replay as HTML that needs no other file."""
    rows = "".join(
        f'<tr><th style="text-align:left;padding-right:1em">{html.escape(name)}</th>'
        f'<td style="text-align:left">{html.escape(words)}</td></tr>'
        for name, words in in_words(replay.settings).items()
    )
    last = max(replay.losses)
    text = f"{replay.settings.data_set}: {last} 에포크까지의 손실 곡선과 결정 경계"
    image = f'<img alt="{html.escape(text)}" src="data:image/png;base64,{_png(draw(replay))}"/>'
    return f"<h4>{html.escape(text)}</h4><table>{rows}</table><p>{image}</p>"


def _draw_losses(axis: Any, replay: Replay) -> None:
    epochs = sorted(replay.losses)
    for index, name in enumerate(("training loss", "test loss")):
        losses = np.array([replay.losses[epoch][index] for epoch in epochs])
        axis.plot(epochs, np.where(np.isfinite(losses), losses, np.nan), label=name)
    axis.set(xlabel="epoch", ylim=(0, None))
    axis.locator_params(nbins=5)
    axis.grid(alpha=0.3)
    axis.legend()


def _draw_map(axis: Any, replay: Replay) -> None:
    grid = np.stack(np.meshgrid(_MAP_TICKS, _MAP_TICKS), axis=-1).reshape(-1, 2)
    outputs = np.nan_to_num(replay.outputs(grid)).reshape(len(_MAP_TICKS), len(_MAP_TICKS))
    span = (_MAP_TICKS[0], _MAP_TICKS[-1]) * 2
    axis.imshow(outputs, origin="lower", extent=span, cmap=_ORANGE_TO_BLUE, alpha=0.6, vmin=-1, vmax=1)
    x, y, label = replay.points.T
    axis.scatter(x, y, c=label, cmap=_ORANGE_TO_BLUE, s=7, edgecolors="white", linewidths=0.3)
    ticks = [-6, -3, 0, 3, 6]
    axis.set(xlabel="x₁", ylabel="x₂", xlim=span[:2], ylim=span[:2], xticks=ticks, yticks=ticks)


def _png(figure: Figure) -> str:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=80)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
