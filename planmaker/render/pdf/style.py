"""How a piece of text is set: its face, size, line distance and colour, and the runs it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from planmaker.handout.document import Run

__all__ = ["Align", "Face", "Run", "Style"]


class Face(StrEnum):
    """The two cuts of the typeface; the value is the font's name in the file."""

    REGULAR = "R"
    BOLD = "B"


class Align(StrEnum):
    """Where lines stand in their width."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How text is set. Sizes are points; `leading` is the distance from one line to the next.

    `glue` holds patterns of the language: a space inside a match does not break ("20 seconds", "week 3").
    `colour` is a name of the look, used where the drawing code asks for no other.
    """

    size: float
    leading: float
    face: Face = Face.REGULAR
    colour: str = "ink"
    glue: tuple[re.Pattern[str], ...] = ()

    def __post_init__(self) -> None:
        if not 0 < self.size <= self.leading:
            msg = f"A style needs 0 < size <= leading, not size {self.size:g} and leading {self.leading:g}."
            raise ValueError(msg)

    def baseline(self, top: float) -> float:
        """Return the y of the baseline of a line whose top is at `top`.

        The middle of the line falls on the middle of the capitals: Atkinson Hyperlegible's are 0.668 em high.
        """
        return top - self.leading / 2 - 0.334 * self.size

    def face_of(self, run: Run) -> Face:
        """Return the face a run is set in."""
        return Face.BOLD if run.bold else self.face
