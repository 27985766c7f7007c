"""What is in the frozen folder: a bill of materials (CycloneDX 1.6) and the licences of all its parts.

A part is a package of which a file or module went into the build; its licence texts are those that it was installed
with. The bill is a function of what is installed: no serial number, no date, parts in order of name.
"""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from cxr_desktop import __version__, paths

_LICENCE_WORDS = ("licen", "copying", "notice", "copyright", "authors")
_TEXTS = Path(__file__).resolve().parent / "licences"  # of packages that are installed without theirs
_BILL, _LICENCES = "sbom.cdx.json", "licences"


def write_bill(folder: Path, analysis: Any) -> None:
    """Write `sbom.cdx.json` and `licences/` into the folder of the build. `analysis` is PyInstaller's."""
    sources = [entry[1] for toc in (analysis.pure, analysis.binaries, analysis.datas) for entry in toc]
    parts = sorted(_parts_of(sources), key=lambda part: part.name.lower())
    bill = json.dumps(bill_of_materials(parts), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    (folder / _BILL).write_text(bill, encoding="utf-8")
    shutil.rmtree(folder / _LICENCES, ignore_errors=True)
    for part in parts:
        texts = list(licence_files(part))
        if not texts:
            raise FileNotFoundError(
                f"{part.name} came without the text of its licence: put it into {_TEXTS / part.name}"
            )
        for file in texts:
            target = folder / _LICENCES / f"{part.name}-{part.version}" / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
    ours = Path(__file__).resolve().parents[1] / "LICENSE"
    shutil.copy(ours, folder / "LICENSE.txt")
    for python in filter(Path.is_file, _pythons_licence()):
        shutil.copy(python, folder / _LICENCES / "Python.txt")


def bill_of_materials(parts: Iterable[Distribution]) -> dict[str, Any]:
    """CycloneDX 1.6, as data: the program, its packages, Python, the model and the library that are shipped."""
    model = paths.reference_model()
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component("application", "cxr-desktop", __version__, licence="MIT")},
        "components": [
            _component("platform", "python", platform.python_version(), licence="PSF-2.0"),
            *(
                _component("library", part.name, part.version, licence=_licence(part), is_package=True)
                for part in parts
            ),
            _component("machine-learning-model", model.name, __version__) | {"hashes": [_sha256(model)]},
            *(
                _component("data", f"kermany2018/{file.relative_to(paths.reference_library()).as_posix()}", __version__)
                | {"hashes": [_sha256(file)]}
                for file in sorted(paths.reference_library().rglob("*"))
                if file.is_file() and file.suffix != ".lock"
            ),
        ],
    }


def licence_files(part: Distribution) -> Iterator[Path]:
    """The licence texts that a package was installed with, none twice by name; else those that we keep for it."""
    seen = set[str]()
    for file in part.files or ():
        is_text = any(word in file.name.lower() for word in _LICENCE_WORDS) and file.suffix.lower() not in {
            ".py",
            ".pyc",
        }
        path = Path(str(part.locate_file(file)))
        if is_text and path.is_file() and file.name not in seen:
            seen.add(file.name)
            yield path
    if not seen:
        yield from sorted((_TEXTS / part.name).glob("*.txt"))


def _pythons_licence() -> Iterator[Path]:
    """Where it may lie: with the standard library, or, on Windows, beside Python itself."""
    yield Path(sysconfig.get_paths()["stdlib"]) / "LICENSE.txt"
    yield Path(sys.base_prefix) / "LICENSE.txt"


def _parts_of(sources: Iterable[str]) -> Iterator[Distribution]:
    """The installed packages that these files belong to."""
    used = {str(Path(source).resolve()) for source in sources if source}
    for part in distributions():
        if part.name == "cxr-desktop":
            continue
        if any(str(Path(str(part.locate_file(file))).resolve()) in used for file in part.files or ()):
            yield part


def _component(kind: str, name: str, version: str, *, licence: str = "", is_package: bool = False) -> dict[str, Any]:
    component: dict[str, Any] = {"type": kind, "name": name, "version": version, "bom-ref": f"{name}@{version}"}
    if is_package:
        component["purl"] = f"pkg:pypi/{name.lower()}@{version}"
    if licence:
        component["licenses"] = [{"license": {"name": licence}}]
    return component


def _licence(part: Distribution) -> str:
    """In the package's own words: its SPDX expression, else its classifiers, else the first line of what it says."""
    facts = part.metadata
    classifiers = [each.rpartition(" :: ")[2] for each in facts.get_all("Classifier") or () if "License" in each]
    stated = facts.get("License-Expression") or ", ".join(classifiers) or facts.get("License") or ""
    return stated.strip().splitlines()[0] if stated.strip() else ""


def _sha256(path: Path) -> dict[str, str]:
    return {"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}
