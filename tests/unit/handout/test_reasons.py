"""Every reason that the planner can give has a sentence, and every place in a sentence is filled in."""

import ast
import re
from datetime import date, time
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given, settings

import planmaker
from planmaker.handout.reasons import notes_of, say_reason
from planmaker.handout.templates import load_templates
from planmaker.library.load import load_library
from planmaker.model import PlanRequest, Reason
from planmaker.planner.eligible import why_not

from ...property.strategies import plan_for, plans

CODE = Path(planmaker.__file__).parent
LIBRARY = load_library()
TEMPLATES = load_templates("en")
WORDS, WORDING = TEMPLATES.reasons, TEMPLATES.wording


def strings(node):
    """The texts that an expression may give: those of a literal, or of both sides of a choice."""
    if isinstance(node, ast.IfExp):
        return strings(node.body) | strings(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) else set()


def reasons_made(path):
    """Every rule that a module makes a Reason of, with the names of its facts."""
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(function, ast.FunctionDef):
            continue
        named = {
            target.id: node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                given = {
                    k.arg: named.get(k.value.id) if isinstance(k.value, ast.Name) else k.value for k in node.keywords
                }
                facts = given.get("facts")
                names = {pair.elts[0].value for pair in facts.elts} if isinstance(facts, ast.Tuple) else set()
                rules = strings(given["rule"])
                if path.name != "json.py":  # reads what others made
                    assert rules, f"{path}:{node.lineno}: the rule is not written out"
                for rule in rules:
                    yield rule, frozenset(names)


MADE = {rule: facts for path in sorted(CODE.rglob("*.py")) for rule, facts in reasons_made(path)}
SENTENCES = {**WORDS.left_out, **WORDS.notes}


def places(sentence):
    return {place for _, place, _, _ in Formatter().parse(sentence) if place is not None}


def test_the_planner_makes_reasons_in_words_that_this_test_can_find():
    assert {"excluded", "health", "avoid", "few", "minutes", "rest-day", "moved", "no-health"} <= set(MADE)
    assert MADE["moved"] == {"date", "asked", "start"}


def test_every_rule_has_a_sentence_and_every_sentence_a_rule():
    assert sorted(SENTENCES) == sorted(MADE)
    assert set(WORDS.left_out) & set(WORDS.notes) == set()


@pytest.mark.parametrize("rule", sorted(MADE))
def test_every_place_of_a_sentence_is_among_the_facts(rule):
    assert places(SENTENCES[rule]) <= MADE[rule]


def test_every_sentence_of_an_explanation_is_used_and_every_used_one_is_there():
    source = (CODE / "handout" / "explain.py").read_text("utf-8")
    used = set(re.findall(r"(?:words|explain)\[\"(\w+)\"\]", source))
    assert used == set(WORDS.explain)


def say(rule, **facts):
    sentences = WORDS.left_out if rule in WORDS.left_out else WORDS.notes
    return say_reason(Reason(rule=rule, facts=tuple(facts.items())), sentences, LIBRARY.words, WORDING)


@pytest.mark.parametrize("key", sorted(LIBRARY.vocabulary.health))
def test_every_health_answer_is_said_in_words(key):
    assert say("health", health=key) == f"you said: {LIBRARY.words.vocabulary.health[key]}"


@pytest.mark.parametrize("key", sorted(LIBRARY.vocabulary.avoid))
def test_everything_to_avoid_is_said_in_words(key):
    assert say("avoid", avoid=key) == f"you avoid: {LIBRARY.words.vocabulary.avoid[key]}"


@pytest.mark.parametrize("key", sorted(LIBRARY.vocabulary.places))
def test_every_place_is_said_in_words(key):
    assert say("place", place=key) == f"you exercise {LIBRARY.words.vocabulary.places[key]}"


def test_days_dates_and_times_are_said_as_people_say_them():
    assert say("rest-day", weekday="6").startswith("Sunday is a rest day")
    assert say("skip-unused", date="2027-03-16") == "Tuesday 16 March was to be skipped, but has no session."
    assert say("moved", date="2027-03-28", asked="01:30", start="02:00") == (
        "On Sunday 28 March the clocks skip 01:30. That session starts at 02:00."
    )


def test_what_nobody_asked_comes_first_and_moved_sessions_last():
    request = PlanRequest(
        programme="lower-back",
        start=date(2027, 3, 22),
        timezone="Europe/London",
        weeks=1,
        days=7,
        at=time(1, 30),
        skip=(date(2027, 3, 1),),
        level="athlete",
    )
    assert [note.rule for note in notes_of(plan_for(request))] == ["no-health", "skip-unused", "moved"]


@settings(max_examples=60, deadline=None)
@given(plans())
def test_every_reason_of_every_plan_can_be_said(plan):
    for left in plan.left_out:
        assert say_reason(left.reason, WORDS.left_out, LIBRARY.words, WORDING)
    for note in notes_of(plan):
        sentence = say_reason(note, WORDS.notes, LIBRARY.words, WORDING)
        assert sentence[0].isupper()
        assert sentence[-1] == "."
    for exercise in LIBRARY.exercises.values():
        for form in exercise.forms:
            reason = why_not(exercise, form, plan.request, LIBRARY)
            assert reason is None or say_reason(reason, WORDS.left_out, LIBRARY.words, WORDING)
