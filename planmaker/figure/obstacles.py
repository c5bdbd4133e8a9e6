"""What may not go through what, and how far flesh gives way where it presses on flesh.

The numbers for soft tissue are drawn by eye: general professional knowledge, not measured. [GPK]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from planmaker.figure.body import Build
from planmaker.figure.flesh import Flesh, Links, Places, all_pairs
from planmaker.figure.joints import SIDES
from planmaker.figure.parts import Ellipsoid
from planmaker.figure.skeleton import Array

# Metres by which two parts may be in each other.
SKIN_GIVES = 0.008
TRUNK_GIVES = 0.030
TRUNK_GIVES_TO_THIGH = 0.045
CALF_GIVES_TO_THIGH = 0.055
_GIRTH_GIVES, _BELLY_GIVES, _CALF_GIVES = 0.22, 0.5, 0.35  # more on a fuller body; the calf a share of the trunk's

TRUNK = ("hips", "shirt", "hem")
_LEG, _ARM = ("thigh", "shin", "foot"), ("upper arm", "forearm", "hand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two groups of parts that may not go through each other by more than `gives` metres.

    `soft` of it is flesh that a press moves aside: the trunk's, or the calf's on the thigh.
    """

    one: Sequence[str]
    other: Sequence[str]
    gives: float = SKIN_GIVES
    soft: float = 0.0
    one_counts: Callable[[Ellipsoid], bool] = lambda _: True
    other_counts: Callable[[Ellipsoid], bool] = lambda _: True

    def links(self, flesh: Flesh) -> tuple[Places, Places]:
        """Return the hulls of one and of the other, every one with every other."""
        return all_pairs(_counted(flesh, self.one, self.one_counts), _counted(flesh, self.other, self.other_counts))


def _counted(flesh: Flesh, names: Sequence[str], counts: Callable[[Ellipsoid], bool]) -> Links:
    kept = [pair for pair in flesh.links(*names).places if all(counts(flesh.ellipsoids[place]) for place in pair)]
    return Links(np.unique(np.array(kept, np.intp).reshape(-1, 2), axis=0))


def _above_the_pelvis(ellipsoid: Ellipsoid) -> bool:
    return ellipsoid.bone != "pelvis"


def _away_from_the_hip(ellipsoid: Ellipsoid) -> bool:
    return ellipsoid.centre[1] < -0.15


def _upper_thigh(ellipsoid: Ellipsoid) -> bool:
    return ellipsoid.centre[1] > -0.22


def _lower_calf(ellipsoid: Ellipsoid) -> bool:
    return ellipsoid.centre[1] < -0.14


def pairs(build: Build) -> Iterator[Pair]:
    """Yield all pairs; flesh round a joint, where two parts are one, does not count."""
    fuller = _GIRTH_GIVES * max(build.girth - 1, 0) + _BELLY_GIVES * build.belly
    trunk, thigh = TRUNK_GIVES + fuller, TRUNK_GIVES_TO_THIGH + fuller
    calf = CALF_GIVES_TO_THIGH + _CALF_GIVES * fuller
    for side in SIDES:
        yield Pair(
            one=TRUNK,
            other=[f"{side} thigh"],
            gives=thigh,
            soft=thigh,
            one_counts=_above_the_pelvis,
            other_counts=_away_from_the_hip,
        )
        yield Pair(one=TRUNK, other=[f"{side} shin"], gives=trunk, soft=trunk)
        yield Pair(one=TRUNK, other=[f"{side} foot"], gives=thigh, soft=thigh)
        yield Pair(one=TRUNK, other=[f"{side} forearm", f"{side} hand"], gives=trunk, soft=trunk)
        yield Pair(
            one=[f"{side} thigh"],
            other=[f"{side} shin"],
            gives=calf,
            soft=calf,
            one_counts=_upper_thigh,
            other_counts=_lower_calf,
        )
        yield Pair(one=[f"{side} thigh"], other=[f"{side} foot"], gives=calf, soft=calf)
        yield Pair(one=["head"], other=[f"{side} {part}" for part in (*_LEG, *_ARM)], gives=SKIN_GIVES)
        for part in _ARM:
            yield Pair(
                one=[f"{side} {part}"], other=[f"{each} {limb}" for each in SIDES for limb in _LEG], gives=SKIN_GIVES
            )
    yield Pair(
        one=["left thigh"],
        other=["right thigh"],
        gives=SKIN_GIVES,
        one_counts=_away_from_the_hip,
        other_counts=_away_from_the_hip,
    )
    yield Pair(one=["left thigh"], other=["right shin", "right foot"], gives=SKIN_GIVES)
    for limb in _LEG[1:]:
        yield Pair(one=[f"left {limb}"], other=[f"right {other}" for other in _LEG], gives=SKIN_GIVES)
    for limb in _ARM[1:]:
        yield Pair(one=[f"left {limb}"], other=[f"right {other}" for other in _ARM[1:]], gives=SKIN_GIVES)


def obstacles(flesh: Flesh, build: Build) -> tuple[Places, Places, Array]:
    """Return all pairs of hulls that may not go through each other: one, other, and by how much they may."""
    ones, others, gives = [], [], []
    for pair in pairs(build):
        one, other = pair.links(flesh)
        ones.append(one)
        others.append(other)
        gives.append(np.full(len(one), pair.gives))
    return np.concatenate(ones), np.concatenate(others), np.concatenate(gives)
