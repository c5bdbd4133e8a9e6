"""The small marks of the design. Shape alone tells them apart, for readers who see no colour and for grey prints.

Each is centred on a point and scales with its radius. They are artifacts: the words beside them say the same.
Only the number in a disc is text and belongs to the open tag, usually the label of a list item.
"""

from __future__ import annotations

import math
from typing import cast

from planmaker.figure.drawing import Command
from planmaker.render.pdf.fonts import width
from planmaker.render.pdf.pen import Pen
from planmaker.render.pdf.style import Face


def go(pen: Pen, x: float, y: float, radius: float) -> None:
    """Draw a disc with a tick: carry on."""
    with pen.artifact():
        pen.circle(x, y, radius, fill="go")
        tick = [(-0.45, -0.02), (-0.1, -0.38), (0.48, 0.36)]
        _stroke(pen, x, y, radius, tick, colour="paper", line=0.24)


def slow(pen: Pen, x: float, y: float, radius: float) -> None:
    """Draw a triangle with an exclamation mark: do less."""
    with pen.artifact():
        corners = [(x, y + radius), (x + 1.1 * radius, y - 0.85 * radius), (x - 1.1 * radius, y - 0.85 * radius)]
        pen.polygon(corners, fill="slow", stroke="slow", line=0.18 * radius, round_ends=True)
        pen.rect(x - 0.11 * radius, y + 0.5 * radius, 0.22 * radius, 0.78 * radius, fill="paper", radius=0.1 * radius)
        pen.circle(x, y - 0.55 * radius, 0.14 * radius, fill="paper")


def stop(pen: Pen, x: float, y: float, radius: float) -> None:
    """Draw an octagon with a bar: stop."""
    with pen.artifact():
        angles = [math.radians(22.5 + 45 * corner) for corner in range(8)]
        reach = 1.06 * radius
        pen.polygon([(x + reach * math.cos(angle), y + reach * math.sin(angle)) for angle in angles], fill="stop")
        bar = (x - 0.55 * radius, y + 0.15 * radius, 1.1 * radius, 0.3 * radius)
        pen.rect(*bar, fill="paper", radius=0.08 * radius)


def phone(pen: Pen, x: float, y: float, radius: float, *, colour: str = "stop") -> None:
    """Draw a handset in a disc, so that "call" is seen before it is read."""
    with pen.artifact():
        pen.circle(x, y, radius, fill=colour)
        bow: list[Command] = [("move", -0.46, -0.08), ("curve", -0.3, 0.3, 0.3, 0.3, 0.46, -0.08)]
        pen.path([_turned(x, y, radius, step) for step in bow], stroke="paper", line=0.2 * radius, round_ends=True)
        for side in (-0.46, 0.46):
            ends: list[Command] = [
                ("move", side - 0.07, -0.22),
                ("line", side + 0.07, -0.22),
                ("line", side + 0.07, -0.06),
                ("line", side - 0.07, -0.06),
                ("close",),
            ]
            shape = [_turned(x, y, radius, step) for step in ends]
            pen.path(shape, fill="paper", stroke="paper", line=0.2 * radius, round_ends=True)


def tick(pen: Pen, x: float, y: float, radius: float, *, colour: str = "soft") -> None:
    """Draw a tick as by hand, as in the example column."""
    with pen.artifact():
        _stroke(pen, x, y, radius, [(-0.7, 0), (-0.15, -0.6), (1, 0.8)], colour=colour, line=0.25)


def bullet(pen: Pen, x: float, y: float, radius: float, *, colour: str = "soft") -> None:
    """Draw the dot before a list item."""
    with pen.artifact():
        pen.circle(x, y, radius, fill=colour)


def numbered_disc(
    pen: Pen, number: int, x: float, y: float, radius: float, *, solid: bool = True, space_after: bool = False
) -> None:
    """Draw a number in a disc: solid for a step with a drawing, outlined for one without.

    With `space_after` words of the same tag follow, which a reader of the tags would otherwise join to the number.
    """
    outline = pen.look.lines["disc"]
    with pen.artifact():
        if solid:
            pen.circle(x, y, radius, fill="accent")
        else:
            pen.circle(x, y, radius - outline / 2, fill="paper", stroke="accent", line=outline)
    size = radius * (1.25 if number < 10 else 1.05)
    words = str(number)
    start = x - width(words, Face.BOLD, size) / 2
    colour = "paper" if solid else "accent"
    pen.text(words, start, y - 0.34 * size, size=size, face=Face.BOLD, colour=colour, space_after=space_after)


def _stroke(
    pen: Pen, x: float, y: float, radius: float, points: list[tuple[float, float]], *, colour: str, line: float
) -> None:
    """Draw an open line through points given in radii from the centre."""
    placed = [(x + radius * right, y + radius * up) for right, up in points]
    pen.polygon(placed, stroke=colour, line=line * radius, closed=False, round_ends=True)


def _turned(x: float, y: float, radius: float, step: Command) -> Command:
    """Turn a step of a path by 45 degrees to the right, scale it to the radius and move it to the centre."""
    kind, *values = step
    sizes = [float(value) * radius * math.sqrt(0.5) for value in values]
    turned = [
        place for right, up in zip(sizes[::2], sizes[1::2], strict=True) for place in (x + right + up, y - right + up)
    ]
    return cast("Command", (kind, *turned))
