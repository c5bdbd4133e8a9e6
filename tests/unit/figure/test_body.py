"""The flesh: every part is there, both sides alike, and a build changes what it should."""

import pytest

from planmaker.figure.body import Build, flesh
from planmaker.figure.hand import GRIPS
from planmaker.figure.skeleton import BONES, Proportions

STANDARD = flesh(Build(), Proportions())


def part(parts, name):
    (found,) = [part for part in parts if part.name == name]
    return found


def pieces(part):
    return [piece for chain in part.chains for piece in chain]


def depth(part):
    return max(piece.centre[0] + piece.radii[0] for piece in pieces(part))


def test_every_part_rides_on_bones_that_exist():
    assert {piece.bone for part in STANDARD for piece in pieces(part)} <= set(BONES)


def test_every_joint_leads_to_a_part_that_exists():
    names = {part.name for part in STANDARD}
    assert {joint.other for part in STANDARD for joint in part.joints} <= names


@pytest.mark.parametrize("name", ["thigh", "shin", "foot", "toe 3", "upper arm", "sleeve", "forearm", "hand", "thumb"])
def test_left_and_right_are_mirror_images(name):
    left, right = (pieces(part(STANDARD, f"{side} {name}")) for side in ("left", "right"))
    for one, other in zip(left, right, strict=True):
        x, y, z = one.centre
        assert other.centre == pytest.approx((x, y, -z))
        assert other.radii == one.radii


def test_a_fuller_build_widens_the_trunk_more_than_the_limbs_and_leaves_the_hands():
    full = flesh(Build(girth=1.2), Proportions())

    def factor(name):
        return pieces(part(full, name))[0].radii[0] / pieces(part(STANDARD, name))[0].radii[0]

    assert [round(factor(name), 3) for name in ("hips", "left thigh", "left hand")] == [1.2, 1.14, 1.0]


def test_a_belly_stands_out_less_on_the_back_and_not_at_all_on_the_front():
    stout = Build(belly=0.08)
    up, back, front = (
        depth(part(flesh(stout, Proportions(), lying=lying), "shirt"))
        for lying in ("no", "on the back", "on the front")
    )
    assert up > back > front == depth(part(STANDARD, "shirt"))


def test_long_shins_move_the_hem_of_the_trousers_down():
    long = flesh(Build(), Proportions(shin=0.5))
    hem, standard = (pieces(part(parts, "left shin"))[-1].centre[1] for parts in (long, STANDARD))
    assert hem == pytest.approx(standard - 0.8 * 0.1)


@pytest.mark.parametrize("grip", GRIPS)
def test_fingers_curl_towards_the_palm(grip):
    left = flesh(Build(), Proportions(), hands=(grip, grip))
    tip = pieces(part(left, "left finger 1"))[-1].centre
    assert tip[2] >= 0  # the palm of a left hand looks to the right
    if grip == "flat":
        assert tip[2] == 0


def test_a_raised_arm_stretches_the_shirt():
    raised = flesh(Build(), Proportions(), overhead=(True, False))
    bones = [piece.bone for piece in pieces(part(raised, "shirt"))]
    assert bones.count("left upper arm") > bones.count("right upper arm")
