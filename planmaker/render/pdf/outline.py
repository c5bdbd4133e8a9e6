"""The outline beside the pages: bookmarks of several levels as a tree of entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planmaker.render.pdf import syntax
from planmaker.render.pdf.block import Bookmark
from planmaker.render.pdf.objects import Objects

Entry = tuple[Bookmark, int]
"""A bookmark with its y on the page, and the object number of the page."""


@dataclass(slots=True)
class _Node:
    """An entry of the tree, or its root, with the number of its object."""

    number: int
    entry: Entry | None = None
    kids: list[_Node] = field(default_factory=list)


def add_outline(objects: Objects, entries: Sequence[Entry]) -> int | None:
    """Write the outline and return its number; without bookmarks there is none."""
    if not entries:
        return None
    root = _Node(objects.reserve())
    line = [(0, root)]
    for bookmark, page in entries:
        while line[-1][0] >= bookmark.level:
            line.pop()
        node = _Node(objects.reserve(), (bookmark, page))
        line[-1][1].kids.append(node)
        line.append((bookmark.level, node))
    objects.add(b"<</Type/Outlines%b/Count %d>>" % (_ends(root), len(root.kids)), root.number)
    _add_kids(objects, root)
    return root.number


def _add_kids(objects: Objects, parent: _Node) -> None:
    """Write the entries below one; a negative count means that they are folded at first."""
    kids = parent.kids
    for place, node in enumerate(kids):
        previous = kids[place - 1] if place else None
        following = kids[place + 1] if place + 1 < len(kids) else None
        around = (b"/Prev %b" % syntax.reference(previous.number) if previous else b"") + (
            b"/Next %b" % syntax.reference(following.number) if following else b""
        )
        below = b"%b/Count -%d" % (_ends(node), len(node.kids)) if node.kids else b""
        objects.add(
            b"<<%b/Parent %b%b%b>>" % (_target(node), syntax.reference(parent.number), around, below), node.number
        )
        _add_kids(objects, node)


def _ends(node: _Node) -> bytes:
    """Point at the first and the last entry below one."""
    return b"/First %b/Last %b" % (syntax.reference(node.kids[0].number), syntax.reference(node.kids[-1].number))


def _target(node: _Node) -> bytes:
    """Write the words of an entry and the place that it leads to."""
    assert node.entry is not None  # noqa: S101 - only the root has none, and it is no kid
    bookmark, page = node.entry
    place = b"[%b/XYZ null %b null]" % (syntax.reference(page), syntax.number(bookmark.y).encode("ascii"))
    return b"/Title%b/Dest%b" % (syntax.text_string(bookmark.title), place)
