"""Pictures of the window's main states into docs/images: `python -m tools.take_pictures [NAME…]`.

The real window with the real model and the demonstration library, one process for each scale factor of the screen (Qt
reads it once). A state is brought about once, and then shown in every theme and language that the table asks for,
switched live as a user would. Needs no display. The demonstration is kept from run to run in a folder of its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image, ImageOps, ImageQt
from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cxr_desktop import paths
from cxr_desktop.domain import Neighbour
from cxr_desktop.heat.question import HeatQuestion
from cxr_desktop.imaging.synthetic import synthesise_film, write_demo_films, write_dicom
from cxr_desktop.library.wish import BuildWish, FilmSource
from cxr_desktop.model.backbones import BranchKind
from cxr_desktop.model.weights import ModelCard, read_weights, write_weights
from cxr_desktop.settings import Settings
from cxr_desktop.ui.acceptance_dialog import AcceptanceDialog
from cxr_desktop.ui.film_commands import GESTURES
from cxr_desktop.ui.film_view import FilmView
from cxr_desktop.ui.hands.bindings import Choice
from cxr_desktop.ui.hands.profiles import Profile
from cxr_desktop.ui.hands.sheet import ShortcutSheet
from cxr_desktop.ui.heat.heat_ask import HeatAsk
from cxr_desktop.ui.jobs import JobRunner
from cxr_desktop.ui.languages import SOURCE, Language
from cxr_desktop.ui.pictures import NobodyThere
from cxr_desktop.ui.settings_dialog import SettingsDialog
from cxr_desktop.ui.theme import Theme, apply_theme
from cxr_desktop.ui.viewer.detached import DetachedPane
from cxr_desktop.ui.viewer.tag_dialog import TagDialog
from cxr_desktop.ui.workstation import Workstation

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs" / "images"
_HOME: Final = Path(tempfile.gettempdir()) / "cxr-pictures"

_LOOK_MS, _QUIET_LOOKS = 50, 12  # nothing to do for so many looks: all is on the screen
_PATIENCE_MS = 900_000  # a demonstration is built within this time on the slowest machine
_DIALOG_PX: Final = 900  # the height of a screen that is none is 800
_QUALITY = 88  # of WebP: text stays crisp, and a window is about 60 kB


class Picture(NamedTuple):
    """One row of the table: `result-dark-en`, at twice the pixels `result-dark-en-2x`."""

    state: str
    theme: Theme = Theme.DARK
    language: str = SOURCE
    scale: int = 1

    @property
    def name(self) -> str:
        name = f"{self.state}-{self.theme.value}-{self.language}"
        return name if self.scale == 1 else f"{name}-{self.scale}x"


PICTURES: Final = (  # the states of one scale stand in the order in which they can follow each other
    Picture("acceptance"),
    Picture("welcome"),
    Picture("welcome", Theme.LIGHT, "zh_CN"),
    Picture("no-library"),
    Picture("no-library", Theme.CONTRAST, "es"),
    Picture("result"),
    Picture("result", Theme.LIGHT),
    Picture("result", Theme.CONTRAST),
    Picture("result", Theme.DARK, "zh_CN"),
    Picture("result", Theme.DARK, "es"),
    Picture("case"),
    Picture("compare"),
    Picture("compare", Theme.CONTRAST, "es"),
    Picture("compare-four"),
    Picture("trail", Theme.LIGHT),
    Picture("map"),
    Picture("map", Theme.CONTRAST, "es"),
    Picture("map-chosen"),
    Picture("heat"),
    Picture("heat", Theme.CONTRAST, "es"),
    Picture("viewer"),
    Picture("viewer", Theme.CONTRAST, "es"),
    Picture("filter", Theme.LIGHT),
    Picture("tags"),
    Picture("tags", Theme.CONTRAST, "es"),
    Picture("detached"),
    Picture("missing"),
    Picture("history"),
    Picture("history", Theme.LIGHT, "es"),
    Picture("error"),
    Picture("plan"),
    Picture("audit"),
    Picture("libraries"),
    Picture("libraries", Theme.CONTRAST, "es"),
    Picture("several"),
    Picture("several", Theme.LIGHT, "zh_CN"),
    Picture("several-cards"),
    Picture("several-cards", Theme.CONTRAST, "es"),
    Picture("evaluation"),
    Picture("evaluation", Theme.LIGHT, "zh_CN"),
    Picture("edition"),
    Picture("edition", Theme.CONTRAST, "es"),
    Picture("comparison"),
    Picture("comparison", Theme.LIGHT, "zh_CN"),
    Picture("switched"),
    Picture("switched", Theme.LIGHT, "zh_CN"),
    Picture("switched", Theme.CONTRAST, "es"),
    Picture("diagnostics"),
    Picture("diagnostics", Theme.LIGHT, "zh_CN"),
    Picture("diagnostics", Theme.CONTRAST, "es"),
    Picture("settings"),
    Picture("settings", Theme.LIGHT, "zh_CN"),
    Picture("shortcuts"),
    Picture("shortcuts", Theme.LIGHT, "zh_CN"),
    Picture("result", scale=2),
    Picture("compare", Theme.LIGHT, "zh_CN", scale=2),
    Picture("map-chosen", Theme.LIGHT, "zh_CN", scale=2),
    Picture("heat", Theme.LIGHT, "zh_CN", scale=2),
    Picture("history", Theme.LIGHT, "zh_CN", scale=2),
    Picture("settings", Theme.CONTRAST, "es", scale=2),
    Picture("shortcuts", Theme.CONTRAST, "es", scale=2),
    Picture("viewer", Theme.LIGHT, "zh_CN", scale=2),
    Picture("tags", Theme.LIGHT, "zh_CN", scale=2),
)

# As they come from archives and telephones: long, of every alphabet, and of nobody.
_LONG_NAMES: Final = (
    "1.2.826.0.1.3680043.8.498.11740385962374918265093847561029384756.png",
    "Radiografía de tórax PA de control después del tratamiento (tercera).png",
    "胸部正位片_住院第三天_复查.png",
    "chest_pa_portable_ward-07_follow-up_after_drainage_contrast-enhanced_copy_2.png",
    "film.png",
)
_SEED, _SIDE_PX = 700_001, 448  # other films than those of the demonstration
_MEASURED: Final = {
    "distance": ((0.3, 0.2), (0.4, 0.5)),
    "angle": ((0.7, 0.2), (0.6, 0.3), (0.75, 0.35)),
    "cardiothoracic": ((0.4, 0.65), (0.65, 0.65), (0.15, 0.75), (0.85, 0.75)),
}
_NOTE: Final = "Ask the paediatric radiologist about the left lower zone"


# ---------------------------------------------------------------- the states


class _Agreeing(NobodyThere):
    """Says yes to what a state asks."""

    def confirm(self, _question: str, _yes: str) -> bool:
        return True


class Stage:
    """The window, and how each state of it comes about. A state returns what is to be grabbed."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._language = Language(app)
        settings, dialogs = Settings(theme="dark", language=SOURCE), _Agreeing(sys.stderr.write)
        self._workstation = Workstation(app, _HOME, settings, libraries=(), model=None, dialogs=dialogs)
        self.window = self._workstation.window
        self._films = _films_with_long_names()
        self._workstation.start()
        self._wait()

    def put_on(self, theme: Theme, language: str) -> None:
        apply_theme(self._app, theme)
        self._language.apply(language)
        for widget in self.window.findChildren(QWidget):  # no button is to look as if it were pointed at
            widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
        for dialog in self.window.findChildren(SettingsDialog):
            dialog.show_settings(Settings(theme=theme.value, language=language))
        self._wait()

    def acceptance(self) -> QWidget:
        return AcceptanceDialog(self.window)

    def welcome(self) -> QWidget:
        return self.window

    def no_library(self) -> QWidget:
        self.window.open_films(self._films[:1])
        return self.window

    def result(self) -> QWidget:
        self.window.open_demonstration()
        self._wait()
        return self.window

    def case(self) -> QWidget:
        self.result()
        self._open_cases(1)
        return self.window

    def compare(self) -> QWidget:
        self.result()
        self._open_cases(1, 2)
        self.window.reading.board.actions_["why"].setChecked(True)
        self._wait()
        return self.window

    def compare_four(self) -> QWidget:
        self.result()
        self.window.reading.board.actions_["why"].setChecked(False)
        self._open_cases(0, 1, 2)
        return self.window

    def trail(self) -> QWidget:
        self.result()
        self._workstation.comparison.trail.search_from(self._neighbours()[2])
        self._wait()
        self._workstation.comparison.trail.search_from(self._neighbours()[3])
        self._wait()
        self._open_cases(1)
        return self.window

    def map(self) -> QWidget:
        self.result()
        self.window.actions_["map"].setChecked(True)
        self._wait()
        view = self._workstation.case_map.page.view
        assert view is not None
        view.point_at(view.marks.neighbours[1])
        return self.window

    def map_chosen(self) -> QWidget:
        self.map()
        view = self._workstation.case_map.page.view
        assert view is not None
        left, right = (int(share * view.width()) for share in (0.2, 0.6))
        view.take_lasso(
            [QPointF(x, y) for x, y in ((left, 0), (right, 0), (right, view.height()), (left, view.height()))]
        )
        return self.window

    def heat(self) -> QWidget:
        self.result()
        self.window.reading.heat.asked.emit(HeatAsk(HeatQuestion(label="NORMAL"), branch="cnn", threshold=0.3))
        return self.window

    def viewer(self) -> QWidget:
        """A DICOM film, turned over, measured, under a window by name."""
        film = self._dicom_film()
        film.flip_across()
        film.use_preset("soft_tissue")
        for kind, points in _MEASURED.items():
            film.measure(kind)
            placement = film.placement()
            assert placement is not None
            size = placement.film
            for across, down in points:
                at = placement.to_room(QPointF(across * size.width(), down * size.height())).toPoint()
                QTest.mouseClick(film, Qt.MouseButton.LeftButton, pos=at)
        return self.window

    def filter(self) -> QWidget:
        film = self._dicom_film()
        film.toggle_filter("clahe")
        film.rotate(1)
        return self.window

    def tags(self) -> QWidget:
        self._dicom_film()
        self.window.actions_["tags"].trigger()
        self._wait()
        return self.window.findChildren(TagDialog)[-1]

    def detached(self) -> QWidget:
        self._dicom_film()
        self.window.actions_["detach"].trigger()
        return self.window.findChildren(DetachedPane)[-1]

    def _dicom_film(self) -> FilmView:
        path = _HOME / "chest.dcm"
        write_dicom(synthesise_film(_SEED, size_px=_SIDE_PX), path)
        self.result()
        self.window.open_films([path])
        self._wait()
        return self.window.reading.film

    def missing(self) -> QWidget:
        self.result()
        folder = _HOME / "demonstration" / "films"
        elsewhere = folder.rename(folder.with_name("elsewhere"))  # as if the drive with the films were not there
        try:
            return self.result()
        finally:
            elsewhere.rename(folder)

    def history(self) -> QWidget:
        self.result()
        history = self._workstation.history
        history.clear()  # else the first answer stands there once for each state before this one
        for film in self._films:
            self.window.open_films([film])
            self._wait()
        history.note(history.search()[1].entry_id, _NOTE)
        self.window.history.show_entries(history.search())
        self.window.history.set_collapsed(False)
        return self.window

    def error(self) -> QWidget:
        self.window.history.set_collapsed(True)
        wrong = _HOME / "report.png"
        wrong.write_text("This is a letter, whatever its name says.", encoding="utf-8")
        self.window.open_films([wrong])
        return self.window

    def plan(self) -> QWidget:
        self.window.messages.clear()  # what the state before has left
        self.window.actions_["build"].trigger()
        page = self._workstation.libraries.view.build
        page.source.set_source(FilmSource(_films_with_faults()))
        page.place.set_place(_HOME / "chest")
        page.check.click()
        return self.window

    def audit(self) -> QWidget:
        self.plan()
        self._wait()
        self._workstation.libraries.view.build.build.click()
        return self.window

    def libraries(self) -> QWidget:
        self.window.actions_["libraries"].trigger()
        self._wait()
        self._workstation.libraries.shelf.verify(_HOME / "chest")
        return self.window

    def several(self) -> QWidget:
        """Two libraries searched as one; a film that lies in both has another label in each."""
        self.audit()
        self._wait()
        folder, shared = _films_of_a_ward()
        self._workstation.libraries.build(BuildWish(_HOME / "ward 7", FilmSource(folder)))
        self._wait()
        self._workstation.controller.open_library(_HOME / "chest", _HOME / "ward 7")
        self._wait()
        self.window.open_films([shared])
        return self.window

    def several_cards(self) -> QWidget:
        self.several()
        self._wait()
        self.window.actions_["libraries"].trigger()
        return self.window

    def evaluation(self) -> QWidget:
        view = self._workstation.libraries.view
        view.shelf.action_requested.emit("evaluate", _HOME / "chest")
        view.evaluation.source.set_source(FilmSource(_HOME / "demonstration" / "films"))
        view.evaluation.evaluate.click()
        return self.window

    def edition(self) -> QWidget:
        """A library with one branch of the model alone: built, not switched to."""
        place = _HOME / "chest-2"
        shutil.rmtree(place, ignore_errors=True)
        self.window.actions_["libraries"].trigger()
        self._wait()
        view = self._workstation.libraries.view
        view.shelf.action_requested.emit("edition", _HOME / "chest")
        view.edition.model.set_place(_one_branch())
        view.edition.place.set_place(place)
        for button in (view.edition.survey, view.edition.build):
            button.click()
            self._wait()
        return self.window

    def comparison(self) -> QWidget:
        films = _HOME / "labelled"
        shutil.rmtree(films, ignore_errors=True)
        write_demo_films(films, per_label=20, seed=_SEED + 1000, size_px=_SIDE_PX)
        page = self._workstation.libraries.view.edition
        page.source.set_source(FilmSource(films))
        page.compare.click()
        return self.window

    def switched(self) -> QWidget:
        """From the library that answered to the edition that was built beside it."""
        self._workstation.controller.open_library(_HOME / "chest")
        self._wait()
        self._workstation.libraries.view.edition.switch.click()
        self._wait()
        self.window.actions_["libraries"].trigger()
        return self.window

    def diagnostics(self) -> QWidget:
        diagnostics = self._workstation.outfit.diagnostics
        diagnostics.show(self.window)
        self._wait()
        assert diagnostics.dialog is not None
        return diagnostics.dialog

    def settings(self) -> QWidget:
        dialog = SettingsDialog(self._workstation.settings, self.window)
        dialog.resize(dialog.width(), _DIALOG_PX)
        return dialog

    def shortcuts(self) -> QWidget:
        hands = self._workstation.hands
        choice = Choice(Profile.OHIF, {"film.reset": ("Shift+R",)})
        sheet = ShortcutSheet(hands.commands, choice, GESTURES, parent=self.window)
        sheet.resize(sheet.width(), _DIALOG_PX)
        sheet.list.go_to("film.invert")
        sheet.list.scrollTo(sheet.list.currentIndex(), sheet.list.ScrollHint.PositionAtCenter)
        sheet.list.key_chosen.emit(sheet.list.current, "H")  # which somebody has
        return sheet

    def bring(self, state: str) -> QWidget:
        """The state by its name in the table."""
        self.put_on(Theme.DARK, SOURCE)
        shown: QWidget = getattr(self, state.replace("-", "_"))()
        shown.show()
        self._wait()
        return shown

    def _neighbours(self) -> tuple[Neighbour, ...]:
        """The most similar cases of the film on the screen."""
        return self._workstation.history.search()[0].result.neighbours

    def _open_cases(self, *places: int) -> None:
        for place in places:
            self.window.reading.board.open_case(self._neighbours()[place])
            self._wait()

    def _wait(self) -> None:
        """Until no thread has anything to do, and what it did is drawn."""
        runners = self._workstation.findChildren(JobRunner)
        loop, timer, quiet = QEventLoop(), QTimer(interval=_LOOK_MS), 0

        def look() -> None:
            nonlocal quiet
            quiet = 0 if any(runner.is_busy for runner in runners) else quiet + 1
            if quiet >= _QUIET_LOOKS:
                loop.quit()

        timer.timeout.connect(look)
        timer.start()
        QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
        loop.exec()
        timer.stop()


def _films_with_long_names() -> tuple[Path, ...]:
    folder = _HOME / "films"
    shutil.rmtree(folder, ignore_errors=True)
    made = write_demo_films(folder / "made", per_label=3, seed=_SEED, size_px=_SIDE_PX)
    return tuple(Path(shutil.copy(film.path, folder / name)) for film, name in zip(made, _LONG_NAMES, strict=False))


def _one_branch() -> Path:
    """Another model, at hand: the CNN of the reference model alone."""
    path = _HOME / "cnn-alone.safetensors"
    weights = read_weights(paths.reference_model()).only(BranchKind.CNN)
    write_weights(path, weights.profile, weights.tensors, ModelCard())
    return path


def _films_with_faults() -> Path:
    """Films of which an audit finds something of each kind."""
    folder = _HOME / "faulty"
    shutil.rmtree(folder, ignore_errors=True)
    made = [film.path for film in write_demo_films(folder, per_label=8, seed=_SEED + 1, size_px=_SIDE_PX)]
    normal, abnormal = made[0].parent, made[-1].parent
    shutil.copy(made[0], abnormal / "follow-up.png")
    shutil.copy(made[1], normal / "again.png")
    with Image.open(made[2]) as film:
        ImageOps.invert(film.convert("L")).save(normal / "negative.png")
    with Image.open(made[3]) as film:
        film.convert("L").resize((300, 300)).save(normal / "smaller.png")
    (normal / "letter.png").write_text("This is a letter, whatever its name says.", encoding="utf-8")
    (abnormal / "broken.png").write_bytes(made[0].read_bytes()[:5000])
    return folder


def _films_of_a_ward() -> tuple[Path, Path]:
    """Films of another source than those with faults, but for one, which they share; and that one."""
    folder = _HOME / "films of ward 7"
    shutil.rmtree(folder, ignore_errors=True)
    made = [film.path for film in write_demo_films(folder, per_label=6, seed=_SEED + 1000, size_px=_SIDE_PX)]
    (shared, *_) = sorted((_HOME / "faulty" / made[0].parent.name).glob("synthetic*"))
    return folder, Path(shutil.copy(shared, made[-1].parent))


# ---------------------------------------------------------------- the files


def save(widget: QWidget, target: Path) -> None:
    """As WebP, in the pixels of the screen."""
    target.parent.mkdir(parents=True, exist_ok=True)
    ImageQt.fromqpixmap(widget.grab()).convert("RGB").save(target, quality=_QUALITY, method=6)


_SCRIPTS: Final = {"zh_CN": QFontDatabase.WritingSystem.SimplifiedChinese}  # what a bare machine may lack


def _lacking_fonts(pictures: Sequence[Picture]) -> str:
    """The languages of the pictures that no font here can write."""
    languages = sorted({picture.language for picture in pictures} & set(_SCRIPTS))
    return ", ".join(language for language in languages if not QFontDatabase.families(_SCRIPTS[language]))


def take(pictures: Sequence[Picture], folder: Path) -> None:
    """All of one scale, in this process, which was started with it."""
    app = QApplication(sys.argv[:1])
    if lacking := _lacking_fonts(pictures):
        sys.exit(f"No font on this machine writes {lacking}: there would be boxes. Install one (fonts-noto-cjk).")
    stage = Stage(app)
    for state, group in groupby(pictures, lambda picture: picture.state):
        shown = stage.bring(state)
        for picture in group:
            stage.put_on(picture.theme, picture.language)
            save(shown, folder / f"{picture.name}.webp")
        if shown is not stage.window:
            shown.close()
    stage.window.close()


def main(argv: Sequence[str] | None = None) -> int:
    """0 when all pictures were taken."""
    parser = argparse.ArgumentParser(description="Take the pictures of docs/images.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="of pictures, or beginnings of them; default: all")
    parser.add_argument("--output", type=Path, default=FOLDER, metavar="DIR")
    parser.add_argument("--scale", type=int, help=argparse.SUPPRESS)  # set by this command for its own processes
    args = parser.parse_args(argv)
    wanted = [p for p in PICTURES if not args.names or p.name.startswith(tuple(args.names))]
    if args.scale:
        take([picture for picture in wanted if picture.scale == args.scale], args.output)
        return 0
    codes = [_in_a_process(scale, args) for scale in sorted({picture.scale for picture in wanted})]
    return 1 if any(codes) or not codes else 0


def _in_a_process(scale: int, args: argparse.Namespace) -> int:
    environment = os.environ | {"QT_SCALE_FACTOR": str(scale), "CXR_HOME": str(_HOME)}
    if sys.platform == "linux" and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    options = [*args.names, "--scale", str(scale), "--output", str(args.output)]
    return subprocess.run([sys.executable, "-m", "tools.take_pictures", *options], env=environment).returncode


if __name__ == "__main__":
    raise SystemExit(main())
