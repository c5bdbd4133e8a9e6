from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planmaker.errors import UsageError
from planmaker.render.ics.vtimezone import YearlyRule, is_utc, observances, vtimezone
from planmaker.resources import zone, zone_file, zone_names

from .builder import ZONES
from .strict import Component, ZoneAsWritten

TWO_DAYS = timedelta(days=2)


def written(tzid: str, first: date, last: date) -> Component:
    root = Component("")
    open_ones = [root]
    for line in vtimezone(tzid, first, last).to_ical().decode("ascii").splitlines():
        name, _, value = line.partition(":")
        if name == "BEGIN":
            part = Component(value)
            open_ones[-1].parts.append(part)
            open_ones.append(part)
        elif name == "END":
            open_ones.pop()
        else:
            open_ones[-1].properties.append((name, "", value))
    return root.parts[0]


def differences(tzid: str, first: date, last: date, step: timedelta) -> list[datetime]:
    """Return the moments at which the VTIMEZONE and the zone disagree, two days before to two days after."""
    start = datetime(first.year, first.month, first.day, tzinfo=UTC) - TWO_DAYS
    end = datetime(last.year, last.month, last.day, 23, 59, tzinfo=UTC) + TWO_DAYS
    as_written, tz = ZoneAsWritten(written(tzid, first, last), end + TWO_DAYS), zone(tzid)
    moments = (start + i * step for i in range((end - start) // step + 1))
    return [m for m in moments if as_written.at(m)[0] != m.astimezone(tz).utcoffset()]


@pytest.mark.parametrize("tzid", ZONES)
@pytest.mark.parametrize("year", [2027, 2040])
def test_a_zone_is_right_at_every_half_hour_of_a_year(tzid, year):
    assert differences(tzid, date(year, 1, 1), date(year, 12, 31), timedelta(minutes=30)) == []


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(ZONES),
    st.dates(date(2020, 1, 1), date(2045, 12, 31)),
    st.integers(0, 182),
)
def test_a_zone_is_right_for_plans_in_every_part_of_the_year(tzid, first, days):
    assert differences(tzid, first, first + timedelta(days=days), timedelta(minutes=30)) == []


def test_every_zone_there_is_can_be_described():
    by_content = {zone_file(tzid): tzid for tzid in zone_names()}
    for tzid in by_content.values():
        assert differences(tzid, date(2027, 1, 1), date(2027, 12, 31), timedelta(hours=5, minutes=30)) == [], tzid


def test_london_has_two_rules_from_1970_with_onsets_by_the_clock_before():
    text = vtimezone("Europe/London", date(2027, 3, 15), date(2027, 4, 9)).to_ical(sorted=False).decode("ascii")
    assert text.splitlines() == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/London",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T010000",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
        "TZNAME:BST",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19701025T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0000",
        "TZNAME:GMT",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


@pytest.mark.parametrize("tzid", ["Europe/Dublin", "Australia/Lord_Howe", "America/Santiago", "Asia/Jerusalem"])
def test_the_larger_offset_is_daylight(tzid):
    for observance in observances(tzid, 2026, 2028):
        summer = max(o.offset for o in observances(tzid, 2026, 2028))
        assert observance.daylight == (observance.offset == summer)


@pytest.mark.parametrize("tzid", ["UTC", "Etc/GMT+5", "Asia/Kathmandu", "Asia/Tehran", "Pacific/Apia"])
def test_a_fixed_zone_is_one_standard_time(tzid):
    (only,) = observances(tzid, 2026, 2028)
    assert not only.daylight
    assert only.offset == only.offset_before
    assert only.rule is None


@pytest.mark.parametrize("tzid", ["Asia/Jerusalem", "Asia/Gaza", "America/Nuuk", "Africa/Cairo", "America/Santiago"])
def test_a_rule_that_leaves_its_day_is_written_out(tzid):
    found = observances(tzid, 2026, 2028)
    assert all(observance.rule is None for observance in found)
    assert len(found) == 1 + 2 * 3
    assert found[0].onset.isoformat() == "1970-01-01T00:00:00"


def test_a_zone_whose_past_differs_from_its_rule_is_written_out():
    assert all(o.rule is None for o in observances("America/New_York", 2006, 2008))  # changed its dates in 2007


def test_a_description_stays_short():
    for tzid in ZONES:
        assert vtimezone(tzid, date(2027, 10, 4), date(2028, 4, 2)).to_ical().count(b"\r\n") < 60, tzid


def test_no_such_zone_is_refused():
    with pytest.raises(UsageError, match="no time zone 'Europe/Londn'"):
        vtimezone("Europe/Londn", date(2027, 3, 15), date(2027, 4, 9))


@pytest.mark.parametrize(("week", "day"), [(1, 1), (2, 8), (4, 22), (5, 29)])
def test_a_yearly_rule_finds_its_day(week, day):
    rule = YearlyRule(month=3, week=week, weekday=0, time=timedelta(hours=2))
    assert rule.local_time(1970).isoformat() == f"1970-03-{day:02}T02:00:00"


def test_a_yearly_rule_finds_the_last_day_of_december():
    rule = YearlyRule(month=12, week=5, weekday=0, time=timedelta(hours=2))
    assert rule.local_time(2027).isoformat() == "2027-12-26T02:00:00"


def test_utc_is_known_under_all_its_names():
    assert is_utc("UTC")
    assert is_utc("Etc/Zulu")
    assert not is_utc("Europe/London")
    assert not is_utc("Africa/Abidjan")
