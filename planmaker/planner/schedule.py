"""Days and times: which dates have a session, and what the clock says then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planmaker.errors import NoPlanError, UsageError
from planmaker.model import LevelRules, Library, PlanRequest, Reason, Weekday

DAYS_IN_WEEK = 7
YEARS = range(1900, 3000)
"""The years in which a plan may start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The start of a session, in its own time zone; `moved_from` is the time asked for, where the clocks skip it."""

    date: date
    start: datetime
    moved_from: time | None


def session_dates(request: PlanRequest, level: LevelRules, library: Library) -> tuple[tuple[date, ...], ...]:
    """Return the dates of each week's sessions. A skipped date is dropped, not moved.

    Raises:
        UsageError: the start is in no year that calendars and time zones can deal with.
        NoPlanError: all dates are skipped.
    """
    offsets = _offsets(request, library)
    if level.rest_day and len(offsets) == DAYS_IN_WEEK:
        offsets = offsets[:-1]
    if request.start.year not in YEARS:
        hint = f"Give a date from {YEARS.start} to {YEARS.stop - 1} with --start."
        raise UsageError(f"'{request.start}' is out of range for the start.", hint=hint)
    first_days = [request.start + timedelta(weeks=week) for week in range(request.weeks)]
    weeks = tuple(
        tuple(day for day in (first + timedelta(days=offset) for offset in offsets) if day not in request.skip)
        for first in first_days
    )
    if not any(weeks):
        first = request.start + timedelta(days=offsets[0])
        hint = f"Drop one of the dates given with --skip, such as {first.isoformat()}."
        raise NoPlanError("Every session falls on a skipped date.", hint=hint)
    return weeks


def _offsets(request: PlanRequest, library: Library) -> tuple[int, ...]:
    """Return the days from the first day of each week on which there is a session."""
    if isinstance(request.days, int):
        return library.rules.days_apart[request.days]
    first = request.start.weekday()
    return tuple(sorted((day - first) % DAYS_IN_WEEK for day in request.days))


def schedule_notes(request: PlanRequest, level: LevelRules, library: Library) -> tuple[Reason, ...]:
    """Return what the person should know about how the days were met."""
    offsets = _offsets(request, library)
    notes = []
    if level.rest_day and len(offsets) == DAYS_IN_WEEK:
        rest = Weekday((request.start.weekday() + offsets[-1]) % DAYS_IN_WEEK)
        notes.append(Reason(rule="rest-day", facts=(("weekday", str(int(rest))),)))
    elif offsets not in library.rules.days_apart.values() and _crowded(offsets):
        notes.append(Reason(rule="crowded-days"))
    unused = [day for day in sorted(request.skip) if not _is_session_day(day, request, offsets)]
    notes += [Reason(rule="skip-unused", facts=(("date", day.isoformat()),)) for day in unused]
    return tuple(notes)


def _crowded(offsets: Sequence[int]) -> bool:
    """Tell whether two or three days a week follow each other without a day between."""
    gaps = [
        (later - earlier) % DAYS_IN_WEEK for earlier, later in zip(offsets, [*offsets[1:], offsets[0]], strict=True)
    ]
    return len(offsets) in {2, 3} and 1 in gaps


def _is_session_day(day: date, request: PlanRequest, offsets: Sequence[int]) -> bool:
    days = (day - request.start).days
    return 0 <= days < request.weeks * DAYS_IN_WEEK and days % DAYS_IN_WEEK in offsets


def slot(day: date, request: PlanRequest, zone: ZoneInfo) -> Slot:
    """Return when the session of a day starts.

    A time that the clocks skip is moved to the first minute that exists; of a time that comes twice, the first counts.
    """
    wanted = request.at_by_day.get(Weekday(day.weekday()), request.at)
    local = datetime.combine(day, wanted)
    while not _exists(local, zone):
        local += timedelta(minutes=1)
    moved = local.time() != wanted
    return Slot(date=day, start=local.replace(tzinfo=zone), moved_from=wanted if moved else None)


def _exists(local: datetime, zone: ZoneInfo) -> bool:
    there = local.replace(tzinfo=zone).astimezone(UTC)
    return there.astimezone(zone).replace(tzinfo=None) == local


def end_of(start: datetime, seconds: int) -> datetime:
    """Return the end of a session, rounded up to the minute, in the zone of its start."""
    minutes = -(-seconds // 60)
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
