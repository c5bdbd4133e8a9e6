"""Documents of the built-in plan, and what stands on a side of paper: read back from what was drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import combinations
from typing import NamedTuple

import page as validator
import yaml

from planmaker.figure.svg import read_svg
from planmaker.handout.build import build_plan_document
from planmaker.handout.document import (
    Document,
    Heading,
    Items,
    Page,
    Paragraph,
    Picture,
    Table,
    WriteLine,
    marked,
    plain,
)
from planmaker.handout.templates import load_templates
from planmaker.library.load import load_library
from planmaker.model import PlanRequest
from planmaker.planner import make_plan
from planmaker.render.pdf.annotation import Annotation, Link
from planmaker.render.pdf.block import Block, Destination
from planmaker.render.pdf.fonts import width
from planmaker.render.pdf.link import write_pdf
from planmaker.render.pdf.look import Look, look_from
from planmaker.render.pdf.sheet import Sheet
from planmaker.render.pdf.style import Face
from planmaker.render.pdf.tags import Element, Kid, Role
from planmaker.resources import packaged, zone

from ..reader import Node, Reader

ISSUED = datetime(2027, 3, 1, 9, tzinfo=UTC)
CASES = {
    "usual": {},
    "one week": {"weeks": 1},
    "half a year": {"weeks": 26, "level": "athlete"},
    "on a chair": {"place": "chair"},
    "on a bed": {"place": "bed"},
    "not kneeling": {"avoid": ("kneeling",), "weeks": 26},
    "old": {"age": 80, "level": "cautious", "weeks": 12},
    "pregnant": {"health": ("pregnant-over-16-weeks",)},
    "thin bones": {"health": ("osteoporosis",)},
}
"""Requests that bring every form and every shape of the panel of doses onto paper."""

_DESCENT, _CAPITALS = 0.25, 0.668  # of the typeface, in em
_SIGN = 0.2  # a dash or quote is at least so wide, in em; the first part of a font has letters and digits only


class Ink(NamedTuple):
    """A piece of set text: its place, its size and its words."""

    left: float
    right: float
    baseline: float
    size: float
    words: str


@cache
def _shelf():
    drawings = {
        name.removesuffix(".svg"): read_svg(name, f.data) for name, f in packaged("illustrations", ".svg").items()
    }
    looks = yaml.safe_load(packaged("templates", ".yaml")["looks.yaml"].data)
    return load_library(), load_templates("en"), drawings, looks


def plan_document(*, drawn: bool = True, **choices: object) -> Document:
    """The document of a built-in plan; without drawings if not `drawn`."""
    library, templates, drawings, _ = _shelf()
    known = {"programme": "lower-back", "start": date(2027, 3, 15), "timezone": "Europe/London", "region": "GB"}
    request = PlanRequest(**(known | choices))
    plan = make_plan(request, library, zone=zone(request.timezone), issued=ISSUED)
    return build_plan_document(plan, library, templates, frozenset(drawings if drawn else ()))


def pages_of(kind: type, **choices: object) -> list:
    """The pages of one kind."""
    return [page for page in plan_document(**choices).pages if isinstance(page, kind)]


def sheet(**look: str) -> Sheet:
    """Paper, A4 and coloured if nothing else is said."""
    _, templates, drawings, tables = _shelf()
    return Sheet(look=look_from(tables, glue=templates.wording.glue, **look), drawings=drawings)


def pdf(blocks: Sequence[Block], on: Sheet) -> bytes:
    """The sides of paper as a file; links to other pages lead to the first."""
    named = {link.target.removeprefix("#") for block in blocks for link in block.annotations if isinstance(link, Link)}
    first, *others = blocks
    places = (*first.destinations, *(Destination(name=name) for name in sorted(named)))
    blocks = [replace(first, destinations=places), *others]
    footer = on.footer(marked("Stop if pain reaches 6 out of 10."), "Page 1 of 1")
    pages = [on.page(block, footer, str(number)) for number, block in enumerate(blocks, 1)]
    return write_pdf(pages, title="Plan", language="en-GB", producer="planmaker", issued=ISSUED)


def faults(data: bytes) -> list[tuple[str, str]]:
    """What the validator finds against either standard."""
    reports = [validator.validate_pdf_bytes(data, profile=profile) for profile in ("ua1", "2a")]
    return [(failure.rule_id, failure.message) for report in reports for failure in report.failures]


def tree(data: bytes) -> Node:
    """The structure tree of a file."""
    return Reader(data).tree()


def spoken(node: Node) -> Iterator[str]:
    """All that a screen reader says, word by word; a picture is its alt text, a field what it is for.

    The fields of words and lines are left out: those say the same.
    """
    if node.role == "Figure":
        yield from node.entries["Alt"].split()
        return
    if node.role == "Form" and words_stand_beside(node):
        return
    if node.role == "Form":
        yield from node.kids[0]["TU"].split()
        return
    pieces = ""
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from pieces.split()
            yield from spoken(kid)
            pieces = ""
        elif isinstance(kid, str):
            pieces += kid
    yield from pieces.split()


def words_stand_beside(form: Node) -> bool:
    """Tell whether a field is a word to choose, or a line of page 1 with its label."""
    return "Parent" in form.kids[0] or form.kids[0]["T"] in {"goal", "after", "where"}


def meant(page: Page) -> Iterator[str]:
    """All that a page's content says, word by word."""
    for element in page.elements:
        match element:
            case Heading() | Paragraph():
                yield from plain(element.text).split()
            case Items():
                yield from (word for label, text in element.items for word in (*label.split(), *plain(text).split()))
            case Picture():
                yield from element.alt.split()
            case WriteLine():
                yield from plain(element.label).split()
            case Table():
                for cell in (cell for row in (element.head, *element.rows) for cell in row):
                    yield from (plain(cell.text) or cell.box).split()
                    yield from cell.picture.alt.split() if cell.picture else ()


_TYPE = r"(?:/(\w+) ([\d.]+) Tf )?(?:\(((?:\\.|[^\\)])*)\)|<([0-9A-F]+)>) Tj"


def ink(block: Block) -> list[Ink]:
    """All text that was drawn, furniture or not."""
    pieces, font, size = [], "R", 0.0
    for line in block.operators.decode("ascii").splitlines():
        if line.startswith("BT "):
            x, y = map(float, re.findall(r"BT (\S+) (\S+) Td", line)[0])
            right, words = x, ""
            for name, points, words, glyphs in re.findall(_TYPE, line):
                font, size = name or font, float(points or size)
                letters = re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), words)
                letters = re.sub(r"\\(.)", r"\1", letters.encode("latin-1").decode("cp1252")).rstrip()
                right += width(letters, Face(font[0]), size) + _SIGN * size * len(glyphs) / 4
            pieces.append(Ink(x, right, y, size, words))
    assert pieces
    return pieces


def outside(block: Block, look: Look) -> list[Ink]:
    """The text that is not whole inside the text area."""
    depth = look.text_top - look.foot_margin
    return [
        one
        for one in ink(block)
        if one.left < -0.01
        or one.right > look.text_width + 0.01
        or one.baseline + _CAPITALS * one.size > 0
        or one.baseline - _DESCENT * one.size < -depth
    ]


def smallest(block: Block) -> float:
    """The size of the smallest text that is not the number in a disc."""
    return min(one.size for one in ink(block) if not one.words.isdigit())


def overlapping(block: Block) -> list[tuple[Ink, Ink]]:
    """The pairs of texts that are printed over each other."""
    return [
        (one, other)
        for one, other in combinations(ink(block), 2)
        if min(one.right, other.right) - max(one.left, other.left) > 0.1
        and one.baseline < other.baseline + _CAPITALS * other.size
        and other.baseline < one.baseline + _CAPITALS * one.size
    ]


def sound(blocks: Sequence[Block], on: Sheet) -> Sequence[Block]:
    """Return the sides of a page after finding that they keep all rules: valid, inside, apart, not too small."""
    assert faults(pdf(blocks, on)) == []
    for block in blocks:
        assert outside(block, on.look) == []
        assert overlapping(block) == []
        assert smallest(block) >= 12
    return blocks


def figures(block: Block) -> list[Element]:
    """The figures of a side, in reading order."""
    return [element for element in _walk(block.tree) if element.role is Role.FIGURE]


def fields(block: Block, kind: type[Annotation]) -> list:
    """The fields or links of one kind on a side, in reading order."""
    return [one for one in block.annotations if isinstance(one, kind)]


def _walk(kids: Iterable[Kid]) -> Iterator[Element]:
    for kid in kids:
        if isinstance(kid, Element):
            yield kid
            yield from _walk(kid.kids)
