"""What is new in a week, compared with the weeks before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planmaker.model import Dose, Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs from the last time: new exercises, longer holds, more repetitions, another mix of the known ones."""

    first: bool
    new: tuple[str, ...]
    longer: bool
    more: bool
    other_mix: bool


def changes_of(weeks: Sequence[Week], number: int) -> Changes:
    """Return what is new in week `number` (from 1)."""
    before: dict[str, Dose] = {}
    for week in weeks[: number - 1]:
        before.update(_doses(week))
    now = _doses(weeks[number - 1])
    last = next((week for week in reversed(weeks[: number - 1]) if week.sessions), weeks[number - 1])
    known = [(before[i], dose) for i, dose in now.items() if i in before]
    return Changes(
        first=not before,
        new=tuple(i for i in now if i not in before),
        longer=any((new.hold_seconds or 0) > (old.hold_seconds or 0) for old, new in known),
        more=any(new.repetitions * new.sets > old.repetitions * old.sets for old, new in known),
        other_mix=set(_doses(last)) != set(now),
    )


def _doses(week: Week) -> dict[str, Dose]:
    return {item.exercise: item.dose for session in week.sessions for item in session.items}
