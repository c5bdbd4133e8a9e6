import re

import numpy as np
import pytest

from planmaker.figure.contacts import OVERLAP_MM
from planmaker.figure.joints import PLACE_OF
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
    assert str(moved).endswith(" to put the left foot on the floor")


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


def report_of(*lines):
    text = "figure: ana\nframes:\n  mine:\n" + "".join(f"    {line}\n" for line in lines)
    return solved(text)[1]


ON_A_CHAIR = ("start: on chair", "rest on chair: [pelvis]", "rest on floor: [feet]")


def test_a_figure_that_sits_beside_its_chair_is_a_fault():
    assert report_of(*ON_A_CHAIR).beside == ()
    faults = report_of(*ON_A_CHAIR, "props: {chair: {along: -0.5}}").faults
    assert any(fault.startswith("pelvis: ") and " mm beside the chair; move the chair" in fault for fault in faults)


def test_what_touches_beside_a_prop_is_a_fault():
    report = report_of("start: standing", "rest on floor: [feet]", "touch: [{what: left foot, at: table}]")
    assert [(beside.what, beside.at) for beside in report.beside] == [("left foot", "table")]


def test_a_pillow_must_lie_under_what_rests_on_it():
    lines = ("start: supine", "rest on pillow: [pelvis]", "rest on floor: [upper back, head, feet]")
    assert report_of(*lines).beside == ()
    [beside] = report_of(*lines, "props: {pillow: {under: head}}").beside
    assert "move the pillow ('under', 'along', 'across')" in str(beside)


def test_fingers_may_hang_over_the_edge_on_which_the_palm_rests():
    lines = ("start: standing", "rest on floor: [feet]", "rest on table: [hands]")
    where = "place: {left palm: {x: 0.45}, right palm: {x: 0.45}}"
    edge = "props: {table: {along: 0.40, size: [0.06, 0.4]}}"
    assert [beside.what for beside in report_of(*lines, where, edge).beside] == []


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (
            ("start: supine", "props: [bed]", "rest on floor: [pelvis]"),
            r"goes through the bed by .*; write 'rest on bed'",
        ),
        (("start: standing", "props: [wall]", "rest on floor: [feet]"), r"the wall by .* mm; write 'rest on wall'"),
        (("start: standing", "props: {table: {along: 0.1}}"), r"thigh goes through the table by .*; move the table"),
        ((*ON_A_CHAIR, "props: {chair: {along: 0.2}}"), r"goes through the chair by .* mm; move the chair"),
    ],
)
def test_a_figure_that_goes_through_a_prop_is_a_fault(lines, fault):
    assert any(re.search(fault, found) for found in report_of(*lines).faults), report_of(*lines).faults


def test_a_hand_in_the_seat_is_worth_a_word():
    arms = "place: {left palm: {x: 0.1, y: 0.42, z: -0.16}, right palm: {x: 0.1, y: 0.42, z: 0.16}}"
    report = report_of(*ON_A_CHAIR, "hands: flat", "free: [both shoulder, both elbow]", arms)
    assert report.furniture.mm > OVERLAP_MM
    assert any(found.startswith(report.furniture.where) for found in (*report.faults, *report.remarks))


@pytest.mark.parametrize(
    ("line", "missed"),
    [
        ("reach: {left hand: under right ankle}", "from the spot under right ankle"),
        ("reach: {left hand: {to: beside right ankle, gap: 0.3}}", "from the spot beside right ankle"),
        ("place: {left heel: {x: 1.5}}", "from its written place"),
    ],
)
def test_a_place_that_cannot_be_reached_is_said(line, missed):
    report = report_of("start: supine", "rest on floor: [pelvis, upper back, head, heels]", line)
    assert any(missed in remark for remark in report.remarks)


def test_a_floor_that_a_hand_does_not_reach_is_said():
    report = report_of("start: standing", "rest on wall: [pelvis, upper back, head]", "reach: {left hand: floor}")
    assert any(re.match(r"left hand: \d+\.\d mm from floor", remark) for remark in report.remarks)


def test_an_angle_that_nobody_wrote_and_that_went_far_is_said():
    lines = ("start: supine", "rest on floor: [pelvis, upper back, head, feet]", "angles: {both knee: {flex: 90}}")
    remarks = report_of(*lines).remarks
    assert any(re.match(r"both hip: abduct \d+ was not written, but is needed to put each ", each) for each in remarks)
    unwritten = report_of(*lines, "free: [both hip]").unwritten
    assert not any("hip" in each.joint for each in unwritten)


def moved_by(start, **moves):
    """Measure a pose whose figure is not where it should be: turned or lifted beyond its start, degrees and metres."""
    pose = pose_of(f"figure: ana\nframes: {{mine: {{start: {start}}}}}\n")
    angles = list(solve_pose(pose, SOMEBODY)["mine"])
    for movement, much in moves.items():
        angles[PLACE_OF["pelvis", movement.replace("_", " ")]] += much
    return measure_frames(pose_frames(pose, SOMEBODY, {"mine": tuple(angles)}))["mine"]


def test_a_turn_of_the_pelvis_that_was_written_and_not_kept_is_said():
    assert moved_by("{posture: standing, tilt forward: 30}").moved == ()
    [moved] = moved_by("{posture: standing, tilt forward: 30}", tilt_back=29).moved
    assert str(moved) == "pelvis: written tilt forward 30, needed 1 to meet what the frame asks"
    [unwritten] = moved_by("standing", roll=20).unwritten
    assert str(unwritten) == "pelvis: roll 20 was not written, but is needed to meet what the frame asks"


def test_toes_and_fingers_deep_in_the_floor_are_worth_a_word():
    assert not any("into the floor" in remark for remark in moved_by("standing").remarks)
    remarks = moved_by("standing", y=-0.06).remarks
    assert any(re.match(r"(left|right) toe \d into the floor by \d", remark) for remark in remarks)
