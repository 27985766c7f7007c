"""What tests of the window share: no display is needed, a missing Qt is a visible skip, no widget is left behind."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

try:
    import PySide6.QtWidgets
except ImportError as error:
    _MISSING: str | None = f"PySide6 cannot be imported: {error}"
else:
    _MISSING = None


class _SkippedModule(pytest.Module):
    """A file of tests that is reported as skipped, and never imported."""

    def collect(self) -> list[pytest.Item]:
        pytest.skip(str(_MISSING), allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    return _SkippedModule.from_parent(parent, path=module_path) if _MISSING else None


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Four small synthetic films, two of a label."""
    from cxr_desktop.imaging.synthetic import write_demo_films

    folder = tmp_path_factory.mktemp("films")
    return [film.path for film in write_demo_films(folder, per_label=2, seed=3, size_px=96)]


@pytest.fixture(autouse=True)
def _no_widget_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test with qtbot no top-level widget is there that was not there before."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    before = set(_top_level_widgets())
    yield
    left = [widget for widget in _top_level_widgets() if widget not in before]
    assert not left, f"left behind: {left}"


def _top_level_widgets() -> list[PySide6.QtWidgets.QWidget]:
    """Those that nobody owns; what is only waiting to be deleted is deleted first."""
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()  # Python's own references in circles
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [
        widget
        for widget in PySide6.QtWidgets.QApplication.topLevelWidgets()
        if widget.parent() is None and widget.objectName() != "qtooltip_label"  # Qt keeps its one tooltip
    ]
