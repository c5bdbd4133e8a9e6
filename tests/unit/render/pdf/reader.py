"""Reads our own files back: objects, the structure tree, and the text that each element holds.

Written from the standard and not from the writer: it starts at the end of the file, follows the cross-reference, and
decodes text through the ToUnicode maps, as a screen reader does.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from typing import Any

TOKEN = re.compile(
    rb"\s*(<<|>>|\[|\]|/[^\s/<>\[\]()]*|\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>"
    rb"|\d+ \d+ R|[-+.\d]+|[A-Za-z*'\"]+)",
    re.DOTALL,
)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Ref:
    number: int


@dataclass
class Node:
    """A structure element with its dictionary; a kid is a node, a text or an annotation's dictionary."""

    role: str
    entries: dict[str, Any]
    kids: list[Any] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(kid.text if isinstance(kid, Node) else kid for kid in self.kids if not isinstance(kid, dict))

    def find(self, role: str) -> list[Node]:
        own = [self] if self.role == role else []
        return own + [found for kid in self.kids if isinstance(kid, Node) for found in kid.find(role)]

    def outline(self) -> Any:
        """Roles only, nested as in the tree."""
        inner = [kid.outline() for kid in self.kids if isinstance(kid, Node)]
        return (self.role, *inner) if inner else self.role


class Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.rows: dict[int, tuple[int, int, int]] = {}
        start = int(re.findall(rb"startxref\n(\d+)", data)[-1])
        self.trailer, table = self._object_at(start)
        for index in range(0, len(table), 7):
            row = table[index : index + 7]
            self.rows[index // 7] = row[0], int.from_bytes(row[1:5], "big"), int.from_bytes(row[5:], "big")
        self.root = self.get(self.trailer["Root"])
        self.pages = [self.get(page) for page in self.get(self.root["Pages"])["Kids"]]

    def get(self, value: Any) -> Any:
        """Follow a reference; anything else is returned as it is."""
        return self.read(value.number)[0] if isinstance(value, Ref) else value

    def stream(self, value: Ref) -> bytes:
        return self.read(value.number)[1]

    def read(self, number: int) -> tuple[Any, bytes]:
        kind, place, index = self.rows[number]
        if kind == 1:
            return self._object_at(place)
        entries, data = self._object_at(self.rows[place][1])
        numbers = [int(word) for word in data[: entries["First"]].split()]
        assert numbers[2 * index] == number
        return parse(data, entries["First"] + numbers[2 * index + 1])[0], b""

    def _object_at(self, place: int) -> tuple[Any, bytes]:
        head = re.compile(rb"\d+ 0 obj\n").match(self.data, place)
        assert head, f"no object at {place}"
        value, end = parse(self.data, head.end())
        opening = re.compile(rb"\s*stream\r?\n").match(self.data, end)
        if not opening:
            return value, b""
        data = self.data[opening.end() : opening.end() + value["Length"]]
        assert self.data[opening.end() + value["Length"] :].startswith(b"\r\nendstream")
        return value, zlib.decompress(data) if value.get("Filter") == "FlateDecode" else data

    def tree(self) -> Node:
        """The document element, with the text of every element in place."""
        root = self.get(self.root["StructTreeRoot"])
        texts = {id(page): marked_text(self, page) for page in self.pages}
        numbers = {ref.number: texts[id(page)] for ref, page in zip(self._page_refs(), self.pages, strict=True)}
        return self._node(root["K"][0], numbers)

    def _page_refs(self) -> list[Ref]:
        return self.get(self.root["Pages"])["Kids"]

    def _node(self, ref: Ref, texts: dict[int, dict[int, str]]) -> Node:
        entries = self.get(ref)
        node = Node(entries["S"], entries)
        for kid in entries.get("K", []):
            if isinstance(kid, Ref):
                node.kids.append(self._node(kid, texts))
            elif isinstance(kid, int):
                node.kids.append(texts[entries["Pg"].number][kid])
            else:
                node.kids.append(self.get(kid["Obj"]))
        return node


def parse(data: bytes, place: int) -> tuple[Any, int]:
    """Read one value; return it and the place after it."""
    match = TOKEN.match(data, place)
    assert match, data[place : place + 40]
    token, place = match[1], match.end()
    if token == b"<<":
        entries, place = sequence(data, place, b">>")
        return dict(zip(entries[::2], entries[1::2], strict=True)), place
    if token == b"[":
        return sequence(data, place, b"]")
    return atom(token), place


def sequence(data: bytes, place: int, end: bytes) -> tuple[list[Any], int]:
    values: list[Any] = []
    while (match := TOKEN.match(data, place)) and match[1] != end:
        value, place = parse(data, place)
        values.append(value)
    assert match
    return values, match.end()


def atom(token: bytes) -> Any:
    if token.startswith(b"/"):
        return token[1:].decode("ascii")
    if token.startswith(b"("):
        return decoded(unescaped(token[1:-1]))
    if token.startswith(b"<"):
        return decoded(bytes.fromhex(token[1:-1].decode("ascii")))
    if token.endswith(b"R") and b" " in token:
        return Ref(int(token.split()[0]))
    if token[:1].isalpha():
        return {b"true": True, b"false": False, b"null": None}.get(token, token.decode("ascii"))
    return float(token) if b"." in token else int(token)


def unescaped(data: bytes) -> bytes:
    def one(match: re.Match[bytes]) -> bytes:
        return bytes([int(match[1], 8)]) if match[1][:1].isdigit() else ESCAPES.get(match[1], match[1])

    return re.sub(rb"\\([0-7]{1,3}|.)", one, data, flags=re.DOTALL)


def decoded(data: bytes) -> str:
    return data[2:].decode("utf-16-be") if data.startswith(b"\xfe\xff") else data.decode("latin-1")


def fonts(reader: Reader, page: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The characters of the codes of each font; codes are strings of one byte, or of two."""
    maps = {}
    for name, ref in reader.get(page["Resources"])["Font"].items():
        font = reader.get(ref)
        if font.get("Encoding") == "WinAnsiEncoding":
            shown = range(font["FirstChar"], font["LastChar"] + 1)
            maps[name] = {chr(code): bytes([code]).decode("cp1252", "ignore") for code in shown}
        else:
            table = reader.stream(font["ToUnicode"]).decode("ascii")
            pairs = re.findall(r"^<(....)> <([0-9A-F]+)>$", table, re.MULTILINE)
            codes = [(bytes.fromhex(code).decode("latin-1"), bytes.fromhex(char)) for code, char in pairs]
            maps[name] = {code: char.decode("utf-16-be") for code, char in codes}
    return maps


def marked_text(reader: Reader, page: dict[str, Any]) -> dict[int, str]:
    """The text of each marked content of a page; artifacts are at -1, and text outside both at -2."""
    content, known = reader.stream(page["Contents"]), fonts(reader, page)
    texts: dict[int, str] = {-1: "", -2: ""}
    open_, font, place, stack = [-2], {}, 0, []
    while match := TOKEN.match(content, place):
        operator = match[1]
        if operator[:1].isalpha():
            place = match.end()
            if operator in {b"BMC", b"BDC"}:
                number = stack[-1]["MCID"] if isinstance(stack[-1], dict) and "MCID" in stack[-1] else -1
                assert len(open_) == 1, "marked content inside marked content"
                assert number == -1 or number not in texts, "a number used twice"
                texts.setdefault(number, "")
                open_.append(number)
            elif operator == b"EMC":
                open_.pop()
            elif operator == b"Tf":
                font = known[stack[-2]]
            elif operator == b"Tj":
                step = len(next(iter(font)))
                codes = (stack[-1][start : start + step] for start in range(0, len(stack[-1]), step))
                texts[open_[-1]] += "".join(font[code] for code in codes)
            stack = []
        else:
            value, place = parse(content, place)
            stack.append(value)
    assert open_ == [-2], "marked content is not balanced"
    return texts
