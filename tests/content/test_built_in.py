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


STORED = {Path(path).stem for path in packaged("illustrations", ".svg")}

# The start and the end of every stretch, and the easier way that its drawings were to show.
STARTS_AND_ENDS = {
    "cat-cow": {"cat-cow-level", "cat-cow-cow", "cat-cow-cat"},
    "childs-pose": {"childs-pose-start", "childs-pose-end", "childs-pose-pillow"},
    "knee-to-chest": {"knee-to-chest-start", "knee-to-chest-end"},
    "pelvic-tilt": {"pelvic-tilt-rest", "pelvic-tilt-press"},
    "piriformis": {"piriformis-start", "piriformis-end", "piriformis-chair-end"},
    "seated-twist": {"seated-twist-cross", "seated-twist-turn", "seated-twist-chair-turn"},
    "sphinx": {"sphinx-start", "sphinx-end"},
}
# The harder way to do a stretch has words on its card, and no room for a drawing.
SPARE = {"knee-to-chest-straight"}


def shown(exercise):
    forms = LIBRARY.exercises[exercise].forms
    return {frame.drawing for form in forms for frame in form.frames} | {f.thumbnail for f in forms if f.thumbnail}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_drawing_that_a_form_shows_is_there(exercise):
    assert shown(exercise) <= STORED


@pytest.mark.parametrize("exercise", SEVEN)
def test_the_start_and_the_end_of_a_stretch_are_shown(exercise):
    assert STARTS_AND_ENDS[exercise] <= shown(exercise)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_form_has_drawings_in_the_order_of_its_steps(exercise):
    for form in LIBRARY.exercises[exercise].forms:
        steps = [frame.step for frame in form.frames]
        assert steps, form.id
        assert steps == sorted(set(steps)), form.id


def test_every_drawing_is_shown_somewhere():
    of_stretches = set().union(*map(shown, EXERCISES))
    of_the_floor = {step.drawing for step in (*LIBRARY.words.safety.down, *LIBRARY.words.safety.up)}
    assert STORED - of_stretches - of_the_floor <= SPARE


def sided_parts(text):
    return set(re.findall(r"\b(left|right) (ankle|arm|foot|hand|knee|leg|shin|thigh)\b", text.lower()))


@pytest.mark.parametrize("exercise", sorted(i for i, e in LIBRARY.exercises.items() if e.sided))
def test_alt_texts_and_steps_name_the_same_side_first(exercise):
    other = {"left": "right", "right": "left"}
    for form in LIBRARY.words.exercises[exercise].forms.values():
        steps, last = sided_parts(" ".join(form.steps[:-1])), form.steps[-1]
        assert re.search(r"\bswap\b", last.lower())
        drawn = sided_parts(" ".join(form.alt.values()))
        assert not {(side, part) for side, part in drawn - steps if (other[side], part) in steps}, form.name
        assert drawn & steps, form.name


@pytest.mark.parametrize("exercise", EXERCISES)
def test_alt_texts_are_whole_sentences(exercise):
    for form in LIBRARY.words.exercises[exercise].forms.values():
        assert all(len(alt) > 20 and alt.endswith(".") for alt in form.alt.values())


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_alt_text_makes_sense_alone_and_is_short(exercise):
    for form in LIBRARY.words.exercises[exercise].forms.values():
        assert all(alt.startswith("A person ") for alt in form.alt.values())
        assert all(alt.count(".") <= 2 for alt in form.alt.values())


def test_a_drawing_has_the_same_alt_text_in_every_form():
    texts = {}
    for words in LIBRARY.words.exercises.values():
        for form in words.forms.values():
            for drawing, alt in form.alt.items():
                assert texts.setdefault(drawing, alt) == alt


def test_the_drawings_of_getting_down_to_the_floor_are_there_with_alt_text():
    drawings = {step.drawing: step.alt for step in LIBRARY.words.safety.down if step.drawing}
    assert drawings
    assert set(drawings) <= STORED
    assert all(drawings.values())
