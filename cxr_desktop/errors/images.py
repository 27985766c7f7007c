"""Trouble with a file that is to become a film."""

from __future__ import annotations

from typing import ClassVar

from cxr_desktop.errors.base import CxrError


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
        "not_as_known": "Another film lies here now than the one that the case library knows. "
        "Put that one back, or take this one in with a label of its own.",
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
