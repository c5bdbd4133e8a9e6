"""The built-in content as a whole: no faults, every number with its source, every drawing there."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from planmaker.library.load import languages, load_library
from planmaker.model import DoseKind, Rules
from planmaker.resources import packaged

LIBRARY = load_library()
EXERCISES = sorted(LIBRARY.exercises)
SEVEN = ("cat-cow", "childs-pose", "sphinx", "seated-twist", "pelvic-tilt", "piriformis", "knee-to-chest")


@pytest.mark.parametrize("language", languages())
def test_the_built_in_content_has_no_faults(language):
    assert load_library(language).words.language == language


def test_the_lower_back_programme_has_the_seven_stretches_in_doing_order():
    assert LIBRARY.programmes["lower-back"].exercises == SEVEN
    assert [LIBRARY.exercises[i].order for i in SEVEN] == sorted(LIBRARY.exercises[i].order for i in SEVEN)


# ---- numbers and their sources


def sources_in(text):
    return set(re.findall(r"\[(\w+)\]", text))


def test_every_number_of_the_rules_names_its_source():
    numbers = {f.name for f in fields(Rules)} - {"sources"}
    assert set(LIBRARY.rules.sources) == numbers
    assert all(sources_in(text) for text in LIBRARY.rules.sources.values())


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_number_of_an_exercise_names_its_source(exercise):
    value = LIBRARY.exercises[exercise]
    numbers = {"ladders"} | {n for n in ("maximum_hold_seconds", "breath_seconds") if getattr(value, n) is not None}
    assert set(value.sources) == numbers
    assert all(sources_in(text) for text in value.sources.values())


@pytest.mark.parametrize("key", sorted(LIBRARY.vocabulary.health))
def test_every_rule_about_health_names_its_source(key):
    assert sources_in(LIBRARY.vocabulary.health[key].source)


def test_every_source_that_is_named_is_in_the_list_of_sources():
    text = "".join(file.data.decode() for path, file in packaged("content", ".yaml").items() if path != "sources.yaml")
    named = {key for key in re.findall(r"\[([A-Z]\w*)\]", text) if re.fullmatch(r"GPK|S\d+[a-z]?", key)}
    assert named <= set(LIBRARY.sources)


def test_a_source_has_a_title_and_a_web_address_but_for_general_knowledge():
    for key, source in LIBRARY.sources.items():
        assert source.title
        assert source.url.startswith(("https://", "http://")) or key == "GPK"


# ---- the ladders, as they were written down


HOLDS = {
    "childs-pose": ([15, 20, 30, 45, 60], [20, 30, 45, 60]),
    "knee-to-chest": ([15, 20, 30, 45, 60], [20, 30, 45, 60]),
    "piriformis": ([15, 20, 30, 45, 60], [20, 30, 45, 60]),
    "seated-twist": ([10, 15, 20, 30, 45], [15, 20, 30, 45]),
    "sphinx": ([10, 15, 20, 30, 45], [15, 20, 30, 45]),
}


@pytest.mark.parametrize("exercise", HOLDS)
def test_a_held_stretch_is_held_twice_and_once_in_short_sessions(exercise):
    ladders, (full, short) = LIBRARY.exercises[exercise].ladders, HOLDS[exercise]
    assert [(dose.repetitions, dose.hold_seconds) for dose in ladders.full] == [(2, hold) for hold in full]
    assert [(dose.repetitions, dose.hold_seconds) for dose in ladders.short] == [(1, hold) for hold in short]


def test_the_tilt_goes_from_5_times_5_seconds_to_10_times_10():
    ladders = LIBRARY.exercises["pelvic-tilt"].ladders
    full = [(dose.repetitions, dose.hold_seconds) for dose in ladders.full]
    short = [(dose.repetitions, dose.hold_seconds) for dose in ladders.short]
    assert full == [(5, 5), (8, 5), (10, 5), (10, 8), (10, 10)]
    assert short == [(5, 5), (6, 5), (7, 5), (8, 5)]


def test_cat_cow_goes_from_5_breaths_of_8_seconds_to_12():
    cat_cow = LIBRARY.exercises["cat-cow"]
    assert (cat_cow.kind, cat_cow.breath_seconds) == (DoseKind.BREATH, 8)
    assert [dose.repetitions for dose in cat_cow.ladders.full] == [5, 6, 8, 10, 12]
    assert [dose.repetitions for dose in cat_cow.ladders.short] == [5, 6, 8, 10]


def test_the_longest_holds_are_those_of_the_sources():
    longest = {i: exercise.maximum_hold_seconds for i, exercise in LIBRARY.exercises.items()}
    assert longest == dict.fromkeys(SEVEN, 60) | {"sphinx": 45, "pelvic-tilt": 10, "cat-cow": None}


def test_twist_figure_four_and_knee_to_chest_are_done_on_both_sides():
    sided = {i for i, exercise in LIBRARY.exercises.items() if exercise.sided}
    assert sided == {"seated-twist", "piriformis", "knee-to-chest"}


# ---- drawings


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_drawing_that_a_form_shows_is_there(exercise):
    forms = LIBRARY.exercises[exercise].forms
    shown = {frame.drawing for form in forms for frame in form.frames} | {f.thumbnail for f in forms if f.thumbnail}
    assert shown <= {Path(path).stem for path in packaged("illustrations", ".svg")}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_alt_texts_are_whole_sentences(exercise):
    for form in LIBRARY.words.exercises[exercise].forms.values():
        assert all(len(alt) > 20 and alt.endswith(".") for alt in form.alt.values())


def test_the_drawings_of_getting_down_to_the_floor_are_there_with_alt_text():
    drawings = {step.drawing: step.alt for step in LIBRARY.words.safety.down if step.drawing}
    assert drawings
    assert set(drawings) <= {Path(path).stem for path in packaged("illustrations", ".svg")}
    assert all(drawings.values())
