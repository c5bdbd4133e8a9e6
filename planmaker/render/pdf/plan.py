"""A document as a PDF: each page laid out, furnished with its footer and written as one tagged file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from planmaker.figure.drawing import Drawing
from planmaker.handout.document import (
    CardPage,
    CompactPage,
    Document,
    FloorPage,
    GlancePage,
    LogPage,
    PlanPage,
    PosterPage,
    SafetyPage,
    WeekPage,
)
from planmaker.render.pdf.block import Block, Bookmark, Destination
from planmaker.render.pdf.drawing import Form
from planmaker.render.pdf.layout.card import lay_out_card
from planmaker.render.pdf.layout.compact import lay_out_compact
from planmaker.render.pdf.layout.floor import lay_out_floor
from planmaker.render.pdf.layout.glance import lay_out_glance
from planmaker.render.pdf.layout.log import lay_out_log
from planmaker.render.pdf.layout.poster import lay_out_poster
from planmaker.render.pdf.layout.safety import lay_out_safety
from planmaker.render.pdf.layout.week import lay_out_week
from planmaker.render.pdf.link import write_pdf
from planmaker.render.pdf.look import Look
from planmaker.render.pdf.sheet import Sheet


def render_pdf(
    document: Document,
    *,
    look: Look,
    drawings: Mapping[str, Drawing],
    logo: Form | None = None,
    foot: str = "",
    producer: str,
    issued: datetime,
) -> bytes:
    """Return the document as PDF/UA-1 and PDF/A-2a.

    Args:
        document: what the pages say.
        look: how they look.
        drawings: by name; those that the document names must be there.
        logo: of the clinic; there must be one if the document shows it.
        foot: a clinic's own words at the foot of every page.
        producer: the program and its version, for the file's metadata.
        issued: when the plan was made, for the file's metadata.

    Raises:
        PageTooFullError: a page does not fit.
        MissingGlyphError: the typeface lacks a character of a text.
    """
    sheet = Sheet(look=look, drawings=drawings, logo=logo)
    sides = list(_sides(document.pages, sheet))
    pages = [
        sheet.page(
            side,
            sheet.footer(document.stop, document.footer_of(number, len(sides)), foot),
            str(number),
        )
        for number, side in enumerate(sides, 1)
    ]
    return write_pdf(pages, title=document.title, language=document.language, producer=producer, issued=issued)


def _sides(pages: Sequence[PlanPage], sheet: Sheet) -> Iterator[Block]:
    """Yield the sides of all pages, with the places that links lead to and the chapters of the outline."""
    chapter = ""
    for page in pages:
        first, *others = _lay_out(page, sheet)
        if isinstance(page, SafetyPage | WeekPage | CardPage):
            first = replace(first, destinations=(*first.destinations, Destination(name=page.place)))
        if isinstance(page, WeekPage | CardPage):
            first = _in_chapter(first, page.chapter, opens=page.chapter != chapter)
            chapter = page.chapter
        yield first
        yield from others


def _in_chapter(side: Block, chapter: str, *, opens: bool) -> Block:
    """Put the bookmarks of a side below that of its chapter, which stands before the first of them."""
    below = tuple(replace(mark, level=mark.level + 1) for mark in side.bookmarks)
    return replace(side, bookmarks=(Bookmark(title=chapter), *below) if opens else below)


def _lay_out(page: PlanPage, sheet: Sheet) -> tuple[Block, ...]:
    match page:
        case GlancePage():
            sides = lay_out_glance(page, sheet)
        case WeekPage():
            sides = lay_out_week(page, sheet)
        case CardPage():
            sides = lay_out_card(page, sheet)
        case SafetyPage():
            sides = lay_out_safety(page, sheet)
        case FloorPage():
            sides = lay_out_floor(page, sheet)
        case CompactPage():
            sides = lay_out_compact(page, sheet)
        case PosterPage():
            sides = lay_out_poster(page, sheet)
        case LogPage():
            sides = lay_out_log(page, sheet)
    return sides
