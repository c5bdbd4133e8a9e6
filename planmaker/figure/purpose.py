"""For what a joint had to give way: what its limb rests on, reaches or touches, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from planmaker.figure.joints import SIDES
from planmaker.figure.pose import Frame
from planmaker.figure.sites import SITES
from planmaker.figure.supports import resting

_LEG: Final = frozenset({"foot", "heel", "ball", "instep", "toes", "sole", "ankle", "outer ankle", "shin", "knee"})
_ARM: Final = frozenset({"hand", "palm", "fingers", "knuckles", "wrist", "forearm", "elbow", "upper arm"})
_TRUNK: Final = frozenset({"upper back", "chest", "belly", "low back", "head", "forehead", "pelvis", "shirt", "hips"})
_MOVES: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("hip", "knee", "ankle", "toes"), _LEG | {"thigh"}),
    **dict.fromkeys(("girdle", "shoulder", "elbow", "forearm", "wrist"), _ARM),
    **dict.fromkeys(("pelvis", "lumbar", "thoracic"), _TRUNK),
    "neck": frozenset({"head", "forehead"}),
}
_WHOLE: Final[Mapping[str, str]] = {"heel": "foot", "palm": "hand"}


def purpose_of(frame: Frame, joint: str) -> str:
    """Return what a joint bent for: "to put the left foot on the floor"."""
    return next(_purposes(frame, joint), "to meet what the frame asks")


def _purposes(frame: Frame, joint: str) -> Iterator[str]:
    side, _, part = joint.rpartition(" ")
    parts = {f"{side} {word}".strip() for word in _MOVES[part]}
    for support, words in frame.rest_on.items():
        for word in words:
            lies = [name for name in resting(word) if name in parts]
            if lies:
                yield f"to put the {_whole(lies[0]) if len(lies) > 1 else lies[0]} on the {support}"
    for end, reach in frame.reach.items():
        if end in parts:
            yield f"to bring the {end} {_towards(reach.to)}"
    for touch in frame.touch:
        if touch.what in parts or touch.at in parts:
            yield f"so that the {touch.what} touches the {touch.at}"


def _whole(name: str) -> str:
    side, _, part = name.partition(" ")
    return f"{side} {_WHOLE[part]}" if side in SIDES and part in _WHOLE else name


def _towards(target: str) -> str:
    """Return "to the left knee", "under the left shoulder", "beside the right knee"."""
    word, _, rest = target.partition(" ")
    return f"{word} the {rest}" if word in {"under", "beside"} and target not in SITES else f"to the {target}"
