"""What no plan may ever do to a person, whatever they choose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmaker.errors import NoPlanError

from .strategies import HEALTH, LIBRARY, NO_PLAN, VOCABULARY, few_of, plan_for, plans, quick, requests


def items(plan):
    return [item for session in plan.sessions for item in session.items]


def forms(plan):
    return [LIBRARY.exercises[item.exercise].form(item.form) for item in items(plan)]


def ruled_out(form, request):
    """Whether a person's answers rule out a form, read straight from the content."""
    banned = {demand for key in request.avoid for demand in VOCABULARY.avoid[key]}
    banned |= {demand for key in request.health or () for demand in VOCABULARY.health[key].excludes}
    place = VOCABULARY.postures[form.posture].place
    return (
        bool(banned & form.demands)
        or bool(form.contraindications & set(request.health or ()))
        or place not in VOCABULARY.places[request.place]
    )


@quick
@given(requests(), st.sampled_from(NO_PLAN), st.sampled_from(HEALTH))
def test_a_warning_sign_or_recent_surgery_gives_no_plan_and_says_whom_to_ask(request, warning, other):
    object.__setattr__(request, "health", (other, warning))
    with pytest.raises(NoPlanError, match=warning) as caught:
        plan_for(request)
    assert caught.value.exit_code == 4
    assert "care team" in caught.value.hint


@quick
@given(plans(health=few_of(HEALTH, most=4), avoid=few_of(VOCABULARY.avoid, most=4)))
def test_no_form_is_planned_that_an_answer_rules_out(plan):
    assert not [form.id for form in forms(plan) if ruled_out(form, plan.request)]


@quick
@given(plans())
def test_what_is_left_out_for_health_place_or_wishes_has_no_other_form(plan):
    for left in plan.left_out:
        if left.reason.rule in {"health", "avoid", "place"}:
            assert all(ruled_out(form, plan.request) for form in LIBRARY.exercises[left.exercise].forms)


@quick
@given(plans())
def test_every_exercise_of_the_programme_is_planned_or_left_out_with_a_reason(plan):
    planned, left_out = set(plan.exercises), {left.exercise for left in plan.left_out}
    assert not planned & left_out
    assert planned | left_out == set(LIBRARY.programmes["lower-back"].exercises)


@quick
@given(plans())
def test_excluded_exercises_stay_out_and_included_ones_come(plan):
    assert not set(plan.request.exclude) & set(plan.exercises)
    assert set(plan.request.include) <= set(plan.exercises)


@quick
@given(plans())
def test_an_exercise_keeps_its_form_for_the_whole_plan(plan):
    assert len({(item.exercise, item.form) for item in items(plan)}) == len(plan.exercises)


@quick
@given(plans(level=st.sampled_from(["cautious", "beginner"]), weeks=st.integers(1, 5)))
def test_cautious_people_and_beginners_get_no_floor_twist_in_the_first_two_weeks_unless_they_ask(plan):
    early = [item for week in plan.weeks[:2] for session in week.sessions for item in session.items]
    twists = [item for item in early if (item.exercise, item.form) == ("seated-twist", "floor")]
    assert not twists or "seated-twist" in plan.request.include


@quick
@given(plans())
def test_no_hold_is_longer_than_its_source_allows(plan):
    longest = {"pelvic-tilt": 10, "sphinx": 45, "cat-cow": 0}
    assert all((item.dose.hold_seconds or 0) <= longest.get(item.exercise, 60) for item in items(plan))


@quick
@given(plans(health=st.sampled_from([("blood-pressure",), ("heart-disease", "reflux")])))
def test_with_high_blood_pressure_or_heart_disease_the_tilt_is_held_5_seconds_at_most(plan):
    assert all(item.dose.hold_seconds <= 5 for item in items(plan) if item.exercise == "pelvic-tilt")


@quick
@given(plans())
def test_sided_stretches_are_done_on_both_sides(plan):
    sided = {"seated-twist", "piriformis", "knee-to-chest"}
    assert all(item.sides == (2 if item.exercise in sided else 1) for item in items(plan))
