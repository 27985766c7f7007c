"""Pages are in one language from the first word to the last, and say which."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from cxr_desktop.domain import LibraryInfo
from cxr_desktop.export.audit_page import audit_page
from cxr_desktop.export.page import queries_page
from cxr_desktop.library.audit import audit_library
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.sources import list_films
from cxr_desktop.wording import LANGUAGES, Wording
from tests.answers import make_result
from tests.fakes import FakeEmbedder, FakeIngestor, write_films, write_many_films

HTML_NAMES = {"en": "en", "zh_CN": "zh-CN", "es": "es"}


def words_of(page: str) -> str:
    """What can be read or heard, in one line."""
    body = page[page.index("<body") :]
    heard = " ".join(re.findall(r'(?:alt|aria-label)="([^"]*)"', body))
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()) + " " + heard)


def english_words(text: str) -> set[str]:
    return set(re.findall(r"\b(?:the|of|film|films|cases?|with|labels?|picture|nearest)\b", text.lower()))


@pytest.fixture(scope="module")
def audited_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a copy under another label, and a file that is no film."""
    folder = tmp_path_factory.mktemp("pages")
    films = write_many_films(folder / "f", normal=2, pneumonia=3)
    write_films(films, {"PNEUMONIA/copy.jpeg": "normal 0", "NORMAL/empty.jpeg": ""})
    LibraryBuilder(FakeEmbedder("small"), FakeIngestor()).build(list_films([films]), folder / "chest")
    return folder / "chest"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_of_answers(code: str) -> None:
    page = queries_page("CXR Desktop", "", [make_result()], lambda _case: None, Wording(code))
    assert f'<html lang="{HTML_NAMES[code]}">' in page
    said = re.sub(r"/films/\S+ \d+\.png", "", words_of(page))
    assert bool(english_words(said)) is (code == "en"), said
    similarity = make_result().neighbours[0].similarity
    assert f"{similarity:.4f}"[:5].replace(".", "," if code == "es" else ".") in said
    assert "{" not in said


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_of_an_audit(code: str, audited_folder: Path) -> None:
    with open_library(audited_folder) as library:
        page = audit_page(audit_library(library), {}, Wording(code))
    assert f'<html lang="{HTML_NAMES[code]}">' in page
    said = words_of(page).replace(str(audited_folder.parent), "")
    assert bool(english_words(said)) is (code == "en"), said
    assert "{" not in said


def test_a_large_library_is_counted_as_the_language_counts(audited_folder: Path) -> None:
    from cxr_desktop.export.sentences import library_sentence

    info = LibraryInfo(audited_folder, "id", 52160, {"NORMAL": 1341})
    assert library_sentence(info, Wording("es")) == "52.160 casos (NORMAL 1341)"
