"""Measure a figure against its props: does what rests lie over the seat, and does nothing go through wood or wall?

The contact of a rest is a height only (`contacts`); here is the rest of it. Metres, unless the name says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from planmaker.figure.flesh import Flesh, Placed, Places
from planmaker.figure.obstacles import TRUNK_GIVES_TO_THIGH
from planmaker.figure.props import PILLOWS, blocks, top_of
from planmaker.figure.skeleton import Array, Stance, Vector
from planmaker.figure.supports import RESTS, WALL
from planmaker.figure.task import Task, links_of

ON_TOP_MM: Final = 15.0
"""What rests may hang over an edge by this much; the fingers of a palm that rests there may hang over it freely."""
_SAT_ON_GIVES: Final = TRUNK_GIVES_TO_THIGH  # so far the flesh of hips and thighs moves aside on the edge of a seat
_SITS: Final = ("hips", "hem", "left thigh", "right thigh")
_LOWEST: Final = 0.010  # flesh that is no higher above its lowest point may be what touches
_NEAR: Final = 0.20  # the thickest flesh reaches no further from its middle


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Something that rests on a prop at its height, but beside it."""

    what: str
    at: str
    mm: float

    def __str__(self) -> str:
        """Say it in one line."""
        how = "'under', 'along', 'across'" if self.at in PILLOWS else "'along', 'across'"
        return f"{self.what}: {self.mm:.0f} mm beside the {self.at}; move the {self.at} ({how}) or the figure ('place')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """The deepest that something is where it should not be, in millimetres; and what to do, if that is known."""

    mm: float
    where: str
    hint: str = ""

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.where} by {self.mm:.1f} mm{self.hint}"


def beside_props(task: Task, stance: Stance, placed: Placed, stands_from: Vector) -> Iterator[Beside]:
    """Yield what rests on a prop, or should touch it, and is not over its top.

    Args:
        task: the frame's.
        stance: the figure's.
        placed: its flesh.
        stands_from: the pelvis in the first frame.
    """
    frame = task.frame
    touches = ((touch.what, touch.at) for touch in frame.touch)
    for word, support in dict.fromkeys((*frame.rests(), *touches)):
        top = top_of(support, frame.props[support], stance, stands_from) if support in frame.props else None
        curls_over = word.endswith("fingers") and (word.replace("fingers", "palm"), support) in frame.rests()
        if top is not None and not curls_over:
            places = task.flesh.pieces(RESTS[word]) if word in RESTS else np.unique(links_of(task.flesh, word).places)
            mm = 1000 * float(top.beside(_lowest_points(task.flesh, placed, places)).min())
            if mm > ON_TOP_MM:
                yield Beside(what=word, at=support, mm=mm)


def _lowest_points(flesh: Flesh, placed: Placed, places: Places) -> Array:
    """Return the undersides (n, 3) of the ellipsoids that are about the lowest."""
    least = flesh.least(placed, places, 1)[0]
    lowest = places[least < least.min() + _LOWEST]
    axes, squares = placed.axes[0, lowest], flesh.squares[lowest]
    down = axes[:, 1] * squares
    reach = np.sqrt((axes[:, 1] * down).sum(axis=1, keepdims=True))
    return np.asarray(placed.centres[0, lowest] - (axes @ down[..., None])[..., 0] / reach)


def through_props(task: Task, stance: Stance, placed: Placed, stands_from: Vector) -> Depth:
    """Return the deepest that a part of the figure, fingers and toes left out, is in a chair, table, bed or wall.

    What gives way under who sits there is taken off, as it is where limb presses on limb.
    """
    names = [part.name for part in task.flesh.parts if not part.fine]
    links = task.flesh.links(*names).places
    deepest = Depth(mm=0.0, where="")
    for kind, prop in task.frame.props.items():
        depths = (
            [_behind_the_wall(task.flesh, placed, links)]
            if kind == WALL
            else [
                _in_block(task.flesh, placed, links, block.corners)
                for block in blocks({kind: prop}, stance, stands_from)
            ]
        )
        sat_on = any(word == "pelvis" and support == kind for word, support in task.frame.rests())
        gives = [_SAT_ON_GIVES if sat_on and task.flesh.owners[one] in _SITS else 0.0 for one, _ in links]
        for depth in (each - gives for each in depths):
            worst = int(depth.argmax())
            if 1000 * depth[worst] > deepest.mm:
                owner = task.flesh.owners[links[worst, 0]]
                where, hint = (
                    f"{owner} goes through the {kind}",
                    _way_out(kind, is_rested_on=kind in task.frame.rest_on),
                )
                deepest = Depth(mm=1000 * float(depth[worst]), where=where, hint=hint)
    return deepest


def _way_out(kind: str, *, is_rested_on: bool) -> str:
    if kind in {WALL, "bed"} and not is_rested_on:
        return f"; write 'rest on {kind}'"
    return "" if kind == WALL else f"; move the {kind} ('along', 'across')"


def _behind_the_wall(flesh: Flesh, placed: Placed, links: Places) -> Array:
    """Return how far each hull is behind the plane of the wall."""
    return np.asarray(-flesh.least(placed, links.ravel(), 0)[0].reshape(-1, 2).min(axis=1))


def _in_block(flesh: Flesh, placed: Placed, links: Places, corners: Array) -> Array:
    """Return how deep each hull is in a block (less than 0: apart): the least way that parts them."""
    depths = np.full(len(links), -_NEAR)
    ends = placed.centres[0, links]
    low, high = corners.min(axis=0) - _NEAR, corners.max(axis=0) + _NEAR
    near = np.flatnonzero(((ends.max(axis=1) > low) & (ends.min(axis=1) < high)).all(axis=1))
    if near.size:
        depths[near] = -_apart(flesh, placed, links[near], corners, _directions())
    return depths


def _apart(flesh: Flesh, placed: Placed, links: Places, corners: Array, directions: Array) -> Array:
    """Return the most by which a plane across one of the directions (n, 3) keeps each hull and the block apart."""
    many = np.broadcast_to(directions, (len(links), *directions.shape))
    block = (directions @ corners.T).min(axis=1)
    return np.asarray((block - flesh.support(placed, links, many)[0]).max(axis=1))


def _directions() -> Array:
    """Return the ways out of a block: across its faces, edges and corners, and steps between them."""
    steps: Sequence[float] = (-1.0, -0.5, 0.0, 0.5, 1.0)
    ways = np.array([way for way in product(steps, repeat=3) if max(map(abs, way)) == 1])
    return np.asarray(ways / np.linalg.norm(ways, axis=1, keepdims=True))
