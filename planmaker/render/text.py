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
    Text,
    WriteLine,
    plain,
)

WIDTH = 78
LINE, INDENT = "\n", "    "
GLUE, LONGEST_GLUED = "\x00", 30
"""Stands for a blank at which no line breaks: "Mon 15 [ ]" stays together."""
UNDERLINES = {1: "=", 2: "-"}


def render_text(document: Document) -> bytes:
    """Return the document as UTF-8 text; pictures are their alt text, boxes are brackets."""
    blocks = [_block(element) for page in document.pages for element in page.elements]
    return ("\n\n".join(block for block in blocks if block) + "\n").encode("utf-8")


def _block(element: Element) -> str:
    match element:
        case Heading():
            title = _wrapped(plain(element.text))
            line = UNDERLINES.get(element.level)
            return f"{title}\n{line * max(map(len, title.split(LINE)))}" if line else title
        case Paragraph():
            return _wrapped(_spoken(element.text))
        case Items():
            return LINE.join(_item(label, _spoken(text)) for label, text in element.items)
        case Picture():
            return _wrapped(f"[{element.alt}]")
        case WriteLine():
            return f"{plain(element.label)} ".ljust(WIDTH, "_")
        case Table():
            return LINE.join(_rows(element))


def _spoken(text: Text) -> str:
    """Return the words with a colon for a gap: on a page a label stands apart from what follows it, here it cannot."""
    said = ""
    for run in text:
        gap = run.text == " " and said[-1:].isalnum()
        said += ": " if gap else run.text
    return said


def _wrapped(text: str, first: str = "", later: str = "") -> str:
    """Return lines that break at blanks only: hyphenated names and what is glued stay whole."""
    lines = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return LINE.join(lines).replace(GLUE, " ")


def _item(label: str, text: str) -> str:
    mark = f"{label}. " if label else "- "
    return _wrapped(text, mark, " " * len(mark))


def _rows(table: Table) -> Iterator[str]:
    """Yield each row so that it makes sense alone: what it is, and below that what stands in which column."""
    for row in table.rows:
        heads, cells = row[: table.row_heads], row[table.row_heads :]
        parts = []
        for head, cell in zip(table.head[table.row_heads :], cells, strict=True):
            said = " ".join(plain(cell.text).split())
            value = f"[{said or ' '}]" if cell.box else said
            colon = ":" if value[:1].isalpha() else ""
            part = f"{plain(head.text)}{colon} {value}".strip()
            parts.append(part.replace(" ", GLUE) if len(part) <= LONGEST_GLUED else part)
        yield _wrapped(" ".join(_spoken(cell.text) for cell in heads))
        yield _wrapped(", ".join(parts), INDENT, INDENT)
