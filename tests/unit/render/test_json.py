"""The plan as JSON: every file meets the schema, and reading one back gives the same plan or a clear refusal."""

import json
import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from planmaker.handout.templates import load_templates
from planmaker.library.load import load_library
from planmaker.model import PlanRequest, SessionStatus, Weekday
from planmaker.planner import make_plan
from planmaker.render.json import PlanFileError, read_plan, render_json
from planmaker.resources import zone

from ...property.strategies import plans

SCHEMA = json.loads(resources.files("planmaker").joinpath("plan-schema-1.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
WORDING = load_templates("en").wording
LIBRARY = load_library()
ISSUED = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def made(**choices):
    given = {"programme": "lower-back", "start": date(2027, 3, 15), "timezone": "Europe/London"}
    request = PlanRequest(**{**given, **choices})
    return make_plan(request, LIBRARY, zone=zone(request.timezone), issued=ISSUED)


PLAN = made(
    name="Zoë שלום",
    at_by_day={Weekday.WEDNESDAY: time(7, 5)},
    health=("reflux",),
    exclude=("sphinx",),
    skip=(date(2027, 3, 17), date(2027, 3, 16)),
)
DATA = render_json(PLAN, WORDING)


def faults(data):
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(json.loads(data))]


def moments(plan):
    """Starts and ends with their place on the wall clock: equal moments may show different hands."""
    return [(m.isoformat(), m.fold) for s in plan.sessions for m in (s.start, s.end)]


# --------------------------------------------------------------------------- writing


def test_the_schema_is_one_and_lets_no_unknown_field_pass():
    Draft202012Validator.check_schema(SCHEMA)

    def objects(node):
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for value in node.values():
                yield from objects(value)
        elif isinstance(node, list):
            for value in node:
                yield from objects(value)

    for node in objects(SCHEMA):
        assert "additionalProperties" in node
        if "properties" in node:
            assert node["additionalProperties"] is False
            assert sorted(node["required"]) == sorted(node["properties"])


def test_the_enums_of_the_schema_are_those_of_the_code():
    definitions = SCHEMA["$defs"]
    assert definitions["weekday"]["enum"] == [day.name.lower() for day in Weekday]
    assert definitions["session"]["properties"]["status"]["enum"] == [status.value for status in SessionStatus]


@settings(max_examples=60, deadline=None)
@given(plans(), st.text(max_size=50).filter(lambda name: name.isprintable()))
def test_every_plan_meets_the_schema_and_is_read_back_as_it_was(plan, name):
    plan = replace(plan, request=replace(plan.request, name=name))
    data = render_json(plan, WORDING)
    assert faults(data) == []
    again = read_plan(data)
    assert again == plan
    assert moments(again) == moments(plan)
    assert render_json(again, WORDING) == data


def test_a_plan_of_a_later_issue_is_read_back_too():
    (first, *rest) = PLAN.weeks[0].sessions
    later = datetime(2027, 3, 16, 12, 0, tzinfo=UTC)
    off = replace(first, status=SessionStatus.CANCELLED, sequence=1, changed=later)
    plan = replace(
        PLAN, revision=2, issued=later, weeks=(replace(PLAN.weeks[0], sessions=(off, *rest)), *PLAN.weeks[1:])
    )
    data = render_json(plan, WORDING)
    assert faults(data) == []
    assert read_plan(data) == plan


CHANGES_OF_CLOCKS = [
    ("Europe/London", date(2027, 3, 28), time(1, 30), "2027-03-28T02:00:00+01:00", "01:30"),  # does not exist
    ("Europe/London", date(2027, 10, 31), time(1, 30), "2027-10-31T01:30:00+01:00", None),  # exists twice
    ("Europe/London", date(2027, 10, 31), time(0, 55), "2027-10-31T00:55:00+01:00", None),  # ends in the overlap
    ("Europe/London", date(2027, 10, 31), time(1, 55), "2027-10-31T01:55:00+01:00", None),  # ends in the second pass
    ("Australia/Lord_Howe", date(2027, 4, 4), time(1, 45), "2027-04-04T01:45:00+11:00", None),  # half an hour
    ("Australia/Lord_Howe", date(2027, 10, 3), time(2, 10), "2027-10-03T02:30:00+11:00", "02:10"),
]


@pytest.mark.parametrize(("tzid", "day", "at", "start", "moved_from"), CHANGES_OF_CLOCKS)
def test_sessions_at_a_change_of_clocks_are_read_back_to_the_minute(tzid, day, at, start, moved_from):
    plan = made(timezone=tzid, start=day, days=1, weeks=1, at=at)
    data = render_json(plan, WORDING)
    (session,) = json.loads(data)["weeks"][0]["sessions"]
    assert (session["start"], session["moved_from"]) == (start, moved_from)
    assert faults(data) == []
    again = read_plan(data)
    assert again == plan
    assert moments(again) == moments(plan)
    length = again.sessions[0].end.astimezone(UTC) - again.sessions[0].start.astimezone(UTC)
    assert length.total_seconds() == again.sessions[0].minutes * 60


def test_a_file_is_text_that_people_can_read():
    text = DATA.decode("utf-8")
    assert text.startswith('{\n  "schema": "planmaker.plan/1",\n')
    assert text.endswith("}\n")
    assert '"name": "Zoë שלום"' in text
    assert '"dose": "Hold 15 seconds. Do 2 times each side."' in text


def test_no_health_answers_and_none_of_these_stay_apart():
    for health in (None, ()):
        plan = made(health=health)
        assert read_plan(render_json(plan, WORDING)).request.health == health


# --------------------------------------------------------------------------- faulty files


def changed(*path, **entry):
    """The plan's file with one entry changed, or taken out."""
    content = json.loads(DATA)
    place = content
    for step in path[:-1]:
        place = place[step]
    if entry:
        place[path[-1]] = entry["to"]
    else:
        del place[path[-1]]
    return json.dumps(content).encode()


SESSION = ("weeks", 0, "sessions", 0)
ITEM = (*SESSION, "items", 0)
FAULTY = [
    (b"", "The plan is not JSON: "),
    (DATA[: len(DATA) // 2], "The plan is not JSON: "),
    (DATA + b"{}", "The plan is not JSON: "),
    (b"\xff\xfe\xfd", "The plan is not JSON: "),
    (b"[" * 100_000, "The plan is not JSON: "),
    (b'{"a":' * 100_000, "The plan is not JSON: "),
    (b"9" * 100_000, "The plan is not JSON: "),
    (changed("revision", to=float("nan")), "The plan is not JSON: 'NaN' is not a value in JSON"),
    (changed("revision", to=float("-inf")), "'-Infinity' is not a value in JSON"),
    (b"[]", "The plan is a list, not an object."),
    (b"null", "The plan is 'null', not an object."),
    (b"{}", "The plan lacks 'schema'."),
    (changed("schema", to="planmaker.plan/2"), "The plan has the schema 'planmaker.plan/2'."),
    (changed("schema", to=["\x1b[31m"]), "The plan has the schema a list."),
    (changed("schema", to="\x1b[31m" + "x" * 1000), "The plan has the schema '\\u001b[31mxxx"),
    (changed("id"), "The plan lacks 'id'."),
    (changed("id", to="x"), "'id' is 'x', not an id."),
    (changed("id", to=7), "'id' is '7', not text."),
    (changed("revision", to=True), "'revision' is 'true', not a whole number."),
    (changed("revision", to=1.5), "'revision' is '1.5', not a whole number."),
    (changed("revision", to=10**300), "not a whole number."),
    (changed("revision", to=-1), "'revision' is '-1', not a whole number."),
    (changed("issued", to="2027-03-01T09:00:00"), "'issued' is '2027-03-01T09:00:00', not a moment with its offset."),
    (changed("issued", to="0001-01-01T00:00:00+23:59"), "'issued' is '0001-01-01T00:00:00+23:59', not a moment of the"),
    (changed("timezone", to="Mars/Base"), "There is no time zone 'Mars/Base'."),
    (changed("timezone", to=["UTC"]), "'timezone' is a list, not text."),
    (changed("request"), "The plan lacks 'request'."),
    (changed("request", to=[]), "'request' is a list, not an object."),
    (changed("request", "weeks", to=999), "'999' is out of range for weeks."),
    (changed("request", "days", to=[]), "The days are empty"),
    (changed("request", "days", to=["mon"]), "'request.days[1]' is 'mon', not a day of the week."),
    (changed("request", "days", to={}), "'request.days' is an object, not a whole number."),
    (changed("request", "at", to="18:30+01:00"), "'request.at' is '18:30+01:00', not a time of day."),
    (changed("request", "at_by_day", to={"someday": "07:00"}), "is 'someday', not a day of the week."),
    (changed("request", "health", to="reflux"), "'request.health' is 'reflux', not a list."),
    (changed("request", "name", to="\ud800"), "'request.name' is '\\ud800', not text."),
    (changed("request", "skip", 0, to="2027-02-30"), "'request.skip[1]' is '2027-02-30', not a date."),
    (changed("request", "variety", to="some"), "'request.variety' is 'some', not all or few."),
    (changed("minimum_day", to="cat-cow"), "'minimum_day' is 'cat-cow', not a list."),
    (changed("minimum_day", to=[[]]), "'minimum_day[1]' is a list, not text."),
    (changed("notes", to={}), "'notes' is an object, not a list."),
    (changed("notes", 0, "facts", to=["date"]), "'notes[1].facts' is a list, not an object."),
    (changed("notes", 0, "facts", to={"\x1b": 1}), "'notes[1].facts['\\u001b']' is '1', not text."),
    (changed("weeks", to={"number": 1}), "'weeks' is an object, not a list."),
    (changed("weeks", 2, to="x"), "'weeks[3]' is 'x', not an object."),
    (changed(*SESSION, "start", to="soon"), "'weeks[1].sessions[1].start' is 'soon', not a moment with its offset."),
    (changed(*SESSION, "end", to="9999-12-31T23:59:59-23:59"), "not a moment of the calendar."),
    (changed(*SESSION, "status", to="maybe"), "is 'maybe', not confirmed or cancelled."),
    (changed(*SESSION, "moved_from"), "The plan lacks 'weeks[1].sessions[1].moved_from'."),
    (changed(*SESSION, "moved_from", to=""), "'weeks[1].sessions[1].moved_from' is '', not a time of day."),
    (changed(*ITEM, "sets", to=0), "'weeks[1].sessions[1].items[1]' is an object, not a dose that counts from one."),
    (changed(*ITEM, "repetitions"), "The plan lacks 'weeks[1].sessions[1].items[1].repetitions'."),
]


@pytest.mark.parametrize(("data", "message"), FAULTY, ids=[message[:50] for _, message in FAULTY])
def test_a_faulty_file_is_refused_with_the_place_and_a_hint(data, message):
    with pytest.raises(PlanFileError) as refused:
        read_plan(data)
    assert message in refused.value.message
    assert refused.value.hint.startswith("Give a plan.json")
    assert refused.value.exit_code == 1
    assert refused.value.message.isprintable()
    assert len(refused.value.message) < 250


def places(node, path=()):
    """The path of every entry of a JSON value."""
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in entries:
        yield (*path, key)
        yield from places(value, (*path, key))


PLACES = sorted(places(json.loads(DATA)), key=repr)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLACES), anything)
def test_any_wrong_value_anywhere_is_read_or_refused_and_nothing_else(path, value):
    with suppress(PlanFileError):
        assert read_plan(changed(*path, to=value)).weeks is not None


@pytest.mark.parametrize("path", [path for path in PLACES if isinstance(path[-1], str) and path[0] != "notes"][::7])
def test_no_key_may_be_missing(path):
    if path[-1] == "dose" or "at_by_day" in path[:-1] or "facts" in path[:-1]:
        read_plan(changed(*path))  # said for people, or one of several
        return
    with pytest.raises(PlanFileError, match="lacks"):
        read_plan(changed(*path))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_are_refused(data):
    with pytest.raises(PlanFileError):
        read_plan(data)


# --------------------------------------------------------------------------- the documentation

DOCS = (Path(__file__).parents[3] / "docs" / "plan-json.md").read_text("utf-8")
(EXAMPLE,) = re.findall(r"^```json\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", ["plan", "request", "week", "session", "item"])
def test_the_documentation_has_every_field_in_the_order_of_the_file(name):
    table = re.search(rf"<!-- fields: {name} -->\n((?:\|.*\n)+)", DOCS)[1]
    told = re.findall(r"^\| `(\w+)` \| .+ \|$", table, re.MULTILINE)
    definition = SCHEMA if name == "plan" else SCHEMA["$defs"][name]
    assert told == list(definition["properties"]) == definition["required"]


def test_the_documented_example_meets_the_schema_and_is_read_back_byte_by_byte():
    assert faults(EXAMPLE) == []
    assert render_json(read_plan(EXAMPLE.encode()), WORDING).decode("utf-8") == EXAMPLE


def test_the_order_of_the_fields_is_that_of_the_schema():
    content = json.loads(DATA)
    assert list(content) == SCHEMA["required"]
    session = content["weeks"][0]["sessions"][0]
    for value, name in ((content["request"], "request"), (session, "session"), (session["items"][0], "item")):
        assert list(value) == SCHEMA["$defs"][name]["required"]
