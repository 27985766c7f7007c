"""What can be done about each kind of expected trouble: the actions that are offered beside its sentence."""

from __future__ import annotations

from typing import Final

from cxr_desktop.errors import (
    CxrError,
    DeviceUnavailable,
    EmbedderMismatch,
    FilmsNotLocated,
    HistoryError,
    ImageError,
    JoinedLibraryLost,
    LibrariesNotJoinable,
    LibraryError,
    ModelError,
    NoFilmsFound,
    OutOfMemory,
    UnreadableFile,
)

_WAYS_ON: Final[tuple[tuple[type[CxrError], tuple[str, ...]], ...]] = (  # the first that fits, so the narrowest first
    (UnreadableFile, ("ask_again", "open")),
    (ImageError, ("next", "open")),
    (NoFilmsFound, ("open", "open_folder")),
    (FilmsNotLocated, ("locate",)),
    (JoinedLibraryLost, ("leave_out", "libraries")),
    (LibrariesNotJoinable, ("leave_out", "libraries")),
    (EmbedderMismatch, ("open_library", "settings")),
    (LibraryError, ("demonstration", "open_library")),
    (DeviceUnavailable, ("use_cpu", "settings")),
    (OutOfMemory, ("ask_again", "settings")),
    (ModelError, ("settings",)),
    (HistoryError, ("settings",)),
)


def ways_on(error: CxrError) -> tuple[str, ...]:
    """Names of actions."""
    return next((names for kind, names in _WAYS_ON if isinstance(error, kind)), ())
