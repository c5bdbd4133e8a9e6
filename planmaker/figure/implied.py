"""Things that a frame means without writing them: the chair that one sits on, the table under the hands.

`start: on chair` sits on a chair unless the frame says on what else. What something rests on is there, in its usual
place; a chair beside the figure or a pillow under a limb has none, and must be written. What is written stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple, cast

from planmaker.figure.pose import Frame, Prop, PropKind, RestWord, Support
from planmaker.figure.supports import HEIGHT, SUPPORTS

_SAT_ON: Final = frozenset({"pelvis", "left thigh", "right thigh"})
_STAND_BY_THEMSELVES: Final = frozenset({"table", "bed", "wall"})
_UNDER: Final[Mapping[str, str]] = {  # where a pillow lies, by what rests on it
    "pelvis": "pelvis",
    "low back": "low back",
    "upper back": "upper back",
    "belly": "belly",
    "chest": "chest",
    "head": "head",
    "forehead": "head",
}
_UNDER_LIMB: Final[Mapping[str, str]] = {
    "heel": "heel",
    "ball": "toe tip",
    "instep": "outer ankle",
    "toes": "toe tip",
    "knee": "knee",
    "shin": "shin",
    "thigh": "thigh back",
    "elbow": "elbow",
    "forearm": "wrist back",
    "palm": "palm",
    "fingers": "knuckles",
}


class Unplaced(NamedTuple):
    """A support that is not among the props and has no usual place: the key that names it, and what to write."""

    key: str
    support: str
    example: str


def with_implied(frame: Frame) -> Frame:
    """Return a frame with all that it means: what the figure sits on, and every prop that has a usual place."""
    seated = _seated(frame)
    props = dict(seated.props)
    for support, words in _supports(seated).items():
        prop = _usual(support, words)
        if support not in props and prop is not None:
            props[support] = prop
    return replace(seated, props=props)


def unplaced(frame: Frame) -> Iterator[Unplaced]:
    """Yield the supports without a prop of which nobody can tell where they stand."""
    for support, words in _supports(frame).items():
        if support not in frame.props and _usual(support, words) is None:
            keys = "facing: figure, along: 0.6" if support == "chair" else f"under: {_site_of(words[0])}"
            key = "rest_on" if support in frame.rest_on else "touch"
            yield Unplaced(key=key, support=support, example=f"props: {{{support}: {{{keys}}}}}")


def _seated(frame: Frame) -> Frame:
    """Return a frame whose figure sits on a chair, if it starts there and nothing says on what it sits instead."""
    rests = dict(frame.rests())
    elsewhere = set(frame.rest_on) & (set(HEIGHT) - {"floor"})
    if frame.start.posture != "on chair" or elsewhere or not _SAT_ON.isdisjoint(rests):
        return frame
    rest_on: Mapping[Support, tuple[RestWord, ...]] = {"chair": ("pelvis",), **frame.rest_on}
    return replace(frame, rest_on=rest_on)


def _supports(frame: Frame) -> Mapping[PropKind, list[str]]:
    """Return what rests on or touches each support but the floor."""
    found: dict[str, list[str]] = {}
    touches = ((touch.what, touch.at) for touch in frame.touch if touch.at in SUPPORTS)
    for word, support in (*frame.rests(), *touches):
        if support != "floor":
            found.setdefault(support, []).append(word)
    return cast(Mapping[PropKind, list[str]], found)


def _usual(support: str, words: list[str]) -> Prop | None:
    """Return a prop in its usual place, if it has one for what rests on it."""
    if support in _STAND_BY_THEMSELVES or (support == "chair" and not _SAT_ON.isdisjoint(words)):
        return Prop()
    on_the_midline = [_UNDER[word] for word in words if word in _UNDER]
    return Prop(under=on_the_midline[0]) if support != "chair" and on_the_midline else None


def _site_of(word: str) -> str:
    side, _, part = word.partition(" ")
    return f"{side} {_UNDER_LIMB[part]}" if part in _UNDER_LIMB else "head"
