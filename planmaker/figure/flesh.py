"""All ellipsoids of a figure as arrays, for many postures at once: how low they reach, how far apart they are.

A part is a union of hulls of neighbouring ellipsoids (links). How far a link reaches in a direction is exact, so a gap
between two links is too: it is the most by which any plane keeps them apart, and where they overlap, minus the least
way that parts them. Metres throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planmaker.figure.parts import Ellipsoid, Part
from planmaker.figure.skeleton import BONE_PLACE, Array, Frames, Stance
from planmaker.figure.supports import Piece

Places = NDArray[np.intp]


class Links(NamedTuple):
    """Hulls of two ellipsoids each: their places in the flesh, (links, 2); one of its own is written twice."""

    places: Places

    def __len__(self) -> int:
        return len(self.places)


class Placed(NamedTuple):
    """Ellipsoids in the world: centres (sets, n, 3) and axes (sets, n, 3, 3), one column per axis."""

    centres: Array
    axes: Array


class Gaps(NamedTuple):
    """Between pairs of links: how far apart (less than 0: how deep in each other), and along which direction."""

    metres: Array
    directions: Array


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Flesh:
    """The ellipsoids of all parts: which part each belongs to, its bone's row, its centre and its squared radii."""

    parts: tuple[Part, ...]
    owners: tuple[str, ...]
    ellipsoids: tuple[Ellipsoid, ...]
    bones: Places
    centres: Array
    squares: Array

    @classmethod
    def of(cls, parts: Sequence[Part]) -> Flesh:
        """Gather the ellipsoids of parts, in their order."""
        owned = [(part.name, piece) for part in parts for chain in part.chains for piece in chain]
        return cls(
            parts=tuple(parts),
            owners=tuple(name for name, _ in owned),
            ellipsoids=tuple(piece for _, piece in owned),
            bones=np.array([BONE_PLACE[piece.bone] for _, piece in owned], np.intp),
            centres=np.array([piece.centre for _, piece in owned], float),
            squares=np.array([piece.radii for _, piece in owned], float) ** 2,
        )

    def pieces(self, wanted: Iterable[Piece]) -> Places:
        """Return where the ellipsoids of some pieces stand."""
        found = [
            place
            for piece in wanted
            for place, (owner, ellipsoid) in enumerate(zip(self.owners, self.ellipsoids, strict=True))
            if owner == piece.part
            and piece.bone in {"", ellipsoid.bone}
            and (piece.ahead is None or abs(ellipsoid.centre[0] - piece.ahead) < 1e-6)
        ]
        return np.array(found, np.intp)

    def solid(self) -> Places:
        """Return the ellipsoids that count as the body: without fingers and toes, each place in the body once."""
        fine = {part.name for part in self.parts if part.fine}
        first = {piece: place for place, piece in reversed(list(enumerate(self.ellipsoids)))}
        return np.array([place for place in sorted(first.values()) if self.owners[place] not in fine], np.intp)

    def thickness(self, bone: str, point: Array, normal: Array) -> float:
        """Return how far the flesh on a bone reaches beyond a point, along a direction of the bone's axes; 0 if not."""
        here = self.bones == BONE_PLACE[bone]
        offset, radii = (point - self.centres[here]) / np.sqrt(self.squares[here]), np.sqrt(self.squares[here])
        way = normal / radii
        square, half, rest = (way**2).sum(axis=1), (way * offset).sum(axis=1), (offset**2).sum(axis=1) - 1
        under_root = half**2 - square * rest
        leaves = (np.sqrt(np.maximum(under_root, 0)) - half) / square
        return float(leaves[under_root > 0].max(initial=0.0))

    def links(self, *names: str) -> Links:
        """Return the hulls that make up some parts."""
        found: list[tuple[int, int]] = []
        place = 0
        for part in self.parts:
            for chain in part.chains:
                run = range(place, place + len(chain))
                if part.name in names:
                    found += pairwise(run) if len(chain) > 1 else [(place, place)]
                place += len(chain)
        return Links(np.array(list(dict.fromkeys(found)), np.intp).reshape(-1, 2))

    def place(self, frames: Frames, places: Places | None = None) -> Placed:
        """Return where ellipsoids are in the world; all of them, or those at `places`."""
        chosen = slice(None) if places is None else places
        axes = frames.rotations[:, self.bones[chosen]]
        offsets = (axes @ self.centres[chosen][..., None])[..., 0]
        return Placed(frames.origins[:, self.bones[chosen]] + offsets, axes)

    def place_one(self, stance: Stance) -> Placed:
        """Return where all ellipsoids are in one stance, as a single set."""
        return self.place(Frames(stance.rotations[None], stance.origins[None]))

    def least(self, placed: Placed, places: Places, axis: int) -> Array:
        """Return how far down (axis 1) or back (axis 0) ellipsoids reach: (sets, places)."""
        centres, axes = placed.centres[:, places, axis], placed.axes[:, places, axis]
        reach: Array = centres - np.sqrt(np.einsum("bnj,nj->bn", axes**2, self.squares[places]))
        return reach

    def support(self, placed: Placed, links: Places, directions: Array) -> Array:
        """Return how far links reach along directions: the maximum of x . direction over the hull.

        Args:
            placed: where the ellipsoids are, one or more sets.
            links: the two ends of each hull, (links, 2).
            directions: one unit vector for each hull (links, 3), or several (links, many, 3).
        """
        many = directions if directions.ndim == 3 else directions[:, None]
        along = (many[:, None] @ placed.centres[:, links][..., None])[..., 0]
        turned = many[:, None] @ placed.axes[:, links]
        reach = along + np.sqrt((turned**2 @ self.squares[links][..., None])[..., 0])
        furthest = reach.max(axis=2)
        return np.asarray(furthest if directions.ndim == 3 else furthest[..., 0])

    def apart(self, placed: Placed, first: Places, second: Places, directions: Array) -> Array:
        """Return by how much planes across `directions` keep links apart: (sets, links) or (sets, links, many)."""
        return -self.support(placed, first, directions) - self.support(placed, second, -directions)

    def gaps(self, placed: Placed, first: Places, second: Places, *, fine: bool = True) -> Gaps:
        """Return the gaps between pairs of links, of one set, to 0.1 mm, or with fewer looks to 1 mm.

        The search starts along the lines between the ends and the middles of the hulls, then looks round the best
        direction so far in ever narrower cones.
        """
        metres, directions = self._best(placed, first, second, _first_guesses(placed, first, second))
        for cone in _cones() if fine else _cones()[1:4]:
            aside = np.linalg.norm(directions[:, None] + cone, axis=-1, keepdims=True)
            around = (directions[:, None] + cone) / aside
            looks = np.concatenate([directions[:, None], around], axis=1)
            metres, directions = self._best(placed, first, second, looks)
        return Gaps(metres, directions)

    def _best(self, placed: Placed, first: Places, second: Places, directions: Array) -> tuple[Array, Array]:
        apart = self.apart(placed, first, second, directions)[0]
        best = apart.argmax(axis=1)
        rows = np.arange(len(best))
        return apart[rows, best], directions[rows, best]

    def gap(self, stance: Stance, one: Links, other: Links) -> float:
        """Return how far two sets of hulls are apart in one stance (less than 0: how deep one is in the other)."""
        first, second = all_pairs(one, other)
        return float(self.gaps(self.place_one(stance), first, second).metres.min())


def all_pairs(one: Links, other: Links) -> tuple[Places, Places]:
    """Return every hull of one with every hull of the other: two arrays of the same length."""
    return np.repeat(one.places, len(other), axis=0), np.tile(other.places, (len(one), 1))


def _first_guesses(placed: Placed, first: Places, second: Places) -> Array:
    """Return unit directions from hull to hull, (links, 5, 3): between all ends, and between the middles."""
    ends, others = placed.centres[0, first], placed.centres[0, second]
    ways = (others[:, None] - ends[:, :, None]).reshape(len(first), 4, 3)
    middle = (others.mean(axis=1) - ends.mean(axis=1))[:, None]
    guesses = np.concatenate([ways, middle], axis=1)
    lengths = np.linalg.norm(guesses, axis=-1, keepdims=True)
    up = np.array([0.0, 1.0, 0.0])
    return np.where(lengths > 1e-6, guesses / np.maximum(lengths, 1e-6), up)


@cache
def _cones() -> tuple[Array, ...]:
    """Return steps aside from a direction, evenly spread over a sphere: (many, 3) for each cone, wide to narrow."""
    count = 14
    rows = np.arange(count) + 0.5
    height, turn = 1 - 2 * rows / count, rows * np.pi * (3 - 5**0.5)
    ring = np.sqrt(1 - height**2)
    sphere = np.stack([ring * np.cos(turn), height, ring * np.sin(turn)], axis=1)
    return tuple(sphere * size for size in (0.9, 0.45, 0.22, 0.11, 0.05, 0.02))
