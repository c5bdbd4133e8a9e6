"""The safety pages: when to stop and get help, and down to the floor and up again."""

from __future__ import annotations

from dataclasses import dataclass

from planmaker.handout.context import Context, Materials
from planmaker.handout.document import FloorPage, Picture, SafetyPage, Section, Text, Tier, Transfer, Zone, marked, rich
from planmaker.handout.reasons import ReasonWords, say_reason
from planmaker.handout.wording import check_places, date_words
from planmaker.model import Region, Review, SafetyTier, TransferStep
from planmaker.planner.eligible import barred_demands
from planmaker.theme import Clinic, Theme

ICONS = ("go", "slow", "stop")
NOWHERE = Region(emergency="")
"""Stands for a region whose numbers nobody has given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorWords:
    """The words of the last page; see ``pages.yaml``."""

    title_without_floor: str
    left_out: str
    left_out_one: str
    questions: str
    questions_clinic: str
    questions_phone: str
    notes_title: str
    about: str
    not_reviewed: str
    reviewed: str

    def __post_init__(self) -> None:
        check_places((self.left_out,), "stretches")
        check_places((self.left_out_one,), "stretches", "reason")
        check_places((self.questions, self.notes_title))
        check_places((self.questions_clinic,), "clinic")
        check_places((self.questions_phone,), "clinic", "phone")
        check_places((self.about,), "issued", "revision", "version", "review")
        check_places((self.reviewed,), "reviewer", "date")


def safety_page(materials: Materials, region_key: str, about: Text = ()) -> SafetyPage:
    """Return the page that says when to stop and get help; emergency numbers are those of the region."""
    said, region = materials.library.words.safety, materials.library.vocabulary.regions.get(region_key, NOWHERE)
    return SafetyPage(
        title=marked(said.title),
        intro=marked(said.intro),
        tiers=(
            _tier(said.emergency, _call(said.emergency, region.emergency, region.call, region)),
            _tier(said.today, _call(said.today, region.urgent, region.call_today, region)),
            _tier(said.visit, said.visit.call_without_number),
        ),
        pain_title=marked(said.pain_title),
        zones=pain_zones(materials),
        pain_note=marked(said.pain_note),
        about=about,
    )


def pain_zones(materials: Materials) -> tuple[Zone, ...]:
    """Return the traffic light of pain."""
    return tuple(
        Zone(icon=icon, range=marked(zone.range), action=marked(f"**{zone.action}**"), meaning=marked(zone.meaning))
        for icon, zone in zip(ICONS, materials.library.words.safety.pain_zones, strict=True)
    )


def _call(tier: SafetyTier, number: str, own_words: str, region: Region) -> str:
    """Say whom to call: in the words of the region, by its number, or without a number."""
    if own_words:
        return own_words
    numbers = {"emergency": region.emergency, "urgent": region.urgent}
    return tier.call.format(**numbers) if number else tier.call_without_number


def _tier(tier: SafetyTier, call: str) -> Tier:
    return Tier(
        title=marked(tier.title),
        call=marked(f"**{call}**") if call else (),
        note=marked(tier.note),
        intro=marked(tier.intro),
        items=tuple(marked(item) for item in tier.items),
    )


def floor_page(context: Context, words: FloorWords, reasons: ReasonWords, theme: Theme | None = None) -> FloorPage:
    """Return the last page; a plan that never goes to the floor needs no way down to it."""
    theme = theme or Theme()
    said, postures = context.library.words.safety, context.library.vocabulary.postures
    places = {postures[context.form(i).posture].place for i in context.plan.exercises}
    on_floor = "floor" in places
    down, up = _open_steps(said.down, context), _open_steps(said.up, context)
    passable = on_floor and down[: len(said.down) - 1] == said.down[:-1] and up[1 - len(said.up) :] == said.up[1:]
    set_up = [item for place, items in said.set_up.items() if place in places for item in items]
    return FloorPage(
        title=marked(said.floor_title if passable else words.title_without_floor),
        intro=marked(said.floor_intro if passable else said.floor_barred) if on_floor else (),
        down_title=marked(said.down_title) if passable else (),
        down=tuple(_transfer(step, context) for step in down) if passable else (),
        up_title=marked(said.up_title) if passable else (),
        up=tuple(marked(step.text) for step in up) if passable else (),
        set_up=Section(title=marked(said.set_up_title), items=tuple(marked(item) for item in set_up)),
        missed=Section(title=marked(said.missed_title), items=tuple(marked(item) for item in said.missed)),
        flare_up=Section(title=marked(said.flare_up_title), items=tuple(marked(item) for item in said.flare_up)),
        notes=Section(title=rich(words.notes_title), items=tuple(marked(note) for note in theme.notes)),
        left_out=_left_out(context, words, reasons),
        questions=_questions(theme.clinic, words),
        about=_about(context, words),
    )


def _questions(clinic: Clinic, words: FloorWords) -> Text:
    """Say whom to ask: the clinic if there is one."""
    if not clinic.name:
        return rich(words.questions)
    return rich(
        words.questions_phone if clinic.phone else words.questions_clinic, clinic=clinic.name, phone=clinic.phone
    )


def _open_steps(steps: tuple[TransferStep, ...], context: Context) -> tuple[TransferStep, ...]:
    """Return the steps that ask nothing of the body that it may not do, in their order."""
    barred = barred_demands(context.plan.request, context.library)
    return tuple(step for step in steps if not step.demands & barred)


def _transfer(step: TransferStep, context: Context) -> Transfer:
    drawn = step.drawing in context.drawings
    picture = Picture(drawing=step.drawing, alt=step.alt) if drawn else None
    return Transfer(text=marked(step.text), picture=picture)


def _left_out(context: Context, words: FloorWords, reasons: ReasonWords) -> Text:
    left_out, content = context.plan.left_out, context.library.words
    if not left_out:
        return ()
    stretches_by_reason: dict[str, list[str]] = {}
    for left in left_out:
        reason = say_reason(left.reason, reasons.left_out, content, context.wording)
        stretches_by_reason.setdefault(reason, []).append(content.exercises[left.exercise].short_name)
    said = [
        words.left_out_one.format(stretches=", ".join(stretches), reason=reason)
        for reason, stretches in stretches_by_reason.items()
    ]
    return rich(words.left_out, stretches=" ".join(said))


def _about(context: Context, words: FloorWords) -> Text:
    plan, library = context.plan, context.library
    reviews = [library.words.safety.review, *(library.exercises[i].review for i in plan.exercises)]
    issued = f"{date_words(plan.issued.date(), context.wording.dates)} {plan.issued.year}"
    return rich(
        words.about,
        issued=issued,
        revision=plan.revision,
        version=plan.content_version,
        review=review_words(reviews, context, words),
    )


def review_words(reviews: list[Review], materials: Materials, words: FloorWords) -> str:
    """Name the reviewers only if all texts are signed."""
    if not all(review.signed for review in reviews):
        return words.not_reviewed
    latest = max(reviews, key=lambda review: (str(review.on), review.reviewer))
    names = dict.fromkeys(review.reviewer for review in reviews)
    when = f"{date_words(latest.on, materials.wording.dates)} {latest.on.year}" if latest.on else ""
    return words.reviewed.format(reviewer=materials.wording.join(list(names)), date=when)
