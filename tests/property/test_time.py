"""What a session costs in time: worked out a second time, and held against the minutes that a person has."""

from hypothesis import given
from hypothesis import strategies as st

from .strategies import plans, quick
from .sums import POSTURE, is_slow, least_warm_up, session_seconds, stretch_seconds


@quick
@given(plans())
def test_a_session_takes_exactly_the_seconds_that_the_rules_give(plan):
    for session in plan.sessions:
        assert session.seconds == session_seconds(session, plan.request)


@quick
@given(plans())
def test_a_stretch_takes_exactly_the_seconds_that_the_rules_give(plan):
    slow = is_slow(plan.request)
    for item in (item for session in plan.sessions for item in session.items):
        assert item.seconds == stretch_seconds(item, slow)


@quick
@given(plans(minutes=st.integers(3, 12) | st.integers(3, 45)))
def test_a_session_takes_at_most_95_percent_of_the_minutes(plan):
    assert all(session.seconds * 100 <= plan.request.minutes * 60 * 95 for session in plan.sessions)


@quick
@given(plans(minutes=st.integers(3, 45)))
def test_the_warm_up_is_as_long_as_the_length_of_the_session_demands(plan):
    assert all(session.warm_up_seconds >= least_warm_up(session.seconds) for session in plan.sessions)


@quick
@given(plans())
def test_the_cool_down_takes_15_seconds_to_2_minutes(plan):
    assert all(15 <= session.cool_down_seconds <= 120 for session in plan.sessions)


@quick
@given(plans())
def test_no_session_is_empty_or_holds_a_stretch_twice(plan):
    for session in plan.sessions:
        exercises = [item.exercise for item in session.items]
        assert exercises
        assert len(set(exercises)) == len(exercises)


@quick
@given(plans())
def test_each_posture_is_visited_once(plan):
    for session in plan.sessions:
        postures = [POSTURE[item.exercise, item.form] for item in session.items]
        visits = [after for before, after in zip([None, *postures], postures, strict=False) if before != after]
        assert len(visits) == len(set(visits))


@quick
@given(plans(avoid=st.just(()), health=st.none(), place=st.just("floor"), weeks=st.integers(3, 6)))
def test_on_the_floor_the_order_is_the_written_one(plan):
    order = ["cat-cow", "childs-pose", "sphinx", "seated-twist", "pelvic-tilt", "piriformis", "knee-to-chest"]
    for session in plan.sessions:
        assert [item.exercise for item in session.items] == [
            i for i in order if i in {j.exercise for j in session.items}
        ]


@quick
@given(plans(level=st.sampled_from(["cautious", "beginner"])))
def test_cautious_people_get_4_stretches_a_session_at_most_and_beginners_5(plan):
    cautious = plan.request.level == "cautious" or (plan.request.age or 0) >= 75
    assert all(len(session.items) <= (4 if cautious else 5) for session in plan.sessions)
