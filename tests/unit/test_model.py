"""Values: a wrong one cannot be built, and none can be changed."""

import uuid
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from planmaker.errors import UsageError
from planmaker.model import (
    KEY_PATTERN,
    NAMESPACE,
    Dose,
    DoseKind,
    Exercise,
    Form,
    Item,
    Ladders,
    LevelRules,
    PlanRequest,
    Review,
    Session,
    Week,
    Weekday,
)

REQUEST = PlanRequest(programme="lower-back", start=date(2027, 3, 1), timezone="Europe/London")


def exercise(**changes):
    form = Form(id="floor", posture="supine", demands=frozenset(), difficulty=1, equipment=(), frames=(), ladders=None)
    own = Ladders(full=(Dose(repetitions=9),), short=(Dose(repetitions=8),))
    values = {
        "id": "tilt",
        "kind": DoseKind.BREATH,
        "sided": False,
        "families": frozenset(),
        "purposes": frozenset(),
        "order": 1,
        "ladders": Ladders(full=(Dose(repetitions=5),), short=(Dose(repetitions=4),)),
        "forms": (form, replace(form, id="wall", ladders=own)),
        "sources": {},
    }
    return Exercise(**(values | changes))


# ---- requests


@pytest.mark.parametrize(
    ("choice", "wrong", "allowed"),
    [
        ("weeks", 0, "from 1 to 26"),
        ("weeks", 27, "from 1 to 26"),
        ("minutes", 2, "from 3 to 45"),
        ("minutes", 46, "from 3 to 45"),
        ("days", 0, "from 1 to 7"),
        ("days", 8, "from 1 to 7"),
        ("age", 4, "from 5 to 120"),
        ("age", 121, "from 5 to 120"),
    ],
)
def test_a_number_out_of_range_is_refused_with_the_range(choice, wrong, allowed):
    with pytest.raises(UsageError) as caught:
        replace(REQUEST, **{choice: wrong})
    assert (caught.value.exit_code, caught.value.message) == (2, f"'{wrong}' is out of range for {choice}.")
    assert caught.value.hint == f"Give {choice} {allowed}."


@pytest.mark.parametrize(
    "choices", [{"weeks": 1}, {"weeks": 26}, {"minutes": 3}, {"minutes": 45}, {"age": 5}, {"days": 7}]
)
def test_the_ends_of_the_ranges_are_allowed(choices):
    assert replace(REQUEST, **choices)


@pytest.mark.parametrize("days", [(), (Weekday.MONDAY, Weekday.MONDAY)])
def test_days_are_some_and_different(days):
    with pytest.raises(UsageError, match="empty, or name one day twice"):
        replace(REQUEST, days=days)


def test_a_stretch_cannot_be_both_included_and_excluded():
    with pytest.raises(UsageError, match="'sphinx' is both included and excluded"):
        replace(REQUEST, include=("cat-cow", "sphinx"), exclude=("sphinx",))


def test_a_name_has_200_characters_at_most():
    assert replace(REQUEST, name="x" * 200)
    with pytest.raises(UsageError, match="201 characters; 200 fit"):
        replace(REQUEST, name="x" * 201)


def test_a_request_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        REQUEST.weeks = 5


# ---- doses, forms, levels


@pytest.mark.parametrize(
    "wrong", [{"repetitions": 0}, {"repetitions": 2, "hold_seconds": 0}, {"repetitions": 2, "sets": 0}]
)
def test_a_dose_counts_from_one(wrong):
    with pytest.raises(ValueError, match="counts from one"):
        Dose(**wrong)


def test_a_sided_exercise_has_two_sides():
    assert (exercise(sided=True).sides, exercise(sided=False).sides) == (2, 1)


def test_a_form_has_the_exercises_ladders_or_its_own():
    tilt = exercise()
    floor, wall = tilt.form("floor"), tilt.form("wall")
    assert [tilt.doses(floor, short=short)[0].repetitions for short in (False, True)] == [5, 4]
    assert [tilt.doses(wall, short=short)[0].repetitions for short in (False, True)] == [9, 8]


def test_the_last_rung_of_a_level_holds_for_all_later_weeks():
    level = LevelRules(
        first_rung=1,
        rungs_by_week=(1, 2, 4),
        most_per_session=5,
        usual_per_session=4,
        at_start=4,
        new_per_week=1,
        rest_day=True,
        hard_form_from_week=3,
        slow=False,
    )
    assert [level.highest_rung(week) for week in (1, 2, 3, 4, 26)] == [1, 2, 4, 4, 4]


def test_a_text_is_signed_once_it_names_a_reviewer():
    assert not Review().signed
    assert Review(reviewer="A. Physio", on=date(2027, 1, 31)).signed


# ---- plans


def session(number, seconds, *exercises):
    start = datetime(2027, 3, number, 18, 30, tzinfo=UTC)
    items = tuple(Item(exercise=key, form="floor", dose=Dose(repetitions=5), sides=1, seconds=60) for key in exercises)
    return Session(
        number=number,
        date=start.date(),
        start=start,
        end=start + timedelta(seconds=seconds),
        uid=str(number),
        seconds=seconds,
        warm_up_seconds=60,
        cool_down_seconds=15,
        items=items,
        changed=start,
    )


@pytest.mark.parametrize(("seconds", "minutes"), [(60, 1), (61, 2), (119, 2), (120, 2), (540, 9)])
def test_the_minutes_of_a_session_are_rounded_up(seconds, minutes):
    assert session(1, seconds).minutes == minutes


def test_a_week_names_each_exercise_once_in_order_of_appearance():
    week = Week(number=1, start=date(2027, 3, 1), sessions=(session(1, 99, "b", "a"), session(2, 99, "a", "c")))
    assert week.exercises == ("b", "a", "c")


@pytest.mark.parametrize(
    ("key", "good"),
    [("neck-turn", True), ("a1", True), ("Neck", False), ("a--b", False), ("a_b", False), ("-a", False), ("", False)],
)
def test_keys_are_lower_case_words_joined_by_hyphens(key, good):
    assert bool(KEY_PATTERN.fullmatch(key)) == good


def test_the_root_of_all_names_never_changes():
    assert uuid.UUID("6f1c3d3e-3b0c-5a52-9d57-0c6f1c8a7e21") == NAMESPACE
