"""What a viewer reacts to: links to follow, boxes to tick, words to choose, lines to write on.

Each is a value with its place in a block. A field draws nothing on the page: the box or line that is printed is
drawn by itself, so that paper looks the same however a viewer prints its fields. What a box shows once it is ticked,
or a word once it is chosen, is a `Form`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from planmaker.render.pdf.drawing import Form
from planmaker.render.pdf.tags import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link: the boxes of its words, where it leads ("#name" in the document, else a URI), and that said in words."""

    boxes: tuple[Box, ...]
    target: str
    contents: str

    def moved(self, dx: float, dy: float) -> Link:
        """Return the link for a block at another place."""
        return replace(self, boxes=tuple(box.moved(dx, dy) for box in self.boxes))


@dataclass(frozen=True, slots=True, kw_only=True)
class TickBox:
    """A box to tick.

    `name` tells it from all other fields of the file, `label` says what it is for, `mark` is what it shows when ticked.
    """

    box: Box
    name: str
    label: str
    mark: Form

    def moved(self, dx: float, dy: float) -> TickBox:
        """Return the box for a block at another place."""
        return replace(self, box=self.box.moved(dx, dy))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several words, of which one is chosen; those of the same `name` belong together.

    `value` (a number as text) stands for the word in the file. `group_label` says what is chosen, `label` which
    answer this is, and `mark` is what shows that it is chosen.
    """

    box: Box
    name: str
    value: str
    group_label: str
    label: str
    mark: Form

    def moved(self, dx: float, dy: float) -> Choice:
        """Return the word for a block at another place."""
        return replace(self, box=self.box.moved(dx, dy))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of text to fill in.

    `size` is of the type, in points. `most` characters fit in; 0 is as many as one likes. `colour` has its parts from
    0 to 1.
    """

    box: Box
    name: str
    label: str
    colour: tuple[float, float, float]
    size: float
    most: int = 0
    centred: bool = False

    def moved(self, dx: float, dy: float) -> Entry:
        """Return the line for a block at another place."""
        return replace(self, box=self.box.moved(dx, dy))


Field: TypeAlias = TickBox | Choice | Entry
Annotation: TypeAlias = Link | Field
