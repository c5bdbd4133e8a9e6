import pytest

from planmaker.figure.body import Build, flesh
from planmaker.figure.contacts import CONTACT_MM, OVERLAP_MM, SINK_MM, Contact
from planmaker.figure.flesh import Flesh
from planmaker.figure.parts import Part, ball
from planmaker.figure.posed import measure_frames, pose_frames
from planmaker.figure.postures import easy_angles
from planmaker.figure.skeleton import Proportions, stand
from planmaker.figure.stored import built_in_poses, solved_file, stored_angles, stored_pose

POSES = built_in_poses()
STANDING = stand(easy_angles("standing"))


def balls(*spots):
    parts = [
        Part(name=f"part {number}", material="skin", chains=((ball("world", at, radius),),))
        for number, (at, radius) in enumerate(spots)
    ]
    return Flesh.of(parts)


def test_the_gap_between_two_balls_is_that_of_their_centres_less_their_radii():
    body = balls(((0, 1, 0), 0.1), ((0.3, 1.4, 0), 0.15))
    assert body.gap(STANDING, body.links("part 0"), body.links("part 1")) == pytest.approx(0.25, abs=1e-4)


def test_balls_in_each_other_have_a_gap_below_0():
    body = balls(((0, 1, 0), 0.1), ((0.05, 1, 0), 0.1))
    assert body.gap(STANDING, body.links("part 0"), body.links("part 1")) == pytest.approx(-0.15, abs=1e-4)


def test_a_hand_at_the_side_is_apart_from_the_thigh():
    body = Flesh.of(flesh(Build(), Proportions()))
    assert 0.02 < body.gap(STANDING, body.links("left hand"), body.links("left thigh")) < 0.12


def test_a_fuller_body_is_thicker():
    slim, full = (Flesh.of(flesh(build, Proportions())) for build in (Build(), Build(girth=1.3)))
    at, out = (0.0, -0.2, 0.0), (1.0, 0.0, 0.0)
    assert full.thickness("left thigh", at, out) > slim.thickness("left thigh", at, out) > 0.05


def test_a_declared_gap_holds_only_if_it_is_about_as_large():
    assert Contact(what="hips", at="left foot", gap_mm=19, declared_mm=20, because="thin legs").holds
    assert not Contact(what="hips", at="left foot", gap_mm=29, declared_mm=20, because="thin legs").holds


def test_flesh_may_press_on_flesh_but_not_into_the_floor():
    assert Contact(what="hips", at="left foot", gap_mm=-8, may_press=True).holds
    assert not Contact(what="left heel", at="floor", gap_mm=-8).holds


@pytest.mark.parametrize("name", POSES)
def test_in_every_built_in_frame_all_touches_that_must_and_nothing_goes_through(name):
    pose = POSES[name]
    for frame, report in measure_frames(pose_frames(pose, solved=stored_angles(pose))).items():
        assert report.faults == [], frame
        assert report.worst_contact_mm <= CONTACT_MM, frame
        assert report.sinks.mm <= SINK_MM, frame
        assert report.overlap.mm <= OVERLAP_MM, frame


@pytest.mark.parametrize("name", POSES)
def test_the_solved_angles_of_every_built_in_pose_are_kept_and_up_to_date(name):
    pose = POSES[name]
    assert stored_pose(name) is not None
    angles = stored_angles(pose)
    assert angles is not None, f"solve {name}.yaml again: planmaker draw --check says how"
    assert solved_file(pose, angles).count("made_from:") == len(pose.frames)
