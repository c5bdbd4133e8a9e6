import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planmaker.handout.events import SessionText
from planmaker.model import Plan, SessionStatus
from planmaker.render.ics import IMPORT_LIMIT_BYTES, render_ics
from planmaker.render.ics.plain import plain_text

from .builder import ZONES, one_session, plan, texts
from .strict import faults, parse

GOLDEN = Path(__file__).parents[3] / "golden"


def render(built: Plan, words=None, **changes) -> bytes:
    given = {"name": "Stretch plan", "description": "", "alarm_minutes": 10, "product_version": "1.0.0"}
    return render_ics(built, texts(built) if words is None else words, **{**given, **changes})


def events(raw: bytes):
    return parse(raw).named("VEVENT")


# --------------------------------------------------------------------------- golden files


def cancelled_in_a_later_issue() -> Plan:
    """Session 2 moved to the morning, session 3 called off, the rest as it was."""
    first = plan(weeks=1)
    later = datetime(2027, 3, 16, 12, 0, tzinfo=UTC)
    one, two, three = first.weeks[0].sessions
    hours = timedelta(hours=11)
    two = replace(two, start=two.start - hours, end=two.end - hours, sequence=1, changed=later)
    three = replace(three, status=SessionStatus.CANCELLED, sequence=1, changed=later)
    week = replace(first.weeks[0], sessions=(one, two, three))
    return replace(first, revision=2, issued=later, weeks=(week,))


@pytest.mark.parametrize(
    ("name", "built"),
    [
        ("calendar-london", plan()),
        ("calendar-jerusalem", plan("Asia/Jerusalem", weeks=1)),
        ("calendar-second-issue", cancelled_in_a_later_issue()),
    ],
)
def test_calendar_is_as_reviewed(name, built):
    raw = render(built, description="Stretch sessions, 15 March to 9 April.")
    assert faults(raw) == []
    path = GOLDEN / f"{name}.ics"
    if os.environ.get("PLANMAKER_UPDATE_GOLDEN"):
        path.write_bytes(raw)
    assert raw == path.read_bytes(), "review the difference, then run again with PLANMAKER_UPDATE_GOLDEN=1"


# --------------------------------------------------------------------------- what every file keeps to


@pytest.mark.parametrize("tzid", ZONES)
@pytest.mark.parametrize("start", [date(2027, 3, 1), date(2027, 10, 4), date(2040, 3, 5)])
def test_every_zone_gives_a_faultless_file(tzid, start):
    assert faults(render(plan(tzid, start, weeks=26))) == []


def test_same_plan_gives_the_same_bytes_whatever_the_hash_seed():
    script = (
        "import sys; sys.path[:0] = " + json.dumps([str(Path(__file__).parents[4]), str(Path(__file__).parent)]) + "\n"
        "from builder import plan, texts\n"
        "from planmaker.render.ics import render_ics\n"
        "built = plan()\n"
        "sys.stdout.buffer.write(render_ics(built, texts(built), name='Stretch plan', description='',"
        " alarm_minutes=10, product_version='1.0.0'))\n"
    )
    for seed in ("0", "4711"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
        done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, check=True)
        assert done.stdout == render(plan())


def test_events_are_in_order_of_time_with_their_own_uids():
    built = plan()
    assert [event["UID"] for event in events(render(built))] == [session.uid for session in built.sessions]


def test_no_reminder_where_none_is_wanted():
    assert b"VALARM" not in render(plan(), alarm_minutes=None)


@pytest.mark.parametrize(("minutes", "trigger"), [(0, "P0D"), (10, "-PT10M"), (60, "-PT1H"), (1440, "-P1D")])
def test_reminder_comes_so_many_minutes_before(minutes, trigger):
    raw = render(plan(), alarm_minutes=minutes)
    assert faults(raw) == []
    assert events(raw)[0].parts[0]["TRIGGER"] == trigger


def test_title_and_reminder_name_no_body_part():
    event = events(render(plan()))[2]
    assert event["SUMMARY"] == event.parts[0]["DESCRIPTION"] == "Stretch session 3 of 12"


def test_calendar_description_may_be_empty():
    assert not any(name in ("DESCRIPTION", "X-WR-CALDESC") for name, _, _ in parse(render(plan())).properties)


def test_utc_needs_no_zone():
    calendar = parse(render(plan("Etc/UTC")))
    assert calendar.named("VTIMEZONE") == []
    assert calendar.parts[0]["DTSTART"] == "20270315T183000Z"


def test_a_long_plan_with_long_texts_stays_below_the_import_limit():
    built = plan(weeks=26, days=tuple(range(7)))
    assert len(render(built)) < IMPORT_LIMIT_BYTES


# --------------------------------------------------------------------------- issues


def test_first_issue_leaves_cancelled_sessions_out():
    built = replace(cancelled_in_a_later_issue(), revision=1)
    assert [event["UID"] for event in events(render(built))] == [s.uid for s in built.sessions[:2]]


def test_later_issue_carries_cancelled_sessions_without_a_reminder():
    raw = render(cancelled_in_a_later_issue())
    assert faults(raw) == []
    assert [event["STATUS"] for event in events(raw)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [len(event.parts) for event in events(raw)] == [1, 1, 0]


def test_changed_sessions_raise_their_stamps_and_unchanged_ones_keep_their_bytes():
    before, after = events(render(plan(weeks=1))), events(render(cancelled_in_a_later_issue()))
    assert after[0] == before[0]
    for old, new in zip(before[1:], after[1:], strict=True):
        assert new["UID"] == old["UID"]
        assert int(new["SEQUENCE"]) > int(old["SEQUENCE"])
        assert new["DTSTAMP"] == new["LAST-MODIFIED"] > old["LAST-MODIFIED"]


def test_an_upgrade_changes_one_line():
    old, new = render(plan()).splitlines(), render(plan(), product_version="1.1.0").splitlines()
    assert [(a, b) for a, b in zip(old, new, strict=True) if a != b] == [
        (b"PRODID:-//planmaker//planmaker 1.0.0//EN", b"PRODID:-//planmaker//planmaker 1.1.0//EN")
    ]


# --------------------------------------------------------------------------- when the clocks change


def times(raw: bytes) -> tuple[str, str]:
    (event,) = events(raw)
    return tuple(f"{event.parameters(name)}:{event[name]}" for name in ("DTSTART", "DTEND"))


@pytest.mark.parametrize(
    ("start", "fold", "expected"),
    [
        # the first 01:30 of the night is British Summer Time, the second (fold) Greenwich Mean Time
        ("2027-10-31 01:30", 0, (":20271031T003000Z", ":20271031T004100Z")),
        ("2027-10-31 01:30", 1, (":20271031T013000Z", ":20271031T014100Z")),
        # only the end happens twice
        ("2027-10-31 00:55", 0, (":20271030T235500Z", ":20271031T000600Z")),
        ("2027-10-31 01:55", 0, (":20271031T005500Z", ":20271031T010600Z")),
        # before and after it the clock is clear
        ("2027-10-31 00:30", 0, (";TZID=Europe/London:20271031T003000", ";TZID=Europe/London:20271031T004100")),
        ("2027-10-31 02:00", 0, (";TZID=Europe/London:20271031T020000", ";TZID=Europe/London:20271031T021100")),
        # 01:30 is skipped and was moved to 02:00
        ("2027-03-28 02:00", 0, (";TZID=Europe/London:20270328T020000", ";TZID=Europe/London:20270328T021100")),
        # begins before the gap and ends after it
        ("2027-03-28 00:55", 0, (";TZID=Europe/London:20270328T005500", ";TZID=Europe/London:20270328T020600")),
    ],
)
def test_night_of_the_change_is_written_so_that_nobody_can_misread_it(start, fold, expected):
    raw = render(one_session("Europe/London", start, fold=fold))
    assert faults(raw) == []
    assert times(raw) == expected


def test_a_time_that_does_not_exist_is_never_written():
    raw = render(one_session("Europe/London", "2027-03-28 01:30"))
    assert times(raw) == (";TZID=Europe/London:20270328T023000", ";TZID=Europe/London:20270328T024100")


def test_overlap_by_half_an_hour():
    raw = render(one_session("Australia/Lord_Howe", "2027-04-04 01:45"))
    assert times(raw) == (":20270403T144500Z", ":20270403T145600Z")


def test_only_ambiguous_sessions_are_in_utc():
    raw = render(plan(start=date(2027, 10, 25), days=(0, 6), weeks=1, at=time(1, 30)))
    assert faults(raw) == []
    assert [event["DTSTART"] for event in events(raw)] == ["20271025T013000", "20271031T003000Z"]


# --------------------------------------------------------------------------- hostile words


HOSTILE = (
    "Sam\r\nATTENDEE:mailto:mallory@example.org",
    "Sam\nBEGIN:VEVENT",
    "BEGIN:VEVENT",
    "\x00\x01\x0b\x1b[31m\x7f\x85",
    "\u2028one\u2029two",
    "👩‍👩‍👧‍👦" * 30,
    "שלום \u202eevil",
    "a\\nb \\\\ \\",
    "; , : \" ' ;;;",
    "x" * 10_000,
    "e\u0301" * 200,
    "a" + "\u0301" * 500,
    "\ud800",
    "",
    "   ",
)
names = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=300),
    st.lists(
        st.sampled_from(["\\", ";", ",", "\r", "\n", "é", "👍🏽", "\u200d", "a", " ", ":", "END:V"]), max_size=200
    ).map("".join),
)


def text_with(word: str) -> SessionText:
    return SessionText(summary=word, description=f"{word}\n{word}", alarm=word, categories=(word, "b, c"))


@settings(max_examples=200, deadline=None)
@given(names)
@example("a\\" * 100)
@example(";" * 100)
@example("👩\u200d" * 100)
@example("a" + "\u200d" * 100)
def test_no_words_can_break_the_file_or_get_lost(word):
    built = plan(weeks=1, days=(0,))
    raw = render(built, {1: text_with(word)}, name=word, description=word)
    assert faults(raw) == []
    (event,) = events(raw)
    assert unescaped(event["SUMMARY"]) == unescaped(parse(raw)["NAME"]) == plain_text(word)
    assert unescaped(event["DESCRIPTION"]) == plain_text(f"{word}\n{word}", multiline=True)
    assert len(event.properties) == 13


@pytest.mark.parametrize("word", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_name_leaves_the_file_faultless(word):
    assert faults(render(plan(weeks=1), {n: text_with(word) for n in (1, 2, 3)}, name=word)) == []


def unescaped(value: str) -> str:
    return value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")


def test_words_cannot_break_the_file_where_asserts_are_off():
    script = (
        "import json, sys; sys.path[:0] = "
        + json.dumps([str(Path(__file__).parents[4]), str(Path(__file__).parent)])
        + "\nfrom builder import plan\n"
        "from planmaker.handout.events import SessionText\n"
        "from planmaker.render.ics import render_ics\n"
        "assert False, 'asserts are on'\n"
        f"word = {HOSTILE[0]!r}\n"
        "text = SessionText(summary=word, description=word, alarm=word, categories=(word,))\n"
        "sys.stdout.buffer.write(render_ics(plan(weeks=1, days=(0,)), {1: text}, name=word, description=word,"
        " alarm_minutes=10, product_version=word))\n"
    )
    done = subprocess.run([sys.executable, "-O", "-c", script], capture_output=True, check=True)
    assert done.stderr == b""
    assert faults(done.stdout) == []
    assert b"\r\nATTENDEE" not in done.stdout


def test_a_long_plan_has_one_zone():
    assert len(parse(render(plan("America/New_York", weeks=26))).named("VTIMEZONE")) == 1
