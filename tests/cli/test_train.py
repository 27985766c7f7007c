"""`cxr train` as a user has it: films in; a model file, a log and a figure out; named refusals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cxr_desktop.imaging.synthetic import write_demo_films
from cxr_desktop.model.weights import read_weights
from tests.cli.conftest import Cxr


@pytest.fixture(scope="module")
def many_films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("train") / "films"
    write_demo_films(folder, per_label=12, seed=30, size_px=80)
    return folder


def test_a_model_is_trained_and_answers(cxr: Cxr, many_films: Path, small_model: Path, tmp_path: Path) -> None:
    model = tmp_path / "own.safetensors"
    outcome = cxr("train", many_films, "--from", small_model, "--epochs", 2, "--output", model, "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.json["weights_sha256"] == read_weights(model).weights_sha256
    assert "24 films: NORMAL 12, PNEUMONIA 12" in outcome.err
    assert model.with_name("own.safetensors.log.csv").read_text().count("\n") == 3
    assert model.with_name("own.safetensors.curves.png").read_bytes().startswith(b"\x89PNG")
    assert not list(tmp_path.glob("*.checkpoint"))
    card = read_weights(model).card
    assert "24" not in card.training["recipe"]
    assert card.training["films"] == {"NORMAL": 12, "PNEUMONIA": 12}
    assert "Not a medical device" in card.text
    assert "The epoch was chosen by these" in card.text
    library = tmp_path / "library"
    assert cxr("build", many_films, "--library", library, "--model", model).code == 0
    film = next((many_films / "NORMAL").iterdir())
    assert cxr("query", film, "--library", library, "--model", model).code == 0


def test_a_branch_is_held_and_the_card_says_so(cxr: Cxr, many_films: Path, small_model: Path, tmp_path: Path) -> None:
    model = tmp_path / "own.safetensors"
    options = ("--epochs", 1, "--hold", "cnn", "--output", model)
    refused = cxr("train", many_films, *options)
    assert refused.code == 2
    assert "--hold needs --from" in refused.err
    assert cxr("train", many_films, "--from", small_model, *options).code == 0
    assert read_weights(model).card.training["held_branches"] == ["cnn"]


def test_the_time_can_be_limited(cxr: Cxr, many_films: Path, small_model: Path, tmp_path: Path) -> None:
    model = tmp_path / "own.safetensors"
    outcome = cxr("train", many_films, "--from", small_model, "--minutes", 0.001, "--output", model)
    assert outcome.code == 0, outcome.err
    assert "best of 1 epochs" in outcome.out


def test_a_next_edition_does_not_say_that_its_epoch_was_chosen(
    cxr: Cxr, many_films: Path, small_model: Path, tmp_path: Path
) -> None:
    earlier, later = tmp_path / "earlier.safetensors", tmp_path / "later.safetensors"
    assert cxr("train", many_films, "--from", small_model, "--epochs", 1, "--output", earlier).code == 0
    outcome = cxr("train", many_films, "--from", earlier, "--teacher", earlier, "--epochs", 2, "--output", later)
    assert "the last of 2 epochs" in outcome.out, outcome.err
    assert "They chose nothing in this run" in read_weights(later).card.text


def test_several_teachers_and_a_rate_are_taken_and_the_card_says_so(
    cxr: Cxr, many_films: Path, small_model: Path, tmp_path: Path
) -> None:
    first, second, taught = (tmp_path / f"{name}.safetensors" for name in ("first", "second", "taught"))
    for path in (first, second):
        options = ("--from", small_model, "--epochs", 1, "--learning-rate", 1e-3 if path == first else 1e-4)
        assert cxr("train", many_films, *options, "--output", path).code == 0
    shas = [read_weights(path).weights_sha256 for path in (first, second)]
    assert shas[0] != shas[1]
    teachers = ("--teacher", first, "--teacher", second)
    outcome = cxr("train", many_films, "--from", small_model, *teachers, "--epochs", 1, "--output", taught)
    assert outcome.code == 0, outcome.err
    card = read_weights(taught).card
    assert card.training["teacher"].split() == shas
    assert f"the opinion of models {shas[0][:12]} and {shas[1][:12]} beside the labels" in card.text
    mean = tmp_path / "mean.safetensors"
    outcome = cxr("average", first, second, "--output", mean)
    assert outcome.code == 0, outcome.err
    assert read_weights(mean).card.training["mean_of"] == shas
    assert read_weights(mean).card.training["seed"] == 0
    refused = cxr("train", many_films, "--learning-rate", -1, "--output", tmp_path / "no.safetensors")
    assert refused.code == 2
    assert "--learning-rate" in refused.err


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
def test_a_killed_run_goes_on_where_it_was(cxr: Cxr, many_films: Path, small_model: Path, tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.safetensors", tmp_path / "killed.safetensors"
    options = [str(many_films), "--from", str(small_model), "--epochs", "4", "--output"]
    assert cxr("train", *options, whole).code == 0
    command = [sys.executable, "-m", "cxr_desktop", "train", *options, str(killed)]
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    checkpoint = tmp_path / "killed.safetensors.checkpoint"
    deadline = time.monotonic() + 120
    while not checkpoint.exists() and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert checkpoint.exists()
    refused = cxr("train", *options, killed)
    assert refused.code == 2
    assert "--resume" in refused.err
    assert cxr("train", *options, killed, "--resume").code == 0
    assert read_weights(killed).weights_sha256 == read_weights(whole).weights_sha256


def test_a_bad_row_is_named(cxr: Cxr, many_films: Path, tmp_path: Path) -> None:
    table = tmp_path / "labels.csv"
    table.write_text("path,label\nNORMAL/a.png,NORMAL\nNORMAL/b.png,\n")
    outcome = cxr("train", many_films, "--labels", table, "--output", tmp_path / "m.safetensors")
    assert outcome.code == 2
    assert "Row 3" in outcome.err


def test_findings_are_drawn_where_asked(cxr: Cxr, many_films: Path, small_model: Path, tmp_path: Path) -> None:
    model = tmp_path / "own.safetensors"
    drawing = ("--draw-findings", "NORMAL=PNEUMONIA")
    outcome = cxr("train", many_films, "--from", small_model, *drawing, "--epochs", 1, "--output", model)
    assert outcome.code == 0, outcome.err
    assert read_weights(model).card.training["findings_drawn_into"] == "NORMAL"


def test_a_start_can_be_poured_into_another_profile(
    cxr: Cxr, many_films: Path, small_model: Path, tmp_path: Path
) -> None:
    model = tmp_path / "own.safetensors"
    chosen = ("--from", small_model, "--profile", "stopgap", "--size", 32)
    outcome = cxr("train", many_films, *chosen, "--minutes", 0.001, "--output", model)
    assert outcome.code == 0, outcome.err
    assert read_weights(model).profile.backbones == ("efficientnet_b3", "vit_tiny_patch16_224")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--draw-findings", "NORMAL"], "NORMAL=PNEUMONIA"),
        (["--draw-findings", "HEALTHY=PNEUMONIA"], "HEALTHY"),
    ],
)
def test_a_drawing_that_cannot_be_is_refused(
    cxr: Cxr, many_films: Path, tmp_path: Path, options: list[object], message: str
) -> None:
    outcome = cxr("train", many_films, *options, "--output", tmp_path / "m.safetensors")
    assert outcome.code == 2
    assert message in outcome.err
    assert "reading" not in outcome.err, "told before the films are read"


@pytest.mark.skipif(sys.platform != "linux", reason="has no place that refuses an administrator too")
def test_an_output_that_cannot_be_written_is_refused_at_once(cxr: Cxr, many_films: Path, tmp_path: Path) -> None:
    """Not when the first checkpoint is, an epoch later. `/proc` refuses every user, root too."""
    outcome = cxr("train", many_films, "--output", "/proc/model.safetensors")
    assert outcome.code == 2
    assert "/proc/model.safetensors" in outcome.err
    assert "epoch" not in outcome.err
    outcome = cxr("train", many_films, "--output", tmp_path)
    assert "is a folder" in outcome.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--epochs", 0], "--epochs is 0"),
        (["--minutes", -1], "--minutes is -1"),
        (["--minutes", "nan"], "--minutes is nan"),
    ],
)
def test_lengths_out_of_range_are_refused(
    cxr: Cxr, many_films: Path, tmp_path: Path, options: list[object], message: str
) -> None:
    outcome = cxr("train", many_films, *options, "--output", tmp_path / "m.safetensors")
    assert outcome.code == 2
    assert message in outcome.err


def test_one_label_only_is_refused(cxr: Cxr, many_films: Path, tmp_path: Path) -> None:
    outcome = cxr("train", many_films / "NORMAL", "--output", tmp_path / "m.safetensors")
    assert outcome.code == 2
    assert "at least two labels" in outcome.err
