"""A clinic's own folder, written as a clinic would write it: a stretch for the neck, and a programme with it."""

import json

import pytest

from .conftest import FIXED, written

NECK = {
    "exercises/neck-turn.yaml": """
kind: hold
sided: true
families: [rotation]
purposes: [ease, mobility]
order: 10
ladders:
  full:
    - {repetitions: 2, hold_seconds: 10}
    - {repetitions: 2, hold_seconds: 15}
  short:
    - {repetitions: 1, hold_seconds: 10}
forms:
  - id: chair
    posture: chair-sitting
    demands: [small-turn]
    difficulty: 1
    equipment: [chair]
    frames: []
sources:
  ladders: "[GPK] our clinic's leaflet"
""",
    "programmes/neck.yaml": "exercises: [neck-turn]\n",
    "en/exercises/neck-turn.yaml": """
name: Neck turn
short_name: Neck turn
aliases: []
what_for: It may help you look over your shoulder.
feel: A soft pull at the side of your neck.
easier: Turn less far.
harder: Look a little further.
mistakes: [Lifting your shoulders.]
cautions: ["Dizzy when you turn your head: skip it."]
added: []
forms:
  chair:
    name: on a chair
    steps:
      - Sit tall on a firm chair, feet flat.
      - Turn your head slowly to the right. Breathe out.
      - Turn back. Now do the other side.
    captions:
      - Sit tall.
      - Turn your head slowly.
    alt: {}
""",
    "en/programmes/neck.yaml": """
name: Neck
title: neck stretch plan
what_for: One gentle stretch for a stiff neck.
warm_up: Roll your shoulders for {time}.
cool_down: Rest and breathe slowly for {time}.
""",
}


@pytest.fixture
def clinic(folder):
    for path, text in NECK.items():
        file = folder / "clinic" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder / "clinic"


OWN = ("--content-dir", "clinic")


def test_a_neck_stretch_of_a_clinic_becomes_a_plan_without_a_change_of_code(planmaker, folder, clinic):
    done = planmaker("plan", *FIXED, *OWN, "--programme", "neck", "-f", "ics,json,txt", "-o", "out")
    assert done.code == 0, done.err
    plan, calendar, text = (
        next(path.read_text("utf-8") for name, path in written(folder / "out").items() if name.endswith(kind))
        for kind in ("json", "ics", "txt")
    )
    weeks = json.loads(plan)["weeks"]
    assert {i["exercise"] for w in weeks for s in w["sessions"] for i in s["items"]} == {"neck-turn"}
    assert "Neck turn" in calendar
    assert "Sit tall on a firm chair, feet flat." in text


def test_an_own_stretch_joins_a_built_in_programme_on_demand(planmaker, clinic):
    done = planmaker("plan", *FIXED, *OWN, "--include", "neck-turn", "--dry-run")
    assert done.code == 0
    assert "Neck turn" in done.out
    assert "Cat-cow" in done.out


def test_own_words_replace_built_in_ones_and_the_rest_stays(planmaker, clinic):
    (clinic / "en" / "exercises" / "sphinx.yaml").write_text("name: Seal\nshort_name: Seal\n")
    done = planmaker("exercises", "sphinx", *OWN)
    assert done.out.startswith("Seal\n")
    assert "Lie on your front, arms bent, palms down." in done.out


def test_own_exercises_are_listed_and_shown(planmaker, clinic):
    assert "neck-turn      Neck turn (on a chair)" in planmaker("exercises", *OWN).out
    assert planmaker("exercises", *OWN, "--programme", "neck").out == "neck-turn  Neck turn (on a chair)\n"
    assert "Turn your head slowly to the right. Breathe out." in planmaker("exercises", "neck turn", *OWN).out


def test_check_counts_what_lies_over_the_built_in_content(planmaker, clinic):
    done = planmaker("check", "clinic")
    assert done.code == 0
    assert done.out == "Exercises: 8. Programmes: 2. Faults: none.\n"


def test_check_prints_every_fault_of_every_file_with_its_line(planmaker, clinic):
    exercise, words = clinic / "exercises" / "neck-turn.yaml", clinic / "en" / "exercises" / "neck-turn.yaml"
    exercise.write_text(exercise.read_text().replace("chair-sitting", "chair-siting").replace("[rotation]", "[twist]"))
    words.write_text(words.read_text().replace("Now do the other side.", "").replace("Breathe out.", ""))
    (clinic / "exercises" / "broken.yaml").write_text("kind: [hold\n")
    (clinic / "exercises" / "binary.yaml").write_bytes(b"\x00\xff\xfe")
    first = planmaker("check", "clinic")
    assert (first.code, first.out) == (3, "")
    assert first.err.splitlines()[0].startswith("clinic/exercises/binary.yaml:1: is not UTF-8 text.")
    assert first.err.splitlines()[1].startswith("clinic/exercises/broken.yaml:2: is not valid YAML: ")
    (clinic / "exercises" / "broken.yaml").unlink()
    (clinic / "exercises" / "binary.yaml").unlink()
    *faults, last = planmaker("check", "clinic").err.splitlines()
    assert [fault.rpartition("/")[2].split(" ")[:2] for fault in faults] == [
        ["neck-turn.yaml:15:", "forms.chair.steps:"],
        ["neck-turn.yaml:15:", "forms.chair.steps:"],
        ["neck-turn.yaml:4:", "families:"],
        ["neck-turn.yaml:15:", "forms[1].posture:"],
    ]
    assert "there is no posture 'chair-siting'. Did you mean 'chair-sitting'?" in faults[-1]
    assert last == "Error: The content has 4 faults."


def test_check_reads_own_drawings_too(planmaker, clinic):
    (clinic / "illustrations").mkdir()
    (clinic / "illustrations" / "neck.svg").write_text("<svg><script/></svg>")
    done = planmaker("check", "clinic")
    assert done.code == 3
    assert done.err.startswith("clinic/illustrations/neck.svg:1: ")


def test_a_link_that_leaves_the_folder_is_not_followed(planmaker, folder, clinic):
    (folder / "secret.yaml").write_text("kind: hold\n")
    (clinic / "exercises" / "spy.yaml").symlink_to(folder / "secret.yaml")
    done = planmaker("check", "clinic")
    assert done.code == 3
    assert "clinic/exercises/spy.yaml:1: cannot be read: it is a link that leads out of the folder." in done.err


def test_the_built_in_content_is_checked_without_a_folder(planmaker):
    done = planmaker("check")
    assert done.code == 0
    assert "Exercises: 7. Programmes: 1. Faults: none." in done.out


def test_an_empty_folder_changes_nothing(planmaker, folder):
    (folder / "empty").mkdir()
    assert planmaker("check", "empty").out == planmaker("check").out
