"""An explanation of a plan in words, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from planmaker.handout.reasons import say_reason
from planmaker.handout.templates import Templates
from planmaker.handout.wording import dose_line
from planmaker.model import Library, Plan
from planmaker.planner.explain import Choice, Explanation, MoreTime


def explanation_lines(explanation: Explanation, plan: Plan, library: Library, templates: Templates) -> Iterator[str]:
    """Yield the explanation, one sentence a line."""
    words, wording = templates.reasons.explain, templates.wording
    content = library.words
    for choice in explanation.choices:
        yield _rota(choice, library, templates)
        if choice.gentle or choice.instead_of_usual:
            yield _form(choice, library, templates)
    for left in explanation.left_out:
        reason = say_reason(left.reason, templates.reasons.left_out, content, wording)
        yield words["left_out"].format(stretch=content.exercises[left.exercise].short_name, reason=reason)
    if explanation.short_ladder:
        yield words["short_ladder"]
    yield words["minimum_day"].format(stretches=_names(plan.minimum_day, library, templates))
    if explanation.more_time:
        yield _more_time(explanation.more_time, library, templates)


def _names(exercise_ids: tuple[str, ...], library: Library, templates: Templates) -> str:
    return templates.wording.join([library.words.exercises[i].short_name for i in exercise_ids])


def _rota(choice: Choice, library: Library, templates: Templates) -> str:
    dose_words = templates.wording.dose
    return templates.reasons.explain["rota"].format(
        stretch=library.words.exercises[choice.exercise].short_name,
        week=choice.first_week,
        sessions=choice.sessions,
        first=dose_line(choice.first_dose, choice.sides, dose_words),
        last=dose_line(choice.last_dose, choice.sides, dose_words),
    )


def _form(choice: Choice, library: Library, templates: Templates) -> str:
    words, said = templates.reasons.explain, library.words.exercises[choice.exercise]
    form = said.forms[choice.form].name
    if choice.instead_of_usual is None:
        return words["form_gentle"].format(stretch=said.short_name, form=form)
    reason = say_reason(choice.instead_of_usual, templates.reasons.left_out, library.words, templates.wording)
    return words["form"].format(stretch=said.short_name, form=form, reason=reason)


def _more_time(more: MoreTime, library: Library, templates: Templates) -> str:
    words = templates.reasons.explain
    if more.exercises:
        gain = words["more_time_stretches"].format(stretches=_names(more.exercises, library, templates))
    elif more.larger_doses:
        gain = words["more_time_doses"].format(stretches=_names(more.larger_doses, library, templates))
    else:
        gain = words["more_time_nothing"]
    return words["more_time"].format(minutes=more.minutes, gain=gain)
