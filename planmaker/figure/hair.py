"""Hair: a shell over the skull, bounded by a hairline, drawn where it faces us or sticks out behind.

A hairline says for each azimuth down to which elevation hair grows; thickness makes the style. Azimuth 0 is the
forehead, +90 the right ear, 180 the nape; elevation counts from the line of the ears; degrees and metres.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import shapely
from shapely.geometry import LineString, Point

from planmaker.figure.body import HEAD_SCALE
from planmaker.figure.head import Head
from planmaker.figure.outline import NOTHING, Region, minus, strokes, union
from planmaker.figure.paint import Paint
from planmaker.figure.parts import Chain, Ellipsoid, Part, ball
from planmaker.figure.pen import drawn
from planmaker.figure.skeleton import WORLD, Array, Stance, Vector

Hairline: TypeAlias = Sequence[tuple[float, float]]
"""Azimuth and elevation of its corners, from -180 to 180."""
Strand: TypeAlias = tuple[float, float, float, float]
"""Where a drawn strand starts and ends: azimuths, then shares of the way from the hairline to the crown."""

_SKULL_MIDDLE: Final = np.array([0.012, 0.103, 0.0])
_AROUND: Final = 144  # patches of hair round the head
_LOCKS: Final = 17  # round the head
_SKULL: Final = np.array([0.099, 0.102, 0.082])  # half axes of the skull, a little outside the skin


def _both_sides(right: Hairline) -> Hairline:
    return [(-azimuth, elevation) for azimuth, elevation in reversed(right) if azimuth] + list(right)


_ROUND_EARS: Final = [(60, 22), (70, 6), (77, -14), (86, -15), (90, 3), (108, 0), (115, -24), (150, -42), (180, -44)]
_COMBED_BACK: Final = [(62, 20), (80, 3), (95, 3), (112, -14), (150, -36), (180, -40)]
_SIDE_PARTED: Final = [
    *((-180, -44), (-150, -42), (-115, -30), (-106, -14), (-92, -10), (-84, -24), (-76, -22), (-66, -2), (-56, 8)),
    *((-44, 20), (-32, 17), (-22, 27), (-10, 25), (2, 34), (14, 40), (28, 44), (44, 36), (58, 22), (68, 0)),
    *((76, -22), (84, -24), (92, -8), (106, -12), (115, -30), (150, -42), (180, -44)),
]

_TO_THE_BACK: Final = tuple((float(a), a * 0.25, 0.02, 0.80) for a in range(-120, 121, 30))
_UPWARDS: Final = tuple(
    (float(a), a * 0.80, 0.10, 0.55) for a in (-150, -122, -100, -70, -48, -26, -8, 10, 28, 50, 70, 100, 122, 150, 178)
)
_TO_THE_SIDE: Final = (
    *((-48, 26, 0.06, 0.62), (-34, 30, 0.05, 0.62), (-20, 32, 0.04, 0.60), (-6, 34, 0.04, 0.5), (-80, -10, 0.05, 0.6)),
    *((-112, -60, 0.05, 0.6), (52, 40, 0.05, 0.5), (80, 62, 0.05, 0.6), (112, 90, 0.05, 0.6), (150, 140, 0.05, 0.6)),
    (-150, -140, 0.05, 0.6),
)
_DOWNWARDS: Final = tuple((float(a), float(a), 0.06, 0.72) for a in range(-165, 181, 33))


@dataclass(frozen=True, slots=True, kw_only=True)
class HairStyle:
    """How hair grows and lies. Lengths are metres."""

    hairline: Hairline
    top: float
    """Thickness on the crown."""
    side: float
    """Thickness at the sides."""
    lift: float = 0.0
    """What is added above the forehead."""
    tuft: float = 0.0
    """Height of the waves of its outline."""
    tufts: int = 1
    ragged: float = 0.0
    """By how many degrees locks reach below the hairline."""
    hangs: bool = False
    """Whether it falls straight below the ears."""
    curly: bool = False
    covers_ears: bool = False
    strands: Sequence[Strand] = ()


HAIR: Final[Mapping[str, HairStyle]] = {
    "bun": HairStyle(
        hairline=_both_sides([(0, 36), (38, 33), *_COMBED_BACK]), top=0.003, side=0.003, strands=_TO_THE_BACK
    ),
    "ponytail": HairStyle(
        hairline=_both_sides([(0, 37), (38, 33), *_COMBED_BACK]), top=0.005, side=0.003, strands=_TO_THE_BACK
    ),
    "crop": HairStyle(
        hairline=_both_sides([(0, 38), (12, 36), (24, 40), (36, 37), (48, 34), *_ROUND_EARS]),
        top=0.016,
        side=0.001,
        lift=0.012,
        tuft=0.0045,
        tufts=11,
        ragged=4,
        strands=_UPWARDS,
    ),
    "sidepart": HairStyle(
        hairline=_SIDE_PARTED,
        top=0.014,
        side=0.006,
        lift=0.006,
        tuft=0.0055,
        tufts=13,
        ragged=6,
        strands=_TO_THE_SIDE,
    ),
    "thin": HairStyle(
        hairline=_both_sides([(0, 66), (22, 62), (36, 46), (50, 34), *_ROUND_EARS]),
        top=0.001,
        side=0.003,
        tuft=0.0015,
        tufts=9,
        ragged=5,
        strands=_UPWARDS,
    ),
    "bob": HairStyle(
        hairline=_both_sides(
            [(0, 26), (14, 24), (30, 25), (44, 14), (56, -8), (64, -50), (80, -62), (120, -64), (180, -60)]
        ),
        top=0.010,
        side=0.012,
        hangs=True,
        covers_ears=True,
        strands=_DOWNWARDS,
    ),
    "curls": HairStyle(
        hairline=_both_sides([(0, 35), (30, 32), (50, 27), *_ROUND_EARS]), top=0.020, side=0.010, curly=True
    ),
}
"""All styles, by the word in a person's file."""


def hairline(style: HairStyle, azimuth: Array) -> Array:
    """Return the elevation down to which hair grows."""
    corners = np.array(style.hairline, float)
    locks = style.ragged * np.abs(np.sin(np.radians(azimuth) * _LOCKS / 2))
    return np.asarray(np.interp(azimuth, corners[:, 0], corners[:, 1]) - locks, float)


def shell(style: HairStyle, azimuth: Array, elevation: Array) -> tuple[Array, Array]:
    """Return points of the hair in the head's frame (..., 3), and which way it faces there (not of length 1)."""
    around, above = np.radians(azimuth), np.radians(elevation)
    up = np.clip(np.sin(above), 0, 1) ** 0.8
    thick = style.side + (style.top - style.side) * up
    thick = thick + style.lift * np.clip(np.cos(around), 0, 1) ** 2 * np.clip(1 - abs(elevation - 48) / 40, 0, 1)
    waves = np.abs(np.sin(around * style.tufts / 2 + above * 3)) * np.clip(np.sin(above) + 0.3, 0, 1)
    thick = thick + style.tuft * waves
    out = np.cos(above)
    if style.hangs:
        out = np.where(above < 0, 1 - 0.10 * (1 - out), out)
    way = np.stack([out * np.cos(around), np.sin(above), out * np.sin(around)], axis=-1)
    facing = np.stack([np.cos(above) * np.cos(around), np.sin(above), np.cos(above) * np.sin(around)], axis=-1) / _SKULL
    return _SKULL_MIDDLE + way * (_SKULL + thick[..., None]), facing


def hair_outline(style: HairStyle, head: Head, hides: Region) -> Region:
    """Return where hair is seen.

    Args:
        style: of the hair.
        head: as it is seen.
        hides: head and neck, which hide the far side of the hair.
    """
    azimuth = np.linspace(-180, 180, _AROUND + 1)
    lowest = hairline(style, azimuth)[:, None]
    elevation = lowest + (90 - lowest) * np.linspace(0, 1, 8)
    points, facing = shell(style, np.broadcast_to(azimuth[:, None], elevation.shape), elevation)
    page, faces = head.on_page(points), head.facing(facing) > 0
    patches = _patches(page)
    near = (faces[:-1, :-1].astype(int) + faces[1:, :-1] + faces[1:, 1:] + faces[:-1, 1:]).ravel() > 1
    front, back = list(patches[near]), list(patches[~near])
    if style.curly:
        for place, curl in _curls(page):
            (front if faces[place] else back).append(curl)
    seen = union(front).buffer(0.0008)
    behind = minus(union(back).buffer(0.0008), hides) if back else NOTHING
    return union([seen, behind]).buffer(0.003).buffer(-0.006).buffer(0.003)


def _patches(page: Array) -> Array:
    corners = np.stack([page[:-1, :-1], page[1:, :-1], page[1:, 1:], page[:-1, 1:]], axis=2)
    return np.asarray(shapely.convex_hull(shapely.polygons(corners.reshape(-1, 4, 2))))


def _curls(page: Array) -> Iterator[tuple[tuple[int, int], Region]]:
    """Yield discs scattered over the hair, and at which point of the shell each lies; always the same ones."""
    dice = np.random.default_rng(4)
    for around in range(0, _AROUND, 4):
        for up in range(0, 8, 2):
            radius = 0.017 * HEAD_SCALE * dice.uniform(0.8, 1.15)
            yield (around, up), Point(page[around, up] + dice.normal(0, 0.003, 2)).buffer(radius, 8)


def tail(word: str, stance: Stance) -> Part | None:
    """Return the bun or the ponytail that goes with a style."""
    if word == "bun":
        chain = _of_head((-0.012, 0.200, 0), 0.034), _of_head((-0.024, 0.226, 0), 0.037)
        return Part(name="tail", material="hair", chains=(chain,))
    if word == "ponytail":
        return Part(name="tail", material="hair", chains=(_hanging(stance),))
    return None


def _of_head(centre: Vector, radius: float) -> Ellipsoid:
    x, y, z = (value * HEAD_SCALE for value in centre)
    return ball("head", (x, y, z), radius * HEAD_SCALE)


def _hanging(stance: Stance) -> Chain:
    """Return a ponytail that leaves the head backwards, hangs down, and lies down near the floor."""
    place = stance.point("head", (-0.074 * HEAD_SCALE, 0.165 * HEAD_SCALE, 0))
    way = stance.direction("head", (-0.55, 0.20, 0))
    chain: list[Ellipsoid] = []
    for radius in (0.020, 0.029, 0.033, 0.034, 0.031, 0.024, 0.012):
        chain.append(ball(WORLD, (float(place[0]), float(place[1]), float(place[2])), radius))
        way = way * 0.52 + np.array([0, -0.62, 0])
        if place[1] < 0.10:
            way = way + stance.direction("head", (-0.4, 0.5, 0)) * (0.10 - place[1]) * 10
        way = way / np.linalg.norm(way)
        place = place + way * 0.042
        place[1] = max(place[1], radius)
    return tuple(chain)


def strands(style: HairStyle, head: Head, visible: Region, width: float) -> Iterator[Paint]:
    """Yield what makes a patch of colour hair: a few strands along the way it is combed, or rings in curls.

    Args:
        style: of the hair.
        head: as it is seen.
        visible: where hair is seen.
        width: of an outline, in metres; strands are finer.
    """
    if style.curly:
        yield from _rings(visible, width)
        return
    within = visible.buffer(-0.003)
    for number, strand in enumerate(style.strands):
        for line in _strand_lines(style, head, strand, within):
            role = "hair-light" if number % 3 else "hair-shade"
            yield Paint(region=drawn(line, width * 0.45, end=0.1), role=role)


def _strand_lines(style: HairStyle, head: Head, strand: Strand, within: Region) -> list[LineString]:
    start, end, low, high = strand
    share = np.linspace(0, 1, 16)
    azimuth = start + (end - start) * share
    lowest = hairline(style, azimuth)
    points, facing = shell(style, azimuth, lowest + (90 - lowest) * (low + (high - low) * share))
    near = head.facing(facing) > 2  # `facing` has the length of 1 / half axis: about 10
    if near.sum() < 5:
        return []
    return strokes(LineString(head.on_page(points[near])).intersection(within), 0.016)


def _rings(visible: Region, width: float) -> Iterator[Paint]:
    within = visible.buffer(-0.006)
    if within.is_empty:
        return
    dice = np.random.default_rng(7)
    left, bottom, right, top = within.bounds
    for x in np.arange(left + 0.012, right, 0.030):
        for y in np.arange(bottom + 0.012, top, 0.028):
            middle = np.array([x, y]) + dice.uniform(-0.009, 0.009, 2)
            angles = dice.uniform(0, 2 * math.pi) + np.linspace(0, 3.9, 12)
            ring = middle + dice.uniform(0.006, 0.009) * np.stack([np.cos(angles), np.sin(angles)], axis=1)
            for line in strokes(LineString(ring).intersection(within), 0.014):
                yield Paint(region=drawn(line, width * 0.36, end=0.15, run=0.01, soft=0.002), role="hair-light")
