"""The parts of a week's sides that stand in its table in standard print and apart from it in large print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planmaker.handout.document import DayColumn, NextStep, Run, Text, WeekPage, WeekRow
from planmaker.render.pdf import icons
from planmaker.render.pdf.layout.week_form import Form
from planmaker.render.pdf.sheet import Picturing, Side, shared_scale
from planmaker.render.pdf.style import Align
from planmaker.render.pdf.tags import Box, Role, list_numbering

PANEL_INDENT = 14.0
PICTURE_AIR = 10.0
"""White above and below the tallest picture of a page, together."""
RING_REACH = 6.0
"""The ring around a word stands so far from it."""
FOOT_GAP = 6.0
"""A table ends so far above the text area's end, which is 2 above the rule of the footer."""
NEAR_THE_FOOT = 24.0
"""A table that ends nearer to the foot drops its last rule, for the footer has one."""
ADVICE_GAP = 16.0
"""White between two items of the advice beside each other."""
ADVICE_HEADING = 124.0
"""The heading of the advice takes this width where its items stand one below the other, at its right."""
SMALL_ICON_RADIUS, SMALL_ICON_INDENT = 7.5, 22.0
ICON_RADIUS = 12.0
ICON_INDENT = 34.0
ICONS = {"go": icons.go, "slow": icons.slow, "stop": icons.stop}


# --------------------------------------------------------------------------- above the table


def heads(side: Side, page: WeekPage, top: float) -> float:
    """Draw the week, its dates and its minutes on one line; beside a wide title the two stand one below the other."""
    h1, body = side.look.style("h1"), side.look.style("body")
    start = side.natural_width(page.title, "h1") + PANEL_INDENT
    bottom = side.title(page.title, top)
    free = side.width - start - side.natural_width(page.dates) - side.natural_width(page.minutes)
    if free >= PANEL_INDENT:
        level = top + h1.baseline(0) - body.baseline(0)
        side.paragraph(page.dates, level, x=start, colour="soft")
        side.paragraph(page.minutes, level, align=Align.RIGHT)
    else:
        below = side.paragraph(page.dates, top, x=start, style="tight", colour="soft", align=Align.RIGHT)
        bottom = min(bottom, side.paragraph(page.minutes, below, x=start, style="tight", align=Align.RIGHT))
    return bottom


def callout(side: Side, text: Text, top: float, form: Form) -> float:
    """Draw what is new, on a panel."""
    high = _callout_height(side, text, form)
    side.panel(top, high)
    side.paragraph(text, top - form.callout_air, x=PANEL_INDENT, width=side.width - 2 * PANEL_INDENT)
    return top - high


def _callout_height(side: Side, text: Text, form: Form) -> float:
    return side.height(text, side.width - 2 * PANEL_INDENT) + 2 * form.callout_air


def opening_height(side: Side, page: WeekPage, form: Form, *, first: bool) -> float:
    """Return the height of all above the table, of a first side or a further one."""
    title = max(side.height(page.title, side.width, "h1"), 2 * side.leading("tight")) + form.head_air
    return title + (_callout_height(side, page.new, form) + form.callout_gap if first else 0.0)


def draw_opening(side: Side, page: WeekPage, form: Form, *, first: bool) -> float:
    """Draw all above the table; a further side repeats the title, which is no new heading to a reader."""
    if not first:
        with side.pen.artifact():
            side.words(page.title, 0, style="h1")
        return -opening_height(side, page, form, first=False)
    return callout(side, page.new, heads(side, page, 0) - form.head_air, form) - form.callout_gap


# --------------------------------------------------------------------------- rows, boxes and rings


def one_line(dose: Sequence[Text]) -> Text:
    """Join the sentences of a dose."""
    return tuple(run for line in dose for run in (*line, Run(" ")))[:-1]


def rows_high(needs: Sequence[float], free: float, highest: float) -> list[float]:
    """Return the heights of rows that fill a height: all the same, unless one needs more."""
    even, spare = min(highest, free / len(needs)), max(0.0, free - sum(needs)) / len(needs)
    return [even] * len(needs) if max(needs) <= even else [need + spare for need in needs]


def scale_of(pictures: Sequence[Picturing], width: float, height: float) -> float:
    """Return the points to the metre at which pictures fit, with air above and below; 0 without pictures."""
    return shared_scale(pictures, width, height - PICTURE_AIR) if pictures else 0.0


def draw_row_words(
    side: Side, row: WeekRow, lines: Sequence[Text], top: float, *, x: float, width: float, style: str
) -> None:
    """Draw name and dose of a stretch; the name leads to its card."""
    with side.pen.link(f"#{row.card.place}", row.card.said):
        top = side.words_before(row.numbered_name, top, x=x, width=width, style=style, colour="ink")
    *others, last = lines
    for line in others:
        top = side.words_before(line, top, x=x, width=width, style="tight")
    side.words(last, top, x=x, width=width, style="tight")


def box(side: Side, left: float, top: float, width: float, high: float) -> Box:
    """Draw a box and return its place."""
    side.box(left, top, width, high)
    return Box(left, top - high, left + width, top)


def tick_box(side: Side, page: WeekPage, row: WeekRow, day: DayColumn, place: tuple[float, float, float]) -> None:
    """Draw a box to tick, which can be ticked on the screen too; its place is left edge, top and size."""
    left, top, size = place
    name = f"done-{day.date}-{row.number}-{row.exercise}"
    side.pen.tick_box(box(side, left, top, size, size), name=name, label=page.done_label(row, day))


# --------------------------------------------------------------------------- below the table


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to do at the end of the week: how high it is, and how it is drawn from a top down."""

    height: float
    draw: Callable[[float], float]


def advice(side: Side, page: WeekPage) -> Advice:
    """Return the advice: three items beside each other, or one below the other where that is less high."""
    return min(_advice_beside(side, page), _advice_below(side, page), key=lambda advice: round(advice.height, 2))


def _advice_beside(side: Side, page: WeekPage) -> Advice:
    """Return the heading with the items below it, beside each other."""
    places = tuple(_advice_places(side, page.after))
    heights = [sum(side.height(text, width, "tight") for text in (one.pain, one.action)) for one, _, width in places]

    def draw(top: float) -> float:
        top = side.heading(page.after_title, top, style="h3") - 2
        with side.pen.tag(Role.L, attributes=list_numbering("None")):
            for step, x, width in places:
                with side.pen.tag(Role.LI):
                    ICONS[step.icon](side.pen, x + ICON_RADIUS, top - side.leading("tight"), ICON_RADIUS)
                    with side.pen.tag(Role.LBODY):
                        below = side.words_before(step.pain, top, x=x + ICON_INDENT, width=width, style="tight")
                        side.words(step.action, below, x=x + ICON_INDENT, width=width, style="tight")
        return top - max(heights)

    return Advice(height=side.height(page.after_title, side.width, "h3") + 2 + max(heights), draw=draw)


def _advice_places(side: Side, steps: tuple[NextStep, ...]) -> Iterator[tuple[NextStep, float, float]]:
    """Yield each step with its x and the width of its words: as wide as they are if all fit, else in equal columns."""
    widths = [max(side.natural_width(text, "tight") for text in (step.pain, step.action)) + 0.01 for step in steps]
    gap = (side.width - sum(widths) - len(steps) * ICON_INDENT) / max(1, len(steps) - 1)
    if gap < ADVICE_GAP:
        gap = ADVICE_GAP
        widths = [(side.width + gap) / len(steps) - gap - ICON_INDENT] * len(steps)
    x = 0.0
    for step, width in zip(steps, widths, strict=True):
        yield step, x, width
        x += ICON_INDENT + width + gap


def _advice_below(side: Side, page: WeekPage) -> Advice:
    """Return the heading at the left, and at its right the items one below the other, pain and order in columns."""
    indent = ADVICE_HEADING + ADVICE_GAP
    items = AdviceRows(
        side, page, x=indent, icon=SMALL_ICON_RADIUS, indent=SMALL_ICON_INDENT, least=side.leading("body")
    )

    def draw(top: float) -> float:
        side.heading(page.after_title, top, width=ADVICE_HEADING, style="h3")
        items.draw(top)
        return top - whole

    whole = max(side.height(page.after_title, ADVICE_HEADING, "h3"), items.height)
    return Advice(height=whole, draw=draw)


class AdviceRows:
    """The items of the advice one below the other, pain and order in columns."""

    def __init__(self, side: Side, page: WeekPage, *, x: float, icon: float, indent: float, least: float) -> None:
        self.side, self.page, self.icon = side, page, icon
        self.pain_left = x + indent
        self.icon_middle = x + icon
        self.pain = max(side.natural_width(step.pain, "tight") for step in page.after) + 0.01
        self.action_left = self.pain_left + self.pain + ADVICE_GAP
        self.action = side.width - self.action_left
        self.heights = [max(least, side.height(step.action, self.action, "tight")) for step in page.after]

    @property
    def height(self) -> float:
        """Return the height of all items."""
        return sum(self.heights)

    def draw(self, top: float) -> float:
        """Draw the items, each icon beside the first line of its words."""
        side, line = self.side, self.side.leading("tight")
        with side.pen.tag(Role.L, attributes=list_numbering("None")):
            for step, height in zip(self.page.after, self.heights, strict=True):
                with side.pen.tag(Role.LI):
                    ICONS[step.icon](side.pen, self.icon_middle, top - line / 2, self.icon)
                    with side.pen.tag(Role.LBODY):
                        side.words_before(step.pain, top, x=self.pain_left, width=self.pain, style="tight")
                        side.words(step.action, top, x=self.action_left, width=self.action, style="tight")
                top -= height
        return top
