"""A block: what was drawn once, ready to be placed on any page.

The operators leave a `%d` for the number of each marked content; the tree has a slot for each, in the same order.
The origin is the top left corner, so that operators use y <= 0. A block changes neither with its place nor with
its document; blocks are values and may be kept, compared and used as keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from planmaker.render.pdf import syntax
from planmaker.render.pdf.annotation import Annotation
from planmaker.render.pdf.drawing import Form
from planmaker.render.pdf.fonts import Letter
from planmaker.render.pdf.tags import Attribute, Element, Role, Slot, slots


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A place that links lead to, by its name."""

    name: str
    x: float = 0.0
    y: float = 0.0

    def moved(self, dx: float, dy: float) -> Destination:
        """Return the destination for a block at another place."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An entry of the outline beside the pages; level 1 is the highest."""

    title: str
    level: int = 1
    y: float = 0.0

    def moved(self, _dx: float, dy: float) -> Bookmark:
        """Return the bookmark for a block at another place."""
        return replace(self, y=self.y + dy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Recorded operators and the structure they fill."""

    operators: bytes
    width: float
    height: float
    marked_content_count: int = 0
    tree: tuple[Element, ...] = ()
    letters: frozenset[Letter] = frozenset()
    forms: tuple[Form, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    destinations: tuple[Destination, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()

    def __post_init__(self) -> None:
        if slots(self.tree, Slot.CONTENT) != self.marked_content_count:
            raise ValueError("The tree of a block has not as many slots as its operators have marked contents.")
        if slots(self.tree, Slot.ANNOTATION) != len(self.annotations):
            raise ValueError("The tree of a block has not as many slots as the block has links and fields.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBlock:
    """A block and where its top left corner goes."""

    block: Block
    x: float
    y: float


def combine(placed: Sequence[PlacedBlock], *, width: float, height: float) -> Block:
    """Join placed blocks into one; they are read in the order given."""
    return Block(
        operators=b"\n".join(placed_operators(one) for one in placed),
        width=width,
        height=height,
        marked_content_count=sum(one.block.marked_content_count for one in placed),
        tree=tuple(element.moved(one.x, one.y) for one in placed for element in one.block.tree),
        letters=frozenset().union(*(one.block.letters for one in placed)),
        forms=tuple(dict.fromkeys(chain.from_iterable(one.block.forms for one in placed))),
        annotations=tuple(it.moved(one.x, one.y) for one in placed for it in one.block.annotations),
        destinations=tuple(place.moved(one.x, one.y) for one in placed for place in one.block.destinations),
        bookmarks=tuple(mark.moved(one.x, one.y) for one in placed for mark in one.block.bookmarks),
    )


def stack(blocks: Iterable[Block], *, gap: float = 0.0) -> Block:
    """Put blocks one below the other."""
    placed: list[PlacedBlock] = []
    y, width = 0.0, 0.0
    for block in blocks:
        if placed:
            y -= gap
        placed.append(PlacedBlock(block=block, x=0.0, y=y))
        y -= block.height
        width = max(width, block.width)
    return combine(placed, width=width, height=-y)


def tagged(block: Block, role: Role, *, attributes: tuple[Attribute, ...] = ()) -> Block:
    """Wrap the tree of a block in one more element: rows into a table, items into a list."""
    return replace(block, tree=(Element(role=role, kids=block.tree, attributes=attributes),))


def placed_operators(placed: PlacedBlock) -> bytes:
    """Return the operators of a block at its place, as a part of a larger content stream."""
    place = syntax.numbers((1, 0, 0, 1, placed.x, placed.y)).encode("ascii")
    return b"q %b cm\n%b\nQ" % (place, placed.block.operators)
