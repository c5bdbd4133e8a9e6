"""Days, times and names of sessions."""

from datetime import UTC, date, datetime, timedelta
from datetime import time as clock

from hypothesis import example, given
from hypothesis import strategies as st

from planmaker.model import PlanRequest, Weekday
from planmaker.resources import zone

from .strategies import plan_for, plans, quick

APART = {1: [0], 2: [0, 3], 3: [0, 2, 4], 4: [0, 1, 3, 5], 5: [0, 1, 2, 4, 5], 6: [*range(6)], 7: [*range(7)]}


def expected_dates(request):
    """Every date with a session, worked out a second time."""
    if isinstance(request.days, int):
        offsets = APART[request.days]
    else:
        offsets = [day for day in range(7) if (request.start + timedelta(day)).weekday() in request.days]
    gentle = request.level in {"cautious", "beginner"}
    if len(offsets) == 7 and gentle:
        offsets = offsets[:6]
    dates = [request.start + timedelta(7 * week + day) for week in range(request.weeks) for day in offsets]
    return [day for day in dates if day not in request.skip]


def minutes_that_exist(day, tzid):
    """Every wall-clock minute of a day, found by walking through it in UTC."""
    here = zone(tzid)
    noon = datetime.combine(day, clock(12), tzinfo=UTC)
    walked = ((noon + timedelta(minutes=minute)).astimezone(here) for minute in range(-1600, 1600))
    return {there.time() for there in walked if there.date() == day}


@quick
@given(plans())
def test_dates_are_those_asked_for_and_a_skipped_one_is_dropped_not_moved(plan):
    assert [session.date for session in plan.sessions] == expected_dates(plan.request)


@quick
@given(plans())
def test_a_week_is_seven_days_from_the_start(plan):
    assert len(plan.weeks) == plan.request.weeks
    for number, week in enumerate(plan.weeks, 1):
        assert (week.number, week.start) == (number, plan.request.start + timedelta(weeks=number - 1))
        assert all(week.start <= session.date < week.start + timedelta(7) for session in week.sessions)


@quick
@given(plans())
def test_sessions_are_numbered_from_1_and_have_names_of_their_own(plan):
    assert [session.number for session in plan.sessions] == list(range(1, len(plan.sessions) + 1))
    assert len({session.uid for session in plan.sessions}) == len(plan.sessions)


@quick
@given(plans())
def test_a_session_starts_at_the_time_of_its_day_in_the_zone_asked_for(plan):
    request = plan.request
    for session in plan.sessions:
        wanted = request.at_by_day.get(Weekday(session.date.weekday()), request.at)
        assert session.start.tzinfo is zone(request.timezone)
        assert (session.start.time() == wanted) == (session.moved_from is None)
        assert session.moved_from in {None, wanted}


@quick
@given(plans())
def test_a_session_ends_on_the_first_whole_minute_after_its_last_second(plan):
    for session in plan.sessions:
        length = session.end.astimezone(UTC) - session.start.astimezone(UTC)
        assert timedelta(0) <= length - timedelta(seconds=session.seconds) < timedelta(minutes=1)
        assert length % timedelta(minutes=1) == timedelta(0)
        assert session.end.tzinfo is session.start.tzinfo
        assert session.minutes == length // timedelta(minutes=1)


def one_day(tzid, day, at):
    request = PlanRequest(programme="lower-back", start=day, timezone=tzid, weeks=1, days=1, at=at)
    return plan_for(request).sessions[0]


days_of_change = st.sampled_from(
    [
        ("Europe/London", date(2027, 3, 28)),
        ("Europe/London", date(2027, 10, 31)),
        ("America/New_York", date(2027, 3, 14)),
        ("Australia/Lord_Howe", date(2027, 10, 3)),
        ("Australia/Lord_Howe", date(2027, 4, 4)),
        ("America/Santiago", date(2027, 9, 5)),
        ("Africa/Cairo", date(2027, 4, 30)),
        ("Antarctica/Troll", date(2027, 3, 28)),
        ("America/Nuuk", date(2027, 3, 27)),
    ]
)

nightly = st.integers(0, 4 * 60).map(lambda minutes: clock(*divmod(minutes, 60)))


@quick
@given(days_of_change, nightly)
@example(("Europe/London", date(2027, 3, 28)), clock(1, 30))
@example(("Australia/Lord_Howe", date(2027, 10, 3)), clock(2, 10))
def test_a_time_that_the_clocks_skip_moves_to_the_first_minute_that_exists(day_of_change, at):
    tzid, day = day_of_change
    session = one_day(tzid, day, at)
    first = min(minute for minute in minutes_that_exist(day, tzid) if minute >= at)
    assert (session.date, session.start.date(), session.start.time()) == (day, day, first)
    assert session.moved_from == (None if first == at else at)


@quick
@given(days_of_change, nightly)
@example(("Europe/London", date(2027, 10, 31)), clock(1, 30))
def test_of_a_time_that_comes_twice_the_first_counts(day_of_change, at):
    tzid, day = day_of_change
    session = one_day(tzid, day, at)
    instant = session.start.astimezone(UTC)
    earlier = [instant - timedelta(minutes=minute) for minute in range(1, 24 * 60)]
    assert all(
        moment.astimezone(zone(tzid)).replace(tzinfo=None) != session.start.replace(tzinfo=None) for moment in earlier
    )


def test_half_past_one_on_the_day_that_skips_it_becomes_two_oclock():
    session = one_day("Europe/London", date(2027, 3, 28), clock(1, 30))
    assert (session.start.isoformat(), session.moved_from) == ("2027-03-28T02:00:00+01:00", clock(1, 30))


def test_half_past_one_on_the_day_that_has_it_twice_is_the_summer_one():
    session = one_day("Europe/London", date(2027, 10, 31), clock(1, 30))
    assert session.start.isoformat() == "2027-10-31T01:30:00+01:00"


def test_a_session_across_the_change_to_winter_time_ends_by_the_new_clock():
    session = one_day("Europe/London", date(2027, 10, 31), clock(1, 55))
    assert (session.minutes, session.end.isoformat()) == (11, "2027-10-31T01:06:00+00:00")
