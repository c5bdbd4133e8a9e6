"""The objects of a file and their numbers; small ones are packed together, as PDF 1.5 and later allow."""

from __future__ import annotations

from hashlib import sha256

from planmaker.render.pdf import syntax

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The second line tells transfer programs that the file is binary."""

_PER_STREAM = 1000
"""The more objects in a stream, the smaller the file; but readers keep the last one unpacked, a tenth of a megabyte."""


class Objects:
    """Gives out numbers, collects bodies, and writes the file."""

    def __init__(self) -> None:
        self._bodies: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._last = 0

    def reserve(self) -> int:
        """Return the next number, for an object that is added later."""
        self._last += 1
        return self._last

    def add(self, body: bytes, number: int | None = None) -> int:
        """Add an object that is no stream and return its number."""
        number = number or self.reserve()
        self._bodies[number] = body
        return number

    def add_stream(self, body: bytes) -> int:
        """Add a stream that `syntax.stream` has written and return its number."""
        number = self.reserve()
        self._streams[number] = body
        return number

    def finish(self, *, catalog: int, info: int) -> bytes:
        """Return the file: header, streams, packed objects, cross-reference stream."""
        rows: dict[int, bytes] = {0: _row(0, 0, 0xFFFF)}
        parts = [_HEADER]
        position = len(_HEADER)
        packs = self._packed(rows)
        for number, body in sorted((self._streams | packs).items()):
            rows[number] = _row(1, position, 0)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            position += len(parts[-1])
        table = self.reserve()
        rows[table] = _row(1, position, 0)
        identity = sha256(b"".join(parts)).hexdigest()[:32].encode("ascii")
        head = b"/Type/XRef/Size %d/W[1 4 2]/Root %b/Info %b/ID[<%b><%b>]" % (
            table + 1,
            syntax.reference(catalog),
            syntax.reference(info),
            identity,
            identity,
        )
        body = syntax.stream(head, b"".join(rows[number] for number in range(table + 1)))
        parts.append(b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, body, position))
        return b"".join(parts)

    def _packed(self, rows: dict[int, bytes]) -> dict[int, bytes]:
        """Pack the objects that are no streams into object streams, and enter them into the cross-reference."""
        bodies = sorted(self._bodies.items())
        packs: dict[int, bytes] = {}
        for first in range(0, len(bodies), _PER_STREAM):
            chosen = bodies[first : first + _PER_STREAM]
            pack = self.reserve()
            offset, index = 0, []
            for place, (number, body) in enumerate(chosen):
                rows[number] = _row(2, pack, place)
                index.append(b"%d %d" % (number, offset))
                offset += len(body) + 1
            table = b" ".join(index) + b"\n"
            head = b"/Type/ObjStm/N %d/First %d" % (len(chosen), len(table))
            packs[pack] = syntax.stream(head, table + b"\n".join(body for _, body in chosen))
        return packs


def _row(kind: int, second: int, third: int) -> bytes:
    """Write a row of the cross-reference: 1, position, 0 for an object; 2, pack, place for a packed one."""
    return kind.to_bytes(1, "big") + second.to_bytes(4, "big") + third.to_bytes(2, "big")
