"""How good a library is, asked with films whose labels are known: figures with intervals, curves, and what went wrong.

Where test films or their patients are also in the library the figures are held back until somebody asks for them, and
then stand under a sentence that says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cxr_desktop.ui.dialogs import Dialogs
from cxr_desktop.ui.libraries.audit_page import Section
from cxr_desktop.ui.libraries.confusion_chart import ConfusionChart
from cxr_desktop.ui.libraries.curve_chart import Axes, CurveChart
from cxr_desktop.ui.libraries.film_strip import FailurePictures, FilmStrip
from cxr_desktop.ui.libraries.metric_list import MetricList
from cxr_desktop.ui.libraries.shelf_page import page_column
from cxr_desktop.ui.libraries.source_form import SourceForm
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.libraries.words import count_text, share_text
from cxr_desktop.ui.numbers import similarity_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role
from cxr_desktop.workshop import EvaluatedLibrary


class EvaluationPage(Worded):
    """Asks for films, shows what came of them."""

    evaluation_requested = Signal(object, object)  # folder, FilmSource
    export_requested = Signal(object)  # EvaluatedLibrary

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self._made: EvaluatedLibrary | None = None
        self._pictures: Sequence[QImage] = ()
        self._is_working = self._is_accepted = False
        self.source = SourceForm(dialogs)
        self.evaluate, self.accept, self.export = QPushButton(), QPushButton(), QPushButton()
        self._introduction, self._summary, self.brand = (QLabel(wordWrap=True) for _ in range(3))
        self.metrics, self.confusion = MetricList(), ConfusionChart()
        self.roc, self.precision = CurveChart(), CurveChart()
        self.failures = Section(FilmStrip(2))
        self._lay_out()
        self.source.changed.connect(self._offer)
        self.evaluate.clicked.connect(lambda: self.evaluation_requested.emit(self._folder, self.source.source))
        self.accept.clicked.connect(self._on_accept_clicked)
        self.export.clicked.connect(lambda: self.export_requested.emit(self._made))
        self._show_parts()
        self.retranslate()

    @property
    def text(self) -> str:
        return f"{self._summary.text()}\n{self.brand.text() if not self.brand.isHidden() else ''}"

    def begin(self, folder: Path) -> None:
        """This library is to be evaluated. What was found of it before stays to be read."""
        if folder != self._folder:
            self._folder, self._made = folder, None
            self.source.set_source(None)
        self._show_parts()
        self.retranslate()

    def show_evaluation(self, made: EvaluatedLibrary, pictures: FailurePictures) -> None:
        self._made, self._pictures, self._is_accepted = made, pictures.pictures, False
        self._show_parts()
        self.retranslate()

    def show_working(self, is_working: bool) -> None:
        self._is_working = is_working
        self.source.setEnabled(not is_working)
        self._offer()

    # ------------------------------------------------------------ words

    def retranslate(self) -> None:
        self._introduction.setText(
            self.tr(
                "Films whose labels are known are asked about, one by one, and the library's answers are compared with "
                "those labels. They should be films and patients that {name} does not have."
            ).format(name=self._folder.name)
        )
        self.evaluate.setText(self.tr("Evaluate"))
        self.accept.setText(self.tr("Show them all the same"))
        self.export.setText(self.tr("Export …"))
        if self._made is not None:
            self._say_summary(self._made)
            self._draw(self._made)
            self._say_failures(self._made)

    def _say_summary(self, made: EvaluatedLibrary) -> None:
        record = made.record
        self._summary.setText(
            self.tr("{films} films of {patients} patients, {refused} that could not be read").format(
                films=count_text(record["films"]),
                patients=count_text(record["patients"]),
                refused=count_text(len(record["refused"])),
            )
        )
        overlap = record["overlap"]
        self.brand.setText(
            self.tr(
                "{films} of these films are in the library too, and {patients} are of patients that it has: figures "
                "are too good. Evaluate other films, or look at them with that in mind."
            ).format(
                films=count_text(overlap["films_in_library"]),
                patients=count_text(overlap["films_of_patients_in_library"]),
            )
        )
        self.metrics.show_record(record)

    def _draw(self, made: EvaluatedLibrary) -> None:
        labels = made.record["labels"]
        self.confusion.show_counts(labels, made.record["confusion"])
        ends = ((0.0, QLocale().toString(0)), (1.0, QLocale().toString(1)))
        self.roc.show_curves(
            made.roc,
            labels,
            Axes(self.tr("1 - specificity"), self.tr("Sensitivity"), ends, has_diagonal=True),
            self.tr("Sensitivity over 1 - specificity; the dotted line is a guess."),
        )
        curve = made.precision
        ks, shares = [count_text(int(k)) for k in curve.x], [share_text(y) for y in curve.y]
        evenly = np.linspace(0, 1, len(ks))  # 1, 3, 5, 10, ... are steps, not a scale
        self.precision.show_curves(
            [replace(curve, x=evenly)],
            labels,
            Axes(self.tr("nearest cases"), self.tr("Precision"), tuple(zip(evenly.tolist(), ks, strict=True))),
            self.tr("Share of the nearest cases that have the film's label: {values}").format(
                values=", ".join(f"{k}: {share}" for k, share in zip(ks, shares, strict=True))
            ),
        )

    def _say_failures(self, made: EvaluatedLibrary) -> None:
        wrong = int((made.evaluation.outcomes.voted != made.evaluation.outcomes.truth).sum())
        self.failures.show_films(
            self.tr("Films whose vote is not their label: {count}").format(count=count_text(wrong)),
            self.tr("Each beside its nearest case; those first that the library was surest of."),
            [
                (
                    picture,
                    self.tr("{label}: {name}\nvote {vote} ({share})\nnearest: {nearest} {similarity}").format(
                        label=failure.label,
                        name=failure.path.name,
                        vote=failure.vote,
                        share=share_text(failure.share),
                        nearest=failure.nearest.case.label,
                        similarity=similarity_text(failure.nearest.similarity),
                    ),
                )
                for failure, picture in zip(made.failures, self._pictures, strict=True)
            ],
        )

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        for label, tone in ((self._introduction, "muted"), (self.brand, "warning")):
            give_role(label, tone=tone)
        give_role(self._summary, size=TextSize.HEADING)
        give_role(self.evaluate, kind="primary")
        first, second, charts = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (first, (self.evaluate,)),
            (second, (self.accept, self.export)),
            (charts, (self.confusion, self.roc, self.precision)),
        ):
            row.setSpacing(2 * SPACE_PX)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
        self._results = QWidget()
        results = QVBoxLayout(self._results)
        results.setContentsMargins(0, 0, 0, 0)
        results.setSpacing(2 * SPACE_PX)
        results.addWidget(self.metrics)
        results.addLayout(charts)
        results.addWidget(self.failures)
        column = page_column(self)
        column.addWidget(self._introduction)
        column.addWidget(self.source)
        column.addLayout(first)
        column.addWidget(self._summary)
        column.addWidget(self.brand)
        column.addLayout(second)
        column.addWidget(self._results)
        column.addStretch(1)

    def _on_accept_clicked(self) -> None:
        self._is_accepted = True
        self._show_parts()

    def _show_parts(self) -> None:
        made = self._made
        is_biased = made is not None and made.record["overlap"]["is_biased"]
        is_open = made is not None and (self._is_accepted or not is_biased)
        self._summary.setVisible(made is not None)
        self.brand.setVisible(is_biased)
        self.accept.setVisible(made is not None and not is_open)
        self.export.setVisible(is_open)
        self._results.setVisible(is_open)
        self._offer()

    def _offer(self) -> None:
        self.evaluate.setEnabled(self.source.source is not None and not self._is_working)
