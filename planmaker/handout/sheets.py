"""From what a clinician hands out to its document: cards, compact pages or a poster; and the log sheet.

Cards and compact pages end with when to stop and get help, and with what these pages are; a poster has room for one
line of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from planmaker.handout.card import card_page
from planmaker.handout.compact import compact_page
from planmaker.handout.context import Materials
from planmaker.handout.document import (
    CardPage,
    Document,
    DoseColumn,
    PlanPage,
    Text,
    marked,
    plain,
    rich,
)
from planmaker.handout.handed import Handed, Order
from planmaker.handout.log import LogRequest, log_page
from planmaker.handout.poster import poster_pages
from planmaker.handout.safety import review_words, safety_page
from planmaker.handout.templates import Templates
from planmaker.handout.wording import date_words, dose_sentences
from planmaker.model import Library


class Layout(StrEnum):
    """How stretches are laid out when there is no plan."""

    CARD = "card"  # one a page, with all that there is to know
    COMPACT = "compact"  # two or three a page
    POSTER = "poster"  # all on one sheet


def build_handout(
    order: Order,
    handed: Sequence[Handed],
    library: Library,
    templates: Templates,
    *,
    layout: Layout,
    issued: datetime,
    name: str = "",
    region: str = "",
    drawings: frozenset[str] = frozenset(),
) -> Document:
    """Return the document of stretches without a plan.

    Args:
        order: who signs, and how often a day.
        handed: the stretches, in their sequence.
        library: the content.
        templates: the words of the pages.
        layout: how the stretches are laid out.
        issued: when the pages are made.
        name: whose pages they are, or "".
        region: whose emergency numbers to print, or "".
        drawings: the names of the drawings that exist; the others are left out.
    """
    materials = Materials(library=library, wording=templates.wording, drawings=drawings)
    words = templates.handout
    title = _title(len(handed), templates)
    often = words.handed.per_day.say(order.per_day) if order.per_day else ""
    signed = _signed(order, handed, materials, templates)
    pages: Sequence[PlanPage]
    if layout is Layout.POSTER:
        about = _about(words.poster.about, handed, materials, templates, issued)
        pages = poster_pages(handed, materials, words.poster, title=title, often=often, about=_joined(signed, about))
    else:
        if layout is Layout.COMPACT:
            pages = [compact_page(handed, materials, words.compact, title=title, often=often, signed=signed)]
        else:
            pages = [_card(one, order, materials, templates, often) for one in handed]
        about = _about(words.handed.about, handed, materials, templates, issued)
        pages = [*pages, safety_page(materials, region, about)]
    single = layout is Layout.CARD and len(handed) == 1
    return _document(plain(pages[0].title if single else title), name, pages, library, templates)


def build_log(request: LogRequest, library: Library, templates: Templates, *, name: str = "") -> Document:
    """Return the document of a log sheet; `name` is whose it is, or ""."""
    page = log_page(request, library, templates.wording, templates.handout.log)
    return _document(plain(page.title), name, [page], library, templates)


def _document(title: str, name: str, pages: Sequence[PlanPage], library: Library, templates: Templates) -> Document:
    footers = templates.pages.document
    return Document(
        title=title,
        language=library.words.language,
        stop=marked(library.words.safety.stop_rule),
        footer_name=name,
        footer=footers.footer_of if name else footers.footer,
        pages=tuple(pages),
    )


def _title(count: int, templates: Templates) -> Text:
    words = templates.handout.handed
    return marked(words.titles[count - 1] if count <= len(words.titles) else words.title.format(count=count))


def _card(handed: Handed, order: Order, materials: Materials, templates: Templates, often: str) -> CardPage:
    """Return the card of a stretch with the one dose, and under it who set it."""
    exercise, words = handed.exercise, templates.handout.handed
    sentences = dose_sentences(handed.dose, exercise.sides, materials.wording.dose)
    doses = [_dose(words.dose, (*sentences, often) if often else sentences)]
    if order.signed_by and (handed.is_own or order.per_day):
        doses.append(_dose(words.signed, (order.signed_by,)))
    page = card_page(materials, exercise, handed.form, {}, templates.pages.card)
    return replace(page, doses=tuple(doses))


def _dose(label: str, lines: Sequence[str]) -> DoseColumn:
    return DoseColumn(weeks=marked(label), first=None, dose=tuple(rich("**{line}**", line=line) for line in lines))


def _signed(order: Order, handed: Sequence[Handed], materials: Materials, templates: Templates) -> Text:
    """Say whose doses they are, if they are not the content's."""
    words = templates.handout.handed
    own = [materials.words(one.exercise.id).short_name for one in handed if one.is_own]
    if not order.signed_by:
        return ()
    if order.per_day or len(own) == len(handed):
        return rich(words.signed_all, name=order.signed_by)
    return rich(words.signed_some, name=order.signed_by, stretches=materials.wording.join(own))


def _joined(*texts: Text) -> Text:
    """Join sentences."""
    there = [text for text in texts if text]
    return tuple(run for n, text in enumerate(there) for run in (marked(" ") if n else ()) + text)


def _about(
    template: str, handed: Sequence[Handed], materials: Materials, templates: Templates, issued: datetime
) -> Text:
    """Say what the pages are: when they were made, which version of the texts, and who has reviewed it."""
    library = materials.library
    reviews = [library.words.safety.review, *(one.exercise.review for one in handed)]
    review = review_words(reviews, materials, templates.pages.floor)
    made = f"{date_words(issued.date(), materials.wording.dates)} {issued.year}"
    return rich(template, issued=made, version=library.version, review=review)
