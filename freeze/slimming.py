"""The built folder made smaller, on Linux: symbols for debuggers, and libraries of which next to nothing is called."""

from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

from freeze.icu import leave_data_out
from freeze.stand_ins import stand_in

ICU_DATA = "PySide6/Qt/lib/libicudata.so.*"
STAND_INS = {
    "libgssapi_krb5.so.*": "logging in to servers: there are none",
    "libsystemd.so.*": "waiting to be called by other programs, which D-Bus could",
    "opencv_python_headless.libs/libaom-*": "AV1, for AVIF: no film comes in it",
    "opencv_python_headless.libs/libavcodec-*": "FFmpeg: films here do not move",
    "opencv_python_headless.libs/libavformat-*": "FFmpeg",
    "opencv_python_headless.libs/libavutil-*": "FFmpeg",
    "opencv_python_headless.libs/libopenblasp-*": "OpenBLAS: OpenCV solves no equations here",
    "opencv_python_headless.libs/libswscale-*": "FFmpeg",
    "pillow.libs/libxcb-*": "pictures of the screen: nobody takes any",
}
ANSWERED = {"faiss_cpu.libs/libopenblaso-*": ("torch/lib/libtorch_cpu.so", ("sgemm_",))}
"""OpenBLAS, 39 MB: of all of it FAISS calls a matrix product, which MKL has too, and that is in torch."""

_LOOKED_UP = ("openblas_get_num_threads",)  # by threadpoolctl, of whatever is called libopenblas

_PROGRAM_HEADERS_AT, _COUNT_AT, _HEADER_SIZE, _LOADED = 32, 56, 56, 1  # of a 64-bit ELF file


def slim(folder: Path) -> None:
    """Of a built folder, its `_internal`. Raises NotStoodInFor, or CalledProcessError of binutils."""
    for pattern in STAND_INS:
        stand_in(_only(folder, pattern), folder, looked_up=_LOOKED_UP)
    for pattern, (answers, called) in ANSWERED.items():
        stand_in(_only(folder, pattern), folder, answers=folder / answers, called=called, looked_up=_LOOKED_UP)
    leave_data_out(_only(folder, ICU_DATA))
    for library in sorted(folder.rglob("*.so*")):
        if library.is_file() and not library.is_symlink():
            strip(library)
    for link in folder.iterdir():
        if link.is_symlink() and not link.exists():
            link.unlink()  # to something that was left out


def strip(library: Path) -> None:
    """Take symbols for debuggers away, unless the library could not be loaded then.

    `strip` moves what patchelf has put into the libraries of some wheels (NumPy's OpenBLAS) to where no page begins.
    """
    stripped = library.with_name(library.name + ".stripped")
    subprocess.run(["strip", "--strip-unneeded", "-o", stripped, library], check=True)
    if is_aligned(stripped.read_bytes()):
        shutil.copymode(library, stripped)
        stripped.replace(library)
    else:
        stripped.unlink()


def is_aligned(library: bytes) -> bool:
    """Every part of an ELF file that is loaded lies in it as it will lie in its page."""
    (at,) = struct.unpack_from("<Q", library, _PROGRAM_HEADERS_AT)
    (count,) = struct.unpack_from("<H", library, _COUNT_AT)
    for row in range(count):
        kind, _, offset, address, _, _, _, page = struct.unpack_from("<IIQQQQQQ", library, at + _HEADER_SIZE * row)
        if kind == _LOADED and (offset - address) % max(page, 1):
            return False
    return True


def _only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found
