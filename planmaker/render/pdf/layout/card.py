"""The card: one stretch on one side of paper, with its doses, drawings and steps, and what to look out for.

The drawings stand at the left, the steps at the right, in rows: a row holds one drawing and the steps from the one
that it shows to the next that is shown. The weeks of a dose lead back to the first of them. A card is never split. It
is measured with ever less air and ever smaller drawings until it fits, and is refused if it does not; type never
shrinks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from planmaker.handout.document import CardPage, DoseColumn, Plate, Section, Text, plain
from planmaker.handout.document import Run as Words
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.sheet import Picturing, Sheet, Side
from planmaker.render.pdf.tags import Role, list_numbering

PICTURE_WIDTH = 204.0
PICTURE_GAP = 18.0
TALLEST_PICTURES = {1: 150.0, 2: 150.0, 3: 115.0}
"""By their number: figures on a chair would fill the column's width only at a height that leaves no room for steps."""

COLUMN_GAP = 24.0
BOTTOM = 6.0
"""Between the last line and the end of the text area, below which the rule of the foot stands."""
SPLITS = (0.42, 0.5, 0.36, 0.58)
"""Shares of the left column below, tried after the one that continues the columns of drawings and steps."""
NARROWEST = 165.0
FINE_SPLITS = tuple(percent / 100 for percent in range(34, 62, 2))
"""What is tried as well when nothing else fits."""

PANEL_PADDING = 14.0
DOSE_GAP = 16.0
DOSE_ROW = 19.0
MOST_DOSE_COLUMNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """How much air there is, and how large the drawings are: the smaller, the more fits."""

    steps: float  # between steps
    rows: float  # between a drawing with its steps and the next
    sections: float  # between sections of a column
    above: float  # over the first row
    around: float  # over and under the rule
    scale: float = 1.0  # of the drawings


_ROOMY = _Fit(steps=10, rows=24, sections=20, above=24, around=20)
_OPEN = _Fit(steps=8, rows=18, sections=17, above=20, around=17)
_USUAL = _Fit(steps=7, rows=14, sections=14, above=18, around=14)
_SNUG = _Fit(steps=5.5, rows=12, sections=11, above=15, around=12)
_TIGHT = _Fit(steps=4, rows=9, sections=9, above=12, around=10)
_TIGHTEST = _Fit(steps=3, rows=8, sections=8, above=10, around=8, scale=0.64)
_FITS = (
    *(_ROOMY, _OPEN),
    *(replace(_USUAL, scale=scale) for scale in (1.0, 0.92, 0.84)),
    *(replace(_SNUG, scale=scale) for scale in (0.92, 0.84, 0.76)),
    *(replace(_TIGHT, scale=scale) for scale in (0.84, 0.76, 0.7, 0.64)),
    _TIGHTEST,
)
"""Ways to set a card, from the one with most air to the tightest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A drawing with the step that it shows, and the steps beside it; without a drawing, all steps."""

    steps: tuple[tuple[int, Text], ...]
    picture: Picturing | None = None
    shown: int = 0


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
    return (_Card(page, sheet).drawn(),)


class _Card:
    """A card being laid out on its side of paper."""

    def __init__(self, page: CardPage, sheet: Sheet) -> None:
        self.page = page
        self.side = Side(sheet, f"The card '{plain(page.title)}'")
        self.rows = _rows(page.steps, page.plates, sheet)
        drawn = [row.picture.metres for row in self.rows if row.picture]
        tallest = TALLEST_PICTURES.get(len(drawn), min(TALLEST_PICTURES.values()))
        self.metre = min(  # points to the metre at full size
            (min(PICTURE_WIDTH / wide, tallest / high) for wide, high in drawn), default=0.0
        )
        self._heights: dict[tuple[Section, float], float] = {}

    def drawn(self) -> Block:
        """Draw the card from the top down."""
        side, page = self.side, self.page
        top = side.title(page.title, 4) - 2
        top = side.paragraph(page.intro, top) - 12
        top = _draw_doses(side, page.doses, top)
        fit, columns = self._fitting(side.depth + top)
        top = self._draw_rows(top - fit.above, fit)
        if not columns.left:
            return side.finished(top)
        side.rule(top - fit.around)
        return side.finished(self._draw_columns(columns, top - 2 * fit.around, fit))

    # ---- what fits

    def _fitting(self, room: float) -> tuple[_Fit, _Columns]:
        """Return the first way that fits into a height, or the tightest."""
        for fit, splits in (*((fit, SPLITS) for fit in _FITS), (_TIGHTEST, FINE_SPLITS)):
            left = room - BOTTOM - fit.above - self._rows_height(fit) - 2 * fit.around
            columns = self._best_columns(fit, splits, left)
            if self._columns_height(columns, fit) <= left:
                break
        return fit, columns

    def _best_columns(self, fit: _Fit, splits: Sequence[float], room: float) -> _Columns:
        """Return the shortest way to set the columns; if it fits, one on the grid may be a line longer."""
        on_grid = self._steps_left(fit) - COLUMN_GAP

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

    def _columns_height(self, columns: _Columns, fit: _Fit) -> float:
        right_width = self.side.width - columns.left_width - COLUMN_GAP
        return max(
            self._sections_height(columns.left, columns.left_width, fit),
            self._sections_height(columns.right, right_width, fit),
        )

    def _sections_height(self, sections: Sequence[Section], width: float, fit: _Fit) -> float:
        heights = [self._section_height(section, width) for section in sections]
        return sum(heights) + (len(heights) - 1) * fit.sections

    def _section_height(self, section: Section, width: float) -> float:
        if (section, width) not in self._heights:
            self._heights[section, width] = self.side.section_height(section, width)
        return self._heights[section, width]

    def _rows_height(self, fit: _Fit) -> float:
        return sum(self._row_height(row, fit) for row in self.rows) + (len(self.rows) - 1) * fit.rows

    def _row_height(self, row: _Row, fit: _Fit) -> float:
        return max(self._steps_height(row.steps, fit), self._picture_height(row, fit))

    def _steps_height(self, steps: Sequence[tuple[int, Text]], fit: _Fit) -> float:
        width = self.side.width - self._steps_left(fit)
        return sum(self.side.step_height(text, width) + fit.steps for _, text in steps) - fit.steps

    def _picture_width(self, fit: _Fit) -> float:
        """Return the width of the column of drawings, which narrows with them and gives its room to the steps."""
        return PICTURE_WIDTH * fit.scale

    def _steps_left(self, fit: _Fit) -> float:
        return self._picture_width(fit) + PICTURE_GAP if self.metre else 0.0

    def _picture_height(self, row: _Row, fit: _Fit) -> float:
        return row.picture.size(self.metre * fit.scale)[1] if row.picture else 0.0

    # ---- drawing

    def _draw_rows(self, top: float, fit: _Fit) -> float:
        """Draw drawings and steps; return the y below the last row."""
        with self.side.pen.tag(Role.L, attributes=list_numbering("Decimal")):
            for number, row in enumerate(self.rows):
                top -= fit.rows if number else 0
                self._draw_row(row, top, fit)
                top -= self._row_height(row, fit)
        return top

    def _draw_row(self, row: _Row, top: float, fit: _Fit) -> None:
        """Draw one drawing and the steps beside it."""
        y = top
        for number, text in row.steps:
            shown = row.picture is not None and number == row.shown
            y = self.side.step(
                number,
                text,
                y,
                x=self._steps_left(fit),
                solid=shown,
                figure=(lambda: self._draw_picture(row, top, fit)) if shown else None,
            )
            y -= fit.steps

    def _draw_picture(self, row: _Row, top: float, fit: _Fit) -> None:
        """Draw the drawing of a row with the number of its step; with room to spare it stands a little lower."""
        if row.picture is None:
            return
        metre = self.metre * fit.scale
        width, height = row.picture.size(metre)
        spare = self._row_height(row, fit) - height
        before = [step for step in row.steps if step[0] < row.shown]
        offset = self._steps_height(before, fit) + fit.steps if before else 0.0
        offset = offset if offset <= spare else 0.0
        floor = top - offset - height - min(16.0, spare - offset)
        self.side.figure(row.picture, (self._picture_width(fit) - width) / 2, floor, metre)
        with self.side.pen.artifact():
            self.side.numbered(row.shown, 0, top - offset)

    def _draw_columns(self, columns: _Columns, top: float, fit: _Fit) -> float:
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


def _rows(steps: Sequence[Text], plates: Sequence[Plate], sheet: Sheet) -> tuple[_Row, ...]:
    """Deal the steps to the drawings: each takes those from its own step to the next that is drawn."""
    numbered = tuple(enumerate(steps, 1))
    if not plates:
        return (_Row(steps=numbered),)
    plates = sorted(plates, key=lambda plate: plate.step)
    starts = [1, *(plate.step for plate in plates[1:]), len(steps) + 1]
    return tuple(
        _Row(steps=numbered[start - 1 : end - 1], picture=sheet.picture(plate.picture), shown=plate.step)
        for plate, (start, end) in zip(plates, pairwise(starts), strict=True)
    )


# --------------------------------------------------------------------------- the panel of doses


def _draw_doses(side: Side, doses: Sequence[DoseColumn], top: float) -> float:
    """Draw the panel of doses: two or three beside each other if their sentences are short enough, else as rows."""
    if not doses:
        return top
    width = _dose_width(side, len(doses))
    lines = [line for dose in doses for line in (dose.weeks, *dose.dose)]
    narrow = all(side.natural_width(line, "tight") <= width for line in lines)
    if 1 < len(doses) <= MOST_DOSE_COLUMNS and narrow:
        return _draw_dose_columns(side, doses, top, width)
    return _draw_dose_rows(side, doses, top)


def _dose_width(side: Side, count: int) -> float:
    return (side.width - 2 * PANEL_PADDING - (count - 1) * DOSE_GAP) / count


def _draw_dose_columns(side: Side, doses: Sequence[DoseColumn], top: float, width: float) -> float:
    """Draw a column a dose, with rules between: the weeks small, one sentence a line."""
    sentences = max(len(dose.dose) for dose in doses)
    height = 10 + side.leading("small") + 2 + sentences * side.leading("tight") + 12
    side.panel(top, height)
    for number, dose in enumerate(doses):
        x = PANEL_PADDING + number * (width + DOSE_GAP)
        if number:
            edge = x - DOSE_GAP / 2 - 2
            side.pen.line((edge, top - 12), (edge, top - height + 12), colour="rule", line=side.look.lines["row"])
        with side.pen.tag(Role.P):
            with side.pen.link(f"#{dose.first.place}", dose.first.said):
                y = side.words_before(dose.weeks, top - 10, x=x, width=width, style="small", colour="soft") - 2
            for sentence in dose.dose[:-1]:
                y = side.words_before(sentence, y, x=x, width=width, style="tight")
            side.words(dose.dose[-1], y, x=x, width=width, style="tight")
    return top - height


def _draw_dose_rows(side: Side, doses: Sequence[DoseColumn], top: float) -> float:
    """Draw a row a dose: the weeks, and beside them the dose in one line."""
    label = max(side.natural_width(dose.weeks, "tight") for dose in doses) + 16
    x, width = PANEL_PADDING + label, side.width - 2 * PANEL_PADDING - label
    said = [_one_line(dose.dose) for dose in doses]
    spare = DOSE_ROW - side.leading("tight")
    height = 2 * 9.0 + sum(side.height(text, width, "tight") + spare for text in said)
    side.panel(top, height)
    y = top - 9
    for dose, text in zip(doses, said, strict=True):
        with side.pen.tag(Role.P):
            with side.pen.link(f"#{dose.first.place}", dose.first.said):
                side.words_before(dose.weeks, y, x=PANEL_PADDING, width=label, style="tight", colour="soft")
            y = side.words(text, y, x=x, width=width, style="tight") - spare
    return top - height


def _one_line(sentences: Sequence[Text]) -> Text:
    """Join sentences."""
    return tuple(run for n, text in enumerate(sentences) for run in ((Words(" ", bold=True),) if n else ()) + text)
