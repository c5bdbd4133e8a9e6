"""A plan as JSON, for other programs and for the next revision; `read_plan` gives the same plan back.

The shape is described by ``plan-schema-1.json`` in this package and by docs/plan-json.md.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from planmaker.errors import PlanmakerError
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

Json = dict[str, Any]


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

    Raises:
        PlanFileError: it is not JSON, of another schema, or something in it is missing or wrong.
    """
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise PlanFileError(f"The plan is not JSON: {error}.", hint="Give a plan.json that planmaker wrote.") from None
    schema = content.get("schema") if isinstance(content, dict) else None
    if schema != SCHEMA:
        raise PlanFileError(
            f"The plan has schema '{schema}', not '{SCHEMA}'.", hint="Give a plan.json of this version."
        )
    try:
        return _read(content)
    except KeyError as error:
        raise PlanFileError(f"The plan lacks {error}.", hint="Give a plan.json that planmaker wrote.") from None
    except (AttributeError, TypeError, ValueError) as error:
        raise PlanFileError(f"The plan is faulty: {error}.", hint="Give a plan.json that planmaker wrote.") from None


def _read(content: Json) -> Plan:
    there = zone(content["timezone"])
    return Plan(
        id=uuid.UUID(content["id"]),
        revision=content["revision"],
        issued=datetime.fromisoformat(content["issued"]),
        programme=content["programme"],
        content_version=content["content_version"],
        language=content["language"],
        timezone=content["timezone"],
        request=_read_request(content["request"]),
        minimum_day=tuple(content["minimum_day"]),
        left_out=tuple(
            LeftOut(exercise=left["exercise"], reason=_read_reason(left["reason"])) for left in content["left_out"]
        ),
        notes=tuple(_read_reason(note) for note in content["notes"]),
        weeks=tuple(
            Week(
                number=week["number"],
                start=date.fromisoformat(week["start"]),
                sessions=tuple(_read_session(session, there) for session in week["sessions"]),
            )
            for week in content["weeks"]
        ),
    )


def _read_reason(reason: Json) -> Reason:
    return Reason(rule=reason["rule"], facts=tuple(reason["facts"].items()))


def _read_request(request: Json) -> PlanRequest:
    days, by_day = request["days"], request["at_by_day"]
    at_by_day: Mapping[Weekday, time] = {Weekday[day.upper()]: time.fromisoformat(at) for day, at in by_day.items()}
    return PlanRequest(
        programme=request["programme"],
        name=request["name"],
        start=date.fromisoformat(request["start"]),
        weeks=request["weeks"],
        days=days if isinstance(days, int) else tuple(Weekday[day.upper()] for day in days),
        at=time.fromisoformat(request["at"]),
        at_by_day=at_by_day,
        timezone=request["timezone"],
        minutes=request["minutes"],
        level=request["level"],
        goal=request["goal"],
        age=request["age"],
        place=request["place"],
        avoid=tuple(request["avoid"]),
        health=None if request["health"] is None else tuple(request["health"]),
        include=tuple(request["include"]),
        exclude=tuple(request["exclude"]),
        skip=tuple(date.fromisoformat(day) for day in request["skip"]),
        variety=Variety(request["variety"]),
        region=request["region"],
    )


def _read_session(session: Json, there: ZoneInfo) -> Session:
    moved = session["moved_from"]
    return Session(
        number=session["number"],
        date=date.fromisoformat(session["date"]),
        start=datetime.fromisoformat(session["start"]).astimezone(there),
        end=datetime.fromisoformat(session["end"]).astimezone(there),
        moved_from=time.fromisoformat(moved) if moved else None,
        uid=session["uid"],
        status=SessionStatus(session["status"]),
        sequence=session["sequence"],
        changed=datetime.fromisoformat(session["changed"]),
        seconds=session["seconds"],
        warm_up_seconds=session["warm_up_seconds"],
        cool_down_seconds=session["cool_down_seconds"],
        items=tuple(
            Item(
                exercise=item["exercise"],
                form=item["form"],
                dose=Dose(sets=item["sets"], repetitions=item["repetitions"], hold_seconds=item["hold_seconds"]),
                sides=item["sides"],
                seconds=item["seconds"],
            )
            for item in session["items"]
        ),
    )
