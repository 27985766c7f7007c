"""The error tree: expected trouble, each kind with a name, a code and a remedy.

    CxrError
    ├ InputError      NoFilmsFound · BadLabelFile · BadArgument · LibraryHoldsTestFilms · NotTrainable
    │                 CheckpointMismatch · OutputNotWritable
    ├ ImageError      UnsupportedFormat · CorruptImage · ImageTooLarge · NotARadiograph · UnreadableFile
    ├ LibraryError    LibraryMissing · LibraryCorrupt · LibraryTooNew · EmbedderMismatch · LibraryLocked
    │                 LibraryNotWritable · CaseNotFound
    ├ ModelError      WeightsMissing · WeightsCorrupt · WeightsForeign · DeviceUnavailable · OutOfMemory
    │                 TrainingDiverged
    ├ HistoryError    HistoryTooNew · HistoryCorrupt · HistoryNotWritable
    └ SettingsError
    Cancelled         not an error: not shown, not logged as one

Every error has a `code` that the window translates, and `details` for the named places in the translated sentence.
`str()` is English, for the log and the command line, and ends with what to do about it. Details never hold a patient's
identity. Whatever is not a CxrError is a bug and is allowed to be one.
"""

from __future__ import annotations

from typing import ClassVar


class CxrError(Exception):
    """Expected trouble. `reason` picks one of the class's sentences, `details` fill the named places in it."""

    reasons: ClassVar[dict[str, str]] = {}
    """Reason -> English sentence with named places, remedy included."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason, details)
        self.reason = reason
        self.details = details

    @property
    def code(self) -> str:
        """Stable key of the message, for translation: `CorruptImage.truncated`."""
        return f"{type(self).__name__}.{self.reason}"

    def __str__(self) -> str:
        return type(self).reasons[self.reason].format_map(self.details)


class Cancelled(Exception):
    """The job was asked to stop and did so, leaving everything as it was or resumable."""


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
        "unknown": "{name} {value!r} is not known. Choose one of: {choices}.",
        "missing": "{name} is missing. Give it, or {alternative} instead.",
        "multiple": "{name} is {value}. Give a multiple of {of}.",
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


class ImageError(CxrError):
    """A file that cannot become a Radiograph."""


class UnsupportedFormat(ImageError):
    """Nothing here reads this kind of file."""

    reasons: ClassVar = {
        "not_an_image": "This file is not an image that can be read here. Use PNG, JPEG, TIFF, BMP, WebP or DICOM.",
        "directory": "This is a folder, not a film. Name a file, or build a library from the folder.",
        "transfer_syntax": "The DICOM transfer syntax {syntax} is not supported. "
        "Export the film uncompressed or as JPEG 2000.",
        "encrypted": "This DICOM file is encrypted. Export it without encryption.",
        "no_pixel_data": "This DICOM file holds no picture ({sop_class}). Choose the film itself.",
        "no_patient_fields": "Only DICOM files hold patient fields; this is not one. Open the original film.",
        "pixel_format": "The pixel format of this film ({detail}) is not supported. Export it as 8 to 16 bit grey.",
    }


class CorruptImage(ImageError):
    """The file is of a known kind, but damaged."""

    reasons: ClassVar = {
        "truncated": "This file breaks off before its end. Copy or export it again.",
        "empty": "This file is empty. Copy or export it again.",
        "damaged": "This file is damaged and cannot be decoded. Copy or export it again.",
        "other_film": "Another film lies here now than the one that was asked about. Open it to ask about it.",
        "attribute": "What this DICOM film says of itself ({attribute}) is missing, makes no sense or does not fit "
        "its picture. Export it again.",
    }


class ImageTooLarge(ImageError):
    """Refused before decoding: the work it asks for is out of bounds."""

    reasons: ClassVar = {
        "pixels": "This film has {megapixels:.0f} megapixels; the limit is {limit:.0f}. Export it at a smaller size.",
        "bytes": "This file has {megabytes:.0f} MB; the limit is {limit:.0f}. Export it at a smaller size.",
        "frames": "This file holds {frames} frames; a radiograph has one. Choose a single film.",
    }


class NotARadiograph(ImageError):
    """A readable picture that cannot be a radiograph."""

    reasons: ClassVar = {
        "colour": "This picture is in colour; a radiograph is grey. Choose the original film.",
        "palette": "This DICOM picture uses a colour palette; a radiograph is grey. Choose the original film.",
        "constant": "This picture is one single grey level: there is nothing to see on it. Export the film again.",
        "zero_size": "This picture has no extent. Export the film again.",
        "too_small": "This picture is {width} x {height} pixels; at least {limit} a side are needed. "
        "Choose the original film.",
        "shape": "This picture is {width} x {height} pixels: too long and narrow for a film. Choose the original film.",
    }


class UnreadableFile(ImageError):
    """The operating system does not hand the file over."""

    reasons: ClassVar = {
        "missing": "This file does not exist (any more). Check the path, or whether the drive is connected.",
        "permission": "You have no permission to read this file. Ask the owner of the file or your IT.",
        "device": "This file cannot be read ({detail}). Check whether the drive is connected.",
        "not_a_file": "This is not an ordinary file. Choose a film.",
    }


class LibraryError(CxrError):
    """A case library that cannot be opened or written."""


class LibraryMissing(LibraryError):
    """There is no case library at this place."""

    reasons: ClassVar = {
        "not_found": "There is no case library at {path}. Build one with: cxr build IMAGES --library {path}",
        "none_open": "No case library is open. Open one, or start with the demonstration.",
        "no_default": "No case library came with this copy of the program. Name one with --library.",
        "unfinished": "The case library at {path} was never finished. Run the same build again; it resumes.",
        "unreadable": "{file} of this case library cannot be read ({detail}). Check whether the drive is connected.",
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
    }


class CaseNotFound(LibraryError):
    """No such case."""

    reasons: ClassVar = {
        "case": "Case {case_id} is not in this library. Check the id: cxr query shows it.",
        "file": "{path} is not in this library. Check the path; the library knows the film by where it was.",
        "content": "No case of this library has the content hash {sha256}. Check the hash.",
    }


class ModelError(CxrError):
    """The embedding model cannot be loaded or run."""


class WeightsMissing(ModelError):
    """No weights at this place."""

    reasons: ClassVar = {
        "not_found": "There are no model weights at {path}. Name a file with --model.",
        "no_default": "No model came with this copy of the program. Name one with --model.",
    }


class WeightsCorrupt(ModelError):
    """The weights file is damaged."""

    reasons: ClassVar = {
        "truncated": "The model file {path} is damaged or breaks off. Copy it again.",
        "checksum": "The weights in {path} are not the ones that were written. Copy the file again.",
        "tensors": "The model file {path} does not fit its own profile: {detail}. Copy it again.",
    }


class WeightsForeign(ModelError):
    """A file of weights, but not of this program."""

    reasons: ClassVar = {
        "metadata": "{path} holds weights, but not of this program ({detail}). "
        "Choose a model made by cxr train, or import it with cxr import-weights.",
        "too_new": "The model {path} has format {found}; this program knows formats up to {known}. Update CXR Desktop.",
    }


class DeviceUnavailable(ModelError):
    """The device asked for is not there."""

    reasons: ClassVar = {
        "cuda": "CUDA was asked for, but is not available: {detail}. Use --device auto or --device cpu.",
        "failed": "The graphics card has failed. Go on with the CPU (--device cpu), or start the program again.",
    }


class OutOfMemory(ModelError):
    """The model does not fit."""

    reasons: ClassVar = {
        "cuda": "The graphics card has too little free memory. Close other programs, or use --device cpu.",
        "cpu": "There is too little memory left. Close other programs.",
    }


class TrainingDiverged(ModelError):
    """A run that has come to nothing."""

    reasons: ClassVar = {
        "loss": "The training has diverged in epoch {epoch}: its loss is no number any more. "
        "Check the labels, or try another --seed.",
    }


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


class SettingsError(CxrError):
    """A settings file that cannot be taken as it is; the setting is named."""

    reasons: ClassVar = {
        "unknown": "The setting {key} is not known. Remove it from {path}.",
        "type": "The setting {key} in {path} must be {expected}. Mend it, or remove it.",
        "range": "The setting {key} in {path} must be between {lowest} and {highest}. Mend it, or remove it.",
        "choice": "The setting {key} in {path} must be one of: {choices}. Mend it, or remove it.",
        "locked": "Your IT has set this for everybody. Ask your IT to change it.",
        "damaged": "The settings file {path} is damaged ({detail}). "
        "Mend it, or delete it: every setting is then as it was at the first start.",
        "too_new": "The settings file {path} has format {found}; this program knows formats up to {known}. "
        "Update CXR Desktop.",
        "unreadable": "The settings file {path} cannot be read ({detail}). Check the drive and your permissions.",
    }
