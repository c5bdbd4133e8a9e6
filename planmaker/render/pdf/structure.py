"""The structure tree in the file: elements get numbers, slots the numbers of what was painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from planmaker.render.pdf import syntax
from planmaker.render.pdf.block import PlacedBlock
from planmaker.render.pdf.objects import Objects
from planmaker.render.pdf.tags import Attribute, Box, Element, Role, Slot


class StructureTree:
    """Collects the elements of all pages under one Document, and who owns each painted content."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._root = objects.reserve()
        self._document = objects.reserve()
        self._top: list[int] = []
        self._owners: list[list[int]] = []
        self._annotation_owners: list[int] = []

    def add_page(self, placed: Sequence[PlacedBlock], *, page: int, annotations: Sequence[int]) -> None:
        """Hang the elements of a page under the document, in reading order.

        Args:
            placed: the blocks of the page.
            page: the object number of the page.
            annotations: the object numbers of the links and fields of the blocks, in their order.
        """
        writer = _PageElements(self._objects, page, annotations)
        for one in placed:
            for element in one.block.tree:
                self._top.append(writer.add(element.moved(one.x, one.y), parent=self._document))
        self._owners.append(writer.owners)
        self._annotation_owners += writer.annotation_owners

    def finish(self) -> int:
        """Write the document element and the index from content to elements; return the root's number."""
        parents = [b"%d[%b]" % (key, syntax.references(owners)) for key, owners in enumerate(self._owners)] + [
            b"%d %b" % (key, syntax.reference(owner))
            for key, owner in enumerate(self._annotation_owners, len(self._owners))
        ]
        index = self._objects.add(b"<</Nums[%b]>>" % b" ".join(parents))
        top = syntax.references(self._top)
        document = b"<</Type/StructElem/S/%b/P %b/K[%b]>>"
        name = Role.DOCUMENT.encode("ascii")
        self._objects.add(document % (name, syntax.reference(self._root), top), self._document)
        root = b"<</Type/StructTreeRoot/K[%b]/ParentTree %b/ParentTreeNextKey %d>>"
        self._objects.add(root % (syntax.reference(self._document), syntax.reference(index), len(parents)), self._root)
        return self._root


class _PageElements:
    """Writes the elements of one page."""

    def __init__(self, objects: Objects, page: int, annotations: Sequence[int]) -> None:
        self._objects = objects
        self._page = page
        self._annotations: Iterator[int] = iter(annotations)
        self.owners: list[int] = []
        self.annotation_owners: list[int] = []

    def add(self, element: Element, *, parent: int) -> int:
        """Write an element and all it holds; return its number."""
        number = self._objects.reserve()
        kids: list[bytes] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(syntax.reference(self.add(kid, parent=number)))
            elif kid is Slot.CONTENT:
                kids.append(b"%d" % len(self.owners))
                self.owners.append(number)
            else:
                kids.append(b"<</Type/OBJR/Obj %b>>" % syntax.reference(next(self._annotations)))
                self.annotation_owners.append(number)
        place = b"/P %b/Pg %b" % (syntax.reference(parent), syntax.reference(self._page))
        held = b"/K[%b]" % b" ".join(kids) if kids else b""
        self._objects.add(b"<</Type/StructElem%b%b%b>>" % (_head(element), place, held), number)
        return number


def _head(element: Element) -> bytes:
    """Write what an element says of itself."""
    words = (("Alt", element.alt), ("ActualText", element.actual_text), ("Lang", element.language))
    said = b"".join(b"/%b%b" % (key.encode("ascii"), syntax.text_string(text)) for key, text in words if text)
    attributes = _attributes(element.attributes) + (_placement(element.bbox) if element.bbox else b"")
    return b"/S/%b%b%b" % (element.role.encode("ascii"), said, b"/A[%b]" % attributes if attributes else b"")


def _attributes(attributes: Sequence[Attribute]) -> bytes:
    """Write attributes, one dictionary for each owner."""
    owned = groupby(sorted(attributes, key=lambda one: (one.owner, one.name)), key=lambda one: one.owner)
    return b"".join(f"<</O/{owner}{''.join(map(_attribute, one))}>>".encode("ascii") for owner, one in owned)


def _attribute(attribute: Attribute) -> str:
    """Write an attribute: a number as it is, anything else as a name."""
    value = attribute.value
    return f"/{attribute.name} {value}" if isinstance(value, int) else f"/{attribute.name}/{value}"


def _placement(bbox: Box) -> bytes:
    """Write where a figure stands on its page."""
    return b"<</O/Layout/Placement/Block/BBox%b>>" % syntax.box(bbox)
