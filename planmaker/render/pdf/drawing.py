"""Illustrations as form XObjects: written once per file, stamped as often as wanted.

A drawing comes as vector shapes in its own units with y downwards, as in SVG; a form has the same units with y
upwards and its origin in the lower left corner. Outlines have round ends and corners. A form holds no marked
content: PDF/UA allows one that does to be used only once, and its words are the alt text of the figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from planmaker.figure.drawing import Drawing, Path, Shape
from planmaker.render.pdf.syntax import number, numbers

_OPERATOR = {"move": "m", "line": "l", "curve": "c", "close": "h"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The content of a form XObject and the opacities it uses. Equal forms have equal names."""

    operators: bytes
    width: float
    height: float
    opacities: tuple[float, ...] = ()
    name: str = field(init=False)

    def __post_init__(self) -> None:
        content = b"%b %r" % (self.operators, (self.width, self.height, self.opacities))
        object.__setattr__(self, "name", "D" + sha256(content).hexdigest()[:16])


def form(drawing: Drawing, *, palette: Mapping[str, str] | None = None) -> Form:
    """Turn a drawing into a form.

    Args:
        drawing: shapes, painted in their order.
        palette: colours ("#rrggbb") by the role of a shape, which replace its own where it has any.
    """
    opacities = tuple(sorted({shape.opacity for shape in drawing.shapes if shape.opacity < 1}))
    lines = ["1 J 1 j"]
    for shape in drawing.shapes:
        lines += _painted(shape, drawing.height, (palette or {}).get(shape.role))
    return Form(
        operators="\n".join(lines).encode("ascii"),
        width=drawing.width,
        height=drawing.height,
        opacities=opacities,
    )


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


def _painted(shape: Shape, height: float, colour: str | None) -> Iterator[str]:
    """Write one shape."""
    fill = shape.fill and (colour or shape.fill)
    stroke = shape.stroke and (colour or shape.stroke)
    if not fill and not stroke:
        return
    faint = shape.opacity < 1
    if faint:
        yield f"q /{opacity_name(shape.opacity)} gs"
    if fill:
        yield f"{numbers(rgb(fill))} rg"
    if stroke:
        yield f"{numbers(rgb(stroke))} RG {number(shape.stroke_width)} w"
    yield from _path(shape.commands, height)
    star = "*" if shape.even_odd and fill else ""
    yield ("B" if fill and stroke else "f" if fill else "S") + star
    if faint:
        yield "Q"


def _path(path: Path, height: float) -> Iterator[str]:
    """Write the path with y turned upwards."""
    for kind, *values in path:
        places = [float(value) for value in values]
        places[1::2] = [height - y for y in places[1::2]]
        yield f"{numbers(places)} {_OPERATOR[kind]}".lstrip()
