from planmaker.figure.alt import plain_alt
from tests.unit.figure.posing import pose_of


def alt_of(frame):
    return plain_alt(pose_of(f"figure: ana\nframes:\n  before: {{start: standing}}\n  mine: {frame}\n").frames["mine"])


def test_a_posture_alone_is_a_sentence():
    assert alt_of("{start: all fours}") == "A person is on hands and knees."


def test_props_arrows_and_where_it_is_felt_are_told():
    marks = "{arrows: [right knee, {at: chest, go: up}, {turn: left, round: crown}], feel: [low back]}"
    assert alt_of(f"{{start: supine, props: [pillow, chair], marks: {marks}}}") == (
        "A person lies on the back. There is a pillow and a chair. An arrow shows a turn to the left. "
        "Arrows show how the right knee and the chest move. The stretch is felt in the low back."
    )


def test_a_chair_that_is_sat_on_is_told_once():
    marks = "{arrows: [left knee]}"
    assert alt_of(f"{{start: on chair, props: [chair], marks: {marks}}}") == (
        "A person sits on a chair. An arrow shows how the left knee moves."
    )
