"""What a calendar file must keep to, checked byte by byte; shares no code with icalendar or with our writer.

RFC 5545 and 7986, and what calendar programs were seen to stumble over.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from dateutil.rrule import rrulestr

CONTENT_LINE = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', re.DOTALL)
TEXTS = {
    *("SUMMARY", "DESCRIPTION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "X-WR-TIMEZONE"),
    *("UID", "PRODID", "TZNAME", "TZID", "CATEGORIES"),
}
REQUIRED = {
    "VCALENDAR": {
        *("VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "UID", "LAST-MODIFIED"),
        *("REFRESH-INTERVAL", "X-PUBLISHED-TTL", "X-WR-TIMEZONE"),
    },
    "VEVENT": {
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "SEQUENCE", "STATUS"),
        *("LAST-MODIFIED", "CLASS", "TRANSP"),
    },
    "VALARM": {"ACTION", "DESCRIPTION", "TRIGGER"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"},
}
OPTIONAL = {
    "VCALENDAR": {"DESCRIPTION", "X-WR-CALDESC"},
    "VEVENT": {"CREATED", "CATEGORIES"},
    "STANDARD": {"RRULE"},
    "DAYLIGHT": {"RRULE"},
}
WITHIN = {
    "": {"VCALENDAR"},
    "VCALENDAR": {"VTIMEZONE", "VEVENT"},
    "VTIMEZONE": {"STANDARD", "DAYLIGHT"},
    "VEVENT": {"VALARM"},
}
FORMS = {
    "DTSTAMP": r"\d{8}T\d{6}Z",
    "CREATED": r"\d{8}T\d{6}Z",
    "LAST-MODIFIED": r"\d{8}T\d{6}Z",
    "SEQUENCE": r"\d+",
    "STATUS": "CONFIRMED|CANCELLED",
    "CLASS": "PRIVATE",
    "TRANSP": "TRANSPARENT",
    "ACTION": "DISPLAY",
    "TRIGGER": r"-?PT\d+[HMS](\d+M)?|-?P\d+D(T\d+H)?(\d+M)?",
    "TZOFFSETFROM": r"[+-]\d{4}",
    "TZOFFSETTO": r"[+-]\d{4}",
    "RRULE": r"FREQ=YEARLY;(?=.*BYMONTH=\d+)(?=.*BYDAY=(-1|[1-4])(SU|MO|TU|WE|TH|FR|SA)(;|$)).*",
    "REFRESH-INTERVAL": r"PT\d+H",
    "VERSION": r"2\.0",
    "UID": "[A-Za-z0-9@._-]{1,255}",
}


@dataclass
class Component:
    name: str
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return next(value for key, _, value in self.properties if key == name)

    def parameters(self, name: str) -> str:
        return next(parameters for key, parameters, _ in self.properties if key == name)

    def named(self, name: str) -> list[Component]:
        return [part for part in self.parts if part.name == name]


def faults(raw: bytes) -> list[str]:
    """Return everything that is wrong with a calendar file."""
    found = list(_physical_faults(raw))
    if found:
        return found
    calendar = parse(raw)
    found += _component_faults(calendar)
    events = calendar.named("VEVENT")
    uids = [event["UID"] for event in events]
    found += [f"{uid} twice" for uid in set(uids) if uids.count(uid) > 1]
    used = {p.removeprefix(";TZID=") for e in events for key, p, _ in e.properties if key in ("DTSTART", "DTEND") and p}
    defined = [zone["TZID"] for zone in calendar.named("VTIMEZONE")]
    if sorted(used) != defined:
        found.append(f"zones used {used}, defined {defined}")
    if calendar.parts and [p.name for p in calendar.parts] != ["VTIMEZONE"] * len(defined) + ["VEVENT"] * len(events):
        found.append("a zone after an event")
    return found


def _physical_faults(raw: bytes):
    if not raw.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") or not raw.endswith(b"\r\nEND:VCALENDAR\r\n"):
        yield "begin or end"
    logical = b""
    for number, line in enumerate(raw.removesuffix(b"\r\n").split(b"\r\n"), 1):
        if not 0 < len(line) <= 75:
            yield f"line {number}: {len(line)} octets"
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"line {number}: a torn character"
            continue
        if any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in text):
            yield f"line {number}: a control character in {text!r}"
        if line.startswith(b" "):
            if (len(logical) - len(logical.rstrip(b"\\"))) % 2:
                yield f"line {number}: a torn escape"
            if unicodedata.combining(text[1]) or text[1] in "\u200d\ufe0f":
                yield f"line {number}: a torn cluster"
            logical += line[1:]
        else:
            logical = line


def parse(raw: bytes) -> Component:
    """Return the calendar as a tree; fails where BEGIN and END do not match."""
    root = Component("")
    open_ones = [root]
    for line in raw.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]:
        match = CONTENT_LINE.fullmatch(line)
        assert match, line
        name, parameters, value = match.groups()
        if name == "BEGIN":
            assert value in WITHIN.get(open_ones[-1].name, ()), f"{value} within {open_ones[-1].name}"
            part = Component(value)
            open_ones[-1].parts.append(part)
            open_ones.append(part)
        elif name == "END":
            assert open_ones.pop().name == value
        else:
            assert not open_ones[-1].parts, f"{name} after a part of {open_ones[-1].name}"
            open_ones[-1].properties.append((name, parameters, value))
    assert open_ones == [root]
    assert len(root.parts) == 1
    return root.parts[0]


def _component_faults(component: Component):
    names = [name for name, _, _ in component.properties]
    required, allowed = REQUIRED[component.name], OPTIONAL.get(component.name, set())
    if missing := required - set(names):
        yield f"{component.name} lacks {missing}"
    if extra := set(names) - required - allowed:
        yield f"{component.name} has {extra}"
    if len(set(names)) != len(names):
        yield f"{component.name}: {names}"
    for name, parameters, value in component.properties:
        if name in FORMS and not re.fullmatch(FORMS[name], value):
            yield f"{name}:{value}"
        if name in TEXTS:
            yield from _text_faults(name, value)
        if name == "REFRESH-INTERVAL" and parameters != ";VALUE=DURATION":
            yield f"{name}{parameters}"
    if component.name == "VEVENT":
        yield from _event_faults(component)
    for part in component.parts:
        yield from _component_faults(part)


def _text_faults(name: str, value: str):
    if "\\" in re.sub(r"\\[,;n]", "", value):
        yield f"{name}: a backslash in {value!r}"
    if name != "CATEGORIES" and re.search(r"(?<!\\)[,;]", value):
        yield f"{name}: not escaped: {value!r}"
    if value != value.strip():
        yield f"{name}: spaces around {value!r}"
    if re.search("(BEGIN|END):V", value):
        yield f"{name}: could be read as a component: {value!r}"


def _event_faults(event: Component):
    zones = {event.parameters("DTSTART"), event.parameters("DTEND")}
    in_utc = {event["DTSTART"].endswith("Z"), event["DTEND"].endswith("Z")}
    if len(zones) != 1 or len(in_utc) != 1 or (zones == {""}) != (in_utc == {True}):
        yield f"start and end in {zones}"
    if event["DTEND"] <= event["DTSTART"]:
        yield f"ends at {event['DTEND']}, starts at {event['DTSTART']}"
    if event.parts and event["STATUS"] == "CANCELLED":
        yield "a cancelled event with a reminder"
    if len(event.parts) > 1:
        yield "several reminders"


# --------------------------------------------------------------------------- what a VTIMEZONE says


def offset(text: str) -> timedelta:
    size = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
    return -size if text[0] == "-" else size


class ZoneAsWritten:
    """Reads a VTIMEZONE as RFC 5545 (3.6.5) says."""

    def __init__(self, zone: Component, until: datetime) -> None:
        changes = []
        for part in zone.parts:
            first = datetime.fromisoformat(part["DTSTART"])
            onsets = [first]
            if any(name == "RRULE" for name, _, _ in part.properties):
                onsets = rrulestr(part["RRULE"], dtstart=first).between(first, until.replace(tzinfo=None), inc=True)
            for onset in onsets:
                at = (onset - offset(part["TZOFFSETFROM"])).replace(tzinfo=UTC)
                changes.append((at, offset(part["TZOFFSETTO"]), part["TZNAME"]))
        self.changes = sorted(changes)
        self.moments = [at for at, _, _ in self.changes]

    def at(self, moment: datetime) -> tuple[timedelta, str]:
        _, utc_offset, name = self.changes[bisect_right(self.moments, moment) - 1]
        return utc_offset, name
