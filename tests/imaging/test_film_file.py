from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cxr_desktop.errors import ImageError
from cxr_desktop.imaging.film_file import extended_windows_path, read_film_bytes
from cxr_desktop.imaging.limits import Limits

NEEDS_POSIX = pytest.mark.skipif(os.name != "posix", reason="a matter of POSIX file systems")


def refusal_of(path: Path, limits: Limits | None = None) -> ImageError:
    with pytest.raises(ImageError) as refusal:
        read_film_bytes(path, limits or Limits())
    return refusal.value


def test_the_content_is_returned(tmp_path: Path) -> None:
    (tmp_path / "film").write_bytes(b"content")

    assert read_film_bytes(tmp_path / "film") == b"content"


@pytest.mark.parametrize(
    "name", ["胸部 X 光.png", "снимок.jpg", "grudnček ü.dcm", "صورة.tif", "film\u2028line.png", "🫁"]
)
def test_a_path_may_be_in_any_script(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / name
    path.parent.mkdir()
    path.write_bytes(b"content")

    assert read_film_bytes(path) == b"content"


def test_a_path_may_be_long(tmp_path: Path) -> None:
    path = tmp_path.joinpath(*(["folder" * 20] * 8)) / "film.png"
    writable = Path(extended_windows_path(str(path))) if os.name == "nt" else path
    writable.parent.mkdir(parents=True)
    writable.write_bytes(b"content")

    assert len(str(path)) > 900
    assert read_film_bytes(path) == b"content"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "nothing").code == "UnreadableFile.missing"


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "film").write_bytes(b"content")

    assert refusal_of(tmp_path / "film" / "below").code == "UnreadableFile.missing"


def test_a_path_with_a_nul_is_missing() -> None:
    assert refusal_of(Path("film\0.png")).code == "UnreadableFile.missing"


def test_a_folder_is_named(tmp_path: Path) -> None:
    assert refusal_of(tmp_path).code == "UnsupportedFormat.directory"


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "film").touch()

    assert refusal_of(tmp_path / "film").code == "CorruptImage.empty"


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "film"
    with path.open("wb") as file:
        file.truncate(10**12)  # sparse: takes no space, but could not be read into memory

    assert refusal_of(path).code == "ImageTooLarge.bytes"


@NEEDS_POSIX
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert refusal_of(tmp_path / "pipe").code == "UnreadableFile.not_a_file"


@NEEDS_POSIX
def test_a_device_is_refused() -> None:
    assert refusal_of(Path("/dev/zero")).code == "UnreadableFile.not_a_file"


@NEEDS_POSIX
def test_a_circle_of_links_is_named_without_its_path(tmp_path: Path) -> None:
    (tmp_path / "smith").symlink_to(tmp_path / "smith")

    refusal = refusal_of(tmp_path / "smith")

    assert refusal.code == "UnreadableFile.device"
    assert "smith" not in str(refusal)


def test_a_refused_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "film").write_bytes(b"content")

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)  # chmod would not do: tests may run as root

    assert refusal_of(tmp_path / "film").code == "UnreadableFile.permission"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_a_file_that_is_longer_than_it_says_is_read_to_its_end() -> None:
    assert read_film_bytes(Path("/proc/self/status")).startswith(b"Name:")


@pytest.mark.parametrize(
    ("path", "extended"),
    [
        ("C:\\films\\one.dcm", "\\\\?\\C:\\films\\one.dcm"),
        ("C:/films/one.dcm", "\\\\?\\C:\\films\\one.dcm"),
        ("\\\\server\\share\\one.dcm", "\\\\?\\UNC\\server\\share\\one.dcm"),
        ("\\\\?\\C:\\films\\one.dcm", "\\\\?\\C:\\films\\one.dcm"),
    ],
)
def test_windows_paths_get_the_form_without_length_limit(path: str, extended: str) -> None:
    assert extended_windows_path(path) == extended
