"""Doses week by week: where they start, how fast they grow, and how much a week may hold."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from .strategies import LIBRARY, plans, quick

BREATH = 8


def doses(plan):
    """For each exercise its (week, dose), in order."""
    found = {}
    for week in plan.weeks:
        for item in (item for session in week.sessions for item in session.items):
            found.setdefault(item.exercise, []).append((week.number, item.dose))
    return found


def rungs(exercise_id, history):
    """The (week, rung) of an exercise's doses, on the one ladder that holds them all."""
    ladders = LIBRARY.exercises[exercise_id].ladders
    for ladder in (ladders.full, ladders.short):
        if all(dose in ladder for _, dose in history):
            return [(week, ladder.index(dose) + 1) for week, dose in history]
    message = f"{exercise_id} mixes its ladders: {history}"
    raise AssertionError(message)


@quick
@given(plans())
def test_a_stretch_has_one_dose_a_week(plan):
    for history in doses(plan).values():
        assert len(set(history)) == len({week for week, _ in history})


@quick
@given(plans())
def test_a_stretch_starts_on_the_first_rung_of_its_level(plan):
    first = 2 if plan.request.level in {"regular", "athlete"} else 1
    assert all(rungs(exercise_id, history)[0][1] == first for exercise_id, history in doses(plan).items())


@quick
@given(plans(weeks=st.integers(2, 12)))
def test_a_dose_never_falls_and_rises_by_one_rung_a_week_at_most(plan):
    for exercise_id, history in doses(plan).items():
        path = rungs(exercise_id, history)
        steps = [after[1] - before[1] for before, after in pairwise(path)]
        assert set(steps) <= {0, 1}


@quick
@given(plans(weeks=st.integers(1, 12)))
def test_no_dose_is_above_what_the_level_allows_in_that_week(plan):
    pace = {"cautious": [1, 1, 2, 3], "beginner": [1, 2, 3, 4], "regular": [2, 3, 4, 4], "athlete": [2, 3, 4, 5]}
    level = plan.request.level
    if level == "beginner" and (plan.request.age or 0) >= 75:
        level = "cautious"
    for exercise_id, history in doses(plan).items():
        assert all(rung <= pace[level][min(week, 4) - 1] for week, rung in rungs(exercise_id, history))


@quick
@given(plans(days=st.integers(4, 7), level=st.sampled_from(["regular", "athlete"]), minutes=st.integers(15, 45)))
def test_one_side_gets_10_minutes_of_a_stretch_a_week_at_most(plan):
    for week in plan.weeks:
        seconds = {}
        for item in (item for session in week.sessions for item in session.items):
            work = item.dose.repetitions * item.dose.sets * (item.dose.hold_seconds or BREATH)
            seconds[item.exercise] = seconds.get(item.exercise, 0) + work
        assert all(total <= 600 for total in seconds.values())
