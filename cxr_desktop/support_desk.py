"""What a support desk wants to know of this installation, gathered part by part; and one file of it, without patients.

Whatever cannot be told is told as the error that stands in its way: to the window as it is, which says it in the user's
language, and by its code (`coded`) in all that leaves the program, which is English. There the user's folder is written
as ~: an account's name is a name too. The speed is measured: that is what "slow" is answered with.
"""

from __future__ import annotations

import io
import json
import os
import platform
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from cxr_desktop import __version__, paths
from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import CxrError, SettingsError
from cxr_desktop.model.device import choose_device, has_fast_bfloat16
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.settings import Settings, load_settings, table

Facts = dict[str, Any]
"""Name -> value, as JSON has it, but for errors."""

_PACKAGES = ("torch", "timm", "faiss-cpu", "numpy", "pydicom", "pillow")
_FILMS_TIMED = 8
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP knows: entries say nothing of when


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at. None: the reference model, the reference library."""

    model: Path | None = None
    library: Path | None = None
    device: str = "auto"
    with_speed: bool = True


def gather(subject: Subject, cancel: CancelToken) -> Iterator[tuple[str, Facts]]:
    """Part by part, the quick ones first. Raises Cancelled between them."""
    parts: tuple[tuple[str, Callable[[], Facts]], ...] = (
        ("program", program_facts),
        ("places", place_facts),
        ("machine", machine_facts),
        ("model", partial(model_facts, subject.model)),
        ("library", partial(library_facts, subject.library)),
        ("device", partial(_device_with_speed, subject)),
    )
    for name, tell in parts:
        cancel.raise_if_cancelled()
        yield name, _or_error(tell)


def coded(record: Mapping[str, Facts]) -> dict[str, Facts]:
    """The same with the code of each error, as JSON has it."""
    return {part: {name: _coded(value) for name, value in facts.items()} for part, facts in record.items()}


def _coded(value: object) -> object:
    if isinstance(value, list):
        return [_coded(each) for each in value]
    return value.code if isinstance(value, CxrError) else value


def page(record: Mapping[str, Facts]) -> str:
    """The parts as one HTML page that needs nothing else."""
    from jinja2 import Environment, StrictUndefined

    template = paths.resource("pages/diagnostics.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(template).render(notice=RESEARCH_NOTICE, version=__version__, parts=record)


def bundle_files(record: Mapping[str, Facts]) -> dict[str, str]:
    """Name -> text of all that is in the bundle: the parts, what every setting has come to, the log."""
    told = coded(record)
    files = {
        "diagnostics.json": _as_json(told),
        "diagnostics.html": page(told),
        "settings.json": _as_json(_settings()),
        **_logs(log_folder()),
    }
    return {name: without_home(text) for name, text in files.items()}


def zipped(files: Mapping[str, str]) -> bytes:
    """As one file."""
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_MOMENT), text)
    return buffer.getvalue()


def without_home(text: str) -> str:
    """The user's own folder as ~."""
    return text.replace(str(Path.home()), "~")


def log_folder() -> Path:
    """Where the log is, if there is one."""
    return paths.user_data() / "logs"


def policy_record(settings: Settings) -> Facts:
    """What every setting has come to, and who has set it: the program, the user, or the policy."""
    policy = settings.policy
    chosen = settings.overrides()
    who = f"{policy.who} ({policy.file})"
    return {
        "user_file": str(paths.user_data() / "settings.json"),
        "policy": {
            "file": str(policy.file) if policy.file else None,
            "set_by": policy.set_by,
            "libraries": list(policy.libraries) if policy.libraries is not None else "all",
            "models": list(policy.models) if policy.models is not None else "all",
            "notice": policy.notice,
            "features_off": sorted(policy.features_off),
        },
        "settings": {
            row.key: {
                "value": _plain(getattr(settings, row.key)),
                "set_by": who if row.key in settings.locked else "the user" if row.key in chosen else "default",
                "is_locked": row.key in settings.locked,
            }
            for row in table()
        },
    }


# ------------------------------------------------------------ the parts


def program_facts() -> Facts:
    """Versions: of the program, of Python, of what its answers depend on."""
    return {
        "cxr": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        **{name: _version(name) for name in _PACKAGES},
    }


def place_facts() -> Facts:
    """Where things are, and whether the user's may be written to."""
    home = paths.user_data()
    return {
        "user_folder": str(home),
        "user_folder_is_writable": os.access(_nearest_folder(home), os.W_OK),
        "logs": str(log_folder()),
        "policy": str(paths.policy()) if paths.policy().is_file() else None,
    }


def machine_facts() -> Facts:
    return {
        "cores": os.cpu_count(),
        "free_memory_gb": _free_memory_gb(),
        "free_disk_gb": round(shutil.disk_usage(_nearest_folder(paths.user_data())).free / 1e9, 1),
    }


def device_facts(wish: str = "auto") -> Facts:
    """Where the model runs, and why there. Raises DeviceUnavailable."""
    choice = choose_device(wish)
    return {
        "chosen": choice.device,
        "name": choice.name,
        "reason": choice.reason,
        "fast_bfloat16": has_fast_bfloat16(),
    }


def model_facts(model: Path | None) -> Facts:
    """Of this file, or of the reference model. Raises ModelError for one that cannot be read."""
    from cxr_desktop.model.weights import read_weights

    path = model or paths.reference_model()
    weights = read_weights(path)
    profile = weights.profile
    return {
        "path": str(path),
        "profile": profile.name,
        "backbones": " + ".join(profile.backbones),
        "dimension": profile.dimension,
        "input": f"{profile.preprocessing.size_px} px, {profile.preprocessing.version}",
        "labels": ", ".join(profile.labels),
        "weights_sha256": weights.weights_sha256,
    }


def library_facts(library: Path | None) -> Facts:
    """What it says of itself, and whether every byte is as it was written. Raises LibraryError."""
    from cxr_desktop.library.manifest import read_manifest
    from cxr_desktop.library.verify import verify_library

    folder = library or paths.reference_library()
    manifest, found = read_manifest(folder), verify_library(folder)
    return {
        "id": manifest.library_id,
        "cases": found.cases,
        "files": found.files,
        "is_sound": found.is_sound,
        "model": str(manifest.fingerprint),
        "faults": [fault.error for fault in found.faults],
    }


def _device_with_speed(subject: Subject) -> Facts:
    speed = _or_error(partial(_speed, subject)) if subject.with_speed else {}
    return device_facts(subject.device) | speed


def _speed(subject: Subject) -> Facts:
    from cxr_desktop.model.inference import open_embedder

    embedder = open_embedder(subject.model or paths.reference_model(), choose_device(subject.device))
    side = embedder.preprocessing.size_px
    films = np.zeros((_FILMS_TIMED, embedder.preprocessing.channels, side, side), np.float32)
    embedder.embed(films)
    start = time.perf_counter()
    embedder.embed(films)
    return {"precision": embedder.precision, "films_per_s": round(_FILMS_TIMED / (time.perf_counter() - start), 1)}


def _or_error(tell: Callable[[], Facts]) -> Facts:
    try:
        return tell()
    except CxrError as error:
        return {"error": error}


def _settings() -> Facts:
    try:
        settings: Settings = load_settings(paths.user_data() / "settings.json", paths.policy())
    except SettingsError as error:
        return {"error": error.code, "key": error.details.get("key")}
    return policy_record(settings)


def _plain(value: object) -> object:
    if isinstance(value, tuple) and all(isinstance(place, Path) for place in value):
        return [str(place) for place in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _logs(folder: Path) -> dict[str, str]:
    files = sorted(folder.glob("*.log*")) if folder.is_dir() else []
    return {f"logs/{file.name}": file.read_text(encoding="utf-8", errors="replace") for file in files}


def _nearest_folder(place: Path) -> Path:
    return next(folder for folder in (place, *place.parents) if folder.is_dir())


def _free_memory_gb() -> float | None:
    """What a new program could have; None where the system does not say so in a file (Linux does)."""
    file = Path("/proc/meminfo")
    if not file.is_file():
        return None
    facts = dict(line.split(":") for line in file.read_text(encoding="ascii").splitlines())
    return round(int(facts["MemAvailable"].split()[0]) / 1e6, 1)


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _as_json(record: Mapping[str, Any]) -> str:
    return json.dumps(record, indent=2, ensure_ascii=False)
