"""Words, numbers and dates in a language: as the window has them, without Qt."""

from __future__ import annotations

from datetime import datetime

import pytest

from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.wording import LANGUAGES, Wording

MOMENT = datetime(2026, 11, 4, 8, 5)


@pytest.mark.parametrize(
    ("code", "counts", "number", "share", "moment"),
    [
        ("en", ["7", "1,234", "1,234,567"], "-0.1234", "91.8 %", "4 November 2026, 08:05"),
        ("zh_CN", ["7", "1,234", "1,234,567"], "-0.1234", "91.8%", "2026年11月4日 08:05"),
        ("es", ["7", "1234", "1.234.567"], "-0,1234", "91,8 %", "4 de noviembre de 2026, 08:05"),
    ],
)
def test_numbers_and_dates_are_those_of_the_language(
    code: str, counts: list[str], number: str, share: str, moment: str
) -> None:
    say = Wording(code)
    assert [say.count(count) for count in (7, 1234, 1234567)] == counts
    assert say.number(-0.1234, 4) == number
    assert say.share(0.918, 1) == share
    assert say.moment(MOMENT) == moment


def test_a_sentence_is_said_with_what_belongs_into_it() -> None:
    text = "Nearest case: {label} (similarity {similarity})."
    assert Wording("en")(text, label="NORMAL", similarity="0.9") == "Nearest case: NORMAL (similarity 0.9)."
    assert Wording("es")(text, label="NORMAL", similarity="0,9") == "Caso más cercano: NORMAL (similitud 0,9)."
    assert "NORMAL" in Wording("zh_CN")(text, label="NORMAL", similarity="0.9")


def test_the_notice_is_the_window_s_own() -> None:
    said = {Wording(code).notice(RESEARCH_NOTICE) for code in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    assert RESEARCH_NOTICE in said


def test_what_nobody_has_translated_is_said_in_english() -> None:
    assert Wording("es")("No such sentence.") == "No such sentence."
