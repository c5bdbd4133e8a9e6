"""Why a plan is as it is: the form and its reason, what was left out, and what five more minutes would bring."""

import pytest

from planmaker.model import Dose, Reason, Variety
from planmaker.planner.explain import explain
from planmaker.resources import zone

from .spelled import LIBRARY, plan


def explained(**choices):
    return explain(plan(**choices), LIBRARY, zone("Europe/London"))


def choice(exercise, **choices):
    return next(found for found in explained(**choices).choices if found.exercise == exercise)


def test_every_exercise_of_the_plan_is_explained_in_order_of_appearance():
    made = plan()
    assert tuple(found.exercise for found in explained().choices) == made.exercises


def test_a_choice_says_from_when_how_often_and_how_much():
    tilt = choice("pelvic-tilt")
    assert (tilt.form, tilt.instead_of_usual, tilt.gentle) == ("floor", None, False)
    assert (tilt.first_week, tilt.sessions, tilt.sides) == (1, 10, 1)
    assert tilt.first_dose == Dose(repetitions=5, hold_seconds=5)
    assert tilt.last_dose == Dose(repetitions=10, hold_seconds=8)
    assert choice("seated-twist").first_week == 4


@pytest.mark.parametrize(
    ("choices", "exercise", "form", "reason"),
    [
        ({"place": "bed"}, "pelvic-tilt", "bed", Reason(rule="place", facts=(("place", "bed"),))),
        ({"avoid": ("kneeling",)}, "cat-cow", "chair", Reason(rule="avoid", facts=(("avoid", "kneeling"),))),
        ({"health": ("reflux",)}, "childs-pose", "chair", Reason(rule="health", facts=(("health", "reflux"),))),
        ({"weeks": 2}, "seated-twist", "chair", Reason(rule="hard-form", facts=(("week", "3"),))),
    ],
    ids=str,
)
def test_another_form_than_the_usual_one_has_its_reason(choices, exercise, form, reason):
    found = choice(exercise, **choices)
    assert (found.form, found.instead_of_usual) == (form, reason)


def test_the_gentle_form_of_an_older_person_needs_no_other_reason():
    found = choice("piriformis", age=80)
    assert (found.form, found.gentle, found.instead_of_usual) == ("no-lift", True, None)


def test_what_is_left_out_is_that_of_the_plan():
    assert explained(variety=Variety.FEW).left_out == plan(variety=Variety.FEW).left_out


@pytest.mark.parametrize(("minutes", "short"), [(5, True), (7, True), (8, False), (15, False)])
def test_short_sessions_use_the_ladder_of_one_longer_hold(minutes, short):
    assert explained(minutes=minutes).short_ladder == short


def test_more_time_brings_more_stretches_or_larger_doses():
    crowded = explained(minutes=5, days=1, weeks=1).more_time
    assert (crowded.minutes, bool(crowded.exercises)) == (10, True)
    assert explained(minutes=15).more_time.exercises == ()
    assert explained(minutes=15).more_time.larger_doses


def test_beyond_45_minutes_there_is_no_more_time():
    assert explained(minutes=41).more_time is None
    assert explained(minutes=40).more_time.minutes == 45
