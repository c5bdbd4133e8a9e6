"""Built-in drawings with another person in them."""

from planmaker.figure.recast import recast
from planmaker.figure.stored import built_in_poses
from planmaker.theme import Theme
from planmaker.workflow import open_studio

POSE = next(pose for pose in built_in_poses().values() if len(pose.frames) == 1)
(NAME,) = POSE.frames
OTHER = "ana" if POSE.figure != "ana" else "walter"


def test_another_person_gives_another_drawing_once_in_a_run():
    drawing = recast(NAME, OTHER)
    assert drawing.name == NAME
    assert recast(NAME, OTHER) is drawing


def test_the_stored_drawing_stays_where_it_shows_that_person_or_has_no_pose():
    assert recast(NAME, POSE.figure) is None
    assert recast("from-a-clinic", OTHER) is None


def test_a_studio_draws_the_person_of_its_theme_but_not_in_a_clinics_own_drawing(tmp_path):
    plain, themed = open_studio(), open_studio(theme=Theme(figure=OTHER))
    assert themed.drawing(NAME) == recast(NAME, OTHER) != plain.drawing(NAME)
    own = tmp_path / "illustrations" / f"{NAME}.svg"
    own.parent.mkdir()
    own.write_bytes(plain.drawings[NAME].data)
    assert open_studio(folder=tmp_path, theme=Theme(figure=OTHER)).drawing(NAME).shapes == plain.drawing(NAME).shapes
