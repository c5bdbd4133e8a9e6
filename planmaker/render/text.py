"""A document as plain text: for the terminal, for e-mail, for people who read it aloud."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from planmaker.handout.document import (
    Document,
    Element,
    Heading,
    Items,
    Paragraph,
    Picture,
    Table,
    WriteLine,
    plain,
)

WIDTH = 78
UNDERLINES = {1: "=", 2: "-"}


def render_text(document: Document) -> bytes:
    """Return the document as UTF-8 text; pictures are their alt text, boxes are brackets."""
    blocks = [_block(element) for page in document.pages for element in page.elements]
    return ("\n\n".join(block for block in blocks if block) + "\n").encode("utf-8")


def _block(element: Element) -> str:
    match element:
        case Heading():
            title = plain(element.text)
            line = UNDERLINES.get(element.level)
            return f"{title}\n{line * min(len(title), WIDTH)}" if line else title
        case Paragraph():
            return _wrapped(plain(element.text))
        case Items():
            return "\n".join(_item(label, plain(text)) for label, text in element.items)
        case Picture():
            return _wrapped(f"[{element.alt}]")
        case WriteLine():
            return f"{plain(element.label)} ".ljust(WIDTH, "_")
        case Table():
            return "\n".join(_rows(element))


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, WIDTH))


def _item(label: str, text: str) -> str:
    mark = f"{label}. " if label else "- "
    return "\n".join(textwrap.wrap(text, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark)))


def _rows(table: Table) -> Iterator[str]:
    """Yield each row as a line that makes sense alone: what it is, then what stands in which column."""
    for row in table.rows:
        heads, cells = row[: table.row_heads], row[table.row_heads :]
        parts = []
        for head, cell in zip(table.head[table.row_heads :], cells, strict=True):
            said = " ".join(plain(cell.text).split())
            value = f"[{said}]" if cell.box else said
            if cell.box and not said:
                value = "[ ]"
            parts.append(f"{plain(head.text)} {value}".strip())
        start = " ".join(plain(cell.text) for cell in heads)
        yield from textwrap.wrap(f"{start}: {', '.join(parts)}", WIDTH, subsequent_indent="    ")
