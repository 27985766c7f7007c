"""Numbers, dates and reasons of libraries in the user's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from cxr_desktop import errors
from cxr_desktop.domain import Progress
from cxr_desktop.library.records import RefusedFile
from cxr_desktop.ui.messages import ERROR_CONTEXT, progress_text

_MANY_S = 3600


def count_text(count: int) -> str:
    return QLocale().toString(count)


def share_text(share: float) -> str:
    """Per cent with one digit."""
    number = QLocale().toString(100.0 * share, "f", 1)
    return QCoreApplication.translate("Libraries", "{number} %").format(number=number)


def labels_text(labels: Mapping[str, int]) -> str:
    """`NORMAL 1,341 · PNEUMONIA 3,875`"""
    return "  ·  ".join(f"{label} {count_text(count)}" for label, count in labels.items())


def size_text(size_bytes: int) -> str:
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def date_text(iso: str) -> str:
    """A moment of a manifest, in the time of this place."""
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def duration_text(seconds: float) -> str:
    """`0:42`, or `1:05:00` from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if seconds >= _MANY_S else f"{minutes}:{rest:02d}"


def rate_text(progress: Progress) -> str:
    """How far it is, with rate and time left."""
    text = progress_text(progress)
    if progress.rate_per_s <= 0:
        return text
    rate = QLocale().toString(progress.rate_per_s, "f", 1)
    return QCoreApplication.translate("Libraries", "{progress} ({rate} a second)").format(progress=text, rate=rate)


def refusal_text(file: RefusedFile) -> str:
    """Why it is no case: in the user's language, unless the sentence has details that only the library keeps."""
    kind, _, reason = file.code.partition(".")
    sentence: str = getattr(getattr(errors, kind, None), "reasons", {}).get(reason, "{")
    return file.reason if "{" in sentence else QCoreApplication.translate(ERROR_CONTEXT, sentence)


def refusals_text(files: Sequence[RefusedFile]) -> list[str]:
    """`name: reason`, one for each."""
    text = QCoreApplication.translate("Libraries", "{name}: {reason}")
    return [text.format(name=errors.on_one_line(file.path.name), reason=refusal_text(file)) for file in files]
