"""Read SVG's two small languages, path data and transforms, into absolute moves, lines, cubic curves and closes.

Text is read once, from left to right: a hostile file must not cost more time than an honest one of its size.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from planmaker.figure.drawing import Command, Path

Point: TypeAlias = tuple[float, float]
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""a b c d e f as in SVG: x' = a x + c y + e, y' = b x + d y + f."""

IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FARTHEST: Final = 1e9  # keeps every sum below finite; no drawing is that large
_DRAW_AGAIN: Final = "Draw the shape again and save as Plain SVG."
_TINY: Final = 1e-9
_NUMBER: Final = re.compile(r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_FLAG: Final = re.compile(r"[\s,]*([01])")
_LETTER: Final = re.compile(r"[\s,]*([MmLlHhVvCcSsQqTtAaZz])")
_TRANSFORM: Final = re.compile(r"[\s,]*([A-Za-z]+)\s*\(([^()]*)\)")


class NotUnderstoodError(ValueError):
    """A piece of a file cannot be read; who opened the file adds where it is."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.hint = hint


def quoted(text: str) -> str:
    """Put the beginning of a text in quotes, for a message."""
    text = " ".join(text[:200].split())
    return f"'{text if len(text) <= 40 else text[:37] + '...'}'"


def read_numbers(text: str) -> list[float]:
    """Read numbers set apart by blanks, commas or signs; nothing at all if there is anything else."""
    matches = list(_all(_NUMBER, text))
    numbers = [float(match[1]) for match in matches if match]
    return numbers if len(numbers) == len(matches) and all(abs(number) <= _FARTHEST for number in numbers) else []


def read_transform(text: str) -> Matrix:
    """Read one or more of translate, scale, rotate and matrix."""
    result = IDENTITY
    for match in _all(_TRANSFORM, "" if text.strip() == "none" else text):
        step = _step(match[1], read_numbers(match[2])) if match else None
        if step is None:
            raise NotUnderstoodError(
                f"the transform {quoted(text)} is not understood.", "Use translate, scale, rotate."
            )
        result = times(result, step)
    return result


def _step(name: str, numbers: list[float]) -> Matrix | None:
    match name, numbers:
        case "translate", [x, *rest] if len(rest) < 2:
            return 1.0, 0.0, 0.0, 1.0, x, rest[0] if rest else 0.0
        case "scale", [x, *rest] if len(rest) < 2:
            return x, 0.0, 0.0, rest[0] if rest else x, 0.0, 0.0
        case "rotate", [angle, *centre] if len(centre) in {0, 2}:
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            x, y = centre or (0.0, 0.0)
            return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
    return None


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the transform that does `inner` first, then `outer`."""
    a, b, c, d, _, _ = outer
    p, q, r, s, x, y = inner
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, *apply(outer, x, y))


def apply(matrix: Matrix, x: float, y: float) -> Point:
    """Transform a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def trace(data: str, matrix: Matrix = IDENTITY) -> Path:
    """Read path data and transform it. Arcs and quadratic curves come out as cubic curves."""
    return tuple(_Pen(data, matrix).draw())


def _all(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str] | None]:
    """Yield matches from one end of the text to the other; a last None says that the rest does not match."""
    text, at = text.rstrip(), 0
    while at < len(text):
        match = pattern.match(text, at)
        yield match
        at = match.end() if match else len(text)


class _Pen:
    """Follows path data step by step."""

    def __init__(self, data: str, matrix: Matrix) -> None:
        self.data, self.at, self.matrix = data.rstrip(), 0, matrix
        self.x = self.y = 0.0
        self.start: Point = (0.0, 0.0)  # of the outline, where a close leads to
        self.handle: tuple[str, float, float] = (
            "",
            0.0,
            0.0,
        )  # kind and last handle of the curve just drawn, for S and T
        self.commands: list[Command] = []

    def draw(self) -> list[Command]:
        letter = ""
        while self.at < len(self.data):
            found = _LETTER.match(self.data, self.at)
            if found:
                letter, self.at = found[1], found.end()
            elif letter in {"", "Z", "z"}:
                raise self.error()
            elif letter in {"M", "m"}:  # more points after a move are lines
                letter = "L" if letter == "M" else "l"
            if not self.commands and letter not in {"M", "m"}:
                raise NotUnderstoodError("the path does not begin with a move (M).", _DRAW_AGAIN)
            self.step(letter.upper(), *((self.x, self.y) if letter.islower() else (0.0, 0.0)))
        return self.commands

    def step(self, letter: str, dx: float, dy: float) -> None:
        """Take one command, whose coordinates count from (dx, dy)."""
        match letter:
            case "M":
                self.move(self.point(dx, dy))
            case "L":
                self.line(self.point(dx, dy))
            case "H":
                self.line((dx + self.number(), self.y))
            case "V":
                self.line((self.x, dy + self.number()))
            case "C":
                self.curve(self.point(dx, dy), self.point(dx, dy), self.point(dx, dy))
            case "S":
                self.curve(self.continued("C"), self.point(dx, dy), self.point(dx, dy))
            case "Q":
                self.quadratic(self.point(dx, dy), self.point(dx, dy))
            case "T":
                self.quadratic(self.continued("Q"), self.point(dx, dy))
            case "A":
                radii, turn = (abs(self.number()), abs(self.number())), math.radians(self.number())
                sides = (self.flag(), self.flag())
                self.arc(radii, turn, sides, self.point(dx, dy))
            case _:
                self.commands.append(("close",))
                self.go(self.start)

    def number(self) -> float:
        number = float(self.take(_NUMBER))
        if abs(number) > _FARTHEST:
            raise NotUnderstoodError("a number in the path is far too large.", _DRAW_AGAIN)
        return number

    def flag(self) -> bool:
        return self.take(_FLAG) == "1"

    def point(self, dx: float, dy: float) -> Point:
        return dx + self.number(), dy + self.number()

    def take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.data, self.at)
        if not found:
            raise self.error()
        self.at = found.end()
        return found[1]

    def error(self) -> NotUnderstoodError:
        rest = self.data[self.at : self.at + 200]
        what = f"the path cannot go on with {quoted(rest)}." if rest else "the path breaks off."
        return NotUnderstoodError(what, _DRAW_AGAIN)

    def continued(self, kind: str) -> Point:
        """Return the handle that continues the last curve smoothly, if it was one of this kind."""
        last, x, y = self.handle
        return (2 * self.x - x, 2 * self.y - y) if last == kind else (self.x, self.y)

    def go(self, end: Point, handle: tuple[str, float, float] = ("", 0.0, 0.0)) -> None:
        (self.x, self.y), self.handle = end, handle

    def move(self, end: Point) -> None:
        self.commands.append(("move", *apply(self.matrix, *end)))
        self.start = end
        self.go(end)

    def line(self, end: Point) -> None:
        self.reopen()
        self.commands.append(("line", *apply(self.matrix, *end)))
        self.go(end)

    def curve(self, near: Point, far: Point, end: Point) -> None:
        self.reopen()
        near_, far_, end_ = (apply(self.matrix, *point) for point in (near, far, end))
        self.commands.append(("curve", *near_, *far_, *end_))
        self.go(end, ("C", *far))

    def reopen(self) -> None:
        """Begin anew where the last outline was closed, if the path goes on without a move."""
        if self.commands[-1][0] == "close":
            self.commands.append(("move", *apply(self.matrix, self.x, self.y)))

    def quadratic(self, bend: Point, end: Point) -> None:
        (x, y), (qx, qy) = end, bend
        self.curve(((self.x + 2 * qx) / 3, (self.y + 2 * qy) / 3), ((x + 2 * qx) / 3, (y + 2 * qy) / 3), end)
        self.handle = ("Q", qx, qy)

    def arc(self, radii: Point, turn: float, sides: tuple[bool, bool], end: Point) -> None:
        """Draw an elliptical arc as cubics of at most a quarter turn (SVG 1.1, appendix F.6)."""
        (rx, ry), (large, sweep), (x, y) = radii, sides, end
        if min(rx, ry) < _TINY:
            self.line(end)
            return
        cos, sin = math.cos(turn), math.sin(turn)
        half_x, half_y = (self.x - x) / 2, (self.y - y) / 2
        u, v = (cos * half_x + sin * half_y) / rx, (cos * half_y - sin * half_x) / ry  # as if the ellipse were a circle
        if math.hypot(u, v) < _TINY:
            self.line(end)
            return
        grow = max(1.0, math.hypot(u, v))
        rx, ry, u, v = rx * grow, ry * grow, u / grow, v / grow
        aside = math.sqrt(max(0.0, 1 / (u * u + v * v) - 1)) * (-1 if large == sweep else 1)
        cx, cy = aside * v, -aside * u
        first, last = math.atan2(v - cy, u - cx), math.atan2(-v - cy, -u - cx)
        span = (last - first) % math.tau if sweep else -((first - last) % math.tau)
        pieces = max(1, math.ceil(abs(span) / (math.pi / 2) - _TINY))
        ellipse = (cos * rx, sin * rx, -sin * ry, cos * ry, (self.x + x) / 2, (self.y + y) / 2)
        reach = 4 / 3 * math.tan(span / pieces / 4)
        for piece in range(pieces):
            a, b = (first + span * part / pieces for part in (piece, piece + 1))
            near = apply(ellipse, cx + math.cos(a) - reach * math.sin(a), cy + math.sin(a) + reach * math.cos(a))
            far = apply(ellipse, cx + math.cos(b) + reach * math.sin(b), cy + math.sin(b) - reach * math.cos(b))
            here = end if piece == pieces - 1 else apply(ellipse, cx + math.cos(b), cy + math.sin(b))
            self.curve(near, far, here)
        self.go(end)
