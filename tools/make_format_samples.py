"""Writes resources/format_samples: one small synthetic film in every file format and DICOM transfer syntax.

`python -m tools.make_format_samples`. `cxr self-test` reads them, so that an installation whose decoders are missing is
found out before a radiologist does. Encoders are those of the tests: GDCM's, pydicom's and Pillow's.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from cxr_desktop.imaging.synthetic import synthesise_film, to_uint8, to_uint16
from tests.dicom_making import LOSSLESS, LOSSY, UNCOMPRESSED, make_dicom

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "format_samples"
SEED, SIDE_PX, DEEP_BITS = 5, 96, 12

_RASTER: dict[str, tuple[str, bool, dict[str, object]]] = {
    "png-8.png": ("PNG", False, {}),
    "png-16.png": ("PNG", True, {}),
    "jpeg.jpg": ("JPEG", False, {"quality": 95}),
    "tiff-8.tif": ("TIFF", False, {"compression": "tiff_lzw"}),
    "tiff-16.tif": ("TIFF", True, {}),
    "bmp.bmp": ("BMP", False, {}),
    "webp.webp": ("WEBP", False, {"lossless": True}),
}
"""File name -> Pillow's format, whether 16 bits deep, options of the encoder."""


def main() -> None:
    film = synthesise_film(SEED, size_px=SIDE_PX)
    shallow, deep = to_uint8(film), to_uint16(film, DEEP_BITS)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, (file_format, is_deep, options) in _RASTER.items():
        (FOLDER / name).write_bytes(_encode(deep if is_deep else shallow, file_format, options))
    for syntax in (*UNCOMPRESSED, *LOSSLESS):
        (FOLDER / f"dicom-{syntax.keyword}.dcm").write_bytes(
            make_dicom(deep, bits_stored=DEEP_BITS, transfer_syntax=syntax)
        )
    for syntax in LOSSY:
        (FOLDER / f"dicom-{syntax.keyword}.dcm").write_bytes(make_dicom(shallow, transfer_syntax=syntax))


def _encode(pixels: NDArray[np.uint8] | NDArray[np.uint16], file_format: str, options: dict[str, object]) -> bytes:
    file = BytesIO()
    Image.fromarray(pixels).save(file, file_format, **options)
    return file.getvalue()


if __name__ == "__main__":
    main()
