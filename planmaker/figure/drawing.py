"""A finished drawing as a value: flat shapes of one colour each, painted in order, the first at the bottom.

Coordinates are as in SVG: the origin is the upper left corner, x grows to the right and y grows DOWN. A renderer whose
y grows upwards (PDF) turns them over. One metre is `units_per_metre` long, so that drawings printed side by side at one
scale show one person.

Every shape has a role, by which a page may colour it anew or leave it out. A role is one or more words with hyphens, of
which the first is its family: `skin`, `skin-shade`, `skin-far` (the limb on the other side), `skin-far-shade`. Bundled
drawings use the families arrow, bed, blush, eye, face, feel, gap, hair, line, mat, paper, pillow, shadow, shirt, skin,
towel, trousers, wall and wood. A drawing from elsewhere may have shapes without a role: an empty one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Move: TypeAlias = tuple[Literal["move"], float, float]
Line: TypeAlias = tuple[Literal["line"], float, float]
Curve: TypeAlias = tuple[Literal["curve"], float, float, float, float, float, float]
Close: TypeAlias = tuple[Literal["close"]]
Command: TypeAlias = Move | Line | Curve | Close
"""One step of the pen, in absolute coordinates; a curve is a cubic Bezier: two handles, then the end."""
Path: TypeAlias = tuple[Command, ...]

_COLOUR = re.compile(r"#[0-9A-F]{6}")
_PEN_TO_OUTLINE = 0.6  # strokes inside the figure are filled areas, on average this wide compared with its outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One area, one line or both. Colours are written `#RRGGBB`; an area or line without a colour is not painted."""

    role: str
    commands: Path
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    opacity: float = 1.0
    even_odd: bool = False

    def __post_init__(self) -> None:
        if not self.commands or self.commands[0][0] != "move":
            raise ValueError("A path begins with a move.")
        for colour in (self.fill, self.stroke):
            if colour is not None and not _COLOUR.fullmatch(colour):
                raise ValueError(f"A colour is written #RRGGBB, not {colour!r}.")
        if self.stroke_width < 0 or not 0 <= self.opacity <= 1:
            raise ValueError("A line is at least 0 wide, and opacity lies between 0 and 1.")

    def is_of(self, role: str) -> bool:
        """Tell whether the shape has this role or one of its family: `arrow-halo` is of `arrow`."""
        return self.role == role or self.role.startswith(f"{role}-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Shapes in a box from (0, 0) to (width, height)."""

    name: str
    width: float
    height: float
    units_per_metre: float
    shapes: tuple[Shape, ...]

    def __post_init__(self) -> None:
        if min(self.width, self.height, self.units_per_metre) <= 0:
            raise ValueError("A drawing has a width, a height and a scale, all greater than 0.")

    def without(self, role: str) -> Drawing:
        """Leave out the shapes of a role and of its family: without `arrow`, the `arrow-halo` goes too."""
        return replace(self, shapes=tuple(shape for shape in self.shapes if not shape.is_of(role)))

    def scaled_lines(self, factor: float) -> Drawing:
        """Make the line art `factor` times as thick, so that it still reads on a thumbnail.

        Strokes inside a figure are tapering areas of the role `line`; these get a rim of their own colour.
        """
        if factor < 1:
            raise ValueError(f"Lines can be made thicker, not {factor:g} times as thick.")
        rim = _PEN_TO_OUTLINE * (factor - 1) * _outline(self.shapes)
        return replace(self, shapes=tuple(_thicker(shape, factor, rim) for shape in self.shapes))


def _outline(shapes: Sequence[Shape]) -> float:
    """Return the width of the thickest line."""
    return max((shape.stroke_width for shape in shapes if shape.stroke), default=0.0)


def _thicker(shape: Shape, factor: float, rim: float) -> Shape:
    if shape.stroke:
        return replace(shape, stroke_width=shape.stroke_width * factor)
    if shape.fill and shape.is_of("line") and rim:
        return replace(shape, stroke=shape.fill, stroke_width=rim)
    return shape
