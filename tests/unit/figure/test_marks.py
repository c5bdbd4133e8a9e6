"""Marks: patches where a stretch is felt, and arrows that find a free place."""

import numpy as np
import pytest
from shapely.geometry import Point

from planmaker.figure.arrows import NoRoomError, StandsStillError, bent, draw_arrows, ribbon
from planmaker.figure.camera import camera
from planmaker.figure.marks import draw_feel
from planmaker.figure.outline import union
from planmaker.figure.pose import Arrow, Feel
from planmaker.figure.scene import Subject, look
from planmaker.figure.sites import spot

from .figures import body, standing, standing_scene


def arrow_regions(scene, *arrows, before=None, keep_off=()):
    paints = list(draw_arrows("cat", arrows, scene, before=before, keep_off=keep_off))
    return [paint.region for paint in paints if paint.role == "arrow"]


def test_a_ribbon_goes_from_its_tail_to_its_tip_and_is_wider_at_the_head():
    area = ribbon(bent(np.zeros(2), np.array([0.2, 0.0]), 0.0), 0.024)
    assert area.bounds[0] == pytest.approx(0, abs=0.004)
    assert area.bounds[2] == pytest.approx(0.2, abs=0.004)
    assert area.intersection(Point(0.15, 0).buffer(0.03)).area > area.intersection(Point(0.03, 0).buffer(0.03)).area


@pytest.mark.parametrize("go", ["up", "down", "left knee"])
def test_an_arrow_touches_neither_the_figure_nor_another_arrow(go):
    scene = standing_scene()
    one, other = arrow_regions(scene, Arrow(at="chest", go=go), Arrow(at="chest", go=go))
    for region in (one, other):
        assert region.distance(scene.solid) >= 0.015
    assert one.distance(other) >= 0.019


def test_an_arrow_keeps_off_what_it_is_told_to():
    scene = standing_scene()
    (free,) = arrow_regions(scene, Arrow(at="chest", go="up"))
    (moved,) = arrow_regions(scene, Arrow(at="chest", go="up"), keep_off=[free])
    assert moved.distance(free) > 0.015


def test_an_arrow_that_goes_up_is_tall_and_one_that_goes_ahead_is_wide():
    scene = standing_scene(turn=0.0)
    (up,) = arrow_regions(scene, Arrow(at="chest", go="up", bend=0))
    (ahead,) = arrow_regions(scene, Arrow(at="chest", along=(1, 0, 0), bend=0))
    assert up.bounds[3] - up.bounds[1] > 3 * (up.bounds[2] - up.bounds[0])
    assert ahead.bounds[2] - ahead.bounds[0] > 3 * (ahead.bounds[3] - ahead.bounds[1])


def test_motion_is_taken_from_the_frame_before():
    before = standing_scene(turn=0.0)
    view = camera(turn=0)
    raised = look(Subject(stance=standing(right_hip_flex=90), parts=body()), view, mat=None)
    (arrow,) = arrow_regions(raised, Arrow(at="right knee", bend=0), before=before)
    left, bottom, right, top = arrow.bounds
    assert right - left > 0.1  # the knee has come forwards ...
    assert top - bottom > 0.1  # ... and up


def test_an_arrow_round_the_crown_stays_above_the_head():
    scene = standing_scene()
    (arc,) = arrow_regions(scene, Arrow(turn="left", round="crown"))
    crown = scene.camera.on_page(spot(scene.stance, "crown").point)
    assert arc.bounds[1] > crown[1]
    assert abs(arc.centroid.x - crown[0]) < 0.06


def test_turning_left_and_right_go_opposite_ways():
    scene = standing_scene()
    (left,), (right,) = (arrow_regions(scene, Arrow(turn=way, round="crown")) for way in ("left", "right"))
    assert (left.centroid.x - right.centroid.x) != pytest.approx(0, abs=0.002)


def test_an_arrow_without_room_is_an_error_that_says_where():
    scene = standing_scene()
    with pytest.raises(NoRoomError, match="cat: there is no free place for the arrow at 'chest'"):
        arrow_regions(scene, Arrow(at="chest", go="up"), keep_off=[Point(0, 1).buffer(3)])


def test_an_arrow_for_what_has_not_moved_is_an_error_that_says_what_to_write():
    scene = standing_scene()
    with pytest.raises(StandsStillError, match="'right knee' stays where it was") as caught:
        arrow_regions(scene, Arrow(at="right knee"), before=scene)
    assert "go: up" in caught.value.hint


def test_a_patch_lies_on_visible_cloth_only():
    scene = standing_scene(turn=-30.0)
    paints = list(draw_feel([Feel(at="low back")], scene))
    cloth = union([scene.visible[name] for name in ("shirt", "hem", "hips")])
    assert paints
    assert all(paint.region.difference(cloth.buffer(1e-4)).area < 1e-7 for paint in paints)


def test_layers_of_a_patch_lie_in_each_other():
    areas = [paint.region.area for paint in draw_feel([Feel(at="low back")], standing_scene(turn=-30.0))]
    assert areas == sorted(areas, reverse=True)


def test_a_patch_on_the_side_away_from_us_is_not_drawn():
    assert list(draw_feel([Feel(at="right outer hip")], standing_scene(side="left", turn=0.0))) == []


def test_a_patch_leaves_no_stain_on_other_clothes():
    scene = standing_scene(turn=0.0)
    patches = union(paint.region for paint in draw_feel([Feel(at="low back", size=(5, 3, 5))], scene))
    assert patches.area > 0
    assert not patches.intersection(scene.visible["hips"]).area
