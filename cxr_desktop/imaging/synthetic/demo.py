"""The demonstration's films: a folder tree whose leaf folders are labels, as `cxr build` wants it.

The labels are those of the reference model. What is behind a PNEUMONIA - consolidation, interstitial pattern or an
effusion beside it - takes turns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cxr_desktop.domain import CancelToken, OnProgress, Progress, ignore_progress
from cxr_desktop.imaging.synthetic.files import write_png
from cxr_desktop.imaging.synthetic.film import SyntheticFilm, synthesise_film
from cxr_desktop.imaging.synthetic.findings import Finding, FindingKind
from cxr_desktop.imaging.synthetic.streams import stream

DEMO_LABELS: dict[str, tuple[FindingKind | None, ...]] = {
    "NORMAL": (None,),
    "PNEUMONIA": (FindingKind.LOBAR_CONSOLIDATION, FindingKind.INTERSTITIAL, FindingKind.EFFUSION),
}
"""Label -> what its films show, in turns."""

DEMO_CONSPICUITY = (0.55, 1.0)


@dataclass(frozen=True, slots=True)
class DemoFilm:
    """One written film."""

    path: Path
    label: str
    patient: str
    finding: Finding | None


def write_demo_films(
    folder: Path,
    *,
    per_label: int,
    seed: int = 0,
    size_px: int = 512,
    cancel: CancelToken | None = None,
    on_progress: OnProgress = ignore_progress,
) -> tuple[DemoFilm, ...]:
    """Write `per_label` films of each label below `folder`, each of another patient; the same files for the same seed.

    Files are named by patient and finding: `NORMAL/synthetic-0001-normal.png`. Raises Cancelled; what is written stays.
    """
    cases = list(_cases(per_label))
    written = []
    for number, (label, kind) in enumerate(cases, start=1):
        if cancel:
            cancel.raise_if_cancelled()
        written.append(_write(folder / label, label, number, _film(seed + number, kind, size_px)))
        on_progress(Progress("synthesising", number, len(cases)))
    return tuple(written)


def _cases(per_label: int) -> Iterator[tuple[str, FindingKind | None]]:
    for label, kinds in DEMO_LABELS.items():
        for index in range(per_label):
            yield label, kinds[index % len(kinds)]


def _film(seed: int, kind: FindingKind | None, size_px: int) -> SyntheticFilm:
    conspicuity = stream(seed, "demonstration").uniform(*DEMO_CONSPICUITY)
    return synthesise_film(seed, finding=kind, conspicuity=conspicuity, size_px=size_px)


def _write(folder: Path, label: str, number: int, film: SyntheticFilm) -> DemoFilm:
    patient = f"synthetic-{number:04d}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{patient}-{_description(film.finding)}.png"
    write_png(film, path)
    return DemoFilm(path, label, patient, film.finding)


def _description(finding: Finding | None) -> str:
    return f"{finding.kind}_{finding.side}_{finding.zone}" if finding else "normal"
