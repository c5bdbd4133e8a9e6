"""The camera: axes, sides, and ellipsoids that project to ellipses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmaker.figure.camera import camera, ellipse

FRONT, UP, RIGHT = np.eye(3)
angles = st.floats(-70, 70)


@given(st.sampled_from(["left", "right"]), angles, angles)
def test_the_axes_of_a_camera_are_square_to_each_other(side, turn, height):
    axes = camera(side=side, turn=turn, height=height).axes
    np.testing.assert_allclose(axes @ axes.T, np.eye(3), atol=1e-12)
    assert np.linalg.det(axes) == pytest.approx(1)


def test_from_the_right_the_figure_faces_right_and_from_the_left_it_faces_left():
    assert camera(side="right", height=0).on_page(FRONT)[0] == pytest.approx(1)
    assert camera(side="left", height=0).on_page(FRONT)[0] == pytest.approx(-1)


def test_turning_the_camera_to_the_front_shows_the_face():
    assert camera(side="right", turn=40).facing(FRONT) > camera(side="right", turn=0).facing(FRONT)


def test_from_above_the_top_of_things_looks_at_us():
    assert camera(height=30).facing(UP) == pytest.approx(0.5)


def test_what_is_nearer_has_more_depth():
    right_hand, left_hand = camera(side="right", height=0).seen(np.array([RIGHT, -RIGHT]))
    assert right_hand[2] > left_hand[2]


@given(st.lists(st.floats(0.01, 0.3), min_size=3, max_size=3), angles, angles)
def test_the_outline_of_an_ellipsoid_is_the_analytic_ellipse(radii, turn, height):
    view = camera(turn=turn, height=height)
    axes = view.axes * np.array(radii)
    outline = ellipse(axes @ axes.T)
    # the support function of an ellipsoid: how far it reaches in a direction of the picture
    for angle in np.linspace(0, np.pi, 7):
        way = np.cos(angle) * view.axes[0] + np.sin(angle) * view.axes[1]
        reach = np.linalg.norm(way * np.array(radii))
        drawn = (outline @ [np.cos(angle), np.sin(angle)]).max()
        assert reach * 0.993 <= drawn <= reach * (1 + 1e-9)
