"""Which library, with which model, the window answers from: found, switched, and switched back.

A library remembers the hash of its model, not where the file lies; so a model is looked for among files that are known.
Switching is a change of settings, made together: library, model, since when, and what was in use before.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cxr_desktop import paths
from cxr_desktop.domain import EmbedderFingerprint
from cxr_desktop.errors import EmbedderMismatch, NothingChanges, SettingsError, WeightsMissing
from cxr_desktop.library.manifest import read_finished_manifest
from cxr_desktop.library.sources import absolute
from cxr_desktop.settings import Named, Settings

_LIBRARY, _MODEL, _SINCE = "library", "model", "since"


@dataclass(frozen=True, slots=True)
class EditionInUse:
    """A library and the weights file that it is asked with; None: the reference model."""

    library: Path
    model: Path | None = None


@dataclass(frozen=True, slots=True)
class EditionsKnown:
    """What answers at every start, since when (ISO 8601; empty where nobody noted it), and where the way back leads."""

    present: EditionInUse | None = None
    since: str = ""
    previous: EditionInUse | None = None


def known_models(settings: Settings, also: Iterable[Path | None] = ()) -> tuple[Path | None, ...]:
    """The weights files that this user has to do with: those named, in use, in use before, the reference model."""
    before = previous_edition(settings)
    files = (*also, settings.model, before.model if before else None, None)
    return tuple(dict.fromkeys(files))


def model_of(library: Path, files: Iterable[Path | None]) -> Path | None:
    """The one of these weights files that the library was built with; None stands for the reference model.

    Raises LibraryError; EmbedderMismatch where it is none of them; ModelError for a damaged file.
    """
    wanted = read_finished_manifest(library).fingerprint
    for file in files:
        try:
            if fingerprint_of(file) == wanted:
                return _plain(file)
        except WeightsMissing:  # one that was in use once, or a copy of the program without a model
            continue
    raise EmbedderMismatch("no_file", path=library, library_model=wanted)


def _plain(file: Path | None) -> Path | None:
    """None for the reference model under its own name: another copy of the program has it elsewhere."""
    with suppress(WeightsMissing):
        return None if file == paths.reference_model() else file
    return file


def fingerprint_of(file: Path | None) -> EmbedderFingerprint:
    """That of a weights file, None being the reference model. Raises ModelError."""
    from cxr_desktop.model.weights import read_weights

    return read_weights(file or paths.reference_model()).fingerprint


def present_edition(settings: Settings) -> EditionInUse | None:
    """What the window would open at its next start; None where no library is set."""
    return EditionInUse(settings.library, settings.model) if settings.library else None


def previous_edition(settings: Settings) -> EditionInUse | None:
    """What was in use before the last switch."""
    return _from_named(settings.previous_edition)


def editions_known(settings: Settings) -> EditionsKnown:
    """What there is to say of the edition in use. No way back leads to where one is: a library may be opened again."""
    present, previous = present_edition(settings), previous_edition(settings)
    is_noted = present is not None and _from_named(settings.edition_in_use) == present
    since = dict(settings.edition_in_use).get(_SINCE, "") if is_noted else ""
    return EditionsKnown(present, since, previous if previous != present else None)


def noted(settings: Settings) -> Settings:
    """The settings with a note that what they have in use is in use since now."""
    present = present_edition(settings)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return settings.changed("edition_in_use", (*_to_named(present), (_SINCE, now))) if present else settings


def require_previous(settings: Settings) -> EditionInUse:
    """The same. Raises NothingChanges where there is none."""
    before = previous_edition(settings)
    if before is None:
        raise NothingChanges("nowhere_back")
    return before


def require_switch(settings: Settings, wanted: EditionInUse) -> None:
    """Raise unless the settings may be changed so, and the library is one of that model.

    Raises SettingsError for a setting that IT has locked, LibraryNotAllowed, ModelNotAllowed, NothingChanges,
    EmbedderMismatch, LibraryError or ModelError.
    """
    require_unlocked(settings, wanted)
    settings.policy.require_library(wanted.library)
    manifest = read_finished_manifest(wanted.library)
    fingerprint = fingerprint_of(wanted.model)
    settings.policy.require_model(fingerprint.weights_sha256, wanted.model or paths.reference_model())
    manifest.require_model(fingerprint)
    if present_edition(settings) == wanted:
        raise NothingChanges("in_use", path=wanted.library, model=fingerprint)


def require_unlocked(settings: Settings, wanted: EditionInUse) -> None:
    """The quick part of the same, which reads no file. Raises SettingsError, naming who has locked the setting."""
    for key, before, after in (
        (_LIBRARY, settings.library, wanted.library),
        (_MODEL, settings.model, wanted.model),
    ):
        if key in settings.locked and before != after:
            raise SettingsError("locked_by", key=key, who=settings.policy.who)


def switched(settings: Settings, wanted: EditionInUse, before: EditionInUse | None) -> Settings:
    """The settings after the switch. Switching back is the same, to `previous_edition`; and then forward again.

    `before` is what was in use when the switch was asked for (`present_edition`): the settings may have followed the
    library meanwhile. Libraries that were searched together with the old one are of its model, and are left out.
    """
    after = settings.changed(_LIBRARY, absolute(wanted.library)).changed(_MODEL, wanted.model)
    after = noted(after.changed("joined_libraries", ()))
    return after.changed("previous_edition", _to_named(before)) if before and before != wanted else after


def _from_named(values: Named) -> EditionInUse | None:
    named = dict(values)
    if _LIBRARY not in named:
        return None
    return EditionInUse(Path(named[_LIBRARY]), Path(named[_MODEL]) if _MODEL in named else None)


def _to_named(edition: EditionInUse) -> tuple[tuple[str, str], ...]:
    library = ((_LIBRARY, str(edition.library)),)
    return (*library, (_MODEL, str(edition.model))) if edition.model else library
