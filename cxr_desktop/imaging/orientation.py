"""How a film is turned on the screen, and which side of the patient is then at which edge.

A turn is one of the eight ways to lay a rectangle on its own kind: mirrored or not, then turned clockwise by quarters.
The letters are those of DICOM Patient Orientation (0020,0020), PS3.3 C.7.6.1.1.1: its first value is where the rows
lead, so what is at the right edge, its second where the columns lead, at the lower edge. The opposite edges have the
opposite letters. Nothing is guessed: a file that does not say leaves the side unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_OPPOSITE: Final = str.maketrans("LRAPHF", "RLPAFH")
_DIRECTION: Final = re.compile(r"[LRAPHF]{1,3}")  # "L", or between two and three: "LH", "AFR"
_AXES: Final = str.maketrans("LRAPHF", "xxyyzz")

Matrix = tuple[int, int, int, int]
"""(a, b, c, d): x' = a x + b y, y' = c x + d y; x to the right, y down, as screens count."""

_QUARTERS: Final[tuple[Matrix, ...]] = ((1, 0, 0, 1), (0, -1, 1, 0), (-1, 0, 0, -1), (0, 1, -1, 0))


@dataclass(frozen=True, slots=True)
class Turn:
    """First mirrored left to right, if at all, then turned clockwise. The one without arguments changes nothing."""

    quarters: int = 0  # 0 to 3
    is_mirrored: bool = False

    @property
    def matrix(self) -> Matrix:
        """From directions of the film to directions on the screen."""
        a, b, c, d = _QUARTERS[self.quarters]
        return (-a, b, -c, d) if self.is_mirrored else (a, b, c, d)

    @property
    def is_sideways(self) -> bool:
        """Width and height change places."""
        return self.quarters % 2 == 1

    def rotated(self, quarters: int) -> Turn:
        """Turned further as the reader sees it, clockwise."""
        return Turn((self.quarters + quarters) % 4, self.is_mirrored)

    def flipped_across(self) -> Turn:
        """Left and right of what the reader sees change places."""
        return Turn(-self.quarters % 4, not self.is_mirrored)

    def flipped_down(self) -> Turn:
        """Top and bottom of what the reader sees change places."""
        return Turn((2 - self.quarters) % 4, not self.is_mirrored)

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Where a direction of the film points on the screen."""
        a, b, c, d = self.matrix
        return a * x + b * y, c * x + d * y

    def undo(self, x: float, y: float) -> tuple[float, float]:
        """The direction of the film that points there on the screen."""
        a, b, c, d = self.matrix  # of whole turns and mirrors the inverse is the transpose
        return a * x + c * y, b * x + d * y


AS_IT_CAME: Final = Turn()


@dataclass(frozen=True, slots=True)
class Edges:
    """What of the patient is at each edge of the screen."""

    left: str
    top: str
    right: str
    bottom: str


def edges(orientation: str | None, turn: Turn) -> Edges | None:
    """The letters at the edges of a film with this Patient Orientation ("L\\F"), turned; None where it does not say."""
    directions = (orientation or "").split("\\")
    if not _is_sound(directions):
        return None
    rows, columns = directions
    letters = {(1, 0): rows, (-1, 0): opposite(rows), (0, 1): columns, (0, -1): opposite(columns)}
    at = {turn.apply(*direction): letter for direction, letter in letters.items()}
    return Edges(left=at[-1, 0], top=at[0, -1], right=at[1, 0], bottom=at[0, 1])


def opposite(letters: str) -> str:
    """The direction against `letters`: of "LH" it is "RF"."""
    return letters.translate(_OPPOSITE)


def is_orientation(text: str) -> bool:
    """Whether `text` is a Patient Orientation of a patient on two feet: two directions that are not on one axis."""
    return _is_sound(text.split("\\"))


def _is_sound(directions: list[str]) -> bool:
    if len(directions) != 2 or not all(_DIRECTION.fullmatch(direction) for direction in directions):
        return False
    axes = [direction.translate(_AXES) for direction in directions]
    within = all(len(set(of_one)) == len(of_one) for of_one in axes)  # "LR" leads nowhere
    return within and axes[0][0] != axes[1][0]
