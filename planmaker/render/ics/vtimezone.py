"""Time zones as calendar programs understand them: VTIMEZONE components written from the tzdata package.

A zone is said in one of two ways. Where two yearly changes ("the last Sunday in March at 01:00") describe it, these are
written as rules that start in 1970: programs misread a zone that begins near the events. Everywhere else each change
around the plan is written out. What a rule says is compared with the zone's own changes, never taken on trust.

Three things hold throughout, since programs get them wrong otherwise:

- An onset is local time by the clock *before* the change (RFC 5545, 3.6.5).
- The larger offset is DAYLIGHT. Ireland's own law has it the other way round, which few programs can follow.
- No RDATE, no COMMENT, no end in 2037.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from planmaker.resources import zone, zone_file

_FIRST_YEAR = 1970
_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")  # numbered as in POSIX, Sunday is 0
_LAST_WEEK = 5  # POSIX for "the last one in the month"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyRule:
    """A day of every year: the first, second ... or last weekday of a month, at a time of that day."""

    month: int
    week: int  # 1 to 4; 5 is the last
    weekday: int  # 0 is Sunday
    time: timedelta

    def local_time(self, year: int) -> datetime:
        """Return when this is in `year`, by the wall clock."""
        if self.week == _LAST_WEEK:
            next_month = datetime(year + self.month // 12, self.month % 12 + 1, 1)  # noqa: DTZ001 - a wall clock
            last = next_month - _DAY
            return last - timedelta(days=(_posix_weekday(last) - self.weekday) % 7) + self.time
        first = datetime(year, self.month, 1)  # noqa: DTZ001 - a wall clock
        days = (self.weekday - _posix_weekday(first)) % 7 + 7 * (self.week - 1)
        return first + timedelta(days=days) + self.time

    @property
    def recurrence(self) -> vRecur:
        """Return the rule as a calendar says it, with a single BYDAY: Outlook reads nothing else."""
        nth = -1 if self.week == _LAST_WEEK else self.week
        return vRecur(FREQ="YEARLY", BYMONTH=self.month, BYDAY=f"{nth}{_WEEKDAYS[self.weekday]}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observance:
    """An offset that a zone takes up at `onset` (local time before the change), once or every year."""

    onset: datetime
    offset_before: timedelta
    offset: timedelta
    name: str
    daylight: bool
    rule: YearlyRule | None = None

    def component(self) -> TimezoneStandard | TimezoneDaylight:
        """Return it as a part of a VTIMEZONE."""
        part = TimezoneDaylight() if self.daylight else TimezoneStandard()
        part.add("DTSTART", self.onset)
        part.add("TZOFFSETFROM", self.offset_before)
        part.add("TZOFFSETTO", self.offset)
        part.add("TZNAME", self.name)
        if self.rule:
            part.add("RRULE", self.rule.recurrence)
        return part


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A moment (in UTC) at which a zone changes its offset."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str  # from then on

    @property
    def onset(self) -> datetime:
        """Return the moment by the clock before the change."""
        return (self.at + self.before).replace(tzinfo=None)


def vtimezone(tzid: str, first: date, last: date) -> Timezone:
    """Describe a time zone for a calendar whose events lie between two days.

    Args:
        tzid: a name of the tz database, such as ``Europe/London``.
        first: day of the first event.
        last: day of the last event. The description is right for at least a year around the two.
    """
    component = Timezone()
    component.add("TZID", tzid)
    for observance in observances(tzid, first.year - 1, last.year + 1):
        component.add_component(observance.component())
    return component


@lru_cache(maxsize=256)
def observances(tzid: str, first_year: int, last_year: int) -> tuple[Observance, ...]:
    """Return what describes a zone from the start of `first_year` to the end of `last_year`."""
    start = datetime(first_year, 1, 1, tzinfo=UTC)
    end = datetime(last_year + 1, 1, 1, tzinfo=UTC)
    changes = tuple(_changes(zone(tzid), start, end))
    rules = _yearly_rules(_footer(tzid))
    if rules and _tell_the_same(rules, changes, range(first_year, last_year + 1)):
        return tuple(_every_year(rule, change) for rule, change in zip(rules, changes[:2], strict=True))
    return _written_out(zone(tzid), start, changes)


def is_utc(tzid: str) -> bool:
    """Tell whether a zone is UTC itself, under whichever of its names."""
    return _footer(tzid) == "UTC0"


# --------------------------------------------------------------------------- the zone's own changes


def _changes(tz: tzinfo, start: datetime, end: datetime) -> Iterator[Change]:
    """Yield the changes of offset from `start` to `end`; no zone has changed twice within a day."""
    day = start
    while day < end:
        before, after = _offset(tz, day), _offset(tz, day + _DAY)
        if before != after:
            at = _first_moment_of(after, tz, day, day + _DAY)
            yield Change(at=at, before=before, after=after, name=_name(tz, at))
        day += _DAY


def _first_moment_of(offset: timedelta, tz: tzinfo, early: datetime, late: datetime) -> datetime:
    seconds_early, seconds_late = 0, int((late - early).total_seconds())
    while seconds_late - seconds_early > 1:
        middle = (seconds_early + seconds_late) // 2
        if _offset(tz, early + timedelta(seconds=middle)) == offset:
            seconds_late = middle
        else:
            seconds_early = middle
    return early + timedelta(seconds=seconds_late)


def _offset(tz: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(tz).utcoffset() or timedelta()


def _name(tz: tzinfo, moment: datetime) -> str:
    return moment.astimezone(tz).tzname() or ""


# --------------------------------------------------------------------------- two rules, where they suffice


_NAME = r"(?:<[^>]+>|[A-Za-z]+)"
_TIME = r"[+-]?\d+(?::\d+){0,2}"
_RULE = rf"M(\d+)\.(\d)\.(\d)(?:/({_TIME}))?"
_FOOTER = re.compile(rf"{_NAME}{_TIME}{_NAME}(?:{_TIME})?,{_RULE},{_RULE}")


def _footer(tzid: str) -> str:
    """Return the POSIX rule that ends a zone's file and holds for all later years (RFC 8536, 3.3)."""
    return zone_file(tzid).rstrip(b"\n").rpartition(b"\n")[2].decode("ascii")


def _yearly_rules(footer: str) -> tuple[YearlyRule, YearlyRule] | None:
    """Return the footer's two changes in order of the year, or None where one BYDAY cannot say them.

    Some zones change at "26 hours into the fourth Thursday" (a Friday) or one hour before a Sunday (a Saturday). Which
    weekday of the month that is differs from year to year.
    """
    match = _FOOTER.fullmatch(footer)
    if not match:
        return None
    one, other = (_yearly_rule(*match.groups()[i : i + 4]) for i in (0, 4))
    if any(not timedelta() <= rule.time < _DAY for rule in (one, other)):
        return None
    return (one, other) if one.month < other.month else (other, one)


def _yearly_rule(month: str, week: str, weekday: str, time: str | None) -> YearlyRule:
    return YearlyRule(month=int(month), week=int(week), weekday=int(weekday), time=_duration(time or "2"))


def _duration(time: str) -> timedelta:
    hours, minutes, seconds = ([abs(int(part)) for part in time.split(":")] + [0, 0])[:3]
    size = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -size if time.startswith("-") else size


def _tell_the_same(rules: tuple[YearlyRule, YearlyRule], changes: tuple[Change, ...], years: range) -> bool:
    """Tell whether the zone changes when the rules say, in all of the years, between the same two offsets."""
    told = [rule.local_time(year) for year in years for rule in rules]
    offsets = {(change.before, change.after) for change in changes}
    return told == [change.onset for change in changes] and len(offsets) == 2


def _every_year(rule: YearlyRule, change: Change) -> Observance:
    return Observance(
        onset=rule.local_time(_FIRST_YEAR),
        offset_before=change.before,
        offset=change.after,
        name=change.name,
        daylight=change.after > change.before,
        rule=rule,
    )


# --------------------------------------------------------------------------- every change, where they do not


def _written_out(tz: tzinfo, start: datetime, changes: tuple[Change, ...]) -> tuple[Observance, ...]:
    """Return the offset at `start`, as if it had held since 1970, and each change after it."""
    offset = _offset(tz, start)
    base = Observance(
        onset=datetime(_FIRST_YEAR, 1, 1),  # noqa: DTZ001 - a wall clock
        offset_before=offset,
        offset=offset,
        name=_name(tz, start),
        daylight=bool(changes) and changes[0].after < offset,
    )
    return base, *(
        Observance(
            onset=change.onset,
            offset_before=change.before,
            offset=change.after,
            name=change.name,
            daylight=change.after > change.before,
        )
        for change in changes
    )


def _posix_weekday(day: date) -> int:
    return day.isoweekday() % 7
