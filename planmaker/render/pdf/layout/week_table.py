"""A week's table: a row a stretch, a column a session, and below them the log where it has no side of its own.

The first head names the stretch and its picture together; the name comes before its picture in the tags, so that a
reader hears what it is before what it looks like. It leads to the card of the stretch. What is ticked, written or
circled on paper can be filled in on the screen too; the words of each field name stretch and date. The example column
is an artifact: read out as cells of the table, its tick and its number would pass for entries of the log, and what it
shows is said in words beside each row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from planmaker.handout.document import DayColumn, Text, WeekPage, WeekRow, plain
from planmaker.render.pdf import icons
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.layout.week_form import Form
from planmaker.render.pdf.layout.week_parts import (
    FOOT_GAP,
    NEAR_THE_FOOT,
    RING_REACH,
    advice,
    box,
    draw_opening,
    draw_row_words,
    one_line,
    opening_height,
    rows_high,
    scale_of,
    tick_box,
)
from planmaker.render.pdf.sheet import Picturing, Sheet, Side
from planmaker.render.pdf.style import Align
from planmaker.render.pdf.tags import Box, Role, table_header

MOST_DAYS_WITH_EXAMPLE = 4
"""With five there is no room for the hints of the log beside the example, with more none for pictures."""
EXAMPLE_WIDTH = 54.0
LEAST_PICTURE_WIDTH = 72.0
PICTURE_GAP = 14.0
WORDS_GAP = 4.0
"""White between the words of a row and what stands at their right."""
OPTICAL_RISE = 1.0
"""Words stand a little above the middle, for their lines have more white above than below."""
TICK_RADIUS = 9.0
WIDEST_NUMBER_BOX = 40.0
PAIN_DIGITS = 2
"""10 is the most."""
BOX_GAP = 8.0
"""White between two boxes to write a number in."""
HINT_GAP = 24.0


class Columns:
    """Where the columns stand, and what is left for the words."""

    def __init__(self, side: Side, page: WeekPage, form: Form) -> None:
        count, pictured = len(page.days), any(row.picture for row in page.rows)
        self.day = form.day_widths[count]
        self.first_day = side.width - count * self.day
        example = form.example and count <= MOST_DAYS_WITH_EXAMPLE
        self.example = self.first_day - EXAMPLE_WIDTH if example else None
        self.end = self.first_day if self.example is None else self.example
        most = form.picture_of(count) if pictured else 0.0
        least = min(most, LEAST_PICTURE_WIDTH)
        free = self.end - (PICTURE_GAP if pictured else 0.0) - WORDS_GAP
        whole = max(side.natural_width(one_line(row.dose), "tight") for row in page.rows)
        words = max(side.natural_width(line, "tight") for row in page.rows for line in (row.form, *row.dose))
        self.one_line = whole + (least if form.one_line else most) <= free
        self.picture = min(most, max(free - (whole if self.one_line else words), least))

    @property
    def words(self) -> float:
        """Return the left edge of name and dose."""
        return self.picture + PICTURE_GAP if self.picture else 0.0

    @property
    def room(self) -> float:
        """Return the width that name and dose have."""
        return self.end - self.words - WORDS_GAP

    def day_at(self, number: int) -> float:
        """Return the left edge of a session's column."""
        return self.first_day + number * self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The tops of the parts of a table, and its end."""

    first: float
    rows: tuple[float, ...]
    last: float
    pain: float
    ease: float
    end: float


class TableSide:
    """One side of a week: measured when made, then drawn."""

    def __init__(
        self,
        page: WeekPage,
        sheet: Sheet,
        form: Form,
        rows: tuple[WeekRow, ...],
        *,
        first: bool,
        last: bool,
    ) -> None:
        self.page, self.form, self.rows, self.first, self.last = page, form, rows, first, last
        self.log = last and not sheet.look.is_large
        self.side = Side(sheet, plain(page.title))
        self.columns = Columns(self.side, page, form)
        self.pictures: dict[str, Picturing] = {
            row.exercise: sheet.picture(row.picture, thumbnail=True) for row in rows if row.picture
        }
        self.advice = advice(self.side, page) if self.log and page.after else None
        self._measure()

    # ---- measures

    def _measure(self) -> None:
        side, page, form = self.side, self.page, self.form
        order = side.height(page.order, self.columns.end - WORDS_GAP) if self.first else 0.0
        self.head = side.leading("small") + max(side.leading("body"), order) + 4
        self.first_strip = self._strip_height(page.first) if self.first else 0.0
        self.last_strip = self._strip_height(page.last) if self.last else 0.0
        self.pain = form.number_row if self.log else 0.0
        self.ease = len(page.ease_words) * side.leading("small") + 2 * form.ease_air if self.log else 0.0
        fixed = opening_height(side, page, form, first=self.first) + self.head
        fixed += self.first_strip + self.last_strip + self.pain + self.ease
        fixed += FOOT_GAP + (form.advice_gap + self.advice.height if self.advice else 0.0)
        free = side.depth - fixed
        needs = [self._row_height(row) for row in self.rows]
        self.fits = sum(needs) <= free + 0.01
        self.heights = rows_high(needs, free, form.highest_row)
        self.metre = scale_of(list(self.pictures.values()), self.columns.picture, min(self.heights))

    def _strip_height(self, text: Text) -> float:
        return self.side.height(text, self.side.width, "tight") + self.form.strip_air

    def _lines(self, row: WeekRow) -> tuple[Text, ...]:
        """Return what stands below the name: the form if it is not the usual one, and the dose."""
        dose = (one_line(row.dose),) if self.columns.one_line else row.dose
        return (row.form, *dose) if row.form else dose

    def _words_height(self, row: WeekRow) -> float:
        room = self.columns.room
        name = self.side.height(row.numbered_name, room, self.form.name)
        return name + sum(self.side.height(line, room, "tight") for line in self._lines(row))

    def _row_height(self, row: WeekRow) -> float:
        return max(self._words_height(row), self.form.tick_box) + self.form.row_air

    # ---- drawing

    def drawn(self, metre: float) -> Block:
        """Draw the side, its pictures at so many points to the metre; narrow pictures leave the words more room."""
        side, page = self.side, self.page
        widths = [picturing.size(metre)[0] for picturing in self.pictures.values()]
        self.columns.picture = min(self.columns.picture, max(LEAST_PICTURE_WIDTH, *widths)) if widths else 0.0
        top = draw_opening(side, page, self.form, first=self.first)
        places = self._places(top)
        self._grounds(top, places)
        if self.first:
            side.paragraph(page.order, top - side.leading("small"), width=self.columns.end - WORDS_GAP, colour="soft")
            self._strip(page.first, places.first)
        with side.pen.tag(Role.TABLE):
            self._column_heads(top)
            for row, row_top, high in zip(self.rows, places.rows, self.heights, strict=True):
                self._row(row, row_top, high, metre)
            if self.log:
                self._pain_row(places.pain)
                self._ease_row(places.ease)
        if self.last:
            self._strip(page.last, places.last)
        bottom = places.end
        if self.advice:
            bottom = self.advice.draw(bottom - self.form.advice_gap)
        return side.finished(bottom)

    def _places(self, top: float) -> Places:
        first = top - self.head
        rows = tuple(accumulate((-high for high in self.heights), initial=first - self.first_strip))
        last = rows[-1]
        pain = last - self.last_strip
        return Places(
            first=first,
            rows=rows[:-1],
            last=last,
            pain=pain,
            ease=pain - self.pain,
            end=pain - self.pain - self.ease,
        )

    def _grounds(self, top: float, places: Places) -> None:
        """Draw what lies under the words: the example's tint, the rules, and the example itself."""
        side, columns = self.side, self.columns
        if columns.example is not None:
            side.pen.rect(columns.example, top, EXAMPLE_WIDTH, top - places.end, fill="tint", radius=5)
            self._example(top, places)
        for text, strip_top, high in self._strips(places):
            if columns.example is not None and side.natural_width(text, "tight") > columns.example - 4:
                side.pen.rect(columns.example, strip_top, EXAMPLE_WIDTH, high, fill="paper")
        for y in (places.first, *places.rows, places.last):
            side.rule(y)
        if self.log:
            side.rule(places.pain, strong=True)
            side.rule(places.ease)
        if self.advice is not None or places.end > NEAR_THE_FOOT - side.depth:
            side.rule(places.end)

    def _strips(self, places: Places) -> Iterator[tuple[Text, float, float]]:
        if self.first:
            yield self.page.first, places.first, self.first_strip
        if self.last:
            yield self.page.last, places.last, self.last_strip

    def _strip(self, text: Text, top: float) -> None:
        self.side.paragraph(text, top - self.form.strip_air / 2, style="tight")

    def _example(self, top: float, places: Places) -> None:
        """Draw a session as somebody has filled it in."""
        side, page, left = self.side, self.page, self.columns.example or 0.0
        with side.pen.artifact():
            head_top = top - side.leading("small") / 2
            side.words(
                page.example, head_top, x=left, width=EXAMPLE_WIDTH, style="small", colour="soft", align=Align.CENTRE
            )
            for row_top, high in zip(places.rows, self.heights, strict=True):
                icons.tick(side.pen, left + EXAMPLE_WIDTH / 2, row_top - high / 2, TICK_RADIUS)
            if not self.log:
                return
            number_top = places.pain - (self.pain - side.leading("body")) / 2
            side.words(page.pain_example, number_top, x=left, width=EXAMPLE_WIDTH, colour="soft", align=Align.CENTRE)
            for number, word in enumerate(page.ease_words):
                word_top = places.ease - self.form.ease_air - number * side.leading("small")
                side.words(
                    word, word_top, x=left, width=EXAMPLE_WIDTH, style="small", colour="soft", align=Align.CENTRE
                )
            circled = places.ease - self.form.ease_air - (page.ease_example - 0.5) * side.leading("small")
            reach = side.natural_width(page.ease_words[page.ease_example - 1], "small") / 2 + RING_REACH
            side.pen.ellipse(
                left + EXAMPLE_WIDTH / 2, circled, reach, side.leading("small") / 2, stroke="soft", line=1.6
            )

    # ---- the table

    def _column_heads(self, top: float) -> None:
        side, page, columns = self.side, self.page, self.columns
        with side.pen.tag(Role.TR):
            with side.pen.tag(Role.TH, attributes=table_header("Column", columns=self._row_heads())):
                side.words(page.stretch_head, top, style="small", colour="soft")
            for number, day in enumerate(page.days):
                left = columns.day_at(number)
                with side.pen.tag(Role.TH, attributes=table_header("Column")):
                    below = side.words_before(
                        day.day, top, x=left, width=columns.day, style="small", colour="soft", align=Align.CENTRE
                    )
                    side.words(day.number, below, x=left, width=columns.day, align=Align.CENTRE)

    def _row_heads(self) -> int:
        """Count the columns that name a row: its words, and its picture where there are any."""
        return 2 if self.columns.picture else 1

    def _row(self, row: WeekRow, top: float, high: float, metre: float) -> None:
        side, columns = self.side, self.columns
        words_top = top - (high - self._words_height(row)) / 2 + OPTICAL_RISE
        with side.pen.tag(Role.TR):
            with side.pen.tag(Role.TH, attributes=table_header("Row")):
                words = {"x": columns.words, "width": columns.room}
                draw_row_words(side, row, self._lines(row), words_top, **words, style=self.form.name)
            if columns.picture:
                with side.pen.tag(Role.TD):
                    self._picture(row, top - high / 2, metre)
            for number, (due, day) in enumerate(zip(row.due, self.page.days, strict=True)):
                with side.pen.tag(Role.TD):
                    self._tick_box(row, day, number, top - high / 2, due=due)

    def _picture(self, row: WeekRow, middle: float, metre: float) -> None:
        """Stamp the picture of a row; the floor lies at the same depth in every row."""
        if row.exercise not in self.pictures:
            return
        picturing = self.pictures[row.exercise]
        width, high = picturing.size(metre)
        self.side.figure(picturing, (self.columns.picture - width) / 2, middle - high / 2, metre)

    def _tick_box(self, row: WeekRow, day: DayColumn, number: int, middle: float, *, due: bool) -> None:
        side, columns, page, size = self.side, self.columns, self.page, self.form.tick_box
        left = columns.day_at(number)
        if due:
            tick_box(side, page, row, day, (left + (columns.day - size) / 2, middle + size / 2, size))
        else:
            top = middle + side.leading("body") / 2
            side.words(page.not_due, top, x=left, width=columns.day, colour="soft", align=Align.CENTRE)

    # ---- the log

    def _pain_row(self, top: float) -> None:
        side, page, columns = self.side, self.page, self.columns
        width, high = min(columns.day - BOX_GAP, WIDEST_NUMBER_BOX), self.pain - 2 * self.form.number_air
        with side.pen.tag(Role.TR):
            self._log_head(page.pain, page.pain_hint, top, self.pain)
            for number, day in enumerate(page.days):
                with side.pen.tag(Role.TD):
                    left = columns.day_at(number) + (columns.day - width) / 2
                    place = box(side, left, top - self.form.number_air, width, high)
                    name, label = f"pain-{day.date}", page.pain_label(day)
                    side.pen.entry(place, name=name, label=label, style="body", most=PAIN_DIGITS, centred=True)

    def _ease_row(self, top: float) -> None:
        side, page, columns = self.side, self.page, self.columns
        with side.pen.tag(Role.TR):
            self._log_head(page.ease, page.ease_hint, top, self.ease)
            for number, day in enumerate(page.days):
                with side.pen.tag(Role.TD):
                    self._ease_choice(day, columns.day_at(number), top)

    def _log_head(self, name: Text, hint: Text, top: float, high: float) -> None:
        side, page = self.side, self.page
        indent = max(map(side.natural_width, (page.pain, page.ease))) + HINT_GAP
        with side.pen.tag(Role.TH, attributes=table_header("Row", columns=self._row_heads())):
            top -= (high - side.leading("body")) / 2
            side.words_before(name, top, width=indent)
            side.words(hint, top, x=indent, width=self.columns.end - indent - WORDS_GAP)

    def _ease_choice(self, day: DayColumn, left: float, top: float) -> None:
        """Draw the words of a session, each with the ring that a viewer draws around it when it is chosen."""
        side, page, width = self.side, self.page, self.columns.day
        words, leading = page.ease_words, side.leading("small")
        reach = min(width, max(side.natural_width(word, "small") for word in words) + 2 * RING_REACH) / 2
        middle = left + width / 2
        for number, word in enumerate(words, 1):
            word_top = top - self.form.ease_air - (number - 1) * leading
            draw = side.words if number == len(words) else side.words_before
            draw(word, word_top, x=left, width=width, style="small", align=Align.CENTRE)
            side.pen.choice(
                Box(middle - reach, word_top - leading, middle + reach, word_top),
                name=f"ease-{day.date}",
                value=number,
                group_label=page.ease_label(day),
                label=f"{page.ease_label(day)}: {plain(word)}",
            )
