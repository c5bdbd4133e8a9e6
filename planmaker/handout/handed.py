"""What a clinician hands out without a plan: stretches, each in one form and with one dose.

The content limits the doses: a hold by its sourced maximum, repetitions and sets by the top of the ladder, and what is
done several times a day by the most in a week. A clinician may go beyond, under their own name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planmaker.errors import UsageError, did_you_mean
from planmaker.model import Dose, Exercise, Form, Library
from planmaker.planner.budget import work_seconds_per_side

ALL = ""
"""Stands for every stretch that is not named by itself."""
SIGN = "Give less, or put your name under it with --signed-by."
_DAYS, _SECONDS = 7, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was asked for: numbers and forms by the id of a stretch, or for `ALL`.

    Without `exercises` it is all of the `programme`.
    """

    programme: str = "lower-back"
    exercises: tuple[str, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    hold_seconds: Mapping[str, int] = field(default_factory=dict)
    repetitions: Mapping[str, int] = field(default_factory=dict)
    sets: Mapping[str, int] = field(default_factory=dict)
    per_day: int | None = None
    signed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A stretch in the form and with the dose that is handed out; `is_own` if the dose is not the content's."""

    exercise: Exercise
    form: Form
    dose: Dose
    is_own: bool


def handed_out(order: Order, library: Library) -> tuple[Handed, ...]:
    """Return the stretches of an order, in its sequence.

    Raises:
        UsageError: something is not known or does not fit, or a dose is beyond the content's and nobody signs it.
    """
    exercises = _exercises(order, library)
    for asked in (order.forms, order.hold_seconds, order.repetitions, order.sets):
        for exercise_id in asked:
            if exercise_id not in {ALL, *(exercise.id for exercise in exercises)}:
                raise UsageError(
                    f"'{exercise_id}' is not among the stretches.", hint="Name it, or leave its option out."
                )
    handed = tuple(_handed(exercise, order) for exercise in exercises)
    if order.signed_by and not any(one.is_own for one in handed) and order.per_day is None:
        raise UsageError(
            "--signed-by is for a dose of your own.", hint="Give one with --hold, --repetitions, --sets or --per-day."
        )
    if not order.signed_by:
        for one in handed:
            for beyond in _beyond(one, order.per_day, library):
                raise UsageError(f"{one.exercise.id}: {beyond}.", hint=SIGN)
    return handed


def _exercises(order: Order, library: Library) -> Sequence[Exercise]:
    if order.programme not in library.programmes:
        hint = did_you_mean(order.programme, library.programmes) or f"Known: {', '.join(library.programmes)}."
        raise UsageError(f"There is no programme '{order.programme}'.", hint=hint)
    ids = dict.fromkeys(order.exercises or library.programmes[order.programme].exercises)
    for exercise_id in ids:
        if exercise_id not in library.exercises:
            hint = did_you_mean(exercise_id, library.exercises) or f"Known: {', '.join(library.exercises)}."
            raise UsageError(f"There is no exercise '{exercise_id}'.", hint=hint)
    return [library.exercises[exercise_id] for exercise_id in ids]


def _handed(exercise: Exercise, order: Order) -> Handed:
    form = _form(exercise, order.forms)
    usual = exercise.doses(form, short=False)[0]
    hold = order.hold_seconds.get(exercise.id, order.hold_seconds.get(ALL))
    if hold is not None and usual.hold_seconds is None:
        raise UsageError(
            f"'{exercise.id}' goes with the breath and has no hold.",
            hint=f"Name the stretch that the hold is for: --hold ID={hold}.",
        )
    dose = replace(
        usual,
        hold_seconds=usual.hold_seconds if hold is None else hold,
        repetitions=order.repetitions.get(exercise.id, order.repetitions.get(ALL, usual.repetitions)),
        sets=order.sets.get(exercise.id, order.sets.get(ALL, usual.sets)),
    )
    return Handed(exercise=exercise, form=form, dose=dose, is_own=dose != usual)


def _form(exercise: Exercise, forms: Mapping[str, str]) -> Form:
    wanted = forms.get(exercise.id, forms.get(ALL, exercise.forms[0].id))
    known = [form.id for form in exercise.forms]
    if wanted not in known:
        hint = did_you_mean(wanted, known) or f"It has: {', '.join(known)}."
        raise UsageError(f"'{exercise.id}' has no form '{wanted}'.", hint=hint)
    return exercise.form(wanted)


def _beyond(handed: Handed, per_day: int | None, library: Library) -> Iterator[str]:
    """Yield in what a dose goes beyond the content, and what its most is."""
    exercise, dose, rules = handed.exercise, handed.dose, library.rules
    rungs = [*exercise.doses(handed.form, short=False), *exercise.doses(handed.form, short=True)]
    longest = min(rules.longest_hold_seconds, exercise.maximum_hold_seconds or rules.longest_hold_seconds)
    if dose.hold_seconds is not None and dose.hold_seconds > longest:
        yield f"a hold of {dose.hold_seconds} seconds is too long; the most is {longest}"
    for word, own, most in (
        ("repetitions", dose.repetitions, max(rung.repetitions for rung in rungs)),
        ("sets", dose.sets, max(rung.sets for rung in rungs)),
    ):
        if own > most:
            yield f"{own} {word} are too many; the most is {most}"
    week = _DAYS * (per_day or 0) * work_seconds_per_side(exercise, dose)
    if week > rules.most_seconds_per_side_and_week:
        most = rules.most_seconds_per_side_and_week // _SECONDS
        yield f"{per_day} times a day are {-(-week // _SECONDS)} minutes a week; the most is {most}"


def ruled_out_by(handed: Handed, library: Library) -> tuple[str, ...]:
    """Return the answers about health with which a plan would not have this form of the stretch."""
    form = handed.form
    return tuple(
        key
        for key, rule in library.vocabulary.health.items()
        if not rule.no_plan and (key in form.contraindications or rule.excludes & form.demands)
    )
