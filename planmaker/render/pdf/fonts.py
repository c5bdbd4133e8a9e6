"""The embedded typefaces: which of them has a letter, how wide it is, and how it is coded.

Atkinson Hyperlegible, made for readers with low vision, sets all that it can: most languages of Europe in Latin
letters. Fira Sans stands in for the letters that it lacks, above all Greek and Cyrillic. A code does not depend on the
document: text that was set once is valid in all of them, and blocks can be kept. What is embedded are only the glyphs
that a document shows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final, TypeAlias

from reportlab.pdfbase.ttfonts import TTFontFile

from planmaker.errors import PlanmakerError
from planmaker.render.pdf import syntax
from planmaker.render.pdf.style import Face

NO_BREAK_SPACE = "\u00a0"

_WIN_ANSI: Final = "cp1252"
"""Python's name of the encoding that PDF calls WinAnsiEncoding."""
_OCTAL: Final = {code: f"\\{code:o}" for code in range(0x80, 0x100)}
_GREEK: Final = range(0x370, 0x400)
"""Atkinson Hyperlegible has four of these, as signs; a word is set in one typeface."""
_QUOTED = 60
"""How many characters of a text are quoted in a message."""


class MissingGlyphError(PlanmakerError):
    """The typefaces lack a character that was to be printed."""

    def __init__(self, characters: Iterable[str], text: str) -> None:
        self.characters = tuple(sorted(set(characters)))
        named = ", ".join(map(_named, self.characters))
        start = text if len(text) <= _QUOTED else text[:_QUOTED] + "..."
        super().__init__(
            f"The pages cannot show {named}, needed for '{start}'.",
            hint="Write it in Latin, Greek or Cyrillic letters. "
            "A plan without pages, -f ics,json, can hold any letter.",
        )


def _named(char: str) -> str:
    """Show a character with its code point and name; one that cannot be shown has only these."""
    known = f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
    return f"'{char}' ({known})" if char.isprintable() else known


@dataclass(frozen=True, slots=True, order=True)
class Font:
    """A font of a file: a typeface, and how its letters are coded.

    `name` is that in the file. A plain font has the letters of Western Europe and codes of one byte, as viewers expect
    of what is typed into fields. In any other the codes are the numbers of the glyphs.
    """

    name: str
    path: str
    plain: bool

    @property
    def typeface(self) -> TTFontFile:
        """The contents of the file."""
        return _typeface(self.path)

    def has(self, char: str) -> bool:
        """Tell whether a character can be set; marks that combine cannot, since composed letters are there."""
        coded = char in PLAIN_LETTERS if self.plain else _is_printable(char)
        return coded and bool(self.typeface.charToGlyph.get(ord(char)))

    def advance(self, char: str) -> float:
        """Return the width of a character in thousandths of its size."""
        wide: float = self.typeface.charWidths[ord(char)]
        return wide

    def coded(self, text: str) -> str:
        """Write text as a string of a page, in ASCII; a space that does not break looks like any other."""
        if not self.plain:
            glyphs = self.typeface.charToGlyph
            return f"<{''.join([f'{glyphs[ord(char)]:04X}' for char in text])}>"
        data = syntax.escaped(text.replace(NO_BREAK_SPACE, " ").encode(_WIN_ANSI))
        return f"({data.decode('latin-1').translate(_OCTAL)})"


Letter: TypeAlias = tuple[Font, str]
"""A character, and the font that it is set in."""


def _is_printable(char: str) -> bool:
    """Tell letters and signs from control characters, combining marks and non-characters."""
    return unicodedata.category(char)[0] in "LNPS"


def _plain_letters() -> dict[str, int]:
    """Map the characters of the one-byte encoding to their codes."""
    decoded = {bytes([code]).decode(_WIN_ANSI, "ignore"): code for code in range(0x20, 0x100)}
    return {char: code for char, code in decoded.items() if char and (char == " " or _is_printable(char))}


PLAIN_LETTERS: Final = _plain_letters()
"""The codes of the letters of plain fonts."""


@cache
def _typeface(path: str) -> TTFontFile:
    return TTFontFile(path)


@cache
def plain_font(face: Face) -> Font:
    """Return the font that sets most letters of a face."""
    import fontpkg_atkinson_hyperlegible as atkinson

    return Font(face.value, str(atkinson.ROOT / f"files/AtkinsonHyperlegible-{face.name.title()}.ttf"), plain=True)


def _other_fonts(face: Face) -> Iterator[Font]:
    """Yield the fonts for what the plain one lacks. The last is loaded only where the others do not help: it is big."""
    yield Font(f"{face}1", plain_font(face).path, plain=False)
    import fontpkg_fira_sans as fira

    yield Font(f"{face}2", str(fira.ROOT / f"files/FiraSans-{face.name.title()}.ttf"), plain=False)


@cache
def _font_of(char: str, face: Face) -> Font | None:
    """Return the font that sets a character, if there is one."""
    if char == NO_BREAK_SPACE or plain_font(face).has(char):
        return plain_font(face)
    own, other = _other_fonts(face)
    fonts = (other,) if ord(char) in _GREEK else (own, other)
    return next((font for font in fonts if font.has(char)), None)


def spelled(text: str, face: Face) -> list[tuple[Font, str]]:
    """Cut text into pieces of one font each.

    Raises:
        MissingGlyphError: no font of the face has a character.
    """
    fonts = {char: font for char in set(text) if (font := _font_of(char, face))}
    try:
        return [(font, "".join(chars)) for font, chars in groupby(text, key=fonts.__getitem__)]
    except KeyError:
        raise MissingGlyphError(missing_glyphs(text, face), text) from None


class _Advances(dict[str, float]):
    """The widths of the letters of the plain font; those of other letters are looked up one by one."""

    def __init__(self, face: Face) -> None:
        plain = plain_font(face)
        super().__init__({char: plain.advance(char) / 1000 for char in PLAIN_LETTERS if plain.has(char)})
        self[NO_BREAK_SPACE] = self[" "]
        self._face = face

    def __missing__(self, char: str) -> float:
        font = _font_of(char, self._face)
        if font is None:
            raise KeyError(char)
        return font.advance(char) / 1000


@cache
def advances(face: Face) -> Mapping[str, float]:
    """Return the width of every printable character, for a size of one point; it lists only the usual ones."""
    return _Advances(face)


def width(text: str, face: Face, size_pt: float) -> float:
    """Return the width of a line of text in points.

    Raises:
        MissingGlyphError: no font of the face has a character.
    """
    known = advances(face)
    try:
        return sum([known[char] for char in text]) * size_pt
    except KeyError:
        raise MissingGlyphError(missing_glyphs(text, face), text) from None


def missing_glyphs(text: str, face: Face) -> list[str]:
    """List the characters that cannot be printed."""
    return [char for char in text if char not in advances(face) and _font_of(char, face) is None]


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
