"""The planner's reasons in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from planmaker.handout.wording import Wording, clock, day_and_date
from planmaker.model import LanguageWords, Plan, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonWords:
    """All of ``reasons.yaml`` in one language: sentences by the key of the rule."""

    left_out: Mapping[str, str]
    notes: Mapping[str, str]
    explain: Mapping[str, str]


def say_reason(reason: Reason, sentences: Mapping[str, str], content: LanguageWords, wording: Wording) -> str:
    """Return a reason as a sentence; the keys in its facts become words."""
    spoken = {name: _say_fact(name, value, content, wording) for name, value in reason.facts}
    return sentences[reason.rule].format(**spoken)


def _say_fact(name: str, value: str, content: LanguageWords, wording: Wording) -> str:
    vocabulary = content.vocabulary
    if name in {"health", "avoid", "place"}:
        spoken: Mapping[str, str] = {
            "health": vocabulary.health,
            "avoid": vocabulary.avoid,
            "place": vocabulary.places,
        }[name]
        return spoken[value]
    if name == "weekday":
        return wording.dates.days[int(value)]
    if name == "date":
        return day_and_date(date.fromisoformat(value), wording.dates)
    if name in {"asked", "start"}:
        return clock(time.fromisoformat(value), wording.dates)
    return value


def notes_of(plan: Plan) -> tuple[Reason, ...]:
    """Return everything that a person should know about how the choices were met."""
    unasked = (Reason(rule="no-health"),) if plan.request.health is None else ()
    moved = tuple(
        Reason(
            rule="moved",
            facts=(
                ("date", session.date.isoformat()),
                ("asked", session.moved_from.isoformat("minutes")),
                ("start", session.start.time().isoformat("minutes")),
            ),
        )
        for session in plan.sessions
        if session.moved_from is not None
    )
    return (*unasked, *plan.notes, *moved)
