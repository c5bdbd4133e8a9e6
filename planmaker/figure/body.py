"""The figure's flesh: parts made of chains of ellipsoids that ride on bones.

An ellipsoid seen from anywhere is an ellipse, and the hull of two is the hull of two ellipses: every outline is exact.
Bone frames: +x to the front, +y towards the head, +z to the body's RIGHT; lengths are metres. A limb's bone runs along
-y from its origin. `Proportions` says how long limbs are, `Build` how full a figure is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from planmaker.figure.hand import HandPose, hand
from planmaker.figure.parts import Chain, Ellipsoid, Joint, Part, Rim, ball, scaled, slice_of
from planmaker.figure.skeleton import Proportions

HEAD_SCALE: Final = 1.07
"""A slightly large head reads better at the size of a handout."""
SIDES: Final[Mapping[str, int]] = {"left": -1, "right": 1}

Hands: TypeAlias = tuple[HandPose, HandPose]
"""Left, right."""
Lying: TypeAlias = Literal["no", "on the back", "on the front"]
_BELLY_LEFT: Final[Mapping[str, float]] = {"no": 1.0, "on the back": 0.65, "on the front": 0.0}  # lying, it spreads
_TRUNK: Final = frozenset({"hips", "shirt", "hem"})
_LIMBS: Final = ("thigh", "shin", "upper arm", "sleeve", "forearm", "neck")


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """How a body differs from the drawn standard."""

    girth: float = 1.0
    """Fuller or slimmer trunk and limbs; hands, feet and head stay."""
    belly: float = 0.0
    """How far the abdomen stands out, in metres."""
    chest: float = 1.0
    """Bust: 0 flat, 1 standard."""


def flesh(
    build: Build,
    proportions: Proportions,
    *,
    hands: Hands = ("relaxed", "relaxed"),
    lying: Lying = "no",
    ride: float = 0.0,
    overhead: tuple[bool, bool] = (False, False),
) -> tuple[Part, ...]:
    """Clothe the skeleton in flesh, shirt and trousers.

    Args:
        build: the person's.
        proportions: the person's.
        hands: what the left and the right hand do.
        lying: how the belly lies.
        ride: how far the shirt rides up when the hips bend deeply, in metres.
        overhead: whether the left and the right arm are raised beyond 120 degrees: the shirt stretches along.
    """
    belly = build.belly * _BELLY_LEFT[lying]
    parts = [*_trunk(build.chest, belly, ride, overhead, proportions), _neck(), _head(build.girth)]
    for side, hand_pose in zip(SIDES, hands, strict=True):
        parts += [*_leg(side, proportions), *_foot(side, proportions), *_arm(side, proportions)]
        parts += hand(side, SIDES[side], hand_pose)
    return tuple(_fuller(part, build.girth) for part in parts)


def _fuller(part: Part, girth: float) -> Part:
    """Give the trunk all of the girth, the limbs 70 per cent."""
    if girth == 1 or not (part.name in _TRUNK or part.name.endswith(_LIMBS)):
        return part
    factor = 1 + (girth - 1) * (1.0 if part.name in _TRUNK else 0.7)
    return replace(part, chains=tuple(tuple(scaled(piece, factor) for piece in chain) for chain in part.chains))


def _trunk(
    chest: float, belly: float, ride: float, overhead: tuple[bool, bool], proportions: Proportions
) -> Iterator[Part]:
    yield Part(name="hips", material="trousers", chains=_hips())
    band = Ellipsoid(bone="pelvis", centre=(-0.008, 0.090, 0), radii=(0.090, 0.03, 0.140))
    narrow, wide = 0.096 - ride * 0.1, 0.150 - ride * 0.2
    hem = Ellipsoid(bone="pelvis", centre=(-0.012, 0.048 + ride, 0), radii=(narrow, 0.012, wide))
    waist = _waist()
    # The hem is a part of its own: a raised thigh may cover the shirt, but not its hem.
    joints = (Joint(other="shirt", bone="L5", radius=0.20), Joint(other="hips"))
    yield Part(name="hem", material="shirt", chains=((hem, band, waist[0]),), joints=joints)
    stretched = _stretched(waist, overhead, proportions.upper_arm)
    chains = [(band, *waist), *_bust(chest, waist[3]), *_shoulders(waist), *stretched]
    if belly > 0:
        chains.append(_belly(belly))
    yield Part(name="shirt", material="shirt", chains=tuple(chains), joints=(Joint(other="hips"),))


def _hips() -> tuple[Chain, ...]:
    pelvis = Ellipsoid(bone="pelvis", centre=(-0.012, 0.02, 0), radii=(0.088, 0.085, 0.148))
    crest = Ellipsoid(bone="pelvis", centre=(-0.006, 0.085, 0), radii=(0.085, 0.05, 0.134))
    left, right = (
        Ellipsoid(bone="pelvis", centre=(-0.040, -0.022, side * 0.070), radii=(0.080, 0.085, 0.078)) for side in (-1, 1)
    )
    return (crest, pelvis), (pelvis, right), (pelvis, left), (right, left)


def _waist() -> tuple[Ellipsoid, ...]:
    """Return the trunk from the waist up to the root of the neck."""
    return (
        Ellipsoid(bone="L5", centre=(0.014, 0.02, 0), radii=(0.083, 0.05, 0.124)),
        Ellipsoid(bone="L3", centre=(0.016, 0.035, 0), radii=(0.080, 0.05, 0.117)),
        Ellipsoid(bone="T12", centre=(0.016, 0.04, 0), radii=(0.088, 0.05, 0.124)),
        Ellipsoid(bone="T8", centre=(0.020, 0.04, 0), radii=(0.097, 0.055, 0.134)),
        Ellipsoid(bone="T4", centre=(0.012, 0.028, 0), radii=(0.085, 0.05, 0.138)),
        Ellipsoid(bone="T4", centre=(-0.004, 0.078, 0), radii=(0.055, 0.034, 0.085)),
    )


def _bust(chest: float, ribs: Ellipsoid) -> Iterator[Chain]:
    right, left = (
        Ellipsoid(bone="T8", centre=(0.036 + 0.016 * chest, 0.045, aside), radii=(0.054 + 0.002 * chest, 0.058, 0.060))
        for aside in (0.055, -0.055)
    )
    yield from ((right, left), (ribs, right), (ribs, left))


def _shoulders(waist: Sequence[Ellipsoid]) -> Iterator[Chain]:
    for upper in waist[4:]:
        for side in SIDES:
            yield upper, ball(f"{side} upper arm", (0, -0.002, 0), 0.052)


def _stretched(waist: Sequence[Ellipsoid], overhead: tuple[bool, bool], upper_arm: float) -> Iterator[Chain]:
    """Stretch the shirt from the upper back to a raised arm: no hump beside the head."""
    for side, raised in zip(SIDES, overhead, strict=True):
        if raised:
            for upper in waist[4:]:
                yield upper, ball(f"{side} upper arm", (0, -0.20 * upper_arm, 0), 0.052)


def _belly(out: float) -> Chain:
    return (
        Ellipsoid(bone="pelvis", centre=(0.012 + out, 0.085, 0), radii=(0.080, 0.050, 0.135)),
        Ellipsoid(bone="L5", centre=(0.022 + out * 1.25, 0.035, 0), radii=(0.088, 0.070, 0.130)),
        Ellipsoid(bone="L3", centre=(0.022 + out, 0.055, 0), radii=(0.086, 0.070, 0.126)),
        Ellipsoid(bone="T8", centre=(0.03 + out * 0.25, 0.01, 0), radii=(0.092, 0.06, 0.128)),
    )


def _neck() -> Part:
    """Return the neck, down to where a plain round neckline ends the shirt."""
    chain = (
        Ellipsoid(bone="T4", centre=(0.022, 0.058, 0), radii=(0.044, 0.025, 0.062)),
        Ellipsoid(bone="C7", centre=(0.004, -0.035, 0), radii=(0.050, 0.03, 0.055)),
        ball("C7", (0.012, 0.02, 0), 0.047),
        ball("C4", (0.012, 0.02, 0), 0.046),
        ball("head", (0.012, 0.03, 0), 0.046),
    )
    neckline = Rim(bone="T4", centre=(0.008, 0.088, 0), depth=0.064, width=0.068, drop=0.028, towards="C4")
    return Part(name="neck", material="skin", chains=(chain,), rim=neckline)


def _head(girth: float) -> Part:
    """Return skull, jaw and chin, and the profile: nose and lips. A fuller figure has a fuller face."""
    full = 1 + max(girth - 1, 0) * 0.55
    skull = _of_head((0.018, 0.098, 0), (0.093, 0.098, 0.076))
    jaw = _of_head((0.040, 0.050, 0), (0.062, 0.055 * full, 0.060 * full**2))
    chin = _of_head((0.074, 0.012, 0), (0.027, 0.026, 0.030))
    bridge = _of_head((0.100, 0.078, 0), (0.014, 0.02, 0.012))
    tip = _of_head((0.118, 0.053, 0), (0.0105, 0.009, 0.011))
    lips = _of_head((0.085, 0.043, 0), (0.02, 0.02, 0.02))
    joints = (Joint(other="neck", bone="head", radius=0.085),)
    return Part(name="head", material="skin", chains=((skull, jaw, chin), (bridge, tip, lips)), joints=joints)


def _of_head(centre: tuple[float, float, float], radii: tuple[float, float, float]) -> Ellipsoid:
    x, y, z = (value * HEAD_SCALE for value in centre)
    rx, ry, rz = (value * HEAD_SCALE for value in radii)
    return Ellipsoid(bone="head", centre=(x, y, z), radii=(rx, ry, rz))


def _leg(side: str, proportions: Proportions) -> Iterator[Part]:
    thigh, shin, outward = f"{side} thigh", f"{side} shin", SIDES[side]
    to_knee, to_ankle = proportions.thigh, proportions.shin
    upper = (
        Ellipsoid(bone=thigh, centre=(0, -0.01, -outward * 0.020), radii=(0.083, 0.078, 0.064)),
        slice_of(thigh, 0.22 * to_knee, 0.004, (0.085, 0.076)),
        slice_of(thigh, 0.45 * to_knee, 0.006, (0.076, 0.068)),
        slice_of(thigh, 0.75 * to_knee, 0.004, (0.060, 0.056)),
        ball(thigh, (0.004, -0.98 * to_knee, 0), 0.053),
    )
    lower = (
        ball(shin, (0.006, 0, 0), 0.052),
        slice_of(shin, 0.12 * to_ankle, -0.002, (0.050, 0.048)),
        slice_of(shin, 0.30 * to_ankle, -0.012, (0.055, 0.050)),
        slice_of(shin, 0.48 * to_ankle, -0.011, (0.048, 0.045)),
        slice_of(shin, 0.66 * to_ankle, -0.006, (0.040, 0.038)),
        Ellipsoid(bone=shin, centre=(-0.004, -0.80 * to_ankle, 0), radii=(0.0365, 0.006, 0.0355)),
    )
    hip, knee = Joint(other="hips", bone=thigh, radius=0.17), Joint(other=thigh, bone=shin, radius=0.085)
    yield Part(name=thigh, material="trousers", chains=(upper,), joints=(hip,))
    yield Part(name=shin, material="trousers", chains=(lower,), joints=(knee,))


def _foot(side: str, proportions: Proportions) -> Iterator[Part]:
    shin, foot, toes, outward = f"{side} shin", f"{side} foot", f"{side} toes", SIDES[side]
    ankle = (
        slice_of(shin, 0.74 * proportions.shin, -0.004, (0.033, 0.032)),
        slice_of(shin, 0.90 * proportions.shin, 0, (0.029, 0.029)),
        Ellipsoid(bone=foot, centre=(0, -0.006, 0), radii=(0.031, 0.031, 0.030)),
    )
    heel = Ellipsoid(bone=foot, centre=(-0.038, -0.050, 0), radii=(0.032, 0.031, 0.030))
    instep = Ellipsoid(bone=foot, centre=(0.045, -0.028, -outward * 0.004), radii=(0.034, 0.028, 0.030))
    pad = Ellipsoid(bone=foot, centre=(0.100, -0.058, 0), radii=(0.030, 0.023, 0.040))
    sole = Ellipsoid(bone=foot, centre=(0.045, -0.066, outward * 0.006), radii=(0.03, 0.015, 0.030))
    chains = ((*ankle, heel), (ankle[-1], instep, pad), (heel, instep), (heel, sole, pad))
    yield Part(name=foot, material="skin", chains=chains, joints=(Joint(other=shin),))
    big = (
        Ellipsoid(bone=toes, centre=(-0.008, 0.002, -outward * 0.024), radii=(0.019, 0.018, 0.016)),
        Ellipsoid(bone=toes, centre=(0.042, -0.003, -outward * 0.022), radii=(0.017, 0.0145, 0.0155)),
    )
    lesser = (_toe(toes, outward * aside, tip) for aside, tip in ((0.0, 0.040), (0.017, 0.033), (0.031, 0.023)))
    for number, chain in enumerate((big, *lesser)):
        joints: tuple[Joint, ...] = (Joint(other=foot, bone=toes, radius=0.05),)
        joints += (Joint(other=f"{side} toe {number - 1}", bone=toes, radius=0.034),) if number else ()
        yield Part(name=f"{side} toe {number}", material="skin", chains=(chain,), joints=joints, fine=True)


def _toe(toes: str, aside: float, tip: float) -> Chain:
    return (
        Ellipsoid(bone=toes, centre=(-0.008, 0, aside), radii=(0.015, 0.015, 0.011)),
        Ellipsoid(bone=toes, centre=(tip, -0.006, aside * 1.05), radii=(0.0125, 0.0115, 0.0105)),
    )


def _arm(side: str, proportions: Proportions) -> Iterator[Part]:
    arm, forearm, palm = f"{side} upper arm", f"{side} forearm", f"{side} hand"
    to_elbow, to_wrist = proportions.upper_arm, proportions.forearm
    bare = (
        slice_of(arm, 0.4 * to_elbow, 0, (0.044, 0.044)),
        slice_of(arm, 0.55 * to_elbow, 0, (0.042, 0.042)),
        ball(arm, (0, -to_elbow, 0), 0.0375),
    )
    sleeve = (
        ball(arm, (0, 0, 0), 0.0535),
        slice_of(arm, 0.18 * to_elbow, 0, (0.052, 0.052)),
        Ellipsoid(bone=arm, centre=(0, -0.44 * to_elbow, 0), radii=(0.0505, 0.008, 0.0505)),
    )
    lower = (
        ball(forearm, (0, 0, 0), 0.0375),
        slice_of(forearm, 0.22 * to_wrist, 0, (0.0405, 0.0405)),
        slice_of(forearm, 0.5 * to_wrist, 0, (0.036, 0.036)),
        Ellipsoid(bone=forearm, centre=(0, -0.85 * to_wrist, 0), radii=(0.028, 0.03, 0.025)),
        Ellipsoid(bone=palm, centre=(0, 0, 0), radii=(0.0275, 0.02, 0.021)),
    )
    shoulder, elbow = Joint(other="shirt", bone=arm, radius=0.115), Joint(other=arm, bone=forearm, radius=0.062)
    yield Part(name=arm, material="skin", chains=(bare,))
    yield Part(name=f"{side} sleeve", material="shirt", chains=(sleeve,), joints=(shoulder,))
    yield Part(name=forearm, material="skin", chains=(lower,), joints=(elbow,))
