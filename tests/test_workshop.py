"""The workshop with real films and a small real model: what it makes is what the engine can answer from."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxr_desktop.domain import CancelToken, Progress, ignore_progress
from cxr_desktop.errors import Cancelled, EmbedderMismatch, LibraryNotAllowed, ModelNotAllowed
from cxr_desktop.imaging.synthetic import write_demo_films
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.pausing import Pause
from cxr_desktop.library.wish import BuildWish, FilmSource
from cxr_desktop.policy import Policy
from cxr_desktop.workshop import Workshop, load_embedder


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five films of each of two labels, and a letter among them."""
    folder = tmp_path_factory.mktemp("workshop") / "films"
    write_demo_films(folder, per_label=5, seed=10, size_px=96)
    (folder / "NORMAL" / "letter.txt").write_text("This is a letter.")
    return folder


@pytest.fixture(scope="module")
def workshop(small_model: Path) -> Workshop:
    return Workshop(lambda: (small_model, "cpu"), resamples=20)


@pytest.fixture(scope="module")
def library(films: Path, workshop: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("workshop") / "library"
    wish = BuildWish(directory, FilmSource(films))
    report = workshop.build(wish, Pause(), CancelToken(), ignore_progress)
    assert report.added == 10
    made = workshop.audit(directory, CancelToken(), ignore_progress, report)
    assert [file.path.name for file in made.audit.unreadable] == ["letter.txt"]
    return directory


def test_a_plan_foretells_the_build(films: Path, workshop: Workshop, library: Path, tmp_path: Path) -> None:
    stages: list[str] = []
    wish = BuildWish(tmp_path / "new", FilmSource(films))
    plan = workshop.plan(wish, CancelToken(), lambda progress: stages.append(progress.stage))
    assert plan.films == 10
    assert [(file.path.name, file.code) for file in plan.left_out] == [("letter.txt", "UnsupportedFormat.not_an_image")]
    assert set(stages) == {"glancing", "timing"}


def test_a_library_is_the_models_that_is_chosen_now(library: Path, small_model: Path, films: Path) -> None:
    embedder = load_embedder(small_model, "cpu")
    with open_library(library, embedder.fingerprint) as opened:
        assert opened.thumbnail(int(opened.case_ids[0]))
    asked: list[object] = []
    workshop = Workshop(lambda: (Path(str(len(asked))), "cpu"), load=lambda *choice: asked.append(choice) or embedder)
    wish = BuildWish(library.parent / "again", FilmSource(films))
    for _ in range(2):
        workshop.plan(wish, CancelToken(), ignore_progress)
    assert len(asked) == 2


def test_a_held_build_is_cancelled(films: Path, workshop: Workshop, tmp_path: Path) -> None:
    cancel, pause = CancelToken(), Pause()

    def on_progress(_: Progress) -> None:
        pause.hold()
        cancel.cancel()

    with pytest.raises(Cancelled):
        workshop.build(BuildWish(tmp_path / "new", FilmSource(films)), pause, cancel, on_progress)


def test_an_evaluation_brings_all_that_is_shown(workshop: Workshop, library: Path, films: Path, tmp_path: Path) -> None:
    others = tmp_path / "test"
    write_demo_films(others, per_label=4, seed=500, size_px=96)
    stages: list[str] = []
    made = workshop.evaluate(library, FilmSource(others), CancelToken(), lambda progress: stages.append(progress.stage))
    wrong = int((made.evaluation.outcomes.voted != made.evaluation.outcomes.truth).sum())
    assert made.record["films"] == 8
    assert len(made.failures) == wrong
    assert all(failure.vote != failure.label and failure.picture for failure in made.failures)
    assert [curve.label for curve in made.roc] == ["PNEUMONIA"]
    assert (made.roc[0].x[0], made.roc[0].y[-1]) == (0.0, 1.0)
    assert set(stages) == {"evaluating", "resampling"}
    assert not made.record["overlap"]["is_biased"]
    assert workshop.evaluate(library, FilmSource(films), CancelToken(), ignore_progress).record["overlap"]["is_biased"]


def test_an_evaluation_of_another_models_library_is_refused(library: Path, films: Path, tmp_path: Path) -> None:
    from tests.small_model import write_small_model

    write_small_model(tmp_path / "other.safetensors", seed=1)
    other = Workshop(lambda: (tmp_path / "other.safetensors", "cpu"))
    with pytest.raises(EmbedderMismatch):
        other.evaluate(library, FilmSource(films), CancelToken(), ignore_progress)


def test_what_it_does_not_allow_is_refused(library: Path, small_model: Path, films: Path) -> None:
    no_library = Workshop(lambda: (small_model, "cpu"), policy=Policy(libraries=()))
    wish = BuildWish(library, FilmSource(films))
    for job in (
        lambda: no_library.audit(library, CancelToken(), ignore_progress),
        lambda: no_library.build(wish, Pause(), CancelToken(), ignore_progress),
        lambda: no_library.evaluate(library, FilmSource(films), CancelToken(), ignore_progress),
    ):
        with pytest.raises(LibraryNotAllowed):
            job()
    no_model = Workshop(lambda: (small_model, "cpu"), policy=Policy(models=()))
    with pytest.raises(ModelNotAllowed):
        no_model.plan(wish, CancelToken(), ignore_progress)
