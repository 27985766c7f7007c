"""Figures of evaluation and library as PNG files: confusion, precision@k, curve, map of cases, similarities.

Every figure carries the research notice. Label colours are Okabe and Ito's, told apart by colour-blind eyes, and come
with a marker shape each, so that colour is never the only carrier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Neighbour
from cxr_desktop.evaluation.curves import precision_curve, roc_curves
from cxr_desktop.evaluation.metrics import Outcomes, confusion
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.output import write_output

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442", "#000000")
_MARKERS = ("o", "^", "s", "D", "v", "P", "X", "<")
_QUERY_COLOUR = "#000000"

Styles = Mapping[str, tuple[str, str]]
"""Label -> (colour, marker)."""


def draw_confusion(outcomes: Outcomes, path: Path) -> None:
    """Label against kNN vote: counts, and shares of each label as shade."""
    table = confusion(outcomes)
    shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    with _figure(path, (1.6 + len(outcomes.labels), 1.8 + len(outcomes.labels))) as (axes,):
        axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
        ticks = range(len(outcomes.labels))
        axes.set_xticks(ticks, outcomes.labels, rotation=30, ha="right")
        axes.set_yticks(ticks, outcomes.labels)
        axes.set_xlabel("kNN vote")
        axes.set_ylabel("label")
        for row, column in np.ndindex(*table.shape):
            ink = "white" if shares[row, column] > 0.6 else "black"
            text = f"{table[row, column]}\n{shares[row, column]:.1%}"
            axes.text(column, row, text, ha="center", va="center", color=ink)


def draw_precision_at_k(outcomes: Outcomes, path: Path) -> None:
    """Mean share of the k nearest cases that have the film's label, over k."""
    curve = precision_curve(outcomes)
    ks = curve.x.astype(int).tolist()
    with _figure(path, (5.0, 3.6)) as (axes,):
        axes.plot(ks, curve.y, marker="o", color=_COLOURS[0])
        axes.set_xscale("log")
        axes.set_xticks(ks, [str(k) for k in ks])
        axes.minorticks_off()
        axes.set_xlabel("k nearest cases")
        axes.set_ylabel("mean precision@k")
        axes.grid(alpha=0.3)


def draw_roc(outcomes: Outcomes, path: Path) -> None:
    """ROC curve of the margin of the positive label, or of every label against the others."""
    with _figure(path, (4.4, 4.4)) as (axes,):
        for curve in roc_curves(outcomes):
            colour = _COLOURS[outcomes.labels.index(curve.label) % len(_COLOURS)]
            axes.plot(curve.x, curve.y, color=colour, label=curve.label)
        axes.plot((0, 1), (0, 1), color="grey", linestyle=":", linewidth=1)
        axes.set_xlabel("1 - specificity")
        axes.set_ylabel("sensitivity")
        if axes.get_legend_handles_labels()[0]:
            axes.legend(loc="lower right", frameon=False)


def draw_map(
    places: NDArray[np.floating],
    labels: Sequence[str],
    path: Path,
    *,
    query: NDArray[np.float64] | None = None,
    neighbours: Sequence[Neighbour] = (),
) -> None:
    """The library's cases (n, 2) by label; with a query, its place (2,) as a star and bars of its nearest cases."""
    styles = label_styles(sorted(set(labels)))
    with _figure(path, (11.0, 6.4) if neighbours else (7.0, 6.4), panels=2 if neighbours else 1) as (cloud, *bars):
        _scatter(cloud, places, labels, styles)
        if query is not None:
            x, y = query
            cloud.scatter(x, y, s=320, c=_QUERY_COLOUR, marker="*", edgecolors="white", linewidths=1.2, label="query")
        cloud.legend(loc="best", frameon=True, fontsize=8)
        for axes in bars:
            _bars(axes, neighbours, styles)


def label_styles(labels: Sequence[str]) -> Styles:
    """Label -> (colour, matplotlib marker); the same labels get the same styles."""
    return {label: (_COLOURS[i % len(_COLOURS)], _MARKERS[i % len(_MARKERS)]) for i, label in enumerate(labels)}


def _scatter(axes: Axes, places: NDArray[np.floating], labels: Sequence[str], styles: Styles) -> None:
    of_label = np.asarray(labels)
    for label, (colour, marker) in styles.items():
        cases = places[of_label == label]
        name = f"{label} ({len(cases)})"
        axes.scatter(cases[:, 0], cases[:, 1], s=9, c=colour, marker=marker, alpha=0.55, linewidths=0, label=name)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_xlabel("t-SNE: near means similar; far apart, and the size of gaps, mean nothing")


def _bars(axes: Axes, neighbours: Sequence[Neighbour], styles: Styles) -> None:
    """Cosine similarities, most similar case on top."""
    ranks = [n.rank for n in neighbours]
    colours = [styles[n.case.label][0] for n in neighbours]
    bars = axes.barh(ranks, [n.similarity for n in neighbours], color=colours, height=0.7)
    axes.bar_label(bars, [f"{n.similarity:.3f}" for n in neighbours], padding=3, fontsize=8)
    axes.set_yticks(ranks, [f"{n.rank}  {n.case.label}" for n in neighbours])
    axes.invert_yaxis()
    axes.set_xlim(min(0.0, *(n.similarity for n in neighbours)), 1.15)
    axes.set_xlabel("cosine similarity of the query's nearest cases (1 = same embedding)")


@contextmanager
def _figure(path: Path, size_inch: tuple[float, float], *, panels: int = 1) -> Iterator[list[Axes]]:
    """Axes to draw on, saved as PNG at the end. Agg draws without a display and from any thread."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=size_inch, dpi=130, layout="constrained")
    FigureCanvasAgg(figure)
    drawn = [figure.add_subplot(1, panels, i + 1) for i in range(panels)]
    yield drawn
    for axes in drawn:
        axes.spines[["top", "right"]].set_visible(False)
    figure.supxlabel(RESEARCH_NOTICE, fontsize=6.5, color="#555555")
    picture = BytesIO()
    figure.savefig(picture, format="png")
    write_output(path, picture.getvalue())
