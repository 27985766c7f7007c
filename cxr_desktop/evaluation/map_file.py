"""The map of a library on disk: one JSON file beside the manifest, or in the user's own folder.

It is made from the library and can be made again, so it is no part of it: no manifest names it, `verify` does not look
at it, and replacing it changes nothing for a search. It carries what it was made from and a SHA-256 of itself;
a file that is damaged, of another library, or written by another version is taken for none.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxr_desktop import paths
from cxr_desktop.errors import LibraryNotWritable, OutputNotWritable
from cxr_desktop.library.disk import replace_file
from cxr_desktop.library.layout import MAP
from cxr_desktop.library.manifest import Manifest
from cxr_desktop.output import write_output

log = logging.getLogger(__name__)

_FORMAT, _SCHEMA = "cxr-case-map", 1
_METHOD = "t-SNE 2"  # another number whenever the same cases would get other places

_COLUMNS = {"case_ids": "<i8", "places": "<f4", "laid_out": "|b1"}


@dataclass(frozen=True, slots=True, eq=False)
class StoredMap:
    """Where cases were put. Whoever comes later is placed among those that t-SNE itself has laid out."""

    case_ids: NDArray[np.int64]  # (n,), ascending
    places: NDArray[np.float32]  # (n, 2)
    laid_out: NDArray[np.bool_]  # (n,): by t-SNE, not placed afterwards


def read_map(directory: Path, manifest: Manifest) -> StoredMap | None:
    """The map that was stored for this library, whatever its cases were then; None where there is none."""
    for path in _places_of(directory, manifest):
        try:
            return _parse(path.read_bytes(), manifest)
        except FileNotFoundError:
            continue
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            log.info("a stored map is of no use: %s", type(error).__name__)
    return None


def store_map(directory: Path, manifest: Manifest, stored: StoredMap) -> Path | None:
    """Where it was put: with the library, for all who share it, or else in the user's own folder.

    None where neither can be written: the map is then made again next time.
    """
    data = _to_bytes(stored, manifest)
    for path in _places_of(directory, manifest):
        try:
            if path.parent == directory:
                replace_file(path, data)
            else:
                write_output(path, data)
        except (LibraryNotWritable, OutputNotWritable) as error:
            log.info("a map is not stored there: %s", error.code)
        else:
            return path
    return None


def _places_of(directory: Path, manifest: Manifest) -> Iterator[Path]:
    """What came with the program is not written to."""
    if not directory.resolve().is_relative_to(paths.resource("libraries").resolve()):
        yield directory / MAP
    yield paths.user_data() / "maps" / f"{_origin(manifest)['library_id']}.json"


def _origin(manifest: Manifest) -> dict[str, str]:
    """What has to be the same for a map to belong to a library."""
    return {
        "format": _FORMAT,
        "schema": str(_SCHEMA),
        "method": _METHOD,
        "library_id": hashlib.sha256(manifest.library_id.encode()).hexdigest()[:32],  # a file name, whatever it holds
        "model": f"{manifest.fingerprint} {manifest.fingerprint.preprocessing_version}",
    }


def _to_bytes(stored: StoredMap, manifest: Manifest) -> bytes:
    columns = {name: _encoded(getattr(stored, name), kind) for name, kind in _COLUMNS.items()}
    return _sealed({**_origin(manifest), **columns})


def _parse(data: bytes, manifest: Manifest) -> StoredMap:
    content = json.loads(data)
    if _sealed({name: value for name, value in content.items() if name != "sha256"}) != data:
        raise ValueError("not what it was")
    if not content.items() >= _origin(manifest).items():
        raise ValueError("of another library")
    case_ids, places, laid_out = (_decoded(content[name], kind) for name, kind in _COLUMNS.items())
    stored = StoredMap(case_ids, places.reshape(len(case_ids), 2), laid_out)
    if len(laid_out) != len(case_ids) or not (np.diff(case_ids) > 0).all() or not np.isfinite(places).all():
        raise ValueError("not a map")
    return stored


def _sealed(content: Mapping[str, Any]) -> bytes:
    sha256 = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return json.dumps({**content, "sha256": sha256}, sort_keys=True).encode()


def _encoded(values: NDArray[Any], kind: str) -> str:
    return base64.b64encode(np.ascontiguousarray(values, kind).tobytes()).decode()


def _decoded(text: str, kind: str) -> NDArray[Any]:
    return np.frombuffer(base64.b64decode(text, validate=True), kind)
