"""The languages of the window, and how one is put on: ours and Qt's own words together, at once, everywhere."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from cxr_desktop import paths
from cxr_desktop.wording import Wording

SOURCE = "en"
LANGUAGES = {"en": "English", "zh_CN": "简体中文", "es": "Español"}
"""Code -> the language's own name for itself. English is what the sources are written in."""


def system_language() -> str:
    """The code of the first language of the system that we speak, else English."""
    for name in QLocale.system().uiLanguages():
        locale = QLocale(name)
        for code in LANGUAGES:
            if QLocale(code).language() == locale.language():
                return code
    return SOURCE


def wording_of_window() -> Wording:
    """What pages are written in that the window exports: its own language of the moment."""
    spoken = QLocale().language()
    return Wording(next((code for code in LANGUAGES if QLocale(code).language() == spoken), SOURCE))


class Language:
    """The translators of an application. Widgets hear of a change by QEvent.LanguageChange."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self.code = SOURCE

    def apply(self, code: str) -> None:
        """Speak this language from now on; `system` is the system's."""
        self.code = system_language() if code == "system" else code
        QLocale.setDefault(QLocale(self.code))
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = [] if self.code == SOURCE else [self._ours(), self._qts()]
        for translator in self._translators:
            self._app.installTranslator(translator)

    def _ours(self) -> QTranslator:
        translator = QTranslator(self._app)
        translator.load(str(paths.resource(f"translations/cxr_{self.code}.qm")))
        return translator

    def _qts(self) -> QTranslator:
        translator = QTranslator(self._app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator.load(f"qtbase_{self.code}", folder)
        return translator
