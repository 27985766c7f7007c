"""The window as a whole, with an engine that does as it is told: the last good state stays, and a way on is offered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import Case, Neighbour
from cxr_desktop.errors import (
    CxrError,
    DeviceUnavailable,
    EmbedderMismatch,
    HistoryCorrupt,
    LibraryCorrupt,
    LibraryMissing,
    OutOfMemory,
)
from cxr_desktop.settings import Settings
from cxr_desktop.ui.workstation import Workstation
from tests.fakes import FakeDialogs
from tests.ui.engines import GatedEngine


@pytest.fixture
def engine() -> GatedEngine:
    return GatedEngine()


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def station(
    qtbot: QtBot, qapp: QApplication, engine: GatedEngine, dialogs: FakeDialogs, tmp_path: Path
) -> Iterator[Workstation]:
    made = Workstation(
        qapp, tmp_path, Settings(language="en"), libraries=(), model=None, dialogs=dialogs, engine=engine
    )
    with qtbot.waitSignal(made.controller.prepared):
        made.start()
    yield made
    engine.gate.set()
    made._language.apply("en")
    made.window.close()
    made.window.deleteLater()


def answered(qtbot: QtBot, station: Workstation, *films: Path) -> None:
    with qtbot.waitSignal(station.controller.answered):
        station.window.open_films(films)


def message(station: Workstation) -> str:
    """The sentence where the answer would be; empty where none is."""
    label = station.window.reading.evidence.findChild(QLabel, "message")
    return label.text().replace("\N{ZERO WIDTH SPACE}", "") if label.isVisible() else ""


def bar_text(station: Workstation) -> str:
    return station.window.messages.text.replace("\N{ZERO WIDTH SPACE}", "")


def buttons(station: Workstation) -> list[str]:
    """The ways on that are offered just now."""
    window = station.window
    return [
        button.text()
        for place in (window.messages, window.reading.evidence)
        for button in place.findChildren(QPushButton)
        if button.isVisible()
    ]


def press(station: Workstation, text: str) -> None:
    window = station.window
    places = (window.messages, window.reading.evidence)
    found = [b for place in places for b in place.findChildren(QPushButton) if b.isVisible() and b.text() == text]
    found[0].click()


def vote(station: Workstation) -> str:
    return station.window.reading.evidence.findChild(QLabel, "vote").text()


class TestAQuery:
    def test_leaves_the_answer_before_until_its_own_is_there_but_not_as_its_own(
        self, qtbot: QtBot, station: Workstation, engine: GatedEngine, films: list[Path]
    ) -> None:
        answered(qtbot, station, films[0])
        gallery = station.window.reading.gallery
        engine.gate.clear()
        with qtbot.waitSignal(station.controller.film_opened):
            station.window.open_films(films[1:2])
        assert gallery._model.rowCount() == 1
        assert vote(station) == "No answer to this film yet"
        assert station.window.actions_["cancel"].isEnabled()
        assert films[1].name in station.window.status.text
        with qtbot.waitSignal(station.controller.answered):
            engine.gate.set()
        assert "NORMAL" in vote(station)
        assert not station.window.actions_["cancel"].isEnabled()
        assert station.window.status.text == ""

    def test_that_is_cancelled_by_escape_says_so_and_leads_back(
        self, qtbot: QtBot, station: Workstation, engine: GatedEngine, films: list[Path]
    ) -> None:
        answered(qtbot, station, films[0])
        engine.gate.clear()
        with qtbot.waitSignal(station.controller.film_opened):
            station.window.open_films(films[1:2])
        with qtbot.waitSignal(station.controller.query_cancelled):
            qtbot.keyClick(station.window, Qt.Key.Key_Escape)
        assert "cancelled" in message(station)
        engine.gate.set()
        with qtbot.waitSignal(station.controller.answered) as back:
            press(station, "Back to the answer before")
        assert back.args[0].result.path == films[0]

    def test_that_fails_says_why_in_its_place_and_can_be_asked_again(
        self, qtbot: QtBot, station: Workstation, engine: GatedEngine, films: list[Path]
    ) -> None:
        engine.error = OutOfMemory("cpu")
        with qtbot.waitSignal(station.controller.query_failed):
            station.window.open_films(films[:1])
        assert films[0].name in message(station)
        assert "too little memory" in message(station)
        engine.error = None
        with qtbot.waitSignal(station.controller.answered):
            press(station, "Ask again")
        assert message(station) == ""

    def test_of_a_failed_graphics_card_goes_on_with_the_cpu(
        self, qtbot: QtBot, station: Workstation, engine: GatedEngine, films: list[Path]
    ) -> None:
        engine.error = DeviceUnavailable("failed")
        with qtbot.waitSignal(station.controller.query_failed):
            station.window.open_films(films[:1])
        engine.error = None
        with qtbot.waitSignals([station.controller.prepared, station.controller.answered]):
            press(station, "Run on the CPU")
        assert engine.devices == ["auto", "cpu"]
        assert station.settings.device == "cpu"

    def test_about_a_file_that_is_no_film_leaves_film_and_answer(
        self, qtbot: QtBot, station: Workstation, films: list[Path], tmp_path: Path
    ) -> None:
        answered(qtbot, station, films[0])
        letter = tmp_path / "letter.png"
        letter.write_text("no film")
        with qtbot.waitSignals([station.controller.film_refused, station.controller.query_ended]):
            station.window.open_films([letter])
        assert bar_text(station).startswith("letter.png: ")
        assert message(station) == ""
        assert "NORMAL" in vote(station)

    def test_that_meets_a_bug_leaves_a_report_without_names(
        self, qtbot: QtBot, station: Workstation, engine: GatedEngine, dialogs: FakeDialogs, films: list[Path]
    ) -> None:
        engine.error = ZeroDivisionError(f"/patients/Doe^Jane/{films[0].name}")
        with qtbot.waitSignal(station.controller.broke):
            station.window.open_films(films[:1])
        (report,) = dialogs.reports
        assert "ZeroDivisionError" in report
        assert "engines.py" in report
        assert "Doe" not in report
        assert films[0].name not in report
        assert "inside" in message(station)
        assert not station.window.actions_["cancel"].isEnabled()


@pytest.mark.parametrize(
    "refusal",
    [
        LibraryCorrupt("missing_file", file="embeddings.npy"),
        LibraryMissing("unreadable", file="cases.sqlite", detail="Host is down"),
        EmbedderMismatch("fingerprint", library_model="theirs", running_model="ours"),
    ],
    ids=lambda error: error.code,
)
def test_a_library_that_cannot_be_opened_leaves_the_one_before(
    qtbot: QtBot, station: Workstation, engine: GatedEngine, dialogs: FakeDialogs, films: list[Path], refusal: CxrError
) -> None:
    answered(qtbot, station, films[0])
    engine.refusal = refusal
    dialogs.folder = Path("/mnt/library")
    with qtbot.waitSignal(station.controller.preparing_failed):
        station.window.actions_["open_library"].trigger()
    assert bar_text(station) == str(refusal)
    assert "Open a case library …" in buttons(station)
    assert "NORMAL" in vote(station)
    assert station.settings.library == Path("library")
    answered(qtbot, station, films[1])
    assert bar_text(station) == ""


def test_a_case_whose_film_is_missing_says_so_and_offers_to_locate_it(
    qtbot: QtBot, station: Workstation, films: list[Path], tmp_path: Path
) -> None:
    answered(qtbot, station, films[0])
    gone = Neighbour(1, Case(1, "NORMAL", tmp_path / "gone.png", "0" * 64), 0.5, is_copy_of_query=False)
    with qtbot.waitSignal(station.controller.case_missing):
        station.window.reading.gallery.case_activated.emit(gone)
    assert "case 1" in bar_text(station)
    assert buttons(station) == ["Locate the films of this library …"]


class TestTheWorkList:
    def test_of_a_folder_is_walked_by_keyboard(self, qtbot: QtBot, station: Workstation, films: list[Path]) -> None:
        answered(qtbot, station, films[0].parent)
        window = station.window
        siblings = len(list(films[0].parent.iterdir()))
        assert not window.actions_["previous"].isEnabled()
        for _ in range(siblings - 1):
            with qtbot.waitSignal(station.controller.answered):
                qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        assert not window.actions_["next"].isEnabled()
        with qtbot.waitSignal(station.controller.answered):
            qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)


def test_what_is_told_goes_when_a_library_opens_if_that_mends_it(qtbot: QtBot, station: Workstation) -> None:
    def told_after(error: CxrError) -> bool:
        station.window.tell(error)
        with qtbot.waitSignal(station.controller.prepared):
            station.controller.open_library(Path("library"))
        return bar_text(station) != ""

    assert told_after(HistoryCorrupt("damaged", path="history.sqlite", detail="no database"))
    assert not told_after(LibraryCorrupt("missing_file", file="embeddings.npy"))


class TestWhatIsPasted:
    @pytest.fixture(autouse=True)
    def _clipboard_is_left_empty(self, qapp: QApplication) -> Iterator[None]:
        """Qt would delete Python's object in it when Python has long ended, and crash."""
        yield
        qapp.clipboard().clear()

    def paste(self, station: Workstation, data: QMimeData) -> None:
        QApplication.clipboard().setMimeData(data)
        station.window.actions_["paste"].trigger()

    @pytest.mark.parametrize("how", ["urls", "text", "quoted", "file address"])
    def test_as_files_is_opened(self, qtbot: QtBot, station: Workstation, films: list[Path], how: str) -> None:
        data = QMimeData()
        path = films[1]
        if how == "urls":
            data.setUrls([QUrl.fromLocalFile(str(path))])
        else:
            data.setText({"text": f"{path}\n", "quoted": f'"{path}"', "file address": path.as_uri()}[how])
        with qtbot.waitSignal(station.controller.answered) as came:
            self.paste(station, data)
        assert came.args[0].result.path == path

    def test_as_a_picture_is_asked_about_and_leaves_no_file(
        self, qtbot: QtBot, station: Workstation, films: list[Path]
    ) -> None:
        data = QMimeData()
        data.setImageData(QImage(str(films[0])).convertToFormat(QImage.Format.Format_RGB32))
        with qtbot.waitSignal(station.controller.answered) as came:
            self.paste(station, data)
        path = came.args[0].result.path
        assert path.name == "Pasted film 1.png"
        assert path not in station.window._recent._opened
        station.window.close()
        assert not path.exists()

    def test_as_a_coloured_picture_is_refused(self, qtbot: QtBot, station: Workstation) -> None:
        image = QImage(200, 200, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        data = QMimeData()
        data.setImageData(image)
        with qtbot.waitSignal(station.controller.film_refused) as refused:
            self.paste(station, data)
        assert refused.args[1].code.startswith("NotARadiograph")

    def test_as_any_other_text_is_nothing(self, station: Workstation, engine: GatedEngine) -> None:
        data = QMimeData()
        data.setText("a sentence\nand another")
        self.paste(station, data)
        assert not station.is_busy
        assert engine.asked == []


class TestFilmsOpenedLast:
    def names(self, station: Workstation) -> dict[str, bool]:
        """What the menu offers, and whether it can be chosen."""
        return {action.text(): action.isEnabled() for action in station.window._opening.recent_menu.actions()}

    def test_are_offered_latest_first_and_those_that_are_gone_greyed(
        self, qtbot: QtBot, station: Workstation, films: list[Path], tmp_path: Path
    ) -> None:
        gone = tmp_path / "gone.png"
        gone.write_bytes(films[3].read_bytes())
        for film in (films[0], gone, films[1]):
            answered(qtbot, station, film)
        gone.unlink()
        with qtbot.waitSignal(station.controller.missing_found):
            station.window._opening.recent_menu.aboutToShow.emit()
        assert self.names(station) == {films[1].name: True, "gone.png: not there any more": False, films[0].name: True}

    def test_are_opened_by_a_click(self, qtbot: QtBot, station: Workstation, films: list[Path]) -> None:
        for film in films[:2]:
            answered(qtbot, station, film)
        with qtbot.waitSignal(station.controller.missing_found):
            station.window._opening.recent_menu.aboutToShow.emit()
        with qtbot.waitSignal(station.controller.answered) as came:
            station.window._opening.recent_menu.actions()[1].trigger()
        assert came.args[0].result.path == films[0]

    def test_are_forgotten_with_the_history(
        self, qtbot: QtBot, station: Workstation, dialogs: FakeDialogs, films: list[Path]
    ) -> None:
        answered(qtbot, station, films[0])
        dialogs.agrees = False
        station.window.history.clear_requested.emit()
        assert len(station.history) == 1
        dialogs.agrees = True
        station.window.history.clear_requested.emit()
        assert len(station.history) == 0
        assert len(dialogs.questions) == 2
        station.window._opening.recent_menu.aboutToShow.emit()
        assert self.names(station) == {"No film has been opened yet": False}
        qtbot.waitUntil(lambda: not station.is_busy)


class TestAnotherLanguage:
    @pytest.fixture(autouse=True)
    def _default_locale(self) -> Iterator[None]:
        before = QLocale()
        yield
        QLocale.setDefault(before)

    def test_is_spoken_by_an_error_that_is_on_the_screen(
        self, qtbot: QtBot, station: Workstation, engine: GatedEngine, dialogs: FakeDialogs, films: list[Path]
    ) -> None:
        answered(qtbot, station, films[0])
        engine.refusal = LibraryMissing("unreadable", file="cases.sqlite", detail="Host is down")
        dialogs.folder = Path("/mnt/library")
        with qtbot.waitSignal(station.controller.preparing_failed):
            station.window.actions_["open_library"].trigger()
        station._change("language", "es")
        qtbot.waitUntil(
            lambda: (
                "No se puede leer cases.sqlite de esta biblioteca de casos (el servidor está apagado)"
                in bar_text(station)
            )
        )
        qtbot.waitUntil(lambda: "Abrir una biblioteca de casos…" in buttons(station))  # shown with the next layout
        station._change("language", "zh_CN")
        qtbot.waitUntil(lambda: "服务器未运行" in bar_text(station))

    def test_is_spoken_where_an_answer_would_be_and_in_the_status(
        self, qtbot: QtBot, station: Workstation, engine: GatedEngine, films: list[Path]
    ) -> None:
        engine.gate.clear()
        with qtbot.waitSignal(station.controller.film_opened):
            station.window.open_films(films[:1])
        station._change("language", "zh_CN")
        qtbot.waitUntil(lambda: station.window.status.text == f"正在查找与 {films[0].name} 最相似的病例…")
        with qtbot.waitSignal(station.controller.query_cancelled):
            station.controller.cancel()
        assert message(station) == "查询已取消：此胸片没有结果。"
        station._change("language", "es")
        spanish = "La consulta se ha cancelado: no hay respuesta para esta radiografía."
        qtbot.waitUntil(lambda: message(station) == spanish)

    def test_leaves_no_english_word_in_tooltips_and_names(self, qtbot: QtBot, station: Workstation) -> None:
        station._change("language", "zh_CN")
        qtbot.waitUntil(lambda: station.window.actions_["settings"].text() == "设置…")
        spoken = [
            text
            for button in station.window.findChildren(QToolButton)
            for text in (button.toolTip(), button.accessibleName())
        ]
        english = {"Open", "films", "Settings", "Zoom", "Previous", "Next", "Cancel", "Earlier", "Close", "Case"}
        assert not [text for text in spoken if english & set(text.replace("…", " ").split())]


def test_a_second_start_brings_its_films(qtbot: QtBot, station: Workstation, films: list[Path]) -> None:
    station.window.showMinimized()
    with qtbot.waitSignal(station.controller.answered) as came:
        station.receive(films[2:3])
    assert came.args[0].result.path == films[2]
    assert not station.window.isMinimized()
