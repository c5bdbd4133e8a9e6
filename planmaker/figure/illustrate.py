"""From posed figures to finished drawings: the frames of a pose share one person, one mat and one scale.

Needs the extra packages of `planmaker[draw]`; finished drawings are read without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from planmaker.figure.arrows import draw_arrows
from planmaker.figure.camera import Camera, Side, camera
from planmaker.figure.drawing import Drawing
from planmaker.figure.emit import drawing_of
from planmaker.figure.floor import extent, mat_for
from planmaker.figure.inset import Magnified, Placing, draw_inset
from planmaker.figure.marks import draw_feel
from planmaker.figure.paint import Paint
from planmaker.figure.palette import palette
from planmaker.figure.parts import Part
from planmaker.figure.people import Person
from planmaker.figure.pose import Frame, View
from planmaker.figure.props import ON_BARE_FLOOR, blocks, soft_parts
from planmaker.figure.scene import Scene, Subject, look
from planmaker.figure.skeleton import Stance, Vector


class Posed(Protocol):
    """A figure that has taken up its posture, with all that a drawing of it shows."""

    @property
    def name(self) -> str:
        """Of the drawing."""

    @property
    def frame(self) -> Frame:
        """Marks, props and eyes."""

    @property
    def view(self) -> View:
        """From where it is seen."""

    @property
    def person(self) -> Person:
        """Hair, age and colours."""

    @property
    def stance(self) -> Stance:
        """Where every bone is."""

    @property
    def body(self) -> Sequence[Part]:
        """The flesh."""

    @property
    def prop_from(self) -> Vector:
        """Where the props of the whole pose stand: the pelvis of its first frame."""


def draw(frames: Sequence[Posed]) -> tuple[Drawing, ...]:
    """Draw the frames of a pose.

    Raises:
        NoRoomError: an arrow finds no free place.
    """
    mat = mat_for([extent(posed.body, posed.stance) for posed in frames])
    drawings: list[Drawing] = []
    before: Scene | None = None
    inset: Magnified | None = None
    for posed in frames:
        subject, view = _subject(posed), _camera(posed.view)
        bare = bool(ON_BARE_FLOOR & set(posed.frame.props))
        scene = look(subject, view, mat=None if bare else mat, bare_floor=bare)
        inset = _inset(posed, subject, scene, inset)
        paints = _marked(posed, scene, before, inset)
        drawings.append(drawing_of(posed.name, paints, palette(posed.person.colours)))
        before = scene
    return tuple(drawings)


def _subject(posed: Posed) -> Subject:
    frame, person = posed.frame, posed.person
    return Subject(
        stance=posed.stance,
        parts=(*posed.body, *soft_parts(frame.props, posed.stance)),
        blocks=tuple(blocks(frame.props, posed.stance, posed.prop_from)),
        hair=person.hair,
        older=person.older,
        eyes="closed" if frame.eyes == "closed" else "open",
    )


def _camera(view: View) -> Camera:
    return camera(side=_side(view), turn=view.turn, height=view.height)


def _side(view: View) -> Side:
    return "left" if view.side == "left" else "right"


def _inset(posed: Posed, subject: Subject, scene: Scene, before: Magnified | None) -> Magnified | None:
    inset = posed.frame.marks.inset
    if inset is None:
        return None
    placing = Placing(
        side=_side(posed.view), against_wall="wall" in posed.frame.props, middle=before.middle if before else None
    )
    return draw_inset(inset, subject, scene, placing=placing)


def _marked(posed: Posed, scene: Scene, before: Scene | None, inset: Magnified | None) -> list[Paint]:
    """Return all that is painted, marks included."""
    marks = posed.frame.marks
    magnified, keep_off = (inset.paints, [inset.rim]) if inset else ((), [])
    arrows = draw_arrows(posed.name, marks.arrows, scene, before=before, keep_off=keep_off)
    return [*scene.paints(draw_feel(marks.feel, scene)), *magnified, *arrows]
