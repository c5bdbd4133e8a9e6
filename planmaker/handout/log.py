"""The log sheet: a row a session, for as many weeks as are asked for, dated or with a line for the date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planmaker.handout.document import LogPage, LogRow, LogZone, marked
from planmaker.handout.safety import ICONS
from planmaker.handout.wording import Wording, check_places, date_words, day_and_date, short_day
from planmaker.model import Library, Weekday

PAIN = range(11)
_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class LogWords:
    """The words of the log; see ``handout.yaml``. `intro_from` is for a log with dates."""

    title: str
    intro: str
    intro_from: str
    session_head: str
    date_box: str
    done_head: str
    done_box: str
    pain_box: str
    ease_head: str
    ease_box: str
    ease_words: tuple[str, str, str]
    example: str
    pain_example: int
    ease_example: int
    day: str
    day_and_date: str
    label: str

    def __post_init__(self) -> None:
        check_places((self.intro,))
        check_places((self.intro_from,), "date", "intro")
        check_places((self.day,), "short")
        check_places((self.day_and_date,), "short", "date")
        check_places((self.label,), "week", "session")
        if self.pain_example not in PAIN:
            raise ValueError(f"pain_example is from 0 to 10; {self.pain_example} is not.")
        if not 1 <= self.ease_example <= len(self.ease_words):
            raise ValueError(f"ease_example counts the ease_words from 1; {self.ease_example} is none of them.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRequest:
    """What to log: `days` are weekdays or a number of days a week; without `start` the dates are left blank."""

    weeks: int
    days: tuple[Weekday, ...] | int
    start: date | None = None


def log_page(request: LogRequest, library: Library, wording: Wording, words: LogWords) -> LogPage:
    """Return the log; how many sides it takes is for the layout to say."""
    intro = words.intro
    if request.start:
        first = f"{date_words(request.start, wording.dates)} {request.start.year}"
        intro = words.intro_from.format(date=first, intro=intro)
    return LogPage(
        title=marked(words.title),
        intro=marked(intro),
        session_head=marked(words.session_head),
        date_box=words.date_box,
        done_head=marked(words.done_head),
        done_box=words.done_box,
        zones=tuple(_zones(library)),
        pain_box=words.pain_box,
        ease_head=marked(words.ease_head),
        ease_box=words.ease_box,
        ease_words=tuple(marked(word) for word in words.ease_words),
        example=marked(words.example),
        pain_example=words.pain_example,
        ease_example=words.ease_example,
        weeks=tuple(tuple(_rows(week, request, library, wording, words)) for week in range(1, request.weeks + 1)),
    )


def _zones(library: Library) -> Iterator[LogZone]:
    """Yield the lights with all their numbers, which stand in words in the content: "0 to 3"."""
    for icon, zone in zip(ICONS, library.words.safety.pain_zones, strict=True):
        first, *_, last = map(int, re.findall(r"\d+", zone.range))
        yield LogZone(icon=icon, word=marked(zone.action.rstrip(".")), numbers=tuple(range(first, last + 1)))


def _rows(week: int, request: LogRequest, library: Library, wording: Wording, words: LogWords) -> Iterator[LogRow]:
    for session, (weekday, day) in enumerate(_sessions(week, request, library), 1):
        key, label = f"{week}-{session}", words.label.format(week=week, session=session)
        if day:
            said = words.day_and_date.format(short=short_day(day, wording.dates), date=date_words(day, wording.dates))
            yield LogRow(key=key, day=marked(said), is_blank=False, label=day_and_date(day, wording.dates))
        else:
            known = marked(words.day.format(short=wording.dates.short_days[weekday])) if weekday is not None else ()
            yield LogRow(key=key, day=known, is_blank=True, label=label)


def _sessions(week: int, request: LogRequest, library: Library) -> Sequence[tuple[int | None, date | None]]:
    """Return the weekday and the date of each session of a week, as far as they are known."""
    if request.start is None:
        return [(None, None)] * request.days if isinstance(request.days, int) else [(d, None) for d in request.days]
    monday = request.start.weekday()
    if isinstance(request.days, int):
        offsets: Sequence[int] = library.rules.days_apart[request.days]
    else:
        offsets = sorted((day - monday) % _DAYS for day in request.days)
    first = request.start + timedelta(days=_DAYS * (week - 1))
    return [(None, first + timedelta(days=offset)) for offset in offsets]
