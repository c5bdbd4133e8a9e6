"""The objects that are the same in every file: the fonts and the colour profile, made once per process.

Reportlab subsets and describes the fonts; the streams are written by `syntax.stream`. Two of reportlab's defects
end here: no end of line before `endstream`, and character maps that PDF/A refuses (see `_character_map`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from planmaker.render.pdf import syntax
from planmaker.render.pdf.fonts import font
from planmaker.render.pdf.style import Face

TYPING_FONT = "T"
"""The name of the font in which a viewer sets what is typed into a field."""

_CMAP_BLOCK = 100
"""The most lines that one `beginbfchar` may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """Constant objects, numbered from 1 in their order.

    `fonts` is the resource dictionary that names the fonts of pages, `typing_fonts` the one for typing into fields.
    """

    bodies: tuple[bytes, ...]
    fonts: bytes
    typing_fonts: bytes
    profile: int


@cache
def shell() -> Shell:
    """Return the fonts and the output profile as finished objects."""
    bodies: list[bytes] = []
    names: list[bytes] = []
    for face in Face:
        objects, resources = _font_objects(face, first=len(bodies) + 1)
        bodies += objects
        names += resources
    profile = syntax.stream(b"/N 3", srgb_profile())
    typing = _typing_font_objects(first=len(bodies) + 1, descriptor=_descriptor(bodies))
    bodies += typing
    return Shell(
        bodies=(*bodies, profile),
        fonts=b"<<%b>>" % b"".join(names),
        typing_fonts=b"<</%b %b>>" % (TYPING_FONT.encode("ascii"), syntax.reference(len(bodies))),
        profile=len(bodies) + 1,
    )


def _font_objects(face: Face, *, first: int) -> tuple[list[bytes], list[bytes]]:
    """Let reportlab describe one face; return its objects, numbered from `first`, and its resource entries."""
    document = Canvas(io.BytesIO(), initialFontName=font(face).fontName, invariant=1)._doc
    subsets = font(face).state[document].subsets
    known = set(document.idToObject)
    font(face).addObjects(document)
    names = [name for name in document.idToObject if name not in known]
    for number, name in enumerate(names, first):
        document.idToObjectNumberAndVersion[name] = number, 0
    maps = iter(subsets)
    bodies, resources = [], []
    for number, name in enumerate(names, first):
        made = document.idToObject[name]
        if isinstance(made, pdfdoc.PDFTrueTypeFont):
            resources.append(b"/%b %b" % (name.encode("ascii"), syntax.reference(number)))
        if str(name).startswith("toUnicodeCMap:"):
            made.content = _character_map(dict(enumerate(next(maps))))
        bodies.append(_body(made, document))
    return bodies, resources


def _body(made: Any, document: Any) -> bytes:  # noqa: ANN401 - reportlab has no types
    """Write one of reportlab's objects."""
    if not isinstance(made, pdfdoc.PDFStream):
        body: bytes = made.format(document)
        return body
    content = made.content.encode("ascii") if isinstance(made.content, str) else made.content
    entries = made.dictionary.dict
    head = b"".join(b"/%b %d" % (key.encode("ascii"), entries[key]) for key in sorted(entries))
    return syntax.stream(head, content)


def _descriptor(bodies: Sequence[bytes]) -> int:
    """Return the number of the first font's descriptor."""
    found = next(match for body in bodies if (match := re.search(rb"/FontDescriptor (\d+) 0 R", body)))
    return int(found[1])


def _typing_font_objects(*, first: int, descriptor: int) -> list[bytes]:
    """Describe the letters of the first font once more, for what is typed into fields; the font itself comes last.

    Its codes are the numbers of glyphs, with a map to Unicode, so that viewers find every letter. The codes of fonts of
    pages are reportlab's own, and a viewer that takes them for a usual encoding sets wrong letters for those with
    accents.
    """
    face = font(Face.REGULAR).face
    glyphs: dict[int, int] = {0: 0}  # by their number in the whole typeface; numbered as reportlab's subset does
    characters: dict[int, int] = {}
    for char in font(Face.REGULAR).state[None].subsets[0]:
        glyph = glyphs.setdefault(face.charToGlyph.get(char, 0), len(glyphs))
        if glyph:
            characters[glyph] = char
    widths = " ".join(f"{face.getCharWidth(char):g}" for _, char in sorted(characters.items()))
    name = f"/BaseFont/AAAAAA+{face.name.decode('ascii')}".encode("ascii")
    described = b"<</Type/Font/Subtype/CIDFontType2%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    return [
        syntax.stream(b"", _character_map(characters, digits=4).encode("ascii")),
        (described % name)
        + b"/FontDescriptor %b/CIDToGIDMap/Identity/W[1[%b]]>>"
        % (syntax.reference(descriptor), widths.encode("ascii")),
        b"<</Type/Font/Subtype/Type0%b/Encoding/Identity-H/ToUnicode %b/DescendantFonts[%b]>>"
        % (name, syntax.reference(first), syntax.reference(first + 1)),
    ]


def _character_map(characters: Mapping[int, int], *, digits: int = 2) -> str:
    """Map codes of so many hexadecimal digits to Unicode, so that text can be read out, searched and copied.

    Reportlab's own map points unused codes at U+0000 and puts more than a hundred lines in one block; PDF/A
    forbids the first and PostScript the second.
    """
    lines = [
        f"<{code:0{digits}X}> <{chr(char).encode('utf-16-be').hex().upper()}>"
        for code, char in characters.items()
        if char >= ord(" ") and char != 0x7F
    ]
    blocks = [lines[start : start + _CMAP_BLOCK] for start in range(0, len(lines), _CMAP_BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            f"1 begincodespacerange <{'0' * digits}> <{'F' * digits}> endcodespacerange",
            *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


def srgb_profile() -> bytes:
    """Return the sRGB profile of LittleCMS with a fixed date and no identifier, hence the same bytes each time."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes.fromhex("07d0 0001 0001 0000 0000 0000")  # 2000-01-01 00:00:00
    profile[84:100] = bytes(16)
    return bytes(profile)
