"""The last page: down to the floor and up again, a safe set-up, missed sessions, flare-ups, and what this plan is.

A page without the way to the floor has its sections one below the other, each with its heading at the left and its
list at the right, and the panel at the foot. So has the second side of a page that is too long for one. In large print
the pictures stand two by two, and a long rest goes on on further sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from planmaker.handout.document import FloorPage, Section, Transfer, plain
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.sheet import PageTooFullError, Picturing, Sheet, Side
from planmaker.render.pdf.tags import Role, list_numbering

COLUMN_GAP = 24.0
PICTURE_GAP = 14.0
WIDEST_PICTURE = 130.0
"""Three pictures are hardly larger than four."""
WIDEST_LARGE_PICTURE = 180.0
PANEL_PADDING = 14.0
PANEL_BOTTOM = 14.0
"""The panel stands so far above the end of the text area."""

LABEL_WIDTH = 140.0
"""Headings stand in a column of this width where their lists stand beside them."""
LIST_LEFT = LABEL_WIDTH + 20.0
LIST_GAP = 7.0
LARGE_COLUMNS = 2
"""Pictures beside each other in large print."""
ROW_GAP = 14.0
LEAST_AIR, MOST_AIR = 12.0, 32.0
"""White above and below each section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """How much air there is, as a share of the usual, how large the pictures are, and the type of what was left out."""

    air: float = 1.0
    scale: float = 1.0
    left_out: str = "tight"
    steps: float = 7.0  # between steps
    items: float = 4.0  # between the items of a list


_FITS = (
    _Fit(),
    _Fit(air=0.7),
    _Fit(air=0.7, scale=0.85, left_out="small"),
    _Fit(air=0.5, scale=0.75, left_out="small"),
    _Fit(air=0.5, scale=0.75, left_out="small", steps=5, items=2),
    _Fit(air=0.3, scale=0.6, left_out="small", steps=4, items=2),
)
"""Ways to set the page: a long list of what was left out takes air first, then gets smaller itself."""


def lay_out_floor(page: FloorPage, sheet: Sheet) -> tuple[Block, ...]:
    """Lay out the last page: one side, or if that is too short the way to the floor first and then the rest.

    Raises:
        PageTooFullError: a side does not fit.
    """
    if not page.down:
        side = _side(page, sheet)
        top = side.title(page.title, 4) - 2
        top = side.paragraph(page.intro, top) - 12
        return _with_rest(side, page, top)
    if not sheet.look.is_large:
        for fit in _FITS:
            with suppress(PageTooFullError):
                return (_on_one_side(page, sheet, fit),)
    for fit in _FITS:
        with suppress(PageTooFullError):
            first = _side(page, sheet)
            return first.finished(_draw_way(first, page, fit)), *_with_rest(_side(page, sheet), page, LEAST_AIR)
    first, second = _side(page, sheet), _side(page, sheet)
    down = first.finished(_draw_way_down(first, page, _FITS[0]))
    return down, *_with_rest(second, page, _draw_up(second, page, 0.0, _FITS[0]) - LEAST_AIR)


def _side(page: FloorPage, sheet: Sheet) -> Side:
    return Side(sheet, f"The page '{plain(page.title)}'")


def _on_one_side(page: FloorPage, sheet: Sheet, fit: _Fit) -> Block:
    """Draw everything; the panel stands at the foot."""
    side = _side(page, sheet)
    top = _draw_way(side, page, fit) - 15 * fit.air
    side.rule(top)
    top = _draw_columns(side, page, top - 16 * fit.air, fit)
    if not page.notes.empty:
        top = side.heading(page.notes.title, top - 16 * fit.air) - 4
        top = side.bullets(page.notes.items, top, gap=fit.items)
    at_foot = PANEL_BOTTOM * fit.air - side.depth + _panel_height(side, page, fit)
    return side.finished(_draw_panel(side, page, min(top - 16 * fit.air, at_foot), fit))


def _draw_way(side: Side, page: FloorPage, fit: _Fit) -> float:
    """Draw the title and the way down to the floor and up again."""
    return _draw_up(side, page, _draw_way_down(side, page, fit) - 20 * fit.air, fit)


def _draw_way_down(side: Side, page: FloorPage, fit: _Fit) -> float:
    """Draw the title and the way down to the floor."""
    top = side.title(page.title, 4) - 2
    top = side.paragraph(page.intro, top) - 14 * fit.air
    return _draw_down(side, page, top, fit)


def _with_rest(side: Side, page: FloorPage, top: float) -> tuple[Block, ...]:
    """Draw what has nothing to do with the floor, parted by rules, and the panel at the foot of the last side.

    What does not fit a side goes to the next, which shares the sections out so that both are filled alike.
    """
    every = (page.set_up, page.missed, page.flare_up, page.notes)
    sections = [section for section in every if not section.empty]
    panel = _panel_height(side, page, _FITS[0]) + PANEL_BOTTOM
    heights = [_beside_height(side, section) + 2 * LEAST_AIR for section in sections]
    if not sections or sum(heights) + panel <= top + side.depth:
        return (_sections_side(side, page, sections, top, panel_follows=True),)
    kept = [n for n in range(len(sections) + 1) if sum(heights[:n]) <= top + side.depth]
    split = min(kept, key=lambda n: abs(sum(heights[:n]) - top - (sum(heights[n:]) + panel)))
    first = _sections_side(side, page, sections[:split], top, panel_follows=False)
    return first, *_rest_sides(page, side.sheet, sections[split:])


def _rest_sides(page: FloorPage, sheet: Sheet, sections: Sequence[Section]) -> Iterator[Block]:
    """Yield a side with the sections that are left, and one for the panel if there is no room for it."""
    side = _side(page, sheet)
    heights = sum(_beside_height(side, section) + 2 * LEAST_AIR for section in sections)
    if heights + _panel_height(side, page, _FITS[0]) + PANEL_BOTTOM <= side.depth:
        yield _sections_side(side, page, sections, LEAST_AIR, panel_follows=True)
        return
    yield _sections_side(side, page, sections, LEAST_AIR, panel_follows=False)
    last = _side(page, sheet)
    yield last.finished(_draw_panel(last, page, 0.0, _FITS[0]))


def _sections_side(
    side: Side, page: FloorPage, sections: Sequence[Section], top: float, *, panel_follows: bool
) -> Block:
    """Draw sections one below the other, spread over what is left of a side, and the panel if it follows."""
    panel = _panel_height(side, page, _FITS[0]) if panel_follows else 0.0
    foot = PANEL_BOTTOM - side.depth + panel
    heights = [_beside_height(side, section) for section in sections]
    air = max(LEAST_AIR, min(MOST_AIR, (top - foot - sum(heights)) / (2 * len(sections)))) if sections else 0.0
    for section, height in zip(sections, heights, strict=True):
        if top < 0:
            side.rule(top)
        _draw_beside(side, section, top - air)
        top -= height + 2 * air
    return side.finished(_draw_panel(side, page, min(top, foot), _FITS[0]) if panel_follows else top + air)


def _beside_height(side: Side, section: Section) -> float:
    """Return the height of a section whose list stands beside its heading."""
    items = side.bullets_height(section.items, side.width - LIST_LEFT, "body", LIST_GAP)
    return max(side.height(section.title, LABEL_WIDTH, "h2"), items)


def _draw_beside(side: Side, section: Section, top: float) -> None:
    """Draw a heading, and its list beside it with its first line on the same level."""
    side.heading(section.title, top, width=LABEL_WIDTH)
    level = side.look.style("h2").baseline(0) - side.look.style("body").baseline(0)
    side.bullets(section.items, top + level, x=LIST_LEFT, style="body", gap=LIST_GAP)


# --------------------------------------------------------------------------- down and up


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strip:
    """Where the pictures of a row stand: column width, scale, ground line, and the top of the words below."""

    width: float
    metre: float
    floor: float
    words: float


def _draw_down(side: Side, page: FloorPage, top: float, fit: _Fit) -> float:
    """Draw the way down: pictures in rows, each row on one ground line, each picture with its step below."""
    top = side.heading(page.down_title, top) - 4
    pictures = [side.sheet.picture(step.picture) if step.picture else None for step in page.down]
    columns = min(len(pictures), LARGE_COLUMNS) if side.look.is_large else len(pictures)
    width = (side.width - (columns - 1) * PICTURE_GAP) / columns
    most = min(width, WIDEST_LARGE_PICTURE if side.look.is_large else WIDEST_PICTURE)
    metre = _metre(pictures, most, fit)
    with side.pen.tag(Role.L, attributes=list_numbering("Decimal")):
        for first in range(0, len(pictures), columns):
            top -= ROW_GAP if first else 0.0
            strip = _strip(pictures[first : first + columns], top, width, metre)
            for number in range(first, min(first + columns, len(pictures))):
                x = (number - first) * (width + PICTURE_GAP)
                top = min(top, _draw_transfer(side, page.down[number], number + 1, strip, x))
    return top


def _metre(pictures: Sequence[Picturing | None], most: float, fit: _Fit) -> float:
    """Return the scale of all pictures; at full size the widest is as wide as may be."""
    widest = max((picture.metres[0] for picture in pictures if picture), default=0.0)
    return fit.scale * most / widest if widest else 0.0


def _strip(pictures: Sequence[Picturing | None], top: float, width: float, metre: float) -> _Strip:
    """Place a row of pictures below `top`."""
    drawn = [picture.size(metre)[1] for picture in pictures if picture]
    floor = top - max(drawn, default=0.0)
    return _Strip(width=width, metre=metre, floor=floor, words=floor - (10 if drawn else 2))


def _draw_transfer(side: Side, step: Transfer, number: int, strip: _Strip, x: float) -> float:
    """Draw one step of the way down with its picture above it."""
    picture = side.sheet.picture(step.picture) if step.picture else None

    def figure() -> None:
        if picture:
            middle = x + (strip.width - picture.size(strip.metre)[0]) / 2
            side.figure(picture, middle, strip.floor, strip.metre)

    return side.step(number, step.text, strip.words, x=x, width=strip.width, solid=picture is not None, figure=figure)


def _draw_up(side: Side, page: FloorPage, top: float, fit: _Fit) -> float:
    """Draw the way up: steps in two columns, the first half at the left."""
    top = side.heading(page.up_title, top) - 6
    width, half = _column_width(side), (len(page.up) + 1) // 2
    bottom = top
    with side.pen.tag(Role.L, attributes=list_numbering("Decimal")):
        for first, column in ((1, page.up[:half]), (half + 1, page.up[half:])):
            x, y = (0.0 if first == 1 else width + COLUMN_GAP), top
            for number, text in enumerate(column, first):
                y = side.step(number, text, y, x=x, width=width, solid=False) - fit.steps
            bottom = min(bottom, y + fit.steps)
    return bottom


# --------------------------------------------------------------------------- columns and panel


def _column_width(side: Side) -> float:
    return (side.width - COLUMN_GAP) / 2


def _draw_columns(side: Side, page: FloorPage, top: float, fit: _Fit) -> float:
    """Draw the sections in two columns; return the y below the longer."""
    width, bottom = _column_width(side), top
    for number, sections in enumerate(((page.set_up, page.missed), (page.flare_up,))):
        x, y = number * (width + COLUMN_GAP), top
        for section in (section for section in sections if not section.empty):
            y = side.heading(section.title, y, x=x, width=width) - 4
            y = side.bullets(section.items, y, x=x, width=width, gap=fit.items)
            bottom = min(bottom, y)
            y -= 16 * fit.air
    return bottom


def _panel_height(side: Side, page: FloorPage, fit: _Fit) -> float:
    width = side.width - 2 * PANEL_PADDING
    left_out = side.height(page.left_out, width, fit.left_out) + 6 if page.left_out else 0.0
    return 11 + side.height(page.questions, width) + 4 + left_out + side.height(page.about, width, "small") + 12


def _draw_panel(side: Side, page: FloorPage, top: float, fit: _Fit) -> float:
    """Draw whom to ask, what was left out and why, and where the plan comes from; return the y below the panel."""
    width, height = side.width - 2 * PANEL_PADDING, _panel_height(side, page, fit)
    side.panel(top, height)
    y = side.paragraph(page.questions, top - 11, x=PANEL_PADDING, width=width) - 4
    if page.left_out:
        y = side.paragraph(page.left_out, y, x=PANEL_PADDING, width=width, style=fit.left_out) - 6
    side.paragraph(page.about, y, x=PANEL_PADDING, width=width, style="small")
    return top - height
