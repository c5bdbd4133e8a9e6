"""What a plan says about how the choices were met, and by which names its sessions are known."""

from datetime import date, time, timedelta

import pytest

from planmaker.model import Reason, Weekday
from planmaker.planner.identity import plan_id, session_uid

from .spelled import ISSUED, MONDAY, plan, request

CROWDED = Reason(rule="crowded-days")


def left_out(**choices):
    return {left.exercise: left.reason for left in plan(**choices).left_out}


# ---- reasons


@pytest.mark.parametrize(
    ("choices", "exercise", "reason"),
    [
        ({"exclude": ("sphinx",)}, "sphinx", Reason(rule="excluded")),
        ({"health": ("osteoporosis",)}, "cat-cow", Reason(rule="health", facts=(("health", "osteoporosis"),))),
        ({"avoid": ("twisting",)}, "seated-twist", Reason(rule="avoid", facts=(("avoid", "twisting"),))),
        ({"place": "chair"}, "sphinx", Reason(rule="place", facts=(("place", "chair"),))),
        ({"minutes": 5, "days": 1, "weeks": 1}, "cat-cow", Reason(rule="minutes", facts=(("minutes", "5"),))),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_left_out_has_its_reason(choices, exercise, reason):
    assert left_out(**choices).get(exercise) == reason


def test_safety_comes_before_wishes_as_a_reason():
    reason = left_out(health=("spinal-stenosis",), avoid=("lying-on-front",), place="chair")["sphinx"]
    assert reason.rule == "health"


# ---- days


@pytest.mark.parametrize(
    ("days", "notes"),
    [
        ((Weekday.MONDAY, Weekday.TUESDAY), (CROWDED,)),
        ((Weekday.SUNDAY, Weekday.MONDAY, Weekday.WEDNESDAY), (CROWDED,)),
        ((Weekday.TUESDAY, Weekday.FRIDAY), ()),
        ((Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY), ()),
        ((Weekday.MONDAY,), ()),
        (3, ()),
        (7, (Reason(rule="rest-day", facts=(("weekday", "6"),)),)),
    ],
    ids=str,
)
def test_days_that_follow_each_other_and_rest_days_are_mentioned(days, notes):
    assert plan(days=days).notes == notes


def test_an_athlete_has_no_rest_day():
    made = plan(days=7, level="athlete")
    assert (made.notes, len(made.weeks[0].sessions)) == ((), 7)


def test_at_75_a_beginner_follows_the_pace_of_cautious_people_and_an_athlete_does_not():
    def tilts(**choices):
        made = plan(exclude=("cat-cow",), minutes=45, **choices)
        items = [item for session in made.sessions for item in session.items if item.exercise == "pelvic-tilt"]
        return list(dict.fromkeys((item.dose.repetitions, item.dose.hold_seconds) for item in items))

    assert tilts(age=75) == tilts(level="cautious") == [(5, 5), (8, 5), (10, 5)]
    assert tilts(age=75, level="athlete") == tilts(level="athlete") == [(8, 5), (10, 5), (10, 8), (10, 10)]


@pytest.mark.parametrize("day", [date(2027, 3, 2), date(2027, 2, 26), date(2027, 3, 29)])
def test_a_date_to_skip_without_a_session_is_mentioned(day):
    assert plan(skip=(day,)).notes == (Reason(rule="skip-unused", facts=(("date", day.isoformat()),)),)


def test_each_weekday_may_have_a_time_of_its_own():
    made = plan(at=time(7, 0), at_by_day={Weekday.WEDNESDAY: time(19, 15)}, weeks=1)
    assert [session.start.time() for session in made.sessions] == [time(7, 0), time(19, 15), time(7, 0)]


def test_days_are_counted_from_the_start_whatever_weekday_that_is():
    made = plan(start=MONDAY + timedelta(2), days=(Weekday.MONDAY, Weekday.THURSDAY), weeks=1)
    assert [session.date for session in made.sessions] == [date(2027, 3, 4), date(2027, 3, 8)]


# ---- names that stay


def test_the_name_of_a_plan_depends_on_every_choice_the_time_of_issue_and_the_row():
    plain = request(at_by_day={Weekday.MONDAY: time(8), Weekday.FRIDAY: time(9)})
    same = request(at_by_day={Weekday.FRIDAY: time(9), Weekday.MONDAY: time(8)})
    assert plan_id(plain, ISSUED) == plan_id(same, ISSUED)
    others = [
        plan_id(request(), ISSUED),
        plan_id(request(minutes=16), ISSUED),
        plan_id(request(name="A"), ISSUED),
        plan_id(request(), ISSUED + timedelta(seconds=1)),
        plan_id(request(), ISSUED, row="2"),
        plan_id(request(health=()), ISSUED),
    ]
    assert len(set(others)) == len(others)


def test_the_name_of_a_session_never_changes():
    made = plan(name="Ada Example")
    assert session_uid(made.id, 1) == made.sessions[0].uid
    assert str(plan_id(request(), ISSUED)) == "350fdca8-daf8-5f36-9718-67c5201cea25"
    assert session_uid(plan_id(request(), ISSUED), 1) == "8a6749b8-e713-57c8-9fc1-881da7c66925"


# ---- little time


def test_when_time_is_short_the_shortest_stretches_are_taken_so_that_more_fit():
    made = plan(minutes=3, days=1, weeks=1, place="bed")
    assert made.exercises == ("childs-pose", "seated-twist")


def test_from_8_minutes_on_a_hold_is_done_twice_and_below_once_and_longer():
    holds = {minutes: plan(minutes=minutes, exclude=("cat-cow",)).sessions[0].items for minutes in (7, 8)}
    assert {(i.dose.repetitions, i.dose.hold_seconds) for i in holds[7] if i.exercise == "knee-to-chest"} == {(1, 20)}
    assert {(i.dose.repetitions, i.dose.hold_seconds) for i in holds[8] if i.exercise == "knee-to-chest"} == {(2, 15)}
