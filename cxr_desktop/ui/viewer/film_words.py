"""What is said of a film on the film itself: the lines of its corners and the letters at its edges, in words.

Letters of the patient's sides come from the file or not at all: "side unknown" is said where it does not tell, for a
letter of lead on the film itself may be wrong or missing, and turns and flips with it.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, QObject

from cxr_desktop.domain import Window
from cxr_desktop.imaging.orientation import Edges, Turn, edges
from cxr_desktop.ui.film_lettering import Lettering
from cxr_desktop.ui.film_look import FilmRenderer


class FilmWords(QObject):
    """The words, in the language of the moment."""

    def of_patient(
        self, film: FilmRenderer, turn: Turn, over_it: tuple[str, ...], measured: tuple[str, ...]
    ) -> Lettering:
        """What a reader must not forget, whatever else is hidden: sides, turns, and what lies over the film."""
        return Lettering(
            top_right=_present(*over_it, self.turn_line(turn)),
            bottom_left=measured,
            edges=self.edge_letters(film, turn),
        )

    def of_film(
        self, lettering: Lettering, film: FilmRenderer, caption: str, window: Window | None, zoom: float
    ) -> Lettering:
        """That, and what the film is called, comes from, and is looked at with."""
        return replace(
            lettering,
            top_left=_present(caption, *self.source_lines(film)),
            bottom_left=(*lettering.bottom_left, *(() if window is None else (self.window_line(window),))),
            bottom_right=(self.zoom_line(zoom),),
        )

    def filter_line(self, name: str, *, is_there: bool) -> str:
        """Which filter the film is looked at through; empty: none."""
        names = {"clahe": self.tr("local contrast (CLAHE)"), "sharpen": self.tr("sharpened")}
        if not name:
            return ""
        text = self.tr("Filter: {name}") if is_there else self.tr("Filter: {name}, being made …")
        return text.format(name=names[name])

    def edge_letters(self, film: FilmRenderer, turn: Turn) -> Edges:
        """What is at each edge; where the file does not say, that it does not."""
        known = edges(film.geometry.orientation, turn)
        return known or Edges(left=self.tr("Side unknown"), top="", right="", bottom="")

    def source_lines(self, film: FilmRenderer) -> tuple[str, ...]:
        """View and side as the file names them, and what the picture is worth: an export has lost the detector's
        range."""
        sides = {"L": self.tr("left side"), "R": self.tr("right side"), "B": self.tr("both sides")}
        about = ", ".join(_present(film.facts.view_position, sides.get(film.facts.laterality or "")))
        kind = self.tr("8-bit picture ({format})") if film.is_eight_bit else "{format}"
        return _present(about, kind.format(format=film.file_format))

    def turn_line(self, turn: Turn) -> str:
        """How the film is laid otherwise than it came; empty: not at all."""
        mirrored = self.tr("Mirrored") if turn.is_mirrored else ""
        degrees = QLocale().toString(90 * turn.quarters)
        turned = self.tr("Turned by {degrees}°").format(degrees=degrees) if turn.quarters else ""
        return ", ".join(_present(mirrored, turned))

    def window_line(self, window: Window) -> str:
        """Centre and width, with as many digits as mean something."""
        digits = 0 if window.width >= 20 else 3
        centre, width = (QLocale().toString(float(value), "f", digits) for value in (window.center, window.width))
        return self.tr("Window centre {centre}, width {width}").format(centre=centre, width=width)

    def zoom_line(self, screen_pixels_per_film_pixel: float) -> str:
        """100 % is one pixel of the screen for one of the film."""
        percent = QLocale().toString(screen_pixels_per_film_pixel * 100, "f", 0)
        return self.tr("Zoom {percent}%").format(percent=percent)


def _present(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
