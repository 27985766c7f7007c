"""What can be done about trouble with a library, there where it is told: names of the view's own actions."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cxr_desktop.errors import (
    CxrError,
    EmbedderMismatch,
    LibraryCorrupt,
    LibraryLocked,
    LibraryMissing,
    LibraryNotWritable,
    LibraryTooNew,
)

CONTEXT = "Refusals"

_WAYS_ON: Final[tuple[tuple[type[CxrError], tuple[str, ...]], ...]] = (
    (EmbedderMismatch, ("settings", "rebuild")),
    (LibraryCorrupt, ("verify", "rebuild")),
    (LibraryMissing, ("find",)),
    (LibraryTooNew, ()),
    (LibraryLocked, ("again",)),
    (LibraryNotWritable, ("again",)),
)

_WORDS: Final = {
    "settings": QT_TRANSLATE_NOOP("Refusals", "Choose another model …"),
    "rebuild": QT_TRANSLATE_NOOP("Refusals", "Build it again …"),
    "verify": QT_TRANSLATE_NOOP("Refusals", "Verify"),
    "find": QT_TRANSLATE_NOOP("Refusals", "Look for it …"),
    "again": QT_TRANSLATE_NOOP("Refusals", "Try again"),
    "back": QT_TRANSLATE_NOOP("Refusals", "Go back …"),
}


def ways_on(error: CxrError | None) -> tuple[str, ...]:
    """Names of actions; `way_text` has their words."""
    return next((names for kind, names in _WAYS_ON if isinstance(error, kind)), ())


def way_text(name: str) -> str:
    return QCoreApplication.translate(CONTEXT, str(_WORDS[name]))
