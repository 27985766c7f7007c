"""The window speaks every language whole: nothing missing or stale, every named place filled, no word too much."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from cxr_desktop.domain import Progress
from cxr_desktop.errors import CorruptImage, NoFilmsFound
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.ui.actions import ROWS
from cxr_desktop.ui.messages import DEVICE_REASONS, device_reason_text, error_text, notice_text, progress_text
from tools.update_translations import CODES, Key, faults, main, qm_file, read_translations, ts_file

DIAGNOSIS = re.compile(r"诊断|diagn[oó]s", re.IGNORECASE)
WORDS = re.compile(r"[^\W\d_]{2,}")


def translations() -> Iterator[tuple[str, Key, str]]:
    for code in CODES:
        for key, translation in read_translations(ts_file(code)).items():
            if translation is not None:
                yield code, key, translation


def named_places(text: str) -> list[tuple[str, str | None, str | None]]:
    return sorted((name, spec, how) for _, name, spec, how in string.Formatter().parse(text) if name is not None)


@pytest.fixture(params=CODES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translator = QTranslator()
    assert translator.load(str(qm_file(request.param)))
    qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)


def test_nothing_is_missing_unfinished_or_stale() -> None:
    assert faults() == []


def test_a_string_that_was_not_collected_and_one_not_translated_are_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("cxr_desktop.ui.messages.STAGES", {"new": "A sentence that is new"})
    assert main(["--check"]) == 1
    said = capsys.readouterr().out.splitlines()
    for code in CODES:
        assert f"{code}: missing: Stages: A sentence that is new" in said
        assert f"{code}: stale: Stages: Embedding films" in said


def test_a_translation_names_the_places_of_its_source_and_no_other() -> None:
    for code, key, translation in translations():
        assert named_places(translation) == named_places(key.source), f"{code}: {key}"


def test_a_translation_keeps_the_commands_and_options_of_its_source() -> None:
    verbatim = re.compile(r"--[a-z-]+|\bcxr [a-z-]+")
    for code, key, translation in translations():
        assert sorted(verbatim.findall(translation)) == sorted(verbatim.findall(key.source)), f"{code}: {key}"


def test_diagnosis_is_named_in_the_notices_only() -> None:
    for code, key, translation in translations():
        if key.context != "Notices":
            assert not DIAGNOSIS.search(translation), f"{code}: {key}"
        elif key.source == RESEARCH_NOTICE:
            assert DIAGNOSIS.search(translation), code


def test_a_sentence_ends_as_a_sentence() -> None:
    for code, key, translation in translations():
        if key.source.endswith("."):
            assert translation.endswith((".", "。")), f"{code}: {key}"
        assert translation.count("…") == key.source.count("…"), f"{code}: {key}"


def test_chinese_is_written_with_its_own_punctuation() -> None:
    for code, key, translation in translations():
        if code == "zh_CN" and re.search(r"[\u4e00-\u9fff]", translation):
            assert not re.search(r"[\u4e00-\u9fff][,.;:!?]|[,;!?][\u4e00-\u9fff]", translation), key


def test_the_core_speaks_the_language_of_the_window(language: str) -> None:
    for error in (NoFilmsFound("missing", path="/films"), CorruptImage("empty")):
        assert error_text(error) != str(error)
    assert "/films" in error_text(NoFilmsFound("missing", path="/films"))
    for reason, words in DEVICE_REASONS.items():
        assert device_reason_text(reason) != words
    assert notice_text(RESEARCH_NOTICE) != RESEARCH_NOTICE
    for row in ROWS:
        assert QCoreApplication.translate("Actions", row.text) != row.text


@pytest.mark.parametrize("progress", [Progress("embedding", 12, 72, 1.0, 69.0), Progress("something new", 12, 72)])
def test_progress_is_said_in_no_english_word(language: str, progress: Progress) -> None:
    text = progress_text(progress)
    assert "12" in text
    assert "72" in text
    assert not {"of", "left", "Working", "films"} & set(WORDS.findall(text))
