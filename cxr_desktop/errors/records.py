"""Trouble with what the program keeps for its user: the history, the settings and the audit log."""

from __future__ import annotations

from typing import ClassVar

from cxr_desktop.errors.base import CxrError


class HistoryError(CxrError):
    """The history cannot be kept in its file; this sitting goes on without."""


class HistoryTooNew(HistoryError):
    """Written by a later version of the program."""

    reasons: ClassVar = {
        "schema": "The history {path} has format {found}; this program knows formats up to {known}. "
        "Update CXR Desktop, or keep the history in another place.",
    }


class HistoryCorrupt(HistoryError):
    """The history file is damaged, or not one."""

    reasons: ClassVar = {
        "damaged": "The history {path} is damaged ({detail}). Move the file away; a new one will be begun.",
        "foreign": "{path} is not a history of this program. Choose another place for it.",
    }


class HistoryNotWritable(HistoryError):
    """The place does not take the history."""

    reasons: ClassVar = {
        "no_space": "There is no space left to write the history {path}. Free some.",
        "permission": "The history {path} cannot be written. Choose another place, or ask your IT for permission.",
        "device": "The history {path} cannot be read or written ({detail}). Check the drive.",
    }


class AuditNotReadable(CxrError):
    """An audit log, or an anchor of one, that cannot be checked."""

    reasons: ClassVar = {
        "missing": "There is no audit log at {path}. Name it with --file; it begins with the first query after "
        "audit_kept was switched on.",
        "unreadable": "{path} cannot be read ({detail}). Check the drive and your permissions.",
        "anchor": "{path} is no anchor of an audit log. Write one with cxr audit anchor --json.",
    }


class SwitchedOff(CxrError):
    """A command that the policy of this machine does not allow."""

    reasons: ClassVar = {
        "policy": "{name} is switched off on this machine. Ask who has set this: {who}",
    }


class WindowOpen(CxrError):
    """A command that changes the settings which an open window keeps in memory."""

    reasons: ClassVar = {
        "window": "A window of the program is open: {holder}, since {since}. It would undo what is changed here, and "
        "answer from what it began with. Close it and run the same command again; or switch in the window: "
        "Case libraries, More, Another edition.",
    }


class SettingsError(CxrError):
    """A settings file that cannot be taken as it is; the setting is named."""

    reasons: ClassVar = {
        "unknown": "The setting {key} is not known. Remove it from {path}.",
        "type": "The setting {key} in {path} must be {expected}. Mend it, or remove it.",
        "range": "The setting {key} in {path} must be between {lowest} and {highest}. Mend it, or remove it.",
        "choice": "The setting {key} in {path} must be one of: {choices}. Mend it, or remove it.",
        "shortcuts": "Some of the keys in {path} belong to nothing that this program knows: {names}. "
        "They do nothing; mend them, or remove them.",
        "locked_by": "The setting {key} holds for this whole machine, and stays as it is. Ask who has set it: {who}",
        "locked": "Your IT has set this for everybody. Ask your IT to change it.",
        "damaged": "The settings file {path} is damaged ({detail}). "
        "Mend it, or delete it: every setting is then as it was at the first start.",
        "too_new": "The settings file {path} has format {found}; this program knows formats up to {known}. "
        "Update CXR Desktop.",
        "unreadable": "The settings file {path} cannot be read ({detail}). Check the drive and your permissions.",
    }
