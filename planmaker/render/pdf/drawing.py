"""Illustrations as form XObjects: written once per file, stamped as often as wanted.

A drawing comes as vector shapes in its own units with y downwards, as in SVG; a form has whole units, about a thousand
to the metre, and its origin in the lower left corner. What is already so is not said again: a colour, a width, an
opacity. Each shape counts from a corner of its own, because small numbers are short. Outlines have round ends and
corners. A form holds no marked content: PDF/UA allows one that does to be used only once, and its words are the alt
text of the figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from planmaker.figure.drawing import Drawing, Shape
from planmaker.render.pdf.syntax import colour as written
from planmaker.render.pdf.syntax import number, stream

UNITS_PER_METRE: Final = 1000
"""At 120 points to the metre, the most that a page has, half a unit is 0.02 mm: a quarter of a pixel at 300 dpi."""
_LEAST_UNITS: Final = 1000
"""The longer side of a drawing has at least so many units, however small a thing it shows."""
_OPERATOR: Final = {"move": "m", "line": "l", "curve": "c"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The content of a form XObject and the opacities it uses. Equal forms have equal names.

    `image` is the stream of an image XObject that the operators show by the name /I.
    """

    operators: bytes
    width: float
    height: float
    opacities: tuple[float, ...] = ()
    image: bytes = field(default=b"", repr=False)
    name: str = field(init=False)

    def __post_init__(self) -> None:
        content = b"%b %r" % (self.operators, (self.width, self.height, self.opacities)) + self.image
        object.__setattr__(self, "name", "D" + sha256(content).hexdigest()[:16])


def form(drawing: Drawing, *, units_per_metre: float = UNITS_PER_METRE) -> Form:
    """Turn a drawing into a form.

    Args:
        drawing: shapes, painted in their order.
        units_per_metre: how fine the form is; fewer make a smaller file, for a drawing that is printed small.
    """
    longer = max(drawing.width, drawing.height)
    finer = units_per_metre / UNITS_PER_METRE
    scale = max(units_per_metre / drawing.units_per_metre, _LEAST_UNITS * finer / longer)
    height = drawing.height * scale
    opacities = {shape.opacity for shape in drawing.shapes}
    painter = _Painter(scale)
    lines = [f"1 J 1 j 1 0 0 -1 0 {number(height)} cm"]
    for shape in drawing.shapes:
        lines += painter.painted(shape)
    return Form(
        operators="\n".join(lines).encode("ascii"),
        width=drawing.width * scale,
        height=height,
        opacities=tuple(sorted(opacities)) if opacities != {1.0} else (),
    )


def compressed_size(drawing: Drawing) -> int:
    """Return how many bytes a drawing takes in a file."""
    return len(stream(b"", form(drawing).operators))


def opacity_name(opacity: float) -> str:
    """Name the graphics state of an opacity inside a form."""
    return f"A{round(opacity * 1000)}"


def rgb(colour: str) -> tuple[float, float, float]:
    """Read "#rrggbb" as three parts from 0 to 1."""
    digits = colour.removeprefix("#")
    if len(digits) != 6:
        raise ValueError(f"'{colour}' is not a colour of the form '#rrggbb'.")
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


class _Painter:
    """Writes shapes one after the other and knows what the last one left behind."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.corner = (0, 0)
        self.opacity = 1.0
        self.colours: dict[str, str] = {}  # by operator
        self.line = ""

    def painted(self, shape: Shape) -> Iterator[str]:
        """Write one shape."""
        if not shape.fill and not shape.stroke:
            return
        if shape.opacity != self.opacity:
            self.opacity = shape.opacity
            yield f"/{opacity_name(shape.opacity)} gs"
        yield from self._colour("rg", shape.fill)
        yield from self._colour("RG", shape.stroke)
        line = number(shape.stroke_width * self.scale, 1)
        if shape.stroke and line != self.line:
            self.line = line
            yield f"{line} w"
        yield from self._path(shape)
        star = "*" if shape.even_odd and shape.fill else ""
        yield ("B" if shape.fill and shape.stroke else "f" if shape.fill else "S") + star

    def _colour(self, operator: str, colour: str | None) -> Iterator[str]:
        if colour and self.colours.get(operator) != colour:
            self.colours[operator] = colour
            yield f"{written(rgb(colour))} {operator}"

    def _path(self, shape: Shape) -> Iterator[str]:
        """Move to the corner of a shape and write its path. An area needs no closing: painting it closes it."""
        scale = self.scale
        steps = [(kind, [round(value * scale) for value in values]) for kind, *values in shape.commands]
        left = min(min(places[::2]) for _, places in steps if places)
        top = min(min(places[1::2]) for _, places in steps if places)
        if (left, top) != self.corner:
            yield f"1 0 0 1 {left - self.corner[0]} {top - self.corner[1]} cm"
            self.corner = left, top
        for kind, places in steps:
            if places:
                places[::2] = [x - left for x in places[::2]]
                places[1::2] = [y - top for y in places[1::2]]
                yield f"{' '.join(map(str, places))} {_OPERATOR[kind]}"
            elif shape.stroke:
                yield "h"
