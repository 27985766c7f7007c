"""The figures of an evaluation, each with its interval and with what it means: none is shown without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QLabel

from cxr_desktop.ui.libraries.figure_grid import FigureGrid
from cxr_desktop.ui.libraries.words import share_text
from cxr_desktop.ui.theme import TextSize, give_role

CONTEXT = "Metrics"

_WORDS: Final[Mapping[str, tuple[object, object]]] = {  # name in metrics.json -> title, meaning
    "knn_accuracy": (
        QT_TRANSLATE_NOOP("Metrics", "Vote is the label"),
        QT_TRANSLATE_NOOP("Metrics", "Films for which the vote of the five nearest cases is their label."),
    ),
    "top1_accuracy": (
        QT_TRANSLATE_NOOP("Metrics", "Nearest case has the label"),
        QT_TRANSLATE_NOOP("Metrics", "Films whose nearest case has their label."),
    ),
    "mean_precision_at_5": (
        QT_TRANSLATE_NOOP("Metrics", "Precision among five"),
        QT_TRANSLATE_NOOP("Metrics", "Of the five nearest cases, how many have the film's label, on average."),
    ),
    "map_at_5": (
        QT_TRANSLATE_NOOP("Metrics", "Mean average precision"),
        QT_TRANSLATE_NOOP("Metrics", "As before, but cases that are nearer count more."),
    ),
    "sensitivity": (
        QT_TRANSLATE_NOOP("Metrics", "Sensitivity for {label}"),
        QT_TRANSLATE_NOOP("Metrics", "Of the films with this label, those for which the vote says so."),
    ),
    "specificity": (
        QT_TRANSLATE_NOOP("Metrics", "Specificity for {label}"),
        QT_TRANSLATE_NOOP("Metrics", "Of the films with another label, those for which the vote does not say it."),
    ),
    "auroc": (
        QT_TRANSLATE_NOOP("Metrics", "Area under the curve (AUROC)"),
        QT_TRANSLATE_NOOP(
            "Metrics", "How often a film with a label scores higher for it than one without; 50 % is a guess."
        ),
    ),
}


def metric_words(name: str) -> tuple[str, str]:
    """Title, in which {label} may have its place, and meaning of a metric."""
    title, meaning = (QCoreApplication.translate(CONTEXT, str(text)) for text in _WORDS[name])
    return title, meaning


class MetricList(FigureGrid):
    """One row for each figure of metrics.json that the films allow."""

    def __init__(self) -> None:
        super().__init__(columns=3)  # the meaning, behind them, takes the width that is left

    def rows(self) -> Sequence[tuple[str, str, str, str]]:
        """Title, value, interval, meaning."""
        rows = []
        for name, (low, high) in self._record.get("intervals_95", {}).items():
            if self._record[name] is None:
                continue
            title, meaning = metric_words(name)
            title = title.format(label=self._record["positive_label"])
            rows.append((title, share_text(self._record[name]), self._interval(low, high), meaning))
        return rows

    def _labels(self) -> Iterator[Sequence[QLabel]]:
        for title, value, interval, meaning in self.rows():
            texts = ((title, None, None), (value, TextSize.HEADING, None), (interval, None, "muted"))
            cells = []
            for column, (text, size, tone) in enumerate((*texts, (meaning, TextSize.SMALL, "muted"))):
                cell = QLabel(text, wordWrap=column == 3)
                give_role(cell, size=size, tone=tone)
                cells.append(cell)
            yield cells

    def _interval(self, low: float | None, high: float | None) -> str:
        if low is None or high is None:
            return self.tr("too few films for an interval")
        return self.tr("95 %: {low} to {high}").format(low=share_text(low), high=share_text(high))
