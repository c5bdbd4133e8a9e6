"""The outlines of shapes as operators of a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from planmaker.figure.drawing import Command
from planmaker.render.pdf.syntax import numbers
from planmaker.render.pdf.tags import Box

_OPERATORS: Final = {"move": "m", "line": "l", "curve": "c", "close": "h"}
_SHORT: Final = 0.4477
"""How far the handles of a quarter of an ellipse stay away from the corner, in radii."""


def path(commands: Iterable[Command]) -> str:
    """Write moves, lines, curves and closes."""
    steps = (f"{numbers(float(value) for value in values)} {_OPERATORS[kind]}".strip() for kind, *values in commands)
    return " ".join(steps)


def rectangle(box: Box, radius: float = 0.0) -> str:
    """Write a box, with corners rounded by a radius."""
    if radius:
        return rounded(box, radius, radius)
    return f"{numbers((box.left, box.bottom, box.right - box.left, box.top - box.bottom))} re"


def rounded(box: Box, across: float, up: float) -> str:
    """Write a box whose corners are quarters of an ellipse with those radii; it may have no straight sides."""
    left, bottom, right, top = box
    commands: list[Command] = [("move", left + across, bottom)]
    corners = (  # and from it the way back, and the way on
        (right, bottom, (-1, 0), (0, 1)),
        (right, top, (0, -1), (-1, 0)),
        (left, top, (1, 0), (0, -1)),
        (left, bottom, (0, 1), (1, 0)),
    )
    for x, y, (back_x, back_y), (on_x, on_y) in corners:
        start = (x + back_x * across, y + back_y * up)
        if _differ(commands[-1], start):
            commands.append(("line", *start))
        handles = (
            *(x + back_x * across * _SHORT, y + back_y * up * _SHORT),
            *(x + on_x * across * _SHORT, y + on_y * up * _SHORT),
        )
        commands.append(("curve", *handles, x + on_x * across, y + on_y * up))
    return path([*commands, ("close",)])


def _differ(command: Command, place: tuple[float, float]) -> bool:
    """Tell whether a command ends elsewhere, by more than can be written."""
    return numbers(float(value) for value in command[-2:]) != numbers(place)
