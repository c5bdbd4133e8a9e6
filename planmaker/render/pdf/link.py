"""Link pages into a file: give every content, element and object its number, and write them.

Nothing is laid out or drawn here. The file is a PDF 1.7 that claims PDF/UA-1 and PDF/A-2a; its identifier comes
from its content, so that equal pages with equal facts give equal bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import chain

from planmaker.errors import PlanmakerError, did_you_mean
from planmaker.render.pdf import syntax
from planmaker.render.pdf.acroform import AcroForm
from planmaker.render.pdf.annotation import Annotation, Link
from planmaker.render.pdf.block import Bookmark, PlacedBlock, placed_operators
from planmaker.render.pdf.drawing import Form
from planmaker.render.pdf.embedding import add_fonts, resources
from planmaker.render.pdf.fonts import PLAIN_LETTERS, Letter, plain_font
from planmaker.render.pdf.metadata import Metadata
from planmaker.render.pdf.objects import Objects
from planmaker.render.pdf.outline import Entry, add_outline
from planmaker.render.pdf.page import Page
from planmaker.render.pdf.profile import srgb_profile
from planmaker.render.pdf.structure import StructureTree
from planmaker.render.pdf.style import Face
from planmaker.render.pdf.tags import Box
from planmaker.render.pdf.xobject import form_xobject

_PRINTED = 4
"""The annotation flag that PDF/A asks for: shown on paper as on the screen."""


class LinkTargetError(PlanmakerError):
    """A link leads to a place that the document does not have."""

    def __init__(self, name: str, known: Mapping[str, bytes]) -> None:
        super().__init__(f"A link leads to '{name}', which no page holds.", hint=did_you_mean(name, known))


def write_pdf(
    pages: Sequence[Page],
    *,
    title: str,
    language: str,
    producer: str,
    issued: datetime,
    author: str = "",
    subject: str = "",
    keywords: Sequence[str] = (),
) -> bytes:
    """Write pages as one tagged file. The outline comes from the bookmarks of the blocks, in page order.

    Args:
        pages: at least one.
        title: shown in the title bar, and read out first.
        language: of the text, as in BCP 47 ("en-GB").
        producer: name and version of the program.
        issued: the date of the document; also its date of creation.
        author: the clinic or person who issues it.
        subject: what it is, in a sentence.
        keywords: for search.

    Raises:
        LinkTargetError: a link leads to a destination that is nowhere.
        FieldNameError: two fields have one name.
        ValueError: there are no pages, or the title or language is blank.
    """
    if not pages or not title.strip() or not language.strip():
        raise ValueError("An accessible file needs a page, a title and a language.")
    facts = Metadata(
        title=title,
        language=language,
        producer=producer,
        issued=issued,
        author=author,
        subject=subject,
        keywords=tuple(keywords),
    )
    return _File(pages, facts).write()


class _File:
    """One file in the making."""

    def __init__(self, pages: Sequence[Page], facts: Metadata) -> None:
        self._pages = pages
        self._facts = facts
        self._objects = Objects()
        self._fonts = add_fonts(self._objects, _letters(pages))
        self._form = AcroForm(self._objects, self._fonts)
        self._tree = self._objects.reserve()
        self._numbers = [self._objects.reserve() for _ in pages]
        self._places = _destinations(pages, self._numbers)

    def write(self) -> bytes:
        """Write all parts and put them together."""
        resources = self._resources()
        structure = StructureTree(self._objects)
        annotation_key = len(self._pages)
        for index, (page, number) in enumerate(zip(self._pages, self._numbers, strict=True)):
            placed = [it.moved(one.x, one.y) for one in page.placed for it in one.block.annotations]
            annotations = [self._add_annotation(it, number, key) for key, it in enumerate(placed, annotation_key)]
            annotation_key += len(placed)
            structure.add_page(page.placed, page=number, annotations=annotations)
            self._objects.add(self._page(page, index, resources, annotations), number)
        kids = syntax.references(self._numbers)
        self._objects.add(b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._pages), kids), self._tree)
        catalog = self._objects.add(self._catalog(structure.finish()))
        info = self._objects.add(self._facts.info())
        return self._objects.finish(catalog=catalog, info=info)

    def _resources(self) -> int:
        """Write what the pages share: the fonts and each drawing, once."""
        placed = chain.from_iterable((*page.placed, *page.furniture) for page in self._pages)
        forms = dict.fromkeys(chain.from_iterable(one.block.forms for one in placed))
        drawings = b"".join(
            b"/%b %b" % (form.name.encode("ascii"), syntax.reference(self._add_form(form))) for form in forms
        )
        return self._objects.add(b"<</Font%b/XObject<<%b>>>>" % (resources(self._fonts), drawings))

    def _add_form(self, form: Form) -> int:
        """Write a form, and before it the image that it shows."""
        image = self._objects.add_stream(form.image) if form.image else 0
        return self._objects.add_stream(form_xobject(form, image))

    def _page(self, page: Page, index: int, resources: int, annotations: Sequence[int]) -> bytes:
        """Write a page and its content."""
        content = self._objects.add_stream(syntax.stream(b"", _content(page)))
        return b"<</Type/Page/Parent %b/MediaBox%b/Resources %b/Contents %b/StructParents %d/Tabs/S%b>>" % (
            syntax.reference(self._tree),
            syntax.box((0, 0, page.width, page.height)),
            syntax.reference(resources),
            syntax.reference(content),
            index,
            b"/Annots[%b]" % syntax.references(annotations) if annotations else b"",
        )

    def _add_annotation(self, annotation: Annotation, page: int, key: int) -> int:
        """Write a link or field and return its number; `key` is its place in the index from content to elements."""
        around = Box.around(annotation.boxes) if isinstance(annotation, Link) else annotation.box
        said = (syntax.box(around), _PRINTED, syntax.reference(page), key)
        head = b"/Type/Annot/Rect%b/F %d/P %b/StructParent %d" % said
        if isinstance(annotation, Link):
            return self._objects.add(self._link(annotation, head))
        return self._form.add(annotation, head)

    def _link(self, link: Link, head: bytes) -> bytes:
        """Write a link without a border, for the page is printed too."""
        return b"<<%b/Subtype/Link/QuadPoints%b/Border[0 0 0]/Contents%b%b>>" % (
            head,
            syntax.box(chain.from_iterable(map(_corners, link.boxes))),
            syntax.text_string(link.contents),
            self._target(link.target),
        )

    def _target(self, target: str) -> bytes:
        """Write where a link leads."""
        if not target.startswith("#"):
            return b"/A<</S/URI/URI%b>>" % syntax.uri_string(target)
        name = target[1:]
        if name not in self._places:
            raise LinkTargetError(name, self._places)
        return b"/Dest%b" % self._places[name]

    def _catalog(self, structure: int) -> bytes:
        """Write the root of the file."""
        metadata = syntax.stream(b"/Type/Metadata/Subtype/XML", self._facts.packet(), compress=False)
        outline = add_outline(self._objects, _bookmarks(self._pages, self._numbers))
        profile = self._objects.add_stream(syntax.stream(b"/N 3", srgb_profile()))
        entries = [
            b"/Type/Catalog/Pages %b" % syntax.reference(self._tree),
            b"/Lang%b" % syntax.text_string(self._facts.language),
            b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>",
            b"/StructTreeRoot %b" % syntax.reference(structure),
            b"/Metadata %b" % syntax.reference(self._objects.add_stream(metadata)),
            b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)",
            b"/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)",
            b"/DestOutputProfile %b>>]" % syntax.reference(profile),
            b"/Outlines %b" % syntax.reference(outline) if outline else b"",
            self._form.finish(),
            _page_labels(self._pages),
        ]
        return b"<<%b>>" % b"".join(entries)


def _content(page: Page) -> bytes:
    """Write what is painted on a page, with the marked contents numbered in reading order."""
    placed = (*page.placed, *page.furniture)
    count = sum(one.block.marked_content_count for one in placed)
    return b"\n".join(map(placed_operators, placed)) % tuple(range(count))


def _letters(pages: Sequence[Page]) -> set[Letter]:
    """Collect the letters of a file, those that may be typed into its fields among them."""
    blocks = [one.block for page in pages for one in (*page.placed, *page.furniture)]
    letters = set(chain.from_iterable(block.letters for block in blocks))
    if any(not isinstance(one, Link) for block in blocks for one in block.annotations):
        font = plain_font(Face.REGULAR)
        letters |= {(font, char) for char in PLAIN_LETTERS if font.has(char)}
    return letters


def _corners(box: Box) -> tuple[float, ...]:
    """Return the corners of a box as viewers expect them: upper left, upper right, lower left, lower right."""
    return box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom


def _placed(pages: Sequence[Page], numbers: Sequence[int]) -> list[tuple[PlacedBlock, int]]:
    """List the placed blocks of all pages with the number of their page."""
    return [(one, number) for page, number in zip(pages, numbers, strict=True) for one in page.placed]


def _destinations(pages: Sequence[Page], numbers: Sequence[int]) -> dict[str, bytes]:
    """Write the places that links may lead to, by their names; of equal names the first counts."""
    places: dict[str, bytes] = {}
    for one, number in _placed(pages, numbers):
        for place in one.block.destinations:
            there = syntax.numbers((place.x + one.x, place.y + one.y)).encode("ascii")
            places.setdefault(place.name, b"[%b/XYZ %b null]" % (syntax.reference(number), there))
    return places


def _bookmarks(pages: Sequence[Page], numbers: Sequence[int]) -> list[Entry]:
    """List the bookmarks of all pages at their places."""
    marks: list[tuple[Bookmark, int]] = []
    for one, number in _placed(pages, numbers):
        marks += [(mark.moved(one.x, one.y), number) for mark in one.block.bookmarks]
    return marks


def _page_labels(pages: Sequence[Page]) -> bytes:
    """Write what a viewer shows for each page: its label, or its number where it has none."""
    if not any(page.label for page in pages):
        return b""
    labels = (
        b"%d<<%b>>" % (index, b"/P%b" % syntax.text_string(page.label) if page.label else b"/S/D/St %d" % (index + 1))
        for index, page in enumerate(pages)
    )
    return b"/PageLabels<</Nums[%b]>>" % b"".join(labels)
