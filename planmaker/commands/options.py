"""How options are written, and what a wrong one is answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from planmaker.errors import did_you_mean
from planmaker.model import DAYS_PER_WEEK, Weekday

F = TypeVar("F", bound=Callable[..., Any])

SHORTEST_DAY_NAME = 3


class _Written(click.ParamType[Any]):
    """A value that people write as text; `example` shows how."""

    example = ""

    def refuse(self, value: object, why: str, hint: str = "") -> NoReturn:
        self.fail(f"'{value}' {why} {hint or f'Write for example {self.example}.'}")


class DateType(_Written):
    """A day, written as 2027-03-15."""

    name = "date"
    example = "2027-03-15"

    def convert(self, value: object, _param: click.Parameter | None, _ctx: click.Context | None) -> date:
        """Return the day."""
        if isinstance(value, date):
            return value
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)):
            self.refuse(value, "is not a date.")
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.refuse(value, "is not a day of the calendar.")


class InstantType(_Written):
    """A moment, written as 2027-03-01T09:00Z; without a zone it is UTC."""

    name = "datetime"
    example = "2027-03-01T09:00:00Z"

    def convert(self, value: object, _param: click.Parameter | None, _ctx: click.Context | None) -> datetime:
        """Return the moment in UTC, in whole seconds."""
        try:
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
            there = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return there.astimezone(UTC).replace(microsecond=0)
        except (OverflowError, ValueError):
            self.refuse(value, "is not a date and time.")


class DaysType(_Written):
    """Days of the week, or how many."""

    name = "days"
    example = "mon,wed,fri or 3"

    def convert(
        self, value: object, _param: click.Parameter | None, _ctx: click.Context | None
    ) -> tuple[Weekday, ...] | int:
        """Return the weekdays, sorted, or their number."""
        if isinstance(value, int | tuple):
            return value
        text = str(value).strip()
        if re.fullmatch(r"\d+", text):
            if len(text) > 1 or int(text) not in DAYS_PER_WEEK:
                self.refuse(value, "is not a number of days a week.", "Give 1 to 7, or days such as mon,wed,fri.")
            return int(text)
        days = [self.weekday(word, value) for word in re.split(r"[,;\s]+", text) if word]
        if not days:
            self.refuse(value, "names no day.")
        if len(set(days)) != len(days):
            self.refuse(value, "names a day twice.")
        return tuple(sorted(days))

    def weekday(self, word: str, whole: object) -> Weekday:
        """Return the weekday that a word of at least three letters starts."""
        names = {day.name.lower(): day for day in Weekday}
        start = word.lower().removesuffix("s") if word.lower().endswith("days") else word.lower()
        meant = [day for name, day in names.items() if name.startswith(start)]
        if len(word) < SHORTEST_DAY_NAME or not meant:
            self.refuse(whole, f"has '{word}', which is not a day of the week.", did_you_mean(start, names))
        return meant[0]


class TimeOfDayType(_Written):
    """A time of day, for all days or for one: 07:30, or wed=18:00."""

    name = "time"
    example = "07:30, or wed=18:00"

    def convert(
        self, value: object, _param: click.Parameter | None, _ctx: click.Context | None
    ) -> tuple[Weekday | None, time]:
        """Return the day (None for all) and the time."""
        if isinstance(value, tuple):
            return value
        day_word, equals, clock = str(value).strip().rpartition("=")
        match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", clock.strip())
        if not match:
            self.refuse(value, "is not a time of day from 00:00 to 23:59.")
        day = DaysType().weekday(day_word.strip(), value) if equals else None
        return day, time(int(match[1]), int(match[2]))


class ListType(_Written):
    """Words with commas between them."""

    name = "list"

    def convert(self, value: object, _param: click.Parameter | None, _ctx: click.Context | None) -> tuple[str, ...]:
        """Return the words in lower case."""
        if isinstance(value, tuple):
            return value
        return tuple(word.lower() for word in re.split(r"[,;\s]+", str(value)) if word)


def flattened(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the words of an option that may be given several times, each once."""
    return tuple(dict.fromkeys(word for words in lists for word in words))


def content_options(command: F) -> F:
    """Add the options that say which content is used."""
    folder = click.Path(path_type=Path, file_okay=True)
    for option in (
        click.option("--lang", "language", default="en", help="Language of the texts."),
        click.option("--content-dir", type=folder, help="Your own exercises, laid over the built-in ones."),
    ):
        command = option(command)
    return command
