"""A plan as a calendar file: one event per session, in the form that every calendar program was seen to read alike.

Sessions are single events, not a recurring one: each has its own stretches, and some programs cannot expand a
recurrence. There is no METHOD and no ORGANIZER, which turn an import into an invitation. Times are local to the plan's
zone, so that they stay right when a government changes its clocks; where a local time happens twice (as clocks go
back) the session is in UTC, since programs disagree on which of the two is meant. UTC itself needs no zone at all.

An event's stamps come from its session alone, so a session that did not change keeps its bytes in a later issue.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vDatetime, vDuration, vText

from planmaker.handout.events import SessionText
from planmaker.model import Plan, Session, SessionStatus
from planmaker.render.ics.fold import fold, unfold
from planmaker.render.ics.plain import plain_text
from planmaker.render.ics.vtimezone import is_utc, vtimezone
from planmaker.resources import zone

IMPORT_LIMIT_BYTES = 1_000_000
"""The largest file that Google Calendar imports; a caller should warn about larger ones."""

_REFRESH = timedelta(hours=12)  # how often a subscribed calendar asks for a new issue


def render_ics(
    plan: Plan,
    texts: Mapping[int, SessionText],
    *,
    name: str,
    description: str,
    alarm_minutes: int | None,
    product_version: str,
) -> bytes:
    """Write the plan's sessions as an iCalendar file (RFC 5545).

    Cancelled sessions are carried from the second issue on, so that calendars that know them take them out.

    Args:
        plan: the sessions and their time zone.
        texts: the words of each session, by its number.
        name: what calendar programs call the calendar.
        description: what they say about it; may be empty.
        alarm_minutes: how long before a session to remind; None for no reminder.
        product_version: our version, which the file names as its maker's: a file that misbehaves can be traced.
            So an upgrade changes one line of every file, and no event.
    """
    tz = zone(plan.timezone)
    sessions = [s for s in plan.sessions if s.status is SessionStatus.CONFIRMED or plan.revision > 1]
    calendar = _calendar(plan, plain_text(name), plain_text(description), product_version)
    if any(not _needs_utc(session, tz) for session in sessions):
        days = [_local(session.start, tz).date() for session in sessions]
        calendar.add_component(vtimezone(plan.timezone, min(days), max(days)))
    for session in sessions:
        calendar.add_component(_event(session, texts[session.number], tz, alarm_minutes))
    return fold(unfold(calendar.to_ical(sorted=False)))


def _calendar(plan: Plan, name: str, description: str, version: str) -> Calendar:
    calendar = Calendar()
    calendar.add("VERSION", "2.0")  # first: some programs look for it there
    calendar.add("PRODID", f"-//planmaker//planmaker {plain_text(version)}//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("UID", str(plan.id))
    calendar.add("LAST-MODIFIED", plan.issued)
    for key in ("NAME", "X-WR-CALNAME"):
        calendar.add(key, vText(name))  # icalendar does not escape X- properties given as a plain str
    if description:
        for key in ("DESCRIPTION", "X-WR-CALDESC"):
            calendar.add(key, vText(description))
    calendar.add("REFRESH-INTERVAL", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(_REFRESH))
    calendar.add("X-WR-TIMEZONE", vText(plan.timezone))
    return calendar


def _event(session: Session, text: SessionText, tz: ZoneInfo, alarm_minutes: int | None) -> Event:
    event = Event()
    event.add("UID", session.uid)
    event.add("DTSTAMP", session.changed)
    if session.sequence == 0:  # later on, only the time of the last change is known
        event.add("CREATED", session.changed)
    event.add("LAST-MODIFIED", session.changed)
    event.add("SEQUENCE", session.sequence)
    event.add("STATUS", session.status.value.upper())
    in_utc = _needs_utc(session, tz)
    event.add("DTSTART", _moment(session.start, tz, in_utc=in_utc))
    event.add("DTEND", _moment(session.end, tz, in_utc=in_utc))
    event.add("SUMMARY", plain_text(text.summary))
    event.add("DESCRIPTION", plain_text(text.description, multiline=True))
    if text.categories:
        event.add("CATEGORIES", [plain_text(category) for category in text.categories])
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "TRANSPARENT")  # a session does not make a person busy
    if alarm_minutes is not None and session.status is SessionStatus.CONFIRMED:
        event.add_component(_alarm(plain_text(text.alarm), alarm_minutes))
    return event


def _alarm(text: str, minutes: int) -> Alarm:
    """Return a reminder; DISPLAY is the only kind that all programs show, and Home Assistant wants its DESCRIPTION."""
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", text)
    alarm.add("TRIGGER", vDuration(timedelta(minutes=-minutes)))
    return alarm


def _needs_utc(session: Session, tz: ZoneInfo) -> bool:
    """Tell whether the zone's own clock cannot say, or need not say, when the session is."""
    return is_utc(tz.key) or any(_happens_twice(_local(moment, tz)) for moment in (session.start, session.end))


def _local(moment: datetime, tz: ZoneInfo) -> datetime:
    """Return the wall clock at a moment; by way of UTC, so that a time that the clocks skip becomes a real one."""
    return moment.astimezone(UTC).astimezone(tz)


def _happens_twice(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _moment(moment: datetime, tz: ZoneInfo, *, in_utc: bool) -> vDatetime:
    if in_utc:
        return vDatetime(moment.astimezone(UTC))
    value = vDatetime(_local(moment, tz).replace(tzinfo=None))
    value.params["TZID"] = tz.key  # given the zone itself, icalendar would look for other names of it
    return value
