"""The policy of a machine: what it allows, what it does not, and that a file nobody understands allows nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxr_desktop import paths
from cxr_desktop.cli.commands import COMMANDS
from cxr_desktop.errors import LibraryNotAllowed, ModelNotAllowed, SettingsError, SwitchedOff
from cxr_desktop.policy import EVERYTHING_ALLOWED, FEATURES, Policy, read_policy
from cxr_desktop.settings import load_settings

SHA256 = "0123456789abcdef" * 4


def write(path: Path, **entries: object) -> Path:
    path.write_text(json.dumps({"schema": 1, "settings": {}} | entries), encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "policy.json"


def test_without_a_file_everything_is_allowed(file: Path, tmp_path: Path) -> None:
    policy = read_policy(file)
    assert policy == EVERYTHING_ALLOWED
    policy.require_library(tmp_path)
    policy.require_model(SHA256, tmp_path)
    policy.require_command("build")


def test_comes_with_the_settings_and_who_has_set_them(file: Path, tmp_path: Path) -> None:
    write(file, set_by="Radiology IT, ext. 4711", settings={"k": 7}, notice="Ask Dr Li first.")
    settings = load_settings(tmp_path / "settings.json", file)
    assert (settings.policy.who, settings.policy.notice) == ("Radiology IT, ext. 4711", "Ask Dr Li first.")
    assert settings.locked == {"k"}


class TestLibraries:
    def test_are_those_named_and_those_below_a_named_folder(self, tmp_path: Path) -> None:
        policy = Policy(libraries=(str(tmp_path / "allowed"),))
        policy.require_library(tmp_path / "allowed")
        policy.require_library(tmp_path / "allowed" / "adults")
        for other in (tmp_path, tmp_path / "other", tmp_path / "allowed too", tmp_path / "allowed" / ".." / "other"):
            with pytest.raises(LibraryNotAllowed):
                policy.require_library(other)

    def test_are_not_reached_by_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "allowed").mkdir()
        (tmp_path / "other").mkdir()
        (tmp_path / "allowed" / "link").symlink_to(tmp_path / "other")
        with pytest.raises(LibraryNotAllowed):
            Policy(libraries=(str(tmp_path / "allowed"),)).require_library(tmp_path / "allowed" / "link")

    def test_have_words_for_what_came_with_the_program(self, tmp_path: Path) -> None:
        policy = Policy(libraries=("reference", "demonstration"))
        policy.require_library(paths.reference_library())
        policy.require_library(paths.user_data() / "demonstration" / "library")
        with pytest.raises(LibraryNotAllowed):
            policy.require_library(tmp_path)

    def test_none_at_all_may_be_allowed(self, tmp_path: Path) -> None:
        with pytest.raises(LibraryNotAllowed):
            Policy(libraries=()).require_library(tmp_path)


class TestModels:
    def test_are_known_by_their_weights(self, tmp_path: Path) -> None:
        Policy(models=(SHA256[:12],)).require_model(SHA256, tmp_path / "any name")
        with pytest.raises(ModelNotAllowed):
            Policy(models=(SHA256[:12],)).require_model(SHA256[::-1], tmp_path / "any name")

    def test_have_a_word_for_the_reference_model(self, tmp_path: Path) -> None:
        Policy(models=("reference",)).require_model(SHA256, paths.reference_model())
        with pytest.raises(ModelNotAllowed):
            Policy(models=("reference",)).require_model(SHA256, tmp_path / "reference.safetensors")


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_switched_off_takes_its_commands_with_it(feature: str) -> None:
    policy = Policy(features_off=frozenset({feature}))
    for command in FEATURES[feature].commands:
        with pytest.raises(SwitchedOff):
            policy.require_command(command)
    policy.require_command("query")


def test_what_can_be_switched_off_is_there() -> None:
    from cxr_desktop.ui.actions import ROWS

    commands, actions = {command.name for command in COMMANDS}, {row.name for row in ROWS}
    for feature in FEATURES.values():
        assert commands >= set(feature.commands)
        assert actions >= set(feature.actions)
        assert feature.commands or feature.actions or feature.parts == ("verdict",)


@pytest.mark.parametrize(
    ("entries", "key"),
    [
        ({"libraries": []}, "libraries"),
        ({"set_by": 4711}, "set_by"),
        ({"notice": ["a"]}, "notice"),
        ({"allowed": []}, "allowed"),
        ({"allowed": {"library": []}}, "allowed"),
        ({"allowed": {"libraries": "/srv"}}, "libraries"),
        ({"allowed": {"models": ["0123"]}}, "models"),
        ({"allowed": {"models": ["mine.safetensors"]}}, "models"),
        ({"features_off": ["everything"]}, "features_off"),
        ({"features_off": "build"}, "features_off"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(entries: dict[str, object], key: str, file: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_policy(write(file, **entries))
    assert caught.value.details["key"] == key
    assert str(file) in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"{"])
def test_a_damaged_file_allows_nothing(content: bytes, file: Path) -> None:
    file.write_bytes(content)
    with pytest.raises(SettingsError):
        read_policy(file)
