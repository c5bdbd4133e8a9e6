"""A card: everything about one stretch, on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from planmaker.handout.context import Context, Materials
from planmaker.handout.document import (
    CardPage,
    DoseColumn,
    Gentler,
    Plate,
    Pointer,
    Section,
    Text,
    marked,
    rich,
    week_place,
)
from planmaker.handout.wording import check_places, dose_sentences, sentence_start
from planmaker.library.check import LONGEST_NAME
from planmaker.model import Dose, Exercise, ExerciseWords, Form

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """The words of a card; see ``pages.yaml``."""

    chapter: str
    intro: str
    intro_without_equipment: str
    intro_form: str
    one_week: str
    two_weeks: str
    weeks: str
    to_week: str
    feel: str
    easier: str
    harder: str
    care: str

    def __post_init__(self) -> None:
        check_places((self.intro,), "what_for", "equipment")
        check_places((self.intro_without_equipment,), "what_for")
        check_places((self.intro_form,), "form", "intro")
        check_places((self.one_week, self.two_weeks, self.weeks), "first", "last")
        check_places((self.to_week,), "number")


def plan_card(context: Context, exercise_id: str, words: CardWords) -> CardPage:
    """Return the card of one of the plan's exercises, in the form that the plan has it in."""
    exercise, form = context.library.exercises[exercise_id], context.form(exercise_id)
    return card_page(context, exercise, form, _doses_by_week(context, exercise_id), words)


def fullest_card(materials: Materials, exercise: Exercise, form: Form, words: CardWords) -> CardPage:
    """Return the card of a form with as many doses as a plan can have: another rung each week."""
    levels = materials.library.rules.levels.values()
    climbs = [(level.first_rung, max(level.rungs_by_week)) for level in levels]
    first, last = max(climbs, key=lambda climb: climb[1] - climb[0])
    rungs = exercise.doses(form, short=False)[first - 1 : last]
    return card_page(materials, exercise, form, {dose: [week] for week, dose in enumerate(rungs, 1)}, words)


def card_page(
    materials: Materials, exercise: Exercise, form: Form, doses: Mapping[Dose, Sequence[int]], words: CardWords
) -> CardPage:
    """Return the card of a form with its doses, each with the weeks in which it comes."""
    said = materials.words(exercise.id)
    own = said.forms[form.id]
    pictures = ((frame, materials.picture_of(exercise.id, form, frame.drawing)) for frame in form.frames)
    usual = form.id == exercise.forms[0].id
    with_form = said.name if usual else materials.wording.names.form.format(exercise=said.name, form=own.name)
    fits = len(with_form) <= LONGEST_NAME
    return CardPage(
        exercise=exercise.id,
        chapter=words.chapter,
        title=marked(with_form if fits else said.name),
        intro=_intro(materials, said, form, words, name_form=not fits),
        doses=tuple(_dose(materials, exercise, dose, weeks, words) for dose, weeks in doses.items()),
        steps=tuple(marked(step) for step in own.steps),
        plates=tuple(Plate(picture=picture, step=frame.step) for frame, picture in pictures if picture),
        feel=Section(title=rich(words.feel), paragraph=marked(_own(own.feel, said.feel))),
        easier=Section(title=rich(words.easier), paragraph=marked(_own(own.easier, said.easier))),
        harder=Section(title=rich(words.harder), paragraph=marked(_own(own.harder, said.harder))),
        gentler=_gentler(materials, exercise, form) if usual and _own(own.easier, said.easier) else None,
        care=Section(
            title=rich(words.care), items=tuple(marked(caution) for caution in _own(own.cautions, said.cautions))
        ),
    )


def _gentler(materials: Materials, exercise: Exercise, form: Form) -> Gentler | None:
    """Return the first other form that looks different, is no harder and for no fewer people."""
    shown = {frame.drawing for frame in form.frames}
    for other in exercise.forms:
        drawing = other.frames[-1].drawing if other.frames else ""
        harder = other.difficulty > form.difficulty or set(other.contraindications) - set(form.contraindications)
        if harder or drawing in shown:
            continue
        if picture := materials.picture_of(exercise.id, other, drawing):
            name = sentence_start(materials.words(exercise.id).forms[other.id].name)
            return Gentler(picture=picture, name=marked(f"{name}."))
    return None


def _own(words: T | None, usual: T) -> T:
    """Return a form's own words, or those of the exercise."""
    return usual if words is None else words


def _intro(materials: Materials, said: ExerciseWords, form: Form, words: CardWords, *, name_form: bool) -> Text:
    names = materials.library.words.vocabulary.equipment
    equipment = materials.wording.join([names[key] for key in form.equipment])
    template = words.intro if equipment else words.intro_without_equipment
    intro = template.format(what_for=said.what_for, equipment=equipment)
    if name_form:
        intro = words.intro_form.format(form=sentence_start(said.forms[form.id].name), intro=intro)
    return marked(intro)


def _doses_by_week(context: Context, exercise_id: str) -> Mapping[Dose, Sequence[int]]:
    weeks_by_dose: dict[Dose, list[int]] = {}
    for week in context.plan.weeks:
        for session in week.sessions:
            for item in session.items:
                if item.exercise == exercise_id:
                    weeks_by_dose.setdefault(item.dose, []).append(week.number)
    return weeks_by_dose


def _dose(materials: Materials, exercise: Exercise, dose: Dose, weeks: Sequence[int], words: CardWords) -> DoseColumn:
    """Return a dose with the weeks from its first to its last."""
    first, last = weeks[0], weeks[-1]
    template = {0: words.one_week, 1: words.two_weeks}.get(last - first, words.weeks)
    sentences = dose_sentences(dose, exercise.sides, materials.wording.dose)
    return DoseColumn(
        weeks=rich(template, first=first, last=last),
        first=Pointer(week_place(first), words.to_week.format(number=first)),
        dose=tuple(marked(f"**{s}**") for s in sentences),
    )
