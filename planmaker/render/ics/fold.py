"""Content lines of a calendar, folded so that no program stumbles.

RFC 5545 (3.1) allows 75 octets a line and a break anywhere. In practice Google drops an event whose backslash escape
is broken in two, and a character torn apart shows as rubbish where a program does not join the octets first. So
a line is never broken inside a character or an escape, nor between a letter and the marks that sit on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planmaker.render.ics.plain import JOINER, sits_on_another

LONGEST_LINE = 75  # octets, without the line end
_FARTHEST_BACK = 40  # octets; what has more marks than this is broken up
_JOINER = JOINER.encode("utf-8")


def unfold(calendar: bytes) -> list[str]:
    """Return the logical lines of a calendar."""
    return calendar.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def fold(lines: Iterable[str]) -> bytes:
    """Return logical lines as the bytes of a calendar."""
    return b"".join(piece + b"\r\n" for line in lines for piece in _pieces(line.encode("utf-8")))


def _pieces(line: bytes) -> Iterator[bytes]:
    begin, lead = 0, b""
    while len(line) - begin > LONGEST_LINE - len(lead):
        end = _best_break(line, begin, begin + LONGEST_LINE - len(lead))
        yield lead + line[begin:end]
        begin, lead = end, b" "
    yield lead + line[begin:]


def _best_break(line: bytes, begin: int, limit: int) -> int:
    """Return where to break: the last place up to `limit` that tears nothing apart, or the least."""
    possible = [end for end in range(limit, limit - _FARTHEST_BACK, -1) if _between_symbols(line, begin, end)]
    unmarked = [end for end in possible if not sits_on_another(_character(line, end))] or possible
    return next((end for end in unmarked if not line[:end].endswith(_JOINER)), unmarked[0])


def _between_symbols(line: bytes, begin: int, end: int) -> bool:
    """Tell whether a character ends here, and is not the backslash of an escape."""
    before = line[begin:end]
    backslashes = len(before) - len(before.rstrip(b"\\"))
    return line[end] & 0xC0 != 0x80 and backslashes % 2 == 0


def _character(line: bytes, begin: int) -> str:
    return line[begin : begin + 4].decode("utf-8", "ignore")[:1]
