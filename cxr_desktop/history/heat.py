"""Heat maps as a history keeps them: a few kilobytes each, unpacked only when somebody looks at one.

Levels are kept to 1/65535 of each map's peak, as differences between neighbouring pixels, which compress well because a
heat map is smooth. The bytes are NumPy's compressed format without pickle, in memory and in the file alike.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import HeatMap

_LEVELS = 65535
_LARGEST_SIDE_PX = 4096  # of a map out of a file; the model's square is a fraction of it


class PackedMaps(Mapping[str, NDArray[np.float32]]):
    """The maps of a HeatMap, by branch. `read` gives their bytes and may raise what reading a file raises."""

    def __init__(self, branches: tuple[str, ...], read: Callable[[], bytes]) -> None:
        self._branches = branches
        self._read = read

    @property
    def data(self) -> bytes:
        """What `unpack` takes."""
        return self._read()

    def __getitem__(self, branch: str) -> NDArray[np.float32]:
        if branch not in self._branches:
            raise KeyError(branch)
        return unpack(self._read())[branch]

    def __iter__(self) -> Iterator[str]:
        return iter(self._branches)

    def __len__(self) -> int:
        return len(self._branches)


def packed(heat_map: HeatMap) -> HeatMap:
    """The same heat map in little memory."""
    if isinstance(heat_map.maps, PackedMaps):
        return heat_map
    data = pack(heat_map.maps)
    return replace(heat_map, maps=PackedMaps(tuple(heat_map.maps), lambda: data))


def packed_bytes(heat_map: HeatMap) -> bytes:
    """What `unpack` takes, of any heat map."""
    return heat_map.maps.data if isinstance(heat_map.maps, PackedMaps) else pack(heat_map.maps)


def pack(maps: Mapping[str, NDArray[np.float32]]) -> bytes:
    """The maps as one NumPy archive: `<branch>.steps` and `<branch>.peak`."""
    arrays: dict[str, NDArray[Any]] = {}
    for branch, heat in maps.items():
        peak = float(heat.max(initial=0.0))
        levels = np.rint(heat * (_LEVELS / peak if peak else 0.0)).astype(np.uint16)
        arrays[f"{branch}.steps"] = _steps(_steps(levels, axis=0), axis=1)
        arrays[f"{branch}.peak"] = np.array([peak], np.float32)
    file = io.BytesIO()
    np.savez_compressed(file, **cast(Any, arrays))
    return file.getvalue()


def unpack(data: bytes) -> dict[str, NDArray[np.float32]]:
    """What `pack` was given, nearly. Raises ValueError for bytes that it did not write."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            branches = [name.removesuffix(".steps") for name in archive.files if name.endswith(".steps")]
            return {branch: _heat(archive[f"{branch}.steps"], archive[f"{branch}.peak"]) for branch in branches}
    except (zipfile.BadZipFile, zlib.error, OSError, KeyError, EOFError, NotImplementedError) as error:
        raise ValueError("not heat maps") from error


def _steps(levels: NDArray[np.uint16], *, axis: int) -> NDArray[np.uint16]:
    """From each pixel to the next, modulo 65536; the first row or column as it is."""
    return np.diff(levels, axis=axis, prepend=np.uint16(0)).astype(np.uint16)


def _heat(steps: NDArray[Any], peak: NDArray[Any]) -> NDArray[np.float32]:
    if steps.dtype != np.uint16 or steps.ndim != 2 or peak.shape != (1,) or max(steps.shape) > _LARGEST_SIDE_PX:
        raise ValueError("not heat maps")
    levels = np.cumsum(np.cumsum(steps, axis=1, dtype=np.uint16), axis=0, dtype=np.uint16)
    return levels.astype(np.float32) * np.float32(peak[0] / _LEVELS)
