"""Doses, days, times and lengths in words, the same in every output.

The words come from the templates of a language; Python's locale plays no part. A template that names something it
cannot be given is refused when it is loaded, not when a handout is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from string import Formatter

from planmaker.model import Dose, Exercise, ExerciseWords

_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A phrase about a number: `one` for 1, `other` with {count} for the rest."""

    one: str
    other: str

    def __post_init__(self) -> None:
        check_places((self.one, self.other), "count")

    def say(self, count: int) -> str:
        """Return the phrase for this number."""
        return (self.one if count == 1 else self.other).format(count=count)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseWords:
    """How a dose is said: how to hold or breathe, how often, and (from two) how many sets."""

    hold: Counted
    times: Counted
    times_each_side: Counted
    breathe: str
    breaths: Counted
    breaths_each_side: Counted
    sets: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The names of days (Monday first) and months, and how dates and times are put together."""

    days: tuple[str, ...]
    short_days: tuple[str, ...]
    months: tuple[str, ...]
    date: str
    day_and_date: str
    range_in_month: str
    range: str
    clock: str

    def __post_init__(self) -> None:
        for name, count in (("days", 7), ("short_days", 7), ("months", 12)):
            if len(getattr(self, name)) != count:
                raise ValueError(f"There are {count} {name}, not {len(getattr(self, name))}.")
        check_places((self.date,), "day", "month")
        check_places((self.day_and_date,), "weekday", "date")
        check_places((self.range_in_month,), "first", "last", "month")
        check_places((self.range,), "first", "last")
        check_places((self.clock,), "hour", "minute")


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthWords:
    """How lengths of time are said."""

    minutes: Counted
    seconds: Counted
    minutes_and_seconds: str

    def __post_init__(self) -> None:
        check_places((self.minutes_and_seconds,), "minutes", "seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """How a stretch in a form other than its first is named."""

    form: str

    def __post_init__(self) -> None:
        check_places((self.form,), "exercise", "form")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What stands between the entries of a list, and before its last one."""

    between: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """All of ``wording.yaml`` in one language."""

    dose: DoseWords
    dates: DateWords
    lengths: LengthWords
    names: NameWords
    lists: ListWords
    glue: tuple[str, ...]  # patterns in which no line breaks

    def __post_init__(self) -> None:
        for pattern in self.glue:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"'{pattern}' is not a pattern: {error}.") from None

    def join(self, entries: Sequence[str]) -> str:
        """Return the entries as people list them: "a mat, a pillow and a towel"."""
        *before, last = entries or [""]
        return self.lists.between.join(before) + (self.lists.last if before else "") + last


# --------------------------------------------------------------------------- doses and stretches


def dose_sentences(dose: Dose, sides: int, words: DoseWords) -> tuple[str, str]:
    """Say a dose in two lines: what to do, such as "Hold 20 seconds.", and how often, such as "Do 2 times each side.".

    Several sets are a further sentence of the second line.
    """
    both = sides > 1
    if dose.hold_seconds is None:
        how = words.breathe
        often = (words.breaths_each_side if both else words.breaths).say(dose.repetitions)
    else:
        how = words.hold.say(dose.hold_seconds)
        often = (words.times_each_side if both else words.times).say(dose.repetitions)
    return how, f"{often} {words.sets.say(dose.sets)}" if dose.sets > 1 else often


def dose_line(dose: Dose, sides: int, words: DoseWords) -> str:
    """Say a dose in one line."""
    return " ".join(dose_sentences(dose, sides, words))


def stretch_name(exercise: Exercise, form_id: str, words: ExerciseWords, names: NameWords) -> str:
    """Name a stretch as everywhere but on its card.

    A form other than the exercise's first is named with it: "Seated twist, on a chair".
    """
    if form_id == exercise.forms[0].id:
        return words.short_name
    return names.form.format(exercise=words.short_name, form=words.forms[form_id].name)


# --------------------------------------------------------------------------- days and times


def day_name(day: date, words: DateWords) -> str:
    """Return the weekday: "Monday"."""
    return words.days[day.weekday()]


def short_day(day: date, words: DateWords) -> str:
    """Return the weekday for narrow places: "Mon"."""
    return words.short_days[day.weekday()]


def date_words(day: date, words: DateWords) -> str:
    """Return day and month: "15 March"."""
    return words.date.format(day=day.day, month=words.months[day.month - 1])


def day_and_date(day: date, words: DateWords) -> str:
    """Return weekday, day and month: "Monday 15 March"."""
    return words.day_and_date.format(weekday=day_name(day, words), date=date_words(day, words))


def date_range(first: date, last: date, words: DateWords) -> str:
    """Return the days from `first` to `last` (inclusive): "22 to 26 March", "29 March to 4 April", or one date."""
    if first == last:
        return date_words(first, words)
    if (first.year, first.month) == (last.year, last.month):
        return words.range_in_month.format(first=first.day, last=last.day, month=words.months[first.month - 1])
    return words.range.format(first=date_words(first, words), last=date_words(last, words))


def clock(moment: time, words: DateWords) -> str:
    """Return a time of day on the 24-hour clock: "18:30"."""
    return words.clock.format(hour=f"{moment.hour:02}", minute=f"{moment.minute:02}")


# --------------------------------------------------------------------------- lengths


def minutes_words(minutes: int, words: LengthWords) -> str:
    """Return a number of minutes: "11 minutes"."""
    return words.minutes.say(minutes)


def length_words(seconds: int, words: LengthWords) -> str:
    """Return an exact length: "45 seconds", "3 minutes" or "2 minutes 30 seconds"."""
    minutes, rest = divmod(seconds, _SECONDS)
    if not minutes:
        return words.seconds.say(rest)
    if not rest:
        return words.minutes.say(minutes)
    return words.minutes_and_seconds.format(minutes=words.minutes.say(minutes), seconds=words.seconds.say(rest))


# --------------------------------------------------------------------------- sentences and templates


def sentence_start(words: str) -> str:
    """Return words as the start of a sentence."""
    return words[:1].upper() + words[1:]


def inside_sentence(sentence: str) -> str:
    """Return a sentence as it goes on after a label: "First: walk on the spot."."""
    return sentence[:1].lower() + sentence[1:]


def check_places(templates: Iterable[str], *known: str) -> None:
    """Refuse templates with a place that is not filled in.

    Raises:
        ValueError: a {place} is not among `known`, or the braces do not match.
    """
    for template in templates:
        for _, place, spec, conversion in Formatter().parse(template):
            if place is not None and (place not in known or spec or conversion):
                hint = f" Use {', '.join(f'{{{name}}}' for name in known)}." if known else ""
                raise ValueError(f"'{{{place}}}' is not filled in here.{hint}")
