"""The libraries that a machine knows: each says what it is and in which state, and what can be done about that."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cxr_desktop.library.layout import SEGMENTS, THUMBNAILS
from cxr_desktop.library.lock import writer_lock
from cxr_desktop.ui.libraries.library_card import LibraryCard
from cxr_desktop.ui.libraries.part import LibrariesPart
from cxr_desktop.ui.workstation import Workstation
from tests.fakes import FakeDialogs, flip_byte
from tests.ui.libraries.conftest import Engine


def show(qtbot: QtBot, station: Workstation) -> None:
    station.window.actions_["libraries"].trigger()
    qtbot.waitUntil(lambda: not any(runner.is_busy for runner in station.libraries.runners))


def card_of(qtbot: QtBot, station: Workstation, library: Path) -> LibraryCard:
    """The card of a library that was opened before."""
    with qtbot.waitSignal(station.controller.prepared):
        station.controller.open_library(library)
    show(qtbot, station)
    return station.libraries.view.shelf.cards[library]


def ways(card: LibraryCard) -> list[str]:
    items = (card.ways.itemAt(place).widget() for place in range(card.ways.count()))
    return [item.text() for item in items if isinstance(item, QPushButton)]


def test_an_opened_library_is_listed_with_what_it_is(qtbot: QtBot, station: Workstation, library: Path) -> None:
    card = card_of(qtbot, station, library)
    assert "NORMAL 6" in card.text
    assert "PNEUMONIA 9" in card.text
    assert str(library) in card.text
    assert "Queries are answered from this library." in card.text
    assert not card._buttons["open"].isEnabled()
    assert card._menu_actions["locate"].isEnabled()


def test_it_is_still_known_in_the_next_sitting(qtbot: QtBot, station: Workstation, library: Path) -> None:
    card_of(qtbot, station, library)
    assert station.libraries.shelf._shelf.read().folders[0] == library


def test_another_one_can_be_switched_to(
    qtbot: QtBot, station: Workstation, library: Path, engine: Engine, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(library, tmp_path / "other"))
    card_of(qtbot, station, other)
    card = card_of(qtbot, station, library)
    cards = station.libraries.view.shelf.cards
    assert list(cards).index(library) < list(cards).index(other)
    with qtbot.waitSignal(station.controller.prepared):
        cards[other]._buttons["open"].click()
    assert engine.directory == other
    assert "Ready to be opened." in card.text


def test_a_check_says_that_all_is_well_or_which_file_is_not(qtbot: QtBot, station: Workstation, library: Path) -> None:
    card = card_of(qtbot, station, library)
    with qtbot.waitSignal(station.libraries.shelf.verified):
        card._buttons["verify"].click()
    assert "Every byte is as it was written" in card.text
    assert "15 cases" in card.text
    flip_byte(library / SEGMENTS / "000001" / THUMBNAILS, 3)
    with qtbot.waitSignal(station.libraries.shelf.verified):
        card._buttons["verify"].click()
    assert "thumbnails.bin of this case library has changed" in card.text
    assert "build it again" in card.text
    assert card._found.property("tone") == "warning"


def test_a_check_can_be_stopped(qtbot: QtBot, station: Workstation, library: Path) -> None:
    card = card_of(qtbot, station, library)
    shelf = station.libraries.shelf
    shelf.verified.connect(lambda _: (_ for _ in ()).throw(AssertionError("it was stopped")))
    shelf.verify(library)
    card.show_checking(None)
    assert card._buttons["verify"].text() == "Stop"
    with qtbot.waitSignal(shelf.check_ended):
        card._buttons["verify"].click()
    assert card._buttons["verify"].text() == "Verify"


def test_one_that_is_gone_says_so_and_can_be_found_again(
    qtbot: QtBot, station: Workstation, library: Path, dialogs: FakeDialogs, engine: Engine, tmp_path: Path
) -> None:
    card_of(qtbot, station, library)
    moved = library.rename(tmp_path / "moved")
    show(qtbot, station)
    card = station.libraries.view.shelf.cards[library]
    assert "There is no case library at" in card.text
    assert ways(card) == ["Look for it …"]
    assert not card._buttons["open"].isEnabled()
    dialogs.folder = moved
    with qtbot.waitSignal(station.controller.prepared):
        card.ways.itemAt(0).widget().click()
    assert engine.directory == moved
    show(qtbot, station)
    assert library not in station.libraries.view.shelf.cards


def test_one_of_another_model_offers_that_or_a_new_build(
    qtbot: QtBot, station: Workstation, library: Path, part: LibrariesPart
) -> None:
    part.shelf.remember(library)
    part.shelf.model = "another model"
    show(qtbot, station)
    card = part.view.shelf.cards[library]
    assert "built with the model" in card.text
    assert ways(card) == ["Choose another model …", "Build it again …"]
    card.ways.itemAt(1).widget().click()
    assert part.view.page is part.view.build
    assert part.view.build.place.place == library


def test_one_that_somebody_writes_names_them(
    qtbot: QtBot, station: Workstation, library: Path, part: LibrariesPart
) -> None:
    part.shelf.remember(library)
    with writer_lock(library):
        show(qtbot, station)
        card = part.view.shelf.cards[library]
        assert "is being written by" in card.text
        assert not card._menu_actions["add"].isEnabled()
    card.ways.itemAt(0).widget().click()
    qtbot.waitUntil(lambda: "Ready to be opened." in card.text)


def test_it_is_removed_from_the_list_and_never_from_its_drive(
    qtbot: QtBot, station: Workstation, library: Path
) -> None:
    card = card_of(qtbot, station, library)
    card._menu_actions["forget"].trigger()
    qtbot.waitUntil(lambda: library not in station.libraries.view.shelf.cards)
    assert (library / "manifest.json").is_file()


def test_the_way_back_leads_to_where_one_came_from(qtbot: QtBot, station: Workstation) -> None:
    show(qtbot, station)
    assert station.libraries.view.isVisible()
    station.libraries.view._back.click()
    assert station.window.welcome.isVisible()


def test_what_it_says_follows_the_language(qtbot: QtBot, station: Workstation, library: Path) -> None:
    card = card_of(qtbot, station, library)
    before = card.text
    station._language.apply("es")
    qtbot.waitUntil(lambda: card.text != before)
    assert "Las consultas se responden con esta biblioteca." in card.text
    assert "NORMAL 6" in card.text


def test_what_it_has_switched_off_is_not_offered(
    qtbot: QtBot, station: Workstation, library: Path, part: LibrariesPart
) -> None:
    part.view.shelf.take_away(("build", "open_library"))
    part.shelf.remember(library)
    part.shelf.model = "another model"
    show(qtbot, station)
    card = part.view.shelf.cards[library]
    assert ways(card) == ["Choose another model …"]
    assert not card._menu_actions["add"].isVisible()
    assert not card._menu_actions["remove"].isVisible()
    assert part.view.shelf._build.isHidden()
    assert part.view.shelf._open.isHidden()
