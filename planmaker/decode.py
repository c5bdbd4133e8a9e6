"""YAML text to frozen values: every fault of a file is found at once, each with its line.

`parse` turns bytes into a tree of nodes and refuses what content never needs (anchors, tags, more than one document,
deep nesting, keys that are not plain text), so that a hostile file costs nothing. `decode` turns a node into a value
of a type, driven by the type's annotations. Both append to a list of problems instead of raising.
"""

from __future__ import annotations

import io
import math
import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar

import yaml

from planmaker.errors import ContentError, Problem, did_you_mean
from planmaker.resources import SourceFile

T = TypeVar("T")


def _finite(word: str) -> float:
    number = float(word)
    if not math.isfinite(number):
        raise ValueError(word)
    return number


_SCALARS: Mapping[type[Any], Callable[[str], object]] = {
    str: str,
    int: int,
    float: _finite,
    bool: lambda word: word.lower() in {"true", "yes", "on"},
    date: date.fromisoformat,
}

LONGEST_TEXT = 2_000
LARGEST_NUMBER = 1_000_000
MOST_ENTRIES = 2_000
DEEPEST_NESTING = 12
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRING, _INTEGER, _NUMBER, _BOOLEAN, _DATE, _NULL = (
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "timestamp", "null")
)
_TAGS: Mapping[type[Any], Sequence[str]] = {
    str: [_STRING],
    int: [_INTEGER],
    float: [_NUMBER, _INTEGER],
    bool: [_BOOLEAN],
    date: [_DATE],
}
_FEW_WORDS = 12  # so many can be listed in a hint


class _NamedText(io.StringIO):
    """Text that tells the YAML parser which file it is: merged trees mix the nodes of two files."""

    def __init__(self, file: SourceFile, text: str) -> None:
        super().__init__(text)
        self.name = file.label


@dataclass(frozen=True, slots=True)
class Known:
    """The words that a text may be, as in ``Annotated[str, Known(("left", "right"))]``."""

    words: Sequence[str]

    def hint(self, word: str) -> str:
        """Return what to write instead of a word that is not known."""
        listed = f"Write one of: {', '.join(self.words)}." if len(self.words) <= _FEW_WORDS else ""
        return did_you_mean(word, self.words) or listed


class Faulty(Exception):  # noqa: N818 - never leaves this module's callers: the faults are in the list
    """A node could not be decoded; its problems are in the list."""


def parse(file: SourceFile, problems: list[Problem]) -> yaml.Node | None:
    """Return the file's tree of nodes, or None after adding what is wrong with it."""
    found = len(problems)
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.data[: error.start].count(b"\n") + 1
        hint = "Save the file as UTF-8 text."
        problems.append(Problem(file=file.label, line=line, path="", what="is not UTF-8 text.", hint=hint))
        return None
    try:
        _refuse_needless_yaml(file, text, problems)
        if len(problems) > found:
            return None
        node: yaml.Node | None = yaml.compose(_NamedText(file, text), _LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"is not valid YAML: {error.problem or error.context}."
        problems.append(Problem(file=file.label, line=mark.line + 1 if mark else 1, path="", what=what))
        return None
    except yaml.YAMLError as error:
        what = f"is not valid YAML: {str(error).splitlines()[0]}."
        problems.append(Problem(file=file.label, line=1, path="", what=what))
        return None
    if node is None:
        problems.append(Problem(file=file.label, line=1, path="", what="is empty."))
    else:
        _drop_bad_keys(file, node, "", problems)
    return node


def _drop_bad_keys(file: SourceFile, node: yaml.Node, path: str, problems: list[Problem]) -> None:
    """Take out entries whose key stands twice or is not plain text, here and below, so that the rest can be decoded."""
    if isinstance(node, yaml.SequenceNode):
        for number, entry in enumerate(node.value, 1):
            _drop_bad_keys(file, entry, f"{path}[{number}]", problems)
    elif isinstance(node, yaml.MappingNode):
        kept: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in node.value:
            where, what, hint = path, "has a key that is not plain text.", ""
            if isinstance(key, yaml.ScalarNode):
                where = _join(path, key.value)
                if key.value not in kept:
                    kept[key.value] = (key, value)
                    _drop_bad_keys(file, value, where, problems)
                    continue
                what, hint = "stands here twice.", "Keep one of the two."
            line = key.start_mark.line + 1 if key.start_mark else 1
            problems.append(Problem(file=file.label, line=line, path=where, what=what, hint=hint))
        node.value = list(kept.values())


def _refuse_needless_yaml(file: SourceFile, text: str, problems: list[Problem]) -> None:
    depth = documents = 0
    for event in yaml.parse(text, _LOADER):
        fault = ""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            fault = "uses an anchor or alias (& or *), which content may not."
        elif tag := getattr(event, "tag", None):
            fault = f"uses the tag '{tag}', which content may not."
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            fault = "holds a second document (---)." if documents > 1 else ""
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            fault = "is nested too deeply." if depth > DEEPEST_NESTING else ""
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if fault:
            line = event.start_mark.line + 1 if event.start_mark else 1
            problems.append(Problem(file=file.label, line=line, path="", what=fault, hint="Write the value out."))
            return


def decode(node: yaml.Node, kind: type[T], file: SourceFile, problems: list[Problem], **given: object) -> T | None:
    """Return the node as a value of the dataclass `kind`, or None after adding every fault to `problems`.

    Args:
        node: a mapping whose keys are the fields of `kind`.
        kind: a dataclass of strings, numbers, dates, enums, tuples, sets, mappings and other such dataclasses.
        file: where the node comes from.
        problems: where faults go.
        given: fields that do not stand in the file, such as an id that is its name.
    """
    try:
        value: T = _Decoder(file, problems).record(node, kind, "", given)
    except Faulty:
        return None
    return value


def place(root: yaml.Node, file: SourceFile, path: str) -> tuple[str, int]:
    """Return the file and line of the deepest node on `path` (as ``forms[2].steps[1]``)."""
    node, (label, line) = root, _mark(root, file.label)
    for name, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path):
        found = _child(node, name, index)
        if found is None:
            break
        marked, node = found
        label, line = _mark(marked, label)
    return label, line


def _mark(node: yaml.Node, label: str) -> tuple[str, int]:
    return (node.start_mark.name, node.start_mark.line + 1) if node.start_mark else (label, 1)


def _child(node: yaml.Node, name: str, index: str) -> tuple[yaml.Node, yaml.Node] | None:
    if index and isinstance(node, yaml.SequenceNode) and int(index) <= len(node.value):
        entry = node.value[int(index) - 1]
        return entry, entry
    if name and isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == name), None)
    return None


def read(file: SourceFile, kind: type[T]) -> T:
    """Return a whole file as a value of the dataclass `kind`.

    Raises:
        ContentError: the file has faults; it carries all of them.
    """
    problems: list[Problem] = []
    root = parse(file, problems)
    value = decode(root, kind, file, problems) if root is not None else None
    if value is None:
        raise ContentError(problems)
    return value


def merge(below: yaml.Node, above: yaml.Node) -> yaml.Node:
    """Return `below` with the entries of `above` over it; mappings are merged, anything else is replaced."""
    if not (isinstance(below, yaml.MappingNode) and isinstance(above, yaml.MappingNode)):
        return above
    over = {key.value: (key, value) for key, value in above.value}
    entries = []
    for key, value in below.value:
        over_key, over_value = over.pop(key.value, (key, None))
        entries.append((over_key, merge(value, over_value)) if over_value is not None else (key, value))
    return yaml.MappingNode(above.tag, entries + list(over.values()), above.start_mark, above.end_mark)


@cache
def _annotations(kind: type[Any]) -> Mapping[str, Any]:
    return typing.get_type_hints(kind, include_extras=True)


class _Decoder:
    """Walks a tree of nodes along a type; knows the file and gathers the problems."""

    def __init__(self, file: SourceFile, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems

    def fault(self, node: yaml.Node, path: str, what: str, hint: str = "") -> Faulty:
        mark = node.start_mark
        label, line = (mark.name, mark.line + 1) if mark else (self.file.label, 1)
        self.problems.append(Problem(file=label, line=line, path=path, what=what, hint=hint))
        return Faulty()

    def value(self, node: yaml.Node, kind: Any, path: str) -> Any:  # noqa: PLR0911 - one return per type of value
        origin, arguments = typing.get_origin(kind), typing.get_args(kind)
        if origin in {types.UnionType, typing.Union}:  # only X | None is used
            if node.tag == _NULL:
                return None
            return self.value(node, next(a for a in arguments if a is not types.NoneType), path)
        if origin is Annotated:
            return self.known(node, arguments[1], path)
        if origin is tuple:
            return self.sequence(node, arguments, path)
        if origin is frozenset:
            return frozenset(self.sequence(node, (arguments[0], ...), path))
        if origin is not None and issubclass(origin, Mapping):
            return self.mapping(node, arguments, path)
        if isinstance(kind, type) and is_dataclass(kind):
            return self.record(node, kind, path, {})
        return self.scalar(node, kind, path)

    def known(self, node: yaml.Node, known: Known, path: str) -> str:
        text = str(self.scalar(node, str, path))
        if text not in known.words:
            raise self.fault(node, path, f"'{text}' is not known.", known.hint(text))
        return text

    def scalar(self, node: yaml.Node, kind: Any, path: str) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            raise self.fault(node, path, f"expected {_name(kind)}, found a list or a mapping.")
        text = str(node.value)
        if len(text) > LONGEST_TEXT:
            raise self.fault(node, path, f"has {len(text):,} characters; at most {LONGEST_TEXT:,} are allowed.")
        if issubclass(kind, Enum):
            known = [str(member.value) for member in kind]
            if text not in known:
                hint = did_you_mean(text, known) or f"Write one of: {', '.join(known)}."
                raise self.fault(node, path, f"'{text}' is not known.", hint)
            return kind(text)
        if node.tag not in _TAGS[kind]:
            hint = "Put it in quotes." if kind is str and text else ""
            raise self.fault(node, path, f"expected {_name(kind)}, found '{text}'.", hint)
        try:
            value = _SCALARS[kind](text)
        except ValueError:
            raise self.fault(node, path, f"expected {_name(kind)}, found '{text}'.") from None
        if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
            raise self.fault(node, path, f"'{text}' is too large; at most {LARGEST_NUMBER:,} is allowed.")
        return value

    def sequence(self, node: yaml.Node, arguments: tuple[Any, ...], path: str) -> tuple[Any, ...]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.fault(node, path, "expected a list.", "Start each entry with '- '.")
        open_ended = len(arguments) == 2 and arguments[1] is Ellipsis
        if not open_ended and len(node.value) != len(arguments):
            raise self.fault(node, path, f"expected {len(arguments)} entries, found {len(node.value)}.")
        if len(node.value) > MOST_ENTRIES:
            raise self.fault(node, path, f"has {len(node.value):,} entries; at most {MOST_ENTRIES:,} are allowed.")
        kinds = [arguments[0]] * len(node.value) if open_ended else list(arguments)
        return tuple(
            self.each(
                [
                    (entry, kind, f"{path}[{i}]")
                    for i, (entry, kind) in enumerate(zip(node.value, kinds, strict=True), 1)
                ]
            )
        )

    def mapping(self, node: yaml.Node, arguments: tuple[Any, ...], path: str) -> Mapping[Any, Any]:
        entries = self.entries(node, path)
        keys = [(key, arguments[0], path) for key, _ in entries]
        values = [(value, arguments[1], _join(path, str(key.value))) for key, value in entries]
        decoded = self.each([*keys, *values])
        return dict(zip(decoded[: len(keys)], decoded[len(keys) :], strict=True))

    def record(self, node: yaml.Node, kind: type[T], path: str, given: Mapping[str, object]) -> T:
        annotations = _annotations(typing.cast(Any, kind))
        known = [f.name for f in fields(kind) if f.name not in given]  # type: ignore[arg-type]
        entries = self.entries(node, path)
        present = {str(key.value): value for key, value in entries}
        faulty = False
        for key, _ in entries:
            if key.value not in known:
                hint = did_you_mean(str(key.value), known) or f"Known here: {', '.join(known)}."
                self.fault(key, _join(path, str(key.value)), "is not known here.", hint)
                faulty = True
        values: dict[str, object] = dict(given)
        for f in fields(kind):  # type: ignore[arg-type]
            if f.name in present:
                try:
                    values[f.name] = self.value(present[f.name], annotations[f.name], _join(path, f.name))
                except Faulty:
                    faulty = True
            elif f.name not in given and f.default is MISSING and f.default_factory is MISSING:
                self.fault(node, _join(path, f.name), "is missing.")
                faulty = True
        if faulty:
            raise Faulty
        try:
            return kind(**values)
        except ValueError as error:
            raise self.fault(node, path, str(error)) from None

    def each(self, wanted: Sequence[tuple[yaml.Node, Any, str]]) -> list[Any]:
        """Decode them all, so that one fault does not hide the next."""
        values, faulty = [], False
        for node, kind, path in wanted:
            try:
                values.append(self.value(node, kind, path))
            except Faulty:
                faulty = True
        if faulty:
            raise Faulty
        return values

    def entries(self, node: yaml.Node, path: str) -> list[tuple[yaml.Node, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            raise self.fault(node, path, "expected a mapping of 'key: value' lines.")
        if len(node.value) > MOST_ENTRIES:
            raise self.fault(node, path, f"has {len(node.value):,} entries; at most {MOST_ENTRIES:,} are allowed.")
        return list(node.value)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _name(kind: type[Any]) -> str:
    return {
        str: "text",
        int: "a whole number",
        float: "a number",
        bool: "true or false",
        date: "a date such as 2027-03-15",
    }.get(kind, "a word")
