"""A plan as JSON, for other programs and for the next revision; `read_plan` gives the same plan back.

The shape is described by ``plan-schema-1.json`` in this package and by docs/plan-json.md.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, NoReturn, TypeVar
from zoneinfo import ZoneInfo

from planmaker.errors import PlanmakerError, UsageError
from planmaker.handout.wording import Wording, dose_line
from planmaker.model import (
    Dose,
    Item,
    LeftOut,
    Plan,
    PlanRequest,
    Reason,
    Session,
    SessionStatus,
    Variety,
    Week,
    Weekday,
)
from planmaker.resources import zone

SCHEMA = "planmaker.plan/1"

HINT = "Give a plan.json as planmaker wrote it."
LARGEST_NUMBER = 1_000_000_000
LONGEST_QUOTE = 60
WEEKDAY = "a day of the week"

Json = dict[str, Any]
T = TypeVar("T")


class PlanFileError(PlanmakerError):
    """A plan file cannot be read as a plan."""


def render_json(plan: Plan, wording: Wording) -> bytes:
    """Return the plan as JSON, with each dose also in words."""
    content: Json = {
        "schema": SCHEMA,
        "id": str(plan.id),
        "revision": plan.revision,
        "issued": _instant(plan.issued),
        "programme": plan.programme,
        "content_version": plan.content_version,
        "language": plan.language,
        "timezone": plan.timezone,
        "request": _request(plan.request),
        "minimum_day": list(plan.minimum_day),
        "left_out": [{"exercise": left.exercise, "reason": _reason(left.reason)} for left in plan.left_out],
        "notes": [_reason(note) for note in plan.notes],
        "weeks": [
            {
                "number": week.number,
                "start": week.start.isoformat(),
                "sessions": [_session(session, wording) for session in week.sessions],
            }
            for week in plan.weeks
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _reason(reason: Reason) -> Json:
    return {"rule": reason.rule, "facts": dict(reason.facts)}


def _request(request: PlanRequest) -> Json:
    days = request.days if isinstance(request.days, int) else [day.name.lower() for day in request.days]
    return {
        "programme": request.programme,
        "name": request.name,
        "start": request.start.isoformat(),
        "weeks": request.weeks,
        "days": days,
        "at": request.at.isoformat("minutes"),
        "at_by_day": {day.name.lower(): at.isoformat("minutes") for day, at in sorted(request.at_by_day.items())},
        "timezone": request.timezone,
        "minutes": request.minutes,
        "level": request.level,
        "goal": request.goal,
        "age": request.age,
        "place": request.place,
        "avoid": list(request.avoid),
        "health": None if request.health is None else list(request.health),
        "include": list(request.include),
        "exclude": list(request.exclude),
        "skip": [day.isoformat() for day in request.skip],
        "variety": request.variety.value,
        "region": request.region,
    }


def _session(session: Session, wording: Wording) -> Json:
    return {
        "number": session.number,
        "date": session.date.isoformat(),
        "start": session.start.isoformat(),
        "end": session.end.isoformat(),
        "moved_from": session.moved_from.isoformat("minutes") if session.moved_from else None,
        "uid": session.uid,
        "status": session.status.value,
        "sequence": session.sequence,
        "changed": _instant(session.changed),
        "seconds": session.seconds,
        "warm_up_seconds": session.warm_up_seconds,
        "cool_down_seconds": session.cool_down_seconds,
        "items": [
            {
                "exercise": item.exercise,
                "form": item.form,
                "sets": item.dose.sets,
                "repetitions": item.dose.repetitions,
                "hold_seconds": item.dose.hold_seconds,
                "sides": item.sides,
                "seconds": item.seconds,
                "dose": dose_line(item.dose, item.sides, wording.dose),
            }
            for item in session.items
        ],
    }


# --------------------------------------------------------------------------- and back


def read_plan(data: bytes) -> Plan:
    """Return the plan that a JSON file holds.

    Keys that are not of this schema are passed over.

    Raises:
        PlanFileError: it is not JSON, of another schema, or something in it is missing or wrong.
    """
    try:
        content = json.loads(data, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise PlanFileError(f"The plan is not JSON: {error}.", hint=HINT) from None
    root = _Node(value=content, path="")
    schema = root["schema"].value
    if schema != SCHEMA:
        hint = f"Give a plan.json whose schema is '{SCHEMA}'."
        raise PlanFileError(f"The plan has the schema {_shown(schema)}.", hint=hint)
    return _read(root)


def _no_constant(name: str) -> NoReturn:
    message = f"'{name}' is not a value in JSON"
    raise ValueError(message)


def _shown(value: object) -> str:
    """Return a value as messages quote it: short, on one line, in characters that every screen has."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value[: LONGEST_QUOTE + 1])[1:-1] if isinstance(value, str) else json.dumps(value)
    return f"'{text[:LONGEST_QUOTE]}...'" if len(text) > LONGEST_QUOTE else f"'{text}'"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    """A value in the file, and its path as messages name it: ``weeks[2].sessions[1].start``."""

    value: object
    path: str

    def fault(self, wanted: str) -> PlanFileError:
        where = f"'{self.path}'" if self.path else "The plan"
        return PlanFileError(f"{where} is {_shown(self.value)}, not {wanted}.", hint=HINT)

    def __getitem__(self, key: str) -> _Node:
        if not isinstance(self.value, dict):
            raise self.fault("an object")
        path = f"{self.path}.{key}" if self.path else key
        if key not in self.value:
            raise PlanFileError(f"The plan lacks '{path}'.", hint=HINT)
        return _Node(value=self.value[key], path=path)

    def items(self) -> Iterator[tuple[str, _Node]]:
        if not isinstance(self.value, dict):
            raise self.fault("an object")
        entries = self.value.items()
        return ((self.key(key), _Node(value=value, path=f"{self.path}[{_shown(key)}]")) for key, value in entries)

    def key(self, key: str) -> str:
        return _Node(value=key, path=f"{self.path}[{_shown(key)}]").text()

    def __iter__(self) -> Iterator[_Node]:
        if not isinstance(self.value, list):
            raise self.fault("a list")
        return (_Node(value=value, path=f"{self.path}[{n}]") for n, value in enumerate(self.value, 1))

    def maybe(self, read: Callable[[_Node], T]) -> T | None:
        return None if self.value is None else read(self)

    def text(self) -> str:
        if not isinstance(self.value, str) or _is_broken(self.value):
            raise self.fault("text")
        return self.value

    def texts(self) -> tuple[str, ...]:
        return tuple(node.text() for node in self)

    def number(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool) or not 0 <= self.value <= LARGEST_NUMBER:
            raise self.fault("a whole number")
        return self.value

    def made(self, make: Callable[[str], T], wanted: str) -> T:
        """Return what `make` makes of the text."""
        try:
            return make(self.text())
        except (KeyError, ValueError):
            raise self.fault(wanted) from None

    def day(self) -> date:
        return self.made(date.fromisoformat, "a date")

    def clock(self) -> time:
        return self.made(_time_of_day, "a time of day")

    def instant(self, there: ZoneInfo | None = None) -> datetime:
        """Return a moment, in UTC or in a zone."""
        try:
            return self.made(_moment, "a moment with its offset").astimezone(there or UTC)
        except OverflowError:
            raise self.fault("a moment of the calendar") from None


def _is_broken(text: str) -> bool:
    """Tell whether half of a surrogate pair is in a text: JSON can write it, no file can."""
    return re.search("[\ud800-\udfff]", text) is not None


def _time_of_day(text: str) -> time:
    at = time.fromisoformat(text)
    if at.tzinfo is not None:
        raise ValueError(text)
    return at


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _weekday(text: str) -> Weekday:
    return Weekday[text.upper()]


def _read(root: _Node) -> Plan:
    try:
        request, there = _read_request(root["request"]), zone(root["timezone"].text())
    except UsageError as error:
        raise PlanFileError(f"The plan's request is faulty: {error.message}", hint=HINT) from None
    return Plan(
        id=root["id"].made(uuid.UUID, "an id"),
        revision=root["revision"].number(),
        issued=root["issued"].instant(),
        programme=root["programme"].text(),
        content_version=root["content_version"].text(),
        language=root["language"].text(),
        timezone=root["timezone"].text(),
        request=request,
        minimum_day=root["minimum_day"].texts(),
        left_out=tuple(
            LeftOut(exercise=left["exercise"].text(), reason=_read_reason(left["reason"])) for left in root["left_out"]
        ),
        notes=tuple(_read_reason(note) for note in root["notes"]),
        weeks=tuple(
            Week(
                number=week["number"].number(),
                start=week["start"].day(),
                sessions=tuple(_read_session(session, there) for session in week["sessions"]),
            )
            for week in root["weeks"]
        ),
    )


def _read_reason(reason: _Node) -> Reason:
    facts = tuple((name, fact.text()) for name, fact in reason["facts"].items())
    return Reason(rule=reason["rule"].text(), facts=facts)


def _read_request(request: _Node) -> PlanRequest:
    days = request["days"]
    return PlanRequest(
        programme=request["programme"].text(),
        name=request["name"].text(),
        start=request["start"].day(),
        weeks=request["weeks"].number(),
        days=tuple(day.made(_weekday, WEEKDAY) for day in days) if isinstance(days.value, list) else days.number(),
        at=request["at"].clock(),
        at_by_day={
            _Node(value=day, path=at.path).made(_weekday, WEEKDAY): at.clock()
            for day, at in request["at_by_day"].items()
        },
        timezone=request["timezone"].text(),
        minutes=request["minutes"].number(),
        level=request["level"].text(),
        goal=request["goal"].text(),
        age=request["age"].maybe(_Node.number),
        place=request["place"].text(),
        avoid=request["avoid"].texts(),
        health=request["health"].maybe(_Node.texts),
        include=request["include"].texts(),
        exclude=request["exclude"].texts(),
        skip=tuple(day.day() for day in request["skip"]),
        variety=request["variety"].made(Variety, "all or few"),
        region=request["region"].text(),
    )


def _read_session(session: _Node, there: ZoneInfo) -> Session:
    return Session(
        number=session["number"].number(),
        date=session["date"].day(),
        start=session["start"].instant(there),
        end=session["end"].instant(there),
        moved_from=session["moved_from"].maybe(_Node.clock),
        uid=session["uid"].text(),
        status=session["status"].made(SessionStatus, "confirmed or cancelled"),
        sequence=session["sequence"].number(),
        changed=session["changed"].instant(),
        seconds=session["seconds"].number(),
        warm_up_seconds=session["warm_up_seconds"].number(),
        cool_down_seconds=session["cool_down_seconds"].number(),
        items=tuple(_read_item(item) for item in session["items"]),
    )


def _read_item(item: _Node) -> Item:
    sets, repetitions, hold = (
        item["sets"].number(),
        item["repetitions"].number(),
        item["hold_seconds"].maybe(_Node.number),
    )
    try:
        dose = Dose(sets=sets, repetitions=repetitions, hold_seconds=hold)
    except ValueError:
        raise item.fault("a dose that counts from one") from None
    return Item(
        exercise=item["exercise"].text(),
        form=item["form"].text(),
        dose=dose,
        sides=item["sides"].number(),
        seconds=item["seconds"].number(),
    )
