"""The structure tree of a drawing: what a screen reader reads, and in which order.

Elements are values without numbers: where an element holds painted content there is a `Slot`, and the linker
gives the slots their numbers in reading order. Equal trees are equal values and may be keys of a memo.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import NamedTuple

from planmaker.errors import PlanmakerError


class Role(StrEnum):
    """The standard structure types in use; the value is the name in the file."""

    DOCUMENT = "Document"
    PART = "Part"
    SECT = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    P = "P"
    L = "L"
    LI = "LI"
    LBL = "Lbl"
    LBODY = "LBody"
    TABLE = "Table"
    THEAD = "THead"
    TBODY = "TBody"
    TR = "TR"
    TH = "TH"
    TD = "TD"
    FIGURE = "Figure"
    CAPTION = "Caption"
    SPAN = "Span"
    LINK = "Link"
    FORM = "Form"


class Slot(Enum):
    """A place in the tree for something painted: the next marked content, or the next annotation, of the block."""

    CONTENT = "content"
    ANNOTATION = "annotation"


class Box(NamedTuple):
    """A rectangle in points, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def moved(self, dx: float, dy: float) -> Box:
        """Return the box at another place."""
        return Box(self.left + dx, self.bottom + dy, self.right + dx, self.top + dy)

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """Return the smallest box that holds all of them."""
        left, bottom, right, top = zip(*boxes, strict=True)
        return cls(min(left), min(bottom), max(right), max(top))


class Attribute(NamedTuple):
    """A structure attribute: its owner ("Table", "List"), name and value (a name or a number)."""

    owner: str
    name: str
    value: str | int


class StructureError(PlanmakerError):
    """A structure element would leave a reader of the tags without what they need."""


_MAY_HOLD: dict[Role, frozenset[Role]] = {
    Role.L: frozenset({Role.LI, Role.L, Role.CAPTION}),
    Role.LI: frozenset({Role.LBL, Role.LBODY}),
    Role.TABLE: frozenset({Role.THEAD, Role.TBODY, Role.TR, Role.CAPTION}),
    Role.THEAD: frozenset({Role.TR}),
    Role.TBODY: frozenset({Role.TR}),
    Role.TR: frozenset({Role.TH, Role.TD}),
}
"""What ISO 32000 allows directly inside lists and tables; everything else may hold anything."""

_ONLY_IN: dict[Role, frozenset[Role]] = {
    kid: frozenset(role for role, kids in _MAY_HOLD.items() if kid in kids)
    for kid in (Role.LI, Role.LBODY, Role.TR, Role.TH, Role.TD, Role.THEAD, Role.TBODY)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A structure element: its role, what it holds, and the words that stand for it.

    `alt` describes what cannot be read; `actual_text` replaces what would be read wrongly; `language` is set where
    it differs from the document's; `bbox` is the place of a figure in its block.
    """

    role: Role
    kids: tuple[Kid, ...] = ()
    alt: str = ""
    actual_text: str = ""
    language: str = ""
    attributes: tuple[Attribute, ...] = ()
    bbox: Box | None = None

    def __post_init__(self) -> None:
        if self.role is Role.FIGURE:
            self._check_figure()
        if self.role is Role.FORM and self.kids != (Slot.ANNOTATION,):
            raise StructureError("A form element holds its field and nothing else.")
        if self.role is Role.TH and not any(attribute.name == "Scope" for attribute in self.attributes):
            raise StructureError(
                "A table header does not say what it heads.", hint="Give it a scope: table_header('Column')."
            )
        held = [kid.role for kid in self.kids if isinstance(kid, Element)]
        loose = self.role in _MAY_HOLD and len(held) < len(self.kids)
        allowed = _MAY_HOLD.get(self.role)
        for kid in held:
            if (allowed is not None and kid not in allowed) or (kid in _ONLY_IN and self.role not in _ONLY_IN[kid]):
                raise StructureError(f"A '{kid}' cannot stand directly in a '{self.role}'.")
        if loose:
            raise StructureError(
                f"A '{self.role}' cannot hold text or pictures directly.", hint="Tag its items or cells."
            )

    def _check_figure(self) -> None:
        """Refuse a picture that cannot be described to somebody who does not see it."""
        if not self.alt.strip():
            raise StructureError(
                "A figure has no alt text.", hint="Describe it, or draw it as an artifact if it only decorates."
            )
        if self.bbox is None:
            raise StructureError("A figure does not say where it is.", hint="Give its box.")

    def moved(self, dx: float, dy: float) -> Element:
        """Return the element for a block at another place."""
        kids = tuple(kid.moved(dx, dy) if isinstance(kid, Element) else kid for kid in self.kids)
        bbox = self.bbox.moved(dx, dy) if self.bbox else None
        return self if kids == self.kids and bbox == self.bbox else replace(self, kids=kids, bbox=bbox)


Kid = Element | Slot


def slots(tree: Iterable[Kid], kind: Slot) -> int:
    """Count the slots of one kind in a tree."""
    return sum(slots(kid.kids, kind) if isinstance(kid, Element) else kid is kind for kid in tree)


def table_header(scope: str = "Column", *, columns: int = 1, rows: int = 1) -> tuple[Attribute, ...]:
    """Return the attributes of a TH: what it heads ("Column", "Row" or "Both") and how many cells it spans."""
    return (Attribute("Table", "Scope", scope), *table_cell(columns=columns, rows=rows))


def table_cell(*, columns: int = 1, rows: int = 1) -> tuple[Attribute, ...]:
    """Return the attributes of a cell that spans columns or rows."""
    spans = (("ColSpan", columns), ("RowSpan", rows))
    return tuple(Attribute("Table", name, count) for name, count in spans if count > 1)


def list_numbering(kind: str = "Decimal") -> tuple[Attribute, ...]:
    """Return the attribute of an L that says how its labels count: "Decimal", "Disc", "None" ..."""
    return (Attribute("List", "ListNumbering", kind),)
