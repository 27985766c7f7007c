"""`cxr-desktop` where there is no display: it says so, and shows what it can as a picture and a page."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.settings import load_settings
from tests.e2e.program import command, environment, settle_in, user_data
from tests.e2e.screen import Screen

_README = Path(__file__).resolve().parents[2] / "README.md"
_PATIENCE_S = 300.0

Done = subprocess.CompletedProcess[str]


def cxr_desktop(home: Path, *arguments: object, **more: str) -> Done:
    return _run([*command(), *map(str, arguments)], home, **more)


def _run(words: list[str], home: Path, **more: str) -> Done:
    return subprocess.run(
        words,
        env=environment(home, **more),
        cwd=home,
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        check=False,
    )


def assert_shown(done: Done, picture: Path) -> None:
    """The picture and the page are there, and both are named."""
    assert (done.returncode, done.stderr) == (0, "")
    page = picture.with_suffix(".html")
    assert f"The window: {picture}\nThe page: {page}\n" in done.stdout
    assert RESEARCH_NOTICE in done.stdout
    with Image.open(picture) as image:
        assert (image.format, image.size) == ("PNG", (1440, 900))
    assert "Most similar cases" in page.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_run_command_of_the_readme_shows_the_answered_demonstration(tmp_path: Path, small_model: Path) -> None:
    """Its second half, to the letter; the first installs. A small model keeps the test short, as a setting would."""
    found = re.search(
        r"^python -m pip install -e '\.\[dev\]' && (cxr-desktop .*?)\s*(#.*)?$", _README.read_text(), re.M
    )
    assert found, "the README has no run command"
    settle_in(tmp_path, model=small_model)
    done = _run(["sh", "-c", found[1]], tmp_path)
    assert "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set." in done.stdout
    assert_shown(done, tmp_path / "cxr-demo-window.png")
    assert (user_data(tmp_path) / "demonstration" / "library" / "manifest.json").is_file()


def test_a_screenshot_is_of_the_film_that_was_named(
    tmp_path: Path, library: Path, small_model: Path, queries: list[Path]
) -> None:
    picture = tmp_path / "answer.png"
    done = cxr_desktop(tmp_path, queries[0], "--library", library, "--model", small_model, "--screenshot", picture)
    assert_shown(done, picture)
    assert queries[0].name in picture.with_suffix(".html").read_text(encoding="utf-8")


def test_a_screenshot_of_several_libraries_is_of_all_of_them_together(
    tmp_path: Path, library: Path, small_model: Path, queries: list[Path]
) -> None:
    from cxr_desktop.cli import main as cxr
    from cxr_desktop.imaging.synthetic import write_demo_films

    write_demo_films(tmp_path / "films", per_label=3, seed=4000, size_px=96)
    other, built = tmp_path / "ward 7", ["--model", str(small_model), "--quiet"]
    assert cxr(["build", str(tmp_path / "films"), "--library", str(other), *built]) == 0
    picture = tmp_path / "answer.png"
    both = ("--library", library, "--library", other)
    done = cxr_desktop(tmp_path, queries[0], *both, "--model", small_model, "--screenshot", picture)
    assert_shown(done, picture)
    kept = load_settings(user_data(tmp_path) / "settings.json")
    assert (kept.library, kept.joined_libraries) == (library, (other,))
    page = picture.with_suffix(".html").read_text(encoding="utf-8")
    assert library.name in page
    assert other.name in page


def test_a_screenshot_of_what_is_no_film_says_why_and_is_not_made(
    tmp_path: Path, library: Path, small_model: Path
) -> None:
    film = tmp_path / "letter.png"
    film.write_text("no film")
    picture = tmp_path / "answer.png"
    done = cxr_desktop(tmp_path, film, "--library", library, "--model", small_model, "--screenshot", picture)
    assert done.returncode == 2
    assert "Traceback" not in done.stdout + done.stderr
    assert not picture.exists()


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({}, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"DISPLAY": ":4242"}, "DISPLAY is :4242, but nothing answers there"),
        ({"QT_QPA_PLATFORM": "xcb"}, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "QT_QPA_PLATFORM is offscreen"),
    ],
)
def test_without_a_display_the_command_line_is_named(tmp_path: Path, more: dict[str, str], reason: str) -> None:
    done = cxr_desktop(tmp_path, **more)
    assert done.returncode == 2
    assert done.stderr == f"There is no display here: {reason}. Use the command line instead: cxr --help\n"


def test_a_system_library_that_windows_need_is_named(tmp_path: Path, screen: Screen) -> None:
    """Qt itself would end the process in the middle of its start."""
    done = _without("libxcb-icccm.so.4", tmp_path, DISPLAY=screen.display)
    assert done.returncode == 2
    assert re.search(r"a system library is missing: .*libxcb-icccm\.so\.4", done.stderr)


def test_a_system_library_that_even_pictures_need_is_named(tmp_path: Path) -> None:
    done = _without("libEGL.so.1", tmp_path, "--demo")
    assert done.returncode == 2
    assert re.search(r"Qt cannot be loaded: .*libEGL\.so\.1", done.stderr)
    assert "Traceback" not in done.stderr


def _without(library: str, home: Path, *arguments: str, **more: str) -> Done:
    """On a system where something else stands in its place, and is found before it."""
    (home / library).touch()
    return cxr_desktop(home, *arguments, LD_LIBRARY_PATH=str(home), **more)
