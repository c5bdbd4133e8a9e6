"""Figures for the tests: a stance, and parts that are easy to reason about."""

from functools import cache

from planmaker.figure.body import Build, flesh
from planmaker.figure.camera import camera
from planmaker.figure.joints import DEGREES, PLACE_OF
from planmaker.figure.parts import Ellipsoid, Joint, Part
from planmaker.figure.scene import Subject, look
from planmaker.figure.silhouette import silhouette
from planmaker.figure.skeleton import WORLD, Proportions, stand

SIDE_ON = camera(side="right", height=0)


def standing(**angles):
    """Stand upright; `left_hip_flex=90` changes an angle."""
    values = [0.0] * len(DEGREES)
    values[PLACE_OF["pelvis", "y"]] = 0.9
    for name, angle in angles.items():
        *joint, movement = name.split("_")
        values[PLACE_OF[" ".join(joint), movement]] = angle
    return stand(values)


@cache
def body(**build):
    return flesh(Build(**build), Proportions())


def lump(name, x=0.0, y=0.0, z=0.0, radius=0.1, material="skin", joint="", weld=0.0):
    """Return a ball in the world as a part; `joint` names another part with which it is welded at its middle."""
    joints = (Joint(other=joint, bone=WORLD, offset=(x, y, z), radius=weld),) if joint else ()
    chain = (Ellipsoid(bone=WORLD, centre=(x, y, z), radii=(radius, radius, radius)),)
    return Part(name=name, material=material, chains=(chain,), joints=joints)


def bar(name, start, end, radius=0.04, material="skin", joints=()):
    """Return a limb from one point of the world to another."""
    chain = tuple(Ellipsoid(bone=WORLD, centre=point, radii=(radius,) * 3) for point in (start, end))
    return Part(name=name, material=material, chains=(chain,), joints=joints)


def seen(*parts, view=SIDE_ON):
    return [silhouette(part, standing(), view) for part in parts]


@cache
def standing_scene(side="right", turn=30.0):
    subject = Subject(stance=standing(), parts=body())
    return look(subject, camera(side=side, turn=turn), mat=None)
