"""DICOM files made in code, for tests. Written with pydicom and GDCM, so that our reader is checked by others' writers.

    make_dicom(pixels, photometric="MONOCHROME1", window=(2000, 4000), PatientID="A17")

Every DICOM keyword can be given as a keyword argument; None takes the attribute out again.
"""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO

import gdcm
import numpy as np
import pydicom
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.pixels import get_encoder
from pydicom.sequence import Sequence as DicomSequence
from pydicom.uid import (
    JPEG2000,
    UID,
    ComputedRadiographyImageStorage,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEGLSNearLossless,
    RLELossless,
)

# WORKAROUND: python-gdcm 3.2.6 brings a zlib with unprefixed names. If it is loaded before the system's zlib, the two
# get mixed, and the next compression anywhere in the process crashes. Importing Python's zlib first prevents that.
assert zlib

UNCOMPRESSED = (
    ImplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
)
LOSSLESS = (JPEGLossless, JPEGLosslessSV1, JPEGLSLossless, JPEGLSNearLossless, JPEG2000Lossless, RLELossless)
LOSSY = (JPEGBaseline8Bit, JPEGExtended12Bit, JPEG2000)
"""All that can be written here. 12-bit extended JPEG cannot: GDCM forgets its level shift. GDCM writes near-lossless
JPEG-LS and JPEG 2000 without loss."""

Lut = tuple[int, Sequence[int], int]
"""First value mapped, entries, bits per entry."""


def make_dicom(
    pixels: NDArray[np.integer],
    *,
    photometric: str | None = None,
    bits_stored: int | None = None,
    transfer_syntax: UID = ExplicitVRLittleEndian,
    window: tuple[float, float] | Sequence[tuple[float, float]] | None = None,
    voi_function: str | None = None,
    voi_lut: Lut | None = None,
    rescale: tuple[float, float] | None = None,
    modality_lut: Lut | None = None,
    presentation_shape: str | None = None,
    preamble: bool = True,
    patient: dict[str, object] | None = None,
    frame: bytes | None = None,
    **attributes: object,
) -> bytes:
    """The bytes of a DICOM file with these pixels, (h, w) or (h, w, 3), of type uint8, int8, uint16 or int16.

    `rescale` is (slope, intercept). `preamble=False` leaves out preamble and file meta information. `frame` replaces
    the encoded picture of a compressed transfer syntax.
    """
    bits = bits_stored or 8 * pixels.dtype.itemsize
    data_set = Dataset()
    data_set.SOPClassUID = ComputedRadiographyImageStorage
    data_set.SOPInstanceUID = "1.2.826.0.1.3680043.8.498.1"
    data_set.Modality = "CR"
    _describe_pixels(data_set, pixels, bits, photometric)
    _describe_display(data_set, window, voi_function, rescale, presentation_shape)
    if modality_lut is not None:
        data_set.ModalityLUTSequence = _lut_sequence(modality_lut, is_signed=pixels.dtype.kind == "i")
    if voi_lut is not None:
        data_set.VOILUTSequence = _lut_sequence(voi_lut, is_signed=pixels.dtype.kind == "i" or voi_lut[0] < 0)
    is_encapsulated = transfer_syntax in ENCODERS or frame is not None
    if is_encapsulated:
        data_set.PixelData = encapsulate([ENCODERS[transfer_syntax](pixels, bits) if frame is None else frame])
    else:
        order = ">" if transfer_syntax == ExplicitVRBigEndian else "<"
        data_set.PixelData = _padded(pixels.astype(pixels.dtype.newbyteorder(order)).tobytes())
    data_set["PixelData"].VR = "OB" if is_encapsulated or pixels.dtype.itemsize == 1 else "OW"
    return _written(data_set, {**(patient or {}), **attributes}, transfer_syntax, preamble=preamble)


def _describe_pixels(data_set: Dataset, pixels: NDArray[np.integer], bits: int, photometric: str | None) -> None:
    is_grey = pixels.ndim == 2
    data_set.Rows, data_set.Columns = pixels.shape[:2]
    data_set.SamplesPerPixel = 1 if is_grey else 3
    data_set.PhotometricInterpretation = photometric or ("MONOCHROME2" if is_grey else "RGB")
    if not is_grey:
        data_set.PlanarConfiguration = 0
    data_set.BitsAllocated = 8 * pixels.dtype.itemsize
    data_set.BitsStored = bits
    data_set.HighBit = bits - 1
    data_set.PixelRepresentation = int(pixels.dtype.kind == "i")


def _describe_display(
    data_set: Dataset,
    window: tuple[float, float] | Sequence[tuple[float, float]] | None,
    voi_function: str | None,
    rescale: tuple[float, float] | None,
    presentation_shape: str | None,
) -> None:
    if window is not None:
        windows = [window] if isinstance(window, tuple) else list(window)
        data_set.WindowCenter = [center for center, _ in windows]
        data_set.WindowWidth = [width for _, width in windows]
    if voi_function is not None:
        data_set.VOILUTFunction = voi_function
    if rescale is not None:
        data_set.RescaleSlope, data_set.RescaleIntercept = rescale
    if presentation_shape is not None:
        data_set.PresentationLUTShape = presentation_shape


def _lut_sequence(lut: Lut, *, is_signed: bool) -> DicomSequence:
    first, entries, bits = lut
    item = Dataset()
    vr = "SS" if is_signed else "US"
    item.add_new("LUTDescriptor", vr, [_wrapped(len(entries), vr), first, bits])
    item.add_new("LUTData", "OW", np.asarray(entries, "<u2").tobytes())
    return DicomSequence([item])


def _wrapped(count: int, vr: str) -> int:
    """65536 entries are written as 0, and what does not fit SS as its two's complement."""
    count %= 65536
    return count - 65536 if vr == "SS" and count > 32767 else count


def _written(data_set: Dataset, attributes: dict[str, object], transfer_syntax: UID, *, preamble: bool) -> bytes:
    file = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # wrong values are what some tests are about
        with pydicom.config.disable_value_validation():
            for keyword, value in attributes.items():
                if value is None:
                    delattr(data_set, keyword)
                else:
                    setattr(data_set, keyword, value)
            if preamble:
                data_set.file_meta = FileMetaDataset()
                data_set.file_meta.TransferSyntaxUID = transfer_syntax
                data_set.save_as(file, enforce_file_format=True)
            else:
                data_set.save_as(
                    file,
                    implicit_vr=transfer_syntax.is_implicit_VR,
                    little_endian=transfer_syntax.is_little_endian,
                )
    return file.getvalue()


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (len(data) % 2)


# ---------------------------------------------------------------- encoders: pixels, bits stored -> one frame


def _encode_jpeg(pixels: NDArray[np.integer], bits: int) -> bytes:
    if bits != 8:
        raise ValueError(f"baseline JPEG has 8 bits, not {bits}")
    file = BytesIO()
    Image.fromarray(pixels.view(np.uint8)).save(file, "JPEG", quality=95)
    return file.getvalue()


def _encode_run_lengths(pixels: NDArray[np.integer], bits: int) -> bytes:
    return get_encoder(RLELossless).encode(
        np.ascontiguousarray(pixels),
        rows=pixels.shape[0],
        columns=pixels.shape[1],
        number_of_frames=1,
        samples_per_pixel=1 if pixels.ndim == 2 else 3,
        photometric_interpretation="MONOCHROME2" if pixels.ndim == 2 else "RGB",
        bits_allocated=8 * pixels.dtype.itemsize,
        bits_stored=bits,
        pixel_representation=int(pixels.dtype.kind == "i"),
        planar_configuration=0,
        encoding_plugin="pydicom",  # the one of GDCM aborts the process on an odd number of pixels
    )


def encode_with_gdcm(transfer_syntax: UID) -> Callable[[NDArray[np.integer], int], bytes]:
    def encode(pixels: NDArray[np.integer], bits: int) -> bytes:
        change = gdcm.ImageChangeTransferSyntax()
        change.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.GetTSType(str(transfer_syntax))))
        change.SetInput(_gdcm_image(pixels, bits))
        if not change.Change():
            raise ValueError(f"GDCM cannot write {bits} bits as {transfer_syntax.name}")
        output = change.GetOutput()
        element = output.GetDataElement()
        fragments = element.GetSequenceOfFragments()
        fragment = fragments.GetFragment(0)
        value = fragment.GetByteValue()
        for borrowed in (output, fragments, fragment, value):
            borrowed.thisown = False  # they belong to the filter, whatever SWIG believes
        return bytes(value.GetBuffer().encode("utf-8", "surrogateescape"))

    return encode


def _gdcm_image(pixels: NDArray[np.integer], bits: int) -> gdcm.Image:
    is_grey = pixels.ndim == 2
    kinds = gdcm.PhotometricInterpretation
    image = gdcm.Image()
    image.thisown = False  # the filter that takes it deletes it; Python must not do so a second time
    image.SetNumberOfDimensions(2)
    image.SetDimensions((pixels.shape[1], pixels.shape[0], 1))
    image.SetPixelFormat(
        gdcm.PixelFormat(1 if is_grey else 3, 8 * pixels.dtype.itemsize, bits, bits - 1, int(pixels.dtype.kind == "i"))
    )
    image.SetPhotometricInterpretation(kinds(kinds.MONOCHROME2 if is_grey else kinds.RGB))
    image.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.ExplicitVRLittleEndian))
    element = gdcm.DataElement(gdcm.Tag(0x7FE0, 0x0010))
    element.SetByteStringValue(_padded(np.ascontiguousarray(pixels).tobytes()))
    image.SetDataElement(element)
    return image


ENCODERS: dict[UID, Callable[[NDArray[np.integer], int], bytes]] = {
    JPEGBaseline8Bit: _encode_jpeg,
    JPEGExtended12Bit: _encode_jpeg,
    RLELossless: _encode_run_lengths,
    **{
        syntax: encode_with_gdcm(syntax)
        for syntax in (
            JPEGLossless, JPEGLosslessSV1, JPEGLSLossless, JPEGLSNearLossless, JPEG2000Lossless, JPEG2000,
        )
    },
}  # fmt: skip
