"""What is new in a week: against the last time that each stretch was done, not only against the week before."""

from datetime import UTC, date, datetime, timedelta

from planmaker.handout.changes import changes_of
from planmaker.model import Dose, Item, Session, Week

SHORT, LONG = Dose(repetitions=2, hold_seconds=20), Dose(repetitions=2, hold_seconds=30)
THRICE, TWO_SETS = Dose(repetitions=3, hold_seconds=20), Dose(repetitions=2, hold_seconds=20, sets=2)
BREATHS, MORE_BREATHS = Dose(repetitions=5), Dose(repetitions=8)
START = datetime(2027, 3, 15, 18, 30, tzinfo=UTC)


def weeks(*doses):
    """Weeks of one session each, with these doses by exercise; None is a week without a session."""
    return [
        Week(number=number, start=date(2027, 3, 15) + timedelta(weeks=number - 1), sessions=session(number, of_week))
        for number, of_week in enumerate(doses, 1)
    ]


def session(number, doses):
    if doses is None:
        return ()
    items = tuple(Item(exercise=i, form="floor", dose=dose, sides=1, seconds=60) for i, dose in doses.items())
    times = {"date": START.date(), "start": START, "end": START, "changed": START}
    lengths = {"seconds": 60, "warm_up_seconds": 0, "cool_down_seconds": 0}
    return (Session(number=number, uid=str(number), items=items, **times, **lengths),)


def told(*doses):
    """What the last week's changes are, as new ones, longer and more."""
    changes = changes_of(weeks(*doses), len(doses))
    return changes.new, changes.longer, changes.more


def test_in_the_first_week_everything_is_new():
    changes = changes_of(weeks({"sphinx": SHORT}), 1)
    assert changes.first
    assert changes.new == ("sphinx",)


def test_a_first_week_without_sessions_leaves_the_start_to_the_second():
    changes = changes_of(weeks(None, {"sphinx": SHORT}), 2)
    assert changes.first
    assert not changes_of(weeks({"sphinx": SHORT}, None, {"sphinx": SHORT}), 3).first


def test_the_same_again_is_no_change():
    assert told({"sphinx": SHORT}, {"sphinx": SHORT}) == ((), False, False)


def test_a_longer_hold_is_told():
    assert told({"sphinx": SHORT}, {"sphinx": LONG}) == ((), True, False)


def test_more_repetitions_sets_or_breaths_are_told():
    for before, now in ((SHORT, THRICE), (SHORT, TWO_SETS), (BREATHS, MORE_BREATHS)):
        assert told({"sphinx": before}, {"sphinx": now}) == ((), False, True)


def test_a_smaller_dose_is_no_step_up():
    assert told({"sphinx": LONG}, {"sphinx": SHORT}) == ((), False, False)
    assert told({"sphinx": TWO_SETS}, {"sphinx": SHORT}) == ((), False, False)


def test_a_stretch_that_comes_back_is_compared_with_its_last_time():
    assert told({"sphinx": SHORT}, {"cat-cow": BREATHS}, {"sphinx": SHORT}) == ((), False, False)
    assert told({"sphinx": SHORT}, {"cat-cow": BREATHS}, {"sphinx": LONG}) == ((), True, False)


def test_new_ones_are_named_in_order_and_do_not_count_as_longer():
    assert told({"sphinx": SHORT}, {"b": LONG, "sphinx": SHORT, "a": TWO_SETS}) == (("b", "a"), False, False)
