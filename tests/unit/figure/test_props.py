"""Props: where they stand, and who hides whom."""

import numpy as np
import pytest

from planmaker.figure.blocks import box, chair, look_at, look_at_all, table
from planmaker.figure.camera import camera
from planmaker.figure.floor import extent, mat_for
from planmaker.figure.pose import Prop
from planmaker.figure.props import blocks, soft_parts
from planmaker.figure.regions import hidden_by
from planmaker.figure.scene import Subject, look
from planmaker.figure.supports import HEIGHT

from .figures import SIDE_ON, body, lump, seen, standing


def top(block):
    return float(block.corners[:, 1].max())


def test_a_chair_seat_is_as_high_as_the_solver_takes_it_to_be():
    seat, *_ = blocks({"chair": Prop()}, standing(), (0, 0.6, 0))
    assert top(seat) == pytest.approx(HEIGHT["chair"])


def test_a_chair_stands_on_the_floor():
    assert min(float(block.corners[:, 1].min()) for block in chair(0, 0, 0.43)) == pytest.approx(0)


def test_a_chair_that_faces_the_figure_has_its_back_on_the_other_side():
    away, facing = (max(chair(0, 0, 0.43, towards=way), key=top).corners[:, 0].mean() for way in (1, -1))
    assert away == pytest.approx(-facing)
    assert away < 0


def test_a_table_has_four_legs_under_its_top():
    plate, *legs = table(0.5, 0, 0.72, (0.25, 0.4))
    assert len(legs) == 4
    assert all(top(leg) <= top(plate) for leg in legs)


def test_table_legs_stand_well_in_from_its_ends_however_long_it_is():
    _, *legs = table(0, 0, 0.72, (0.38, 0.4))
    assert max(float(np.abs(leg.corners[:, 0]).max()) for leg in legs) < 0.2


@pytest.mark.parametrize("height", [5, 15, 25])
def test_a_leg_never_shows_through_the_seat_or_the_plate_above_it(height):
    for plate, *others in (table(0, 0, 0.72, (0.25, 0.4)), chair(0, 0, 0.43)):
        legs = [block for block in others if top(block) < top(plate)]
        view = camera(turn=20, height=height)
        for leg in legs:
            order = look_at_all([leg, plate], view), look_at_all([plate, leg], view)
            assert all(np.array_equal(last.corners, view.seen(plate.corners)) for _, last in order)


def test_the_depth_of_a_block_is_that_of_its_nearest_face():
    seen_box = look_at(box((0, 0, 0), (0.2, 0.2, 0.1)), SIDE_ON)
    assert seen_box.depth(np.array([[0.0, 0.0], [0.15, -0.1]])) == pytest.approx([0.1, 0.1])


def test_a_post_before_a_foot_hides_it_and_a_post_behind_does_not():
    (foot,) = seen(lump("foot", z=0.0, radius=0.05))
    near, far = (look_at(box((0, 0, z), (0.02, 0.2, 0.02)), SIDE_ON) for z in (0.3, -0.3))
    assert hidden_by(near, foot)
    assert not hidden_by(far, foot)


@pytest.mark.parametrize(("z", "painted"), [(0.5, True), (-0.5, False)])
def test_what_hides_the_figure_is_painted_over_it(z, painted):
    post = box((0, 0.9, z), (0.05, 0.9, 0.02))
    scene = look(Subject(stance=standing(), parts=body(), blocks=(post,)), camera(turn=0, height=0), mat=None)
    assert any(paint.role.startswith("wood") for paint in scene.ink) is painted


def test_a_pillow_lies_under_the_head_and_is_as_high_as_the_solver_takes_it_to_be():
    stance = standing()
    (pillow,) = soft_parts({"pillow": Prop(under="head")}, stance)
    middle = pillow.chains[-1][0]
    assert middle.centre[0] == pytest.approx(stance.origin("head")[0])
    assert middle.centre[1] + middle.radii[1] == pytest.approx(HEIGHT["pillow"], abs=0.02)


def test_a_towel_goes_from_hand_to_hand_in_two_halves():
    stance = standing(right_hip_flex=90)
    left, right = soft_parts({"towel": Prop(round="right hamstring mid")}, stance)
    palm = stance.point("left hand", (0, -0.085, 0))
    assert np.linalg.norm(left.chains[0][0].centre - palm) < 0.03
    assert left.chains[0][-1] == right.chains[0][0]


def test_a_mat_reaches_beyond_all_frames():
    first = extent(body(), standing())
    mat = mat_for([first, extent(body(), standing(right_shoulder_flex=90))])
    assert mat.back < first.back
    assert mat.front > first.front + 0.4
    assert mat.right - mat.left >= 0.66
