"""What the pages say, before anybody knows how they look: the same for PDF, plain text and tests.

A `Document` is a sequence of pages; a page is a form with named places, as the design has them. `elements` of a page
gives its content in reading order, as headings, paragraphs, lists, pictures and tables: what a screen reader reads,
what the plain text prints, and what tests compare the PDF with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias


class Run(NamedTuple):
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


Text: TypeAlias = tuple[Run, ...]


def rich(template: str, **values: object) -> Text:
    """Fill in {places} and turn **bold** of the template (never of the values) into runs."""
    return tuple(Run(run.text.format(**values), run.bold) for run in marked(template))


def marked(text: str) -> Text:
    """Turn **bold** of a text from the content into runs; braces mean nothing in it."""
    return tuple(Run(part, bool(i % 2)) for i, part in enumerate(re.split(r"\*\*", text)) if part)


def plain(text: Text) -> str:
    """Return the words of a text."""
    return "".join(run.text for run in text)


class Pointer(NamedTuple):
    """Where words lead on a screen: the place of another page, and that said in words."""

    place: str
    said: str


SAFETY_PLACE = "safety"
PAIN_NUMBERS = range(11)
"""From no pain to the worst."""
MOST_LARGE_COLUMNS = 4


def week_place(number: int) -> str:
    """Name the page of a week."""
    return f"week-{number}"


def card_place(exercise: str) -> str:
    """Name the card of a stretch."""
    return f"card-{exercise}"


# --------------------------------------------------------------------------- elements, in reading order


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 (one a page), 2 or 3."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A few sentences, or one line."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list; the label of each item is a number, or "" for a bullet."""

    items: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing and what it shows, in words."""

    drawing: str
    alt: str

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError(f"The drawing '{self.drawing}' has no alt text.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table: words, and for a box to tick or to write in, what it is for."""

    text: Text = ()
    box: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with one row of column heads; the first `row_heads` cells of each row name the row."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_heads: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteLine:
    """A label with a line to write on; `box` says what the line is for where the label alone does not."""

    label: Text
    box: str = ""

    @property
    def said(self) -> str:
        """Return what the line is for."""
        return self.box or plain(self.label)


Element: TypeAlias = Heading | Paragraph | Items | Picture | Table | WriteLine


class Page(Protocol):
    """Something with content in reading order."""

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order."""


# --------------------------------------------------------------------------- the plan's pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbnail:
    """A stretch by its end pose and its short name, which leads to its card; one without drawings has only the name."""

    name: Text
    card: Pointer
    picture: Picture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """One day of the month strip."""

    number: str
    session: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow:
    """One week of the month strip; `page` is that of the week."""

    week: Text
    page: Pointer
    start: Text
    days: tuple[DayMark, ...]
    minutes: Text
    new: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The month strip: a row a week, a column a day.

    If there are too many weeks for the page, the strip has another one, with a title of its own, and the page says so.
    """

    title: Text
    keep_free: Text
    weeks_title: Text
    see_weeks: Text
    week_head: Text
    start_head: Text
    day_heads: tuple[Text, ...]
    minutes_head: Text
    new_head: Text
    session_word: str
    rows: tuple[ScheduleRow, ...]

    def table(self) -> Table:
        """Return the strip as a table; a session day says so in words."""
        head = (self.week_head, self.start_head, *self.day_heads, self.minutes_head, self.new_head)
        rows = tuple(
            (
                Cell(text=row.week),
                Cell(text=row.start),
                *(Cell(text=(Run(d.number, d.session),), box=self.session_word if d.session else "") for d in row.days),
                Cell(text=row.minutes),
                Cell(text=row.new),
            )
            for row in self.rows
        )
        return Table(head=tuple(Cell(text=text) for text in head), rows=rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with a paragraph or a list under it."""

    title: Text
    paragraph: Text = ()
    items: tuple[Text, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing under the heading, so that it must not stand there."""
        return not self.paragraph and not self.items

    def elements(self, level: int) -> Iterator[Element]:
        """Yield heading and content, or nothing if there is no content."""
        if self.empty:
            return
        yield Heading(level=level, text=self.title)
        if self.paragraph:
            yield Paragraph(text=self.paragraph)
        if self.items:
            yield Items(items=tuple(("", item) for item in self.items))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicBlock:
    """Who hands the pages out: what stands at the left, and at the right how to get in touch; () for what is not given.

    The picture of the `logo` is the file of the theme, not a drawing of ours.
    """

    logo: Picture | None
    name: Text
    address: Text
    call: Text
    phone: Text
    web: Text

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order."""
        texts = (self.name, self.address, self.call, self.phone, self.web)
        return (*((self.logo,) if self.logo else ()), *(Paragraph(text=text) for text in texts if text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A QR code: what it holds, what that is in words, the words beside it, and where these lead on a screen or ""."""

    content: str
    alt: str
    text: Text
    url: str = ""

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order."""
        return Picture(drawing=CODE, alt=self.alt), Paragraph(text=self.text)


LOGO, CODE = "theme/logo", "theme/code"
"""Pictures that are made for a plan; no drawing has such a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlancePage:
    """Page 1: the main message, the month, the person's goal, how to start.

    The words of `danger` lead to `safety`. `no_time` is empty where every session is as short as the day for which
    there is no time. A `code` stands in the section about the calendar.
    """

    clinic: ClinicBlock | None = None
    title: Text
    message: Text
    stop: Text
    danger: Text
    safety: Pointer
    thumbnails: tuple[Thumbnail, ...]
    schedule: Schedule
    no_time: Text
    goal_title: Text
    goal: WriteLine
    after: WriteLine
    where: WriteLine
    calendar: Section
    code: Code | None = None
    before: Section

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order."""
        calendar, *how = self.calendar.elements(2)
        return (
            *(self.clinic.elements if self.clinic else ()),
            Heading(level=1, text=self.title),
            Paragraph(text=self.message),
            Paragraph(text=self.stop),
            Paragraph(text=self.danger),
            *(e for t in self.thumbnails for e in _thumbnail(t)),
            Heading(level=2, text=self.schedule.title),
            Paragraph(text=self.schedule.keep_free),
            self.schedule.table(),
            *((Paragraph(text=self.no_time),) if self.no_time else ()),
            Heading(level=2, text=self.goal_title),
            self.goal,
            self.after,
            self.where,
            calendar,
            *(self.code.elements if self.code else ()),
            *how,
            *self.before.elements(2),
        )


def _thumbnail(thumbnail: Thumbnail) -> Iterator[Element]:
    if thumbnail.picture:
        yield thumbnail.picture
    yield Paragraph(text=thumbnail.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayColumn:
    """One session's column of the week table: its date in ISO form, its head, and the whole date in words."""

    date: str
    day: Text
    number: Text
    label: str

    @property
    def short(self) -> Text:
        """Return its head as one text."""
        return (*self.day, Run(" "), *self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRow:
    """One stretch of the week: where it stands in the doing order, its dose, and on which sessions it is due.

    `form` says how it is done, unless that is the usual way. The name leads to the `card`.
    """

    number: int
    exercise: str
    name: Text
    card: Pointer
    form: Text
    picture: Picture | None
    dose: tuple[Text, ...]
    due: tuple[bool, ...]

    @property
    def numbered_name(self) -> Text:
        """Return its number and its name."""
        return (Run(f"{self.number}. ", bold=True), *self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do after the week: an icon of the traffic light, the pain it goes with, and the order."""

    icon: str
    pain: Text
    action: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPage:
    """One week: its table, which is also the log.

    A week that is skipped whole has no days and no rows; `new` then says so. `chapter` names all weeks together.
    """

    number: int
    chapter: str
    title: Text
    dates: Text
    minutes: Text
    new: Text
    order: Text
    example: Text
    stretch_head: Text
    days: tuple[DayColumn, ...]
    first: Text
    rows: tuple[WeekRow, ...]
    last: Text
    done_box: str
    not_due: Text
    pain: Text
    pain_hint: Text
    pain_example: Text
    pain_box: str
    ease: Text
    ease_hint: Text
    ease_words: tuple[Text, ...]
    ease_example: int
    ease_box: str
    log_title: Text
    log_hint: Text
    after_title: Text
    after: tuple[NextStep, ...]

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order."""
        if not self.rows:
            return self._opening
        return (*self._opening, self.table(), Paragraph(text=self.last), *self._ending)

    @property
    def large_elements(self) -> tuple[Element, ...]:
        """Return the content in reading order in large print, where pain and ease have a table of their own."""
        if not self.rows:
            return self._opening
        stretches = self.stretches_by_box() if self.has_many_days else self.stretches()
        log = (Heading(level=2, text=self.log_title), Paragraph(text=self.log_hint), self.log())
        return (*self._opening, stretches, Paragraph(text=self.last), *log, *self._ending)

    @property
    def has_many_days(self) -> bool:
        """Whether there are too many days for columns of large print, so that each box has its day beside it."""
        return len(self.days) > MOST_LARGE_COLUMNS

    @property
    def _opening(self) -> tuple[Element, ...]:
        """Return what stands above the table."""
        head = (Heading(level=1, text=self.title), Paragraph(text=self.dates))
        if not self.rows:
            return (*head, Paragraph(text=self.new))
        return (*head, *(Paragraph(text=text) for text in (self.minutes, self.new, self.order, self.first)))

    @property
    def _ending(self) -> tuple[Element, ...]:
        """Return what stands at the end of the week."""
        items = tuple(("", (*step.pain, Run(" "), *step.action)) for step in self.after)
        return Heading(level=2, text=self.after_title), Items(items=items)

    @property
    def place(self) -> str:
        """Return the name by which pointers lead here."""
        return week_place(self.number)

    def done_label(self, row: WeekRow, day: DayColumn) -> str:
        """Say what a box to tick is for."""
        return f"{self.done_box} {plain(row.name)}, {day.label}"

    def pain_label(self, day: DayColumn) -> str:
        """Say what a box for a number is for."""
        return f"{self.pain_box} {day.label}"

    def ease_label(self, day: DayColumn) -> str:
        """Say what a word is chosen for."""
        return f"{self.ease_box} {day.label}"

    def table(self) -> Table:
        """Return the stretches and the log as one table."""
        pain = (
            Cell(text=(*self.pain, Run(" "), *self.pain_hint)),
            *(Cell(box=self.pain_label(day)) for day in self.days),
        )
        ease = (
            Cell(text=(*self.ease, Run(" "), *self.ease_hint)),
            *(Cell(text=_spaced(self.ease_words), box=self.ease_label(day)) for day in self.days),
        )
        stretches = self.stretches()
        return Table(head=stretches.head, rows=(*stretches.rows, pain, ease))

    def stretches(self) -> Table:
        """Return the stretches, with a box for each session."""
        head = (Cell(text=self.stretch_head), *(Cell(text=day.short) for day in self.days))
        rows = tuple(
            (
                Cell(text=_spaced((row.numbered_name, row.form, *row.dose)), picture=row.picture),
                *(
                    Cell(box=self.done_label(row, day)) if due else Cell(text=self.not_due)
                    for due, day in zip(row.due, self.days, strict=True)
                ),
            )
            for row in self.rows
        )
        return Table(head=head, rows=rows)

    def stretches_by_box(self) -> Table:
        """Return the stretches without column heads: each box says its day, and so does the dash of another day."""
        rows = tuple(
            (
                head,
                *(
                    box if box.box else Cell(text=_spaced((day.short, box.text)))
                    for box, day in zip(boxes, self.days, strict=True)
                ),
            )
            for head, *boxes in self.stretches().rows
        )
        return Table(head=(), rows=rows)

    def log(self) -> Table:
        """Return a row a session, with a number to choose for its pain, and a word for its ease."""
        numbers = _spaced([(Run(str(number)),) for number in PAIN_NUMBERS])
        rows = tuple(
            (
                Cell(text=day.short),
                Cell(text=numbers, box=self.pain_label(day)),
                Cell(text=_spaced(self.ease_words), box=self.ease_label(day)),
            )
            for day in self.days
        )
        return Table(head=(), rows=rows)


def _spaced(texts: Sequence[Text]) -> Text:
    """Join texts with spaces; empty ones leave none."""
    return tuple(
        run for number, text in enumerate(filter(None, texts)) for run in ((Run(" "),) if number else ()) + text
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseColumn:
    """A dose and the weeks in which it holds, which lead to the `first` of them; without a plan it has none."""

    weeks: Text
    first: Pointer | None
    dose: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A drawing of a card and the step (from 1) that it shows."""

    picture: Picture
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gentler:
    """An easier form of a stretch: its end pose and its name."""

    picture: Picture
    name: Text


def _steps(steps: Sequence[Text], pictures: Mapping[int, Picture | None]) -> Iterator[Element]:
    """Yield numbered steps, each followed by the picture that shows it."""
    run: list[tuple[str, Text]] = []
    for number, step in enumerate(steps, 1):
        run.append((str(number), step))
        if picture := pictures.get(number):
            yield Items(items=tuple(run))
            yield picture
            run = []
    if run:
        yield Items(items=tuple(run))


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """One stretch: doses by week, pictures beside their steps, what to feel, easier, harder, care.

    `chapter` names all cards together. `gentler` is an easier form of the stretch, for large print.
    """

    exercise: str
    chapter: str
    title: Text
    intro: Text
    doses: tuple[DoseColumn, ...]
    steps: tuple[Text, ...]
    plates: tuple[Plate, ...]
    feel: Section
    easier: Section
    harder: Section
    care: Section
    gentler: Gentler | None = None

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order: each picture follows its step."""
        return (*self._opening, *self._sections({}))

    @property
    def large_elements(self) -> tuple[Element, ...]:
        """Return the content in reading order in large print, which has room for the gentler form."""
        more = {self.easier: (self.gentler.picture, Paragraph(text=self.gentler.name))} if self.gentler else {}
        return (*self._opening, *self._sections(more))

    @property
    def _opening(self) -> Iterator[Element]:
        """Yield what stands above the sections."""
        yield Heading(level=1, text=self.title)
        yield Paragraph(text=self.intro)
        for column in self.doses:
            yield Paragraph(text=_spaced((column.weeks, *column.dose)))
        yield from _steps(self.steps, {plate.step: plate.picture for plate in self.plates})

    def _sections(self, more: Mapping[Section, Sequence[Element]]) -> Iterator[Element]:
        """Yield the sections, some with more at their end."""
        for section in (self.feel, self.easier, self.harder, self.care):
            yield from (*section.elements(2), *more.get(section, ()))

    @property
    def place(self) -> str:
        """Return the name by which pointers lead here."""
        return card_place(self.exercise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """One level of urgency."""

    title: Text
    call: Text
    note: Text
    intro: Text
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """One light of the traffic light."""

    icon: str
    range: Text
    action: Text
    meaning: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPage:
    """When to stop and get help; emergency, today, book a visit, in this order.

    `about` says what the pages are, where no other page does.
    """

    title: Text
    intro: Text
    tiers: tuple[Tier, Tier, Tier]
    pain_title: Text
    zones: tuple[Zone, ...]
    pain_note: Text
    about: Text = ()

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order."""
        content: list[Element] = [Heading(level=1, text=self.title), Paragraph(text=self.intro)]
        for tier in self.tiers:
            content.append(Heading(level=2, text=tier.title))
            content += [Paragraph(text=text) for text in (tier.call, tier.note, tier.intro) if text]
            content.append(Items(items=tuple(("", item) for item in tier.items)))
        content.append(Heading(level=2, text=self.pain_title))
        content += [
            Paragraph(text=(*zone.range, Run(" "), *zone.action, Run(" "), *zone.meaning)) for zone in self.zones
        ]
        content.append(Paragraph(text=self.pain_note))
        content += [Paragraph(text=self.about)] if self.about else []
        return tuple(content)

    @property
    def place(self) -> str:
        """Return the name by which pointers lead here."""
        return SAFETY_PLACE


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One step on the way down to the floor."""

    text: Text
    picture: Picture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorPage:
    """Down to the floor and up again, a safe set-up, missed sessions, flare-ups, and what this plan is.

    `down` and `up` are empty if the plan stays off the floor, or if `intro` says that the person needs another way.
    `notes` are a clinic's own.
    """

    title: Text
    intro: Text
    down_title: Text
    down: tuple[Transfer, ...]
    up_title: Text
    up: tuple[Text, ...]
    set_up: Section
    missed: Section
    flare_up: Section
    notes: Section = Section(title=())
    left_out: Text
    questions: Text
    about: Text

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order."""
        transfer: tuple[Element, ...] = (
            Heading(level=2, text=self.down_title),
            *_steps([step.text for step in self.down], {n: step.picture for n, step in enumerate(self.down, 1)}),
            Heading(level=2, text=self.up_title),
            *_steps(self.up, {}),
        )
        return (
            Heading(level=1, text=self.title),
            *((Paragraph(text=self.intro),) if self.intro else ()),
            *(transfer if self.down else ()),
            *self.set_up.elements(2),
            *self.missed.elements(2),
            *self.flare_up.elements(2),
            *self.notes.elements(2),
            *(Paragraph(text=text) for text in (self.questions, self.left_out, self.about) if text),
        )


# --------------------------------------------------------------------------- pages without a plan


def _dose(dose: Sequence[Text]) -> Paragraph:
    return Paragraph(text=tuple(run for n, text in enumerate(dose) for run in ((Run(" "),) if n else ()) + text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Half of a stretch in few words, with its drawing."""

    caption: Text
    picture: Picture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompactBlock:
    """One stretch in a few words and two drawings."""

    name: Text
    dose: tuple[Text, ...]
    shown: tuple[Shown, ...]

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order."""
        return (
            Heading(level=2, text=self.name),
            _dose(self.dose),
            *_steps([one.caption for one in self.shown], {n: one.picture for n, one in enumerate(self.shown, 1)}),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CompactPage:
    """A few stretches in few words: two drawings each. `signed` says whose doses they are, if not the content's."""

    title: Text
    intro: Text
    blocks: tuple[CompactBlock, ...]
    signed: Text

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order."""
        return (
            Heading(level=1, text=self.title),
            Paragraph(text=self.intro),
            *(element for block in self.blocks for element in block.elements),
            *((Paragraph(text=self.signed),) if self.signed else ()),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterCell:
    """One stretch on a poster: its end pose, its name and its dose."""

    number: int
    name: Text
    form: Text
    dose: tuple[Text, ...]
    picture: Picture | None

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order."""
        return (
            Heading(level=2, text=(Run(f"{self.number} "), *self.name)),
            *((Paragraph(text=self.form),) if self.form else ()),
            _dose(self.dose),
            *((self.picture,) if self.picture else ()),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterPage:
    """All stretches on one sheet for the wall, and how much pain is all right.

    `ask` says who must not simply start, `about` what the sheet is.
    """

    title: Text
    intro: Text
    ask: Text
    cells: tuple[PosterCell, ...]
    pain_title: Text
    zones: tuple[Zone, ...]
    about: Text

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order."""
        return (
            Heading(level=1, text=self.title),
            Paragraph(text=self.intro),
            Paragraph(text=self.ask),
            *(element for cell in self.cells for element in cell.elements),
            Heading(level=2, text=self.pain_title),
            *(Paragraph(text=(*zone.range, Run(" "), *zone.action)) for zone in self.zones),
            Paragraph(text=self.about),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LogZone:
    """The numbers of pain that belong to one light, and what to do then."""

    icon: str
    word: Text
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One session to log: its day in words, or as much as is known of it, and a line for the rest if there `is_blank`.

    `key` tells it apart from all others, `label` names it to those who do not see the table.
    """

    key: str
    day: Text
    is_blank: bool
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """A row a session: the day, a tick, pain from 0 to 10, and how it felt; `weeks` holds the rows of each week."""

    title: Text
    intro: Text
    session_head: Text
    date_box: str
    done_head: Text
    done_box: str
    zones: tuple[LogZone, ...]
    pain_box: str
    ease_head: Text
    ease_box: str
    ease_words: tuple[Text, ...]
    example: Text
    pain_example: int
    ease_example: int
    weeks: tuple[tuple[LogRow, ...], ...]

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the content in reading order."""
        return (Heading(level=1, text=self.title), Paragraph(text=self.intro), self.table())

    def table(self) -> Table:
        """Return the log; what can be circled is named with what it stands for."""
        heads = (self.session_head, self.done_head, *(zone.word for zone in self.zones), self.ease_head)
        words: Text = tuple(run for word in self.ease_words for run in (*word, Run(" ")))
        rows = tuple(
            (
                Cell(text=row.day or (Run(row.label),), box=self.said(self.date_box, row) if row.is_blank else ""),
                Cell(box=self.said(self.done_box, row)),
                *(Cell(text=_numbers(zone), box=self.said(self.pain_box, row)) for zone in self.zones),
                Cell(text=words, box=self.said(self.ease_box, row)),
            )
            for week in self.weeks
            for row in week
        )
        return Table(head=tuple(Cell(text=text) for text in heads), rows=rows)

    def said(self, box: str, row: LogRow) -> str:
        """Say what a field of a row is for."""
        return f"{box} {row.label}"


def _numbers(zone: LogZone) -> Text:
    return (Run(" ".join(map(str, zone.numbers))),)


PlanPage: TypeAlias = GlancePage | WeekPage | CardPage | SafetyPage | FloorPage | CompactPage | PosterPage | LogPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A handout: its pages, and the words of its footer. `footer` has {page}, {pages} and, if there is one, {name}."""

    title: str
    language: str
    stop: Text
    footer_name: str
    footer: str
    pages: tuple[PlanPage, ...]

    def footer_of(self, page: int, pages: int) -> str:
        """Return the footer of a sheet (from 1)."""
        return self.footer.format(name=self.footer_name, page=page, pages=pages)
