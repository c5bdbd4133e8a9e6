"""From a person's choices to a plan: values in, values out, nothing read and nothing remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from planmaker.errors import NoPlanError
from planmaker.model import MINUTES, Item, LeftOut, Library, Plan, PlanRequest, Reason, Session, Variety, Week
from planmaker.planner.budget import Budget, in_doing_order
from planmaker.planner.eligible import Candidate, candidates, level_rules
from planmaker.planner.identity import plan_id, session_uid
from planmaker.planner.progress import Doses, doses_by_week
from planmaker.planner.rota import Rota, make_rota
from planmaker.planner.schedule import Slot, end_of, schedule_notes, session_dates, slot

__all__ = ["make_plan"]


def make_plan(request: PlanRequest, library: Library, *, zone: ZoneInfo, issued: datetime, row: str = "") -> Plan:
    """Turn a person's choices into a dated plan.

    Args:
        request: the choices.
        library: the content.
        zone: the time zone that the request names.
        issued: when the plan is made, in UTC; it goes into the plan and into its id.
        row: what tells this request apart from equal ones of a batch.

    Raises:
        UsageError: the request names something that the library does not know.
        NoPlanError: no plan may be made, or none fits.
    """
    allowed, ruled_out = candidates(request, library)
    level = level_rules(request, library)
    dates = session_dates(request, level, library)
    if not allowed:
        raise _nothing_left(request, library, ruled_out)
    rota = make_rota(allowed, request, library, [len(week) for week in dates])
    if rota is None or not set(request.include) <= rota.covered:
        raise _too_little_time(request, library, allowed, [len(week) for week in dates])
    days = [len(week) for week in dates]
    slots = [[slot(day, request, zone) for day in week] for week in dates]
    return _Assembly(request, library, allowed, rota, issued=issued, row=row).plan(
        slots,
        (*ruled_out, *_not_covered(allowed, rota, request, library, days)),
        schedule_notes(request, level, library),
    )


def _nothing_left(request: PlanRequest, library: Library, ruled_out: Sequence[LeftOut]) -> NoPlanError:
    """Say that nothing is left to do, with a change that would help if there is one that is the person's to make."""
    message = "None of the stretches suits these choices."
    if any(left.reason.rule == "health" for left in ruled_out):
        hint = "Ask a doctor or physiotherapist which exercises suit you."
        return NoPlanError(message, hint=hint)
    for place in library.vocabulary.places:
        if candidates(replace(request, place=place), library)[0]:
            return NoPlanError(message, hint=f"If you can, use --place {place}.")
    for key in request.avoid:
        if candidates(replace(request, avoid=tuple(k for k in request.avoid if k != key)), library)[0]:
            return NoPlanError(message, hint=f"If you can, drop --avoid {key}.")
    return NoPlanError(message, hint="Leave out fewer with --exclude and --avoid.")


def _too_little_time(
    request: PlanRequest, library: Library, allowed: Mapping[str, Candidate], days: Sequence[int]
) -> NoPlanError:
    message = f"{request.minutes} minutes are too few for a session."
    for minutes in range(request.minutes + 1, MINUTES.stop):
        rota = make_rota(allowed, replace(request, minutes=minutes), library, days)
        if rota is not None and set(request.include) <= rota.covered:
            return NoPlanError(message, hint=f"Allow {minutes} minutes with --minutes.")
    if not request.include:
        return NoPlanError("No stretch may start in the first week.", hint="Ask for one of them with --include.")
    return NoPlanError("Not everything that was included fits.", hint="Include fewer stretches with --include.")


def _not_covered(
    allowed: Mapping[str, Candidate], rota: Rota, request: PlanRequest, library: Library, days: Sequence[int]
) -> tuple[LeftOut, ...]:
    """Say why exercises that suit the person did not get in: few were wanted, or minutes or sessions are too few."""
    missing = [i for i in allowed if i not in rota.covered]
    if not missing:
        return ()
    longest = make_rota(allowed, replace(request, minutes=MINUTES[-1]), library, days)
    helped_by_time = longest.covered if longest else frozenset()
    reasons = {
        i: Reason(rule="few")
        if request.variety is Variety.FEW
        else Reason(rule="minutes", facts=(("minutes", str(request.minutes)),))
        if i in helped_by_time
        else Reason(rule="sessions")
        for i in missing
    }
    return tuple(LeftOut(exercise=i, reason=reason) for i, reason in reasons.items())


class _Assembly:
    """Puts dates, rota and doses together."""

    def __init__(
        self,
        request: PlanRequest,
        library: Library,
        allowed: Mapping[str, Candidate],
        rota: Rota,
        *,
        issued: datetime,
        row: str,
    ) -> None:
        self.request = request
        self.library = library
        self.allowed = allowed
        self.rota = rota
        self.issued = issued
        self.id = plan_id(request, issued, row)
        self.budget = Budget.of(request, library)

    def plan(self, slots: Sequence[Sequence[Slot]], left_out: tuple[LeftOut, ...], notes: tuple[Reason, ...]) -> Plan:
        doses = doses_by_week(self.allowed, self.rota, self.request, self.library)
        weeks, number = [], 0
        for index, week in enumerate(slots):
            sessions = []
            for place, ids in zip(week, self.rota.weeks[index], strict=True):
                number += 1
                sessions.append(self.session(number, place, ids, doses[index]))
            weeks.append(Week(number=index + 1, start=self.week_start(index), sessions=tuple(sessions)))
        return Plan(
            id=self.id,
            revision=1,
            issued=self.issued,
            programme=self.request.programme,
            content_version=self.library.version,
            language=self.library.words.language,
            timezone=self.request.timezone,
            request=self.request,
            weeks=tuple(weeks),
            minimum_day=self.minimum_day(),
            left_out=left_out,
            notes=notes,
        )

    def week_start(self, index: int) -> date:
        return self.request.start + timedelta(weeks=index)

    def session(self, number: int, place: Slot, ids: frozenset[str], doses: Doses) -> Session:
        chosen = in_doing_order((self.allowed[i] for i in ids), self.budget.postures)
        bare = self.budget.bare_seconds(chosen, doses)
        frame = self.budget.frame(bare)
        if frame is None:
            message = f"session {number} was planned longer than its budget"
            raise AssertionError(message)
        warm_up, cool_down = frame
        seconds = bare + warm_up + cool_down
        return Session(
            number=number,
            date=place.date,
            start=place.start,
            end=end_of(place.start, seconds),
            uid=session_uid(self.id, number),
            seconds=seconds,
            warm_up_seconds=warm_up,
            cool_down_seconds=cool_down,
            items=tuple(self.item(candidate, doses) for candidate in chosen),
            changed=self.issued,
            moved_from=place.moved_from,
        )

    def item(self, candidate: Candidate, doses: Doses) -> Item:
        dose = doses[candidate.id]
        return Item(
            exercise=candidate.id,
            form=candidate.form.id,
            dose=dose,
            sides=candidate.exercise.sides,
            seconds=self.budget.item_seconds(candidate.exercise, dose),
        )

    def minimum_day(self) -> tuple[str, ...]:
        """Return the stretches for a day with no time: the best of the first week, in one posture if possible."""
        first_week = next(week for week in self.rota.weeks if week)
        here = [i for i in self.rota.preferred if any(i in session for session in first_week)]
        posture = self.allowed[here[0]].form.posture
        here.sort(key=lambda i: self.allowed[i].form.posture != posture)
        kept = here[: self.library.rules.minimum_day]
        return tuple(c.id for c in in_doing_order((self.allowed[i] for i in kept), self.budget.postures))
