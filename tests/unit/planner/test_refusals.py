"""Choices that no plan fits, or that nobody knows: what is said, and what to do about it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planmaker.errors import NoPlanError, UsageError
from planmaker.model import Reason

from .spelled import LIBRARY, MONDAY, plan, weeks

SEVEN = LIBRARY.programmes["lower-back"].exercises


def refusal(**choices):
    with pytest.raises(NoPlanError) as caught:
        plan(**choices)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize("key", ["red-flag", "recent-surgery", "recent-hip-replacement", "recent-fracture"])
def test_a_warning_sign_or_recent_surgery_gives_no_plan_and_says_whom_to_ask(key):
    message, hint = refusal(health=("reflux", key))
    assert message.startswith(f"No plan for '{key}' (")
    assert "speak to your care team" in hint


def test_too_few_minutes_name_the_fewest_that_do():
    choices = {"level": "cautious", "age": 80, "exclude": ("cat-cow", "childs-pose", "sphinx", "seated-twist")}
    message, hint = refusal(minutes=3, **choices)
    assert (message, hint) == ("3 minutes are too few for a session.", "Allow 5 minutes with --minutes.")
    assert plan(minutes=5, **choices)


def test_what_was_included_needs_room_too():
    assert plan(minutes=3)
    message, hint = refusal(minutes=3, include=("knee-to-chest",))
    assert (message, hint) == ("3 minutes are too few for a session.", "Allow 4 minutes with --minutes.")


def test_more_than_any_session_holds_cannot_be_included():
    choices = {"level": "cautious", "weeks": 1, "days": 1, "include": SEVEN}
    assert refusal(minutes=45, **choices) == (
        "Not everything that was included fits.",
        "Include fewer stretches with --include.",
    )


def test_a_place_that_would_do_is_named():
    choices = {"place": "chair", "exclude": SEVEN[:2] + SEVEN[3:]}
    assert refusal(**choices) == ("None of the stretches suits these choices.", "If you can, use --place floor.")


def test_a_wish_whose_loss_would_help_is_named():
    choices = {"avoid": ("kneeling", "lying-on-front"), "exclude": SEVEN[:2] + SEVEN[3:]}
    assert refusal(**choices)[1] == "If you can, drop --avoid lying-on-front."


def test_several_wishes_together_are_named_without_one():
    choices = {"avoid": ("lying-on-front", "bending-back"), "exclude": SEVEN[:2] + SEVEN[3:]}
    assert refusal(**choices)[1] == "Leave out fewer with --exclude and --avoid."
    assert refusal(exclude=SEVEN)[1] == "Leave out fewer with --exclude and --avoid."


def test_health_is_not_a_wish_to_drop():
    choices = {"health": ("spinal-stenosis",), "exclude": SEVEN[:2] + SEVEN[3:]}
    assert refusal(**choices)[1] == "Ask a doctor or physiotherapist which exercises suit you."


def test_an_exercise_that_health_rules_out_cannot_be_included():
    message, hint = refusal(health=("reflux", "spinal-stenosis"), include=("sphinx",))
    assert message == "'sphinx' cannot be included: health spinal-stenosis."
    assert hint.startswith("Drop --include sphinx, or change the choice that rules it out")


def test_when_every_session_is_skipped_a_date_to_drop_is_named():
    message, hint = refusal(weeks=1, days=2, skip=(date(2027, 3, 4), MONDAY))
    assert message == "Every session falls on a skipped date."
    assert hint == "Drop one of the dates given with --skip, such as 2027-03-01."


@pytest.mark.parametrize("start", [date(1, 1, 1), date(1899, 12, 31), date(3000, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("timezone", ["Asia/Kathmandu", "America/New_York"])
def test_a_start_that_no_calendar_knows_is_refused(start, timezone):
    with pytest.raises(UsageError, match=f"'{start}' is out of range for the start") as caught:
        plan(start=start, timezone=timezone)
    assert caught.value.hint == "Give a date from 1900 to 2999 with --start."


@pytest.mark.parametrize("start", [date(1900, 1, 1), date(2999, 12, 31)])
def test_any_other_start_will_do(start):
    assert plan(start=start, days=1).sessions[0].date == start


@pytest.mark.parametrize(
    ("choice", "value", "said"),
    [
        ("programme", "lower-bak", "'lower-bak' is not known for --programme. Did you mean 'lower-back'?"),
        ("level", "beginer", "'beginer' is not known for --level. Did you mean 'beginner'?"),
        ("goal", "sleep", "'sleep' is not known for --goal. Known: ease, mobility, strength."),
        ("place", "flor", "'flor' is not known for --place. Did you mean 'floor'?"),
        ("avoid", ("kneling",), "'kneling' is not known for --avoid. Did you mean 'kneeling'?"),
        ("health", ("refux",), "'refux' is not known for --health. Did you mean 'reflux'?"),
        ("region", "ZZ", "'ZZ' is not known for --region. Known: GB, UK, IE, EU, US, CA, AU, NZ."),
        ("include", ("sphynx",), "'sphynx' is not known for --include. Did you mean 'sphinx'?"),
        ("exclude", ("cat",), "'cat' is not known for --exclude. Did you mean 'cat-cow'?"),
    ],
)
def test_a_key_that_nobody_knows_is_a_usage_error_that_names_its_option(choice, value, said):
    with pytest.raises(UsageError) as caught:
        plan(**{choice: value})
    assert f"{caught.value.message} {caught.value.hint}" == said


# ---- a stretch that starts late, alone


def test_a_beginner_who_wants_only_the_twist_does_it_on_a_chair_from_the_first_week():
    made = plan(exclude=tuple(key for key in SEVEN if key != "seated-twist"), weeks=3)
    assert [line.split(" | ")[2] for week in weeks(made) for line in week] == [
        "seated-twist (chair) 2x10",
        "seated-twist (chair) 2x15",
        "seated-twist (chair) 2x20",
    ]


def test_a_beginner_who_asks_for_the_twist_gets_it_on_the_floor_from_the_first_week():
    made = plan(exclude=tuple(key for key in SEVEN if key != "seated-twist"), include=("seated-twist",), weeks=1)
    assert weeks(made)[0][0].endswith("| seated-twist 2x10")


def test_a_beginner_for_whom_only_the_late_twist_fits_the_minutes_is_told_how_many_do():
    message, hint = refusal(minutes=3, exclude=("cat-cow", "childs-pose", "sphinx"))
    assert (message, hint) == ("3 minutes are too few for a session.", "Allow 4 minutes with --minutes.")


def test_a_week_that_is_skipped_as_a_whole_stays_empty():
    made = plan(skip=tuple(MONDAY + timedelta(days) for days in range(7)))
    assert [len(week.sessions) for week in made.weeks] == [0, 3, 3, 3]
    assert made.sessions[0].number == 1
    assert set(made.exercises) == set(SEVEN)


# ---- a clinic's own content


def test_when_every_form_is_too_hard_to_start_with_asking_for_one_is_the_way():
    twist = LIBRARY.exercises["seated-twist"]
    only_hard = replace(twist, forms=(twist.form("floor"),))
    library = replace(LIBRARY, exercises={**LIBRARY.exercises, "seated-twist": only_hard})
    choices = {"library": library, "exclude": tuple(key for key in SEVEN if key != "seated-twist")}
    expected = ("No stretch may start in the first week.", "Ask for one of them with --include.")
    assert refusal(**choices) == expected
    assert plan(**choices, include=("seated-twist",))


def test_a_stretch_whose_every_dose_is_held_too_long_is_left_out():
    gentle = replace(LIBRARY.vocabulary.health["blood-pressure"], longest_hold_seconds={"muscle-hold": 4})
    vocabulary = replace(LIBRARY.vocabulary, health={**LIBRARY.vocabulary.health, "blood-pressure": gentle})
    made = plan(replace(LIBRARY, vocabulary=vocabulary), health=("blood-pressure",))
    assert [(left.exercise, left.reason) for left in made.left_out] == [
        ("pelvic-tilt", Reason(rule="hold", facts=(("seconds", "4"),)))
    ]
