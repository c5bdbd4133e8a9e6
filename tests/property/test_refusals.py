"""Requests that no plan fits: what is said about them, and that following the advice gives a plan."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planmaker.errors import NoPlanError

from .strategies import HEALTH, LIBRARY, VOCABULARY, few_of, plan_for, quick, requests

NARROW = {
    "minutes": st.integers(3, 6),
    "avoid": few_of(VOCABULARY.avoid, most=5),
    "exclude": few_of(LIBRARY.exercises, most=7),
    "include": st.just(()),
    "health": st.just(()),
}


def follow(request, hint):
    """The request changed as the hint says, or None if it says to ask somebody."""
    if found := re.search(r"Allow (\d+) minutes with --minutes", hint):
        return replace(request, minutes=int(found[1]))
    if found := re.search(r"--place (\S+?)\.", hint):
        return replace(request, place=found[1])
    if found := re.search(r"drop --avoid (\S+?)\.", hint):
        return replace(request, avoid=tuple(key for key in request.avoid if key != found[1]))
    if found := re.search(r"Drop --include (\S+?),", hint):
        return replace(request, include=tuple(key for key in request.include if key != found[1]))
    if "--exclude and --avoid" in hint:
        return replace(request, exclude=(), avoid=())
    if found := re.search(r"--skip, such as (\S+)\.", hint):
        return replace(request, skip=tuple(day for day in request.skip if day.isoformat() != found[1]))
    assert "Ask a doctor or physiotherapist" in hint, hint
    return None


def plan_or_refusal(request):
    try:
        return plan_for(request), None
    except NoPlanError as refusal:
        return None, refusal


@quick
@given(requests(**NARROW, weeks=st.integers(1, 3)))
def test_following_the_hints_of_a_refusal_gives_a_plan(request):
    plan, refusal = plan_or_refusal(request)
    for _ in range(4):
        if refusal is None:
            break
        request = follow(request, refusal.hint)
        plan, refusal = plan_or_refusal(request)
    assert plan is not None


@quick
@given(requests(include=few_of(LIBRARY.exercises, most=4), exclude=st.just(()), health=few_of(HEALTH, most=3)))
def test_a_refusal_of_what_was_included_has_a_hint_that_gives_a_plan_or_says_whom_to_ask(request):
    plan, refusal = plan_or_refusal(request)
    for _ in range(8):
        if refusal is None:
            break
        request = follow(request, refusal.hint)
        if request is None:
            return
        plan, refusal = plan_or_refusal(request)
    assert plan is not None


@quick
@given(requests(**NARROW, weeks=st.integers(1, 3)))
def test_the_minutes_that_a_hint_names_are_the_fewest_that_do(request):
    _, refusal = plan_or_refusal(request)
    found = re.search(r"Allow (\d+) minutes", refusal.hint) if refusal else None
    if found:
        assert plan_or_refusal(replace(request, minutes=int(found[1]) - 1))[0] is None
