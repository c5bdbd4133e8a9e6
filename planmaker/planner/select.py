"""Which exercises come first: an order of preference that does not depend on the minutes.

Because the order is fixed, more minutes can only let in more of it: coverage never falls when time is added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planmaker.model import Dose, Library, PlanRequest
from planmaker.planner.budget import Budget
from planmaker.planner.eligible import Candidate, level_rules


def by_preference(candidates: Mapping[str, Candidate], request: PlanRequest, library: Library) -> tuple[str, ...]:
    """Return the ids, best first: what was asked for, then each next one that adds most to the score."""
    doses = first_doses(candidates, request, library, short=False)
    chosen = [exercise_id for exercise_id in request.include if exercise_id in candidates]
    rest = sorted((c for c in candidates.values() if c.id not in chosen), key=lambda c: (c.exercise.order, c.id))
    budget = Budget.of(request, library)
    while rest:
        best = max(
            rest,
            key=lambda c: (
                round(_score([*(candidates[i] for i in chosen), c], candidates, doses, request, library), 6),
                -budget.moving_seconds(_postures([*(candidates[i] for i in chosen), c])),
                -c.exercise.order,
            ),
        )
        chosen.append(best.id)
        rest.remove(best)
    return tuple(chosen)


def by_cost(preferred: Sequence[str], bare_seconds: Mapping[str, int], included: Sequence[str]) -> tuple[str, ...]:
    """Return the same ids with the shortest first (after what was asked for): the most exercises for the time."""
    return tuple(sorted(preferred, key=lambda i: (i not in included, bare_seconds[i], preferred.index(i))))


def first_doses(
    candidates: Mapping[str, Candidate], request: PlanRequest, library: Library, *, short: bool
) -> dict[str, Dose]:
    """Return the dose that each exercise starts with at the request's level."""
    rung = level_rules(request, library).first_rung
    ladders = {candidate.id: candidate.ladder(short=short) for candidate in candidates.values()}
    return {exercise_id: ladder[min(rung, len(ladder)) - 1] for exercise_id, ladder in ladders.items()}


def _postures(chosen: Sequence[Candidate]) -> list[str]:
    return sorted({candidate.form.posture for candidate in chosen})


def _score(
    chosen: Sequence[Candidate],
    candidates: Mapping[str, Candidate],
    doses: Mapping[str, Dose],
    request: PlanRequest,
    library: Library,
) -> float:
    """Return how good a session of these would be: the soft goals, weighted.

    The use of time is left out on purpose: with it the order would depend on the minutes.
    """
    weights, target = library.rules.weights, library.rules.target_seconds_per_side
    usual = level_rules(request, library).usual_per_session
    held = [d for d in (doses[c.id] for c in chosen if not _is_moved(c)) if d.hold_seconds is not None]
    dose = sum(min(1, d.sets * d.repetitions * (d.hold_seconds or 0) / target) for d in held) / max(1, len(held))
    families = frozenset().union(*(c.exercise.families for c in chosen))
    all_families = frozenset().union(*(c.exercise.families for c in candidates.values()))
    few = max(0.0, 1 - max(0, len(chosen) - usual) / 3)
    goal = sum(request.goal in c.exercise.purposes for c in chosen) / len(chosen)
    positions = max(0.0, 1 - (len(_postures(chosen)) - 1) / 3)
    ease = 1 - sum(c.form.difficulty - 1 for c in chosen) / 2 / len(chosen)
    return (
        weights.dose * dose
        + weights.families * len(families) / max(1, len(all_families))
        + weights.few * few
        + weights.goal * goal
        + weights.positions * positions
        + weights.ease * ease
    )


def _is_moved(candidate: Candidate) -> bool:
    """Tell whether the target for held stretches does not apply: muscle work and movement have their own measure."""
    return candidate.exercise.kind != "hold"
