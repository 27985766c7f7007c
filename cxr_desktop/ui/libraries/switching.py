"""From one library and model to another while the window runs, and back: asked first, kept only once it answers.

The engine loads model and library as one; what answers now goes on until both are there. Settings are changed
afterwards, all at once, with the way back.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cxr_desktop.editions import (
    EditionInUse,
    editions_known,
    present_edition,
    previous_edition,
    require_unlocked,
    switched,
)
from cxr_desktop.engine_room import Preparation
from cxr_desktop.errors import CxrError
from cxr_desktop.library.sources import absolute
from cxr_desktop.settings import Settings
from cxr_desktop.ui.controller import Controller
from cxr_desktop.ui.dialogs import Dialogs
from cxr_desktop.ui.wishes import Sources


class Switching(QObject):
    """`settings` tells what holds now; `keep` takes what holds from now on."""

    changed = Signal(object)  # EditionsKnown
    failed = Signal(object)  # CxrError: what IT does not allow; the rest is told by the controller

    def __init__(
        self,
        controller: Controller,
        dialogs: Dialogs,
        settings: Callable[[], Settings],
        keep: Callable[[Settings], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._dialogs = dialogs
        self._settings = settings
        self._keep = keep
        self._wanted: EditionInUse | None = None
        self._before: EditionInUse | None = None  # in use when it was wanted
        controller.prepared.connect(self._on_prepared)
        controller.preparing_failed.connect(self._on_failed)

    def tell(self) -> None:
        """Say what is in use, since when, and where the way back leads."""
        self.changed.emit(editions_known(self._settings()))

    def switch(self, wanted: EditionInUse) -> None:
        """Answer from this library with its model from now on, if the user agrees."""
        question = self.tr(
            "From now on films are answered from {name} with the model {model}, also after the next start. What is in "
            "use now stays on its drive, and can be gone back to in one step."
        )
        self._ask(wanted, question, self.tr("Switch"))

    def go_back(self) -> None:
        """To what was in use before the last switch; once more leads forward again."""
        before = previous_edition(self._settings())
        if before is not None:
            question = self.tr(
                "Films are answered again from {name} with the model {model}, as before the last switch. The library "
                "that is in use now stays on its drive."
            )
            self._ask(before, question, self.tr("Go back"))

    def model_text(self, edition: EditionInUse) -> str:
        """The weights file by its name."""
        return edition.model.name if edition.model else self.tr("that came with the program")

    # ------------------------------------------------------------ helpers

    def _ask(self, wanted: EditionInUse, question: str, yes: str) -> None:
        settings = self._settings()
        try:
            require_unlocked(settings, wanted)
        except CxrError as error:
            self.failed.emit(error)
            return
        words = question.format(name=wanted.library.name, model=self.model_text(wanted))
        if self._dialogs.confirm(words, yes):
            self._wanted, self._before = wanted, present_edition(settings)
            self._controller.prepare(Sources(wanted.model, settings.device, (wanted.library,)))

    def _on_prepared(self, preparation: Preparation) -> None:
        wanted, info = self._wanted, preparation.library
        is_ours = wanted is not None and (info is None or absolute(info.directory) == absolute(wanted.library))
        if wanted is None or not is_ours:
            self.tell()  # another library was opened, perhaps before it came to ours
            return
        self._wanted = None
        if info is not None:
            self._keep(switched(self._settings(), wanted, self._before))
            self.tell()
            self._controller.ask_again()

    def _on_failed(self, _error: CxrError) -> None:
        self._wanted = None
