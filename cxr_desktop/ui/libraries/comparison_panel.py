"""What came of asking two libraries about the same films: in words first, then figures, then the films themselves.

Where test films or their patients are in a library too, a sentence above everything says that the figures are too good.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QVBoxLayout

from cxr_desktop.evaluation.paired import PairedFilm
from cxr_desktop.ui.libraries.audit_page import Section
from cxr_desktop.ui.libraries.figure_grid import FigureGrid
from cxr_desktop.ui.libraries.film_strip import ComparisonPictures, FilmStrip
from cxr_desktop.ui.libraries.metric_list import metric_words
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.libraries.words import count_text, share_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role
from cxr_desktop.workshop import ComparedLibraries

CONTEXT = "Verdicts"

_VERDICTS: Final[Mapping[str, object]] = {
    "equal": QT_TRANSLATE_NOOP("Verdicts", "The votes of both are right for the very same films."),
    "undecided": QT_TRANSLATE_NOOP(
        "Verdicts", "These films do not show that one is better: the difference may well be chance."
    ),
    "new": QT_TRANSLATE_NOOP("Verdicts", "The new library's vote is right for more films than the old one's."),
    "old": QT_TRANSLATE_NOOP("Verdicts", "The new library's vote is right for fewer films than the old one's."),
}
_SMALLEST_P: Final = 0.001


class ComparisonPanel(Worded):
    """Hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.made: ComparedLibraries | None = None
        self._pictures = ComparisonPictures((), ())
        self._verdict, self._counts, self._brand, self._caution = (QLabel(wordWrap=True) for _ in range(4))
        self._figures = PairedList()
        self.only_old, self.only_new = Section(FilmStrip(1)), Section(FilmStrip(1))
        give_role(self._verdict, size=TextSize.HEADING)
        give_role(self._brand, tone="warning")
        give_role(self._caution, size=TextSize.SMALL, tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_PX)
        for widget in (
            self._brand,
            self._verdict,
            self._counts,
            self._figures,
            self._caution,
            self.only_old,
            self.only_new,
        ):
            column.addWidget(widget)
        self.hide()

    @property
    def text(self) -> str:
        """What it says of the whole."""
        labels = (self._brand, self._verdict, self._counts)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    @property
    def rows(self) -> list[tuple[str, ...]]:
        return self._figures.rows()

    def show_comparison(self, made: ComparedLibraries | None, pictures: ComparisonPictures | None = None) -> None:
        self.made, self._pictures = made, pictures or ComparisonPictures((), ())
        self.setVisible(made is not None)
        self.retranslate()

    def retranslate(self) -> None:
        if self.made is None:
            return
        record = self.made.record
        self._verdict.setText(QCoreApplication.translate(CONTEXT, str(_VERDICTS[record["verdict"]])))
        test = record["mcnemar"]["knn_accuracy"]
        self._counts.setText(
            self.tr(
                "Of {films} films of {patients} patients right with the new library alone: {new}; with the old one "
                "alone: {old} (exact McNemar test: {p}). Not read: {refused}."
            ).format(
                films=count_text(record["films"]),
                patients=count_text(record["patients"]),
                new=count_text(test["only_new"]),
                old=count_text(test["only_old"]),
                p=p_text(test["p"]),
                refused=count_text(len(record["refused"])),
            )
        )
        self._brand.setVisible(record["overlap"]["is_biased"])
        self._brand.setText(
            self.tr(
                "{films} of these films, or their patients, are in a library too: figures are too good. Compare with "
                "other films, or read them with that in mind."
            ).format(films=count_text(record["overlap"]["films"]))
        )
        self._caution.setText(
            self.tr(
                "Intervals draw whole patients; the test counts films. Where many films are of one patient, trust the "
                "interval of the difference."
            )
        )
        self._figures.show_record(record)
        meaning = self.tr("By the vote of the five nearest cases; the first ones with their pictures.")
        for section, films, pictures, total, title in (
            (
                self.only_new,
                self.made.only_new,
                self._pictures.only_new,
                test["only_new"],
                self.tr("Right with the new library alone: {count}"),
            ),
            (
                self.only_old,
                self.made.only_old,
                self._pictures.only_old,
                test["only_old"],
                self.tr("Right with the old library alone: {count}"),
            ),
        ):
            shown = [film for film, _ in films]
            section.show_films(title.format(count=count_text(total)), meaning, self._films(shown, pictures))

    def _films(self, films: Sequence[PairedFilm], pictures: Sequence[QImage]) -> list[tuple[QImage, str]]:
        """One library's vote is the label; the other one's is said."""
        text = self.tr("{label}: {name}\nthe other one: {vote}")
        return [
            (
                picture,
                text.format(
                    label=film.label,
                    name=film.film.film.path.name,
                    vote=film.new.vote if film.old.is_right else film.old.vote,
                ),
            )
            for film, picture in zip(films, pictures, strict=True)
        ]


class PairedList(FigureGrid):
    """Each figure of both libraries, the difference with its interval, and the test: of comparison.json."""

    def __init__(self) -> None:
        super().__init__(columns=5)

    def rows(self) -> list[tuple[str, ...]]:
        """Title, old, new, difference, test."""
        return [self._row(name, figure) for name, figure in self._record.get("figures", {}).items()]

    def _labels(self) -> Iterator[Sequence[QLabel]]:
        heads = ("", self.tr("Old"), self.tr("New"), self.tr("New less old, in points"), self.tr("McNemar"))
        for row, texts in enumerate((heads, *self.rows())):
            cells = [QLabel(text) for text in texts]
            for cell in cells:
                give_role(cell, size=None if row else TextSize.SMALL, tone="" if row else "muted")
            yield cells

    def _row(self, name: str, figure: Mapping[str, Any]) -> tuple[str, ...]:
        title = metric_words(name)[0].format(label=self._record["positive_label"])
        old, new = (_share(figure[side]["value"]) for side in ("old", "new"))
        test = self._record["mcnemar"].get(name)
        return title, old, new, self._difference(figure["difference"]), p_text(test["p"]) if test else ""

    def _difference(self, figure: Mapping[str, float | None]) -> str:
        value, low, high = figure["value"], figure["low"], figure["high"]
        if value is None or low is None or high is None:
            return self.tr("too few films")
        return self.tr("{value} ({low} to {high})").format(value=_signed(value), low=_signed(low), high=_signed(high))


def p_text(p: float) -> str:
    """`p = 0.031`, or `p < 0.001`."""
    locale = QLocale()
    if p < _SMALLEST_P:
        return "p < " + locale.toString(_SMALLEST_P, "f", 3)
    return "p = " + locale.toString(p, "f", 3)


def _share(value: float | None) -> str:
    return "" if value is None else share_text(value)


def _signed(value: float) -> str:
    """A difference of shares in percentage points, with its sign; a minus that is one."""
    points = round(100.0 * value, 1)
    sign = "+" if points > 0 else "\N{MINUS SIGN}" if points < 0 else "\N{PLUS-MINUS SIGN}"
    return sign + QLocale().toString(abs(points), "f", 1)
