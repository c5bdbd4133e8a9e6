"""Which exercises come in which week and session: a few at first, one more each week, all of them in the end.

Everything here is reckoned with first doses, so that later weeks have room for what is still to come; `progress` then
raises doses within the room that stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planmaker.model import Dose, Library, PlanRequest, Variety
from planmaker.planner.budget import Budget, work_seconds_per_side
from planmaker.planner.eligible import Candidate, level_rules
from planmaker.planner.pack import Sessions, fill, spread
from planmaker.planner.select import by_cost, by_preference, first_doses


@dataclass(frozen=True, slots=True, kw_only=True)
class Rota:
    """The ids of each session of each week, and from which ladder the doses come."""

    weeks: tuple[Sessions, ...]
    short: bool
    preferred: tuple[str, ...]

    @property
    def covered(self) -> frozenset[str]:
        """Return the ids that come at least once."""
        return frozenset(i for week in self.weeks for session in week for i in session)


def make_rota(
    candidates: Mapping[str, Candidate], request: PlanRequest, library: Library, days_by_week: Sequence[int]
) -> Rota | None:
    """Return the rota that covers most, or None if not even one exercise fits.

    Args:
        candidates: what the person may do.
        request: the person's choices.
        library: the content.
        days_by_week: how many sessions each week has (0 in a week that is skipped).
    """
    preferred = by_preference(candidates, request, library)
    rules = library.rules
    ladders = (False, True)
    if request.minutes < rules.time.short_ladder_below_minutes:
        ladders = (True, False)
    best: Rota | None = None
    for short in ladders:
        planner = _RotaMaker(candidates, request, library, short=short)
        for order in (preferred, by_cost(preferred, planner.alone, request.include)):
            wanted = order[: max(rules.few_in_all, len(request.include))] if request.variety is Variety.FEW else order
            weeks = planner.weeks(wanted, days_by_week)
            if weeks is not None:
                rota = Rota(weeks=weeks, short=short, preferred=preferred)
                if best is None or len(rota.covered) > len(best.covered):
                    best = rota
            if best is not None and len(best.covered) == len(wanted):
                return best
    return best


class _RotaMaker:
    """Makes rotas of one person with one kind of ladder; keeps what it has worked out."""

    def __init__(
        self, candidates: Mapping[str, Candidate], request: PlanRequest, library: Library, *, short: bool
    ) -> None:
        self.candidates = candidates
        self.request = request
        self.rules = library.rules
        self.level = level_rules(request, library)
        self.budget = Budget.of(request, library)
        self.doses: Mapping[str, Dose] = first_doses(candidates, request, library, short=short)
        ladders = {c.id: c.ladder(short=short) for c in candidates.values()}
        self.second_doses = {i: ladder[min(self.level.first_rung, len(ladder) - 1)] for i, ladder in ladders.items()}
        self._bare: dict[frozenset[str], int] = {}
        self._sessions: dict[tuple[frozenset[str], int], Sessions | None] = {}

    @cached_property
    def alone(self) -> Mapping[str, int]:
        """Return what a session of each exercise alone takes, bare."""
        return {i: self.bare(frozenset({i})) for i in self.candidates}

    def bare(self, ids: frozenset[str]) -> int:
        """Return what a session with first doses takes, bare."""
        if ids not in self._bare:
            self._bare[ids] = self.budget.bare_seconds((self.candidates[i] for i in ids), self.doses)
        return self._bare[ids]

    def fits(self, ids: frozenset[str]) -> bool:
        """Tell whether a session of these fits the minutes."""
        return self.budget.frame(self.bare(ids)) is not None

    def sessions(self, ids: Iterable[str], days: int) -> Sessions | None:
        """Return a week's sessions with each id on enough days, or None if they do not fit."""
        key = (frozenset(ids), days)
        if key not in self._sessions:
            found = spread(
                [self.candidates[i] for i in sorted(key[0])],
                days,
                least_days=self.rules.least_days,
                most_per_session=self.level.most_per_session,
                seconds=self.bare,
            )
            fitting = found is not None and all(self.fits(session) for session in found if session)
            self._sessions[key] = found if fitting else None
        return self._sessions[key]

    def weeks(self, wanted: Sequence[str], days_by_week: Sequence[int]) -> tuple[Sessions, ...] | None:
        """Return the sessions of all weeks, the wanted ids brought in a few at a time, or None if none can start."""
        queue = [i for i in wanted if self.fits(frozenset({i})) and self._within_week(i, self.rules.least_days)]
        if not queue or not any(days_by_week):
            return None
        planned = dict.fromkeys(queue, 0)
        known: list[str] = []
        weeks: list[Sessions] = []
        for number, days in enumerate(days_by_week, 1):
            if not days:
                weeks.append(())
                continue
            weeks_left = sum(1 for d in days_by_week[number - 1 :] if d)
            ready = [i for i in queue if self.candidates[i].from_week <= number]
            if not ready and not known:
                return None
            new = ready[: self._how_many_new(len(queue), weeks_left, first=not known)]
            again = sorted(known, key=lambda i: (planned[i], wanted.index(i)))
            chosen, sessions = self._most_that_fit([*new, *again], days)
            for i in chosen:
                planned[i] += 1
                if i in queue:
                    queue.remove(i)
                    known.append(i)
            weeks.append(self._filled(sessions, chosen))
        return tuple(weeks)

    def _how_many_new(self, waiting: int, weeks_left: int, *, first: bool) -> int:
        if not first:
            return -(-waiting // weeks_left)
        few = self.request.variety is Variety.FEW
        usual = self.rules.few_at_start if few else self.level.at_start
        return max(usual, waiting - (weeks_left - 1) * self.level.new_per_week)

    def _most_that_fit(self, ids: Sequence[str], days: int) -> tuple[Sequence[str], Sessions]:
        for count in range(len(ids), 0, -1):
            sessions = self.sessions(ids[:count], days)
            if sessions is not None:
                return ids[:count], sessions
        message = "an exercise that fits alone always fits"
        raise AssertionError(message)

    def _filled(self, sessions: Sessions, chosen: Sequence[str]) -> Sessions:
        """Use the room of the week: first so that no session is empty, then up to the usual number of exercises."""

        def may_start(i: str, session: frozenset[str], days: int) -> bool:
            return self.fits(session | {i}) and self._within_week(i, days)

        def may_join(i: str, session: frozenset[str], days: int) -> bool:
            joined = [self.candidates[j] for j in session | {i}]
            later = self.budget.bare_seconds(joined, self.second_doses)
            return self.budget.fits_usual_frame(later) and self._within_week(i, days)

        started = fill(sessions, chosen, usual_per_session=1, allowed=may_start)
        return fill(started, chosen, usual_per_session=self.level.usual_per_session, allowed=may_join)

    def _within_week(self, i: str, days: int) -> bool:
        work = work_seconds_per_side(self.candidates[i].exercise, self.doses[i])
        return work * days <= self.rules.most_seconds_per_side_and_week
