"""Trouble with what the user named: films, tables, options, places to write."""

from __future__ import annotations

from typing import ClassVar

from cxr_desktop.errors.base import CxrError


class InputError(CxrError):
    """What the user named cannot be worked on."""


class NoFilmsFound(InputError):
    """A folder or list with no radiograph in it."""

    reasons: ClassVar = {
        "empty_folder": "No film was found under {path}. Name a folder whose sub-folders are labels "
        "(NORMAL, PNEUMONIA, ...), or give a CSV with the columns path and label.",
        "missing": "{path} does not exist. Check the path.",
        "unreadable_folder": "The folder {path} cannot be listed ({detail}). "
        "Check the drive, or ask its owner or your IT for permission.",
        "none_readable": "None of the {count} files could be read as a film. The first one: {first}",
        "nothing_left": "That would leave the case library without a case. Delete its folder instead.",
    }


class BadLabelFile(InputError):
    """A CSV of labels that cannot be taken as it is; the row is named."""

    reasons: ClassVar = {
        "missing": "The label file {path} does not exist. Check the path.",
        "unreadable": "The label file {path} cannot be read ({detail}). Check the drive and your permissions.",
        "not_text": "The label file {path} is not UTF-8 text. Save it as CSV UTF-8.",
        "columns": "The label file {path} lacks the column {column}. It needs at least the columns path and label.",
        "row": "Row {row} of {path}: {problem}. Mend that row.",
        "identifying": "The column {column} of {path} says who a patient is, and a case library must not. Remove it; "
        "the column patient may hold a number, of which only a pseudonym is kept.",
        "empty": "The label file {path} holds no film. Add rows below the header.",
    }


class BadArgument(InputError):
    """An option outside its range."""

    reasons: ClassVar = {
        "range": "{name} is {value}. Give a value between {lowest} and {highest}.",
        "unknown": "{name} '{value}' is not known. Choose one of: {choices}.",
        "missing": "{name} is missing. Give it, or {alternative} instead.",
        "needs": "{name} needs {other}. Give both, or leave {name} out.",
        "idle": "{name} {value} has nothing for this model that the other files have not. Leave it out.",
        "unlike": "{name} {value} is made of other parts than {other}, or sees other pictures. Name models that grew "
        "from one another.",
        "multiple": "{name} is {value}. Give a multiple of {of}.",
        "form": "{name} is '{value}'. Write it as in {example}.",
    }


class LibraryHoldsTestFilms(InputError):
    """An evaluation whose figures would be too good."""

    reasons: ClassVar = {
        "overlap": "{count} of {total} test films, or their patients, are also in the library: figures would be too "
        "good. Evaluate other films, or repeat with --allow-overlap; the report will then say so.",
    }


class NotTrainable(InputError):
    """Films that a model cannot learn from, or not be judged on."""

    reasons: ClassVar = {
        "one_label": "All films have the label {label}. A model learns from the difference: give films of at least "
        "two labels.",
        "too_few": "There are {count} readable films, {of_label} of them {label}. At least {fewest} are needed, "
        "and {needed} of each label.",
        "one_patient": "All films are of one patient. A model can only be judged on patients that it has not seen: "
        "give films of more patients.",
        "one_patient_of_label": "The films of {label} are of too few patients to learn from some and be judged on "
        "others. Give films of more patients.",
        "cropping": "The profile {profile} crops its films, and training works on whole ones. Choose another profile.",
    }


class OutputNotWritable(InputError):
    """A file that the user asked for cannot be written; what was there before is still there."""

    reasons: ClassVar = {
        "no_space": "There is no space left to write {path}. Free some and run the same command again.",
        "permission": "You have no permission to write {path}. Choose another place, or ask your IT.",
        "folder": "{path} is a folder. Name a file in it.",
        "not_a_folder": "{path} cannot be written, because a file is where a folder should be. Choose another place.",
        "device": "{path} cannot be written ({detail}). Check the drive.",
        "not_ours": "{path} holds other files. Choose a new or an empty folder.",
    }


class CheckpointMismatch(InputError):
    """A checkpoint that this run cannot go on from."""

    reasons: ClassVar = {
        "other_run": "The checkpoint {path} belongs to a run with other films or other options. "
        "Repeat that command, or start afresh without --resume.",
        "damaged": "The checkpoint {path} is damaged. Start afresh without --resume.",
        "exists": "There is the checkpoint of an unfinished run at {path}. Go on from it with --resume, or delete it.",
    }
