"""Which exercises on which day of a week: each on enough days, no session too long or too full.

`spread` does not look at the minutes: it finds days that keep the longest session short, and the caller sees whether
that fits. So whatever fits in some time also fits in more. `fill` then uses the room that is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

from planmaker.planner.eligible import Candidate

Sessions = tuple[frozenset[str], ...]
"""The ids of each session of a week."""


def spread(
    chosen: Sequence[Candidate],
    days: int,
    *,
    least_days: int,
    most_per_session: int,
    seconds: Callable[[frozenset[str]], int],
) -> Sessions | None:
    """Return sessions in which each exercise comes on `least_days` days (or on all, if there are fewer).

    Args:
        chosen: the exercises of the week.
        days: how many sessions the week has.
        least_days: on how many of them each exercise comes.
        most_per_session: how many exercises a session may have.
        seconds: what a session of these ids takes.

    Returns:
        The ids of each session, or None if there are too many exercises.
    """
    times = min(least_days, days)
    sessions: list[frozenset[str]] = [frozenset()] * days
    for candidate in sorted(chosen, key=lambda c: (-seconds(frozenset({c.id})), c.id)):
        open_days = [day for day in range(days) if len(sessions[day]) < most_per_session]
        if len(open_days) < times:
            return None
        added = {day: seconds(sessions[day] | {candidate.id}) for day in open_days}
        best = min(
            combinations(open_days, times),
            key=lambda picked: (
                max(added[day] for day in picked),
                sum(added[day] for day in picked),
                -min((later - earlier for earlier, later in pairwise(picked)), default=0),
                picked,
            ),
        )
        for day in best:
            sessions[day] |= {candidate.id}
    return tuple(sessions)


def fill(
    sessions: Sessions,
    preferred: Sequence[str],
    *,
    usual_per_session: int,
    allowed: Callable[[str, frozenset[str], int], bool],
) -> Sessions:
    """Return the sessions with more in those that have room, the least planned exercise first.

    Args:
        sessions: where to start from.
        preferred: the week's ids, best first.
        usual_per_session: fill up to so many exercises.
        allowed: whether an id may join a session, given on how many days it will then come.
    """
    filled = list(sessions)
    while True:
        count = {i: sum(i in session for session in filled) for i in preferred}
        roomy = sorted(
            (day for day, s in enumerate(filled) if len(s) < usual_per_session), key=lambda d: len(filled[d])
        )
        choice = next(
            (
                (day, i)
                for day in roomy
                for i in sorted(preferred, key=lambda i: (count[i], preferred.index(i)))
                if i not in filled[day] and allowed(i, filled[day], count[i] + 1)
            ),
            None,
        )
        if choice is None:
            return tuple(filled)
        day, exercise_id = choice
        filled[day] |= {exercise_id}
