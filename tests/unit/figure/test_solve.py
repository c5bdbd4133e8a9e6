import numpy as np
import pytest

from planmaker.figure.posed import measure_frames, pose_frames, solve_pose
from planmaker.figure.sites import spot
from tests.unit.figure.posing import SOMEBODY, pose_of

SITTING = """\
    figure: ana
    frames:
      sit:
        start: on chair
        angles: {both hip: {flex: 86}, both knee: {flex: 86}}
        rest on chair: [pelvis]
        rest on floor: [feet]
        reach: {left hand: left thigh front, right hand: right thigh front}
        touch: [{what: left hand, at: left thigh}, {what: right hand, at: right thigh}]
"""


def solved(text):
    [frame] = pose_frames(pose_of(text), SOMEBODY)
    return frame.stance, measure_frames([frame])[frame.name]


def test_what_rests_lies_on_its_support_and_hands_reach():
    stance, report = solved(SITTING)
    assert report.worst_contact_mm < 5
    assert report.faults == []
    assert np.linalg.norm(spot(stance, "left palm").point - spot(stance, "left thigh front").point) < 0.015


def test_a_symmetric_pose_is_solved_symmetrically():
    stance, _ = solved(SITTING)
    for site in ("palm", "knee", "sole"):
        left, right = (spot(stance, f"{side} {site}").point for side in ("left", "right"))
        assert np.allclose(left * [1, 1, -1], right, atol=1e-4), site


def test_the_same_pose_is_solved_the_same_way_twice():
    assert solve_pose(pose_of(SITTING), SOMEBODY) == solve_pose(pose_of(SITTING), SOMEBODY)


def test_angles_stay_as_written_if_nothing_is_in_the_way():
    stance, _ = solved("""\
        figure: ana
        frames:
          stand:
            start: standing
            angles: {right shoulder: {abduct: 90}, left elbow: {flex: 70}}
            rest on floor: [feet]
    """)
    assert stance.angle("right shoulder", "abduct") == pytest.approx(90, abs=0.5)
    assert stance.angle("left elbow", "flex") == pytest.approx(70, abs=0.5)


def test_an_arm_is_not_put_through_the_body():
    _, report = solved("""\
        figure: ana
        frames:
          reach:
            start: standing
            angles: {right elbow: {flex: 90}, right shoulder: {rotate in: 60}}
            rest on floor: [feet]
            reach: {right hand: left outer hip}
    """)
    assert report.overlap.mm < 10


def test_what_had_to_give_way_is_said_in_words():
    _, report = solved("""\
        figure: ana
        frames:
          lie:
            start: supine
            angles: {both hip: {flex: 45}, left knee: {flex: 60}}
            free: [left knee]
            rest on floor: [pelvis, upper back, head, feet]
    """)
    [moved] = report.moved
    assert str(moved).startswith("left knee: written flex 60, needed ")


def test_a_gap_that_cannot_close_is_reported():
    _, report = solved("""\
        figure: ana
        frames:
          far:
            start: standing
            rest on floor: [feet]
            touch: [{what: left hand, at: head}]
            angles: {left shoulder: {flex: 0, abduct: 0}, left elbow: {flex: 0}}
            free: []
    """)
    assert any(fault.startswith("left hand: ") and fault.endswith(" mm from head") for fault in report.faults)


def test_the_anchor_stays_where_it_is_from_frame_to_frame():
    pose = pose_of("""\
        figure: ana
        anchor: left heel
        frames:
          tall: {start: standing, rest on floor: [feet]}
          bent:
            start: {posture: standing, tilt forward: 30}
            angles: {both hip: {flex: 40}, both knee: {flex: 30}}
            rest on floor: [feet]
    """)
    first, second = (spot(frame.stance, "left heel").point for frame in pose_frames(pose, SOMEBODY))
    assert np.allclose(first[[0, 2]], second[[0, 2]], atol=2e-4)


def test_a_back_leans_on_the_wall_behind():
    stance, report = solved("""\
        figure: ana
        frames:
          lean:
            start: standing
            angles: {both knee: {flex: 20}, both hip: {flex: 15}}
            free: [both knee, both hip]
            rest on floor: [feet]
            rest on wall: [pelvis, upper back]
    """)
    assert report.worst_contact_mm < 5
    assert 0.05 < stance.origin("pelvis")[0] < 0.2
