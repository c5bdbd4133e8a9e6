"""The fonts in a file: cut down to the letters that it shows, described, and mapped back to Unicode."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from typing import Final

from planmaker.render.pdf import syntax
from planmaker.render.pdf.fonts import PLAIN_LETTERS, Font, Letter
from planmaker.render.pdf.objects import Objects
from planmaker.render.pdf.truetype import subset

_SYMBOLIC, _NOT_SYMBOLIC = 1 << 2, 1 << 5
"""The flags of a font with codes of its own, and of one with a usual encoding."""
_CMAP_BLOCK: Final = 100
"""The most lines that one `beginbfchar` may have."""
_KEPT: Final = 32
"""So many subsets are kept for the next documents: an edition in large print has the letters of the one before."""


def add_fonts(objects: Objects, letters: Iterable[Letter]) -> dict[str, int]:
    """Write the fonts of some letters; return their numbers by their names."""
    by_font = groupby(sorted(set(letters)), key=lambda letter: letter[0])
    return {font.name: _add_font(objects, font, frozenset(char for _, char in chosen)) for font, chosen in by_font}


def resources(fonts: Mapping[str, int]) -> bytes:
    """Write a dictionary of fonts."""
    entries = (b"/%b %b" % (name.encode("ascii"), syntax.reference(number)) for name, number in fonts.items())
    return b"<<%b>>" % b"".join(entries)


def _add_font(objects: Objects, font: Font, characters: frozenset[str]) -> int:
    name = _base_font(font, characters)
    descriptor = objects.add(_descriptor(font, name, objects.add_stream(_font_file(font, characters))))
    if font.plain:
        return objects.add(_plain(font, name, characters, descriptor))
    codes = {font.typeface.charToGlyph[ord(char)]: char for char in sorted(characters, reverse=True)}
    to_unicode = objects.add_stream(syntax.stream(b"", _character_map(codes).encode("ascii")))
    descendant = objects.add(_descendant(font, name, codes, descriptor))
    said = (name, syntax.reference(to_unicode), syntax.reference(descendant))
    return objects.add(b"<</Type/Font/Subtype/Type0%b/Encoding/Identity-H/ToUnicode %b/DescendantFonts[%b]>>" % said)


def _base_font(font: Font, characters: Collection[str]) -> bytes:
    """Name a subset; six letters tell it from other subsets of the typeface."""
    digest = sha256("".join(sorted(characters)).encode("utf-8")).digest()
    tag = bytes(ord("A") + byte % 26 for byte in digest[:6])
    return b"/BaseFont/%b+%b" % (tag, bytes(font.typeface.name))


@lru_cache(maxsize=_KEPT)
def _font_file(font: Font, characters: frozenset[str]) -> bytes:
    data = subset(font.typeface, characters, mapped=font.plain)
    return syntax.stream(b"/Length1 %d" % len(data), data)


def _descriptor(font: Font, name: bytes, file: int) -> bytes:
    """Describe the typeface as a whole."""
    face = font.typeface
    flags = _NOT_SYMBOLIC if font.plain else _SYMBOLIC
    said = (name.replace(b"/BaseFont", b"/FontName"), flags, syntax.box(face.bbox))
    heights = (face.ascent, face.descent, face.capHeight, face.stemV)
    measures = b"/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV %d" % heights
    return b"<</Type/FontDescriptor%b/Flags %d/FontBBox%b%b/FontFile2 %b>>" % (*said, measures, syntax.reference(file))


def _plain(font: Font, name: bytes, characters: Collection[str], descriptor: int) -> bytes:
    """Describe a font of one byte; its encoding is one that every viewer knows, and maps to Unicode."""
    widths = {PLAIN_LETTERS[char]: font.advance(char) for char in characters}
    first, last = min(widths), max(widths)
    listed = syntax.box(widths.get(code, 0) for code in range(first, last + 1))
    head = b"<</Type/Font/Subtype/TrueType%b/Encoding/WinAnsiEncoding/FirstChar %d/LastChar %d/Widths%b" % (
        name,
        first,
        last,
        listed,
    )
    return b"%b/FontDescriptor %b>>" % (head, syntax.reference(descriptor))


def _descendant(font: Font, name: bytes, codes: Mapping[int, str], descriptor: int) -> bytes:
    """Describe the glyphs behind the codes of a font of two bytes."""
    widths = " ".join(f"{code}[{syntax.number(font.advance(char))}]" for code, char in sorted(codes.items()))
    return (
        b"<</Type/Font/Subtype/CIDFontType2%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" % name
        + b"/FontDescriptor %b/CIDToGIDMap/Identity/W[%b]>>" % (syntax.reference(descriptor), widths.encode("ascii"))
    )


def _character_map(codes: Mapping[int, str]) -> str:
    """Map codes to Unicode, so that text can be read out, searched and copied."""
    lines = [f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>" for code, char in sorted(codes.items())]
    blocks = [lines[start : start + _CMAP_BLOCK] for start in range(0, len(lines), _CMAP_BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )
