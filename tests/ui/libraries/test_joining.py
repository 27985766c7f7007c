"""Libraries that are searched together: chosen on their cards, with a reason where that cannot be, and kept in mind."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cxr_desktop.errors import JoinedLibraryLost, LibraryMissing
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.changes import remove_cases
from cxr_desktop.library.contents import list_cases
from cxr_desktop.library.sources import list_films
from cxr_desktop.settings import load_settings
from cxr_desktop.ui.libraries.library_card import LibraryCard
from cxr_desktop.ui.libraries.part import LibrariesPart
from cxr_desktop.ui.workstation import Workstation
from tests.fakes import FakeDialogs, FakeEmbedder, FakeIngestor, write_many_films
from tests.ui.libraries.conftest import Engine

Build = Callable[..., Path]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Another library, of films of its own."""

    def build(name: str, *, profile: str = "small", **options: bool) -> Path:
        films = write_many_films(tmp_path / f"films of {name}", normal=2 + len(name), pneumonia=2)
        directory = tmp_path / name
        LibraryBuilder(FakeEmbedder(profile), FakeIngestor()).build(list_films([films]), directory, **options)
        return directory

    return build


@pytest.fixture
def south(build: Build) -> Path:
    return build("south")


def show(qtbot: QtBot, station: Workstation) -> None:
    station.window.actions_["libraries"].trigger()
    qtbot.waitUntil(lambda: not any(runner.is_busy for runner in station.libraries.runners))


def cards(qtbot: QtBot, station: Workstation, library: Path, *others: Path) -> list[LibraryCard]:
    """The cards of the library that answers, and of others that are known."""
    for other in others:
        station.libraries.shelf.remember(other)
    with qtbot.waitSignal(station.controller.prepared):
        station.controller.open_library(library)
    show(qtbot, station)
    known = station.libraries.view.shelf.cards
    qtbot.waitUntil(lambda: all(folder in known and known[folder].summary for folder in (library, *others)))
    return [known[folder] for folder in (library, *others)]


def click(qtbot: QtBot, station: Workstation, card: LibraryCard) -> None:
    with qtbot.waitSignal(station.controller.prepared):
        card.together.click()
    qtbot.waitUntil(lambda: not any(runner.is_busy for runner in station.libraries.runners))


def test_a_check_joins_a_library_to_the_one_that_answers(
    qtbot: QtBot, station: Workstation, engine: Engine, library: Path, south: Path
) -> None:
    first, second = cards(qtbot, station, library, south)
    assert first.together.isHidden()  # there is nothing to part it from
    assert second.together.text() == "Search together with chest"
    assert not second.together.isChecked()
    click(qtbot, station, second)
    assert engine.directories == (library, south)
    assert second.together.isChecked()
    assert "together with chest" in second.text
    assert "together with south. It comes first: the map of cases is its map" in first.text
    assert first._buttons["open"].text() == "Answer from it alone"


def test_what_is_searched_together_is_told_beneath_all_pages(
    qtbot: QtBot, station: Workstation, library: Path, south: Path
) -> None:
    _, second = cards(qtbot, station, library, south)
    click(qtbot, station, second)
    assert str(library) in station.window.status._library_text.toolTip()
    assert str(south) in station.window.status._library_text.toolTip()


def test_the_check_taken_away_leaves_the_others(
    qtbot: QtBot, station: Workstation, engine: Engine, library: Path, south: Path, build: Build
) -> None:
    first, second, third = cards(qtbot, station, library, south, build("west"))
    click(qtbot, station, second)
    click(qtbot, station, third)
    assert [folder.name for folder in engine.directories] == ["chest", "south", "west"]
    click(qtbot, station, first)
    assert [folder.name for folder in engine.directories] == ["south", "west"]
    click(qtbot, station, third)
    assert engine.directories == (south,)
    assert "Queries are answered from this library." in second.text


def test_one_can_be_answered_from_alone_again(
    qtbot: QtBot, station: Workstation, engine: Engine, library: Path, south: Path
) -> None:
    _, second = cards(qtbot, station, library, south)
    click(qtbot, station, second)
    with qtbot.waitSignal(station.controller.prepared):
        second._buttons["open"].click()
    assert engine.directories == (south,)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"pooled": True}, "holds several looks at every film"),
        ({"balanced": True}, "every label weighs the same in a vote"),
    ],
)
def test_one_that_cannot_be_joined_says_why(
    qtbot: QtBot, station: Workstation, library: Path, build: Build, options: dict[str, bool], reason: str
) -> None:
    _, other = cards(qtbot, station, library, build("other", **options))
    assert other.together.isHidden()
    assert "Cannot be searched together: " in other.text
    assert reason in other.text


def test_a_card_is_left_alone_while_it_has_the_same_to_say(
    qtbot: QtBot, station: Workstation, library: Path, build: Build
) -> None:
    """Buttons that are made anew lose the keyboard."""
    _, other = cards(qtbot, station, library, build("other", pooled=True))
    said = other._joining
    station.libraries.view.shelf.show_asked([library])
    assert other._joining is said
    station.libraries.view.shelf.show_asked([])
    assert other._joining is not said


def test_a_copy_says_that_it_is_one(qtbot: QtBot, station: Workstation, library: Path, tmp_path: Path) -> None:
    _, copy = cards(qtbot, station, library, Path(shutil.copytree(library, tmp_path / "backup")))
    assert copy.together.isHidden()
    assert "backup is a copy of chest" in copy.text


def test_one_of_another_model_says_that_alone(qtbot: QtBot, station: Workstation, library: Path, build: Build) -> None:
    _, other = cards(qtbot, station, library, build("other", profile="another"))
    assert other.together.isHidden()
    assert "was built with the model" in other.text
    assert "Cannot be searched together" not in other.text


def test_the_demonstration_is_searched_alone(
    qtbot: QtBot, station: Workstation, library: Path, build: Build, tmp_path: Path
) -> None:
    """Its films are of nobody."""
    demonstration = tmp_path / "home" / "demonstration" / "library"
    demonstration.parent.mkdir(parents=True)
    shutil.move(build("made"), demonstration)
    cards(qtbot, station, library)
    card = station.libraries.view.shelf.cards[demonstration]
    assert card.together.isHidden()
    assert "are synthetic" in card.text


def test_the_choice_is_that_of_the_next_start(
    qtbot: QtBot, station: Workstation, library: Path, south: Path, tmp_path: Path
) -> None:
    first, second = cards(qtbot, station, library, south)
    click(qtbot, station, second)
    kept = load_settings(tmp_path / "home" / "settings.json")
    assert (kept.library, kept.joined_libraries) == (library, (south,))
    click(qtbot, station, first)
    kept = load_settings(tmp_path / "home" / "settings.json")
    assert (kept.library, kept.joined_libraries) == (south, ())


def test_one_that_has_vanished_is_told_with_a_way_on_and_the_others_stay(
    qtbot: QtBot, station: Workstation, engine: Engine, library: Path, south: Path
) -> None:
    first, second = cards(qtbot, station, library, south)
    click(qtbot, station, second)
    shutil.rmtree(south)
    show(qtbot, station)
    assert "There is no case library at" in second.text
    assert second.together.isChecked()  # so that it can be parted from the others
    engine.refusal = JoinedLibraryLost(
        "lost", name="south", path=south, trouble=LibraryMissing("not_found", path=south)
    )
    with qtbot.waitSignal(station.controller.preparing_failed):
        station.controller.open_library(library, south)
    told = station.window.messages.text.replace("\N{ZERO WIDTH SPACE}", "")
    assert "south cannot be searched together with the others: There is no case library at" in told
    assert first._joining.is_joined
    engine.refusal = None
    with qtbot.waitSignal(station.controller.prepared):
        station.window.actions_["leave_out"].trigger()
    assert engine.directories == (library,)
    assert station.window.messages.text == ""


def test_one_that_has_moved_is_found_again_and_takes_its_place(
    qtbot: QtBot, station: Workstation, engine: Engine, library: Path, south: Path, dialogs: FakeDialogs
) -> None:
    _, second = cards(qtbot, station, library, south)
    click(qtbot, station, second)
    dialogs.folder = south.rename(south.with_name("moved"))
    show(qtbot, station)
    with qtbot.waitSignal(station.controller.prepared):
        second.ways.itemAt(0).widget().click()
    assert engine.directories == (library, dialogs.folder)


def test_what_is_taken_out_of_one_of_them_has_them_all_opened_anew(
    qtbot: QtBot, station: Workstation, engine: Engine, library: Path, south: Path, part: LibrariesPart
) -> None:
    _, second = cards(qtbot, station, library, south)
    click(qtbot, station, second)
    engine.directories = ()
    (case, *_) = list_cases(south)
    with qtbot.waitSignals([part.shelf.removed, station.controller.prepared]):
        part.shelf.remove_cases(south, [case])
    assert engine.directories == (library, south)


def test_a_change_in_a_library_that_does_not_answer_opens_nothing(
    qtbot: QtBot, station: Workstation, engine: Engine, library: Path, south: Path, part: LibrariesPart
) -> None:
    cards(qtbot, station, library, south)
    (case, *_) = list_cases(south)
    remove_cases(south, case_ids=[case.case_id])
    engine.directories = ()
    part._on_removed(south, 1)
    qtbot.waitUntil(lambda: not any(runner.is_busy for runner in part.runners))
    assert engine.directories == ()


def test_the_words_follow_the_language(qtbot: QtBot, station: Workstation, library: Path, south: Path) -> None:
    first, second = cards(qtbot, station, library, south)
    click(qtbot, station, second)
    station._language.apply("es")
    qtbot.waitUntil(lambda: "junto con south" in first.text)
    assert second.together.text() == "Consultar junto con chest"
