"""Find the posture that comes closest to all its concerns: a damped least squares, tried from two starts.

The same concerns give the same angles on the same machine: there is no chance in it, and no clock. What is kept is
rounded (`ANGLE_DECIMALS`), so that tiny differences between machines vanish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from planmaker.figure.concerns import Concern, Scene, total
from planmaker.figure.flesh import Flesh
from planmaker.figure.joints import DEGREES, mirrored_angles
from planmaker.figure.skeleton import Array, Proportions

MOST_STEPS = 60
WIDEST_STEP = 20.0  # degrees
GOOD_COST = 60.0  # a start that ends below this needs no second one
ANGLE_DECIMALS, PLACE_DECIMALS = 2, 4  # of degrees, of metres

_METRES = 3  # the first so many degrees of freedom are the place of the pelvis
_PROBES = np.array([1e-4] * _METRES + [0.05] * (len(DEGREES) - _METRES))
_SETTLED = 4e-4  # a step that gains a smaller share of the cost is the last one
_FEWEST_STEPS = 5
_STARTS: Sequence[Sequence[float]] = ((1.0,), (0.08, 1.0))
"""How hard obstacles push, stage by stage: at once, or only after the limbs have found their places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The angles found, in the order of `DEGREES`, rounded; and what is left of the cost."""

    angles: tuple[float, ...]
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What to solve: concerns for one body, and where to start, (degrees of freedom,).

    If the concerns are the same for both sides, so are the angles found.
    """

    flesh: Flesh
    proportions: Proportions
    concerns: Sequence[Concern]
    start: Array
    symmetric: bool = False

    def cost(self, angles: Array, push: float) -> tuple[float, Array]:
        """Return the cost of one posture and its residuals, with all concerns aimed at it."""
        scene = Scene(angles[None], self.flesh, self.proportions)
        for concern in self.concerns:
            concern.aim(scene)
        residuals = total(self.concerns, scene, push)[0]
        return float(residuals @ residuals), residuals

    def slopes(self, angles: Array, residuals: Array, push: float) -> Array:
        """Return how the residuals change with each degree of freedom: (residuals, degrees of freedom)."""
        probed = Scene(angles + np.diag(_PROBES), self.flesh, self.proportions)
        return np.asarray(((total(self.concerns, probed, push) - residuals) / _PROBES[:, None]).T)


def solve(problem: Problem) -> Solution:
    """Return the better end of two descents."""
    ends: list[tuple[float, Array]] = []
    for stages in _STARTS:
        angles, cost = problem.start, np.inf
        for push in stages:
            angles, cost = _descend(problem, angles, push)
        ends.append((cost, angles))
        if cost < GOOD_COST:
            break
    cost, angles = min(ends, key=lambda end: end[0])
    return Solution(angles=rounded(angles), cost=cost)


def rounded(angles: Sequence[float] | Array) -> tuple[float, ...]:
    """Return angles as they are kept: degrees to a hundredth, metres to a tenth of a millimetre."""
    return tuple(
        round(float(angle), PLACE_DECIMALS if place < _METRES else ANGLE_DECIMALS) + 0.0
        for place, angle in enumerate(angles)
    )


def _descend(problem: Problem, angles: Array, push: float) -> tuple[Array, float]:
    """Step downhill until nothing is gained: Levenberg and Marquardt."""
    damping = 1.0
    cost, residuals = problem.cost(angles, push)
    for count in range(MOST_STEPS):
        slopes = problem.slopes(angles, residuals, push)
        found = _step(problem, _Spot(angles, cost, residuals, damping), slopes, push)
        if found is None:
            break
        settled = cost - found.cost < _SETTLED * cost
        angles, cost, residuals, damping = found
        if settled and count >= _FEWEST_STEPS:
            break
    return angles, cost


class _Spot(NamedTuple):
    """Where a descent is."""

    angles: Array
    cost: float
    residuals: Array
    damping: float


def _step(problem: Problem, spot: _Spot, slopes: Array, push: float) -> _Spot | None:
    """Return the first step that lowers the cost, with more damping each time; None if there is none."""
    angles, cost, residuals, damping = spot
    curve, pull = slopes.T @ slopes, slopes.T @ residuals
    scale = np.diag(np.diag(curve) + 1e-6)
    for _ in range(7):
        step = np.linalg.solve(curve + damping * scale, -pull)
        if problem.symmetric:
            step = (step + np.array(mirrored_angles(tuple(step)))) / 2
        step *= min(1.0, WIDEST_STEP / max(np.abs(step[_METRES:]).max(), 1e-9))
        tried = angles + step
        new_cost, new_residuals = problem.cost(tried, push)
        if new_cost < cost:
            return _Spot(tried, new_cost, new_residuals, max(damping / 5, 1e-6))
        damping *= 4
    problem.cost(angles, push)  # aims the concerns back at where the body is
    return None
