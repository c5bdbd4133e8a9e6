"""Measure a solved posture: does everything touch that must, does nothing sink or go through, how far do joints go?

What must touch what is written in the pose: what it rests on, and its list ``touch``. Everything is measured on the
flesh, in millimetres. A gap that anatomy forces is declared in the pose, with the reason, and reported as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from planmaker.figure.concerns import FLOOR_METRES, PLACE_METRES, REACH_METRES, near_pairs, scene_of
from planmaker.figure.flesh import Flesh, Placed, Places
from planmaker.figure.furniture import Beside, Depth, beside_props, through_props
from planmaker.figure.joints import DEGREES, PLACE_OF, Degree, in_words
from planmaker.figure.obstacles import pairs
from planmaker.figure.purpose import purpose_of
from planmaker.figure.ranges import Finding, check_range
from planmaker.figure.sites import SITES
from planmaker.figure.skeleton import Stance, Vector
from planmaker.figure.supports import HEIGHT, LEANING_AGAINST
from planmaker.figure.task import Task, links_of, place_of, reach_of, rest_of

CONTACT_MM: Final = 5.0
SINK_MM: Final = 3.0
OVERLAP_MM: Final = 10.0
FURNITURE_MM: Final = 35.0
"""Deeper in a chair, table, bed or wall is a fault; from `OVERLAP_MM` on it is said: one may lean on a chair's back."""
REACH_MM: Final = 15.0
FINE_SINK_MM: Final = 30.0
"""Toes and relaxed fingers dip into what they lie on: the tops of the feet rest with the toes 26 mm deep."""
MOVED_DEGREES: Final = 12.0
"""A written angle that had to move further than this is worth a word."""
UNWRITTEN_DEGREES: Final = 15.0
"""And one that nobody wrote or set free, if it moved further than this from what the body finds easy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Two things that must touch: how far apart they are (less than 0: how deep in each other), in millimetres.

    Flesh on flesh may be pressed together; how far, is looked at with the limbs that go through each other.
    """

    what: str
    at: str
    gap_mm: float
    declared_mm: float = 0.0
    because: str = ""
    may_press: bool = False
    within_mm: float = CONTACT_MM

    @property
    def error_mm(self) -> float:
        """How far from touching they are, or from the gap that is declared."""
        missing = self.gap_mm - self.declared_mm
        return max(missing, 0.0) if self.may_press else abs(missing)

    @property
    def holds(self) -> bool:
        """Whether they touch, or are as far apart as is declared."""
        return self.error_mm <= self.within_mm

    def __str__(self) -> str:
        """Say it in one line."""
        declared = f" (declared {self.declared_mm:.0f}: {self.because})" if self.declared_mm else ""
        way = "from" if self.gap_mm >= 0 else "into"
        return f"{self.what}: {abs(self.gap_mm):.1f} mm {way} {self.at}{declared}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A written angle that had to give way, and for what."""

    degree: Degree
    written: float
    needed: float
    purpose: str

    def __str__(self) -> str:
        """Say it in one line."""
        joint, movement = self.degree
        word, written = in_words(movement, self.written)
        other, needed = in_words(movement, self.needed)
        turned = f"{other} " if other != word else ""
        return f"{joint}: written {word} {written:.0f}, needed {turned}{needed:.0f} {self.purpose}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwritten:
    """An angle that nobody wrote and that went far from what the body finds easy, and for what.

    `joint` is "both hip" where both sides went the same way.
    """

    joint: str
    movement: str
    needed: float
    purpose: str

    def __str__(self) -> str:
        """Say it in one line."""
        word, needed = in_words(self.movement, self.needed)
        return f"{self.joint}: {word} {needed:.0f} was not written, but is needed {self.purpose}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that was measured on one frame.

    `furniture` is how deep the figure is in a chair, table, bed or wall; `fine_sinks` how deep fingers and toes are in
    the floor; `turned_away` are the places where the stretch is felt that the camera does not see.
    """

    contacts: tuple[Contact, ...]
    beside: tuple[Beside, ...]
    reaches: tuple[Contact, ...]
    sinks: Depth
    fine_sinks: Depth
    overlap: Depth
    furniture: Depth
    outside_range: tuple[Finding, ...]
    moved: tuple[Moved, ...]
    unwritten: tuple[Unwritten, ...]
    turned_away: tuple[str, ...] = ()

    @property
    def faults(self) -> Sequence[str]:
        """What must not be: missed contacts, sinking, limbs through limbs or furniture, angles beyond anatomy."""
        return [
            *(f"{contact}" for contact in self.contacts if not contact.holds),
            *(f"{beside}" for beside in self.beside),
            *([f"sinks {self.sinks.mm:.1f} mm: {self.sinks.where}"] if self.sinks.mm > SINK_MM else []),
            *([str(self.overlap)] if self.overlap.mm > OVERLAP_MM else []),
            *([str(self.furniture)] if self.furniture.mm > FURNITURE_MM else []),
            *(f"{found}, beyond anatomy" for found in self.outside_range if found.beyond_anatomy),
        ]

    @property
    def remarks(self) -> Sequence[str]:
        """What is worth a look: declared gaps, missed reaches, unusual angles, angles that moved, patches unseen."""
        return [
            *(f"{contact}" for contact in self.contacts if contact.holds and contact.declared_mm),
            *(f"{reach}" for reach in self.reaches if not reach.holds),
            *(f"{found}" for found in self.outside_range if not found.beyond_anatomy),
            *(f"{moved}" for moved in (*self.moved, *self.unwritten)),
            *(f"feel: '{site}' faces away and is not drawn; turn the view" for site in self.turned_away),
            *([str(self.furniture)] if OVERLAP_MM < self.furniture.mm <= FURNITURE_MM else []),
            *([str(self.fine_sinks)] if self.fine_sinks.mm > FINE_SINK_MM else []),
        ]

    @property
    def worst_contact_mm(self) -> float:
        """How far the worst contact is from touching."""
        return max((contact.error_mm for contact in self.contacts), default=0.0)


def measure(task: Task, stance: Stance, stands_from: Vector) -> Report:
    """Return what is found when a frame's person stands so.

    Args:
        task: what the frame asks.
        stance: the figure's.
        stands_from: the pelvis in the first frame, from where props have their place.
    """
    placed = task.flesh.place_one(stance)
    return Report(
        contacts=(*_rest_contacts(task, placed), *_touch_contacts(task, stance, placed)),
        beside=tuple(beside_props(task, stance, placed, stands_from)),
        reaches=(*_reaches(task, stance), *_placed(task, stance)),
        sinks=_sinks(task.flesh, placed, task.flesh.solid()),
        fine_sinks=_sinks(task.flesh, placed, _fine(task.flesh)),
        overlap=_overlap(task, stance),
        furniture=through_props(task, stance, placed, stands_from),
        outside_range=tuple(_outside(stance)),
        moved=tuple(_moved(task, stance)),
        unwritten=tuple(_both_sides_at_once(tuple(_unwritten(task, stance)))),
    )


def _rest_contacts(task: Task, placed: Placed) -> Iterator[Contact]:
    for word, support in task.frame.rests():
        rest = rest_of(task.flesh, word, support)
        least = task.flesh.least(placed, rest.places, rest.axis).min()
        yield Contact(what=word, at=support, gap_mm=1000 * float(least - rest.level))


def _touch_contacts(task: Task, stance: Stance, placed: Placed) -> Iterator[Contact]:
    for touch in task.frame.touch:
        links = links_of(task.flesh, touch.what)
        if touch.at in HEIGHT:
            gap = float(task.flesh.least(placed, np.unique(links.places), 1).min()) - HEIGHT[touch.at]
        elif touch.at in LEANING_AGAINST:
            gap = float(task.flesh.least(placed, np.unique(links.places), 0).min()) - LEANING_AGAINST[touch.at]
        else:
            gap = task.flesh.gap(stance, links, links_of(task.flesh, touch.at))
        yield Contact(
            what=touch.what,
            at=touch.at,
            gap_mm=1000 * gap,
            declared_mm=touch.gap_mm,
            because=touch.because,
            may_press=touch.at not in HEIGHT,
        )


def _reaches(task: Task, stance: Stance) -> Iterator[Contact]:
    """Yield how far each firm reach is from the spot that is written, along the skin; over the floor, on the ground."""
    for end, reach in task.frame.reach.items():
        if reach.firm == 1:
            missing = reach_of(task, end, replace(reach, facing=False)).residuals(scene_of(stance, task.flesh), 1.0)
            tolerance = FLOOR_METRES if reach.to == "floor" else REACH_METRES
            distance = 1000 * tolerance * float(np.linalg.norm(missing))
            at = reach.to if reach.to in SITES or reach.to == "floor" else f"the spot {reach.to}"
            yield Contact(what=end, at=at, gap_mm=distance, within_mm=REACH_MM)


def _placed(task: Task, stance: Stance) -> Iterator[Contact]:
    """Yield how far each site is from the place that is written."""
    scene = scene_of(stance, task.flesh)
    for site, place in task.frame.place.items():
        missing = [axis.residuals(scene, 1.0) for axis in place_of(task, site, place)]
        distance = 1000 * PLACE_METRES * float(np.linalg.norm(missing))
        yield Contact(what=site, at="its written place", gap_mm=distance, within_mm=REACH_MM)


def _fine(flesh: Flesh) -> Places:
    names = {part.name for part in flesh.parts if part.fine}
    return np.array([place for place, owner in enumerate(flesh.owners) if owner in names], np.intp)


def _sinks(flesh: Flesh, placed: Placed, places: Places) -> Depth:
    """Return how deep the lowest of some flesh is in the floor."""
    least = flesh.least(placed, places, 1)[0]
    lowest = int(least.argmin())
    return Depth(mm=max(0.0, -1000 * float(least[lowest])), where=f"{flesh.owners[places[lowest]]} into the floor")


def _overlap(task: Task, stance: Stance) -> Depth:
    """Return the deepest that two limbs are in each other, beyond the flesh that a press moves aside."""
    placed = task.flesh.place_one(stance)
    deepest = Depth(mm=0.0, where="")
    for pair in pairs(task.person.build):
        first, second = pair.links(task.flesh)
        near = near_pairs(task.flesh, placed, first, second, 0.0)
        if near.size:
            gaps = task.flesh.gaps(placed, first[near], second[near]).metres
            worst = int(gaps.argmin())
            depth = 1000 * (-float(gaps[worst]) - pair.soft)
            if depth > deepest.mm:
                one, other = (task.flesh.owners[links[near[worst], 0]] for links in (first, second))
                deepest = Depth(mm=depth, where=f"{one} goes through {other}")
    return deepest


def _outside(stance: Stance) -> Iterator[Finding]:
    for degree, angle in zip(DEGREES, stance.angles, strict=True):
        if degree[0] != "pelvis":
            found = check_range(degree, angle)
            if found is not None:
                yield found


def _moved(task: Task, stance: Stance) -> Iterator[Moved]:
    turns = {("pelvis", movement): turn for movement, turn in task.frame.start.written().items()}
    for degree, written in {**turns, **task.frame.written()}.items():
        moved = stance.angles[PLACE_OF[degree]] - float(task.wanted[PLACE_OF[degree]])
        if abs(moved) > MOVED_DEGREES:
            purpose = purpose_of(task.frame, degree[0])
            yield Moved(degree=degree, written=written, needed=written + moved, purpose=purpose)


def _unwritten(task: Task, stance: Stance) -> Iterator[Unwritten]:
    """Yield the angles that went far, though nobody wrote them or set them free; the pelvis counts from its posture."""
    start = task.frame.start
    written = {*task.frame.written(), *(("pelvis", movement) for movement in start.written())}
    for place, degree in enumerate(DEGREES):
        joint, movement = degree
        if degree in written or task.frame.may_bend(degree) or movement in "xyz":
            continue
        moved = stance.angles[place] - float(task.wanted[place])
        if abs(moved) > UNWRITTEN_DEGREES:
            turned = start.pelvis()[movement] + moved if joint == "pelvis" else stance.angles[place]
            yield Unwritten(joint=joint, movement=movement, needed=turned, purpose=purpose_of(task.frame, joint))


def _both_sides_at_once(found: Sequence[Unwritten]) -> Iterator[Unwritten]:
    """Yield "both hip" once for what the left and the right one did alike."""
    by_degree = {(each.joint, each.movement): each for each in found}
    for (joint, movement), each in by_degree.items():
        side, _, part = joint.partition(" ")
        other = by_degree.get((f"{'right' if side == 'left' else 'left'} {part}", movement))
        alike = other is not None and round(other.needed) == round(each.needed)
        if not alike:
            yield each
        elif side == "left":
            yield replace(each, joint=f"both {part}", purpose=each.purpose.replace("the left ", "each "))
