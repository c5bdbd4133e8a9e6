"""What a drawing shows, in plain words, for those who cannot see it: as far as its pose says it.

A pose file may say it better (`alt`), and so may the content that uses the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from planmaker.figure.pose import Frame

_POSTURES: Final[Mapping[str, str]] = {
    "standing": "stands",
    "sitting": "sits on the floor",
    "on chair": "sits on a chair",
    "kneeling": "kneels",
    "supine": "lies on the back",
    "prone": "lies on the front",
    "all fours": "is on hands and knees",
}
_TOLD_BY_POSTURE: Final = {"on chair": "chair"}


def plain_alt(frame: Frame) -> str:
    """Return the posture, what is there besides, where arrows point and where the stretch is felt."""
    return " ".join(_sentences(frame))


def _sentences(frame: Frame) -> Iterator[str]:
    yield f"A person {_POSTURES[frame.start.posture]}."
    things = [prop for prop in frame.props if prop != _TOLD_BY_POSTURE.get(frame.start.posture)]
    if things:
        yield f"There {'are' if things[0].startswith('two') else 'is'} {_listed([_counted(prop) for prop in things])}."
    for turn in dict.fromkeys(arrow.turn for arrow in frame.marks.arrows if arrow.turn):
        yield f"An arrow shows a turn to the {turn}."
    moving = list(dict.fromkeys(_named(arrow.at) for arrow in frame.marks.arrows if not arrow.turn))
    if len(moving) > 1:
        yield f"Arrows show how {_listed(moving)} move."
    elif moving:
        yield f"An arrow shows how {moving[0]} moves."
    if frame.marks.feel:
        yield f"The stretch is felt in {_listed([_named(patch.at) for patch in frame.marks.feel])}."


def _counted(prop: str) -> str:
    return prop if prop.startswith("two") else f"a {prop}"


def _named(site: str) -> str:
    return f"the {site}"


def _listed(words: Sequence[str]) -> str:
    *others, last = dict.fromkeys(words)
    return f"{', '.join(others)} and {last}" if others else last
