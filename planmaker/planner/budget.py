"""What a session costs in time. All times are whole seconds.

A session is: warm-up, exercises, changes of position (from standing, back to standing), cool-down. It is computed here
once; pages and calendar show this very number.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from planmaker.model import Dose, DoseKind, Exercise, Library, PlanRequest, Posture, TimeRules
from planmaker.planner.eligible import Candidate, is_slow

STANDING = "standing"
"""The posture in which every session starts and ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The time that a person has for one session, and what everything in it costs this person."""

    rules: TimeRules
    postures: Mapping[str, Posture]
    minutes: int
    slow: bool
    _changes: Mapping[frozenset[str], int] = field(repr=False)

    @classmethod
    def of(cls, request: PlanRequest, library: Library) -> Budget:
        """Return the budget of a request."""
        rules = library.rules.time
        return cls(
            rules=rules,
            postures=library.vocabulary.postures,
            minutes=request.minutes,
            slow=is_slow(request, library),
            _changes={frozenset(change.between): change.seconds for change in rules.changes},
        )

    @property
    def limit(self) -> int:
        """Return the most seconds that a session may take."""
        return self.minutes * 60 * self.rules.session_share_percent // 100

    @property
    def factor(self) -> int:
        """Return what set-up, gaps and changes are multiplied by."""
        return self.rules.slow_factor if self.slow else 1

    def item_seconds(self, exercise: Exercise, dose: Dose) -> int:
        """Return what one exercise takes: getting ready, the work on all sides, and the gaps."""
        gap = self.rules.gap_seconds * self.factor
        count = dose.sets * dose.repetitions * exercise.sides
        gaps = {DoseKind.HOLD: count - 1, DoseKind.REPETITION: count, DoseKind.BREATH: 0}[exercise.kind]
        work = work_seconds_per_side(exercise, dose) * exercise.sides
        return self.rules.setup_seconds * self.factor + work + gaps * gap

    def change_seconds(self, before: str, after: str) -> int:
        """Return what getting from one posture to another takes."""
        if before == after:
            return 0
        known = self._changes.get(frozenset((before, after)))
        if known is None:
            same_place = self.postures[before].place == self.postures[after].place
            known = self.rules.same_place_change_seconds if same_place else self.rules.other_change_seconds
        return known * self.factor

    def moving_seconds(self, postures: Sequence[str]) -> int:
        """Return what all changes take on the way from standing through these postures and back."""
        way = (STANDING, *postures, STANDING)
        return sum(self.change_seconds(before, after) for before, after in itertools.pairwise(way))

    def bare_seconds(self, candidates: Iterable[Candidate], doses: Mapping[str, Dose]) -> int:
        """Return what a session takes without warm-up and cool-down."""
        ordered = in_doing_order(candidates, self.postures)
        work = sum(self.item_seconds(candidate.exercise, doses[candidate.id]) for candidate in ordered)
        return work + self.moving_seconds([candidate.form.posture for candidate in ordered])

    def usual_frame(self) -> tuple[int, int]:
        """Return the warm-up and cool-down that suit the minutes asked for."""
        return step(self.rules.warm_up_minimum, self.minutes), step(self.rules.cool_down_usual, self.minutes)

    def frame(self, bare: int) -> tuple[int, int] | None:
        """Return warm-up and cool-down around `bare` seconds, as near to usual as fits, or None if nothing fits.

        The warm-up is never shorter than the session's own length demands.
        """
        usual_warm_up, usual_cool_down = self.usual_frame()
        shorter = sorted((s for s in self.rules.warm_up_minimum.values() if s < usual_warm_up), reverse=True)
        for warm_up in (usual_warm_up, *shorter):
            for cool_down in (usual_cool_down, self.rules.cool_down_minimum_seconds):
                total = bare + warm_up + cool_down
                if total <= self.limit and warm_up >= step(self.rules.warm_up_minimum, total // 60):
                    return warm_up, cool_down
        return None

    def fits_usual_frame(self, bare: int) -> bool:
        """Tell whether `bare` seconds leave room for the usual warm-up and cool-down."""
        return bare + sum(self.usual_frame()) <= self.limit


def work_seconds_per_side(exercise: Exercise, dose: Dose) -> int:
    """Return the seconds of stretching or moving that one side gets."""
    each = dose.hold_seconds if dose.hold_seconds is not None else exercise.breath_seconds or 0
    return dose.sets * dose.repetitions * each


def in_doing_order(candidates: Iterable[Candidate], postures: Mapping[str, Posture]) -> list[Candidate]:
    """Sort so that each posture is visited once: movement first, calm last."""
    return sorted(
        candidates, key=lambda c: (postures[c.form.posture].order, c.form.posture, c.exercise.order, c.exercise.id)
    )


def step(table: Mapping[int, int], value: int) -> int:
    """Return the entry of the largest key that `value` reaches."""
    return table[max(key for key in table if key <= value)]
