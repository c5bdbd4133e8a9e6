"""Doses week by week: at most one rung up per exercise and week, within the level's pace and the room in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planmaker.model import Dose, Library, PlanRequest
from planmaker.planner.budget import Budget, work_seconds_per_side
from planmaker.planner.eligible import Candidate, level_rules
from planmaker.planner.pack import Sessions
from planmaker.planner.rota import Rota

Doses = Mapping[str, Dose]


def doses_by_week(
    candidates: Mapping[str, Candidate], rota: Rota, request: PlanRequest, library: Library
) -> tuple[Doses, ...]:
    """Return the dose of each exercise in each week.

    A raise holds from then on, so it is made only if all later sessions that hold the exercise keep room for the
    usual warm-up and cool-down, with what is still to come at its first dose.
    """
    climb = _Climb(candidates, rota, request, library)
    level = level_rules(request, library)
    weeks: list[Doses] = []
    met: set[str] = set()
    for number, sessions in enumerate(rota.weeks, 1):
        here = {i for session in sessions for i in session}
        waiting = here & met
        while waiting:
            lowest = min(waiting, key=lambda i: climb.turn(i, request.goal))
            waiting.discard(lowest)
            if climb.rung[lowest] < level.highest_rung(number):
                climb.raise_if_room(lowest, rota.weeks[number - 1 :])
        met |= here
        weeks.append({i: climb.dose(i) for i in here})
    return tuple(weeks)


class _Climb:
    """The rungs reached so far."""

    def __init__(self, candidates: Mapping[str, Candidate], rota: Rota, request: PlanRequest, library: Library) -> None:
        self.candidates = candidates
        self.budget = Budget.of(request, library)
        self.most_per_week = library.rules.most_seconds_per_side_and_week
        self.ladders = {i: candidate.ladder(short=rota.short) for i, candidate in candidates.items()}
        level = level_rules(request, library)
        self.rung = {i: min(level.first_rung, len(ladder)) for i, ladder in self.ladders.items()}
        self.target = library.rules.target_seconds_per_side
        highest = max(level.rungs_by_week)
        self.target_doses = {i: self.target_dose(i, ladder[:highest]) for i, ladder in self.ladders.items()}

    def dose(self, i: str) -> Dose:
        """Return the dose on the rung reached."""
        return self.ladders[i][self.rung[i] - 1]

    def work(self, i: str, dose: Dose) -> int:
        """Return the seconds per side of a dose."""
        return work_seconds_per_side(self.candidates[i].exercise, dose)

    def target_dose(self, i: str, ladder: Sequence[Dose]) -> Dose:
        """Return the first dose that reaches the target, or the highest there is."""
        return next((dose for dose in ladder if self.work(i, dose) >= self.target), ladder[-1])

    def larger(self, i: str, one: Dose, other: Dose) -> Dose:
        """Return the dose with more work."""
        return one if self.work(i, one) >= self.work(i, other) else other

    def turn(self, i: str, goal: str) -> tuple[int, bool, int, str]:
        """Return the key by which exercises take turns: lowest rung first, then what serves the goal."""
        exercise = self.candidates[i].exercise
        return self.rung[i], goal not in exercise.purposes, exercise.order, i

    def raise_if_room(self, i: str, weeks: Sequence[Sessions]) -> None:
        """Go one rung up if there is one, and if these weeks have room for it.

        Beyond the target, room is first kept for all others to reach theirs: a long hold of one stretch is worth less
        than a useful hold of each.
        """
        ladder = self.ladders[i]
        if self.rung[i] == len(ladder):
            return
        beyond = self.work(i, self.dose(i)) >= self.target
        self.rung[i] += 1
        if not self._has_room(i, weeks, at_target=beyond):
            self.rung[i] -= 1

    def _has_room(self, i: str, weeks: Sequence[Sessions], *, at_target: bool) -> bool:
        work = self.work(i, self.dose(i))
        if any(work * sum(i in session for session in week) > self.most_per_week for week in weeks):
            return False
        doses = {j: self.dose(j) for j in self.candidates}
        if at_target:
            doses = {j: self.larger(j, dose, self.target_doses[j]) for j, dose in doses.items()}
        affected = {session for week in weeks for session in week if i in session}
        return all(
            self.budget.fits_usual_frame(self.budget.bare_seconds((self.candidates[j] for j in session), doses))
            for session in affected
        )
