"""What is handed out: known stretches and forms, doses within the content's limits or under a name."""

import pytest

from planmaker.errors import UsageError
from planmaker.handout.handed import Order, handed_out, ruled_out_by
from planmaker.library.load import load_library
from planmaker.model import Dose

LIBRARY = load_library()


def handed(*exercises, **choices):
    return handed_out(Order(exercises=exercises, **choices), LIBRARY)


def test_without_ids_it_is_the_whole_programme_in_doing_order():
    assert [one.exercise.id for one in handed()] == list(LIBRARY.programmes["lower-back"].exercises)


def test_ids_keep_their_sequence_and_count_once():
    assert [one.exercise.id for one in handed("sphinx", "cat-cow", "sphinx")] == ["sphinx", "cat-cow"]


def test_the_usual_dose_is_the_first_of_the_ladder():
    (one,) = handed("knee-to-chest")
    assert one.dose == Dose(repetitions=2, hold_seconds=15)
    assert not one.is_own


def test_numbers_are_for_all_or_for_one():
    one, other = handed("knee-to-chest", "piriformis", hold_seconds={"": 30, "piriformis": 20}, repetitions={"": 1})
    assert (one.dose, other.dose) == (Dose(repetitions=1, hold_seconds=30), Dose(repetitions=1, hold_seconds=20))
    assert [one.is_own, other.is_own] == [True, True]


def test_a_form_is_for_all_or_for_one():
    one, other = handed("knee-to-chest", "cat-cow", forms={"": "chair", "cat-cow": "table"})
    assert (one.form.id, other.form.id) == ("chair", "table")


BEYOND = [
    ({"hold_seconds": {"": 61}}, "knee-to-chest: a hold of 61 seconds is too long; the most is 60."),
    ({"repetitions": {"": 3}}, "knee-to-chest: 3 repetitions are too many; the most is 2."),
    ({"sets": {"": 2}}, "knee-to-chest: 2 sets are too many; the most is 1."),
    ({"per_day": 3}, "knee-to-chest: 3 times a day are 11 minutes a week; the most is 10."),
]


@pytest.mark.parametrize(("choices", "message"), BEYOND)
def test_a_dose_beyond_the_content_needs_a_name(choices, message):
    with pytest.raises(UsageError) as refused:
        handed("knee-to-chest", **choices)
    assert refused.value.message == message
    assert "--signed-by" in refused.value.hint
    assert handed("knee-to-chest", **choices, signed_by="A. Name")


@pytest.mark.parametrize("exercise", LIBRARY.exercises)
def test_every_rung_of_the_ladder_is_within_the_limits(exercise):
    for rung in LIBRARY.exercises[exercise].ladders.full:
        hold = {} if rung.hold_seconds is None else {"": rung.hold_seconds}
        (one,) = handed(exercise, hold_seconds=hold, repetitions={"": rung.repetitions})
        assert one.dose == rung


WRONG = [
    (("catcow",), {}, "There is no exercise 'catcow'.", "Did you mean 'cat-cow'?"),
    ((), {"programme": "neck"}, "There is no programme 'neck'.", "Known: lower-back."),
    (("sphinx",), {"forms": {"": "pilow"}}, "'sphinx' has no form 'pilow'.", "Did you mean 'pillow'?"),
    (("sphinx",), {"forms": {"": "chair"}}, "'sphinx' has no form 'chair'.", "It has: floor, pillow."),
    (("sphinx",), {"sets": {"cat-cow": 1}}, "'cat-cow' is not among the stretches.", "Name it"),
    (("cat-cow",), {"hold_seconds": {"": 10}}, "'cat-cow' goes with the breath and has no hold.", "Name the stretch"),
    (("sphinx",), {"signed_by": "A. Name"}, "--signed-by is for a dose of your own.", "Give one with --hold"),
]


@pytest.mark.parametrize(("exercises", "choices", "message", "hint"), WRONG)
def test_what_is_wrong_is_said_with_what_to_do(exercises, choices, message, hint):
    with pytest.raises(UsageError) as refused:
        handed(*exercises, **choices)
    assert refused.value.message == message
    assert refused.value.hint.startswith(hint)


def test_answers_about_health_that_rule_a_form_out_are_named():
    floor, pillow = handed("sphinx")[0], handed("sphinx", forms={"": "pillow"})[0]
    assert "osteoporosis" in ruled_out_by(floor, LIBRARY)
    assert "recent-surgery" not in ruled_out_by(pillow, LIBRARY)
