"""The embedded typeface: Atkinson Hyperlegible, regular and bold, made for readers with low vision.

Each face is a frozen subset: every character it has gets its code once and for all, in the same order in every
process. Text that was encoded for one document is therefore valid in all of them, and blocks can be kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import fontpkg_atkinson_hyperlegible as atkinson
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from planmaker.errors import PlanmakerError
from planmaker.render.pdf.style import Face

NO_BREAK_SPACE = "\u00a0"

_FILES = {
    Face.REGULAR: "files/AtkinsonHyperlegible-Regular.ttf",
    Face.BOLD: "files/AtkinsonHyperlegible-Bold.ttf",
}


_QUOTED = 60
"""How many characters of a text are quoted in a message."""


class MissingGlyphError(PlanmakerError):
    """The typeface lacks a character that was to be printed."""

    def __init__(self, characters: Iterable[str], text: str) -> None:
        self.characters = tuple(sorted(set(characters)))
        named = ", ".join(map(_named, self.characters))
        start = text if len(text) <= _QUOTED else text[:_QUOTED] + "..."
        super().__init__(
            f"The typeface Atkinson Hyperlegible has no {named}, needed for '{start}'.",
            hint="Write the text without it; the typeface covers most languages of Europe in Latin letters.",
        )


def _named(char: str) -> str:
    """Show a character with its code point and name; one that cannot be shown has only these."""
    known = f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
    return f"'{char}' ({known})" if char.isprintable() else known


class _SameForAll(dict[Any, Any]):
    """Reportlab keeps the codes of a font per document; here all documents share one set."""

    def __init__(self, state: Any) -> None:  # noqa: ANN401 - reportlab has no types
        super().__init__()
        self._state = state

    def __getitem__(self, document: Any) -> Any:  # noqa: ANN401 - reportlab has no types
        return self._state

    def __delitem__(self, document: Any) -> None:  # noqa: ANN401 - reportlab has no types
        """Keep the codes when reportlab has finished a document."""


class FrozenFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType font all of whose codes are given out beforehand."""

    def __init__(self, face: Face, path: str) -> None:
        super().__init__(face.value, path, asciiReadable=1, shapable=False)
        state = TTFont.State(1, self)
        self.state = _SameForAll(state)
        self.splitString("".join(char for char in self.characters() if char > "~"), None)
        state.frozen = 1

    def characters(self) -> list[str]:
        """List the characters that can be printed; marks that combine are not, since composed letters are."""
        codes: Iterable[int] = self.face.charToGlyph
        return [char for char in map(chr, sorted(codes)) if _is_printable(char)]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: ANN401, ARG002, N802 - reportlab's signature
        """Name a subset in the file: /R0, /R1, /B0."""
        return f"/{self.fontName}{subset}"


def _is_printable(char: str) -> bool:
    """Tell letters and signs from control characters, combining marks and non-characters."""
    return char == NO_BREAK_SPACE or unicodedata.category(char)[0] in "LNPS" or char == " "


@cache
def font(face: Face) -> FrozenFont:
    """Return the font of a face, loaded and made known to reportlab on first use."""
    loaded = FrozenFont(face, str(atkinson.ROOT / _FILES[face]))
    pdfmetrics.registerFont(loaded)
    return loaded


@cache
def advances(face: Face) -> Mapping[str, float]:
    """Return the width of every printable character, for a size of one point."""
    loaded = font(face)
    widths = {char: loaded.face.getCharWidth(ord(char)) / 1000 for char in loaded.characters()}
    return widths | {NO_BREAK_SPACE: widths[" "]}


def width(text: str, face: Face, size_pt: float) -> float:
    """Return the width of a line of text in points.

    Raises:
        MissingGlyphError: the face lacks a character.
    """
    known = advances(face)
    try:
        return sum([known[char] for char in text]) * size_pt
    except KeyError:
        raise MissingGlyphError(missing_glyphs(text, face), text) from None


def missing_glyphs(text: str, face: Face) -> list[str]:
    """List the characters that cannot be printed."""
    known = advances(face)
    return [char for char in text if char not in known]


def check_glyphs(text: str, face: Face = Face.REGULAR) -> None:
    """Make sure that every character can be printed; both faces have the same.

    Raises:
        MissingGlyphError: naming each character that cannot, with its code point.
    """
    if missing := missing_glyphs(printable(text), face):
        raise MissingGlyphError(missing, text)


def printable(text: str) -> str:
    """Compose letters with their accents and drop characters that have no ink, such as soft hyphens."""
    composed = unicodedata.normalize("NFC", text)
    return (
        "".join(char for char in composed if unicodedata.category(char) != "Cf") if not composed.isascii() else composed
    )
