"""Write a drawing as SVG: one path a shape, its role as class, relative whole-number coordinates.

What is written reads back as the same drawing (`planmaker.figure.svg.read_svg`), and twice the same is the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from planmaker.figure.drawing import Drawing, Path, Shape

_DECIMALS: Final = 2
_LETTERS: Final = {"move": "M", "line": "l", "curve": "c"}


def write_svg(drawing: Drawing, *, title: str = "") -> bytes:
    """Return the file of a drawing.

    Args:
        drawing: any.
        title: what the picture is called, for readers who do not see it.
    """
    even_odd = any(shape.even_odd for shape in drawing.shapes)
    root = [
        f'viewBox="0 0 {_number(drawing.width)} {_number(drawing.height)}"',
        f'data-units-per-metre="{_number(drawing.units_per_metre)}"',
        *(['fill-rule="evenodd"'] if even_odd else []),
        'stroke-linejoin="round" stroke-linecap="round"',
    ]
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" {" ".join(root)}>']
    lines += [f"<title>{escape(title)}</title>"] if title else []
    lines += [_path(shape, even_odd) for shape in drawing.shapes]
    return "\n".join([*lines, "</svg>", ""]).encode("utf-8")


def _path(shape: Shape, even_odd: bool) -> str:
    attributes = [f'class="{escape(shape.role)}"'] if shape.role else []
    attributes.append(f'fill="{shape.fill or "none"}"')
    if shape.stroke:
        attributes.append(f'stroke="{shape.stroke}" stroke-width="{_number(shape.stroke_width)}"')
    if shape.opacity < 1:
        attributes.append(f'opacity="{shape.opacity:g}"')
    if shape.even_odd != even_odd:
        attributes.append(f'fill-rule="{"evenodd" if shape.even_odd else "nonzero"}"')
    return f'<path {" ".join(attributes)} d="{"".join(_data(shape.commands))}"/>'


def _data(path: Path) -> Iterator[str]:
    """Yield path data. Each place counts from the last one as written, so that rounding does not add up."""
    x = y = start_x = start_y = 0.0
    for kind, *values in path:
        places = [round(float(value), _DECIMALS) for value in values]
        if kind == "close":
            x, y = start_x, start_y
            yield "z"
            continue
        if kind == "move":
            start_x, start_y = places
            yield f"M{_joined(places)}"
        elif kind == "line" and (places[0] == x or places[1] == y):
            yield f"v{_number(places[1] - y)}" if places[0] == x else f"h{_number(places[0] - x)}"
        else:
            yield _LETTERS[kind] + _joined([place - (y if at % 2 else x) for at, place in enumerate(places)])
        x, y = places[-2:]


def _joined(values: list[float]) -> str:
    return " ".join(map(_number, values)).replace(" -", "-")


def _number(value: float) -> str:
    return f"{round(value, _DECIMALS) + 0.0:.{_DECIMALS}f}".rstrip("0").rstrip(".")
