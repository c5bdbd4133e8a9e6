"""Built-in drawings with another person in them: the pose is solved and drawn anew, once in a run.

Needs the extra packages of `planmaker[draw]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from planmaker.figure.drawing import Drawing
from planmaker.figure.extra import need_extra

if TYPE_CHECKING:
    from planmaker.figure.pose import Pose


def recast(drawing: str, person: str) -> Drawing | None:
    """Return a built-in drawing with a person in it; None if no pose gives it, or the stored one shows that person.

    Raises:
        ExtraMissingError: numpy or shapely is missing.
        UsageError: there is no such person.
        NoRoomError: an arrow finds no free place.
    """
    need_extra()
    pose = _pose_of(drawing)
    if pose is None or pose.figure == person:
        return None
    return _drawn(pose.name, person)[drawing]


def _pose_of(drawing: str) -> Pose | None:
    from planmaker.figure.stored import built_in_poses

    return next((pose for pose in built_in_poses().values() if drawing in pose.frames), None)


@cache
def _drawn(pose: str, person: str) -> Mapping[str, Drawing]:
    """Draw all frames of a pose, which share a mat and a scale."""
    from planmaker.figure.illustrate import draw
    from planmaker.figure.people import person as person_of
    from planmaker.figure.posed import pose_frames
    from planmaker.figure.stored import built_in_poses

    drawings = draw(pose_frames(built_in_poses()[pose], person_of(person)))
    return {drawing.name: drawing for drawing in drawings}
