"""Every rule between files, and every length that the pages rely on: broken once, by a clinic's file."""

import pytest

from planmaker.resources import packaged

from .folder import NECK, faults, write

NECK_FACTS = "exercises/neck-turn.yaml"
NECK_WORDS = "en/exercises/neck-turn.yaml"


def fault_with(folder, changes):
    """The only fault of the neck programme once texts in its files are replaced: {path: (before, after)}."""
    files = dict(NECK)
    for path, (before, after) in changes.items():
        assert files[path].count(before) == 1, before
        files[path] = files[path].replace(before, after)
    said = faults(write(folder, files))
    assert len(said) == 1, said
    return said[0]


def added(folder, files):
    """The only fault of the built-in content with these files over it."""
    said = faults(write(folder, files))
    assert len(said) == 1, said
    return said[0]


def test_the_neck_programme_as_written_has_no_faults(tmp_path):
    assert faults(write(tmp_path, NECK)) == []


FACTS = {
    "a family that nobody knows": (
        "[rotation]",
        "[rotaton]",
        "3: families: there is no movement family 'rotaton'. Did you mean 'rotation'?",
    ),
    "a purpose that nobody knows": ("[ease,", "[fun,", "4: purposes: there is no purpose 'fun'. Known: ease, mobility"),
    "a posture that nobody knows": (
        "chair-sitting",
        "chair-siting",
        "17: forms[1].posture: there is no posture 'chair-siting'. Did you mean 'chair-sitting'?",
    ),
    "a demand that nobody knows": (
        "[small-turn]",
        "[smal-turn]",
        "18: forms[1].demands: there is no demand 'smal-turn'.",
    ),
    "equipment that nobody knows": (
        "[chair]",
        "[sofa]",
        "20: forms[1].equipment: there is no equipment 'sofa'. Known:",
    ),
    "a contraindication that nobody knows": (
        "difficulty: 1",
        "difficulty: 1\n            contraindications: [refux]",
        "20: forms[1].contraindications: there is no health key 'refux'. Did you mean 'reflux'?",
    ),
    "a difficulty of 4": ("difficulty: 1", "difficulty: 4", "19: forms[1].difficulty: is 1 (easy), 2 or 3 (hard)."),
    "a hold over the exercise's own maximum": (
        "repetitions: 2, hold_seconds: 20",
        "repetitions: 2, hold_seconds: 31",
        "11: ladders.full[3].hold_seconds: holds 31 seconds; the longest allowed is 30.",
    ),
    "a rung with two things raised": (
        "repetitions: 2, hold_seconds: 15",
        "repetitions: 3, hold_seconds: 15",
        "10: ladders.full[2]: should raise one of sets, repetitions or hold above the rung before, and lower none.",
    ),
    "a rung like the one before": (
        "repetitions: 1, hold_seconds: 15",
        "repetitions: 1, hold_seconds: 10",
        "14: ladders.short[2]: should raise one of sets, repetitions or hold above the rung before, and lower none.",
    ),
    "a hold without seconds": (
        "{repetitions: 2, hold_seconds: 10}",
        "{repetitions: 2}",
        "9: ladders.full[1]: needs hold_",
    ),
    "a maximum without a source": (
        'maximum_hold_seconds: "[GPK]"',
        'breath: "[GPK]"',
        "22: sources: does not say where 'maximum_hold_seconds' comes from. Add it.",
    ),
    "a number that names no source": (
        'ladders: "[GPK]"',
        'ladders: "a guess"',
        "24: sources.ladders: names no source. Name a key of sources.yaml in brackets, such as [GPK].",
    ),
    "a source that nobody knows": (
        'ladders: "[GPK]"',
        'ladders: "[S999]"',
        "24: sources.ladders: there is no source 'S999'.",
    ),
    "a maximum of nothing": (
        "maximum_hold_seconds: 30",
        "maximum_hold_seconds: 0",
        "6: maximum_hold_seconds: is 0; 1 is the least that makes sense.",
    ),
}


@pytest.mark.parametrize(("before", "after", "fault"), FACTS.values(), ids=FACTS)
def test_a_fault_in_the_facts_is_found(tmp_path, before, after, fault):
    said = faults(write(tmp_path, {**NECK, NECK_FACTS: NECK[NECK_FACTS].replace(before, after)}))
    assert any(line.startswith(f"{NECK_FACTS}:{fault}") for line in said), said


WORDS = {
    "a name over 28 characters": (
        "name: Neck turn\n        short",
        "name: Turning the head to either side\n        short",
        "1: name: has 31 characters; 28 fit the page",
    ),
    "a short name over 16 characters": (
        "short_name: Neck turn",
        "short_name: Turning the heads",
        "2: short_name: has 17 characters",
    ),
    "an easier form over three lines": (
        "easier: Turn less far.",
        f"easier: {'Turn less. ' * 10}",
        "6: easier: has 109 characters; 108 fit the page",
    ),
    "a harder form over two lines": (
        "harder: Hold a little longer.",
        f"harder: {'Hold more. ' * 7}",
        "7: harder: has 76 characters; 72 fit the page",
    ),
    "an empty name": ("short_name: Neck turn", "short_name: ''", "2: short_name: is empty."),
    "a caution over 75 characters": (
        '"Dizzy? Stop and rest."',
        '"Dizzy? Stop. Dizzy? Stop. Dizzy? Stop. Dizzy? Stop. Dizzy? Stop. Dizzy? Stop. "',
        "9: cautions[1]: has 78 characters; 75 fit the page",
    ),
    "six cautions": ('["Dizzy? Stop and rest."]', "[a, b, c, d, e, f]", "9: cautions: has 6 entries; 5 fit the card."),
    "a banned word": ("ease a stiff neck.", "cure a stiff neck.", "4: what_for: says 'cure', which our texts avoid."),
    "a banned word in a step": (
        "Sit tall on a firm chair",
        "Simply sit on a firm chair",
        "15: forms.chair.steps[1]: says 'simply', which our texts avoid.",
    ),
    "a step over 16 words": (
        "Sit tall on a firm chair, feet flat.",
        "Sit tall and tall and tall and tall and tall and tall and tall and tall and .",
        "15: forms.chair.steps[1]: has 18 words; 16 are allowed: ",
    ),
    "eight steps": (
        "- Come back to the middle.",
        "- a\n              " * 5 + "- Come back to the middle.",
        "14: forms.chair.steps: has 8 steps; 1 to 7 are allowed.",
    ),
    "no steps about the breath": (
        "Breathe slowly.\n",
        "Slowly.\n",
        "14: forms.chair.steps: never mention the breath. Add when to breathe.",
    ),
    "no other side": (
        "Swap sides.\n            captions",
        "The end.\n            captions",
        "14: forms.chair.steps: never say to do the other side. Add a last step.",
    ),
    "a caption over 100 characters": (
        "[Sit tall.,",
        f"[{'Sit tall. ' * 11},",
        "18: forms.chair.captions[1]: has 109 characters; 100 fit the page",
    ),
    "an empty caption": ("[Sit tall.,", "['',", "18: forms.chair.captions[1]: is empty."),
    "a form's own text that is too long for the card": (
        "alt: {}",
        f"alt: {{}}\n            harder: {'Hold it longer. ' * 6}",
        "20: forms.chair.harder: has 95 characters; 72 fit the page",
    ),
    "a form's own caution with a banned word": (
        "alt: {}",
        "alt: {}\n            cautions: [Wear and tear stops you.]",
        "20: forms.chair.cautions[1]: says 'wear and tear', which our texts avoid.",
    ),
    "alt text for a drawing that no frame shows": (
        "alt: {}",
        "alt: {neck-start: A head.}",
        "19: forms.chair.alt: there is no drawing in the form's frames 'neck-start'",
    ),
    "words for a form without facts": (
        "alt: {}",
        "alt: {}\n          floor: {name: a, steps: [Breathe. Swap.], captions: [a, b], alt: {}}",
        "11: forms: there is no form in the exercise's facts 'floor'",
    ),
}


@pytest.mark.parametrize(("before", "after", "fault"), WORDS.values(), ids=WORDS)
def test_a_fault_in_the_words_is_found(tmp_path, before, after, fault):
    assert fault_with(tmp_path, {NECK_WORDS: (before, after)}).startswith(f"{NECK_WORDS}:{fault}")


def test_steps_that_fill_more_than_16_lines_do_not_fit_the_card(tmp_path):
    long = "              - " + "Breathe. Swap sides. " + "understandable " * 11 + "\n"
    words = NECK[NECK_WORDS].replace("              - Sit tall", long * 4 + "              - Sit tall")
    said = faults(write(tmp_path, {**NECK, NECK_WORDS: words}))
    assert said == [f"{NECK_WORDS}:14: forms.chair.steps: take 28 lines of 36 characters; 16 fit the card. Cut words."]


# ---- between files


def test_a_frame_needs_alt_text_and_a_step_that_is_there(tmp_path):
    facts = NECK[NECK_FACTS].replace("frames: []", "frames: [{drawing: sphinx-end, step: 4}]")
    assert faults(write(tmp_path, {**NECK, NECK_FACTS: facts})) == [
        f"{NECK_WORDS}:19: forms.chair.alt: has no text for the drawing 'sphinx-end'.",
        f"{NECK_FACTS}:15: forms: shows step 4, but the form 'chair' has 3 steps.",
    ]


def test_a_thumbnail_needs_alt_text_too(tmp_path):
    facts = NECK[NECK_FACTS].replace("frames: []", "frames: []\n            thumbnail: sphinx-end")
    assert faults(write(tmp_path, {**NECK, NECK_FACTS: facts})) == [
        f"{NECK_WORDS}:19: forms.chair.alt: has no text for the drawing 'sphinx-end'."
    ]


def test_a_drawing_of_the_way_to_the_floor_needs_alt_text_and_alt_text_a_drawing(tmp_path):
    steps = """\
        down:
          - {text: Hold the seat., drawing: floor-transfer-stand, alt: " "}
        up:
          - {text: Stand up., alt: A person stands.}
        """
    assert faults(write(tmp_path, {"en/safety.yaml": steps})) == [
        "en/safety.yaml:2: down[1]: has no 'alt' text for the drawing 'floor-transfer-stand'.",
        "en/safety.yaml:4: up[1].alt: describes a drawing, but the step names none.",
    ]


def test_facts_need_words_and_words_need_facts(tmp_path):
    words = NECK[NECK_WORDS]
    files = {path: text for path, text in NECK.items() if path != NECK_WORDS} | {"en/exercises/neck-trun.yaml": words}
    assert faults(write(tmp_path, files)) == [
        "en/exercises/neck-trun.yaml:1: there is no exercise in exercises/ 'neck-trun'. Did you mean 'neck-turn'?",
        f"{NECK_FACTS}:1: has no words: en/exercises/neck-turn.yaml is missing.",
    ]


def test_a_form_needs_words(tmp_path):
    other = "  - {id: bed, posture: supine-bed, demands: [], difficulty: 1, equipment: [bed], frames: []}\n"
    facts = NECK[NECK_FACTS].replace("forms:\n", f"forms:\n        {other}")
    assert faults(write(tmp_path, {**NECK, NECK_FACTS: facts})) == [
        f"{NECK_WORDS}:11: forms: has no words for the form 'bed'."
    ]


def test_two_forms_of_an_exercise_have_two_names_that_are_good_keys(tmp_path):
    form = "- {id: My Chair, posture: standing, demands: [], difficulty: 1, equipment: [], frames: []}\n"
    facts = NECK[NECK_FACTS].replace("forms:\n", f"forms:\n          {form}          {form}")
    said = faults(write(tmp_path, {**NECK, NECK_FACTS: facts}))
    assert f"{NECK_FACTS}:17: forms[2].id: 'My Chair' stands here twice." in said
    assert any("forms[1].id: 'My Chair' is not a good key. Write lower case letters" in fault for fault in said)


def test_a_form_may_have_its_own_ladders_which_are_checked_too(tmp_path):
    ladders = "ladders: {full: [{repetitions: 2, hold_seconds: 40}], short: []}"
    facts = NECK[NECK_FACTS].replace("frames: []", f"frames: []\n            {ladders}")
    assert faults(write(tmp_path, {**NECK, NECK_FACTS: facts})) == [
        f"{NECK_FACTS}:22: forms[1].ladders.full[1].hold_seconds: holds 40 seconds; the longest allowed is 30.",
        f"{NECK_FACTS}:22: forms[1].ladders.short: has no rungs.",
    ]


def test_an_exercise_without_forms_is_a_fault(tmp_path):
    said = faults(write(tmp_path, {"exercises/sphinx.yaml": "forms: []\n"}))
    assert "exercises/sphinx.yaml:1: forms: is empty. Give at least one form." in said


def test_an_exercise_with_the_breath_needs_the_length_of_a_breath_and_no_holds(tmp_path):
    facts = NECK[NECK_FACTS].replace("kind: hold", "kind: breath")
    said = faults(write(tmp_path, {**NECK, NECK_FACTS: facts}))
    assert f"{NECK_FACTS}:1: breath_seconds: is missing; exercises moved with the breath need it." in said
    assert f"{NECK_FACTS}:9: ladders.full[1]: counts breaths: leave hold_seconds out." in said


def test_a_programme_names_exercises_that_there_are_once_each_and_has_words(tmp_path):
    files = {"programmes/neck.yaml": "exercises: [sphinx, sphynx, sphinx]\n", "programmes/arm.yaml": "exercises: []\n"}
    assert faults(write(tmp_path, files)) == [
        "programmes/arm.yaml:1: has no words: en/programmes/arm.yaml is missing.",
        "programmes/arm.yaml:1: exercises: is empty.",
        "programmes/neck.yaml:1: has no words: en/programmes/neck.yaml is missing.",
        "programmes/neck.yaml:1: exercises: names an exercise twice.",
        "programmes/neck.yaml:1: exercises: there is no exercise 'sphynx'. Did you mean 'sphinx'?",
    ]


def test_words_of_a_programme_need_the_programme(tmp_path):
    said = added(tmp_path, {"en/programmes/neck.yaml": NECK["en/programmes/neck.yaml"]})
    assert said.startswith("en/programmes/neck.yaml:1: there is no programme in programmes/ 'neck'.")


# ---- vocabulary


VOCABULARY = {
    "postures: {handstand: {place: cieling, order: 1}}": "postures.handstand.place: there is no place 'cieling'.",
    "avoid: {kneeling: [kneling]}": "avoid.kneeling: there is no demand 'kneling'. Did you mean 'kneeling'?",
    "health: {reflux: {excludes: [head-lo]}}": "health.reflux.excludes: there is no demand 'head-lo'. Did you mean",
    "health: {reflux: {longest_hold_seconds: {muscle: 5}}}": "health.reflux.longest_hold_seconds: there is no demand",
    "health: {reflux: {source: a guess}}": "health.reflux.source: names no source.",
    "health: {reflux: {source: '[S0]'}}": "health.reflux.source: there is no source 'S0'.",
    "health: {Bad Back: {source: '[GPK]'}}": "health: 'Bad Back' is not a good key. Write lower case letters, digits",
}


@pytest.mark.parametrize(("text", "fault"), VOCABULARY.items(), ids=str)
def test_a_fault_in_the_vocabulary_is_found(tmp_path, text, fault):
    said = faults(write(tmp_path, {"vocabulary.yaml": text}))
    assert any(line.startswith(f"vocabulary.yaml:1: {fault}") for line in said), said


@pytest.mark.parametrize(
    "section", ["families", "purposes", "places", "postures", "demands", "equipment", "avoid", "health", "regions"]
)
def test_words_for_a_key_that_nobody_knows_are_a_fault(tmp_path, section):
    said = added(tmp_path, {"en/vocabulary.yaml": f"{section}: {{zzz: a word}}\n"})
    assert said.startswith(f"en/vocabulary.yaml:1: {section}: there is no key 'zzz'. Known: ")


def test_a_new_key_needs_words(tmp_path):
    said = added(tmp_path, {"vocabulary.yaml": "regions: {XK: {emergency: '112'}}\n"})
    assert said.startswith("content/en/vocabulary.yaml:")
    assert said.endswith("regions: has no words for 'XK'.")


# ---- rules


RULES = {
    "older_pace: {beginer: cautious}": "older_pace.beginer: there is no level 'beginer'. Did you mean 'beginner'?",
    "levels: {beginner: {first_rung: 0}}": "levels.beginner: needs rungs that count from 1.",
    "levels: {beginner: {rungs_by_week: []}}": "levels.beginner: needs rungs that count from 1.",
    "levels: {beginner: {most_per_session: 0}}": "levels.beginner.most_per_session: is 0; 1 is the least that makes",
    "days_apart: {2: [0, 7]}": "days_apart.2: needs 2 rising days from 0 to 6.",
    "days_apart: {2: [3, 0]}": "days_apart.2: needs 2 rising days from 0 to 6.",
    "days_apart: {2: [0]}": "days_apart.2: needs 2 rising days from 0 to 6.",
    "time: {changes: [{between: [standing, flying], seconds: 5}]}": "time.changes[1]: there is no posture 'flying'.",
    "time: {changes: [{between: [standing, supine], seconds: -5}]}": "time.changes[1].seconds: is -5; 0 is the least",
    "time: {gap_seconds: -5}": "time.gap_seconds: is -5; 0 is the least that makes sense.",
    "time: {slow_factor: 0}": "time.slow_factor: is 0; 1 is the least that makes sense.",
    "time: {session_share_percent: 0}": "time.session_share_percent: is 0; 1 is the least that makes sense.",
    "time: {session_share_percent: 101}": "time.session_share_percent: is over 100.",
    "time: {warm_up_minimum: {8: -1}}": "time.warm_up_minimum.8: is -1; 0 is the least.",
    "target_seconds_per_side: 0": "target_seconds_per_side: is 0; 1 is the least that makes sense.",
    "least_days: 0": "least_days: is 0; 1 is the least that makes sense.",
    "minimum_day: -1": "minimum_day: is -1; 1 is the least that makes sense.",
    "sources: {weights: because}": "sources.weights: names no source. Name a key of sources.yaml in brackets",
}


@pytest.mark.parametrize(("text", "fault"), RULES.items(), ids=str)
def test_a_fault_in_the_rules_is_found(tmp_path, text, fault):
    said = faults(write(tmp_path, {"rules.yaml": text}))
    assert any(line.startswith(f"rules.yaml:1: {fault}") for line in said), said


def test_tables_of_time_start_at_0(tmp_path, monkeypatch):
    monkeypatch.setattr("planmaker.library.load.merge", lambda _, above: above)
    rules = packaged("content", ".yaml")["rules.yaml"].data.decode().replace("{0: 60, 8: 120", "{1: 60, 8: 120")
    said = faults(write(tmp_path, {"rules.yaml": rules}))
    assert [fault.partition(": ")[2] for fault in said] == [
        "time.warm_up_minimum: says nothing for the shortest sessions. Add 0: \u2026"
    ]


# ---- places that are filled in


PLACES = {
    (
        "en/programmes/lower-back.yaml",
        "warm_up: Walk.",
    ): "warm_up: has other {places} than it needs: 'Walk.'. Use: {time}.",
    (
        "en/programmes/lower-back.yaml",
        "cool_down: 'Rest {time'",
    ): "cool_down: has braces that do not match: 'Rest {time'.",
    ("en/safety.yaml", "emergency: {call: Call 999}"): "emergency.call: has other {places} than it needs: 'Call 999'.",
    ("en/safety.yaml", "today: {call: 'Call {emergency}'}"): "today.call: has other {places} than it needs: ",
    ("en/safety.yaml", "visit: {call: 'Call {urgent}'}"): "visit.call: has other {places} than it needs: ",
}


@pytest.mark.parametrize(("where", "fault"), PLACES.items(), ids=str)
def test_a_text_has_exactly_the_places_that_are_filled_in(tmp_path, where, fault):
    path, text = where
    assert added(tmp_path, {path: text}).startswith(f"{path}:1: {fault}")
