"""Who hides whom, and regions that tile the figure."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from shapely.geometry import Point

from planmaker.figure.camera import camera
from planmaker.figure.outline import common, minus, union
from planmaker.figure.parts import Rim
from planmaker.figure.regions import tile
from planmaker.figure.silhouette import silhouette
from planmaker.figure.skeleton import WORLD

from .figures import SIDE_ON, bar, body, lump, seen, standing, standing_scene


def test_the_near_limb_hides_the_far_limb():
    tiling = tile(seen(lump("near", z=0.3), lump("far", z=-0.3, x=0.05)))
    middle = Point(0.03, 0.0)
    assert tiling.visible["near"].contains(middle)
    assert not tiling.visible["far"].intersects(middle)
    assert tiling.visible["far"].contains(Point(0.13, 0.0))


def test_from_the_other_side_the_other_limb_hides():
    parts = lump("right one", z=0.3), lump("left one", z=-0.3)
    from_left = camera(side="left", height=0)
    assert tile(seen(*parts)).visible["left one"].area == 0
    assert tile(seen(*parts, view=from_left)).visible["right one"].area == 0


def test_limbs_that_cross_in_a_ring_each_hide_the_next():
    # three bars, each in front of the next at its own crossing: no order of painting could show them
    corners = [(0.0, 0.3), (0.26, -0.15), (-0.26, -0.15)]
    bars = []
    for number in range(3):
        (x0, y0), (x1, y1) = corners[number], corners[(number + 1) % 3]
        dx, dy = (x1 - x0) * 0.2, (y1 - y0) * 0.2
        bars.append(bar(f"bar {number}", (x0 - dx, y0 - dy, 0.15), (x1 + dx, y1 + dy, -0.15), radius=0.02))
    visible = tile(seen(*bars)).visible
    for number, (x, y) in enumerate(corners):
        assert visible[f"bar {number}"].intersects(Point(x, y))
        assert not visible[f"bar {(number - 1) % 3}"].contains(Point(x, y))


def test_a_neckline_runs_along_the_near_half_of_the_rim():
    rim = Rim(bone=WORLD, centre=(0.0, 0.10, 0.0), depth=0.06, width=0.06, drop=0.0, towards="head")
    neck = replace(bar("neck", (0.0, 0.0, 0.0), (0.0, 0.3, 0.0), radius=0.04), rim=rim)
    visible = tile(seen(lump("shirt", radius=0.15, material="shirt"), neck)).visible
    assert visible["shirt"].contains(Point(0.0, 0.09))
    assert visible["neck"].contains(Point(0.0, 0.11))


def test_a_raised_arm_hides_the_neck_beyond_its_rim():
    rim = Rim(bone=WORLD, centre=(0.0, -0.10, 0.0), depth=0.06, width=0.06, drop=0.0, towards="head")
    neck = replace(bar("neck", (0.0, -0.1, -0.2), (0.0, 0.3, -0.2), radius=0.04), rim=rim)
    visible = tile(seen(lump("shirt", radius=0.15, material="shirt"), neck)).visible
    assert not visible["neck"].intersects(Point(0.0, 0.0))
    assert visible["neck"].contains(Point(0.0, 0.25))


def test_a_sleeve_ends_on_the_arm_that_it_clothes():
    arm, sleeve = (bar(f"right {name}", (0, 0, 0), (0, 0.1, 0)) for name in ("upper arm", "sleeve"))
    visible = tile(seen(arm, sleeve)).visible
    assert visible["right sleeve"].contains(Point(0.0, 0.05))
    assert visible["right upper arm"].is_empty


@pytest.mark.parametrize("turn", [-30, 0, 45])
def test_visible_regions_tile_the_figure(turn):
    view = camera(turn=turn, height=15)
    stance = standing(left_hip_flex=80, left_knee_flex=100, right_shoulder_flex=70, right_elbow_flex=60)
    tiling = tile([silhouette(part, stance, view) for part in body()])
    assert minus(tiling.figure, union(tiling.visible.values())).area < 2e-5
    assert minus(union(tiling.visible.values()), tiling.figure).area < 1e-7
    for one, other in itertools.combinations(tiling.visible.values(), 2):
        assert common(one, other).area < 1e-7


def test_depth_of_a_ball_is_that_of_its_near_side():
    (ball,) = seen(lump("ball", z=0.2, radius=0.1))
    depth = ball.depth(np.array([[0.0, 0.0], [0.06, 0.0], [0.0, 0.0999]]))
    assert depth == pytest.approx([0.3, 0.28, 0.2], abs=0.005)


def test_the_silhouette_of_a_ball_is_a_circle():
    (ball,) = seen(lump("ball", radius=0.1))
    assert ball.outline.hausdorff_distance(Point(0, 0).buffer(0.1, 64)) < 0.0015


def test_the_shirt_hangs_over_the_trousers_even_where_hips_stand_out():
    stance = standing()
    tiling = tile([silhouette(part, stance, SIDE_ON) for part in body()])
    waist = stance.origin("pelvis")[1] + 0.10
    shown = [name for name, region in tiling.visible.items() if region.intersects(Point(-0.01, waist))]
    assert "hips" not in shown


def test_the_far_arm_of_a_standing_figure_is_hidden_from_the_side():
    visible = standing_scene(turn=0.0).visible
    assert visible["left upper arm"].area < 0.1 * visible["right upper arm"].area
