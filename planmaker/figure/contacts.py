"""Measure a solved posture: does everything touch that must, does nothing sink or go through, how far do joints go?

What must touch what is written in the pose: what it rests on, and its list ``touch``. Everything is measured on the
flesh, in millimetres. A gap that anatomy forces is declared in the pose, with the reason, and reported as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from planmaker.figure.concerns import REACH_METRES, near_pairs, scene_of
from planmaker.figure.flesh import Placed
from planmaker.figure.joints import DEGREES, PLACE_OF, Degree
from planmaker.figure.obstacles import pairs
from planmaker.figure.ranges import Finding, check_range
from planmaker.figure.sites import SITES
from planmaker.figure.skeleton import Stance
from planmaker.figure.supports import HEIGHT, LEANING_AGAINST
from planmaker.figure.task import Task, links_of, reach_of, rest_of

CONTACT_MM: Final = 5.0
SINK_MM: Final = 3.0
OVERLAP_MM: Final = 10.0
REACH_MM: Final = 15.0
MOVED_DEGREES: Final = 12.0
"""A written angle that had to move further than this is worth a word."""


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
class Depth:
    """The deepest that something is where it should not be, in millimetres."""

    mm: float
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A written angle that had to give way."""

    degree: Degree
    written: float
    needed: float

    def __str__(self) -> str:
        """Say it in one line."""
        joint, movement = self.degree
        return f"{joint}: written {movement} {self.written:.0f}, needed {self.needed:.0f} to meet contacts and reach"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that was measured on one frame."""

    contacts: tuple[Contact, ...]
    reaches: tuple[Contact, ...]
    sinks: Depth
    overlap: Depth
    outside_range: tuple[Finding, ...]
    moved: tuple[Moved, ...]

    @property
    def faults(self) -> Sequence[str]:
        """What must not be: missed contacts, sinking, limbs through each other, angles beyond anatomy."""
        return [
            *(f"{contact}" for contact in self.contacts if not contact.holds),
            *([f"sinks {self.sinks.mm:.1f} mm: {self.sinks.where}"] if self.sinks.mm > SINK_MM else []),
            *([f"{self.overlap.where} by {self.overlap.mm:.1f} mm"] if self.overlap.mm > OVERLAP_MM else []),
            *(f"{found}, beyond anatomy" for found in self.outside_range if found.beyond_anatomy),
        ]

    @property
    def remarks(self) -> Sequence[str]:
        """What is worth a look: declared gaps, missed reaches, unusual angles, angles that had to move."""
        return [
            *(f"{contact}" for contact in self.contacts if contact.holds and contact.declared_mm),
            *(f"{reach}" for reach in self.reaches if not reach.holds),
            *(f"{found}" for found in self.outside_range if not found.beyond_anatomy),
            *(f"{moved}" for moved in self.moved),
        ]

    @property
    def worst_contact_mm(self) -> float:
        """How far the worst contact is from touching."""
        return max((contact.error_mm for contact in self.contacts), default=0.0)


def measure(task: Task, stance: Stance) -> Report:
    """Return what is found when a frame's person stands so."""
    placed = task.flesh.place_one(stance)
    return Report(
        contacts=(*_rest_contacts(task, placed), *_touch_contacts(task, stance, placed)),
        reaches=tuple(_reaches(task, stance)),
        sinks=_sinks(task, placed),
        overlap=_overlap(task, stance),
        outside_range=tuple(_outside(stance)),
        moved=tuple(_moved(task, stance)),
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
    """Yield how far each firm reach is from the spot that is written, along the skin."""
    for end, reach in task.frame.reach.items():
        if reach.firm == 1 and reach.to in SITES:
            missing = reach_of(task, end, replace(reach, facing=False)).residuals(scene_of(stance, task.flesh), 1.0)
            distance = 1000 * REACH_METRES * float(np.linalg.norm(missing))
            yield Contact(what=end, at=reach.to, gap_mm=distance, within_mm=REACH_MM)


def _sinks(task: Task, placed: Placed) -> Depth:
    solid = task.flesh.solid()
    least = task.flesh.least(placed, solid, 1)[0]
    lowest = int(least.argmin())
    return Depth(mm=max(0.0, -1000 * float(least[lowest])), where=f"{task.flesh.owners[solid[lowest]]} into the floor")


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
    for degree, written in task.frame.written().items():
        moved = stance.angles[PLACE_OF[degree]] - float(task.wanted[PLACE_OF[degree]])
        if abs(moved) > MOVED_DEGREES:
            yield Moved(degree=degree, written=written, needed=written + moved)
