"""Profiles: the keys and mouse buttons that a reader brings along from another viewer.

A profile names only what differs; what it gives away is lost to the command that had it (`bindings.bound`). Both
viewers have keys for things that a single chest film has not (series, cine, viewports); these are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Profile(StrEnum):
    """Whose habits hold."""

    OWN = "own"
    OHIF = "ohif"
    WEASIS = "weasis"


# Keys: github.com/OHIF/Viewers, platform/core/src/defaults/hotkeyBindings.js and windowLevelPresets.js (1 soft tissue,
# 2 lung, 4 bone; 3 liver and 5 brain mean nothing on a chest film, so these keys do nothing). Mouse: left window and
# level, middle pan, right zoom: extensions/cornerstone/src/customizations/viewportToolsCustomization.ts.
_OHIF: Final = {
    "film.zoom_in": ("+",),
    "film.zoom_out": ("-",),
    "film.fit": ("=",),
    "film.rotate": ("R",),
    "film.rotate_back": ("L",),
    "film.flip_across": ("H",),
    "film.flip_down": ("V",),
    "film.invert": ("I",),
    "film.reset": ("Space",),
    "film.soft_tissue": ("1",),
    "film.lungs": ("2",),
    "film.bones": ("4",),
    "film.window": ("Left",),
    "film.pan": ("Middle",),
    "film.zoom": ("Right",),
    # OHIF has nothing like these, and has taken their keys:
    "film.as_it_came": ("6",),
    "film.full_range": ("7",),
    "film.toggle_heat": ("Shift+H",),
    "film.peek": ("U",),
    "film.hold_pan": ("N",),
    "film.remove": ("Ctrl+Right",),
}

# Keys: weasis.org/en/basics/shortcuts ("Selected view of the 2D DICOM Viewer"; its source is github.com/nroduit/
# nroduit.github.io, content/basics/shortcuts.en.md). I and Space both show or hide the annotations, T is the hand that
# moves the picture. Escape, which resets the view there, cancels here, as it does in every window of this program.
# Mouse: left window and level, middle pan, the right button has a menu: github.com/nroduit/Weasis, MouseActions.java.
_WEASIS: Final = {
    "film.zoom_in": ("Ctrl++", "Ctrl+="),
    "film.zoom_out": ("Ctrl+-",),
    "film.fit": ("Ctrl+Return", "Ctrl+Enter"),
    "film.rotate": ("Alt+R",),
    "film.rotate_back": ("Alt+L",),
    "film.flip_across": ("Alt+F",),
    "film.toggle_lettering": ("I", "Space"),
    "film.hold_pan": ("T",),
    "film.window": ("Left",),
    "film.pan": ("Middle",),
    "film.zoom": (),
    # Weasis has nothing like these, and has taken their keys, or has something else on them (M measures):
    "film.flip_down": ("Alt+Shift+F",),
    "film.invert": ("Shift+I",),
}

PROFILES: Final[Mapping[Profile, Mapping[str, tuple[str, ...]]]] = {
    Profile.OWN: {},
    Profile.OHIF: _OHIF,
    Profile.WEASIS: _WEASIS,
}
