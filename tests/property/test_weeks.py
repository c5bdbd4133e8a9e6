"""Which stretches come when: often enough, a few at a time, and all of them where there is room."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planmaker.errors import NoPlanError
from planmaker.model import MINUTES, Variety

from .strategies import LIBRARY, few_of, plan_for, plans, quick, requests

SEVEN = set(LIBRARY.programmes["lower-back"].exercises)
UNRESTRICTED = {
    "avoid": st.just(()),
    "health": st.none(),
    "include": st.just(()),
    "exclude": st.just(()),
    "skip": st.just(()),
    "place": st.just("floor"),
    "variety": st.just(Variety.ALL),
}


def covered(request):
    try:
        return len(plan_for(request).exercises)
    except NoPlanError:
        return 0


@quick
@given(plans(weeks=st.integers(1, 8)))
def test_a_stretch_comes_on_2_days_of_each_week_that_has_it(plan):
    for week in plan.weeks:
        days = Counter(item.exercise for session in week.sessions for item in session.items)
        assert all(count >= min(2, len(week.sessions)) for count in days.values())


@quick
@given(plans(**UNRESTRICTED, weeks=st.just(4), days=st.just(3), minutes=st.integers(15, 45)))
def test_all_seven_fit_15_minutes_on_3_days_for_4_weeks_at_every_level_age_and_goal(plan):
    assert set(plan.exercises) == SEVEN
    assert plan.left_out == ()


@quick
@given(requests(weeks=st.integers(1, 6), exclude=few_of(SEVEN, most=6)), st.data())
def test_more_minutes_never_cover_fewer_stretches(request, data):
    more = data.draw(st.integers(request.minutes, MINUTES.stop - 1), label="more minutes")
    assert covered(request) <= covered(replace(request, minutes=more))


@quick
@given(plans(variety=st.just(Variety.FEW), include=st.just(())))
def test_few_means_4_stretches_at_most(plan):
    assert len(plan.exercises) <= 4


@quick
@given(plans(level=st.sampled_from(["cautious", "beginner"]), days=st.just(7)))
def test_cautious_people_and_beginners_keep_one_day_a_week_free(plan):
    assert all(len(week.sessions) <= 6 for week in plan.weeks)


@quick
@given(plans())
def test_the_minimum_day_is_one_or_two_stretches_of_the_first_week(plan):
    first = next(week for week in plan.weeks if week.sessions)
    assert 1 <= len(plan.minimum_day) <= 2
    assert set(plan.minimum_day) <= set(first.exercises)


@quick
@given(requests())
def test_the_same_request_gives_the_same_plan(request):
    try:
        plan = plan_for(request)
    except NoPlanError as refusal:
        plan = refusal.hint
    try:
        again = plan_for(replace(request))
    except NoPlanError as refusal:
        again = refusal.hint
    assert again == plan


PRINT_PLANS = """
from datetime import UTC, date, datetime
from planmaker.library.load import load_library
from planmaker.model import PlanRequest
from planmaker.planner import make_plan
from planmaker.resources import zone
issued = datetime(2027, 3, 1, tzinfo=UTC)
choices = [{}, {"days": 7, "minutes": 5}, {"place": "bed", "age": 85}, {"health": ("osteoporosis", "reflux")}]
for chosen in choices:
    request = PlanRequest(programme="lower-back", start=date(2027, 3, 1), timezone="Europe/London", **chosen)
    plan = make_plan(request, load_library(), zone=zone("Europe/London"), issued=issued)
    print(plan.id, plan.weeks, plan.left_out, plan.minimum_day, plan.notes, plan.content_version)
"""


def test_another_process_with_another_hash_seed_gives_the_same_plan(monkeypatch):
    printed = set()
    for seed in ("1", "2", "4242"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        run = subprocess.run([sys.executable, "-c", PRINT_PLANS], capture_output=True, text=True, check=True)
        printed.add(run.stdout)
    assert len(printed) == 1
    assert "pelvic-tilt" in printed.pop()
