"""Files that people asked for are whole, or named errors."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from cxr_desktop.errors import OutputNotWritable
from cxr_desktop.output import append_output, require_output, write_output


def test_folders_are_made_and_what_is_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "报告 reports" / "new" / "report.json"
    write_output(path, "first")
    write_output(path, "größer\n")
    assert path.read_bytes() == "größer\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_lines_are_appended_below_one_header(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "queries.csv"
    for number in range(3):
        append_output(path, f"{number}\n", header="n\n")
    assert path.read_text() == "n\n0\n1\n2\n"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputNotWritable, match="is a folder"):
        write_output(tmp_path, "text")
    with pytest.raises(OutputNotWritable, match="is a folder"):
        append_output(tmp_path, "text", header="")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputNotWritable, match="where a folder should be"):
        write_output(tmp_path / "file" / "report.json", "text")
    assert (tmp_path / "file").read_text() == "mine"


def test_an_output_is_tried_out_without_touching_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "new" / "model.safetensors"
    require_output(path)
    assert list(path.parent.iterdir()) == []
    path.write_text("mine")
    require_output(path)
    assert path.read_text() == "mine"
    with pytest.raises(OutputNotWritable, match="is a folder"):
        require_output(tmp_path)
    with pytest.raises(OutputNotWritable, match="where a folder should be"):
        require_output(path / "model.safetensors")


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A full drive cannot be had in every test environment: the system call is made to fail as it would.
    path = tmp_path / "report.json"
    write_output(path, "before")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputNotWritable, match="no space left"):
        write_output(path, "after")
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]
