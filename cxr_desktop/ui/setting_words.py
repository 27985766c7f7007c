"""The words of the settings: a title, an explanation and names of the choices for each row of the table.

Kept as tables whose entries are the keys of their own translation; a test holds them against the settings.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cxr_desktop.settings import Group

_CONTEXT = "Settings"

GROUPS: Final = {
    Group.APPEARANCE: QT_TRANSLATE_NOOP("Settings", "Appearance"),
    Group.ANSWERS: QT_TRANSLATE_NOOP("Settings", "Answers"),
    Group.HISTORY: QT_TRANSLATE_NOOP("Settings", "Earlier queries"),
    Group.ENGINE: QT_TRANSLATE_NOOP("Settings", "Library and model"),
}

TITLES: Final = {
    "theme": QT_TRANSLATE_NOOP("Settings", "Colours"),
    "language": QT_TRANSLATE_NOOP("Settings", "Language"),
    "font_scale": QT_TRANSLATE_NOOP("Settings", "Size of text"),
    "k": QT_TRANSLATE_NOOP("Settings", "Most similar cases shown"),
    "one_per_patient": QT_TRANSLATE_NOOP("Settings", "One case of each patient"),
    "heat_map_shown": QT_TRANSLATE_NOOP("Settings", "Show the heat map"),
    "heat_map_opacity": QT_TRANSLATE_NOOP("Settings", "Opacity of the heat map"),
    "history_kept": QT_TRANSLATE_NOOP("Settings", "Keep queries after closing"),
    "history_keep_days": QT_TRANSLATE_NOOP("Settings", "Days that queries are kept"),
    "audit_kept": QT_TRANSLATE_NOOP("Settings", "Keep an audit log"),
    "library": QT_TRANSLATE_NOOP("Settings", "Case library"),
    "model": QT_TRANSLATE_NOOP("Settings", "Model"),
    "device": QT_TRANSLATE_NOOP("Settings", "Runs on"),
}

EXPLANATIONS: Final = {
    "theme": QT_TRANSLATE_NOOP("Settings", "Films are on near black in each of them."),
    "language": QT_TRANSLATE_NOOP("Settings", "Of all words, numbers and dates."),
    "font_scale": QT_TRANSLATE_NOOP("Settings", "Of the whole window."),
    "k": QT_TRANSLATE_NOOP("Settings", "The vote is always of the five most similar ones."),
    "one_per_patient": QT_TRANSLATE_NOOP("Settings", "Further films of a patient are left out of the answer."),
    "heat_map_shown": QT_TRANSLATE_NOOP("Settings", "Over the film of each answer. A key switches it at any time."),
    "heat_map_opacity": QT_TRANSLATE_NOOP("Settings", "How much of the film the heat map covers."),
    "history_kept": QT_TRANSLATE_NOOP(
        "Settings", "Names and small pictures of films then stay on this computer. Ask your IT whether they may."
    ),
    "history_keep_days": QT_TRANSLATE_NOOP("Settings", "Older ones are deleted at the next start."),
    "audit_kept": QT_TRANSLATE_NOOP(
        "Settings", "Who asked about which film, known by its hash alone, with which answer. Changes to the log show."
    ),
    "library": QT_TRANSLATE_NOOP("Settings", "The folder of the cases that films are compared with."),
    "model": QT_TRANSLATE_NOOP("Settings", "A library answers only to the model that it was built with."),
    "device": QT_TRANSLATE_NOOP("Settings", "A CUDA card answers faster."),
}

CHOICES: Final = {
    ("theme", "system"): QT_TRANSLATE_NOOP("Settings", "As the system"),
    ("theme", "dark"): QT_TRANSLATE_NOOP("Settings", "Dark, for the reading room"),
    ("theme", "light"): QT_TRANSLATE_NOOP("Settings", "Light"),
    ("theme", "contrast"): QT_TRANSLATE_NOOP("Settings", "High contrast"),
    ("language", "system"): QT_TRANSLATE_NOOP("Settings", "As the system"),
    ("device", "auto"): QT_TRANSLATE_NOOP("Settings", "CUDA where there is a card"),
    ("device", "cpu"): QT_TRANSLATE_NOOP("Settings", "CPU"),
    ("device", "cuda"): QT_TRANSLATE_NOOP("Settings", "CUDA only"),
}
_OWN_NAMES: Final = {("language", "en"): "English", ("language", "zh_CN"): "简体中文", ("language", "es"): "Español"}
"""A language is named in itself, whatever is spoken now."""

NONE_CHOSEN: Final = {
    "library": QT_TRANSLATE_NOOP("Settings", "None chosen"),
    "model": QT_TRANSLATE_NOOP("Settings", "The reference model"),
}


def group_text(group: Group) -> str:
    return _translated(GROUPS[group])


def title_text(key: str) -> str:
    return _translated(TITLES[key])


def explanation_text(key: str) -> str:
    return _translated(EXPLANATIONS[key])


def choice_text(key: str, choice: str) -> str:
    own_name = _OWN_NAMES.get((key, choice))
    return own_name or _translated(CHOICES[key, choice])


def none_chosen_text(key: str) -> str:
    """What a place that was not chosen means."""
    return _translated(NONE_CHOSEN[key])


def _translated(text: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(text))
