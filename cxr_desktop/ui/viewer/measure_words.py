"""The words of measuring: what to set next, the number with its unit, and what lengths rest on."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from cxr_desktop.imaging.measuring import Kind, Scale


class MeasureWords(QObject):
    """In the language of the moment."""

    def prompt(self, kind: Kind, points_set: int) -> str:
        """Where the next point belongs."""
        prompts = {
            "distance": (self.tr("Distance: set one end"), self.tr("Distance: set the other end")),
            "angle": (
                self.tr("Angle: set the end of one side"),
                self.tr("Angle: set the corner"),
                self.tr("Angle: set the end of the other side"),
            ),
            "cardiothoracic": (
                self.tr("Heart: set one edge, where it is widest"),
                self.tr("Heart: set the other edge"),
                self.tr("Chest: set one inner edge of the ribs, where it is widest"),
                self.tr("Chest: set the other inner edge"),
            ),
        }
        return prompts[kind.name][points_set]

    def result(self, kind: Kind, value: float, scale: Scale | None) -> str:
        """The number, with what it is in."""
        if kind.unit == "angle":
            return self.tr("{degrees}°").format(degrees=_number(value, 1))
        if kind.unit == "ratio":
            return self.tr("Cardiothoracic ratio {ratio}").format(ratio=_number(value, 2))
        if scale is None:
            return self.tr("{pixels} pixels").format(pixels=_number(value, 0))
        return self.tr("{length} mm").format(length=_number(value, 1))

    def scale(self, scale: Scale | None) -> str:
        """What lengths rest on."""
        if scale is None:
            return self.tr("No scale: lengths are in pixels")
        if scale.is_at_detector:
            return self.tr("Scale: at the detector (DICOM Imager Pixel Spacing); in the patient it is less")
        return self.tr("Scale: DICOM Pixel Spacing")


def _number(value: float, digits: int) -> str:
    return QLocale().toString(float(value), "f", digits)
