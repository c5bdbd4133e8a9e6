"""What can be done, as a list and in full."""

from pathlib import Path

import pytest

from planmaker.library.load import load_library

LIBRARY = load_library()
NECK = Path(__file__).parents[2] / "examples" / "neck"


def flat(text):
    return " ".join(text.split())


def test_every_exercise_is_in_the_list_with_its_name_and_forms(planmaker):
    lines = planmaker("exercises").out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(LIBRARY.exercises)
    for line in lines:
        words = LIBRARY.words.exercises[line.split()[0]]
        assert words.name in line
        assert all(form.name in line for form in words.forms.values())


def test_a_programmes_exercises_are_listed_in_doing_order(planmaker):
    lines = planmaker("exercises", "--programme", "lower-back").out.splitlines()
    assert tuple(line.split()[0] for line in lines) == LIBRARY.programmes["lower-back"].exercises


@pytest.mark.parametrize("exercise_id", sorted(LIBRARY.exercises))
def test_an_exercise_in_full_has_everything_that_the_content_says(planmaker, exercise_id):
    done = planmaker("exercises", exercise_id)
    shown, words, exercise = flat(done.out), LIBRARY.words.exercises[exercise_id], LIBRARY.exercises[exercise_id]
    texts = [words.name, *words.aliases, words.what_for, words.feel, words.easier, words.harder]
    texts += [*words.mistakes, *words.cautions, *words.added, *exercise.sources.values()]
    for form in exercise.forms:
        said = words.forms[form.id]
        texts += [form.id, *(LIBRARY.words.vocabulary.equipment[key] for key in form.equipment)]
        texts += [LIBRARY.words.vocabulary.demands[key] for key in form.demands]
        texts += [LIBRARY.words.vocabulary.health[key] for key in form.contraindications]
        texts += said.steps
    missing = [text for text in texts if flat(text) not in shown]
    assert (done.code, missing) == (0, [])
    assert "Not yet reviewed by a clinician." in shown


@pytest.mark.parametrize("exercise_id", sorted(LIBRARY.exercises))
def test_no_line_of_an_exercise_is_wider_than_a_terminal(planmaker, exercise_id):
    assert max(map(len, planmaker("exercises", exercise_id).out.splitlines())) <= 80


@pytest.mark.parametrize("exercise_id", sorted(LIBRARY.exercises))
def test_every_picture_is_named_and_described_below_its_step(planmaker, exercise_id):
    shown = flat(planmaker("exercises", exercise_id).out)
    for form in LIBRARY.exercises[exercise_id].forms:
        said = LIBRARY.words.exercises[exercise_id].forms[form.id]
        for frame in form.frames:
            step = f"{frame.step}. {said.steps[frame.step - 1]}"
            assert f"{step} Picture for step {frame.step} ({frame.drawing}): {said.alt[frame.drawing]}" in shown


def test_a_drawing_for_tables_only_is_described_too(planmaker):
    shown = flat(planmaker("exercises", "pelvic-tilt").out)
    alt = LIBRARY.words.exercises["pelvic-tilt"].forms["floor"].alt["pelvic-tilt-small"]
    assert shown.count(f"Small picture (pelvic-tilt-small): {alt}") == 2
    assert "Small picture" not in planmaker("exercises", "sphinx").out


def test_what_has_not_been_drawn_or_added_is_not_mentioned(planmaker):
    shown = planmaker("exercises", "neck-tilt", "--content-dir", str(NECK)).out
    assert "4. Rest your left hand on your head." in shown
    assert "icture" not in shown
    assert "Added to the source article" not in shown


@pytest.mark.parametrize("written_as", ["Sphinx", " SPHINX ", "sphinx"])
def test_an_exercise_is_found_in_any_case(planmaker, written_as):
    assert planmaker("exercises", written_as).out.startswith("Sphinx stretch\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sphynx"], "There is no exercise 'sphynx'.\nDid you mean 'sphinx'?"),
        (["child's pose"], "Did you mean 'childs-pose'?"),
        (["plank"], "There is no exercise 'plank'.\nKnown: cat-cow, childs-pose,"),
        (["--programme", "neck"], "There is no programme 'neck'.\nKnown: lower-back."),
        (["--lang", "xx"], "There is no content in language 'xx'.\nKnown: en."),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(planmaker, arguments, message):
    done = planmaker("exercises", *arguments)
    assert done.code == 2
    assert message in done.err
