"""Cut a TrueType file down to the glyphs that a document shows.

Glyphs keep their numbers, so that text is coded alike in all documents; those that are not shown are empty. Hints for
coarse screens are left out: they are a third of a file, and viewers of PDF draw smooth outlines without them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from reportlab.pdfbase.ttfonts import TTFontFile, TTFontMaker

_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX, _HINTS = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100
"""The flags of a part of a glyph that is made of others."""
_HEADER: Final = 10
"""The bytes before the outline of a glyph: the number of its contours, and its box."""
_LONG_OFFSETS: Final = 1
_LAST_SEGMENT: Final = 0xFFFF


def subset(typeface: TTFontFile, characters: Iterable[str], *, mapped: bool) -> bytes:
    """Return a TrueType file with the glyphs of some characters.

    Args:
        typeface: which has a glyph for each of them.
        characters: in any order.
        mapped: say which character each glyph is of; a font whose codes are glyph numbers does without.
    """
    glyphs = {char: typeface.charToGlyph[ord(char)] for char in characters}
    outlines = _outlines(typeface, {0, *glyphs.values()})
    count = max(outlines) + 1
    glyf, places = bytearray(), [0]
    for number in range(count):
        glyf += outlines.get(number, b"")
        glyf += bytes(-len(glyf) % 4)
        places.append(len(glyf))
    metrics = [typeface.hmetrics[number] if number in outlines else (0, 0) for number in range(count)]
    maker = TTFontMaker()
    maker.add("head", _changed(typeface.get_table("head"), 50, _LONG_OFFSETS))
    maker.add("hhea", _changed(typeface.get_table("hhea"), 34, count))
    maker.add("maxp", _changed(typeface.get_table("maxp"), 4, count))
    maker.add("hmtx", b"".join(struct.pack(">HH", wide, side & 0xFFFF) for wide, side in metrics))
    maker.add("loca", struct.pack(f">{count + 1}L", *places))
    maker.add("glyf", bytes(glyf))
    if mapped:
        maker.add("cmap", _character_map({ord(char): glyph for char, glyph in glyphs.items()}))
    made: bytes = maker.makeStream()
    return made


def _changed(table: bytes, place: int, value: int) -> bytes:
    """Put another number of two bytes into a table."""
    return table[:place] + struct.pack(">H", value) + table[place + 2 :]


def _outlines(typeface: Any, numbers: set[int]) -> dict[int, bytes]:  # noqa: ANN401 - reportlab has no types
    """Return the outlines of glyphs, and of the glyphs that they are made of, by their numbers."""
    table, starts = typeface.get_table("glyf"), typeface.glyphPos
    found: dict[int, bytes] = {}
    wanted = sorted(numbers)
    for number in wanted:
        if number not in found:
            outline = table[starts[number] : starts[number + 1]]
            composed = outline[:1] >= b"\x80"  # a negative number of contours
            found[number] = _without_hints_of_parts(outline) if composed else _without_hints(outline)
            wanted += [part for _, part in _parts(outline)] if composed else []
    return found


def _without_hints(outline: bytes) -> bytes:
    """Return a glyph of contours without its instructions."""
    if not outline:
        return outline
    (contours,) = struct.unpack_from(">h", outline)
    place = _HEADER + 2 * contours
    (length,) = struct.unpack_from(">H", outline, place)
    return outline[:place] + bytes(2) + outline[place + 2 + length :]


def _without_hints_of_parts(outline: bytes) -> bytes:
    """Return a glyph made of others without its instructions."""
    kept = bytearray(outline)
    end = _HEADER
    for place, _ in _parts(outline):
        (flags,) = struct.unpack_from(">H", outline, place)
        struct.pack_into(">H", kept, place, flags & ~_HINTS)
        end = place + _part_size(flags)
    return bytes(kept[:end])


def _parts(outline: bytes) -> Iterator[tuple[int, int]]:
    """Yield for each part where it is told, and the number of its glyph."""
    place, flags = _HEADER, _MORE
    while flags & _MORE:
        flags, number = struct.unpack_from(">HH", outline, place)
        yield place, number
        place += _part_size(flags)


def _part_size(flags: int) -> int:
    """Return how many bytes tell of a part: flags and number, its offsets, its scale."""
    offsets = 4 if flags & _WORDS else 2
    scale = 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
    return 4 + offsets + scale


def _character_map(glyphs: Mapping[int, int]) -> bytes:
    """Map Unicode to glyphs: runs of characters whose glyphs follow each other (format 4)."""
    runs: list[tuple[int, int, int]] = []  # first and last character, what to add
    for char, glyph in sorted(glyphs.items()):
        if runs and runs[-1][1] == char - 1 and runs[-1][2] == glyph - char:
            runs[-1] = (runs[-1][0], char, glyph - char)
        else:
            runs.append((char, char, glyph - char))
    runs.append((_LAST_SEGMENT, _LAST_SEGMENT, 1))
    count = len(runs)
    power = 1 << (count.bit_length() - 1)
    search = (2 * count, 2 * power, power.bit_length() - 1, 2 * (count - power))
    numbers = [
        *search,
        *(last for _, last, _ in runs),
        0,
        *(first for first, _, _ in runs),
        *(added & 0xFFFF for _, _, added in runs),
        *(0 for _ in runs),
    ]
    head = struct.pack(">HHHHL", 0, 1, 3, 1, 12)
    return head + struct.pack(f">{3 + len(numbers)}H", 4, 6 + 2 * len(numbers), 0, *numbers)
