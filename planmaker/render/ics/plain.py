"""Text that every calendar program reads alike.

Whatever people type ends up here before a calendar is written: a name with a line break in it must not be able to add
lines to the file. icalendar's own guard is an ``assert``, which ``python -O`` removes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_HALVES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r" *\n *")
_MOST_MARKS = 8  # on one letter; no script needs more
_COMPONENT = re.compile(r"(BEGIN|END):(?=V)", re.IGNORECASE)

JOINER = "\N{ZERO WIDTH JOINER}"
_ATTACHED = frozenset({JOINER, "\N{VARIATION SELECTOR-15}", "\N{VARIATION SELECTOR-16}"})


def plain_text(text: str, *, multiline: bool = False) -> str:
    """Return text as it can stand in a calendar.

    - All kinds of line ends become one kind, or spaces.
    - Control characters become spaces, half characters (lone surrogates) the replacement character.
    - Heaps of marks on one letter are cut down, so that a line can always be broken between letters.
    - Spaces at the ends of lines go: libical drops the first.
    - A backslash becomes a slash: three parsers take one before an "n" for a line break.
    - ``BEGIN:V`` gets a space: ts-ics would start a component in the middle of the text.

    Args:
        text: anything.
        multiline: keep line breaks.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\\", "/")
    text = _HALVES.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub(" ", text))
    if not text.isascii():
        text = "".join(_few_marks(text))
    text = _COMPONENT.sub(r"\1: ", _SPACES.sub("\n", text)).strip()
    return text if multiline else text.replace("\n", " ")


def _few_marks(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        marks = marks + 1 if sits_on_another(character) else 0
        if marks <= _MOST_MARKS:
            yield character


def sits_on_another(character: str) -> bool:
    """Tell whether a character is a mark on the one before it, or joins it to the next."""
    return not character.isascii() and (character in _ATTACHED or unicodedata.combining(character) > 0)
