"""How far joints go: the normal range of every movement and what anatomy does not exceed, each with its source.

The numbers stand in ``illustrations/ranges.yaml``. An angle outside the normal range is worth a warning; one beyond
the limits is a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from planmaker.decode import read
from planmaker.figure.joints import Degree, in_words
from planmaker.resources import packaged

RANGES_FILE = "ranges.yaml"
_SLACK = 1.0  # degrees by which a solved angle may miss its range without a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From and to how many degrees a movement goes: `normal` after a `source`, and at the very most, `because`."""

    normal: tuple[float, float]
    source: str
    limit: tuple[float, float]
    because: str

    def __post_init__(self) -> None:
        (low, high), (lowest, highest) = self.normal, self.limit
        if not lowest <= low < high <= highest:
            raise ValueError("The normal range goes from less to more, and lies within the limits.")
        if not self.source or not self.because:
            raise ValueError("Name the source and the reason for the limit, or write '[GPK]'.")


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

    @property
    def what(self) -> str:
        """Say what is wrong with the angle, without naming the joint."""
        verdict = "beyond anatomy" if self.beyond_anatomy else "outside the normal range"
        return f"{in_words(self.degree[1], self.angle)[1]:.0f} degrees is {verdict}."

    def hint(self) -> str:
        """Return between what the angle should lie, and after whom."""
        most = f" At the most {self._spread(self.range.limit)}: {self.range.because}" if self.beyond_anatomy else ""
        return f"Normal: {self._spread(self.range.normal)} ({self.range.source}).{most}"

    def _spread(self, ends: tuple[float, float]) -> str:
        """Say from what to what, with the word for the opposite movement where it differs."""
        (less, low), (more, high) = (in_words(self.degree[1], end) for end in ends)
        return f"{low:g} to {high:g}" if less == more else f"{less} {low:g} to {more} {high:g}"

    def __str__(self) -> str:
        """Say it in one line."""
        joint, movement = self.degree
        word, angle = in_words(movement, self.angle)
        return f"{joint} {word} {angle:.0f}: outside the normal range of {self._spread(self.range.normal)}"


@cache
def built_in_ranges() -> Mapping[str, Mapping[str, Range]]:
    """Return the packaged ranges.

    Raises:
        ContentError: the file has faults.
    """
    return read(packaged("illustrations", RANGES_FILE)[RANGES_FILE], Ranges).ranges


def range_of(degree: Degree) -> Range:
    """Return the range of a movement; the pelvis, which carries the figure, has none."""
    joint, movement = degree
    return built_in_ranges()[joint.removeprefix("left ").removeprefix("right ")][movement]


def check_range(degree: Degree, angle: float) -> Finding | None:
    """Return what there is to say about an angle: nothing if it lies in the normal range."""
    found = Finding(degree=degree, angle=angle, range=range_of(degree))
    low, high = found.range.normal
    return None if low - _SLACK <= angle <= high + _SLACK else found
