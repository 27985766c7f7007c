"""GDCM, the only decoder at hand for lossless JPEG, JPEG-LS and 12-bit JPEG, and what one has to know about it.

It is given streams whose structure was checked (`jpeg_structure`), described by what they say of themselves. What
remains is noise: its libjpeg prints a line to stderr when the coded part of a stream is damaged, and nothing stops it.
"""

from __future__ import annotations

import zlib

import numpy as np

from cxr_desktop.errors import CorruptImage
from cxr_desktop.imaging.lookup import Integers
from cxr_desktop.imaging.raster.jpeg_stream import EXTENDED, JpegHeader
from cxr_desktop.imaging.raster.jpeg_structure import single_scan

# WORKAROUND: python-gdcm 3.2.6 brings a zlib with unprefixed names. If it is loaded before the system's zlib, the two
# get mixed, and the next compression anywhere in the process crashes. Importing Python's zlib first prevents that.
assert zlib


def decode_with_gdcm(header: JpegHeader, transfer_syntax: str) -> Integers:
    """The samples (height, width), unsigned, 8 or 16 bits wide. Raises CorruptImage."""
    depth = 1 if header.precision <= 8 else 2
    # GDCM picks its decoder by the bits allocated: told 16 for a 12-bit extended stream it takes the wrong one first,
    # and complains on stderr before it tries the right one (tfmoraes/python-gdcm #35).
    allocated = 12 if header.process == EXTENDED else 8 * depth
    decoded = _decode(single_scan(header), header, transfer_syntax, allocated)
    if len(decoded) != header.width_px * header.height_px * depth:
        raise CorruptImage("damaged")
    return np.frombuffer(decoded, f"u{depth}").reshape(header.height_px, header.width_px)


def _decode(stream: bytes, header: JpegHeader, transfer_syntax: str, bits_allocated: int) -> bytes:
    """The decoded bytes, b"" where GDCM could not decode them."""
    import gdcm

    gdcm.Trace.WarningOff()
    gdcm.Trace.ErrorOff()
    fragment = gdcm.Fragment()
    fragment.SetByteStringValue(stream)
    fragments = gdcm.SequenceOfFragments.New()
    fragments.AddFragment(fragment)
    element = gdcm.DataElement(gdcm.Tag(0x7FE0, 0x0010))
    element.SetValue(fragments.__ref__())
    image = gdcm.Image()
    image.SetNumberOfDimensions(2)
    image.SetDimensions((header.width_px, header.height_px, 1))
    image.SetDataElement(element)
    image.SetPhotometricInterpretation(gdcm.PhotometricInterpretation(gdcm.PhotometricInterpretation.MONOCHROME2))
    image.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.GetTSType(transfer_syntax)))
    image.SetPixelFormat(gdcm.PixelFormat(1, bits_allocated, header.precision, header.precision - 1, 0))
    buffer = image.GetBuffer()  # bytes dressed as text, which is how SWIG hands out char*; None where it failed
    return buffer.encode("utf-8", "surrogateescape") if buffer is not None else b""
