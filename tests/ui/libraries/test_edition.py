"""Another edition in the window: what changes, built beside the old one, compared, switched to, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import EmbedderFingerprint
from cxr_desktop.editions import EditionInUse, EditionsKnown, previous_edition
from cxr_desktop.engine_room import Preparation
from cxr_desktop.library.edition import Manner, manner_of
from cxr_desktop.library.manifest import read_manifest
from cxr_desktop.library.wish import FilmSource
from cxr_desktop.policy import Policy
from cxr_desktop.settings import load_settings
from cxr_desktop.ui.libraries.edition_page import EditionPage
from cxr_desktop.ui.libraries.library_card import LibraryCard
from cxr_desktop.ui.libraries.part import LibrariesPart
from cxr_desktop.ui.workstation import Workstation
from cxr_desktop.workshop import LoadEmbedder
from tests.fakes import FakeDialogs, fake_fingerprint, write_films
from tests.ui.libraries.conftest import Engine, GatedEmbedder

NEW_MODEL = Path("newer.safetensors")


class SwitchingEngine(Engine):
    """Answers from the library that it was prepared with."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[tuple[Path | None, Path | None]] = []

    def prepare(self, model: Path | None, device: str, libraries: Sequence[Path]) -> Preparation:
        if self.refusal:
            raise self.refusal
        library = libraries[0] if libraries else None
        self.sources.append((model, library))
        self.directory = library or self.directory
        fingerprint = fake_fingerprint("newer", 6) if model == NEW_MODEL else fake_fingerprint("small")
        return replace(self._prepared(None), model=str(fingerprint))


@pytest.fixture
def engine() -> SwitchingEngine:
    return SwitchingEngine()


@pytest.fixture
def newer() -> GatedEmbedder:
    return GatedEmbedder("newer", dimension=6)


@pytest.fixture
def load(embedder: GatedEmbedder, newer: GatedEmbedder) -> LoadEmbedder:
    """The model in use is "small"; there is one other weights file."""
    return lambda model, _device: newer if model == NEW_MODEL else embedder


@pytest.fixture(autouse=True)
def models(monkeypatch: pytest.MonkeyPatch) -> None:
    def fingerprint_of(file: Path | None) -> EmbedderFingerprint:
        return fake_fingerprint("newer", 6) if file == NEW_MODEL else fake_fingerprint("small")

    for module in ("cxr_desktop.editions", "cxr_desktop.workshop"):
        monkeypatch.setattr(f"{module}.fingerprint_of", fingerprint_of)


@pytest.fixture
def strange_films(tmp_path: Path) -> Path:
    """Films that no library has."""
    films = {f"{label}/other {n}.png": f"other {label} {n}" for n in range(15) for label in ("NORMAL", "PNEUMONIA")}
    return write_films(tmp_path / "test", films)


def look_at(qtbot: QtBot, part: LibrariesPart, library: Path) -> None:
    """The shelf knows the library, and what it says of itself."""
    with qtbot.waitSignal(part.shelf.changed):
        part.shelf.remember(library)
    part.view.show_page(part.view.shelf)
    qtbot.waitUntil(lambda: (card := part.view.shelf.cards.get(library)) is not None and card.summary is not None)


def ways(card: LibraryCard) -> list[QPushButton]:
    """What mends what is wrong with a library."""
    widgets = (card.ways.itemAt(place).widget() for place in range(card.ways.count()))
    return [widget for widget in widgets if isinstance(widget, QPushButton)]


def surveyed(qtbot: QtBot, part: LibrariesPart, library: Path, place: Path, model: Path | None) -> EditionPage:
    look_at(qtbot, part, library)
    part.view.shelf.action_requested.emit("edition", library)
    page = part.view.edition
    page.model.set_place(model)
    page.place.set_place(place)
    with qtbot.waitSignal(part.work.ended, timeout=60_000):
        page.survey.click()
    return page


def built(qtbot: QtBot, part: LibrariesPart, library: Path, place: Path) -> EditionPage:
    page = surveyed(qtbot, part, library, place, NEW_MODEL)
    with qtbot.waitSignal(part.work.edition_surveyed, timeout=60_000):  # of what has been built
        page.build.click()
    return page


def test_what_changes_is_shown_before_anything_is_built(
    qtbot: QtBot, part: LibrariesPart, library: Path, tmp_path: Path
) -> None:
    page = surveyed(qtbot, part, library, tmp_path / "new", NEW_MODEL)
    assert part.view.page is page
    rows = {title: (old, new) for title, old, new in page.changes.rows()}
    assert rows["Model"] == ("small", "newer")
    assert rows["Dimension of an embedding"] == ("12", "6")
    assert rows["Cases"] == ("15", "as before")
    assert "not built yet" in page.text
    assert page.build.isEnabled()
    assert page._steps.isHidden()
    assert not (tmp_path / "new").exists()
    page.model.set_place(None)  # what was found is of another one
    assert page.changes.rows() == []
    assert not page.build.isEnabled()


def test_built_compared_switched_and_back(
    qtbot: QtBot,
    station: Workstation,
    part: LibrariesPart,
    engine: SwitchingEngine,
    library: Path,
    strange_films: Path,
    dialogs: FakeDialogs,
    tmp_path: Path,
) -> None:
    station.controller.open_library(library)
    qtbot.waitUntil(lambda: station.settings.library == library)
    before = (library / "manifest.json").read_bytes()
    page = built(qtbot, part, library, tmp_path / "new")
    assert (library / "manifest.json").read_bytes() == before
    assert read_manifest(tmp_path / "new").cases == 15
    assert part.view.page is page
    assert "once you have switched" in page.text
    assert page.left_out.isHidden()

    page.source.set_source(FilmSource(strange_films))
    with qtbot.waitSignal(part.work.compared, timeout=60_000):
        page.compare.click()
    text = page.comparison.text
    assert text.startswith(("These films", "The new library's", "The votes"))
    assert "Of 30 films of 30 patients" in text
    assert "McNemar test: p = " in text
    record = page.comparison.made.record
    assert page.comparison.only_new.found.count() == len(record["only_new"])
    assert {row[0] for row in page.comparison.rows} >= {"Vote is the label", "Sensitivity for PNEUMONIA"}
    dialogs.folder = tmp_path / "out"
    with qtbot.waitSignal(part.work.exported, timeout=60_000):
        page.export.click()
    assert (tmp_path / "out" / "comparison.html").is_file()

    with qtbot.waitSignal(station.outfit.switching.changed):
        page.switch.click()
    assert dialogs.questions[-1].startswith("From now on films are answered from new with the model newer.safetensors")
    assert engine.sources[-1] == (NEW_MODEL, tmp_path / "new")
    kept = load_settings(tmp_path / "home" / "settings.json")
    assert (kept.library, kept.model) == (tmp_path / "new", NEW_MODEL)
    assert previous_edition(kept) == EditionInUse(library, None)
    assert "and films are answered from it" in page.text
    assert not page.switch.isEnabled()
    assert f"answered from {library.name}" in page.text

    with qtbot.waitSignal(station.outfit.switching.changed):
        page.back.click()
    assert engine.sources[-1] == (None, library)
    kept = load_settings(tmp_path / "home" / "settings.json")
    assert (kept.library, kept.model) == (library, None)
    assert previous_edition(kept) == EditionInUse(tmp_path / "new", NEW_MODEL)


def test_it_is_made_as_the_old_one_unless_the_user_wants_it_otherwise(
    qtbot: QtBot, part: LibrariesPart, library: Path, tmp_path: Path
) -> None:
    page = surveyed(qtbot, part, library, tmp_path / "new", NEW_MODEL)
    assert page.manner.manner == manner_of(read_manifest(library))
    page.manner.options["pooled"].box.click()
    assert page.changes.rows() == []  # what was found is of another one
    with qtbot.waitSignal(part.work.ended, timeout=60_000):
        page.survey.click()
    assert {title: new for title, _, new in page.changes.rows()}["Several looks at every film"] == "yes"
    with qtbot.waitSignal(part.work.edition_surveyed, timeout=60_000):
        page.build.click()
    made = read_manifest(tmp_path / "new")
    assert manner_of(made) == page.manner.manner
    assert (made.pooled, made.with_pictures) == (True, read_manifest(library).with_pictures)


def test_the_card_of_the_library_in_use_says_since_when_and_leads_back(
    qtbot: QtBot,
    station: Workstation,
    part: LibrariesPart,
    engine: SwitchingEngine,
    library: Path,
    dialogs: FakeDialogs,
    tmp_path: Path,
) -> None:
    station.controller.open_library(library)
    qtbot.waitUntil(lambda: station.settings.library == library)
    look_at(qtbot, part, library)
    card = part.view.shelf.cards[library]
    qtbot.waitUntil(lambda: "In use since" in card.text)
    assert card._buttons["back"].isHidden()

    page = built(qtbot, part, library, tmp_path / "new")
    with qtbot.waitSignal(station.outfit.switching.changed):
        page.switch.click()
    look_at(qtbot, part, tmp_path / "new")
    card, other = part.view.shelf.cards[tmp_path / "new"], part.view.shelf.cards[library]
    assert f"Before the last switch films were answered from {library.name}" in card.text
    assert "In use since" in card.text
    assert "In use since" not in other.text
    assert other._buttons["back"].isHidden()
    qtbot.waitUntil(lambda: "with its own model, before the last switch" in other.text)  # which is no trouble
    assert [way.text() for way in ways(other)] == ["Go back …"]

    with qtbot.waitSignal(station.outfit.switching.changed):
        card._buttons["back"].click()
    assert dialogs.questions[-1].startswith(f"Films are answered again from {library.name}")
    assert engine.sources[-1] == (None, library)
    qtbot.waitUntil(lambda: "Before the last switch films were answered from new" in other.text)
    assert card._buttons["back"].isHidden()
    look_at(qtbot, part, tmp_path / "new")
    qtbot.waitUntil(lambda: bool(ways(card)))
    (way,) = ways(card)
    with qtbot.waitSignal(station.outfit.switching.changed):
        way.click()
    assert engine.sources[-1] == (NEW_MODEL, tmp_path / "new")
    look_at(qtbot, part, library)
    qtbot.waitUntil(lambda: bool(ways(other)))
    part.view.shelf.take_away(["open_library"])
    assert card._buttons["back"].isHidden()
    assert not ways(other)


def test_films_that_are_gone_are_named(
    qtbot: QtBot, part: LibrariesPart, library: Path, labelled_films: Path, tmp_path: Path
) -> None:
    (labelled_films / "NORMAL" / "IM-0003-0001.jpeg").unlink()
    page = built(qtbot, part, library, tmp_path / "new")
    assert not page.left_out.isHidden()
    assert page.left_out.heading.text() == "Films that are not in the new library: 1"
    assert "IM-0003-0001.jpeg" in page.left_out.found.item(0).text()


def test_one_that_was_cancelled_is_taken_up_again_with_its_model(
    qtbot: QtBot, part: LibrariesPart, newer: GatedEmbedder, library: Path, tmp_path: Path
) -> None:
    page = surveyed(qtbot, part, library, tmp_path / "new", NEW_MODEL)
    newer.gate.clear()
    newer.waits.clear()
    page.build.click()
    qtbot.waitUntil(newer.waits.is_set)
    part.work.cancel()
    newer.gate.set()
    qtbot.waitUntil(lambda: not part.runners[1].is_busy)
    page.begin(Path("another"), Manner())
    part.view.show_page(part.view.shelf)
    qtbot.waitUntil(lambda: bool(part.view.shelf._begun))
    line = part.view.shelf._begun[0]
    assert (line.wish.source.library, line.wish.model) == (library, NEW_MODEL)
    with qtbot.waitSignal(part.work.edition_surveyed, timeout=60_000):
        line.resume.click()
    assert read_manifest(tmp_path / "new").fingerprint.profile == "newer"
    assert (page.origin, page.place.place) == (library, tmp_path / "new")


def test_one_that_nobody_looked_over_is_there_all_the_same(
    qtbot: QtBot, part: LibrariesPart, library: Path, tmp_path: Path, endless_audit: None
) -> None:
    page = surveyed(qtbot, part, library, tmp_path / "new", NEW_MODEL)
    with qtbot.waitSignal(part.work.stored):
        page.build.click()
    with qtbot.waitSignal(part.work.edition_surveyed, timeout=60_000):
        part.view.work._cancel.click()
    assert page.text.splitlines()[1].startswith("The new library is there.")
    assert page.build.isHidden()


@pytest.mark.parametrize(
    ("place", "model", "words"),
    [("chest", NEW_MODEL, "nothing is written over it"), ("new", None, "a new edition would be the same")],
)
def test_what_cannot_be_built_is_said_in_place(
    qtbot: QtBot, part: LibrariesPart, library: Path, tmp_path: Path, place: str, model: Path | None, words: str
) -> None:
    page = surveyed(qtbot, part, library, tmp_path / place, model)
    assert words in part.view.messages.text
    assert not page.build.isEnabled()


def test_nothing_is_switched_that_was_not_agreed_to_or_that_it_has_locked(
    qtbot: QtBot,
    station: Workstation,
    part: LibrariesPart,
    engine: SwitchingEngine,
    library: Path,
    dialogs: FakeDialogs,
    tmp_path: Path,
) -> None:
    page = built(qtbot, part, library, tmp_path / "new")
    before = list(engine.sources)
    dialogs.agrees = False
    page.switch.click()
    assert len(dialogs.questions) == 1
    station.settings = replace(station.settings, locked=frozenset({"model"}), policy=Policy(set_by="Radiology IT"))
    dialogs.agrees = True
    page.switch.click()
    assert len(dialogs.questions) == 1
    assert "Radiology IT" in part.view.messages.text
    assert engine.sources == before


def test_what_it_has_switched_off_is_not_offered(
    qtbot: QtBot, part: LibrariesPart, library: Path, tmp_path: Path
) -> None:
    page = built(qtbot, part, library, tmp_path / "new")
    assert not page.switch.isHidden()
    page.show_editions(EditionsKnown(previous=EditionInUse(library)))
    page.take_away(["open_library"])
    assert page.switch.isHidden()
    assert page._way_back.isHidden()
    part.view.go_back()
    qtbot.waitUntil(lambda: tmp_path / "new" in part.view.shelf.cards)
    part.view.shelf.take_away(["build"])
    assert not part.view.shelf.cards[tmp_path / "new"]._menu_actions["edition"].isVisible()


def test_a_switch_that_fails_leaves_what_was(
    qtbot: QtBot, station: Workstation, part: LibrariesPart, engine: SwitchingEngine, library: Path, tmp_path: Path
) -> None:
    from cxr_desktop.errors import LibraryMissing

    page = built(qtbot, part, library, tmp_path / "new")
    before = station.settings
    engine.refusal = LibraryMissing("not_found", path=tmp_path / "new")
    with qtbot.waitSignal(station.controller.preparing_failed):
        page.switch.click()
    assert station.settings == before
    assert page._way_back.isHidden()


def test_it_speaks_every_language_and_names_everything(
    qtbot: QtBot, station: Workstation, part: LibrariesPart, library: Path, tmp_path: Path
) -> None:
    page = surveyed(qtbot, part, library, tmp_path / "new", NEW_MODEL)
    assert page.changes.accessibleName() == "What changes"
    assert "Dimension of an embedding  12  6" in page.changes.accessibleDescription()
    assert page.model._choose.accessibleName() == "Choose … Weights of the other model"
    for code, words in (("zh_CN", "chest 已知的胸片"), ("es", "Las radiografías que chest conoce")):
        station._language.apply(code)
        qtbot.waitUntil(lambda words=words: words in page.text)
        assert page.changes.rows()[5][0] == {"zh_CN": "病例", "es": "Casos"}[code]
