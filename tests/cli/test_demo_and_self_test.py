"""`cxr demo` ends in a page that a person can open, `cxr self-test` in a list that a support desk can read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Cxr


def test_the_demonstration_ends_in_a_page_that_needs_nothing_else(cxr: Cxr, small_model: Path, tmp_path: Path) -> None:
    done = cxr("demo", "--model", small_model, "--output", tmp_path / "demo", "--json")
    assert done.code == 0, done.err
    page = Path(done.json["page"]).read_text(encoding="utf-8")
    assert "Research use only. Not a medical device. Not for diagnosis." in page
    assert len(done.json["queries"]) == 6
    assert page.count("Heat map, towards") == 6
    assert "Most similar cases of this library" in page
    assert not re.search(r"""(?:src|href)=["'](?!data:)""", page), "the page asks for something outside itself"


def test_the_demonstration_can_be_repeated_in_its_place(cxr: Cxr, small_model: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert cxr("demo", "--model", small_model, "--output", tmp_path / "demo").code == 0


def test_the_demonstration_deletes_nothing_that_is_not_its_own(cxr: Cxr, small_model: Path, tmp_path: Path) -> None:
    mine = tmp_path / "films" / "train" / "NORMAL" / "mine.png"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"years of work")
    done = cxr("demo", "--model", small_model, "--output", tmp_path)
    assert done.code == 2
    assert "holds other files" in done.err
    assert mine.read_bytes() == b"years of work"


def test_a_missing_model_is_bad_input(cxr: Cxr, tmp_path: Path) -> None:
    done = cxr("self-test", "--model", tmp_path / "none.safetensors")
    assert done.code == 2
    assert "no model weights" in done.err


def test_a_sound_installation_passes_its_self_test(cxr: Cxr, small_model: Path) -> None:
    done = cxr("self-test", "--model", small_model, "--json")
    assert done.code == 0, done.out
    names = [check["name"] for check in done.json["checks"]]
    for part in ("png-16", "JPEG2000Lossless", "RLELossless", "JPEGLSLossless", "JPEGLosslessSV1", "embed on cpu"):
        assert any(part in name for name in names), part


def test_a_broken_part_is_named_and_does_not_hide_the_others(
    cxr: Cxr, small_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ImportError("the decoder was left out of the build")

    monkeypatch.setattr("cxr_desktop.imaging.readers.decode_dicom", missing)
    monkeypatch.setattr("cxr_desktop.imaging.readers._READERS", ())
    done = cxr("self-test", "--model", small_model, "--json")
    assert done.code == 1
    failed = [check for check in done.json["checks"] if not check["ok"]]
    assert 0 < len(failed) < len(done.json["checks"])
