"""Turn the words of a frame into concerns: what a person's body is asked to do, and from where it starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from planmaker.figure.body import Build, Lying, flesh
from planmaker.figure.body import Hands as HandPair
from planmaker.figure.concerns import (
    Anchor,
    Concern,
    KeepsAngles,
    LiesAt,
    NotThrough,
    PalmLiesDown,
    ReachesFloor,
    ReachesSite,
    RestsOn,
    Scene,
    StaysAbove,
    StaysInRange,
    Touches,
)
from planmaker.figure.flesh import Flesh, Links, Places, all_pairs
from planmaker.figure.joints import DEGREES, PLACE_OF, SIDES, Degree
from planmaker.figure.mirror import is_symmetric
from planmaker.figure.obstacles import obstacles
from planmaker.figure.parts import Part
from planmaker.figure.people import Person
from planmaker.figure.pose import Frame, Place, Reach, end_site
from planmaker.figure.postures import easy_angles
from planmaker.figure.ranges import range_of
from planmaker.figure.sites import SITES
from planmaker.figure.skeleton import JOINT_BONE, Array, Proportions
from planmaker.figure.solve import Problem
from planmaker.figure.supports import HEIGHT, LEANING_AGAINST, RESTS

# Tolerances of the angles, in degrees (of the place of the pelvis in metres): how readily each gives way. [GPK]
WRITTEN = 3.0
FREED = 14.0
_PELVIS_GIVES: Mapping[str, float] = {"x": 0.3, "y": 9.0, "z": 0.3, "tilt back": 15.0, "turn left": 4.0, "roll": 4.0}
_PELVIS_TURNED: Mapping[str, float] = {"tilt back": 3.0, "turn left": 2.0, "roll": 2.0}
_GIVES: Mapping[Degree, float] = {
    ("lumbar", "flex"): 10,
    ("lumbar", "bend right"): 4,
    ("lumbar", "turn left"): 3,
    ("thoracic", "flex"): 8,
    ("thoracic", "bend right"): 4,
    ("thoracic", "turn left"): 4,
    ("neck", "flex"): 8,
    ("neck", "bend right"): 4,
    ("neck", "turn left"): 5,
    ("girdle", "raise"): 6,
    ("girdle", "forward"): 10,
    ("shoulder", "flex"): 25,
    ("shoulder", "abduct"): 20,
    ("shoulder", "rotate out"): 25,
    ("elbow", "flex"): 25,
    ("forearm", "pronate"): 30,
    ("wrist", "flex"): 15,
    ("wrist", "deviate"): 10,
    ("hip", "flex"): 10,
    ("hip", "abduct"): 3,
    ("hip", "rotate out"): 8,
    ("knee", "flex"): 12,
    ("ankle", "point"): 12,
    ("ankle", "invert"): 8,
    ("toes", "bend"): 15,
}
# An older back is rounder, the chin comes forward to look ahead: shares of the person's stoop. The floor straightens
# most of it. [GPK]
_STOOP: Mapping[Degree, float] = {("thoracic", "flex"): 1.0, ("neck", "flex"): -0.55, ("lumbar", "flex"): 0.25}
_STOOP_LYING = 0.3
_ARM_OVERHEAD = 120.0  # degrees of flexion from which the shirt stretches along
_SHIRT_RISES = (50.0, 90.0, 0.035)  # from and to which hip flexion the hem rides up, and how far: metres
_LYING: Mapping[str, Lying] = {"supine": "on the back", "prone": "on the front"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Task:
    """A frame for one person: the body, the angles to start from and to keep, and their ranges.

    `standard` is a body of ordinary build, on whose surface the sites lie.
    """

    frame: Frame
    person: Person
    flesh: Flesh
    standard: Flesh
    wanted: Array
    low: Array
    high: Array

    @property
    def proportions(self) -> Proportions:
        """The person's."""
        return self.person.proportions


def make_task(frame: Frame, person: Person) -> Task:
    """Return what a frame asks of a person."""
    wanted = wanted_angles(frame, person)
    low, high = _ranges(wanted)
    body = Flesh.of(body_of(frame, person, wanted))
    standard = Flesh.of(body_of(frame, replace(person, build=Build()), wanted))
    return Task(frame=frame, person=person, flesh=body, standard=standard, wanted=wanted, low=low, high=high)


def body_of(frame: Frame, person: Person, wanted: Array) -> tuple[Part, ...]:
    """Return a person's body as hands are held and clothes lie in a frame."""
    deepest = max(wanted[PLACE_OF[f"{side} hip", "flex"]] for side in SIDES)
    low, high, rise = _SHIRT_RISES
    left, right = (bool(wanted[PLACE_OF[f"{side} shoulder", "flex"]] > _ARM_OVERHEAD) for side in SIDES)
    return flesh(
        person.build,
        person.proportions,
        hands=cast(HandPair, (frame.hands.left, frame.hands.right)),
        lying=_LYING.get(frame.start.posture, "no"),
        ride=float(rise * np.clip((deepest - low) / (high - low), 0, 1)),
        overhead=(left, right),
    )


def wanted_angles(frame: Frame, person: Person) -> Array:
    """Return what is written, and for the rest what is easy in the start posture, with the person's stoop."""
    wanted = np.array(easy_angles(frame.start.posture))
    for movement, turn in frame.start.pelvis().items():
        wanted[PLACE_OF["pelvis", movement]] += turn
    for degree, angle in frame.written().items():
        wanted[PLACE_OF[degree]] = angle
    stoop = person.stoop * (_STOOP_LYING if frame.start.posture in _LYING else 1.0)
    for degree, share in _STOOP.items():
        wanted[PLACE_OF[degree]] += share * stoop
    return wanted


def _ranges(wanted: Array) -> tuple[Array, Array]:
    """Return from and to where each angle may go: the normal range, wider where more is written or easy."""
    low, high = np.full(len(DEGREES), -np.inf), np.full(len(DEGREES), np.inf)
    for place, degree in enumerate(DEGREES):
        if degree[0] != "pelvis":
            known = range_of(degree)
            low[place] = max(min(known.normal[0], wanted[place]), known.limit[0])
            high[place] = min(max(known.normal[1], wanted[place]), known.limit[1])
    return low, high


def make_problem(task: Task) -> Problem:
    """Return the concerns of a task, and its start: set down on what is listed first as resting."""
    rests = list(_rests(task))
    start = _set_down(task, rests)
    keeps = KeepsAngles(wanted=start.copy(), tolerances=_tolerances(task.frame))
    concerns: list[Concern] = [
        keeps,
        StaysInRange(low=task.low, high=task.high),
        *rests,
        *_palms(task.frame),
        *_surfaces(task),
        NotThrough(*obstacles(task.flesh, task.person.build)),
        *_reaches(task),
        *_placed(task),
        *_touches(task),
    ]
    return Problem(
        flesh=task.flesh,
        proportions=task.proportions,
        concerns=concerns,
        start=start,
        symmetric=is_symmetric(task.frame),
    )


def _tolerances(frame: Frame) -> Array:
    return np.array([_tolerance(frame, degree, degree in frame.written()) for degree in DEGREES])


def _tolerance(frame: Frame, degree: Degree, is_written: bool) -> float:
    joint, movement = degree
    if joint == "pelvis":
        turned = _PELVIS_TURNED if frame.start.is_turned else {}
        return turned.get(movement, _PELVIS_GIVES[movement])
    if frame.may_bend(degree):
        return FREED
    if is_written:
        return WRITTEN
    return _GIVES[joint.removeprefix("left ").removeprefix("right "), movement]


def _rests(task: Task) -> Iterator[RestsOn]:
    for word, support in task.frame.rests():
        yield rest_of(task.flesh, word, support)


def rest_of(body: Flesh, word: str, support: str) -> RestsOn:
    """Return the concern that some flesh rests on a support."""
    places = body.pieces(RESTS[word])
    if support in LEANING_AGAINST:
        return RestsOn(places=places, level=LEANING_AGAINST[support], axis=0)
    return RestsOn(places=places, level=HEIGHT[support])


def _set_down(task: Task, rests: Sequence[RestsOn]) -> Array:
    """Return the wanted angles with the pelvis so high that what rests first lies on its support."""
    start = task.wanted.copy()
    level = next((rest for rest in rests if rest.axis == 1), None)
    placed = Scene(start[None], task.flesh, task.proportions).placed
    places, height = (level.places, level.level) if level else (task.flesh.solid(), 0.0)
    start[PLACE_OF["pelvis", "y"]] += height - task.flesh.least(placed, places, 1).min()
    return start


def _surfaces(task: Task) -> Iterator[StaysAbove]:
    solid = task.flesh.solid()
    yield StaysAbove(places=solid)
    for wall in set(task.frame.rest_on) & set(LEANING_AGAINST):
        yield StaysAbove(places=solid, level=LEANING_AGAINST[wall], axis=0)


def _palms(frame: Frame) -> Iterator[PalmLiesDown]:
    for word, support in frame.rests():
        if word.endswith("palm") and support not in LEANING_AGAINST:
            yield PalmLiesDown(bone=word.replace("palm", "hand"))


def _anchor(task: Task, site: str, shift: Sequence[float] = (0, 0, 0)) -> Anchor:
    """Return a site on this person's skin, moved by `shift` along the axes of its bone."""
    found = SITES[site]
    normal = np.array(found.normal, float)
    point = np.array(found.in_bone(task.proportions))
    stands_out = task.flesh.thickness(found.bone, point, normal) - task.standard.thickness(found.bone, point, normal)
    return Anchor(bone=found.bone, point=point + stands_out * normal + np.array(shift, float), normal=normal)


_ASIDE = 0.13  # metres from a joint to a hand or foot beside it, if the pose does not say


def _reaches(task: Task) -> Iterator[Concern]:
    for end, reach in task.frame.reach.items():
        yield reach_of(task, end, reach)


def reach_of(task: Task, end: str, reach: Reach) -> ReachesSite | ReachesFloor:
    """Return the concern that the end of a limb reaches something; a hand does so with its palm, unless it says not."""
    anchor = _anchor(task, end_site(end))
    facing = end.endswith(" hand") if reach.facing is None else reach.facing
    if reach.to in SITES:
        target = _anchor(task, reach.to, reach.shift)
        return ReachesSite(end=anchor, target=target, gap=reach.gap, firm=reach.firm, facing=facing)
    word, _, joint = reach.to.partition(" ")
    return ReachesFloor(
        end=anchor,
        joint_bone=JOINT_BONE[joint] if joint else None,
        shift=np.array(reach.shift, float),
        aside=(reach.gap or _ASIDE) if word == "beside" else 0.0,
        firm=reach.firm,
        facing=facing,
    )


def _placed(task: Task) -> Iterator[LiesAt]:
    for site, place in task.frame.place.items():
        yield from place_of(task, site, place)


def place_of(task: Task, site: str, place: Place) -> Iterator[LiesAt]:
    """Yield a concern for every axis along which a place is written."""
    for axis, metres in enumerate((place.x, place.y, place.z)):
        if metres is not None:
            yield LiesAt(end=_anchor(task, site), axis=axis, metres=metres)


def _touches(task: Task) -> Iterator[Concern]:
    for touch in task.frame.touch:
        if touch.at not in HEIGHT and touch.at not in LEANING_AGAINST:
            first, second = all_pairs(links_of(task.flesh, touch.what), links_of(task.flesh, touch.at))
            yield Touches(first, second, touch.gap_mm / 1000)


def links_of(body: Flesh, word: str) -> Links:
    """Return the hulls that a word means: a part of the body, or a piece of it such as "left heel"."""
    if word in RESTS and not body.links(word).places.size:
        places: Places = body.pieces(RESTS[word])
        return Links(np.stack([places, places], axis=1))
    return body.links(word)
