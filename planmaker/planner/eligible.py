"""Which exercises a person may do, and in which form: safety first, then wishes.

Every key of a request is checked here against the library, so that the rest of the planner can rely on them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from planmaker.errors import NoPlanError, UsageError, did_you_mean
from planmaker.model import Dose, Exercise, Form, LeftOut, LevelRules, Library, PlanRequest, Reason

HARD = 3
"""The difficulty of forms that beginners meet only after some weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An exercise in the form that suits the person, with the doses that are allowed, and its first week."""

    exercise: Exercise
    form: Form
    full: tuple[Dose, ...]
    short: tuple[Dose, ...]
    from_week: int

    @property
    def id(self) -> str:
        """Return the exercise's id."""
        return self.exercise.id

    def ladder(self, *, short: bool) -> tuple[Dose, ...]:
        """Return the doses from the first rung up."""
        return self.short if short else self.full


def level_rules(request: PlanRequest, library: Library) -> LevelRules:
    """Return the rules of the request's level, with the pace of a gentler one for older people."""
    rules = library.rules
    if request.age is not None and request.age >= rules.time.slow_from_age:
        return rules.levels[rules.older_pace.get(request.level, request.level)]
    return rules.levels[request.level]


def is_slow(request: PlanRequest, library: Library) -> bool:
    """Tell whether the person needs more time to set up and to change position."""
    older = request.age is not None and request.age >= library.rules.time.slow_from_age
    return older or library.rules.levels[request.level].slow


def candidates(request: PlanRequest, library: Library) -> tuple[dict[str, Candidate], tuple[LeftOut, ...]]:
    """Return what the person may do, by exercise id, and what they may not, with the reason.

    Raises:
        UsageError: the request names something that the library does not know.
        NoPlanError: an answer about health allows no plan, or an exercise that was asked for is ruled out.
    """
    check_keys(request, library)
    for key in request.health or ():
        if library.vocabulary.health[key].no_plan:
            said = library.words.vocabulary.health[key]
            raise NoPlanError(f"No plan for '{key}' ({said}).", hint=library.words.safety.no_plan)
    wanted = dict.fromkeys((*library.programmes[request.programme].exercises, *request.include))
    found: dict[str, Candidate] = {}
    left_out: list[LeftOut] = []
    for exercise_id in wanted:
        choice = _choose_form(library.exercises[exercise_id], request, library)
        if isinstance(choice, Candidate):
            found[exercise_id] = choice
        elif exercise_id in request.include:
            raise NoPlanError(
                f"'{exercise_id}' cannot be included: {_spell(choice)}.",
                hint=f"Drop --include {exercise_id}, or change the choice that rules it out if it does not apply.",
            )
        else:
            left_out.append(LeftOut(exercise=exercise_id, reason=choice))
    if all(candidate.from_week > 1 for candidate in found.values()):
        found |= _from_week_one(found, request, library)
    return found, tuple(left_out)


def _from_week_one(late: Mapping[str, Candidate], request: PlanRequest, library: Library) -> dict[str, Candidate]:
    """Return those that have an easier form to start with at once: that of a plan of one week."""
    one_week = replace(request, weeks=1)
    choices = {i: _choose_form(candidate.exercise, one_week, library) for i, candidate in late.items()}
    return {i: choice for i, choice in choices.items() if isinstance(choice, Candidate)}


def _spell(reason: Reason) -> str:
    return " ".join((reason.rule, *(value for _, value in reason.facts)))


def check_keys(request: PlanRequest, library: Library) -> None:
    """Check that the library knows every key of the request.

    Raises:
        UsageError: it does not; the message names the key and its option.
    """
    vocabulary = library.vocabulary
    named: Sequence[tuple[str, Collection[str], Collection[str]]] = (
        ("--programme", [request.programme], library.programmes),
        ("--level", [request.level], library.rules.levels),
        ("--goal", [request.goal], vocabulary.purposes),
        ("--place", [request.place], vocabulary.places),
        ("--avoid", request.avoid, vocabulary.avoid),
        ("--health", request.health or (), vocabulary.health),
        ("--region", [request.region] if request.region else [], vocabulary.regions),
        ("--include", request.include, library.exercises),
        ("--exclude", request.exclude, library.exercises),
    )
    for option, keys, known in named:
        for key in keys:
            if key not in known:
                hint = did_you_mean(key, known) or f"Known: {', '.join(known)}."
                raise UsageError(f"'{key}' is not known for {option}.", hint=hint)


def _choose_form(exercise: Exercise, request: PlanRequest, library: Library) -> Candidate | Reason:
    """Return the first form that nothing rules out, or the reason that rules out the usual one."""
    if exercise.id in request.exclude:
        return Reason(rule="excluded")
    forms = sorted(exercise.forms, key=lambda form: not form.gentle) if is_slow(request, library) else exercise.forms
    reasons: dict[str, Reason] = {}
    for form in forms:
        choice = _candidate(exercise, form, request, library)
        if isinstance(choice, Candidate):
            return choice
        reasons[form.id] = choice
    return reasons[exercise.forms[0].id]


def _candidate(exercise: Exercise, form: Form, request: PlanRequest, library: Library) -> Candidate | Reason:
    vocabulary = library.vocabulary
    for key in sorted(request.health or ()):
        if key in form.contraindications or vocabulary.health[key].excludes & form.demands:
            return Reason(rule="health", facts=(("health", key),))
    for key in sorted(request.avoid):
        if vocabulary.avoid[key] & form.demands:
            return Reason(rule="avoid", facts=(("avoid", key),))
    if vocabulary.postures[form.posture].place not in vocabulary.places[request.place]:
        return Reason(rule="place", facts=(("place", request.place),))
    level = level_rules(request, library)
    from_week = level.hard_form_from_week if form.difficulty >= HARD and exercise.id not in request.include else 1
    if from_week > request.weeks:
        return Reason(rule="hard-form", facts=(("week", str(from_week)),))
    longest = longest_hold(exercise, form, request, library)
    full = _capped(exercise.doses(form, short=False), longest)
    short = _capped(exercise.doses(form, short=True), longest)
    if len(full) < level.first_rung or not short:
        return Reason(rule="hold", facts=(("seconds", str(longest)),))
    return Candidate(exercise=exercise, form=form, full=full, short=short, from_week=from_week)


def barred_demands(request: PlanRequest, library: Library) -> frozenset[str]:
    """Return what the person's body may not be asked for, by health or by choice."""
    vocabulary = library.vocabulary
    by_health = (vocabulary.health[key].excludes for key in request.health or ())
    by_choice = (vocabulary.avoid[key] for key in request.avoid)
    return frozenset().union(*by_health, *by_choice)


def why_not(exercise: Exercise, form: Form, request: PlanRequest, library: Library) -> Reason | None:
    """Return what rules a form out for this person, or None."""
    choice = _candidate(exercise, form, request, library)
    return choice if isinstance(choice, Reason) else None


def longest_hold(exercise: Exercise, form: Form, request: PlanRequest, library: Library) -> int:
    """Return the longest hold, in seconds, that content, rules and the person's health allow."""
    limits = [library.rules.longest_hold_seconds]
    if exercise.maximum_hold_seconds is not None:
        limits.append(exercise.maximum_hold_seconds)
    for key in request.health or ():
        by_demand: Mapping[str, int] = library.vocabulary.health[key].longest_hold_seconds
        limits += [seconds for demand, seconds in by_demand.items() if demand in form.demands]
    return min(limits)


def _capped(ladder: tuple[Dose, ...], longest: int) -> tuple[Dose, ...]:
    return tuple(dose for dose in ladder if dose.hold_seconds is None or dose.hold_seconds <= longest)
