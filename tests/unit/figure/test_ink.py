"""Line art and shades: where there is a line, where there is none, and what is darker."""

import pytest
from shapely.geometry import Point, box

from planmaker.figure.ink import inner_lines, joint_disks, pen_area
from planmaker.figure.parts import Joint
from planmaker.figure.regions import tile
from planmaker.figure.shade import colour_areas
from planmaker.figure.skeleton import WORLD

from .figures import SIDE_ON, bar, lump, seen, standing


def ink_of(*parts):
    tiling = tile(seen(*parts))
    return inner_lines(tiling, joint_disks(tiling, standing(), SIDE_ON)), tiling


def elbow(radius):
    joint = Joint(other="upper arm", bone=WORLD, offset=(0, 0, 0), radius=radius)
    return bar("upper arm", (-0.3, 0, 0), (0, 0, 0)), bar("forearm", (0, 0, 0.01), (0.3, 0, 0.01), joints=(joint,))


def test_there_is_no_ink_inside_a_joint():
    lines, _ = ink_of(*elbow(0.06))
    assert lines == []


def test_without_a_joint_there_is_a_line_between_two_limbs():
    lines, _ = ink_of(*elbow(0.0))
    assert sum(stroke.line.length for stroke in lines) > 0.05


def test_each_border_is_drawn_once():
    lines, _ = ink_of(lump("near", z=0.3, radius=0.1), lump("far", z=-0.3, x=0.12, radius=0.1))
    (arc,) = lines
    half = 0.1 * 2 * 0.9273  # the part of the near circle that lies in the far one: 2 acos(0.06 / 0.1)
    assert arc.line.length == pytest.approx(half, rel=0.06)


def test_inner_lines_stay_inside_the_outline():
    lines, tiling = ink_of(lump("near", z=0.3), lump("far", z=-0.3, x=0.12))
    assert tiling.figure.buffer(0.003).contains(pen_area(lines, tiling.figure))


def test_the_limb_behind_is_darker():
    legs = [
        bar(f"{side} {part}", (0, low, z), (0.1 * (z < 0), low + 0.3, z), material="trousers")
        for side, z in (("left", -0.15), ("right", 0.15))
        for part, low in (("thigh", 0.5), ("shin", 0.1))
    ]
    tiling = tile(seen(*legs))
    roles = {paint.role: paint.region for paint in colour_areas(tiling, {})}
    assert roles["trousers"].area > roles["trousers-far"].area > 0


def test_the_side_away_from_the_light_is_in_the_shade():
    tiling = tile(seen(lump("ball", radius=0.1)))
    roles = {paint.role: paint.region for paint in colour_areas(tiling, {})}
    shade = roles["skin-shade"]
    assert shade.area > 0
    assert shade.centroid.y < 0 < shade.centroid.x
    assert not shade.intersects(Point(-0.04, 0.06))


def test_what_is_in_front_throws_a_shade_on_what_is_behind():
    tiling = tile(seen(lump("hand", z=0.3, radius=0.05), bar("wall of flesh", (-0.3, 0, -0.2), (0.3, 0, -0.2), 0.15)))
    shade = {paint.role: paint.region for paint in colour_areas(tiling, {})}["skin-shade"]
    assert shade.intersects(box(-0.01, -0.068, 0.02, -0.052))
