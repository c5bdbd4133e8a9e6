"""The words that people read: our own, plain, short, and without promises."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from planmaker.library.load import load_library

from .six_word_runs import HASHES, copied, hashed, runs, words

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("content/en/**/*.yaml"), *ROOT.glob("templates/en/**/*.yaml")])
SOURCE = frozenset(HASHES.read_text("ascii").split())
LONGEST_SENTENCE = 20
NO_CURE = ("heal", "heals", "fix", "fixes", "treat", "treats", "treatment", "pain-free", "proven")


def texts(node, path=""):
    """Every text of a YAML value, with its path."""
    if isinstance(node, str):
        yield path, node
    entries = node.items() if isinstance(node, dict) else enumerate(node, 1) if isinstance(node, list) else ()
    for key, value in entries:
        yield from texts(value, f"{path}.{key}" if path else str(key))


def all_texts():
    """Every text of the content and the templates in English, but for the words that our texts avoid."""
    for file in FILES:
        for path, text in texts(yaml.safe_load(file.read_text("utf-8"))):
            if file.name != "plain-language.yaml":
                yield f"{file.relative_to(ROOT)}: {path}", text


def sentences(text):
    return [part for part in re.split(r"(?<=[.!?:])\s+|\n", text) if part.strip()]


# ---- our own words


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_six_words_in_a_row_are_those_of_the_source_article(file):
    assert copied(file.read_text("utf-8"), SOURCE) == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_steps_read_one_after_the_other_are_not_those_of_the_source_article_either(file):
    read_aloud = " ".join(text for _, text in texts(yaml.safe_load(file.read_text("utf-8"))))
    assert copied(read_aloud, SOURCE) == set()


def test_a_copied_sentence_is_found_whatever_its_case_and_punctuation():
    sentence = "One, two -- three: it's FIVE six!"
    known = {sha256(b"one two three its five six").hexdigest()[:16]}
    assert copied(sentence, known) == {"one two three its five six"}
    assert copied("One two three four five six", known) == set()


def test_a_run_of_the_source_article_is_found():
    backwards = "bent knees your with back your on"
    assert copied(" ".join(reversed(backwards.split())), SOURCE)
    assert not copied(backwards, SOURCE)


def test_runs_are_of_six_words_and_overlap():
    assert runs("a b c d e f g") == {"a b c d e f", "b c d e f g"}
    assert runs("five words are too few") == set()
    assert words("Child\u2019s pose: 15 s.") == ["childs", "pose", "15", "s"]


def test_the_runs_of_the_source_article_are_hashed_never_written_out():
    assert len(SOURCE) > 400
    assert all(re.fullmatch(r"[0-9a-f]{16}", line) for line in SOURCE)
    assert len(hashed("any run")) == 16


# ---- plain words


def test_no_text_says_a_banned_word():
    banned = load_library().words.plain_language.banned
    found = [
        (path, word)
        for path, text in all_texts()
        for word in banned
        if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    ]
    assert found == []


def test_the_words_that_frighten_or_promise_are_banned():
    banned = set(load_library().words.plain_language.banned)
    assert {"wear and tear", "damage", "unstable", "slipped disc", "bad posture", "cure", "guarantee"} <= banned
    assert {"simply", "just"} <= banned


def test_no_text_promises_a_cure():
    found = [(path, word) for path, text in all_texts() for word in NO_CURE if word in text.lower().split()]
    assert found == []


def test_no_sentence_has_more_than_20_words():
    long = [(path, s) for path, text in all_texts() for s in sentences(text) if len(s.split()) > LONGEST_SENTENCE]
    assert long == []


def test_sentences_have_12_words_at_most_on_average():
    counts = [len(sentence.split()) for _, text in all_texts() for sentence in sentences(text)]
    assert sum(counts) / len(counts) <= 12


# ---- what every exercise says


EXERCISES = sorted(load_library().words.exercises)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_form_says_when_to_breathe(exercise):
    for form in load_library().words.exercises[exercise].forms.values():
        assert re.search(r"\bbreath|\bbreathe", " ".join(form.steps).lower())


@pytest.mark.parametrize("exercise", ["seated-twist", "piriformis", "knee-to-chest"])
def test_every_form_of_a_sided_stretch_says_to_do_the_other_side(exercise):
    for form in load_library().words.exercises[exercise].forms.values():
        assert re.search(r"swap|other (side|leg)", " ".join(form.steps).lower())


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_step_has_16_words_at_most_and_a_form_7_steps(exercise):
    for form in load_library().words.exercises[exercise].forms.values():
        assert len(form.steps) <= 7
        assert max(len(step.split()) for step in form.steps) <= 16


def test_figure_four_is_named_for_the_piriformis_and_the_tilt_is_called_pelvic_tilt():
    said = load_library().words.exercises
    assert "piriformis" in said["piriformis"].name.lower()
    assert said["pelvic-tilt"].name.lower().startswith("pelvic tilt")


# ---- what the safety page says


def test_the_emergency_list_names_every_sign_of_the_source():
    items = " ".join(load_library().words.safety.emergency.items).lower()
    for sign in ("numb", "between your legs", "pee", "poo", "sexual", "both legs", "chest pain", "accident"):
        assert sign in items


def test_the_list_for_today_names_every_sign_of_the_source():
    items = " ".join(load_library().words.safety.today.items).lower()
    for sign in ("fever|temperature", "shivers", "weight loss", "night", "lump", "cancer", "steroids", "bones"):
        assert re.search(sign, items)
    for sign in ("swelling", "change of shape", "immunity", "injected drugs", "new"):
        assert sign in items


def test_pain_of_6_means_stop_everywhere():
    safety = load_library().words.safety
    assert [zone.range for zone in safety.pain_zones] == ["0 to 3", "4 to 5", "6 to 10"]
    assert "6 out of 10" in safety.stop_rule
    assert safety.pain_zones[2].action == "Stop."


def test_who_may_get_no_plan_is_told_to_speak_to_their_care_team():
    assert "care team" in load_library().words.safety.no_plan
