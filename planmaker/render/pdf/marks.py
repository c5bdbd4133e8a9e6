"""What a field shows once it is filled in: a tick, or a ring around a word, drawn as by hand."""

from __future__ import annotations

from planmaker.render.pdf.drawing import Form
from planmaker.render.pdf.syntax import colour as written
from planmaker.render.pdf.syntax import number, numbers

Colour = tuple[float, float, float]

_TICK = ((0.23, 0.48), (0.43, 0.25), (0.85, 0.78))
"""The corners of a tick in a box of size 1."""
_TICK_LINE = 0.105
_RING_LINE = 1.6
_ROUND = 0.5523
"""How far the handles of a quarter of a circle reach, in radii."""


def tick(size: float, colour: Colour) -> Form:
    """Return a tick for a box of that size."""
    start, low, end = (numbers((size * x, size * y)) for x, y in _TICK)
    line = number(size * _TICK_LINE)
    drawn = f"{written(colour)} RG {line} w 1 J 1 j {start} m {low} l {end} l S"
    return Form(operators=drawn.encode("ascii"), width=size, height=size)


def ring(width: float, height: float, colour: Colour) -> Form:
    """Return an ellipse that fills a box."""
    x, y = width / 2, height / 2
    across, up = x - _RING_LINE / 2, y - _RING_LINE / 2
    quarters = (((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0)))
    curves = [
        numbers(
            (
                *(x + across * (a + _ROUND * c), y + up * (b + _ROUND * d)),
                *(x + across * (c + _ROUND * a), y + up * (d + _ROUND * b)),
                *(x + across * c, y + up * d),
            )
        )
        + " c"
        for (a, b), (c, d) in quarters
    ]
    start = numbers((x + across, y))
    drawn = f"{written(colour)} RG {number(_RING_LINE)} w {start} m {' '.join(curves)} s"
    return Form(operators=drawn.encode("ascii"), width=width, height=height)
