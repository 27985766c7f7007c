"""Settings: the table agrees with itself, the file holds overrides only, and what is wrong in it is named."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cxr_desktop.errors import OutputNotWritable, SettingsError
from cxr_desktop.settings import SCHEMA, Group, Kind, Setting, Settings, checked, load_settings, save_settings, table

ROWS = {row.key: row for row in table()}
OTHER_THAN_DEFAULT: dict[str, object] = {
    "theme": "contrast",
    "language": "zh_CN",
    "font_scale": 1.25,
    "k": 12,
    "one_per_patient": True,
    "heat_map_shown": False,
    "heat_map_opacity": 0.75,
    "history_kept": True,
    "history_keep_days": 7,
    "audit_kept": True,
    "audit_keep_days": 30,
    "audit_who": "nobody",
    "audit_folder": Path("/var/log/cxr"),
    "audit_anchor": Path("/srv/anchors/room-7.json"),
    "log_level": "error",
    "library": Path("/库/case library"),
    "joined_libraries": (Path("/库/other hospital"), Path("/srv/third")),
    "model": Path("/models/mine.safetensors"),
    "device": "cpu",
    "accepted_version": "1.2.3",
    "moved_films": (("id of a library", "films/train", "/mnt/胸片/train"),),
    "previous_edition": (("library", "/库/before"), ("model", "/models/before.safetensors")),
    "edition_in_use": (("library", "/库/case library"), ("since", "2026-11-29T20:35:00+00:00")),
    "shortcuts": (("profile", "ohif"), ("film.invert", "X; Shift+I"), ("film.peek", "")),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "设置" / "settings.json"


def write(path: Path, values: object, *, schema: object = SCHEMA) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"schema": schema, "settings": values}), encoding="utf-8")
    return path


def test_every_row_is_tried_here() -> None:
    assert set(OTHER_THAN_DEFAULT) == set(ROWS)


@pytest.mark.parametrize("row", table(), ids=lambda row: row.key)
def test_the_default_of_a_row_is_allowed_by_the_row(row: Setting) -> None:
    assert checked(row, row.default, Path("settings.json")) == row.default
    assert getattr(Settings(), row.key) == row.default


@pytest.mark.parametrize("key", ROWS)
def test_a_changed_value_comes_back_from_the_file(key: str, file: Path) -> None:
    settings = Settings().changed(key, OTHER_THAN_DEFAULT[key])
    save_settings(file, settings)
    assert load_settings(file) == settings
    assert list(json.loads(file.read_text(encoding="utf-8"))["settings"]) == [key]


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    assert load_settings(file) == Settings()
    assert not file.exists()


def test_keeping_the_history_has_to_be_chosen() -> None:
    assert Settings().history_kept is False


def test_only_what_differs_from_the_default_is_kept(file: Path) -> None:
    save_settings(file, Settings())
    assert json.loads(file.read_text(encoding="utf-8")) == {"schema": SCHEMA, "settings": {}}


def test_saving_replaces_the_file_whole(file: Path) -> None:
    save_settings(file, Settings(theme="dark"))
    save_settings(file, Settings(k=7))
    assert load_settings(file) == Settings(k=7)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_place_that_takes_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputNotWritable):
        save_settings(tmp_path / "file" / "settings.json", Settings())


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("colour", "red", "unknown"),
        ("locked", ["theme"], "unknown"),
        ("theme", 1, "type"),
        ("theme", "pink", "choice"),
        ("language", "zh-CN", "choice"),
        ("font_scale", "big", "type"),
        ("font_scale", True, "type"),
        ("font_scale", 0.79, "range"),
        ("font_scale", float("nan"), "range"),
        ("k", 5.0, "type"),
        ("k", True, "type"),
        ("k", 0, "range"),
        ("k", 51, "range"),
        ("one_per_patient", 1, "type"),
        ("one_per_patient", "yes", "type"),
        ("heat_map_opacity", -0.1, "range"),
        ("history_keep_days", 0, "range"),
        ("library", "", "type"),
        ("library", 3, "type"),
        ("model", ["a"], "type"),
        ("device", "gpu", "choice"),
        ("accepted_version", None, "type"),
        ("moved_films", {"id": "/films"}, "type"),
        ("moved_films", [["id", "/films"]], "type"),
        ("shortcuts", {"film.invert": 5}, "type"),
        ("shortcuts", "film.invert", "type"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_key_and_its_file(key: str, value: object, reason: str, file: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(write(file, {"heat_map_shown": False, key: value}))
    assert caught.value.reason == reason
    assert key in str(caught.value)
    assert str(file) in str(caught.value)


def test_a_whole_number_may_stand_for_a_share(file: Path) -> None:
    scale = load_settings(write(file, {"font_scale": 2})).font_scale
    assert (scale, type(scale)) == (2.0, float)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b"{}", b'{"schema": 1}', b'{"settings": {}}', b'{"schema": 1, "settings": []}'],
)
def test_a_damaged_file_is_refused_and_left_as_it_is(content: bytes, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    assert caught.value.reason == "damaged"
    assert file.read_bytes() == content


def test_a_file_of_a_later_program_is_refused(file: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(write(file, {"something": "new"}, schema=SCHEMA + 1))
    assert caught.value.reason == "too_new"


def test_a_file_that_cannot_be_read_is_named(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    assert caught.value.reason == "unreadable"


class TestWhatItHasSet:
    def test_holds_against_the_user_and_is_locked(self, file: Path, tmp_path: Path) -> None:
        policy = write(tmp_path / "policy.json", {"history_kept": False, "k": 10})
        settings = load_settings(write(file, {"history_kept": True, "theme": "light"}), policy)
        assert (settings.history_kept, settings.k, settings.theme) == (False, 10, "light")
        assert settings.locked == {"history_kept", "k"}

    def test_is_not_written_to_the_users_file(self, file: Path, tmp_path: Path) -> None:
        policy = write(tmp_path / "policy.json", {"k": 10})
        save_settings(file, replace(load_settings(file, policy), theme="dark"))
        assert load_settings(file) == Settings(theme="dark")

    def test_is_checked_like_the_users(self, file: Path, tmp_path: Path) -> None:
        with pytest.raises(SettingsError) as caught:
            load_settings(file, write(tmp_path / "policy.json", {"k": 99}))
        assert str(tmp_path / "policy.json") in str(caught.value)

    def test_need_not_be_there(self, file: Path, tmp_path: Path) -> None:
        assert load_settings(file, tmp_path / "policy.json") == Settings()


def test_rows_have_what_their_kind_needs() -> None:
    for row in table():
        assert bool(row.choices) == (row.kind is Kind.CHOICE), row
        assert bool(row.highest) == (row.kind in {Kind.WHOLE, Kind.SHARE}), row
    assert [row.key for row in table() if row.group is Group.INTERNAL] == [
        "joined_libraries",
        "accepted_version",
        "moved_films",
        "previous_edition",
        "edition_in_use",
        "shortcuts",
        "audit_keep_days",
        "audit_who",
        "audit_folder",
        "audit_anchor",
        "log_level",
    ]
