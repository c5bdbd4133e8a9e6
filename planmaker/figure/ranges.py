"""How far joints go: the normal range of every movement and what anatomy does not exceed, each with its source.

The numbers stand in ``illustrations/ranges.yaml``. An angle outside the normal range is worth a warning; one beyond
the limits is a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from planmaker.decode import decode, parse
from planmaker.errors import ContentError, Problem
from planmaker.figure.joints import Degree
from planmaker.resources import packaged

RANGES_FILE = "ranges.yaml"
_SLACK = 1.0  # degrees by which a solved angle may miss its range without a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From and to how many degrees a movement goes, normally and at the very most."""

    normal: tuple[float, float]
    limit: tuple[float, float]
    source: str

    def __post_init__(self) -> None:
        (low, high), (lowest, highest) = self.normal, self.limit
        if not lowest <= low < high <= highest:
            raise ValueError("The normal range goes from less to more, and lies within the limits.")
        if not self.source:
            raise ValueError("Name the source, or write '[GPK]'.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranges:
    """The shape of ``ranges.yaml``: for every joint (without its side) and movement its range."""

    ranges: Mapping[str, Mapping[str, Range]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An angle outside the range of its movement."""

    degree: Degree
    angle: float
    range: Range

    @property
    def beyond_anatomy(self) -> bool:
        """Whether no body does that."""
        low, high = self.range.limit
        return not low - _SLACK <= self.angle <= high + _SLACK

    def hint(self) -> str:
        """Return between what the angle should lie, and after whom."""
        low, high = self.range.normal
        lowest, highest = self.range.limit
        return f"Normal: {low:g} to {high:g}, at the most {lowest:g} to {highest:g} ({self.range.source})."

    def __str__(self) -> str:
        """Say it in one line."""
        joint, movement = self.degree
        low, high = self.range.normal
        return f"{joint} {movement} {self.angle:.0f}: outside the normal range of {low:g} to {high:g}"


@cache
def built_in_ranges() -> Mapping[str, Mapping[str, Range]]:
    """Return the packaged ranges.

    Raises:
        ContentError: the file has faults.
    """
    problems: list[Problem] = []
    file = packaged("illustrations", RANGES_FILE)[RANGES_FILE]
    root = parse(file, problems)
    found = decode(root, Ranges, file, problems) if root is not None else None
    if found is None:
        raise ContentError(problems)
    return found.ranges


def range_of(degree: Degree) -> Range:
    """Return the range of a movement; the pelvis, which carries the figure, has none."""
    joint, movement = degree
    return built_in_ranges()[joint.removeprefix("left ").removeprefix("right ")][movement]


def check_range(degree: Degree, angle: float) -> Finding | None:
    """Return what there is to say about an angle: nothing if it lies in the normal range."""
    found = Finding(degree=degree, angle=angle, range=range_of(degree))
    low, high = found.range.normal
    return None if low - _SLACK <= angle <= high + _SLACK else found
