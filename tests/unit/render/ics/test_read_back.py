"""What three independent parsers make of our files, compared with the plan itself and never with our own bytes."""

import warnings
from datetime import UTC, date, time, timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream

from planmaker.model import Plan
from planmaker.render.ics import render_ics

from .builder import ZONES, one_session, plan, texts

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # both use what Python deprecates
    import ics
    import vobject

ALARM = timedelta(minutes=-10)


def expected(built: Plan) -> list[tuple]:
    words = texts(built)
    return [
        (s.uid, s.start.astimezone(UTC), s.end.astimezone(UTC), words[s.number].summary, words[s.number].description)
        for s in built.sessions
    ]


def read_by_vobject(text: str) -> list[tuple]:
    found = []
    for event in vobject.readOne(text).vevent_list:
        assert event.valarm.trigger.value == ALARM
        assert event.valarm.description.value == event.summary.value
        start, end = event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC)
        found.append((event.uid.value, start, end, event.summary.value, event.description.value))
    return found


def read_by_ical(text: str) -> list[tuple]:
    found = []
    for event in IcsCalendarStream.calendar_from_ics(text).events:
        (alarm,) = event.alarm
        assert (alarm.action, alarm.trigger, alarm.description) == ("DISPLAY", ALARM, event.summary)
        start, end = event.dtstart.astimezone(UTC), event.dtend.astimezone(UTC)
        found.append((event.uid, start, end, event.summary, event.description))
    return found


def read_by_ics(text: str) -> list[tuple]:
    found = []
    for event in ics.Calendar(text).events:
        (alarm,) = event.alarms
        assert (alarm.trigger, alarm.display_text) == (ALARM, event.name)
        start, end = event.begin.datetime.astimezone(UTC), event.end.datetime.astimezone(UTC)
        found.append((event.uid, start, end, event.name, event.description))
    return sorted(found, key=lambda event: event[1])


READERS = (read_by_vobject, read_by_ical, read_by_ics)


def render(built: Plan) -> str:
    raw = render_ics(built, texts(built), name="Plan", description="", alarm_minutes=10, product_version="1.0.0")
    return raw.decode("utf-8")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("tzid", ZONES)
@pytest.mark.parametrize("start", [date(2027, 3, 1), date(2027, 9, 20)])
def test_parser_reads_the_sessions_that_were_planned(read, tzid, start):
    built = plan(tzid, start, weeks=8, days=(0, 6))
    assert read(render(built)) == expected(built)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("fold", [0, 1])
def test_parser_reads_the_hour_that_happens_twice(read, fold):
    built = one_session("Europe/London", "2027-10-31 01:30", fold=fold)
    assert read(render(built)) == expected(built)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("read", READERS)
def test_parser_reads_early_sessions_around_the_changes(read):
    built = plan("America/New_York", date(2027, 11, 1), days=(5, 6), weeks=1, at=time(0, 30))
    assert read(render(built)) == expected(built)
