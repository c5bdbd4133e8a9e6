"""A card in large print, on both sides of a sheet: how to do the stretch, then what is good to know.

The first side has the doses, the drawings with their steps, and what to feel; the second how it gets easier and harder,
and what to beware of. A gentler form of the stretch, if there is one, is shown beside how it gets easier. What to feel
goes to the second side where that would be half empty, or where it is too much for the first; then the last drawing
with its steps does. A drawing and its steps are never parted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planmaker.handout.document import CardPage, Section, plain
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.layout.card_doses import draw_doses
from planmaker.render.pdf.layout.card_steps import Fit, StepRow, step_rows
from planmaker.render.pdf.sheet import Sheet, Side, shared_scale
from planmaker.render.pdf.style import Align

BOTTOM = 6.0
"""Between the last line and the end of the text area, below which the rule of the foot stands."""
INTRO_GAP = 12.0
MOST_SECTION_GAP = 26.0
HALF_EMPTY = 0.55
"""A side filled less than this has room for what to feel."""

COLUMN_GAP = 24.0
GENTLER_WIDTH, TALLEST_GENTLER = 228.0, 150.0
NAME_GAP = 6.0

_ROOMY = Fit(steps=12, rows=24, sections=22, above=22, around=22)
_USUAL = Fit(steps=9, rows=18, sections=16, above=18, around=16)
_TIGHT = Fit(steps=6, rows=12, sections=12, above=14, around=12)
_FITS = (
    _ROOMY,
    *(replace(_USUAL, scale=scale) for scale in (1.0, 0.92, 0.84)),
    *(replace(_TIGHT, scale=scale) for scale in (0.84, 0.76, 0.7, 0.64)),
)
"""Ways to set a side, from the one with most air to the tightest."""
_WITH_FEEL = 4
"""So many of them leave drawings large enough; rather than smaller ones, what to feel goes to the second side."""


def lay_out_large_card(page: CardPage, sheet: Sheet) -> tuple[Block, Block]:
    """Lay out a card on two sides.

    Raises:
        PageTooFullError: the card does not fit them.
    """
    return _LargeCard(page, sheet).drawn()


class _LargeCard:
    """A card being laid out on two sides of paper."""

    def __init__(self, page: CardPage, sheet: Sheet) -> None:
        self.page = page
        name = f"The card '{plain(page.title)}'"
        self.how, self.know = Side(sheet, name), Side(sheet, name)
        self.rows = step_rows(self.how, page.steps, page.plates, sheet)
        self.gentler = sheet.picture(page.gentler.picture) if page.gentler else None
        self.gentler_metre = shared_scale([self.gentler], GENTLER_WIDTH, TALLEST_GENTLER) if self.gentler else 0.0
        self.top = self._opened()

    def _opened(self) -> float:
        """Draw title, purpose and doses; return the y below them."""
        side, page = self.how, self.page
        top = side.title(page.title, 0) - 2
        top = side.paragraph(page.intro, top) - INTRO_GAP
        return draw_doses(side, page.doses, top)

    def drawn(self) -> tuple[Block, Block]:
        """Draw both sides, shared out so that as much as may be stands on the first."""
        fit, count, feel = self._fitting()
        first, rest = self.rows.rows[:count], self.rows.rows[count:]
        bottom = self.rows.on(self.how, first).draw(self.top - fit.above, fit)
        if feel:
            bottom = self._draw_sections(self.how, [self.page.feel], bottom - fit.around, fit.sections)
        return self.how.finished(bottom), self._drawn_know(rest, fit, feel=feel)

    def _fitting(self) -> tuple[Fit, int, bool]:
        """Return the first way in which both sides fit, or the last: with the rows and the words for the first side."""
        for count, feel in self._shares():
            for fit in _FITS[:_WITH_FEEL] if feel else _FITS:
                first = self.rows.on(self.how, self.rows.rows[:count]).height(fit)
                used = -self.top + fit.above + first + BOTTOM
                if feel:
                    used += fit.around + self._sections_height([self.page.feel], fit.sections)
                if (
                    used <= self.how.depth
                    and self._know_height(self.rows.rows[count:], fit, feel=feel) <= self.know.depth
                ):
                    return fit, count, feel
        return fit, count, feel

    def _shares(self) -> Iterator[tuple[int, bool]]:
        """Yield how many rows the first side has, and whether it says what to feel, the best first."""
        every = len(self.rows.rows)
        if not self.page.feel.empty and self._know_height((), _USUAL, feel=True) >= HALF_EMPTY * self.know.depth:
            yield every, True
        for count in range(every, 0, -1):
            yield count, False

    # ---- what is good to know

    def _known(self, *, feel: bool) -> list[Section]:
        """Return the sections of the second side, in reading order."""
        page = self.page
        sections = [page.easier, page.harder, page.care]
        return [one for one in ([] if feel else [page.feel]) + sections if not one.empty]

    def _know_height(self, rows: Sequence[StepRow], fit: Fit, *, feel: bool) -> float:
        steps = self.rows.on(self.know, rows).height(fit) + fit.around if rows else 0.0
        return self._title_height() + steps + self._sections_height(self._known(feel=feel), fit.sections) + BOTTOM

    def _title_height(self) -> float:
        return self.know.height(self.page.title, self.know.width, "h1") + INTRO_GAP

    def _drawn_know(self, rows: Sequence[StepRow], fit: Fit, *, feel: bool) -> Block:
        """Draw the second side; its title is no new heading to a reader."""
        side = self.know
        with side.pen.artifact():
            side.words(self.page.title, 0, style="h1")
        top = -self._title_height()
        if rows:
            top = self.rows.on(side, rows).draw(top, fit) - fit.around
        sections = self._known(feel=feel)
        spare = side.depth + top - BOTTOM - self._sections_height(sections, 0)
        gap = max(fit.sections, min(MOST_SECTION_GAP, spare / max(1, len(sections) - 1)))
        return side.finished(self._draw_sections(side, sections, top, gap))

    # ---- sections

    def _sections_height(self, sections: Sequence[Section], gap: float) -> float:
        heights = [self._section_height(section) for section in sections]
        return sum(heights) + max(0, len(heights) - 1) * gap

    def _section_height(self, section: Section) -> float:
        height = self.how.section_height(section, self._section_width(section), "h2")
        return max(height, self._gentler_height()) if self._shows_gentler(section) else height

    def _section_width(self, section: Section) -> float:
        both = self.how.width - COLUMN_GAP
        return both - GENTLER_WIDTH if self._shows_gentler(section) else self.how.width

    def _draw_sections(self, side: Side, sections: Sequence[Section], top: float, gap: float) -> float:
        for number, section in enumerate(sections):
            top -= gap if number else 0
            side.section(section, top, width=self._section_width(section), style="h2")
            if self._shows_gentler(section):
                self._draw_gentler(side, top)
            top -= self._section_height(section)
        return top

    # ---- the gentler form

    def _shows_gentler(self, section: Section) -> bool:
        return self.gentler is not None and section is self.page.easier

    def _gentler_height(self) -> float:
        if self.gentler is None or self.page.gentler is None:
            return 0.0
        name = self.know.height(self.page.gentler.name, GENTLER_WIDTH, "tight")
        return self.gentler.size(self.gentler_metre)[1] + NAME_GAP + name

    def _draw_gentler(self, side: Side, top: float) -> None:
        """Draw the end pose of the gentler form at the right, with its name below it."""
        if self.gentler is None or self.page.gentler is None:
            return
        left = side.width - GENTLER_WIDTH
        width, height = self.gentler.size(self.gentler_metre)
        side.figure(self.gentler, left + (GENTLER_WIDTH - width) / 2, top - height, self.gentler_metre)
        side.paragraph(
            self.page.gentler.name,
            top - height - NAME_GAP,
            x=left,
            width=GENTLER_WIDTH,
            style="tight",
            align=Align.CENTRE,
        )
