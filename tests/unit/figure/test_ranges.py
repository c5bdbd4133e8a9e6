import pytest

from planmaker.figure.joints import DEGREES
from planmaker.figure.ranges import Range, check_range, range_of

MOVING = [degree for degree in DEGREES if degree[0] != "pelvis"]


@pytest.mark.parametrize("degree", MOVING, ids=" ".join)
def test_every_movement_has_a_range_and_a_source(degree):
    assert range_of(degree).source
    assert range_of(degree).because


def test_an_angle_in_the_normal_range_is_not_worth_a_word():
    assert check_range(("left knee", "flex"), 150) is None


def test_a_deeply_bent_knee_is_unusual_but_not_beyond_anatomy():
    found = check_range(("left knee", "flex"), 160)
    assert found is not None
    assert not found.beyond_anatomy


def test_a_knee_bent_backwards_is_beyond_anatomy():
    found = check_range(("right knee", "flex"), -30)
    assert found is not None
    assert found.beyond_anatomy


@pytest.mark.parametrize(
    "wrong",
    [
        {"normal": (10, 0), "limit": (-10, 20), "source": "AAOS", "because": "bone"},
        {"normal": (0, 30), "limit": (0, 20), "source": "AAOS", "because": "bone"},
        {"normal": (0, 10), "limit": (0, 20), "source": "", "because": "bone"},
        {"normal": (0, 10), "limit": (0, 20), "source": "AAOS", "because": ""},
    ],
)
def test_a_range_out_of_order_or_without_source_cannot_be_built(wrong):
    with pytest.raises(ValueError, match=r"range|source|reason"):
        Range(**wrong)


def test_an_angle_below_0_is_said_as_the_opposite_movement():
    assert str(check_range(("left wrist", "flex"), -84)) == (
        "left wrist extend 84: outside the normal range of extend 70 to flex 80"
    )


def test_a_movement_without_an_opposite_keeps_its_minus():
    assert str(check_range(("left wrist", "deviate"), -38)) == (
        "left wrist deviate -38: outside the normal range of -30 to 20"
    )
