"""Which library answers with which model: found by hash, switched, switched back; and what IT has locked stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cxr_desktop import editions
from cxr_desktop.domain import EmbedderFingerprint
from cxr_desktop.editions import (
    EditionInUse,
    EditionsKnown,
    editions_known,
    known_models,
    model_of,
    noted,
    present_edition,
    previous_edition,
    require_previous,
    require_switch,
    switched,
)
from cxr_desktop.errors import (
    EmbedderMismatch,
    LibraryNotAllowed,
    ModelNotAllowed,
    NothingChanges,
    SettingsError,
    WeightsMissing,
)
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.sources import list_films
from cxr_desktop.policy import Policy
from cxr_desktop.settings import Settings, load_settings, save_settings
from tests.fakes import FakeEmbedder, FakeIngestor, fake_fingerprint, write_many_films

OLD, NEW, REFERENCE = Path("old.safetensors"), Path("new.safetensors"), None


@pytest.fixture(autouse=True)
def models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights files that need not be read."""

    def fingerprint_of(file: Path | None) -> EmbedderFingerprint:
        if file == Path("gone.safetensors"):
            raise WeightsMissing("not_found", path=file)
        return fake_fingerprint(file.stem if file else "reference")

    monkeypatch.setattr(editions, "fingerprint_of", fingerprint_of)


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    films = write_many_films(tmp_path / "films", normal=2, pneumonia=2)
    found = {name: tmp_path / name for name in ("old", "new", "reference")}
    for name, directory in found.items():
        LibraryBuilder(FakeEmbedder(name), FakeIngestor()).build(list_films([films]), directory)
    return found


def test_the_model_of_a_library_is_the_file_with_its_hash(places: dict[str, Path]) -> None:
    files = known_models(Settings(model=OLD), [Path("gone.safetensors"), NEW])
    assert files == (Path("gone.safetensors"), NEW, OLD, None)
    assert [model_of(places[name], files) for name in places] == [OLD, NEW, REFERENCE]
    with pytest.raises(EmbedderMismatch, match="--model"):
        model_of(places["new"], known_models(Settings()))


def test_a_switch_keeps_the_way_back_and_the_way_forward_again(places: dict[str, Path], tmp_path: Path) -> None:
    old, new = EditionInUse(places["old"], OLD), EditionInUse(places["reference"], REFERENCE)
    settings = Settings(library=old.library, model=old.model, k=9)
    require_switch(settings, new)
    save_settings(tmp_path / "settings.json", switched(settings, new, present_edition(settings)))
    kept = load_settings(tmp_path / "settings.json")
    assert (kept.library, kept.model, kept.k) == (new.library, None, 9)
    assert require_previous(kept) == old
    assert old.model in known_models(kept)
    back = switched(kept, require_previous(kept), present_edition(kept))
    assert (back.library, back.model, previous_edition(back)) == (old.library, old.model, new)


def test_what_is_in_use_says_since_when_until_something_else_is(places: dict[str, Path]) -> None:
    old, new = EditionInUse(places["old"], OLD), EditionInUse(places["new"], NEW)
    settings = Settings(library=old.library, model=old.model)
    assert editions_known(settings) == EditionsKnown(old)
    now = switched(settings, new, old)
    known = editions_known(now)
    assert (known.present, known.previous) == (new, old)
    assert datetime.now(UTC) - datetime.fromisoformat(known.since) < timedelta(minutes=1)
    opened = now.changed("library", old.library).changed("model", old.model)  # by hand
    assert editions_known(opened) == EditionsKnown(old), "no note of that, and no way back to where one is"
    assert editions_known(noted(opened)).since


def test_the_first_library_has_nothing_to_go_back_to(places: dict[str, Path]) -> None:
    settings = switched(Settings(), EditionInUse(places["new"], NEW), None)
    with pytest.raises(NothingChanges, match="nothing to go back to"):
        require_previous(settings)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"locked": frozenset({"library"})}, SettingsError),
        ({"locked": frozenset({"model"})}, SettingsError),
        ({"policy": Policy(set_by="Radiology IT", libraries=("reference",))}, LibraryNotAllowed),
        ({"policy": Policy(set_by="Radiology IT", models=("0" * 12,))}, ModelNotAllowed),
    ],
)
def test_what_it_has_laid_down_is_refused_by_name(
    places: dict[str, Path], changes: dict[str, object], error: type[Exception]
) -> None:
    settings = replace(
        Settings(library=places["old"], model=OLD, policy=Policy(set_by="Radiology IT")),
        **changes,  # type: ignore[arg-type]
    )
    with pytest.raises(error, match="Radiology IT"):
        require_switch(settings, EditionInUse(places["new"], NEW))


def test_a_locked_setting_that_stays_as_it_is_is_in_nobodys_way(places: dict[str, Path], tmp_path: Path) -> None:
    films = write_many_films(tmp_path / "films", normal=3, pneumonia=2)
    LibraryBuilder(FakeEmbedder("new"), FakeIngestor()).build(list_films([films]), tmp_path / "newer")
    settings = Settings(library=places["new"], model=NEW, locked=frozenset({"model"}))
    require_switch(settings, EditionInUse(tmp_path / "newer", NEW))


def test_what_is_in_use_and_what_does_not_belong_together_is_refused(places: dict[str, Path]) -> None:
    settings = Settings(library=places["old"], model=OLD)
    with pytest.raises(NothingChanges):
        require_switch(settings, EditionInUse(places["old"], OLD))
    with pytest.raises(EmbedderMismatch):
        require_switch(settings, EditionInUse(places["old"], NEW))
