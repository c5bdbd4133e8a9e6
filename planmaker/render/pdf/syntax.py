"""How values are spelled in a PDF file: numbers, text strings, names, streams.

Every function returns the bytes as they stand in the file; the same value always gives the same bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from urllib.parse import quote

DECIMALS = 2
"""A hundredth of a point is 0.0035 mm, far below what any printer resolves."""

SHORT_STREAM = 200
"""Below this many bytes compression costs more than it saves."""

_URI_SAFE = "!#$%&'*+,/:;=?@[]~-._"
"""Everything RFC 3986 allows as it is, except parentheses, which a PDF string would need escaped."""


def number(value: float, decimals: int = DECIMALS) -> str:
    """Write a number without exponent and without zeros that say nothing."""
    digits = f"{value:.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{value:.0f}"
    if digits[:2] == "0.":
        return digits[1:]
    if digits[:3] == "-0.":
        return f"-{digits[2:]}"
    return "0" if digits in {"-0", ""} else digits


def factor(value: float) -> str:
    """Write a factor: it is multiplied with lengths of thousands of units and needs more decimals than a length."""
    return number(value, 6)


def colour(parts: Iterable[float]) -> str:
    """Write red, green and blue, from 0 to 1: 255 steps need three decimals."""
    return " ".join(number(part, 3) for part in parts)


def numbers(values: Iterable[float]) -> str:
    """Write numbers with spaces between them."""
    return " ".join(map(number, values))


def readable(text: str) -> str:
    """Drop what neither XML nor a viewer's title bar can show: control characters and half surrogates."""
    kept = (" " if char in "\t\n\r" else char for char in text)
    return "".join(char for char in kept if _is_readable(char))


def _is_readable(char: str) -> bool:
    """Tell whether a character may stand in XML 1.0 and is no control character."""
    code = ord(char)
    return code >= 0x20 and not 0x7F <= code < 0xA0 and not 0xD800 <= code < 0xE000 and code not in {0xFFFE, 0xFFFF}


def text_string(text: str) -> bytes:
    """Write a text string: ASCII as it is, anything else as UTF-16 with a byte order mark."""
    clean = readable(text)
    if clean.isascii():
        return b"(%b)" % escaped(clean.encode("ascii"))
    return b"<FEFF%b>" % clean.encode("utf-16-be").hex().upper().encode("ascii")


def uri_string(uri: str) -> bytes:
    """Write a link target; characters beyond ASCII are percent-encoded."""
    return b"(%b)" % escaped(quote(uri, safe=_URI_SAFE).encode("ascii"))


def escaped(data: bytes) -> bytes:
    """Escape what has a meaning inside the parentheses of a string."""
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def reference(number_: int) -> bytes:
    """Point at an indirect object."""
    return b"%d 0 R" % number_


def references(numbers_: Iterable[int]) -> bytes:
    """Point at several indirect objects, as inside an array."""
    return b" ".join(map(reference, numbers_))


def box(values: Iterable[float]) -> bytes:
    """Write a rectangle or any other array of numbers."""
    return b"[%b]" % numbers(values).encode("ascii")


def stream(head: bytes, data: bytes, *, compress: bool = True) -> bytes:
    """Write a stream object from its dictionary entries and its data.

    CRLF stands before `endstream`: after data that happens to end in CR, a bare LF would count as part of the
    data and make /Length wrong for a strict reader.
    """
    if compress and len(data) >= SHORT_STREAM:
        data = zlib.compress(data, 9)
        head += b"/Filter/FlateDecode"
    return b"<<%b/Length %d>>stream\n%b\r\nendstream" % (head, len(data), data)
