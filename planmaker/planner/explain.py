"""Why a plan is as it is: which form and why, what was left out, what more time would bring."""

from __future__ import annotations

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from planmaker.errors import NoPlanError
from planmaker.model import MINUTES, Dose, LeftOut, Library, Plan, Reason
from planmaker.planner import make_plan
from planmaker.planner.budget import work_seconds_per_side
from planmaker.planner.eligible import is_slow, why_not

MORE_MINUTES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """How one exercise got into the plan: its form, why it is not the usual one, its weeks, sessions and doses."""

    exercise: str
    form: str
    instead_of_usual: Reason | None
    gentle: bool
    first_week: int
    sessions: int
    first_dose: Dose
    last_dose: Dose
    sides: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTime:
    """What a plan with more minutes would have: other exercises, and larger doses of the same ones."""

    minutes: int
    exercises: tuple[str, ...]
    larger_doses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The reasons behind a plan."""

    choices: tuple[Choice, ...]
    left_out: tuple[LeftOut, ...]
    short_ladder: bool
    more_time: MoreTime | None


def explain(plan: Plan, library: Library, zone: ZoneInfo) -> Explanation:
    """Return the reasons behind a plan, and what five more minutes would change."""
    return Explanation(
        choices=tuple(_choice(plan, library, exercise_id) for exercise_id in plan.exercises),
        left_out=plan.left_out,
        short_ladder=_uses_short_ladder(plan, library),
        more_time=_more_time(plan, library, zone),
    )


def _choice(plan: Plan, library: Library, exercise_id: str) -> Choice:
    items = [(w.number, i) for w in plan.weeks for s in w.sessions for i in s.items if i.exercise == exercise_id]
    (first_week, first), (_, last) = items[0], items[-1]
    exercise = library.exercises[exercise_id]
    usual, form = exercise.forms[0], exercise.form(first.form)
    other = form.id != usual.id
    gentle = other and form.gentle and is_slow(plan.request, library)
    return Choice(
        exercise=exercise_id,
        form=form.id,
        instead_of_usual=why_not(exercise, usual, plan.request, library) if other else None,
        gentle=gentle,
        first_week=first_week,
        sessions=len(items),
        first_dose=first.dose,
        last_dose=last.dose,
        sides=last.sides,
    )


def _uses_short_ladder(plan: Plan, library: Library) -> bool:
    items = {(i.exercise, i.form, i.dose) for s in plan.sessions for i in s.items}
    return not all(
        dose in library.exercises[i].doses(library.exercises[i].form(form), short=False) for i, form, dose in items
    )


def _more_time(plan: Plan, library: Library, zone: ZoneInfo) -> MoreTime | None:
    minutes = plan.request.minutes + MORE_MINUTES
    if minutes not in MINUTES:
        return None
    try:
        longer = make_plan(replace(plan.request, minutes=minutes), library, zone=zone, issued=plan.issued)
    except NoPlanError:
        return None
    return MoreTime(
        minutes=minutes,
        exercises=tuple(i for i in longer.exercises if i not in plan.exercises),
        larger_doses=tuple(i for i in plan.exercises if _work(longer, library, i) > _work(plan, library, i)),
    )


def _work(plan: Plan, library: Library, exercise_id: str) -> int:
    """Return the seconds per side of an exercise's last dose in a plan."""
    doses = [item.dose for s in plan.sessions for item in s.items if item.exercise == exercise_id]
    return work_seconds_per_side(library.exercises[exercise_id], doses[-1]) if doses else 0
