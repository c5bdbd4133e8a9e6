"""What a body rests on, and which of its parts the words of a pose mean.

Every support is a level surface at a height, except the wall, which is the upright plane x = 0 behind the figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planmaker.figure.joints import SIDES, sided

HEIGHT: Mapping[str, float] = {
    # metres above the floor, of soft things as a body presses them. Seat and table: middle of the sizes 5 and 6 of
    # EN 1729-1 (seat 0.43 and 0.46, table 0.71 and 0.76); the rest measured at home. [GPK]
    "floor": 0.0,
    "chair": 0.43,
    "table": 0.72,
    "bed": 0.50,
    "pillow": 0.085,
    "two pillows": 0.16,
    "bolster": 0.13,
}
WALL = "wall"
CHAIR_BACK = "chair back"
SUPPORTS: Sequence[str] = (*HEIGHT, WALL)
LEANING_AGAINST: Mapping[str, float] = {WALL: 0.0}
"""Upright planes, and the x on which they stand in the world, in metres."""


class Piece(NamedTuple):
    """Some of the flesh of a part: all of it, or the ellipsoids on one bone or `ahead` metres along x."""

    part: str
    bone: str = ""
    ahead: float | None = None


_MIDLINE_RESTS: Mapping[str, Sequence[Piece]] = {
    "pelvis": [Piece("hips"), Piece("hem")],
    "low back": [Piece("shirt", "L5"), Piece("shirt", "L3")],
    "upper back": [Piece("shirt", "T4"), Piece("shirt", "T8")],
    "belly": [Piece("shirt", "L5"), Piece("shirt", "L3")],
    "chest": [Piece("shirt", "T8")],
    "head": [Piece("head")],
    "forehead": [Piece("head")],
}
_SIDED_RESTS: Mapping[str, Sequence[Piece]] = {
    "heel": [Piece("foot", ahead=-0.038)],
    "ball": [Piece("foot", ahead=0.1)],
    "instep": [Piece("foot")],
    "toes": [Piece("toe 0"), Piece("toe 1")],
    "knee": [Piece("shin", ahead=0.006)],
    "shin": [Piece("shin")],
    "thigh": [Piece("thigh")],
    "elbow": [Piece("forearm", ahead=0.0)],
    "forearm": [Piece("forearm")],
    "palm": [Piece("hand")],
    "fingers": [Piece("finger 1")],
}
RESTS: Mapping[str, Sequence[Piece]] = {
    **_MIDLINE_RESTS,
    **{
        f"{side} {word}": [piece._replace(part=f"{side} {piece.part}") for piece in pieces]
        for side in SIDES
        for word, pieces in _SIDED_RESTS.items()
    },
}
"""What may rest on something: the flesh whose lowest point lies on it."""

_PLURALS: Mapping[str, str] = {
    "feet": "both foot",
    "hands": "both hand",
    "heels": "both heel",
    "toes": "both toes",
    "insteps": "both instep",
    "knees": "both knee",
    "shins": "both shin",
    "thighs": "both thigh",
    "elbows": "both elbow",
    "forearms": "both forearm",
}
_WHOLES: Mapping[str, Sequence[str]] = {"foot": ("heel", "ball"), "hand": ("palm", "fingers")}
REST_WORDS: Sequence[str] = (*RESTS, *_PLURALS, *(f"{side} {whole}" for side in SIDES for whole in _WHOLES))
"""All words that may stand in a list of what rests on something."""


def resting(word: str) -> Sequence[str]:
    """Return the keys of `RESTS` that a word means: "feet" are both heels and both balls of the feet."""
    found: list[str] = []
    for name in sided(_PLURALS.get(word, word)):
        side, _, part = name.partition(" ")
        found += [f"{side} {piece}" for piece in _WHOLES.get(part, ())] or [name]
    return found
