"""Read a pose file: YAML in plain words, checked as all content is, each fault with its line and a hint.

What people write short is first spelled out in the tree of nodes, so that every value keeps its line:
``start: supine``, ``hands: clasped``, ``right hand: left knee``, ``rest on floor: [feet]``, ``arrows: [right knee]``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath
from typing import NamedTuple

import yaml

from planmaker.decode import decode, parse
from planmaker.errors import ContentError, Problem, did_you_mean
from planmaker.figure.implied import unplaced, with_implied
from planmaker.figure.joints import OPPOSITES, SIDES, Degree, movements_of, sided
from planmaker.figure.people import people
from planmaker.figure.pose import PROP_KEYS, Frame, Pose, end_site, written_keys
from planmaker.figure.ranges import check_range
from planmaker.figure.sites import SITES
from planmaker.figure.supports import HEIGHT
from planmaker.resources import SourceFile

_TEXT = "tag:yaml.org,2002:str"
_MAPPING = "tag:yaml.org,2002:map"
_REST_ON = "rest on "
_FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # names that Windows keeps for itself
_LONGEST_NAME = 60
_EXAMPLES = {
    "figure": "figure: ana",
    "frames": "frames: {my-stretch: {start: standing}}",
    "start": "start: standing",
    "posture": "start: standing",
    "hands": "hands: {left: fist, right: flat}",
    "props": "props: {chair: {}}",
    "angles": "angles: {left knee: {flex: 20}}",
    "free": "free: [left knee]",
    "rest_on": "rest on floor: [feet]",
    "reach": "reach: {left hand: left thigh front}",
    "place": "place: {left palm: {x: 0.2}}",
    "touch": "touch: [{what: left hand, at: left thigh}]",
    "marks": "marks: {feel: [low back]}",
    "feel": "feel: [low back]",
    "arrows": "arrows: [{at: chest, go: up}]",
    "view": "view: {side: left, turn: 10}",
}
_HANDS_AT_ONCE = {"clasped": ("clasp under", "clasp over")}


def read_pose(file: SourceFile, warnings: list[Problem] | None = None) -> Pose:
    """Return the pose that a file describes.

    Args:
        file: the pose file.
        warnings: gathers the written angles that lie outside the normal range.

    Raises:
        ContentError: the file has faults; it carries all of them. An angle beyond anatomy is a fault.
    """
    problems: list[Problem] = []
    root = parse(file, problems)
    if root is None:
        raise ContentError(in_pose_words(problem, file) for problem in problems)
    _spell_out(root)
    pose = decode(root, Pose, file, problems, name=PurePosixPath(file.path).stem)
    if pose is not None:
        found = [
            (Problem(file=file.label, line=_line(root, path), path=".".join(path), what=what, hint=hint), is_fault)
            for path, what, hint, is_fault in _findings(pose)
        ]
        problems += [problem for problem, is_fault in found if is_fault]
        if warnings is not None:
            warnings += [problem for problem, is_fault in found if not is_fault]
    if pose is None or problems:
        raise ContentError(in_pose_words(problem, file) for problem in problems)
    return replace(pose, frames={name: with_implied(frame) for name, frame in pose.frames.items()})


class _Found(NamedTuple):
    """What is wrong, or only worth a warning, at a path of keys."""

    path: Sequence[str]
    what: str
    hint: str
    is_fault: bool = True


def _findings(pose: Pose) -> Iterator[_Found]:
    if pose.figure not in people():
        hint = did_you_mean(pose.figure, people()) or f"Known: {', '.join(people())}."
        yield _Found(("figure",), f"there is no person '{pose.figure}'.", hint)
    if not pose.frames:
        yield _Found(("frames",), "has no frame.", "Write at least one, named as its drawing is to be.")
    first = next(iter(pose.frames), "")
    for name, frame in pose.frames.items():
        checks = (
            _name(name),
            _angles(frame),
            _rests(frame),
            _soles(frame),
            _props(frame),
            _reaches(frame),
            _arrows(frame, is_first=name == first),
        )
        for found in chain.from_iterable(checks):
            yield found._replace(path=("frames", name, *found.path))


def _name(name: str) -> Iterator[_Found]:
    """A frame's name becomes the name of a file, on any machine."""
    if not _FILE_NAME.fullmatch(name) or _RESERVED.fullmatch(name) or len(name) > _LONGEST_NAME:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-")
        example = better if better and not _RESERVED.fullmatch(better) else "my-stretch"
        yield _Found((), "cannot name a file.", f"Use small letters, digits and hyphens, such as '{example}'.")


def _angles(frame: Frame) -> Iterator[_Found]:
    written: dict[Degree, str] = {}
    for joint, movements in frame.angles.items():
        allowed = movements_of(joint)
        for movement, angle in movements.items():
            path = ("angles", joint, movement)
            plain = OPPOSITES.get(movement, movement)
            if plain not in allowed:
                known = [*allowed, *(word for word, opposite in OPPOSITES.items() if opposite in allowed)]
                yield _Found(path, "is not a movement of this joint.", f"Known here: {', '.join(known)}.")
                continue
            for side in sided(joint):
                if (side, plain) in written:
                    what = f"says again what '{written[side, plain]}' says."
                    yield _Found(path, what, "Write each movement of a joint once.")
                written[side, plain] = f"{joint}: {movement}"
            found = check_range((sided(joint)[0], plain), -angle if movement in OPPOSITES else angle)
            if found is not None:
                yield _Found(path, found.what, found.hint(), is_fault=found.beyond_anatomy)


def _rests(frame: Frame) -> Iterator[_Found]:
    """Nothing lies on two levels; only a wall may be beside a floor."""
    lies_on: dict[str, str] = {}
    for name, support in frame.rests():
        if support in HEIGHT and lies_on.setdefault(name, support) != support:
            hint = "Name it under one of them."
            yield _Found(("rest_on", support), f"'{name}' already rests on {lies_on[name]}.", hint)


def _soles(frame: Frame) -> Iterator[_Found]:
    """Nobody kneels on a knee and stands on the sole of the same leg."""
    lies_on = {name: support for name, support in frame.rests() if support in HEIGHT}
    for side in SIDES:
        knee, heel = (lies_on.get(f"{side} {part}") for part in ("knee", "heel"))
        if knee and heel:
            what = f"'{side} knee' and '{side} heel' cannot rest at once: a foot rests on its sole."
            yield _Found(("rest_on", heel), what, "When kneeling write insteps, or toes if they are tucked under.")
            return  # the other side would only say it again


def _props(frame: Frame) -> Iterator[_Found]:
    for kind, prop in frame.props.items():
        for key in written_keys(prop):
            if key not in PROP_KEYS[kind]:
                what = f"is not used with '{kind}'."
                yield _Found(("props", kind, key), what, f"It takes: {', '.join(PROP_KEYS[kind])}.")
    for missing in unplaced(with_implied(frame)):
        what = f"there is no {missing.support} to rest on, and nothing says where it is."
        path = (missing.key, missing.support) if missing.key == "rest_on" else (missing.key,)
        yield _Found(path, what, f"Add for example '{missing.example}'.")


def _reaches(frame: Frame) -> Iterator[_Found]:
    for end, reach in frame.reach.items():
        target = SITES.get(reach.to)
        if target and target.bone == SITES[end_site(end)].bone:
            what = f"'{end}' cannot reach '{reach.to}': both move with the same bone."
            yield _Found(("reach", end), what, "Name a place on another part of the body.")


def _arrows(frame: Frame, *, is_first: bool) -> Iterator[_Found]:
    for arrow in frame.marks.arrows:
        if is_first and arrow.go == "motion" and arrow.along is None and not arrow.turn:
            what = f"'{arrow.at}' has not moved: there is no frame before this one."
            yield _Found(("marks", "arrows"), what, f"Say where to, such as {{at: {arrow.at}, go: up}}.")


def in_pose_words(problem: Problem, file: SourceFile) -> Problem:
    """Return a fault of the decoder in the words of pose files, with an example if it has no better hint."""
    path, what, hint = (_with_spaces(text) for text in (problem.path, problem.what, problem.hint))
    if what == "'pelvis' is not known.":
        hint = "The pelvis turns with 'start: {posture: standing, tilt back: 20}'."
    elif what.startswith("expected a number"):
        hint = "Write a plain number without a unit, such as 20 or 0.05."
    elif "cannot start any token" in what and "\t" in _text_of(file, problem.line):
        hint = "Indent with spaces: YAML does not allow tabs."
    elif what == "is missing." or (what.startswith("expected") and (not hint or what == "expected a list.")):
        key = next((key for key in reversed(re.split(r"[.\[]", problem.path)) if key in _EXAMPLES), "")
        hint = f"Write for example '{_EXAMPLES[key]}'." if key else hint
    return replace(problem, path=path, what=what, hint=hint)


def _with_spaces(text: str) -> str:
    """Return keys as they are written: 'tilt back', and 'rest on floor'."""
    text = text.replace("rest_on.", "rest on ").replace("'rest_on'", "'rest on floor'")
    return re.sub(r"\b(rest|tilt|turn)_(on|forward|back|left|right)\b", r"\1 \2", text)


def _text_of(file: SourceFile, line: int) -> str:
    return file.data.decode("utf-8", "replace").splitlines()[line - 1]


def _line(root: yaml.Node, path: Sequence[str]) -> int:
    """Return the line of the deepest node on a path of keys."""
    node, line = root, 1
    for name in path:
        entry = next((pair for pair in _entries(node) if pair[0].value == name), None)
        if entry is None:
            break
        line = entry[0].start_mark.line + 1
        node = entry[1]
    return line


def _entries(node: yaml.Node | None) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """Return the entries of a mapping; anything else has none, and is found faulty when it is decoded."""
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def _spell_out(root: yaml.Node) -> None:
    frames = next((value for key, value in _entries(root) if key.value == "frames"), None)
    for _, frame in _entries(frames):
        _gather_rests(frame)
        for key, value in _entries(frame):
            _spell_out_entry(frame, key, value)


def _gather_rests(frame: yaml.Node) -> None:
    """Turn ``rest on floor: ...``, ``rest on chair: ...`` into one mapping, ``rest_on: {floor: ..., chair: ...}``."""
    rests = [(key, value) for key, value in _entries(frame) if key.value.startswith(_REST_ON)]
    if not rests:
        return
    entries: list[tuple[yaml.Node, yaml.Node]] = [
        (_text(key, key.value.removeprefix(_REST_ON)), value) for key, value in rests
    ]
    kept = [entry for entry in _entries(frame) if entry not in rests]
    first = rests[0][0]
    frame.value = [*kept, (_text(first, "rest_on"), _mapping(first, entries))]


def _spell_out_entry(frame: yaml.Node, key: yaml.ScalarNode, value: yaml.Node) -> None:
    match key.value:
        case "start":
            _replace(frame, key, _named(value, "posture"))
            _underscore_keys(frame, key)
        case "hands" if isinstance(value, yaml.ScalarNode):
            left, right = _HANDS_AT_ONCE.get(value.value, (value.value, value.value))
            pair: list[tuple[yaml.Node, yaml.Node]] = [
                (_text(value, side), _text(value, grip)) for side, grip in (("left", left), ("right", right))
            ]
            _replace(frame, key, _mapping(value, pair))
        case "reach":
            value.value = [(end, _named(target, "to")) for end, target in _entries(value)]
        case "props" if isinstance(value, yaml.SequenceNode) and all(_is_word(kind) for kind in value.value):
            _replace(frame, key, _mapping(value, [(kind, _mapping(kind, [])) for kind in value.value]))
        case "props":
            value.value = [(kind, prop if _entries(prop) else _mapping(prop, [])) for kind, prop in _entries(value)]
        case "marks":
            _spell_out_marks(value)


def _spell_out_marks(marks: yaml.Node) -> None:
    for key, value in _entries(marks):
        if key.value in {"feel", "arrows"} and isinstance(value, yaml.SequenceNode):
            value.value = [_named(entry, "at") for entry in value.value]
            for entry in value.value:
                _name_directions(entry)


def _name_directions(arrow: yaml.Node) -> None:
    """Write ``go: [1, 0, 0]`` as ``along: [1, 0, 0]``: a direction instead of a word."""
    if isinstance(arrow, yaml.MappingNode) and all(key.value != "along" for key, _ in _entries(arrow)):
        arrow.value = [
            (_text(key, "along") if key.value == "go" and isinstance(value, yaml.SequenceNode) else key, value)
            for key, value in _entries(arrow)
        ]


def _named(node: yaml.Node, name: str) -> yaml.Node:
    """Return ``{name: word}`` for a bare word."""
    return _mapping(node, [(_text(node, name), node)]) if isinstance(node, yaml.ScalarNode) else node


def _is_word(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode)


def _replace(frame: yaml.Node, key: yaml.ScalarNode, value: yaml.Node) -> None:
    frame.value = [(k, value if k is key else v) for k, v in _entries(frame)]


def _underscore_keys(frame: yaml.Node, key: yaml.ScalarNode) -> None:
    value = next(v for k, v in _entries(frame) if k is key)
    for inner, _ in _entries(value):
        inner.value = inner.value.replace(" ", "_")


def _text(like: yaml.Node, text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(_TEXT, text, like.start_mark, like.end_mark)


def _mapping(like: yaml.Node, entries: list[tuple[yaml.Node, yaml.Node]]) -> yaml.MappingNode:
    return yaml.MappingNode(_MAPPING, entries, like.start_mark, like.end_mark)
