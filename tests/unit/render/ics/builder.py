"""Plans to render: small, dated, and the same each time."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from planmaker.decode import decode, parse
from planmaker.handout.events import EventWords, SessionText, session_texts
from planmaker.handout.wording import Wording
from planmaker.model import Dose, Item, Plan, PlanRequest, ProgrammeWords, Session, Week
from planmaker.resources import SourceFile, zone

TEMPLATES = Path(__file__).parents[4] / "templates" / "en"
PLAN_ID = uuid.UUID("0d6f7f0e-7a53-4d0c-9d2f-5a1c6b8e4f10")
ISSUED = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)

ZONES = (
    "Europe/London",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "Africa/Cairo",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Pacific/Chatham",
    "America/St_Johns",
    "Asia/Tehran",
    "Antarctica/Troll",
    "Pacific/Apia",
    "America/Nuuk",
    "America/Santiago",
    "UTC",
    "Etc/GMT+5",
)

PROGRAMME = ProgrammeWords(
    name="Lower back",
    title="Stretches for your lower back",
    what_for="It may ease a stiff back.",
    warm_up="Walk on the spot for {time}.",
    cool_down="Breathe slowly for {time}.",
)

NAMES = {
    ("cat-cow", "floor"): "Cat-cow",
    ("childs-pose", "floor"): "Child’s pose",  # noqa: RUF001 - as it is printed
    ("knee-to-chest", "floor"): "Knee to chest",
    ("seated-twist", "chair"): "Seated twist, on a chair",
}

BY_WEEK = (
    {
        "cat-cow": Dose(repetitions=5),
        "childs-pose": Dose(repetitions=2, hold_seconds=20),
        "knee-to-chest": Dose(repetitions=2, hold_seconds=20),
    },
    {
        "cat-cow": Dose(repetitions=5),
        "childs-pose": Dose(repetitions=2, hold_seconds=30),
        "seated-twist": Dose(repetitions=1, hold_seconds=20),
    },
    {
        "cat-cow": Dose(repetitions=5, sets=2),
        "childs-pose": Dose(repetitions=2, hold_seconds=30),
        "seated-twist": Dose(repetitions=2, hold_seconds=20),
    },
)
SIDES = {"knee-to-chest": 2, "seated-twist": 2}
FORMS = {"seated-twist": "chair"}


def template(kind, name):
    file, problems = SourceFile(path=name, label=name, data=(TEMPLATES / name).read_bytes()), []
    value = decode(parse(file, problems), kind, file, problems)
    assert problems == []
    return value


def wording() -> Wording:
    return template(Wording, "wording.yaml")


def event_words() -> EventWords:
    return template(EventWords, "events.yaml")


def items(week: int) -> tuple[Item, ...]:
    doses = BY_WEEK[min(week, len(BY_WEEK)) - 1]
    return tuple(
        Item(exercise=key, form=FORMS.get(key, "floor"), dose=dose, sides=SIDES.get(key, 1), seconds=100)
        for key, dose in doses.items()
    )


def session(number: int, day: date, at: time, tzid: str, *, week: int = 1, seconds: int = 655, **changes) -> Session:
    start = datetime.combine(day, at, zone(tzid))
    minutes = -(-seconds // 60)
    given = {
        "number": number,
        "date": day,
        "start": start,
        "end": (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone(tzid)),
        "uid": f"{uuid.uuid5(PLAN_ID, str(number))}@planmaker",
        "seconds": seconds,
        "warm_up_seconds": 180,
        "cool_down_seconds": 60,
        "items": items(week),
        "changed": ISSUED,
    }
    return Session(**{**given, **changes})


def plan(
    tzid: str = "Europe/London",
    start: date = date(2027, 3, 15),
    *,
    weeks: int = 4,
    days: tuple[int, ...] = (0, 2, 4),
    at: time = time(18, 30),
    **changes,
) -> Plan:
    built = []
    for week in range(weeks):
        first = start + timedelta(weeks=week)
        sessions = [
            session(week * len(days) + i, first + timedelta(days=offset), at, tzid, week=week + 1)
            for i, offset in enumerate(days, 1)
        ]
        built.append(Week(number=week + 1, start=first, sessions=tuple(sessions)))
    return plan_of(tuple(built), tzid, **changes)


def plan_of(weeks: tuple[Week, ...], tzid: str, **changes) -> Plan:
    given = {
        "id": PLAN_ID,
        "revision": 1,
        "issued": ISSUED,
        "programme": "lower-back",
        "content_version": "1",
        "language": "en",
        "timezone": tzid,
        "request": PlanRequest(programme="lower-back", start=weeks[0].start, timezone=tzid),
        "weeks": weeks,
        "minimum_day": (),
        "left_out": (),
        "notes": (),
    }
    return Plan(**{**given, **changes})


def one_session(tzid: str, start: str, *, fold: int = 0) -> Plan:
    """Return a plan of a single session that starts at this local time; `fold` 1 is the second of two equal ones."""
    local = datetime.fromisoformat(start).replace(fold=fold)
    only = session(1, local.date(), local.time(), tzid)
    return plan_of((Week(number=1, start=local.date(), sessions=(only,)),), tzid)


def texts(built: Plan) -> dict[int, SessionText]:
    return session_texts(built, names=NAMES, programme=PROGRAMME, words=event_words(), wording=wording())
