"""A week on paper: one table that says what to do and keeps the log.

A row is a stretch in doing order, a column a session. Rows of a side are equally high, so that the boxes stand on a
grid. Where the room is short the table is set denser, then the example gives its room to the doses so that each has
one line, then all white shrinks, then the table goes on on a second side, with its heads. The type never shrinks, and
the advice for the end of the week always stands below the table.

The first head names the stretch and its picture together; the name comes before its picture in the tags, so that a
reader hears what it is before what it looks like. It leads to the card of the stretch. What is ticked, written or
circled on paper can be filled in on the screen too; the words of each field name stretch and date. The example column
is an artifact: read out as cells of the table, its tick and its number would pass for entries of the log, and what it
shows is said in words beside each row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from planmaker.handout.document import DayColumn, NextStep, Run, Text, WeekPage, WeekRow, plain
from planmaker.render.pdf import icons
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.sheet import Picturing, Sheet, Side, shared_scale
from planmaker.render.pdf.style import Align
from planmaker.render.pdf.tags import Box, Role, list_numbering, table_header

MOST_DAYS_WITH_EXAMPLE = 3
MOST_ROOMY_DAYS = 5
MOST_ROOMY_ROWS = 5
EXAMPLE_WIDTH = 54.0
NARROW_DAY = 34.0
DAY_WIDTHS = {1: 46.0, 2: 46.0, 3: 46.0, 4: 44.0, 5: 44.0, 6: 34.0, 7: 34.0}
MOST_DAYS_WITH_LARGE_PICTURES = 2
PICTURE_WIDTH = 128.0
LARGE_PICTURE_WIDTH = 168.0
DENSE_PICTURE_WIDTH = 112.0
LEAST_PICTURE_WIDTH = 72.0
PICTURE_GAP = 14.0
WORDS_GAP = 4.0
"""White between the words of a row and what stands at their right."""
PICTURE_AIR = 10.0
"""White above and below the tallest picture of a page, together."""
HIGHEST_ROW = 108.0
OPTICAL_RISE = 1.0
"""Words stand a little above the middle, for their lines have more white above than below."""
TICK_BOX = 24.0
TICK_RADIUS = 9.0
WIDEST_NUMBER_BOX = 40.0
PAIN_DIGITS = 2
"""10 is the most."""
RING_REACH = 6.0
"""The ring around a word stands so far from it."""
PANEL_INDENT = 14.0
BOX_GAP = 8.0
"""White between two boxes to write a number in."""
HINT_GAP = 24.0
ADVICE_GAP = 16.0
"""White between two items of the advice beside each other."""
ADVICE_HEADING = 124.0
"""The heading of the advice takes this width where its items stand one below the other, at its right."""
SMALL_ICON_RADIUS, SMALL_ICON_INDENT = 7.5, 22.0
ICON_RADIUS = 12.0
ICON_INDENT = 34.0
FOOT_GAP = 6.0
"""A table ends so far above the text area's end, which is 2 above the rule of the footer."""
NEAR_THE_FOOT = 24.0
"""A table that ends nearer to the foot drops its last rule, for the footer has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How densely a table is set: the style of names, and the white around what stands in it."""

    name: str
    row_air: float
    strip_air: float
    number_row: float
    number_air: float
    ease_air: float
    head_air: float
    callout_air: float
    callout_gap: float
    advice_gap: float
    picture: float
    example: bool = True
    one_line: bool = False
    """Whether pictures may shrink, and columns of days be narrow, so that each dose stands on one line."""


ROOMY = Form(
    name="name",
    row_air=10,
    strip_air=10,
    number_row=42,
    number_air=5,
    ease_air=4,
    head_air=8,
    callout_air=8,
    callout_gap=16,
    advice_gap=16,
    picture=PICTURE_WIDTH,
)
DENSE = replace(ROOMY, name="h3", row_air=5, strip_air=7, number_row=34, callout_gap=8, picture=DENSE_PICTURE_WIDTH)
BRIEF = replace(DENSE, example=False, one_line=True)
SNUG = replace(
    BRIEF,
    row_air=2,
    strip_air=4,
    number_row=30,
    number_air=3,
    ease_air=2,
    head_air=4,
    callout_air=5,
    callout_gap=4,
    advice_gap=8,
)


def lay_out_week(page: WeekPage, sheet: Sheet) -> tuple[Block, ...]:
    """Return a side with the week's table; more if it has too many rows for one.

    Raises:
        PageTooFullError: a single row does not fit.
    """
    if not page.rows:
        return (_week_off(page, sheet),)
    sides = _sides(page, sheet)
    metre = min((side.metre for side in sides if side.pictures), default=0.0)
    return tuple(side.drawn(metre) for side in sides)


def _week_off(page: WeekPage, sheet: Sheet) -> Block:
    side = Side(sheet, plain(page.title))
    return side.finished(_callout(side, page.new, _heads(side, page, 0) - ROOMY.head_air, ROOMY))


def _sides(page: WeekPage, sheet: Sheet) -> list[WeekSide]:
    """Choose the roomiest form that fits, on as few sides as may be."""
    sides: list[WeekSide] = []
    for count in range(1, len(page.rows) + 1):
        for form in _preferences(page, count):
            sides = _shared_out(page, sheet, form, count)
            if all(side.fits for side in sides):
                return sides
    return sides


def _preferences(page: WeekPage, sides: int) -> Iterator[Form]:
    """Yield forms, the best first."""
    if len(page.days) <= MOST_ROOMY_DAYS and len(page.rows) <= MOST_ROOMY_ROWS * sides:
        yield ROOMY
    yield from (DENSE, BRIEF, SNUG)


def _shared_out(page: WeekPage, sheet: Sheet, form: Form, count: int) -> list[WeekSide]:
    """Share the rows out evenly; the first sides, which have no pain and ease, take the odd ones."""
    fewest, more = divmod(len(page.rows), count)
    ends = [0, *accumulate(fewest + (number < more) for number in range(count))]
    return [
        WeekSide(page, sheet, form, page.rows[start:end], first=start == 0, last=end == len(page.rows))
        for start, end in pairwise(ends)
    ]


def _heads(side: Side, page: WeekPage, top: float) -> float:
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


def _callout(side: Side, text: Text, top: float, form: Form) -> float:
    """Draw what is new, on a panel."""
    high = _callout_height(side, text, form)
    side.panel(top, high)
    side.paragraph(text, top - form.callout_air, x=PANEL_INDENT, width=side.width - 2 * PANEL_INDENT)
    return top - high


def _callout_height(side: Side, text: Text, form: Form) -> float:
    return side.height(text, side.width - 2 * PANEL_INDENT) + 2 * form.callout_air


class Columns:
    """Where the columns stand, and what is left for the words."""

    def __init__(self, side: Side, page: WeekPage, form: Form) -> None:
        count, pictured = len(page.days), any(row.picture for row in page.rows)
        self.day = NARROW_DAY if form.one_line else DAY_WIDTHS[count]
        if form.one_line and count <= MOST_DAYS_WITH_EXAMPLE:
            self.day = DAY_WIDTHS[count]
        self.first_day = side.width - count * self.day
        example = form.example and count <= MOST_DAYS_WITH_EXAMPLE
        self.example = self.first_day - EXAMPLE_WIDTH if example else None
        self.end = self.first_day if self.example is None else self.example
        large = form is ROOMY and count <= MOST_DAYS_WITH_LARGE_PICTURES
        most = (LARGE_PICTURE_WIDTH if large else form.picture) if pictured else 0.0
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


class WeekSide:
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
        self.side = Side(sheet, plain(page.title))
        self.columns = Columns(self.side, page, form)
        self.pictures: dict[str, Picturing] = {
            row.exercise: sheet.picture(row.picture, thumbnail=True) for row in rows if row.picture
        }
        self.advice = _advice(self.side, page) if last and page.after else None
        self._measure()

    # ---- measures

    def _measure(self) -> None:
        side, page, form = self.side, self.page, self.form
        self.head = side.leading("small") + side.leading("body") + 4
        self.first_strip = self._strip_height(page.first) if self.first else 0.0
        self.last_strip = self._strip_height(page.last) if self.last else 0.0
        self.pain = form.number_row if self.last else 0.0
        self.ease = len(page.ease_words) * side.leading("small") + 2 * form.ease_air if self.last else 0.0
        fixed = self._opening() + self.head + self.first_strip + self.last_strip + self.pain + self.ease
        fixed += FOOT_GAP + (form.advice_gap + self.advice.height if self.advice else 0.0)
        free, count = side.depth - fixed, len(self.rows)
        needs = [self._row_height(row) for row in self.rows]
        self.fits = sum(needs) <= free + 0.01
        even, spare = min(HIGHEST_ROW, free / count), max(0.0, free - sum(needs)) / count
        self.heights = [even] * count if max(needs) <= even else [need + spare for need in needs]
        tallest = min(self.heights) - PICTURE_AIR
        pictures = list(self.pictures.values())
        self.metre = shared_scale(pictures, self.columns.picture, tallest) if pictures else 0.0

    def _opening(self) -> float:
        """Return the height of all above the table."""
        side, page = self.side, self.page
        title = max(side.height(page.title, side.width, "h1"), 2 * side.leading("tight")) + self.form.head_air
        return title + (_callout_height(side, page.new, self.form) + self.form.callout_gap if self.first else 0.0)

    def _strip_height(self, text: Text) -> float:
        return self.side.height(text, self.side.width, "tight") + self.form.strip_air

    def _lines(self, row: WeekRow) -> tuple[Text, ...]:
        """Return what stands below the name: the form if it is not the usual one, and the dose."""
        dose = (one_line(row.dose),) if self.columns.one_line else row.dose
        return (row.form, *dose) if row.form else dose

    def _words_height(self, row: WeekRow) -> float:
        room = self.columns.room
        name = self.side.height(_numbered_name(row), room, self.form.name)
        return name + sum(self.side.height(line, room, "tight") for line in self._lines(row))

    def _row_height(self, row: WeekRow) -> float:
        return max(self._words_height(row), TICK_BOX) + self.form.row_air

    # ---- drawing

    def drawn(self, metre: float) -> Block:
        """Draw the side, its pictures at so many points to the metre; narrow pictures leave the words more room."""
        side, page = self.side, self.page
        widths = [picturing.size(metre)[0] for picturing in self.pictures.values()]
        self.columns.picture = min(self.columns.picture, max(LEAST_PICTURE_WIDTH, *widths)) if widths else 0.0
        top = self._opened()
        places = self._places(top)
        self._grounds(top, places)
        if self.first:
            side.paragraph(page.order, top - side.leading("small"), width=self.columns.end - 4, colour="soft")
            self._strip(page.first, places.first)
        with side.pen.tag(Role.TABLE):
            self._column_heads(top)
            for row, row_top, high in zip(self.rows, places.rows, self.heights, strict=True):
                self._row(row, row_top, high, metre)
            if self.last:
                self._pain_row(places.pain)
                self._ease_row(places.ease)
        if self.last:
            self._strip(page.last, places.last)
        bottom = places.end
        if self.advice:
            bottom = self.advice.draw(bottom - self.form.advice_gap)
        return side.finished(bottom)

    def _opened(self) -> float:
        """Draw all above the table; a further side repeats the title, which is no new heading to a reader."""
        side, page = self.side, self.page
        if not self.first:
            with side.pen.artifact():
                side.words(page.title, 0, style="h1")
            return -self._opening()
        below = _heads(side, page, 0) - self.form.head_air
        return _callout(side, page.new, below, self.form) - self.form.callout_gap

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
        if self.last:
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
            if not self.last:
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
        side = self.side
        with side.pen.tag(Role.TR):
            with side.pen.tag(Role.TH, attributes=table_header("Row")):
                self._row_words(row, top - (high - self._words_height(row)) / 2 + OPTICAL_RISE)
            if self.columns.picture:
                with side.pen.tag(Role.TD):
                    self._picture(row, top - high / 2, metre)
            for number, (due, day) in enumerate(zip(row.due, self.page.days, strict=True)):
                with side.pen.tag(Role.TD):
                    self._tick_box(row, day, number, top - high / 2, due=due)

    def _row_words(self, row: WeekRow, top: float) -> None:
        side, columns = self.side, self.columns
        with side.pen.link(f"#{row.card.place}", row.card.said):
            top = side.words_before(
                _numbered_name(row), top, x=columns.words, width=columns.room, style=self.form.name, colour="ink"
            )
        *lines, last = self._lines(row)
        for line in lines:
            top = side.words_before(line, top, x=columns.words, width=columns.room, style="tight")
        side.words(last, top, x=columns.words, width=columns.room, style="tight")

    def _picture(self, row: WeekRow, middle: float, metre: float) -> None:
        """Stamp the picture of a row; the floor lies at the same depth in every row."""
        if row.exercise not in self.pictures:
            return
        picturing = self.pictures[row.exercise]
        width, high = picturing.size(metre)
        self.side.figure(picturing, (self.columns.picture - width) / 2, middle - high / 2, metre)

    def _tick_box(self, row: WeekRow, day: DayColumn, number: int, middle: float, *, due: bool) -> None:
        side, columns, page = self.side, self.columns, self.page
        left = columns.day_at(number)
        if due:
            box = self._box(left + (columns.day - TICK_BOX) / 2, middle + TICK_BOX / 2, TICK_BOX, TICK_BOX)
            name = f"done-{day.date}-{row.number}-{row.exercise}"
            side.pen.tick_box(box, name=name, label=page.done_label(row, day))
        else:
            top = middle + side.leading("body") / 2
            side.words(page.not_due, top, x=left, width=columns.day, colour="soft", align=Align.CENTRE)

    def _box(self, left: float, top: float, width: float, high: float) -> Box:
        """Draw a box and return its place."""
        self.side.box(left, top, width, high)
        return Box(left, top - high, left + width, top)

    def _pain_row(self, top: float) -> None:
        side, page, columns = self.side, self.page, self.columns
        width, high = min(columns.day - BOX_GAP, WIDEST_NUMBER_BOX), self.pain - 2 * self.form.number_air
        with side.pen.tag(Role.TR):
            self._log_head(page.pain, page.pain_hint, top, self.pain)
            for number, day in enumerate(page.days):
                with side.pen.tag(Role.TD):
                    left = columns.day_at(number) + (columns.day - width) / 2
                    box = self._box(left, top - self.form.number_air, width, high)
                    name, label = f"pain-{day.date}", page.pain_label(day)
                    side.pen.entry(box, name=name, label=label, style="body", most=PAIN_DIGITS, centred=True)

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
            side.words(hint, top, x=indent, width=self.columns.end - indent - 4)

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


ICONS = {"go": icons.go, "slow": icons.slow, "stop": icons.stop}


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The tops of the parts of a table, and its end."""

    first: float
    rows: tuple[float, ...]
    last: float
    pain: float
    ease: float
    end: float


def _numbered_name(row: WeekRow) -> Text:
    return (Run(f"{row.number}. ", bold=True), *row.name)


def one_line(dose: Sequence[Text]) -> Text:
    """Join the sentences of a dose."""
    return tuple(run for line in dose for run in (*line, Run(" ")))[:-1]


# --------------------------------------------------------------------------- below the table


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to do at the end of the week: how high it is, and how it is drawn from a top down."""

    height: float
    draw: Callable[[float], float]


def _advice(side: Side, page: WeekPage) -> Advice:
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
    pain_left = ADVICE_HEADING + ADVICE_GAP + SMALL_ICON_INDENT
    pain = max(side.natural_width(step.pain, "tight") for step in page.after) + 0.01
    action_left = pain_left + pain + ADVICE_GAP
    action = side.width - action_left
    heights = [max(side.leading("body"), side.height(step.action, action, "tight")) for step in page.after]

    def draw(top: float) -> float:
        side.heading(page.after_title, top, width=ADVICE_HEADING, style="h3")
        y, radius = top, SMALL_ICON_RADIUS
        with side.pen.tag(Role.L, attributes=list_numbering("None")):
            for step, height in zip(page.after, heights, strict=True):
                with side.pen.tag(Role.LI):
                    middle = y - side.leading("tight") / 2
                    ICONS[step.icon](side.pen, pain_left - SMALL_ICON_INDENT + radius, middle, radius)
                    with side.pen.tag(Role.LBODY):
                        side.words_before(step.pain, y, x=pain_left, width=pain, style="tight")
                        side.words(step.action, y, x=action_left, width=action, style="tight")
                y -= height
        return top - whole

    whole = max(side.height(page.after_title, ADVICE_HEADING, "h3"), sum(heights))
    return Advice(height=whole, draw=draw)
