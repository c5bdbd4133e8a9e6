import pytest

from planmaker.figure.purpose import purpose_of
from tests.unit.figure.posing import pose_of

SITTING = pose_of("""\
    figure: ana
    frames:
      sit:
        start: on chair
        rest on chair: [pelvis]
        rest on floor: [left foot, right ball]
        reach: {left hand: under left shoulder, right hand: left knee}
        touch: [{what: head, at: left hand}]
""").frames["sit"]


@pytest.mark.parametrize(
    ("joint", "purpose"),
    [
        ("left knee", "to put the left foot on the floor"),
        ("right hip", "to put the right ball on the floor"),
        ("left elbow", "to bring the left hand under the left shoulder"),
        ("right shoulder", "to bring the right hand to the left knee"),
        ("lumbar", "to put the pelvis on the chair"),
        ("neck", "so that the head touches the left hand"),
    ],
)
def test_a_joint_gives_way_for_what_its_limb_does(joint, purpose):
    assert purpose_of(SITTING, joint) == purpose


def test_a_joint_that_nothing_asks_of_gives_way_for_the_frame():
    frame = pose_of("figure: ana\nframes: {stand: {start: standing}}\n").frames["stand"]
    assert purpose_of(frame, "left elbow") == "to meet what the frame asks"
