"""Requests of every kind that the built-in content can meet, and the plans that they get."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st

from planmaker.errors import NoPlanError
from planmaker.library.load import load_library
from planmaker.model import PlanRequest, Variety, Weekday
from planmaker.planner import make_plan
from planmaker.resources import zone

LIBRARY = load_library()
VOCABULARY = LIBRARY.vocabulary
ISSUED = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
NO_PLAN = tuple(key for key, rule in VOCABULARY.health.items() if rule.no_plan)
HEALTH = tuple(key for key in VOCABULARY.health if key not in NO_PLAN)
ZONES = (
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Santiago",
    "Africa/Cairo",
    "Antarctica/Troll",
    "Pacific/Apia",
    "UTC",
)


def few_of(keys, most=2):
    """Up to `most` different keys, in any order."""
    return st.lists(st.sampled_from(sorted(keys)), max_size=most, unique=True).map(tuple)


days = st.integers(1, 7) | st.lists(st.sampled_from(Weekday), min_size=1, max_size=7, unique=True).map(tuple)
times = st.integers(0, 24 * 60 - 1).map(lambda minutes: time(*divmod(minutes, 60)))


@st.composite
def requests(draw, **fixed):
    """Any choices without a reason for no plan at all; `fixed` are strategies for single choices."""
    start = draw(fixed.pop("start", st.dates(date(2007, 1, 1), date(2037, 12, 31))))
    weeks = draw(fixed.pop("weeks", st.integers(1, 6) | st.integers(1, 26)))
    include = draw(fixed.pop("include", few_of(LIBRARY.exercises, most=1)))
    exclude = draw(
        fixed.pop("exclude", few_of(LIBRARY.exercises)).map(
            lambda keys: tuple(key for key in keys if key not in include)
        )
    )
    skip = draw(fixed.pop("skip", st.lists(st.integers(0, weeks * 7 - 1), max_size=4)))
    choices = {
        "programme": st.just("lower-back"),
        "timezone": st.sampled_from(ZONES),
        "days": days,
        "at": times,
        "at_by_day": st.dictionaries(st.sampled_from(Weekday), times, max_size=2),
        "minutes": st.integers(3, 45),
        "level": st.sampled_from(sorted(LIBRARY.rules.levels)),
        "goal": st.sampled_from(VOCABULARY.purposes),
        "age": st.none() | st.integers(5, 120),
        "place": st.sampled_from(sorted(VOCABULARY.places)),
        "avoid": few_of(VOCABULARY.avoid),
        "health": st.none() | few_of(HEALTH),
        "variety": st.sampled_from(Variety),
    }
    return PlanRequest(
        start=start,
        weeks=weeks,
        include=include,
        exclude=exclude,
        skip=tuple(start + timedelta(days=day) for day in skip),
        **{name: draw(fixed.get(name, strategy)) for name, strategy in choices.items()},
    )


def plan_for(request, library=LIBRARY):
    """The plan of a request."""
    return make_plan(request, library, zone=zone(request.timezone), issued=ISSUED)


@st.composite
def plans(draw, **fixed):
    """The plan of any request that has one."""
    request = draw(requests(**fixed))
    try:
        return plan_for(request)
    except NoPlanError:
        assume(False)


quick = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
