"""Trouble with a case library."""

from __future__ import annotations

from typing import ClassVar

from cxr_desktop.errors.base import CxrError


class LibraryError(CxrError):
    """A case library that cannot be opened or written."""


class LibraryMissing(LibraryError):
    """There is no case library at this place."""

    reasons: ClassVar = {
        "not_found": "There is no case library at {path}. Build one with: cxr build IMAGES --library {path}",
        "none_open": "No case library is open. Open one, or start with the demonstration.",
        "no_default": "No case library came with this copy of the program. Name one with --library.",
        "unfinished": "The case library at {path} was never finished. Run the same build again; it resumes.",
        "unreadable": "{file} of this case library cannot be read ({detail}). Check the drive and your permissions.",
    }


class FilmsNotLocated(LibraryError):
    """The films of a library are not where it was told to look."""

    reasons: ClassVar = {
        "none": "No film of this case library lies below {folder}. "
        "Name the folder that was built from, or one above it; file names must be as they were.",
    }


class LibraryCorrupt(LibraryError):
    """A file of the library is not what its manifest says."""

    reasons: ClassVar = {
        "checksum": "{file} of this case library has changed since it was written. "
        "Restore the library from a backup, or build it again.",
        "missing_file": "{file} of this case library is missing. Restore the library from a backup, or build it again.",
        "manifest": "The manifest of this case library is damaged ({detail}). "
        "Restore the library from a backup, or build it again.",
        "inconsistent": "This case library contradicts itself ({detail}). "
        "Restore the library from a backup, or build it again.",
        "thumbnail": "The thumbnail of case {case_id} is damaged. Run cxr verify, then build the library again.",
    }


class LibraryTooNew(LibraryError):
    """Written by a later version of the program."""

    reasons: ClassVar = {
        "schema": "This case library has format {found}; this program knows formats up to {known}. Update CXR Desktop.",
    }


class EmbedderMismatch(LibraryError):
    """The library's embeddings come from another model: similarities would be meaningless."""

    reasons: ClassVar = {
        "fingerprint": "This case library was built with the model {library_model}, not with {running_model}. "
        "Choose that model, or build the library again.",
        "no_file": "The case library {path} was built with the model {library_model}, and no weights file that is "
        "known here is that model. Name that file (on the command line with --model).",
    }


class NothingChanges(LibraryError):
    """A new edition that would be the old one, or a switch to what is in use."""

    reasons: ClassVar = {
        "model": "The case library {path} was built with this very model, {model}, and in this way: a new edition "
        "would be the same. Choose another model, or another way.",
        "in_use": "The case library {path} with the model {model} is in use already. Choose another one.",
        "nowhere_back": "No other case library was in use before a switch, so there is nothing to go back to. "
        "Open the one that you want.",
    }


class LabelsDiffer(LibraryError):
    """Two libraries whose answers cannot be compared film by film."""

    reasons: ClassVar = {
        "labels": "The two case libraries do not tell apart the same labels: {old} here, {new} there. "
        "Compare libraries with the same labels.",
    }


class LibraryLocked(LibraryError):
    """Somebody else is writing."""

    reasons: ClassVar = {
        "writer": "This case library is being written by {holder} since {since}. Wait until that is done.",
    }


class LibraryNotWritable(LibraryError):
    """The place does not take what has to be written; what was there before is still there."""

    reasons: ClassVar = {
        "no_space": "There is no space left to write {path}. Free some and run the same command again; it resumes.",
        "permission": "{path} cannot be written. Choose another place, or ask your IT for permission.",
        "not_a_library": "{path} holds other files and is not a case library. Choose an empty or new folder.",
        "device": "{path} cannot be written ({detail}). Check the drive.",
        "taken": "{path} is a case library, or lies in one, and nothing is written over it. "
        "Choose an empty or new folder.",
        "too_little": "About {needed} MB are needed at {path}, and {free} MB are free. "
        "Free some, or choose another place.",
    }


class LibrariesNotJoinable(LibraryError):
    """Two libraries whose cases cannot be ranked in one list."""

    reasons: ClassVar = {
        "twice": "The case library {name} is named twice. Name it once.",
        "copy": "{name} is a copy of {other}: there is nothing to find in it that is not there already. "
        "Leave one of them out.",
        "model": "{name} was built with the model {model}, {other} with {other_model}: their similarities cannot be "
        "compared. Build one of them again with the model of the other.",
        "looks": "One of {other} and {name} holds several looks at every film, the other holds one: their similarities "
        "cannot be compared. Build one of them again in the way of the other.",
        "synthetic": "The films of the demonstration are synthetic and are not to stand among those of people. "
        "Search it alone.",
        "votes": "In one of {other} and {name} every label weighs the same in a vote, in the other every case does. "
        "Build one of them again in the way of the other.",
    }


class JoinedLibraryLost(LibraryError):
    """One of several libraries that are searched together is not to be had; the others are as they were."""

    reasons: ClassVar = {
        "lost": "The case library {name} cannot be searched together with the others: {trouble}",
    }


class LibraryNotAllowed(LibraryError):
    """The policy of this machine names other libraries."""

    reasons: ClassVar = {
        "policy": "The case library {path} is not allowed on this machine. Open another one, or ask: {who}",
    }


class CaseNotFound(LibraryError):
    """No such case."""

    reasons: ClassVar = {
        "case": "Case {case_id} is not in this library. Check the id: cxr query shows it.",
        "file": "{path} is not in this library. Check the path; the library knows the film by where it was.",
        "content": "No case of this library has the content hash {sha256}. Check the hash.",
    }
