"""Read a drawing from SVG: the subset that holds finished drawings, whether bundled or saved by Inkscape.

Understood: `svg` with a viewBox, `g`, `path` with every command, the basic shapes, transforms, and flat colours as
attributes or in `style`. What would change the picture but is not understood (text, gradients, clones, dashes ...) is a
`DrawingError`, because a posture with a piece missing is worse than none. The first word of `class` is the role, which
a group hands down.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from xml.parsers import expat

from planmaker.errors import PlanmakerError
from planmaker.figure.drawing import Drawing, Shape
from planmaker.figure.path import (
    IDENTITY,
    Matrix,
    NotUnderstoodError,
    quoted,
    read_numbers,
    read_transform,
    times,
    trace,
)

LARGEST: Final = 1_000_000
"""Bytes; bundled drawings have at most 45 000."""
LONGER_SIDE_METRES: Final = 1.8
"""How much of the world a drawing shows that does not say `data-units-per-metre`: a person lying on a mat."""

_SVG: Final = "http://www.w3.org/2000/svg"
_HEX: Final = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_COLOURS: Final = {"none": None, "transparent": None, "black": "#000000", "white": "#FFFFFF"}
_ENCODINGS: Final = {"utf-8", "utf-16", "us-ascii", "iso-8859-1"}  # which the XML parser knows by itself
_SILENT: Final = {"title", "desc", "metadata", "defs"}
_SHAPES: Final = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_WHAT_TO_DO: Final = {
    "text": "Turn it into paths (Inkscape: Path > Object to Path), or say it in the description.",
    "use": "Unlink the clone (Inkscape: Edit > Clone > Unlink Clone).",
    "image": "Trace it (Inkscape: Path > Trace Bitmap), or remove it.",
    "style": "Save as Plain SVG with colours on the shapes.",
}
_PLAIN: Final = {
    "stroke-dasharray": "a plain line",
    "filter": "no filter",
    "mask": "no mask",
    "clip-path": "no clip",
} | {f"marker{end}": "no markers" for end in ("", "-start", "-mid", "-end")}


class DrawingError(PlanmakerError):
    """A file is not a drawing that can be read."""

    exit_code = 3

    def __init__(self, name: str, what: str, *, line: int = 0, hint: str = "") -> None:
        super().__init__(f"{name}{f':{line}' if line else ''}: {what}", hint=hint)
        self.what = what
        self.line = line


def read_svg(name: str, data: bytes) -> Drawing:
    """Read a drawing.

    Args:
        name: The file's name, for messages; the drawing gets it without `.svg`.
        data: The file as it is.

    Raises:
        DrawingError: The file is too large, is not XML, declares entities, or holds something that is not understood.
    """
    if len(data) > LARGEST:
        hint = "Simplify the paths (Inkscape: Path > Simplify)."
        raise DrawingError(name, f"the file is larger than {LARGEST // 1000} kB ({len(data) // 1000} kB).", hint=hint)
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.XmlDeclHandler = reader.declaration
    try:
        parser.Parse(data, True)
        return reader.drawing(name)
    except expat.ExpatError as error:
        what = f"this is not a complete SVG file ({expat.ErrorString(error.code)})."
        raise DrawingError(name, what, line=error.lineno, hint="Save it again as Plain SVG.") from error
    except NotUnderstoodError as error:
        raise DrawingError(name, str(error), line=parser.CurrentLineNumber, hint=error.hint) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What a group hands down to its shapes."""

    matrix: Matrix = IDENTITY
    role: str = ""
    fill: str | None = "#000000"
    stroke: str | None = None
    stroke_width: float = 1.0
    opacity: float = 1.0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    even_odd: bool = False
    silent: bool = False

    def inherit(self, attributes: Mapping[str, str]) -> _Look:
        """Return the look of an element inside this one."""
        changes: dict[str, Any] = {}
        for key, value in {**attributes, **_declarations(attributes.get("style", ""))}.items():
            if value.strip() == "inherit":
                continue
            match key:
                case "fill" | "stroke":
                    changes[key] = _colour(key, value)
                case "stroke-width":
                    changes["stroke_width"] = max(0.0, _length(key, value))
                case "fill-opacity" | "stroke-opacity":
                    changes[key.replace("-", "_")] = _share(key, value)
                case "opacity":
                    changes["opacity"] = self.opacity * _share(key, value)
                case "fill-rule":
                    changes["even_odd"] = value.strip() == "evenodd"
                case "display" | "visibility" if value.strip() in {"none", "hidden", "collapse"}:
                    changes["silent"] = True
                case "transform":
                    changes["matrix"] = times(self.matrix, read_transform(value))
                case "class" if value.split():
                    changes["role"] = value.split()[0]
                case _ if key in _PLAIN and value.strip() != "none":
                    raise NotUnderstoodError(f"{key}: {quoted(value)} is not understood.", f"Use {_PLAIN[key]}.")
        return replace(self, **changes)

    def shapes(self, data: str) -> list[Shape]:
        """Return what path data looks like: one shape, or two if area and line are not equally see-through."""
        commands = trace(data, self.matrix)
        if len(commands) < 2:
            return []
        a, b, c, d, _, _ = self.matrix
        width = self.stroke_width * math.sqrt(abs(a * d - b * c))
        numbers = [number for command in commands for number in command[1:] if isinstance(number, float)]
        if not all(map(math.isfinite, [*numbers, width])):
            raise NotUnderstoodError("a coordinate is far too large.", "Draw it within the viewBox.")
        area, line = self.opacity * self.fill_opacity, self.opacity * self.stroke_opacity
        stroke = self.stroke if width else None
        whole = Shape(role=self.role, commands=commands, even_odd=self.even_odd)
        if self.fill and stroke and area == line:
            return [replace(whole, fill=self.fill, stroke=stroke, stroke_width=width, opacity=area)]
        filled = [replace(whole, fill=self.fill, opacity=area)] if self.fill else []
        lined = [replace(whole, stroke=stroke, stroke_width=width, opacity=line)] if stroke else []
        return filled + lined


class _Reader:
    """Takes the elements as they come and gathers shapes."""

    def __init__(self) -> None:
        self.looks = [_Look()]
        self.found: list[Shape] = []
        self.box: tuple[float, float, float] | None = None  # width, height, units per metre

    def doctype(self, *_: object) -> None:
        raise NotUnderstoodError("it has a DOCTYPE, which is not allowed.", "Remove that line, or save as Plain SVG.")

    def declaration(self, _: str, encoding: str | None, __: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise NotUnderstoodError(f"the encoding {quoted(encoding)} cannot be read.", "Save it as UTF-8.")

    def start(self, qualified: str, attributes: dict[str, str]) -> None:
        space, _, tag = qualified.rpartition("}")
        look = self.looks[-1]
        if self.box and (look.silent or space not in {"", _SVG} or tag in _SILENT):
            self.looks.append(replace(look, silent=True))
            return
        try:
            self.looks.append(self.element(tag, attributes, look))
        except NotUnderstoodError as error:
            label = f"<{tag} id={quoted(attributes['id'])}>" if "id" in attributes else f"<{tag}>"
            raise NotUnderstoodError(f"{label}: {error}", error.hint) from error

    def end(self, _: str) -> None:
        self.looks.pop()

    def element(self, tag: str, attributes: Mapping[str, str], look: _Look) -> _Look:
        """Take in one element and return its look."""
        if self.box is None:
            if tag != "svg":
                raise NotUnderstoodError("this is not an SVG drawing.", "Save it as Plain SVG.")
            self.box, look = _view_box(attributes)
        elif tag not in _SHAPES | {"g"}:
            hint = _WHAT_TO_DO.get(tag, "Turn it into paths, or remove it.")
            raise NotUnderstoodError("this element is not understood.", hint)
        look = look.inherit(attributes)
        if tag in _SHAPES and not look.silent:
            self.found += look.shapes(_path_data(tag, attributes))
        return look

    def drawing(self, name: str) -> Drawing:
        if self.box is None or not self.found:
            raise NotUnderstoodError("the drawing shows nothing.", "Draw at least one shape.")
        width, height, scale = self.box
        return Drawing(
            name=name.removesuffix(".svg"),
            width=width,
            height=height,
            units_per_metre=scale,
            shapes=tuple(self.found),
        )


def _path_data(tag: str, attributes: Mapping[str, str]) -> str:
    """Write a basic shape as path data; an empty one shows nothing."""

    def size(key: str) -> float:
        return _length(key, attributes.get(key, "0"))

    match tag:
        case "path":
            return attributes.get("d", "")
        case "line":
            return f"M{size('x1')} {size('y1')}L{size('x2')} {size('y2')}"
        case "polyline" | "polygon":
            points = attributes.get("points", "").strip()
            return f"M{points}{'Z' if tag == 'polygon' else ''}" if points else ""
        case "rect":
            return _rounded(size("x"), size("y"), size("width"), size("height"), _radii(attributes))
        case _:
            rx, ry = (size("r"), size("r")) if tag == "circle" else (size("rx"), size("ry"))
            return _rounded(size("cx") - rx, size("cy") - ry, 2 * rx, 2 * ry, (rx, ry))


def _radii(attributes: Mapping[str, str]) -> tuple[float, float]:
    """Return the corner radii of a rect, of which one may stand for both."""
    rx = attributes.get("rx", attributes.get("ry", "0"))
    return _length("rx", rx), _length("ry", attributes.get("ry", rx))


def _rounded(x: float, y: float, width: float, height: float, radii: tuple[float, float]) -> str:
    """Write a rectangle with rounded corners, of which circle and ellipse are the extreme."""
    if min(width, height) <= 0:
        return ""
    rx, ry = min(radii[0], width / 2), min(radii[1], height / 2)
    if min(rx, ry) <= 0:
        return f"M{x} {y}h{width}v{height}h{-width}z"
    across, down = width - 2 * rx, height - 2 * ry
    corner = f"a{rx} {ry} 0 0 1 "
    return (
        f"M{x + rx} {y}h{across}{corner}{rx} {ry}v{down}{corner}{-rx} {ry}"
        f"h{-across}{corner}{-rx} {-ry}v{-down}{corner}{rx} {-ry}z"
    )


def _view_box(attributes: Mapping[str, str]) -> tuple[tuple[float, float, float], _Look]:
    """Read the root: width, height and scale, and the look that moves the box to (0, 0)."""
    numbers = read_numbers(attributes.get("viewBox", ""))
    if len(numbers) != 4 or min(numbers[2:]) <= 0:
        hint = "Set one (Inkscape: File > Document Properties), for example viewBox='0 0 400 300'."
        raise NotUnderstoodError("the drawing has no viewBox with a width and a height.", hint)
    left, top, width, height = numbers
    key = "data-units-per-metre"
    scale = _length(key, attributes[key]) if key in attributes else max(width, height) / LONGER_SIDE_METRES
    if scale <= 0:
        raise NotUnderstoodError(f"{key} is not greater than 0.", "Remove it, or measure how long a metre is.")
    return (width, height, scale), _Look(matrix=(1, 0, 0, 1, -left, -top))


def _declarations(style: str) -> dict[str, str]:
    """Read `fill:#abc;stroke:none`."""
    pairs = (declaration.split(":", 1) for declaration in style.split(";") if ":" in declaration)
    return {key.strip(): value for key, value in pairs}


def _colour(key: str, value: str) -> str | None:
    word = value.strip().lower()
    if word in _COLOURS:
        return _COLOURS[word]
    if not _HEX.fullmatch(word):
        raise NotUnderstoodError(f"{key}: {quoted(value)} is not a flat colour.", "Write it as #rrggbb, or 'none'.")
    return f"#{''.join(digit * 2 for digit in word[1:]) if len(word) == 4 else word[1:]}".upper()


def _length(key: str, value: str) -> float:
    numbers = read_numbers(value.strip().removesuffix("px"))
    if len(numbers) != 1:
        raise NotUnderstoodError(
            f"{key}: {quoted(value)} is not a number.", "Write a bare number, in units of the viewBox."
        )
    return numbers[0]


def _share(key: str, value: str) -> float:
    return min(max(_length(key, value), 0.0), 1.0)
