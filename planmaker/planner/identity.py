"""Names that stay: the id of a plan and of each of its sessions, derived from what they are."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime, time
from enum import Enum

from planmaker.model import NAMESPACE, PlanRequest


def plan_id(request: PlanRequest, issued: datetime, row: str = "") -> uuid.UUID:
    """Return the id of the plan that a request gets at a time of issue; `row` tells equal rows of a batch apart."""
    parts = [f"{f.name}={_plain(getattr(request, f.name))}" for f in fields(request)]
    return uuid.uuid5(NAMESPACE, "\n".join([*parts, f"issued={issued.isoformat()}", f"row={row}"]))


def session_uid(plan: uuid.UUID, number: int) -> str:
    """Return the name by which calendars know a session: no date and no person's name is in it."""
    return str(uuid.uuid5(plan, f"session/{number}"))


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{','.join(_plain(entry) for entry in value)}]"
    if isinstance(value, Mapping):
        return f"[{','.join(sorted(f'{_plain(k)}:{_plain(v)}' for k, v in value.items()))}]"
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    return repr(value)
