"""The explanation in words: each line says one thing, with names and doses as people know them."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from planmaker.handout.explain import explanation_lines
from planmaker.handout.templates import load_templates
from planmaker.library.load import load_library
from planmaker.model import Dose, LeftOut, PlanRequest, Reason
from planmaker.planner.explain import Choice, Explanation, MoreTime, explain
from planmaker.resources import zone

from ...property.strategies import plan_for, plans

LIBRARY = load_library()
TEMPLATES = load_templates("en")
PLAN = plan_for(PlanRequest(programme="lower-back", start=date(2027, 3, 15), timezone="Europe/London"))
CHOICE = Choice(
    exercise="seated-twist",
    form="floor",
    instead_of_usual=None,
    gentle=False,
    first_week=2,
    sessions=6,
    first_dose=Dose(repetitions=2, hold_seconds=10),
    last_dose=Dose(repetitions=2, hold_seconds=15, sets=2),
    sides=2,
)
NOTHING = Explanation(choices=(), left_out=(), short_ladder=False, more_time=None)
NO_TIME = "No time? The two that matter most here: Cat-cow and Sphinx."


def lines(**changes):
    plan = replace(PLAN, minimum_day=("cat-cow", "sphinx"))
    return list(explanation_lines(replace(NOTHING, **changes), plan, LIBRARY, TEMPLATES))


def test_a_stretch_is_told_with_its_weeks_and_doses():
    assert lines(choices=(CHOICE,)) == [
        (
            "Seated twist: from week 2, 6 times in all. First: Hold 10 seconds. Do 2 times each side. "
            "Last: Hold 15 seconds. Do 2 times each side. Do 2 sets."
        ),
        NO_TIME,
    ]


def test_another_form_is_told_with_its_reason():
    chair = replace(CHOICE, form="chair", instead_of_usual=Reason(rule="place", facts=(("place", "chair"),)))
    assert lines(choices=(chair,))[1] == "Seated twist: on a chair, because of this: you exercise on a chair."


def test_a_gentle_form_is_told_as_such():
    gentle = replace(CHOICE, form="chair", gentle=True)
    assert lines(choices=(gentle,))[1] == "Seated twist: on a chair, the gentle form for you."


def test_what_is_left_out_is_told_with_its_reason():
    reason = Reason(rule="health", facts=(("health", "osteoporosis"),))
    left = LeftOut(exercise="cat-cow", reason=reason)
    assert lines(left_out=(left,))[0] == "Cat-cow is left out: you said: thin bones (osteoporosis)."


def test_short_doses_are_told():
    assert lines(short_ladder=True)[0] == "Each stretch has one longer hold, since the sessions are short."


def test_more_time_brings_stretches_or_doses_or_nothing():
    def more(**gain):
        given = {"minutes": 20, "exercises": (), "larger_doses": (), **gain}
        return lines(more_time=MoreTime(**given))[-1]

    assert more(exercises=("sphinx", "cat-cow")) == "With 20 minutes: also Sphinx and Cat-cow."
    assert more(larger_doses=("sphinx",)) == "With 20 minutes: longer holds or more repeats for Sphinx."
    assert more() == "With 20 minutes: nothing would change."


@settings(max_examples=30, deadline=None)
@given(plans())
def test_any_plan_can_be_explained_in_whole_sentences(plan):
    said = list(explanation_lines(explain(plan, LIBRARY, zone(plan.timezone)), plan, LIBRARY, TEMPLATES))
    for exercise in plan.exercises:
        name = LIBRARY.words.exercises[exercise].short_name
        assert any(line.startswith(f"{name}: from week ") for line in said)
    for line in said:
        assert line[0].isupper()
        assert line[-1] in ".!?"
        assert "{" not in line
        assert "\n" not in line
