"""The face: lids, pupils, brows, ears and a small smile, as curves ON the head, shown when their side looks at us.

Head frame as in `head`; widths are shares of the figure's outline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from shapely.geometry import LineString, Polygon

from planmaker.figure.head import Head
from planmaker.figure.outline import Region, common, polygons, strokes, union
from planmaker.figure.paint import Paint
from planmaker.figure.pen import drawn
from planmaker.figure.skeleton import Array

Eyes = Literal["open", "closed"]
_ACROSS: Final = np.linspace(-1, 1, 11)
_ROUND: Final = np.linspace(0, 2 * np.pi, 20)
_SIDES: Final = (1, -1)
_HALF_SEEN: Final = 0.6  # of an eye: less of it, beside an arm, would be a stray white dot
_OPEN_FROM: Final = 0.32  # an open eye that is turned further away would be a white dot on the outline
_LOOKS_UP: Final = 0.0022  # metres by which the pupil of a lifted head rises


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Face:
    """What a face is drawn on and how."""

    head: Head
    skin: Region
    """Where the skin of the head is visible."""
    hair: Region
    width: float
    """Of an outline, in metres."""

    def line(
        self, points: Array, width: float, role: str, *, end: float = 0.2, run: float = 0.012, edge: float = 0.002
    ) -> Iterator[Paint]:
        """Yield a stroke on the visible skin, `edge` metres away from its border."""
        for line in strokes(LineString(self.head.on_page(points)).intersection(self.skin.buffer(-edge)), 0.003):
            yield Paint(region=drawn(line, self.width * width, end=end, run=run), role=role)

    def area(self, points: Array, *, edge: float = 0.003) -> Region:
        """Return an area on the visible skin."""
        return common(Polygon(self.head.on_page(points)).buffer(0), self.skin.buffer(-edge))


def draw_face(face: Face, *, eyes: Eyes, older: bool, ears: bool) -> Iterator[Paint]:
    """Draw the face from its outer parts inwards.

    Args:
        face: what to draw on.
        eyes: open or closed.
        older: whether it has a few lines.
        ears: whether hair leaves them free.
    """
    for side in _SIDES:
        facing = float(face.head.facing((0.8, 0.1, side * 0.55)))
        if facing > 0.10:
            yield from _cheek(face, side)
            yield from _eye(face, side, eyes) if eyes == "closed" or facing > _OPEN_FROM else ()
            yield from face.line(_on_skull(29 + 18 * _ACROSS, _brow(_ACROSS), side), 0.75, "hair-shade", end=0.3)
            yield from _age(face, side) if older else ()
        if ears and float(face.head.facing((-0.1, 0, side))) > 0.15:
            yield from _ear(face, side)
    yield from _nose(face)
    yield from _mouth(face)


def _brow(across: Array) -> Array:
    return np.asarray(0.105 + 0.006 * (1 - across**2) - 0.002 * across, float)


def _on_skull(azimuth: Array, height: Array, side: int) -> Array:
    """Return points of the face (n, 3) at an azimuth towards one side and a height."""
    out = np.sqrt(np.maximum(1 - ((height - 0.098) / 0.098) ** 2, 0))
    around = np.radians(azimuth)
    x, z = 0.018 + 0.0935 * out * np.cos(around), side * 0.0765 * out * np.sin(around)
    return np.stack([x, np.broadcast_to(height, x.shape), z], axis=1)


def _cheek(face: Face, side: int) -> Iterator[Paint]:
    if float(face.head.facing((0.8, 0, side * 0.6))) > 0.35:
        blush = face.area(_on_skull(40 + 13 * np.cos(_ROUND), 0.050 + 0.012 * np.sin(_ROUND), side))
        if not blush.is_empty:
            yield Paint(region=blush, role="blush", opacity=0.1)


def _eye(face: Face, side: int, eyes: Eyes) -> Iterator[Paint]:
    if eyes == "closed":
        lashes = _on_skull(30 + 15 * _ACROSS, 0.080 - 0.006 * (1 - _ACROSS**2), side)
        yield from face.line(lashes, 0.8, "line", end=0.25)
        return
    lid = _on_skull(30 + 14 * _ACROSS, 0.0805 + 0.0065 * (1 - _ACROSS**2), side)
    lower = _on_skull(30 + 12 * _ACROSS, 0.0775 - 0.004 * (1 - _ACROSS**2), side)
    eye = np.vstack([lid, lower[::-1]])
    white = face.area(eye, edge=0.001)
    if white.area < _HALF_SEEN * Polygon(face.head.on_page(eye)).buffer(0).area:
        return
    middle = 0.0805 + _gaze(face.head)
    pupil = _on_skull(29 + 5.2 * np.cos(_ROUND), middle + 0.0068 * np.sin(_ROUND), side)
    yield Paint(region=white, role="eye-white", opacity=0.8)
    dark = common(Polygon(face.head.on_page(pupil)).buffer(0), white.buffer(0.0012))
    if not dark.is_empty:
        yield Paint(region=dark, role="line")
    yield from face.line(lid, 0.8, "line", end=0.3)


def _gaze(head: Head) -> float:
    """Return how far the pupils rise: eyes go on where a lifted head looks, not where that of a person lying does."""
    front, crown = (float(head.stance.direction("head", way)[1]) for way in ((1, 0, 0), (0, 1, 0)))
    return _LOOKS_UP if front > 0.15 and crown > 0.5 else 0.0


def _age(face: Face, side: int) -> Iterator[Paint]:
    """Yield three short lines: beside the mouth, beside the eye, under the eye."""
    yield from face.line(_on_skull(22 + 5 * _ACROSS, 0.048 - 0.010 * _ACROSS, side), 0.4, "face", end=0.1)
    yield from face.line(_on_skull(54 + 5 * _ACROSS, 0.080 - 0.007 * _ACROSS, side), 0.35, "face", end=0.1)
    below = _on_skull(31 + 9 * _ACROSS, 0.068 - 0.003 * (1 - _ACROSS**2), side)
    yield from face.line(below, 0.32, "face", end=0.1)


def _ear(face: Face, side: int) -> Iterator[Paint]:
    x = 0.002 + 0.017 * np.cos(_ROUND) - 0.006 * np.sin(_ROUND)
    rim = np.stack([x, 0.080 + 0.028 * np.sin(_ROUND), np.full(len(_ROUND), side * 0.081)], axis=1)
    ear = common(Polygon(face.head.on_page(rim)).buffer(0), union([face.skin, face.hair]))
    pieces = polygons(ear, 1e-4)
    if not pieces:
        return
    ear = max(pieces, key=lambda piece: float(piece.area))
    yield Paint(region=ear, role="skin")
    yield Paint(region=ear, role="line", line=face.width * 0.5)
    part = _ROUND[2:13]
    x, y = 0.001 + 0.009 * np.cos(part), 0.084 + 0.016 * np.sin(part)
    inside = face.head.on_page(np.stack([x, y, np.full(len(part), side * 0.082)], axis=1))
    for line in strokes(LineString(inside).intersection(ear), 0.003):
        yield Paint(region=drawn(line, face.width * 0.42), role="face")


def _nose(face: Face) -> Iterator[Paint]:
    """Yield one soft line beside the nose when the face is turned to us; in profile the outline has it."""
    if float(face.head.facing((1, 0, 0))) <= 0.35:
        return
    side = 1 if float(face.head.facing((0, 0, 1))) < 0 else -1
    points = [(0.108, 0.070, side * 0.010), (0.121, 0.055, side * 0.013), (0.124, 0.047, side * 0.010)]
    yield from face.line(np.array([*points, (0.119, 0.043, side * 0.002)]), 0.5, "face", edge=0.004)


def _mouth(face: Face) -> Iterator[Paint]:
    """Yield a small smile and the shade of the lower lip; only the half of it whose side looks at us."""
    front = float(face.head.facing((1, 0, 0)))
    if front <= -0.05:
        return
    for across, points, width in _lips(front):
        near = _near_half(face.head, across, front)
        if near.sum() >= 4:
            yield from face.line(points[near], width, "face", end=0.15)


def _lips(front: float) -> Iterator[tuple[Array, Array, float]]:
    smile = np.stack([0.103 - 0.013 * _ACROSS**2, 0.0235 + 0.0055 * _ACROSS**2, 0.019 * _ACROSS], axis=1)
    yield _ACROSS, smile, 0.68
    if front > 0.3:
        lower = np.stack([0.100 - 0.006 * _ACROSS**2, 0.0115 + 0.001 * _ACROSS**2, 0.007 * _ACROSS], axis=1)
        yield _ACROSS, lower, 0.38


def _near_half(head: Head, across: Array, front: float) -> Array:
    """Tell which points of the mouth lie on the side of the face that looks at us; seen from the front, all of them."""
    towards = front * 0.75 + float(head.facing((0, 0, 1))) * across
    return np.asarray(towards > 0.05, bool)
