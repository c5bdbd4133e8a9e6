"""How options are written, and what a wrong one is answered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from planmaker.errors import UsageError, did_you_mean
from planmaker.model import DAYS_PER_WEEK, Weekday
from planmaker.render import PAGE_FORMATS

if TYPE_CHECKING:
    from planmaker.theme import Theme

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

SHORTEST_DAY_NAME = 3
YEARS = range(2000, 2200)
"""The years that plans are made for: calendars and their time zones know little before and nothing after."""


class _Written(click.ParamType[Any]):
    """A value that people write as text; `example` shows how."""

    example = ""

    def refuse(self, value: object, why: str, hint: str = "") -> NoReturn:
        self.fail(f"'{value}' {why} {hint or f'Write for example {self.example}.'}")


class NumberType(_Written):
    """A whole number within a range."""

    name = "number"

    def __init__(self, allowed: range) -> None:
        self.allowed = allowed

    def convert(self, value: object, _param: click.Parameter | None, _ctx: click.Context | None) -> int:
        """Return the number."""
        text = str(value).strip()
        first, last = self.allowed.start, self.allowed.stop - 1
        if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) not in self.allowed:
            self.refuse(value, "does not fit.", f"Give a whole number from {first} to {last}.")
        return int(text)


JOINERS = "\u200c\u200d"
"""Invisible, but letters of Persian and of India stand otherwise without them."""


class NameType(_Written):
    """A person's name: any text, on one line."""

    name = "text"
    example = "Anna Berg"

    def convert(self, value: object, _param: click.Parameter | None, _ctx: click.Context | None) -> str:
        """Return the name without line breaks, control characters, and marks that turn or hide other letters."""
        text = " ".join(str(value).split())
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            self.refuse(text.encode("utf-8", "replace").decode("utf-8"), "is not text.", "Write it in UTF-8.")
        kept = "".join(
            char for char in text if unicodedata.category(char) not in {"Cc", "Cf"} or char in JOINERS
        ).strip()
        if text and not any(unicodedata.category(char)[0] in "LNS" for char in kept):
            self.refuse(text, "has nothing in it that anybody could read.")
        return kept


class KeyType(_Written):
    """A word that the content knows, such as lower-back; capitals and blanks do not matter."""

    name = "word"

    def convert(self, value: object, _param: click.Parameter | None, _ctx: click.Context | None) -> str:
        """Return the word as content writes it."""
        return key_of(str(value))


def key_of(text: str) -> str:
    """Return a key as content writes it: "Lower back" is lower-back."""
    return re.sub(r"[\s_]+", "-", text.strip().lower())


class DateType(_Written):
    """A day, written as 2027-03-15."""

    name = "date"
    example = "2027-03-15"

    def convert(self, value: object, _param: click.Parameter | None, _ctx: click.Context | None) -> date:
        """Return the day."""
        if isinstance(value, date):
            return value
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
            self.refuse(value, "is not a date.")
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            self.refuse(value, "is not a day of the calendar.")
        if day.year not in YEARS:
            self.refuse(value, "is too far away.", f"Give a year from {YEARS.start} to {YEARS.stop - 1}.")
        return day


class InstantType(_Written):
    """A moment, written as 2027-03-01T09:00Z; without a zone it is UTC."""

    name = "datetime"
    example = "2027-03-01T09:00:00Z"

    def convert(self, value: object, _param: click.Parameter | None, _ctx: click.Context | None) -> datetime:
        """Return the moment in UTC, in whole seconds."""
        try:
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
            there = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            instant = there.astimezone(UTC).replace(microsecond=0)
        except (OverflowError, ValueError):
            self.refuse(value, "is not a date and time.")
        if instant.year not in YEARS:
            self.refuse(value, "is too far away.", f"Give a year from {YEARS.start} to {YEARS.stop - 1}.")
        return instant


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
        if re.fullmatch(r"[0-9]+", text):
            if len(text) > 1 or int(text) not in DAYS_PER_WEEK:
                self.refuse(value, "is not a number of days a week.", "Give 1 to 7, or days such as mon,wed,fri.")
            return int(text)
        words = [word for word in re.split(r"[,;\s]+", text) if word]
        days = [day for day in map(weekday, words) if day is not None]
        if not words:
            self.refuse(value, "names no day.")
        for word in words:
            if weekday(word) is None:
                why = "is not a day of the week." if word == text else f"has '{word}', which is not a day of the week."
                self.refuse(value, why, _meant_day(word))
        if len(set(days)) != len(days):
            self.refuse(value, "names a day twice.")
        return tuple(sorted(days))


def weekday(word: str) -> Weekday | None:
    """Return the weekday that a word of at least three letters starts, or None."""
    start = word.lower().removesuffix("s") if word.lower().endswith("days") else word.lower()
    meant = [day for day in Weekday if day.name.lower().startswith(start)]
    return meant[0] if meant and len(start) >= SHORTEST_DAY_NAME else None


def _meant_day(word: str) -> str:
    return did_you_mean(word.lower(), [day.name.lower() for day in Weekday])


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
        match = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", clock.strip())
        if not match:
            self.refuse(value, "is not a time of day from 00:00 to 23:59.")
        day = weekday(day_word.strip())
        if equals and day is None:
            self.refuse(value, "does not start with a day of the week.", _meant_day(day_word.strip()))
        return day, time(int(match[1]), int(match[2]))


class ListType(_Written):
    """Values with commas between them: keys of the content, or what `entry` converts."""

    name = "list"

    def __init__(self, entry: click.ParamType[Any] | None = None) -> None:
        self.entry = entry or KeyType()

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Any, ...]:
        """Return the values."""
        if isinstance(value, tuple):
            return value
        entries = (text.strip() for text in re.split("[,;]", str(value)))
        return tuple(self.entry.convert(entry, param, ctx) for entry in entries if entry)


def flattened(lists: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """Return the values of an option that may be given several times, each once."""
    return tuple(dict.fromkeys(value for values in lists for value in values))


def content_options(command: F) -> F:
    """Add the options that say which content is used."""
    folder = click.Path(path_type=Path, file_okay=True)
    for option in (
        click.option("--lang", "language", default="en", metavar="LANGUAGE", help="Language of the texts."),
        click.option("--content-dir", type=folder, help="Your own exercises, laid over the built-in ones."),
    ):
        command = option(command)
    return command


def page_options(command: F) -> F:
    """Add the options that say how pages look."""
    for option in (
        click.option(
            "--theme", "theme_file", type=click.Path(path_type=Path), help="Your clinic's theme, a YAML file."
        ),
        click.option(
            "--ink",
            type=click.Choice(["colour", "grey"], case_sensitive=False),
            default="colour",
            help="For a colour printer, or a grey one.",
        ),
        click.option(
            "--paper",
            type=click.Choice(["a4", "letter"], case_sensitive=False),
            default="a4",
            help="Size of the paper.",
        ),
    ):
        command = option(command)
    return command


def file_options(command: F) -> F:
    """Add the options that say which files of pages are written, and where."""
    same = "When it is made; same moment, same bytes."
    for option in (
        click.option("--issued", type=InstantType(), show_default="now", help=same),
        click.option("--force", is_flag=True, help="Overwrite files that are there."),
        click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("output"), help="Where to write."),
        click.option(
            "-f",
            "--format",
            "formats",
            type=ListType(click.Choice(PAGE_FORMATS, case_sensitive=False)),
            multiple=True,
            default=["pdf"],
            help=f"What to write: {', '.join(PAGE_FORMATS)}.",
        ),
    ):
        command = option(command)
    return command


def theme_from(path: Path | None, figure: str = "") -> Theme:
    """Return the theme of a file, or none; what might be better about it is said.

    Args:
        path: of the file, or None.
        figure: who is drawn, whatever the theme says.

    Raises:
        UsageError: there is no such file, or no such person.
        ContentError: the theme has faults.
    """
    from planmaker.theme import Theme
    from planmaker.workflow import open_theme, people_names

    theme, warnings = open_theme(path) if path else (Theme(), ())
    for warning in warnings:
        click.echo(f"{warning}", err=True)
    if figure and figure not in people_names():
        hint = did_you_mean(figure, people_names()) or f"Known: {', '.join(people_names())}."
        raise UsageError(f"There is no person '{figure}' to draw.", hint=hint)
    return replace(theme, figure=figure or theme.figure)
