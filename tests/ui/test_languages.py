"""The languages of the window and of the pages that it exports are the same, and write numbers alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from cxr_desktop import wording
from cxr_desktop.ui.languages import LANGUAGES, Language, wording_of_window
from cxr_desktop.wording import Wording


def test_pages_know_every_language_of_the_window() -> None:
    assert tuple(LANGUAGES) == wording.LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_is_in_the_language_of_the_window(qapp: QApplication, code: str) -> None:
    language = Language(qapp)
    language.apply(code)
    try:
        assert wording_of_window() == Wording(code)
        for count in (0, 999, 1000, 9999, 10_000, 5_216_000):
            assert Wording(code).count(count) == QLocale().toString(count)
        for value in (0.98765, -0.5):
            assert Wording(code).number(value, 4) == QLocale().toString(value, "f", 4)
    finally:
        language.apply("en")
