"""The table of pictures: each state, theme and language is in it, and each row can be brought about."""

from __future__ import annotations

from cxr_desktop.ui.languages import LANGUAGES
from cxr_desktop.ui.theme import Theme
from tools.take_pictures import FOLDER, PICTURES, Stage


def test_every_state_is_one_that_the_stage_knows() -> None:
    for picture in PICTURES:
        assert callable(getattr(Stage, picture.state.replace("-", "_"))), picture.name


def test_every_theme_language_and_scale_is_shown() -> None:
    assert {picture.theme for picture in PICTURES} == set(Theme) - {Theme.SYSTEM}
    assert {picture.language for picture in PICTURES} == set(LANGUAGES)
    assert {picture.scale for picture in PICTURES} == {1, 2}


def test_the_pictures_of_the_table_are_those_on_disk() -> None:
    assert {f"{picture.name}.webp" for picture in PICTURES} == {path.name for path in FOLDER.iterdir()}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 120_000 * len(PICTURES)
