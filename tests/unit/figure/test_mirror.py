import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planmaker.figure.joints import DEGREES, swap_sides
from planmaker.figure.mirror import mirrored, mirrored_stance
from planmaker.figure.pose import Arrow, Hands, Place, Reach, Start, Touch, View
from planmaker.figure.posed import mirrored_frame, pose_frames
from planmaker.figure.skeleton import stand
from planmaker.figure.stored import built_in_poses
from tests.unit.figure.posing import SOMEBODY, pose_of

MANY_ANGLES = st.lists(st.floats(-90, 90), min_size=len(DEGREES), max_size=len(DEGREES)).map(tuple)


def test_words_change_sides():
    assert swap_sides("under left shoulder") == "under right shoulder"
    assert swap_sides("upper back") == "upper back"
    assert swap_sides("The left foot, on the right.") == "The right foot, on the left."


def test_hands_and_turns_change_sides():
    assert mirrored(Hands(left="flat", right="fist")) == Hands(left="fist", right="flat")
    assert mirrored(Start(posture="sitting", turn_left=10, roll=3)) == Start(posture="sitting", turn_right=10, roll=-3)
    assert mirrored(View(side="left", turn=20)) == View(side="right", turn=20)
    assert mirrored(Arrow(turn="left")) == Arrow(turn="right")


def test_what_goes_sideways_goes_to_the_other_side():
    assert mirrored(Place(x=0.1, z=0.2)) == Place(x=0.1, z=-0.2)
    assert mirrored(Arrow(at="left knee", along=(1, 0, 0.5))) == Arrow(at="right knee", along=(1, 0, -0.5))
    assert mirrored(Reach(to="left knee", shift=(0, 0.1, 0.02))) == Reach(to="right knee", shift=(0, 0.1, -0.02))


def test_a_contact_changes_sides_and_keeps_its_reason():
    touch = Touch(what="left hand", at="right thigh", gap_mm=4, because="the towel is between")
    assert mirrored(touch) == Touch(what="right hand", at="left thigh", gap_mm=4, because="the towel is between")


def test_every_built_in_pose_mirrored_twice_is_itself():
    for pose in built_in_poses().values():
        assert mirrored(mirrored(pose)) == pose, pose.name


def test_the_pose_that_is_mirrored_stays_as_it_is():
    pose = built_in_poses()["seated-twist"]
    before = repr(pose)
    mirrored(pose)
    assert repr(pose) == before


@given(MANY_ANGLES)
def test_a_stance_mirrored_twice_is_itself(angles):
    assert mirrored_stance(mirrored_stance(stand(angles))) == stand(angles)


def test_a_mirrored_frame_is_the_mirror_image():
    pose = pose_of("""\
        figure: ana
        frames:
          lunge:
            start: standing
            angles: {left hip: {flex: 40, abduct: 10}, left knee: {flex: 60}, lumbar: {turn left: 8}}
            rest on floor: [right foot]
    """)
    [frame] = pose_frames(pose, SOMEBODY)
    other = mirrored_frame(frame)
    assert np.allclose(frame.stance.origin("left foot") * [1, 1, -1], other.stance.origin("right foot"))
    assert mirrored_frame(other) == frame
