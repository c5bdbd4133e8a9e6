"""Named places on the surface of the body: where a hand reaches, where a stretch is felt, where an arrow starts.

A site is a point in the axes of a bone and the direction that faces out of the body there. Both are for a body of
ordinary build; a fuller body's surface lies further out along the same direction.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np

from planmaker.figure.joints import SIDES
from planmaker.figure.skeleton import Array, Proportions, Stance, Vector


class Site(NamedTuple):
    """A place on a bone's flesh; `along` is the share of the bone's length that is added to it along -y."""

    bone: str
    point: Vector
    normal: Vector
    along: float = 0.0

    def in_bone(self, proportions: Proportions) -> Vector:
        """Return the point in the bone's axes, in metres."""
        x, y, z = self.point
        return x, y - self.along * proportions.length_of(self.bone), z


_MIDLINE: Mapping[str, Site] = {
    "low back": Site("L5", (-0.075, 0.02, 0), (-1, 0, 0)),
    "mid back": Site("T8", (-0.08, 0.03, 0), (-1, 0, 0)),
    "upper back": Site("T4", (-0.075, 0.05, 0), (-1, 0, 0)),
    "chest": Site("T8", (0.12, 0.03, 0), (1, 0, 0)),
    "belly": Site("L3", (0.10, 0, 0), (1, 0, 0)),
    "crown": Site("head", (0.02, 0.2, 0), (0, 1, 0)),
    "forehead": Site("head", (0.115, 0.125, 0), (1, 0, 0)),
    "nose": Site("head", (0.13, 0.05, 0), (1, 0, 0)),
    "tailbone": Site("pelvis", (-0.12, 0, 0), (-1, 0, 0)),
}
# For either side; z is measured outwards, away from the midline.
_SIDED: Mapping[str, Site] = {
    "shoulder": Site("upper arm", (0, 0.05, 0), (0, 1, 0)),
    "upper arm back": Site("upper arm", (-0.04, 0, 0), (-1, 0, 0), 0.8),
    "elbow": Site("upper arm", (-0.036, 0, 0), (-1, 0, 0), 1.0),
    "elbow outside": Site("upper arm", (-0.02, 0, 0.03), (0, 0, 1), 0.97),
    "wrist back": Site("forearm", (0, 0, 0.022), (0, 0, 1), 1.0),
    "palm": Site("hand", (0.002, -0.062, -0.016), (0, 0, -1)),
    "knuckles": Site("hand", (0, -0.085, 0.017), (0, 0, 1)),
    "outer hip": Site("pelvis", (-0.06, -0.01, 0.14), (-0.5, 0, 0.86)),
    "buttock": Site("pelvis", (-0.125, -0.03, 0.075), (-1, 0, 0)),
    "seat": Site("pelvis", (0.012, -0.086, 0.075), (0.6, -0.8, 0)),
    "sit bone": Site("pelvis", (-0.06, -0.10, 0.07), (0, -1, 0)),
    "thigh front": Site("thigh", (0.066, 0, 0), (1, 0, 0), 0.80),
    "thigh outside": Site("thigh", (0, 0, 0.062), (0, 0, 1), 0.72),
    "thigh back": Site("thigh", (-0.065, 0, 0), (-1, 0, 0), 0.62),
    "hamstring": Site("thigh", (-0.07, -0.25, 0), (-1, 0, 0)),
    "hamstring mid": Site("thigh", (-0.066, 0, 0), (-1, 0, 0), 0.68),
    "knee": Site("shin", (0.058, -0.01, 0), (1, 0, 0)),
    "knee tip": Site("thigh", (0.03, -0.045, 0), (0, -1, 0), 1.0),
    "knee outside": Site("thigh", (0, 0, 0.056), (0, 0, 1), 0.94),
    "upper shin": Site("shin", (0.046, -0.085, 0), (1, 0, 0)),
    "shin": Site("shin", (0.036, -0.18, 0), (1, 0, 0)),
    "calf": Site("shin", (-0.062, -0.13, 0), (-1, 0, 0)),
    "outer ankle": Site("foot", (0, 0, 0.032), (0, 0, 1)),
    "heel": Site("foot", (-0.04, -0.08, 0), (0, -1, 0)),
    "heel back": Site("foot", (-0.065, -0.04, 0), (-1, 0, 0)),
    "sole": Site("foot", (0.05, -0.080, 0), (0, -1, 0)),
    "toe tip": Site("toes", (0.055, 0, 0), (1, 0, 0)),
}


def _on(side: str, site: Site) -> Site:
    out = 1 if side == "right" else -1
    bone = site.bone if site.bone == "pelvis" else f"{side} {site.bone}"
    (x, y, z), (normal_x, normal_y, normal_z) = site.point, site.normal
    return Site(bone, (x, y, out * z), (normal_x, normal_y, out * normal_z), site.along)


SITES: Mapping[str, Site] = {
    **_MIDLINE,
    **{f"{side} {name}": _on(side, site) for side in SIDES for name, site in _SIDED.items()},
}
"""All sites, by name."""


class Spot(NamedTuple):
    """Where a site is in the world: metres, and the direction that faces out of the body there."""

    point: Array
    normal: Array
    bone: str


def spot(stance: Stance, name: str) -> Spot:
    """Return where a site is; the name of a bone stands for its joint and faces up."""
    site = SITES.get(name)
    if site is None:
        return Spot(stance.origin(name), np.array([0.0, 1.0, 0.0]), name)
    at, normal = _arrays(name, stance.proportions)
    return Spot(stance.point(site.bone, at), stance.direction(site.bone, normal), site.bone)


@cache
def _arrays(name: str, proportions: Proportions) -> tuple[Array, Array]:
    site = SITES[name]
    return np.array(site.in_bone(proportions)), np.array(site.normal, float)
