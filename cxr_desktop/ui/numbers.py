"""Numbers as they are said on screen, in the user's locale."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLocale


def similarity_text(similarity: float) -> str:
    """Four digits, cut and not rounded: 1.0000 is said of nothing but the same embedding.

    As in cxr_desktop.export.sentences, but with the decimal sign of the locale.
    """
    cut = math.trunc(similarity * 10_000 + math.copysign(1e-6, similarity)) / 10_000
    return QLocale().toString(cut, "f", 4)


def percent_text(share: float) -> str:
    """A share of 0 to 1 in whole per cent."""
    number = QLocale().toString(round(100 * share))
    return QCoreApplication.translate("Numbers", "{number} %").format(number=number)
