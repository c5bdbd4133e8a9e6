"""Poses to drawings: what a drawing holds, how large it is, and that it comes out the same."""

from dataclasses import replace

import pytest

from planmaker.figure.illustrate import draw
from planmaker.figure.people import people
from planmaker.figure.posed import mirrored_frame, pose_frames
from planmaker.figure.stored import built_in_poses, stored_angles
from planmaker.figure.svg import read_svg
from planmaker.render.svg import write_svg

POSES = built_in_poses()


def posed(name, who="", frames=None):
    pose = POSES[name]
    kept = stored_angles(pose)
    chosen = pose_frames(pose, None, kept)
    if who:
        chosen = [replace(frame, person=people()[who]) for frame in chosen]
    return [frame for frame in chosen if not frames or frame.name in frames]


def roles(drawing):
    return {shape.role for shape in drawing.shapes}


@pytest.fixture(scope="module")
def knee_to_chest():
    return draw(posed("knee-to-chest"))


def test_each_frame_becomes_a_drawing_of_its_name(knee_to_chest):
    assert [drawing.name for drawing in knee_to_chest] == list(POSES["knee-to-chest"].frames)


def test_a_drawing_is_small_and_reads_back(knee_to_chest):
    for drawing in knee_to_chest:
        data = write_svg(drawing)
        assert len(data) <= 45 * 1024
        assert read_svg(f"{drawing.name}.svg", data) == drawing


def test_the_same_pose_gives_the_same_bytes(knee_to_chest):
    again = draw(posed("knee-to-chest"))
    assert [write_svg(one) for one in again] == [write_svg(one) for one in knee_to_chest]


def test_the_floor_lies_under_the_figure_and_arrows_on_top(knee_to_chest):
    order = [shape.role for shape in knee_to_chest[-1].shapes]
    assert order[:3] == ["mat-edge", "mat", "shadow"]
    assert order[-1] == "arrow"
    assert order.index("feel") > order.index("trousers")
    assert order.index("feel") < max(place for place, role in enumerate(order) if role == "line")


def test_another_person_has_other_colours_and_hair_but_the_same_posture(knee_to_chest):
    other = draw(posed("knee-to-chest", "nia"))[0]
    shirts = {shape.fill for shape in other.shapes if shape.role == "shirt"}
    assert shirts == {people()["nia"].colours["shirt"]}
    assert other.width == pytest.approx(knee_to_chest[0].width, rel=0.1)


def test_the_mirror_image_is_as_large_and_looks_the_other_way():
    (frame,) = posed("knee-to-chest", frames=["knee-to-chest-start"])
    (one,), (other,) = draw([frame]), draw([mirrored_frame(frame)])
    assert (one.width, one.height) == pytest.approx((other.width, other.height), abs=30)

    def head(drawing):
        xs = [c[-2] for shape in drawing.shapes if shape.role == "hair" for c in shape.commands if c[0] != "close"]
        return sum(xs) / len(xs) / drawing.width

    assert head(one) == pytest.approx(1 - head(other), abs=0.02)


def test_a_chair_stands_on_bare_floor_without_a_mat():
    (drawing,) = draw(posed("cat-cow-chair", frames=["cat-cow-chair-sit"]))
    assert "wood" in roles(drawing)
    assert "mat-edge" not in roles(drawing)


def test_an_inset_shows_the_gap_when_the_back_is_hollow_and_none_when_it_is_pressed_down():
    rest, press, *_ = draw(posed("pelvic-tilt"))
    assert "gap" in roles(rest)
    assert "gap" not in roles(press)
    assert {"paper", "arrow"} <= roles(press)
