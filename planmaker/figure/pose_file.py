"""Read a pose file: YAML in plain words, checked as all content is, each fault with its line and a hint.

What people write short is first spelled out in the tree of nodes, so that every value keeps its line:
``start: supine``, ``hands: clasped``, ``right hand: left knee``, ``rest on floor: [feet]``, ``arrows: [right knee]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import yaml

from planmaker.decode import decode, parse
from planmaker.errors import ContentError, Problem, did_you_mean
from planmaker.figure.joints import OPPOSITES, movements_of, sided
from planmaker.figure.pose import Frame, Pose
from planmaker.figure.ranges import Finding, check_range
from planmaker.resources import SourceFile

_TEXT = "tag:yaml.org,2002:str"
_MAPPING = "tag:yaml.org,2002:map"
_REST_ON = "rest on "
_HANDS_AT_ONCE = {"clasped": ("clasp under", "clasp over")}


def read_pose(file: SourceFile) -> Pose:
    """Return the pose that a file describes.

    Raises:
        ContentError: the file has faults; it carries all of them. An angle beyond anatomy is a fault.
    """
    problems: list[Problem] = []
    root = parse(file, problems)
    if root is None:
        raise ContentError(problems)
    _spell_out(root)
    pose = decode(root, Pose, file, problems, name=PurePosixPath(file.path).stem)
    if pose is not None:
        for path, what, hint in _faults(pose):
            problems.append(Problem(file=file.label, line=_line(root, path), path=".".join(path), what=what, hint=hint))
    if pose is None or problems:
        raise ContentError(problems)
    return pose


def _faults(pose: Pose) -> Iterator[tuple[Sequence[str], str, str]]:
    if not pose.frames:
        yield ("frames",), "has no frame.", "Write at least one, named as its drawing is to be."
    for name, frame in pose.frames.items():
        for path, what, hint in _frame_faults(frame):
            yield ("frames", name, *path), what, hint


def _frame_faults(frame: Frame) -> Iterator[tuple[Sequence[str], str, str]]:
    for joint, movements in frame.angles.items():
        allowed = movements_of(joint)
        for movement, angle in movements.items():
            path = ("angles", joint, movement)
            plain = OPPOSITES.get(movement, movement)
            if plain not in allowed:
                known = [*allowed, *(word for word, opposite in OPPOSITES.items() if opposite in allowed)]
                hint = did_you_mean(movement, known) or f"Known here: {', '.join(known)}."
                yield path, "is not a movement of this joint.", hint
                continue
            degree = (sided(joint)[0], plain)
            found = check_range(degree, -angle if movement in OPPOSITES else angle)
            if found is not None and found.beyond_anatomy:
                yield path, f"{angle:g} degrees is beyond anatomy.", found.hint()


def warnings(pose: Pose) -> Sequence[tuple[str, Finding]]:
    """Return the written angles that lie outside the normal range: the frame and what was found."""
    return [
        (name, found)
        for name, frame in pose.frames.items()
        for degree, angle in frame.written().items()
        if (found := check_range(degree, angle)) is not None
    ]


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
    if isinstance(arrow, yaml.MappingNode):
        arrow.value = [
            (_text(key, "along") if key.value == "go" and isinstance(value, yaml.SequenceNode) else key, value)
            for key, value in _entries(arrow)
        ]


def _named(node: yaml.Node, name: str) -> yaml.Node:
    """Return ``{name: word}`` for a bare word."""
    return _mapping(node, [(_text(node, name), node)]) if isinstance(node, yaml.ScalarNode) else node


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
