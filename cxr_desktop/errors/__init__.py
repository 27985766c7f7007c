"""The error tree: expected trouble, each kind with a name, a code and a remedy.

    CxrError
    ├ InputError      NoFilmsFound · BadLabelFile · BadArgument · LibraryHoldsTestFilms · NotTrainable
    │                 CheckpointMismatch · OutputNotWritable
    ├ ImageError      UnsupportedFormat · CorruptImage · ImageTooLarge · NotARadiograph · UnreadableFile
    ├ LibraryError    LibraryMissing · LibraryCorrupt · LibraryTooNew · EmbedderMismatch · LibraryLocked
    │                 LibraryNotWritable · CaseNotFound · FilmsNotLocated · LibraryNotAllowed
    │                 LibrariesNotJoinable · JoinedLibraryLost
    │                 NothingChanges · LabelsDiffer
    ├ ModelError      WeightsMissing · WeightsCorrupt · WeightsForeign · DeviceUnavailable · OutOfMemory
    │                 TrainingDiverged · ModelNotAllowed
    ├ HistoryError    HistoryTooNew · HistoryCorrupt · HistoryNotWritable
    ├ AuditNotReadable · SwitchedOff · WindowOpen
    └ SettingsError
    Cancelled         not an error: not shown, not logged as one

Every error has a `code` that the window translates, and `details` for the named places in the translated sentence.
`str()` is English, for the log and the command line, and ends with what to do about it. Details never hold a patient's
identity. Whatever is not a CxrError is a bug and is allowed to be one.
"""

from __future__ import annotations

from cxr_desktop.errors.base import Cancelled, CxrError, detail_on_one_line, on_one_line
from cxr_desktop.errors.images import (
    CorruptImage,
    ImageError,
    ImageTooLarge,
    NotARadiograph,
    UnreadableFile,
    UnsupportedFormat,
)
from cxr_desktop.errors.inputs import (
    BadArgument,
    BadLabelFile,
    CheckpointMismatch,
    InputError,
    LibraryHoldsTestFilms,
    NoFilmsFound,
    NotTrainable,
    OutputNotWritable,
)
from cxr_desktop.errors.libraries import (
    CaseNotFound,
    EmbedderMismatch,
    FilmsNotLocated,
    JoinedLibraryLost,
    LabelsDiffer,
    LibrariesNotJoinable,
    LibraryCorrupt,
    LibraryError,
    LibraryLocked,
    LibraryMissing,
    LibraryNotAllowed,
    LibraryNotWritable,
    LibraryTooNew,
    NothingChanges,
)
from cxr_desktop.errors.models import (
    DeviceUnavailable,
    ModelError,
    ModelNotAllowed,
    OutOfMemory,
    TrainingDiverged,
    WeightsCorrupt,
    WeightsForeign,
    WeightsMissing,
)
from cxr_desktop.errors.records import (
    AuditNotReadable,
    HistoryCorrupt,
    HistoryError,
    HistoryNotWritable,
    HistoryTooNew,
    SettingsError,
    SwitchedOff,
    WindowOpen,
)

__all__ = [
    "AuditNotReadable",
    "BadArgument",
    "BadLabelFile",
    "Cancelled",
    "CaseNotFound",
    "CheckpointMismatch",
    "CorruptImage",
    "CxrError",
    "DeviceUnavailable",
    "EmbedderMismatch",
    "FilmsNotLocated",
    "HistoryCorrupt",
    "HistoryError",
    "HistoryNotWritable",
    "HistoryTooNew",
    "ImageError",
    "ImageTooLarge",
    "InputError",
    "JoinedLibraryLost",
    "LabelsDiffer",
    "LibrariesNotJoinable",
    "LibraryCorrupt",
    "LibraryError",
    "LibraryHoldsTestFilms",
    "LibraryLocked",
    "LibraryMissing",
    "LibraryNotAllowed",
    "LibraryNotWritable",
    "LibraryTooNew",
    "ModelError",
    "ModelNotAllowed",
    "NoFilmsFound",
    "NotARadiograph",
    "NotTrainable",
    "NothingChanges",
    "OutOfMemory",
    "OutputNotWritable",
    "SettingsError",
    "SwitchedOff",
    "TrainingDiverged",
    "UnreadableFile",
    "UnsupportedFormat",
    "WeightsCorrupt",
    "WeightsForeign",
    "WeightsMissing",
    "WindowOpen",
    "detail_on_one_line",
    "on_one_line",
]
