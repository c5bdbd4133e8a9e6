"""The recorder: what is drawn is tagged as it is drawn, and becomes a Block.

Content is tagged by where it is drawn. Text must stand in a tag or in an artifact. Shapes belong to a figure or an
artifact when they are drawn inside one; anywhere else (the ground of a table, the rule under a heading, a box to tick)
they are decoration, and become artifacts by themselves. Inside an artifact tags are without effect, so that a component
can be drawn as page furniture too.

"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from planmaker.errors import PlanmakerError
from planmaker.render.pdf.annotation import Annotation, Field, Link
from planmaker.render.pdf.block import Block, Bookmark, Destination, PlacedBlock, placed_operators
from planmaker.render.pdf.drawing import Form
from planmaker.render.pdf.fonts import NO_BREAK_SPACE, Font, Letter
from planmaker.render.pdf.syntax import number, numbers
from planmaker.render.pdf.tags import Attribute, Box, Element, Kid, Role, Slot

_KEPT_EMPTY = frozenset({Role.TD, Role.TH})
"""A cell without content keeps its place in the row; any other element without content is left out."""


class UntaggedTextError(PlanmakerError):
    """Text was drawn where no screen reader would find it."""

    def __init__(self, text: str) -> None:
        super().__init__(f"The text '{text}' has no tag.", hint="Draw it inside `pen.tag(...)` or `pen.artifact()`.")


@dataclass(slots=True, eq=False)
class _Open:
    """An element or artifact that is being drawn, with the boxes of its words; without a role, the block itself."""

    role: Role | None = None
    artifact: str | None = None
    kids: list[Kid] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)


class Recorder:
    """Keeps the operators, the open elements and the state of one block."""

    def __init__(self) -> None:
        self._operators: list[str] = []
        self._state: dict[str, str] = {}  # what is set, by its operator
        self._stack = [_Open()]
        self._marked: _Open | None = None
        self._decoration = _Open(artifact="")
        self._count = 0
        self._letters: set[Letter] = set()
        self._forms: dict[Form, None] = {}
        self._annotations: list[Annotation] = []
        self._destinations: list[Destination] = []
        self._bookmarks: list[Bookmark] = []

    # ---- structure

    @contextmanager
    def tag(
        self,
        role: str,
        *,
        alt: str = "",
        actual_text: str = "",
        language: str = "",
        attributes: tuple[Attribute, ...] = (),
        bbox: Box | None = None,
    ) -> Iterator[None]:
        """Tag what is drawn inside with a structure element."""
        opened = _Open(role=Role(role))
        with self._opened(opened):
            yield
        if self._in_artifact() or not (opened.kids or opened.role in _KEPT_EMPTY):
            return
        element = Element(
            role=Role(role),
            kids=tuple(opened.kids),
            alt=alt,
            actual_text=actual_text,
            language=language,
            attributes=attributes,
            bbox=bbox,
        )
        self._stack[-1].kids.append(element)

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Draw what is seen only: decoration, or furniture of the page ("Pagination")."""
        with self._opened(_Open(artifact=kind)):
            yield

    @contextmanager
    def link(self, target: str, contents: str) -> Iterator[None]:
        """Make the text drawn inside a link.

        Args:
            target: "#name" of a destination in the document, or a URI.
            contents: where it leads, in words.
        """
        opened = _Open(role=Role.LINK)
        with self._opened(opened):
            yield
        if not self._in_artifact() and opened.boxes:
            self._annotations.append(Link(boxes=tuple(opened.boxes), target=target, contents=contents))
            element = Element(role=Role.LINK, kids=(*opened.kids, Slot.ANNOTATION))
            self._stack[-1].kids.append(element)

    def field(self, field: Field) -> None:
        """Make a place that can be filled in on the screen; the box or line that is printed is drawn besides."""
        if self._in_artifact():
            return
        self._end_marked()
        self._annotations.append(field)
        self._stack[-1].kids.append(Element(role=Role.FORM, kids=(Slot.ANNOTATION,)))

    def destination(self, name: str, *, y: float = 0.0) -> None:
        """Name a place for links of the form "#name"."""
        self._destinations.append(Destination(name=name, y=y))

    def bookmark(self, title: str, *, level: int = 1, y: float = 0.0) -> None:
        """Add an entry to the outline of the document."""
        self._bookmarks.append(Bookmark(title=title, level=level, y=y))

    @contextmanager
    def _opened(self, opened: _Open) -> Iterator[None]:
        self._stack.append(opened)
        try:
            yield
        finally:
            self._stack.pop()
            if self._marked is opened:
                self._end_marked()

    def _in_artifact(self) -> bool:
        return any(opened.artifact is not None for opened in self._stack)

    def _mark_text(self, text: str) -> None:
        """Open the marked content that text at this point belongs to."""
        owner = self._stack[-1]
        if len(self._stack) == 1:
            raise UntaggedTextError(text)
        self._begin_marked(self._outermost_artifact() or owner)

    def _mark_shape(self) -> None:
        """Open the marked content that shapes at this point belong to."""
        owns = self._stack[-1].role is Role.FIGURE
        self._begin_marked(self._outermost_artifact() or (self._stack[-1] if owns else self._decoration))

    def _outermost_artifact(self) -> _Open | None:
        return next((opened for opened in self._stack if opened.artifact is not None), None)

    def _begin_marked(self, owner: _Open) -> None:
        if self._marked is owner:
            return
        self._end_marked()
        self._marked = owner
        if owner.artifact is not None:
            kind = f"<</Type/{owner.artifact}>> BDC" if owner.artifact else "BMC"
            self._operators.append(f"/Artifact {kind}")
        else:
            self._operators.append(f"/{owner.role}<</MCID %d>> BDC")
            owner.kids.append(Slot.CONTENT)
            self._count += 1

    def _end_marked(self) -> None:
        if self._marked is not None:
            self._operators.append("EMC")
            self._marked = None

    # ---- state

    @contextmanager
    def saved(self) -> Iterator[None]:
        """Restore clip, colours and lines afterwards."""
        self._end_marked()
        kept = self._state.copy()
        self._operators.append("q")
        yield
        self._end_marked()
        self._operators.append("Q")
        self._state = kept

    def _change(self, operator: str, value: str) -> None:
        """Set a part of the graphics state unless it is set already."""
        if self._state.get(operator) != value:
            self._state[operator] = value
            self._operators.append(f"{value} {operator}")

    def _set_type(self, pieces: Iterable[tuple[Font, str]], x: float, baseline: float, size: float) -> None:
        """Set pieces of text one after the other; a percent sign is doubled, for numbers are put in later."""
        words = []
        for font, text in pieces:
            type_ = f"/{font.name} {number(size)}"
            if self._state.get("Tf") != type_:
                self._state["Tf"] = type_
                words.append(f"{type_} Tf")
            words.append(f"{font.coded(text).replace('%', '%%')} Tj")
            self._letters |= {(font, char) for char in text if char != NO_BREAK_SPACE}
        self._operators.append(f"BT {numbers((x, baseline))} Td {' '.join(words)} ET")

    # ---- what was drawn

    def place(self, block: Block, x: float, y: float) -> None:
        """Draw a block with its top left corner at (x, y), as a part of the open element."""
        if block.tree and self._in_artifact():
            raise ValueError("A block with tags cannot become a part of an artifact.")
        self._end_marked()
        self._operators.append(placed_operators(PlacedBlock(block=block, x=x, y=y)).decode("ascii"))
        self._stack[-1].kids += [element.moved(x, y) for element in block.tree]
        for opened in self._stack:
            opened.boxes.append(Box(x, y - block.height, x + block.width, y))
        self._count += block.marked_content_count
        self._letters |= block.letters
        self._forms |= dict.fromkeys(block.forms)
        self._annotations += [one.moved(x, y) for one in block.annotations]
        self._destinations += [place.moved(x, y) for place in block.destinations]
        self._bookmarks += [mark.moved(x, y) for mark in block.bookmarks]

    def block(self, width: float, height: float) -> Block:
        """Return what was drawn, as a block of that size."""
        if len(self._stack) > 1:
            raise ValueError("A tag is still open.")
        self._end_marked()
        tree = tuple(kid for kid in self._stack[0].kids if isinstance(kid, Element))
        return Block(
            operators="\n".join(self._operators).encode("ascii"),
            width=width,
            height=height,
            marked_content_count=self._count,
            tree=tree,
            letters=frozenset(self._letters),
            forms=tuple(self._forms),
            annotations=tuple(self._annotations),
            destinations=tuple(self._destinations),
            bookmarks=tuple(self._bookmarks),
        )
