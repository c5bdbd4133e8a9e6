"""The card: one stretch on one side of paper, with its doses, drawings and steps, and what to look out for.

The drawings stand at the left, the steps at the right, in rows: a row holds one drawing and the steps from the one
that it shows to the next that is shown. The weeks of a dose lead back to the first of them. A card is never split. It
is measured with ever less air and ever smaller drawings until it fits, and is refused if it does not; type never
shrinks. In large print it has both sides of a sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from planmaker.handout.document import CardPage, Section, plain
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.layout.card_doses import draw_doses
from planmaker.render.pdf.layout.card_large import lay_out_large_card
from planmaker.render.pdf.layout.card_steps import Fit, step_rows
from planmaker.render.pdf.sheet import Sheet, Side

COLUMN_GAP = 24.0
BOTTOM = 6.0
"""Between the last line and the end of the text area, below which the rule of the foot stands."""
SPLITS = (0.42, 0.5, 0.36, 0.58)
"""Shares of the left column below, tried after the one that continues the columns of drawings and steps."""
NARROWEST = 165.0
FINE_SPLITS = tuple(percent / 100 for percent in range(34, 62, 2))
"""What is tried as well when nothing else fits."""

_ROOMY = Fit(steps=10, rows=24, sections=20, above=24, around=20)
_OPEN = Fit(steps=8, rows=18, sections=17, above=20, around=17)
_USUAL = Fit(steps=7, rows=14, sections=14, above=18, around=14)
_SNUG = Fit(steps=5.5, rows=12, sections=11, above=15, around=12)
_TIGHT = Fit(steps=4, rows=9, sections=9, above=12, around=10)
_TIGHTEST = Fit(steps=3, rows=8, sections=8, above=10, around=8, scale=0.64)
_FITS = (
    *(_ROOMY, _OPEN),
    *(replace(_USUAL, scale=scale) for scale in (1.0, 0.92, 0.84)),
    *(replace(_SNUG, scale=scale) for scale in (0.92, 0.84, 0.76)),
    *(replace(_TIGHT, scale=scale) for scale in (0.84, 0.76, 0.7, 0.64)),
    _TIGHTEST,
)
"""Ways to set a card, from the one with most air to the tightest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """What stands below the rule, from the top down: the width of the left column, and the sections of either.

    One section alone has no right column beside it; without sections there is neither column nor rule.
    """

    left_width: float
    left: tuple[Section, ...]
    right: tuple[Section, ...] = ()


def lay_out_card(page: CardPage, sheet: Sheet) -> tuple[Block, ...]:
    """Lay out a card.

    Raises:
        PageTooFullError: the card does not fit its page.
    """
    if sheet.look.is_large:
        return lay_out_large_card(page, sheet)
    return (_Card(page, sheet).drawn(),)


class _Card:
    """A card being laid out on its side of paper."""

    def __init__(self, page: CardPage, sheet: Sheet) -> None:
        self.page = page
        self.side = Side(sheet, f"The card '{plain(page.title)}'")
        self.rows = step_rows(self.side, page.steps, page.plates, sheet)
        self._heights: dict[tuple[Section, float], float] = {}

    def drawn(self) -> Block:
        """Draw the card from the top down."""
        side, page = self.side, self.page
        top = side.title(page.title, 4) - 2
        top = side.paragraph(page.intro, top) - 12
        top = draw_doses(side, page.doses, top)
        fit, columns = self._fitting(side.depth + top)
        top = self.rows.draw(top - fit.above, fit)
        if not columns.left:
            return side.finished(top)
        side.rule(top - fit.around)
        return side.finished(self._draw_columns(columns, top - 2 * fit.around, fit))

    # ---- what fits

    def _fitting(self, room: float) -> tuple[Fit, _Columns]:
        """Return the first way that fits into a height, or the tightest."""
        for fit, splits in (*((fit, SPLITS) for fit in _FITS), (_TIGHTEST, FINE_SPLITS)):
            left = room - BOTTOM - fit.above - self.rows.height(fit) - 2 * fit.around
            columns = self._best_columns(fit, splits, left)
            if self._columns_height(columns, fit) <= left:
                break
        return fit, columns

    def _best_columns(self, fit: Fit, splits: Sequence[float], room: float) -> _Columns:
        """Return the shortest way to set the columns; if it fits, one on the grid may be a line longer."""
        on_grid = self.rows.left(fit) - COLUMN_GAP

        def cost(columns: _Columns) -> tuple[bool, float]:
            height = self._columns_height(columns, fit)
            return height > room, height + (0.0 if columns.left_width == on_grid else self.side.leading("tight"))

        both = self.side.width - COLUMN_GAP
        widths = [*([on_grid] if on_grid >= NARROWEST else []), *(share * both for share in splits)]
        return min(self._column_choices(widths), key=cost)

    def _column_choices(self, widths: Sequence[float]) -> list[_Columns]:
        """List the ways to set two columns; of those equally short the first is taken."""
        there = [section for section in self._sections() if not section.empty]
        if len(there) < 2:
            return [_Columns(left_width=self.side.width, left=tuple(there))]
        page = self.page
        contents = [
            ((page.feel, page.easier, page.harder), (page.care,)),
            ((page.feel, page.easier), (page.care, page.harder)),
        ]
        if len(there) < len(self._sections()):
            contents += [((page.feel,), (page.easier, page.harder, page.care))]
            contents += [((page.feel, page.easier), (page.harder, page.care))]
        columns = [tuple(tuple(one for one in column if not one.empty) for column in both) for both in contents]
        return [
            _Columns(left_width=width, left=left, right=right)
            for (left, right), width in product(columns, widths)
            if left and right
        ]

    def _sections(self) -> tuple[Section, ...]:
        """Return what may stand below the rule, in reading order."""
        page = self.page
        return page.feel, page.easier, page.harder, page.care

    def _columns_height(self, columns: _Columns, fit: Fit) -> float:
        right_width = self.side.width - columns.left_width - COLUMN_GAP
        return max(
            self._sections_height(columns.left, columns.left_width, fit),
            self._sections_height(columns.right, right_width, fit),
        )

    def _sections_height(self, sections: Sequence[Section], width: float, fit: Fit) -> float:
        heights = [self._section_height(section, width) for section in sections]
        return sum(heights) + (len(heights) - 1) * fit.sections

    def _section_height(self, section: Section, width: float) -> float:
        if (section, width) not in self._heights:
            self._heights[section, width] = self.side.section_height(section, width)
        return self._heights[section, width]

    # ---- drawing

    def _draw_columns(self, columns: _Columns, top: float, fit: Fit) -> float:
        """Draw what stands below the rule, in reading order: "harder" is read first where it stands below the care."""
        side, right = self.side, columns.left_width + COLUMN_GAP
        places: dict[Section, tuple[float, float, float]] = {}
        for sections, x, width in (
            (columns.left, 0.0, columns.left_width),
            (columns.right, right, side.width - right),
        ):
            y = top
            for section in sections:
                places[section] = x, y, width
                y -= self._section_height(section, width) + fit.sections
        for section in self._sections():
            if section in places:
                x, y, width = places[section]
                side.section(section, y, x=x, width=width)
        return top - self._columns_height(columns, fit)
