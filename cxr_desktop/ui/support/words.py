"""The words of the diagnostics: a title for each part, a name for each fact, and values as a reader writes them.

What is for the support desk says errors by their codes, what is on the screen in sentences. Names of packages are their
own words in every language. A test holds the tables against what is gathered.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from cxr_desktop.errors import CxrError
from cxr_desktop.ui.messages import device_name_text, device_reason_text, error_text

_CONTEXT = "Diagnostics"

PARTS: Final = {
    "program": QT_TRANSLATE_NOOP("Diagnostics", "Program"),
    "places": QT_TRANSLATE_NOOP("Diagnostics", "Places"),
    "machine": QT_TRANSLATE_NOOP("Diagnostics", "Machine"),
    "model": QT_TRANSLATE_NOOP("Diagnostics", "Model"),
    "library": QT_TRANSLATE_NOOP("Diagnostics", "Case library"),
    "device": QT_TRANSLATE_NOOP("Diagnostics", "Device"),
}
DOING: Final = {
    "program": QT_TRANSLATE_NOOP("Diagnostics", "Looking at the program …"),
    "places": QT_TRANSLATE_NOOP("Diagnostics", "Looking at the program …"),
    "machine": QT_TRANSLATE_NOOP("Diagnostics", "Looking at the machine …"),
    "model": QT_TRANSLATE_NOOP("Diagnostics", "Checking the model …"),
    "library": QT_TRANSLATE_NOOP("Diagnostics", "Checking every byte of the case library …"),
    "device": QT_TRANSLATE_NOOP("Diagnostics", "Measuring the speed …"),
}
FACTS: Final = {
    "backbones": QT_TRANSLATE_NOOP("Diagnostics", "Branches"),
    "cases": QT_TRANSLATE_NOOP("Diagnostics", "Cases"),
    "chosen": QT_TRANSLATE_NOOP("Diagnostics", "Runs on"),
    "cores": QT_TRANSLATE_NOOP("Diagnostics", "Processor cores"),
    "cxr": QT_TRANSLATE_NOOP("Diagnostics", "Version"),
    "dimension": QT_TRANSLATE_NOOP("Diagnostics", "Dimension"),
    "error": QT_TRANSLATE_NOOP("Diagnostics", "Cannot be told"),
    "fast_bfloat16": QT_TRANSLATE_NOOP("Diagnostics", "Multiplies bfloat16"),
    "faults": QT_TRANSLATE_NOOP("Diagnostics", "Faults"),
    "files": QT_TRANSLATE_NOOP("Diagnostics", "Files"),
    "films_per_s": QT_TRANSLATE_NOOP("Diagnostics", "Films per second, measured now"),
    "free_disk_gb": QT_TRANSLATE_NOOP("Diagnostics", "Free disk, GB"),
    "free_memory_gb": QT_TRANSLATE_NOOP("Diagnostics", "Free memory, GB"),
    "id": QT_TRANSLATE_NOOP("Diagnostics", "Identifier"),
    "input": QT_TRANSLATE_NOOP("Diagnostics", "Input"),
    "is_sound": QT_TRANSLATE_NOOP("Diagnostics", "Every byte as it was written"),
    "labels": QT_TRANSLATE_NOOP("Diagnostics", "Labels"),
    "logs": QT_TRANSLATE_NOOP("Diagnostics", "Logs"),
    "model": QT_TRANSLATE_NOOP("Diagnostics", "Built with"),
    "name": QT_TRANSLATE_NOOP("Diagnostics", "Name"),
    "path": QT_TRANSLATE_NOOP("Diagnostics", "File"),
    "platform": QT_TRANSLATE_NOOP("Diagnostics", "System"),
    "policy": QT_TRANSLATE_NOOP("Diagnostics", "Policy of this machine"),
    "precision": QT_TRANSLATE_NOOP("Diagnostics", "Precision"),
    "python": "Python",
    "profile": QT_TRANSLATE_NOOP("Diagnostics", "Profile"),
    "reason": QT_TRANSLATE_NOOP("Diagnostics", "Why"),
    "user_folder": QT_TRANSLATE_NOOP("Diagnostics", "Settings and history"),
    "user_folder_is_writable": QT_TRANSLATE_NOOP("Diagnostics", "Can be written to"),
    "weights_sha256": QT_TRANSLATE_NOOP("Diagnostics", "Weights, SHA-256"),
}
_VALUES: Final = {
    "cpu": QT_TRANSLATE_NOOP("Diagnostics", "processor"),
    "cuda": QT_TRANSLATE_NOOP("Diagnostics", "graphics card"),
    "not installed": QT_TRANSLATE_NOOP("Diagnostics", "not installed"),
}
_DEVICE: Final = {"reason": device_reason_text, "name": device_name_text}
_YES, _NO = QT_TRANSLATE_NOOP("Diagnostics", "Yes"), QT_TRANSLATE_NOOP("Diagnostics", "No")
_NONE = QT_TRANSLATE_NOOP("Diagnostics", "None")


def translated(text: object) -> str:
    """An entry of one of these tables in the language of the moment."""
    return QCoreApplication.translate(_CONTEXT, str(text))


def fact_name(key: str) -> str:
    return translated(FACTS[key]) if key in FACTS else key


def shown_text(key: str, value: object) -> str:
    """A fact as it is shown: an error by its sentence, a reason in words."""
    if isinstance(value, CxrError):
        return error_text(value)
    if isinstance(value, list) and value:
        return "\n".join(shown_text(key, each) for each in value)
    if key in _DEVICE:
        return _DEVICE[key](str(value))
    return value_text(value)


def value_text(value: object) -> str:
    """A fact as it is copied: an error by its code, which a support desk can look up, and which names nothing."""
    if isinstance(value, CxrError):
        return value.code
    if isinstance(value, bool):
        return translated(_YES if value else _NO)
    if isinstance(value, int | float):
        return QLocale().toString(value) if isinstance(value, int) else QLocale().toString(value, "f", 1)
    if isinstance(value, list):
        return ", ".join(map(value_text, value)) or translated(_NONE)
    if isinstance(value, str) and value in _VALUES:
        return translated(_VALUES[value])
    return str(value) if value else translated(_NONE)
