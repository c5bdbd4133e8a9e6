"""How a week went, in large print: a side with a row a session, whose numbers and words are circled.

The example is an artifact, as in the table of standard print.
"""

from __future__ import annotations

from collections.abc import Iterator

from planmaker.handout.document import PAIN_NUMBERS, DayColumn, Run, Text, WeekPage, plain
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.layout.week_parts import RING_REACH, AdviceRows
from planmaker.render.pdf.sheet import Sheet, Side
from planmaker.render.pdf.style import Align
from planmaker.render.pdf.tags import Box, Role, table_header

HEAD_GAP = 10.0
ROW_AIR = 3.0
"""The least white of a row, above its two lines and below them together."""
HIGHEST_ROW = 100.0
DAY_GAP = 20.0
WORD_GAP = 40.0
WIDEST_RING = 34.0
EXAMPLE_REACH = 8.0
"""The ground of the example reaches so far out of the text area, so that its words stand level with the others."""
RING = 1.8
ADVICE_GAP = 16.0
ICON_RADIUS = 13.0
ICON_INDENT = 40.0
ADVICE_ROW = 34.0
LEAST_ADVICE_ROW = 26.0


def log_side(page: WeekPage, sheet: Sheet) -> Block:
    """Return the side with the log of a week and the advice for its end.

    Raises:
        PageTooFullError: it does not fit.
    """
    return _LogSide(page, sheet).drawn()


class _LogSide:
    """The side being laid out."""

    def __init__(self, page: WeekPage, sheet: Sheet) -> None:
        self.page = page
        self.side = side = Side(sheet, plain(page.log_title))
        heads = [page.example, *(day.short for day in page.days)]
        self.left = max(side.natural_width(head, "body") for head in heads) + DAY_GAP
        self.number = (side.width - self.left) / len(PAIN_NUMBERS)
        self.line = side.leading("body")
        least = 2 * self.line + ROW_AIR
        rows = len(page.days) + 1
        head = side.height(page.log_title, side.width, "h1") + side.height(page.log_hint, side.width) + HEAD_GAP
        for advice_row in (ADVICE_ROW, LEAST_ADVICE_ROW):
            self.advice = AdviceRows(side, page, x=0, icon=ICON_RADIUS, indent=ICON_INDENT, least=advice_row)
            ending = ADVICE_GAP + side.height(page.after_title, side.width, "h2") + 4 + self.advice.height
            free = side.depth - head - ending
            if rows * least <= free:
                break
        self.row = min(HIGHEST_ROW, max(least, free / rows))

    def drawn(self) -> Block:
        """Draw the side."""
        side, page = self.side, self.page
        top = side.heading(page.log_title, 0, style="h1")
        top = side.paragraph(page.log_hint, top) - HEAD_GAP
        self._example(top)
        top -= self.row
        with side.pen.tag(Role.TABLE):
            for number, day in enumerate(page.days):
                if number:
                    side.rule(top)
                self._session(day, top)
                top -= self.row
        side.rule(top, strong=True)
        top = side.heading(page.after_title, top - ADVICE_GAP, style="h2") - 4
        return side.finished(self.advice.draw(top))

    def _example(self, top: float) -> None:
        """Draw a row as somebody has filled it in."""
        side, page = self.side, self.page
        side.panel(top, self.row, x=-EXAMPLE_REACH, width=side.width + 2 * EXAMPLE_REACH)
        with side.pen.artifact():
            first, second = self._lines(top)
            side.words(page.example, first, colour="soft")
            for number in PAIN_NUMBERS:
                self._number(number, first)
                if str(number) == plain(page.pain_example):
                    self._ring(self._number_box(number, first))
            for value, left, word in self._words():
                side.words(word, second, x=left)
                if value == page.ease_example:
                    self._ring(self._word_box(left, word, second))

    def _ring(self, around: Box) -> None:
        x, y = (around.left + around.right) / 2, (around.bottom + around.top) / 2
        reach = (around.right - around.left) / 2, (around.top - around.bottom) / 2
        self.side.pen.ellipse(x, y, *reach, stroke="soft", line=RING)

    def _session(self, day: DayColumn, top: float) -> None:
        """Draw the row of a session; each number and word has the ring that a viewer draws when it is chosen."""
        side, page = self.side, self.page
        first, second = self._lines(top)
        with side.pen.tag(Role.TR):
            with side.pen.tag(Role.TH, attributes=table_header("Row")):
                bold = tuple(Run(run.text, bold=True) for run in day.short)
                side.words(bold, first)
            with side.pen.tag(Role.TD):
                for number in PAIN_NUMBERS:
                    self._number(number, first)
                    self._choice(
                        self._number_box(number, first), f"pain-{day.date}", number, page.pain_label(day), str(number)
                    )
            with side.pen.tag(Role.TD):
                for value, left, word in self._words():
                    side.words_before(word, second, x=left)
                    self._choice(
                        self._word_box(left, word, second), f"ease-{day.date}", value, page.ease_label(day), plain(word)
                    )

    def _choice(self, box: Box, name: str, value: int, group: str, said: str) -> None:
        self.side.pen.choice(box, name=name, value=value, group_label=group, label=f"{group}: {said}")

    # ---- places

    def _lines(self, top: float) -> tuple[float, float]:
        """Return the tops of both lines of a row; they stand nearer to each other than to other rows."""
        air = (self.row - 2 * self.line) / 8
        return top - 3 * air, top - 5 * air - self.line

    def _number(self, number: int, top: float) -> None:
        left = self.left + number * self.number
        self.side.words_before((Run(str(number)),), top, x=left, width=self.number, align=Align.CENTRE)

    def _number_box(self, number: int, top: float) -> Box:
        middle, reach = self.left + (number + 0.5) * self.number, min(self.number, WIDEST_RING) / 2
        return Box(middle - reach, top - self.line, middle + reach, top)

    def _words(self) -> Iterator[tuple[int, float, Text]]:
        """Yield the words for ease with their values and left edges; the first starts below the first number."""
        left = self.left + (self.number - self.side.natural_width((Run("0"),))) / 2
        for value, word in enumerate(self.page.ease_words, 1):
            yield value, left, word
            left += self.side.natural_width(word) + WORD_GAP

    def _word_box(self, left: float, word: Text, top: float) -> Box:
        return Box(left - RING_REACH, top - self.line, left + self.side.natural_width(word) + RING_REACH, top)
