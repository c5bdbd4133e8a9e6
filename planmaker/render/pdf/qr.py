"""QR codes as drawings: black squares on white, with the quiet zone that ISO/IEC 18004 asks for."""

from __future__ import annotations

from planmaker.errors import UsageError
from planmaker.figure.drawing import Command, Drawing, Shape

QUIET_ZONE = 4
"""Modules of white on each side."""
_ERROR_CORRECTION = "M"  # 15 % may be lost: enough for a crease or a coffee stain, and still coarse
MOST_BYTES = 300
"""Beyond it the modules of a code of 25 mm are finer than a third of a millimetre, too fine for many cameras."""


def qr_drawing(name: str, content: str) -> Drawing:
    """Return the code of a text; its units are modules.

    Args:
        name: of the drawing.
        content: a web address, or a calendar event.

    Raises:
        UsageError: the text is too long for a code that can be read from paper.
    """
    import segno

    if len(content.encode("utf-8")) > MOST_BYTES:
        raise UsageError("This text is too long for a QR code.", hint="Use a shorter web address.")
    rows = segno.make(content, error=_ERROR_CORRECTION, micro=False, boost_error=False).matrix
    size = len(rows) + 2 * QUIET_ZONE
    commands: list[Command] = []
    for row, modules in enumerate(rows):
        for start, length in _runs(modules):
            commands += _box(QUIET_ZONE + start, QUIET_ZONE + row, length)
    ground = Shape(role="paper", commands=tuple(_box(0, 0, size, size)), fill="#FFFFFF")
    code = Shape(role="code", commands=tuple(commands), fill="#000000")
    return Drawing(name=name, width=size, height=size, shapes=(ground, code), units_per_metre=1000)


def _runs(modules: bytearray) -> list[tuple[int, int]]:
    """Return start and length of each run of black modules."""
    runs: list[tuple[int, int]] = []
    for place, black in enumerate(modules):
        if black and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif black:
            runs.append((place, 1))
    return runs


def _box(x: int, y: int, width: int, height: int = 1) -> tuple[Command, ...]:
    corners = ((x + width, y), (x + width, y + height), (x, y + height))
    return (("move", x, y), *(("line", *corner) for corner in corners), ("close",))
