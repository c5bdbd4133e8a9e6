"""Start postures: how the pelvis is turned in each, and what the limbs do there unless a pose writes otherwise.

These are comfortable positions to start from, not sourced limits. [GPK]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planmaker.figure.joints import DEGREES, SIDES, Angles, Degree

_EASE: Mapping[Degree, float] = {
    ("shoulder", "abduct"): 8,
    ("elbow", "flex"): 12,
    ("ankle", "point"): 15,
    ("forearm", "pronate"): 20,
}
START_HEIGHT = 0.4  # metres of the pelvis above the floor, before the figure is set down


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """How far the pelvis is tilted back (90 on the back, -90 on the front), and limb angles for both sides."""

    tilt_back: float = 0.0
    limbs: Mapping[Degree, float] = field(default_factory=dict)


POSTURES: Mapping[str, Posture] = {
    "standing": Posture(limbs={("ankle", "point"): 0}),
    "sitting": Posture(limbs={("hip", "flex"): 88}),
    "on chair": Posture(
        limbs={("hip", "flex"): 88, ("knee", "flex"): 88, ("ankle", "point"): 0, ("shoulder", "flex"): 12}
    ),
    "kneeling": Posture(limbs={("knee", "flex"): 90, ("ankle", "point"): 50}),
    "supine": Posture(
        tilt_back=90, limbs={("shoulder", "abduct"): 20, ("shoulder", "flex"): -8, ("forearm", "pronate"): 70}
    ),
    "prone": Posture(tilt_back=-90, limbs={("ankle", "point"): 50}),
    "all fours": Posture(
        tilt_back=-90,
        limbs={
            ("shoulder", "flex"): 88,
            ("shoulder", "abduct"): 0,
            ("elbow", "flex"): 4,
            ("forearm", "pronate"): 70,
            ("wrist", "flex"): -84,
            ("hip", "flex"): 90,
            ("knee", "flex"): 90,
            ("ankle", "point"): 48,
        },
    ),
}


def easy_angles(posture: str) -> Angles:
    """Return the angles of a start posture before anything is written."""
    start = POSTURES[posture]
    angles = dict.fromkeys(DEGREES, 0.0)
    angles["pelvis", "y"] = START_HEIGHT
    angles["pelvis", "tilt back"] = start.tilt_back
    for side in SIDES:
        for (joint, movement), angle in {**_EASE, **start.limbs}.items():
            angles[f"{side} {joint}", movement] = angle
    return tuple(angles[degree] for degree in DEGREES)
