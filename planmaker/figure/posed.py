"""A pose as it is drawn: every frame's stance, body and props, ready for the renderer.

The angles come from the solver, or from the file of solved angles beside the pose, which needs none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planmaker.figure.camera import camera
from planmaker.figure.contacts import Report, measure
from planmaker.figure.joints import Angles
from planmaker.figure.marks import faces_away
from planmaker.figure.mirror import mirrored, mirrored_stance
from planmaker.figure.parts import Part
from planmaker.figure.people import Person, person
from planmaker.figure.pose import Frame, Pose, View
from planmaker.figure.sites import spot
from planmaker.figure.skeleton import Stance, Vector, stand
from planmaker.figure.solve import rounded, solve
from planmaker.figure.supports import LEANING_AGAINST
from planmaker.figure.task import Task, body_of, make_problem, make_task, wanted_angles


@dataclass(frozen=True, slots=True, kw_only=True)
class PosedFrame:
    """One drawing's figure: who, in which stance, with which body, seen from where.

    `prop_from` is where the pelvis was when chair and table were put there: metres in the world.
    """

    name: str
    frame: Frame
    view: View
    person: Person
    stance: Stance
    prop_from: Vector
    body: tuple[Part, ...] = field(repr=False)


def solve_pose(pose: Pose, who: Person | None = None) -> Mapping[str, Angles]:
    """Return the solved angles of every frame, the figure's anchor at the same place in all."""
    return dict(solve_frames(pose, who))


def solve_frames(pose: Pose, who: Person | None = None) -> Iterator[tuple[str, Angles]]:
    """Solve frame after frame, and yield the name and the angles of each."""
    who = who or person(pose.figure)
    first: Stance | None = None
    for name, frame in pose.frames.items():
        stance = stand(solve(make_problem(make_task(frame, who))).angles, who.proportions)
        first = first or stance
        yield name, rounded(_anchored(pose, frame, stance, first).angles)


def _anchored(pose: Pose, frame: Frame, stance: Stance, first: Stance) -> Stance:
    """Return a stance moved over the ground so that the anchor lies where it is in the first frame."""
    if pose.anchor is None or stance is first:
        return stance
    x, _, z = spot(first, pose.anchor).point - spot(stance, pose.anchor).point
    leans = not LEANING_AGAINST.keys().isdisjoint(frame.rest_on)
    return stance.moved(x=0.0 if leans else float(x), z=float(z))


def pose_frames(
    pose: Pose, who: Person | None = None, solved: Mapping[str, Angles] | None = None
) -> tuple[PosedFrame, ...]:
    """Return a pose's frames, ready to be drawn.

    Args:
        pose: the pose.
        who: the person; the pose's own if there is none.
        solved: the angles of every frame, if they are known: then nothing is solved.
    """
    who = who or person(pose.figure)
    angles = solved or solve_pose(pose, who)
    stances = {name: stand(angles[name], who.proportions) for name in pose.frames}
    first = next(iter(stances.values()))
    return tuple(_posed(pose, name, who, stance, first if pose.anchor else stance) for name, stance in stances.items())


def _posed(pose: Pose, name: str, who: Person, stance: Stance, props_from: Stance) -> PosedFrame:
    frame = pose.frames[name]
    x, y, z = (float(metres) for metres in props_from.origin("pelvis"))
    return PosedFrame(
        name=name,
        frame=frame,
        view=frame.view or pose.view,
        person=who,
        stance=stance,
        prop_from=(x, y, z),
        body=body_of(frame, who, wanted_angles(frame, who)),
    )


def measure_frames(posed: Sequence[PosedFrame]) -> Mapping[str, Report]:
    """Return what is found on each frame: contacts, sinking, limbs through limbs and props, range, patches unseen."""
    return {
        each.name: replace(measure(_task(each), each.stance, each.prop_from), turned_away=_turned_away(each))
        for each in posed
    }


def _turned_away(posed: PosedFrame) -> tuple[str, ...]:
    """Return where the stretch is felt on the side away from the camera."""
    view = posed.view
    eye = camera(side="left" if view.side == "left" else "right", turn=view.turn, height=view.height)
    return tuple(patch.at for patch in posed.frame.marks.feel if faces_away(patch, posed.stance, eye))


def _task(posed: PosedFrame) -> Task:
    return make_task(posed.frame, posed.person)


def mirrored_frame(posed: PosedFrame) -> PosedFrame:
    """Return the same frame on the other side of the body, seen from the other side."""
    frame = mirrored(posed.frame)
    x, y, z = posed.prop_from
    return replace(
        posed,
        frame=frame,
        view=mirrored(posed.view),
        stance=mirrored_stance(posed.stance),
        prop_from=(x, y, 0.0 - z),
        body=body_of(frame, posed.person, wanted_angles(frame, posed.person)),
    )
