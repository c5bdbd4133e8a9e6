"""A card: everything about one stretch, on one page."""

from __future__ import annotations

from dataclasses import dataclass

from planmaker.handout.context import Context
from planmaker.handout.document import CardPage, DoseColumn, Plate, Section, Text, marked, rich
from planmaker.handout.wording import check_places, dose_sentences, stretch_name
from planmaker.library.check import LONGEST_NAME
from planmaker.model import Dose, Form


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """The words of a card; see ``pages.yaml``."""

    intro: str
    intro_without_equipment: str
    intro_form: str
    one_week: str
    two_weeks: str
    weeks: str
    feel: str
    easier: str
    harder: str
    care: str

    def __post_init__(self) -> None:
        check_places((self.intro,), "what_for", "equipment")
        check_places((self.intro_without_equipment,), "what_for")
        check_places((self.intro_form,), "form", "intro")
        check_places((self.one_week, self.two_weeks, self.weeks), "first", "last")


def card_page(context: Context, exercise_id: str, words: CardWords) -> CardPage:
    """Return the card of one of the plan's exercises, in the form that the plan has it in."""
    exercise, form = context.library.exercises[exercise_id], context.form(exercise_id)
    said = context.words(exercise_id)
    steps = said.forms[form.id].steps
    pictures = ((frame, context.picture(exercise_id, frame.drawing)) for frame in form.frames)
    with_form = stretch_name(exercise, form.id, said, context.wording.names)
    fits = len(with_form) <= LONGEST_NAME
    return CardPage(
        exercise=exercise_id,
        title=marked(with_form if fits else said.name),
        intro=_intro(context, exercise_id, form, words, name_form=not fits),
        doses=_doses(context, exercise_id, words),
        steps=tuple(marked(step) for step in steps),
        plates=tuple(Plate(picture=picture, step=frame.step) for frame, picture in pictures if picture),
        feel=Section(title=rich(words.feel), paragraph=marked(said.feel)),
        easier=Section(title=rich(words.easier), paragraph=marked(said.easier)),
        harder=Section(title=rich(words.harder), paragraph=marked(said.harder)),
        care=Section(title=rich(words.care), items=tuple(marked(c) for c in said.cautions)),
    )


def _intro(context: Context, exercise_id: str, form: Form, words: CardWords, *, name_form: bool) -> Text:
    said, names = context.words(exercise_id), context.library.words.vocabulary.equipment
    equipment = context.wording.join([names[key] for key in form.equipment])
    template = words.intro if equipment else words.intro_without_equipment
    intro = template.format(what_for=said.what_for, equipment=equipment)
    if name_form:
        form_name = said.forms[form.id].name
        intro = words.intro_form.format(form=form_name[:1].upper() + form_name[1:], intro=intro)
    return marked(intro)


def _doses(context: Context, exercise_id: str, words: CardWords) -> tuple[DoseColumn, ...]:
    """Return each dose with the weeks from its first to its last."""
    weeks_by_dose: dict[Dose, list[int]] = {}
    for week in context.plan.weeks:
        for session in week.sessions:
            for item in session.items:
                if item.exercise == exercise_id:
                    weeks_by_dose.setdefault(item.dose, []).append(week.number)
    sides = context.library.exercises[exercise_id].sides
    columns = []
    for dose, weeks in weeks_by_dose.items():
        first, last = weeks[0], weeks[-1]
        template = {0: words.one_week, 1: words.two_weeks}.get(last - first, words.weeks)
        sentences = dose_sentences(dose, sides, context.wording.dose)
        columns.append(
            DoseColumn(weeks=rich(template, first=first, last=last), dose=tuple(marked(f"**{s}**") for s in sentences))
        )
    return tuple(columns)
