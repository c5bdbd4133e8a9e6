"""The pen: lines become areas that thin out towards free ends, lift at corners, and run on where they meet.

Lengths are metres, x to the right and y up.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from shapely.geometry import LineString, Polygon

from planmaker.figure.outline import Region, points_of, resampled, smoothed_line
from planmaker.figure.skeleton import Array

LIFT_ANGLE: Final = 62.0  # degrees; where a line turns more sharply, the pen lifts
_MEET: Final = 0.007  # ends nearer than this are one stroke
_HELD: Final = 0.75  # share of the width at an end that meets another line: no gap, no blob
_STEP: Final = 0.004


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line to be drawn; `fine` for fingers and toes."""

    line: LineString
    fine: bool = False


def drawn(
    line: LineString,
    width: float,
    *,
    end: float = 0.12,
    run: float = 0.03,
    soft: float = 0.004,
    held: tuple[bool, bool] = (False, False),
) -> Region:
    """Return the area of a pen stroke along a line.

    Args:
        line: the middle of the stroke.
        width: in metres.
        end: share of the width at a free end.
        run: how long the thinning towards an end is, in metres.
        soft: by how much the line is blurred along itself, in metres.
        held: whether the first and the last end meet another line.
    """
    points = smoothed_line(points_of(line), soft, _STEP)
    along = np.linspace(0, line.length, len(points))
    run = min(run, line.length / 2)
    first, last = (_HELD if meets else end for meets in held)
    share = np.minimum(_swelling(along / run, first), _swelling((line.length - along) / run, last))
    half = normals(points) * (width / 2 * share)[:, None]
    return Polygon(np.vstack([points + half, (points - half)[::-1]])).buffer(0)


def normals(points: Array) -> Array:
    """Return unit normals to the left of a polyline, (n, 2)."""
    tangents = np.gradient(points, axis=0)
    tangents /= np.linalg.norm(tangents, axis=1, keepdims=True) + 1e-9
    return np.stack([-tangents[:, 1], tangents[:, 0]], axis=1)


def _swelling(share: Array, end: float) -> Array:
    return np.asarray(end + (1 - end) * np.sin(np.clip(share, 0, 1) * np.pi / 2), float)


def lifted_at_corners(line: LineString, *, fine: bool) -> list[LineString]:
    """Cut a line at its sharp corners: no spikes from going round a hairpin."""
    points = resampled(points_of(line), 0.002 if fine else 0.004, least=3)
    reach = 2
    if len(points) < 2 * reach + 2:
        return [line]
    before, after = points[reach:-reach] - points[: -2 * reach], points[2 * reach :] - points[reach:-reach]
    cross = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    turn = np.degrees(np.abs(np.arctan2(cross, (before * after).sum(axis=1))))
    cuts = [0, *(reach + peak for peak in _peaks(turn, LIFT_ANGLE)), len(points) - 1]
    return [LineString(points[a : b + 1]) for a, b in pairwise(cuts) if b > a]


def _peaks(values: Array, least: float) -> list[int]:
    """Return the place of the largest value in each run of values above `least`."""
    peaks, start = [], None
    for place, above in enumerate([*(values > least), False]):
        if above and start is None:
            start = place
        elif not above and start is not None:
            peaks.append(start + int(np.argmax(values[start:place])))
            start = None
    return peaks


def run_on(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Join strokes whose ends nearly meet and point the same way, so that a line never reads as dashes."""
    waiting = sorted(strokes, key=lambda stroke: -stroke.line.length)
    joined: list[Stroke] = []
    while waiting:
        stroke = waiting.pop(0)
        while (found := _continuation(stroke, waiting)) is not None:
            place, line = found
            waiting.pop(place)
            stroke = Stroke(line=line, fine=stroke.fine)
        joined.append(stroke)
    return joined


def _continuation(stroke: Stroke, others: Sequence[Stroke]) -> tuple[int, LineString] | None:
    """Return which of the others goes on where a stroke ends, and both in one."""
    own = [(x, y) for x, y in points_of(stroke.line)]
    for place, other in enumerate(others):
        if other.fine != stroke.fine or stroke.line.distance(other.line) > _MEET:
            continue
        theirs = [(x, y) for x, y in points_of(other.line)]
        pairs = ((own, theirs), (own, theirs[::-1]), (theirs, own), (theirs[::-1], own))
        first, second = min(pairs, key=lambda pair: math.dist(pair[0][-1], pair[1][0]))
        if math.dist(first[-1], second[0]) <= _MEET and _goes_straight_on(np.array(first), np.array(second)):
            return place, LineString(first + second)
    return None


def _goes_straight_on(first: Array, second: Array) -> bool:
    leaving = first[-1] - first[max(-4, -len(first))]
    arriving = second[min(3, len(second) - 1)] - second[0]
    return float(leaving @ arriving) >= 0.3 * float(np.linalg.norm(leaving) * np.linalg.norm(arriving))
