"""What the core says by code and number, in the user's words: errors, stages of a job, devices.

The core's English sentences are the keys of the translation; tools/update_translations.py collects them.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QLocale

from cxr_desktop.domain import Progress
from cxr_desktop.errors import CxrError, detail_on_one_line

ERROR_CONTEXT, STAGE_CONTEXT, DEVICE_CONTEXT, NOTICE_CONTEXT = "Errors", "Stages", "Devices", "Notices"
DETAIL_CONTEXT = "Details"

STAGES = {
    "listing": "Looking for films",
    "synthesising": "Synthesising films",
    "embedding": "Embedding films",
    "writing": "Writing the library",
    "audit": "Checking the library",
    "locating": "Looking for the films",
    "projecting": "Making the map of cases",
    "verifying": "Reading every byte again",
    "glancing": "Looking at the files",
    "timing": "Measuring how long it takes",
    "evaluating": "Asking the library about every film",
    "resampling": "Computing intervals",
}

DEVICE_REASONS = {
    "asked": "as the settings ask",
    "cuda_found": "a CUDA card was found",
    "no_cuda_build": "this copy of the program is built for the CPU alone",
    "no_cuda_device": "no usable NVIDIA card or driver was found",
}

PROCESSOR = "{machine} CPU, threads: {count}"
_PROCESSOR = re.compile(r"(?P<machine>.+) CPU, (?P<count>\d+) threads")  # as model.device says it


DETAILS = (
    # of our own
    "this build of PyTorch is for the CPU alone",
    "no usable NVIDIA card or driver was found",
    "no profile inside",
    "no schema number",
    "it is not that of a case library",
    "it is not JSON",
    "its content does not fit its checksum",
    "it has no 'settings'",
    "it has no 'schema' number",
    "a text",
    "a whole number",
    "a number",
    "true or false",
    "a path or null",
    "rows of three texts",
    "a list of texts",
    "'libraries' and 'models'",
    "'reference' or hashes of 12 to 64 digits",
    "floating point",
    "uncompressed YBR_FULL_422",
    "photometric interpretation",
    "run-length coded BMP",
    "subsampled JPEG 2000",
    # of operating systems and of SQLite, which speak English to a program
    "No such file or directory",
    "Permission denied",
    "Input/output error",
    "Remote I/O error",
    "No space left on device",
    "No such device",
    "Device or resource busy",
    "Read-only file system",
    "Stale file handle",
    "Host is down",
    "No route to host",
    "Connection timed out",
    "Transport endpoint is not connected",
    "disk I/O error",
    "database is locked",
    "database disk image is malformed",
    "file is not a database",
)
"""What errors say by the way, in the words that they come in. Another one is shown as it is."""


def error_text(error: CxrError) -> str:
    """The sentence of an expected error, remedy included."""
    details = {name: _detail_text(value) for name, value in error.details.items()}
    return _translate(ERROR_CONTEXT, type(error).reasons[error.reason]).format_map(details)


def _detail_text(value: object) -> object:
    if isinstance(value, CxrError):
        return error_text(value)
    if isinstance(value, str | Exception) and str(value) in DETAILS:
        return _translate(DETAIL_CONTEXT, str(value))
    return detail_on_one_line(value)


def progress_text(progress: Progress) -> str:
    """`Embedding films: 12 of 72, 0:09 left`"""
    locale = QLocale()
    stage = _translate(STAGE_CONTEXT, STAGES.get(progress.stage, "Working"))
    if progress.remaining_s is None:
        text = _translate(STAGE_CONTEXT, "{stage}: {done} of {total}")
    else:
        text = _translate(STAGE_CONTEXT, "{stage}: {done} of {total}, {minutes}:{seconds} left")
    minutes, seconds = divmod(round(progress.remaining_s or 0.0), 60)
    return text.format(
        stage=stage,
        done=locale.toString(progress.done),
        total=locale.toString(progress.total),
        minutes=minutes,
        seconds=f"{seconds:02d}",
    )


def device_reason_text(reason: str) -> str:
    """Why the model runs where it runs."""
    return _translate(DEVICE_CONTEXT, DEVICE_REASONS.get(reason, reason))


def device_name_text(name: str) -> str:
    """What it is called: a card by its own name, a processor with its threads."""
    found = _PROCESSOR.fullmatch(name)
    if found is None:
        return name
    return _translate(DEVICE_CONTEXT, PROCESSOR).format(machine=found["machine"], count=found["count"])


def notice_text(notice: str) -> str:
    """One of the sentences of cxr_desktop.notice."""
    return _translate(NOTICE_CONTEXT, notice)


def _translate(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)
