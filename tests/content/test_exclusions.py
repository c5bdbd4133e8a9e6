"""Who gets which form of which stretch: the table that a clinician signs, one row for each answer.

A row is what a person said; its cells are the form that the planner chooses on the floor, or - where the stretch is
left out. The notes say where the row goes beyond the written table.
"""

from datetime import date

import pytest

from planmaker.errors import NoPlanError
from planmaker.library.load import load_library
from planmaker.model import PlanRequest
from planmaker.planner.eligible import candidates

LIBRARY = load_library()
COLUMNS = ("cat-cow", "childs-pose", "sphinx", "seated-twist", "pelvic-tilt", "piriformis", "knee-to-chest")

HEALTH = """
(none)                   floor  floor       floor   floor  floor  floor    floor
hip-rules                floor  -           floor   -      floor  -        -
pregnant-over-16-weeks   small  wide-knees  -       chair  wall   chair    -
osteoporosis             -      -           pillow  chair  floor  no-lift  -
old-spine-fracture       -      -           pillow  chair  floor  no-lift  -
spinal-stenosis          small  floor       -       floor  floor  floor    floor
spondylolisthesis        small  floor       -       floor  floor  floor    floor
worse-bending-back       small  floor       -       floor  floor  floor    floor
worse-bending-forward    small  -           floor   chair  floor  no-lift  -
glaucoma                 small  chair       floor   floor  floor  floor    floor
dizziness                small  chair       floor   floor  floor  floor    floor
reflux                   small  chair       floor   floor  floor  floor    floor
blood-pressure           floor  floor       floor   floor  floor  floor    floor
heart-disease            floor  floor       floor   floor  floor  floor    floor
"""
# osteoporosis, old-spine-fracture: cat-cow and knee-to-chest could be kept small and uncurled; leaving them out is our
#   own caution until a clinician signs. Figure four stays, without drawing the leg in.
# worse-bending-forward, avoid bending-forward: the written table keeps the floor twist and the drawn-in figure four;
#   both keep the low back a little rounded, so they give way to the chair and to the form without the lift.
# glaucoma, dizziness, reflux: the written table drops child's pose; the chair form keeps the head up.

AVOID = """
kneeling         chair  chair  floor  floor  floor  floor  floor
sore-wrists      chair  chair  floor  chair  floor  floor  floor
lying-on-front   floor  floor  -      floor  floor  floor  floor
lying-on-back    floor  floor  floor  floor  wall   chair  chair
head-down        small  chair  floor  floor  floor  floor  floor
bending-forward  small  -      floor  chair  floor  no-lift  -
bending-back     small  floor  -      floor  floor  floor  floor
twisting         floor  floor  floor  -      floor  floor  floor
deep-knee-bend   floor  chair  floor  floor  floor  floor  floor
"""

PLACE = """
floor  floor  floor  floor  floor  floor  floor  floor
bed    chair  chair  -      chair  bed    bed    bed
chair  chair  chair  -      chair  wall   chair  chair
"""
# bed: the written table does figure four on a chair; lying on the bed saves getting up.

PAIRS = """
pregnant-over-16-weeks,kneeling     chair  chair  -  chair  wall   chair  -
pregnant-over-16-weeks,sore-wrists  chair  chair  -  chair  wall   chair  -
osteoporosis,lying-on-front         -      -      -  chair  floor  no-lift  -
spinal-stenosis,kneeling            table  chair  -  floor  floor  floor  floor
spinal-stenosis,sore-wrists         -      chair  -  chair  floor  floor  floor
glaucoma,kneeling                   chair  chair  floor  floor  floor  floor  floor
hip-rules,lying-on-back             floor  -      floor  -      wall   -      -
"""


def rows(table):
    return [(line.split()[0], line.split()[1:]) for line in table.strip().splitlines()]


def forms(**choices):
    """The form of each stretch, in the order of the columns."""
    request = PlanRequest(programme="lower-back", start=date(2027, 3, 1), timezone="UTC", **choices)
    found, _ = candidates(request, LIBRARY)
    return [found[column].form.id if column in found else "-" for column in COLUMNS]


@pytest.mark.parametrize(("answer", "expected"), rows(HEALTH), ids=lambda cell: cell if isinstance(cell, str) else "")
def test_an_answer_about_health_gives_these_forms(answer, expected):
    assert forms(health=() if answer == "(none)" else (answer,)) == expected


@pytest.mark.parametrize(("key", "expected"), rows(AVOID), ids=lambda cell: cell if isinstance(cell, str) else "")
def test_what_a_person_avoids_gives_these_forms(key, expected):
    assert forms(avoid=(key,)) == expected


@pytest.mark.parametrize(("place", "expected"), rows(PLACE), ids=lambda cell: cell if isinstance(cell, str) else "")
def test_a_place_gives_these_forms(place, expected):
    assert forms(place=place) == expected


@pytest.mark.parametrize(("pair", "expected"), rows(PAIRS), ids=lambda cell: cell if isinstance(cell, str) else "")
def test_two_answers_together_give_these_forms(pair, expected):
    health, avoid = pair.split(",")
    assert forms(health=(health,), avoid=(avoid,)) == expected


@pytest.mark.parametrize("key", ["red-flag", "recent-surgery", "recent-hip-replacement", "recent-fracture"])
def test_a_warning_sign_or_a_recent_operation_gives_no_plan(key):
    with pytest.raises(NoPlanError):
        forms(health=(key,))


def test_the_tables_have_a_row_for_every_answer_of_the_vocabulary():
    vocabulary = LIBRARY.vocabulary
    no_plan = {key for key, rule in vocabulary.health.items() if rule.no_plan}
    assert {key for key, _ in rows(HEALTH)} == {"(none)"} | set(vocabulary.health) - no_plan
    assert {key for key, _ in rows(AVOID)} == set(vocabulary.avoid)
    assert {key for key, _ in rows(PLACE)} == set(vocabulary.places)


@pytest.mark.parametrize("answer", ["blood-pressure", "heart-disease"])
def test_the_tilt_is_held_5_seconds_at_most(answer):
    request = PlanRequest(programme="lower-back", start=date(2027, 3, 1), timezone="UTC", health=(answer,))
    tilt = candidates(request, LIBRARY)[0]["pelvic-tilt"]
    assert [(dose.repetitions, dose.hold_seconds) for dose in tilt.full] == [(5, 5), (8, 5), (10, 5)]


@pytest.mark.parametrize("choices", [{"level": "cautious"}, {"age": 75}], ids=["cautious", "75 years"])
def test_cautious_and_older_people_get_the_gentle_forms(choices):
    assert forms(**choices) == ["floor", "pillow", "pillow", "floor", "floor", "no-lift", "towel"]


def test_younger_people_get_the_usual_forms():
    assert forms(age=74) == ["floor"] * 7


def test_beginners_with_less_than_three_weeks_do_the_twist_on_a_chair():
    assert forms(weeks=2)[COLUMNS.index("seated-twist")] == "chair"
    assert forms(weeks=2, include=("seated-twist",))[COLUMNS.index("seated-twist")] == "floor"
