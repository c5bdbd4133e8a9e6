import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmaker.figure.joints import DEGREES, PLACE_OF, mirrored_angles
from planmaker.figure.postures import POSTURES, easy_angles
from planmaker.figure.sites import SITES, spot
from planmaker.figure.skeleton import BONES, SHIN, THIGH, Proportions, stand

MANY_ANGLES = st.lists(st.floats(-90, 90), min_size=len(DEGREES), max_size=len(DEGREES)).map(tuple)
STANDING = (0.0,) * len(DEGREES)
MIRROR = np.array([1.0, 1.0, -1.0])


def with_angles(**degrees):
    angles = list(STANDING)
    for words, angle in degrees.items():
        *joint, movement = words.split("__")
        angles[PLACE_OF[" ".join(joint).replace("_", " "), movement.replace("_", " ")]] = angle
    return stand(angles)


def test_a_standing_skeleton_hangs_its_legs_straight_down_from_the_pelvis():
    hip, knee, ankle = (STANDING_STANCE.origin(f"left {bone}") for bone in ("thigh", "shin", "foot"))
    assert np.allclose(knee - hip, [0, -THIGH, 0])
    assert np.allclose(ankle - knee, [0, -SHIN, 0])


def test_the_right_hand_is_on_the_right_which_is_along_z():
    assert STANDING_STANCE.origin("right hand")[2] > 0 > STANDING_STANCE.origin("left hand")[2]


def test_a_hip_flexed_by_90_degrees_brings_the_knee_straight_forward():
    stance = with_angles(left_hip__flex=90)
    assert np.allclose(stance.origin("left shin") - stance.origin("left thigh"), [THIGH, 0, 0])


def test_a_knee_flexed_by_90_degrees_takes_the_foot_straight_back():
    stance = with_angles(right_knee__flex=90)
    assert np.allclose(stance.origin("right foot") - stance.origin("right shin"), [-SHIN, 0, 0])


@pytest.mark.parametrize(("side", "outwards"), [("left", -1), ("right", 1)])
def test_to_abduct_a_hip_is_away_from_the_midline_on_either_side(side, outwards):
    stance = with_angles(**{f"{side}_hip__abduct": 90})
    assert np.allclose(stance.origin(f"{side} shin") - stance.origin(f"{side} thigh"), [0, 0, outwards * THIGH])


def test_turning_the_neck_to_the_left_turns_the_nose_to_the_left():
    nose = spot(with_angles(neck__turn_left=90), "nose")
    assert np.allclose(nose.normal, [0, 0, -1], atol=0.2)


def test_lying_on_the_back_the_face_looks_up():
    assert spot(stand(easy_angles("supine")), "nose").normal[1] > 0.9


def test_longer_thighs_lower_the_knee():
    stance = stand(STANDING, Proportions(thigh=0.5))
    assert stance.origin("left thigh")[1] - stance.origin("left shin")[1] == pytest.approx(0.5)
    assert spot(stance, "left knee tip").point[1] == pytest.approx(stance.origin("left shin")[1] - 0.045)


def test_a_stance_needs_all_its_angles():
    with pytest.raises(ValueError, match="needs 47 angles, not 3"):
        stand((0, 0, 0))


def test_a_stance_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        STANDING_STANCE.origins[0] = 1


@pytest.mark.parametrize("posture", POSTURES)
def test_start_postures_are_symmetric(posture):
    stance = stand(easy_angles(posture))
    for name in SITES:
        if name.startswith("left "):
            right = spot(stance, name.replace("left", "right")).point
            assert np.allclose(spot(stance, name).point * MIRROR, right), name


@given(MANY_ANGLES)
def test_bones_never_stretch(angles):
    stance = stand(angles)
    assert np.linalg.norm(stance.origin("left foot") - stance.origin("left shin")) == pytest.approx(SHIN)
    for bone in BONES:
        assert np.allclose(stance.rotation(bone) @ stance.rotation(bone).T, np.eye(3), atol=1e-9)


@given(MANY_ANGLES)
def test_mirrored_angles_give_the_mirror_image(angles):
    stance, mirror = stand(angles), stand(mirrored_angles(angles))
    assert np.allclose(spot(stance, "left palm").point * MIRROR, spot(mirror, "right palm").point)
    assert np.allclose(spot(stance, "crown").point * MIRROR, spot(mirror, "crown").point)


def test_moving_a_stance_moves_everything_alike():
    moved = STANDING_STANCE.moved(x=0.5, z=-0.25)
    assert np.allclose(moved.origins[:-1] - STANDING_STANCE.origins[:-1], [0.5, 0, -0.25])


STANDING_STANCE = stand(STANDING)
