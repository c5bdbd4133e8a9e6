from hypothesis import given
from hypothesis import strategies as st

from planmaker.render.ics.fold import fold, unfold

values = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=400)
lines = st.lists(values.map("SUMMARY:{}".format), min_size=1)


@given(lines)
def test_folded_lines_unfold_to_what_they_were(logical):
    assert unfold(fold(logical)) == logical


@given(lines)
def test_no_line_is_too_long_and_no_character_torn(logical):
    for line in fold(logical).split(b"\r\n"):
        assert len(line) <= 75
        assert line.decode("utf-8") is not None


def test_a_line_of_75_octets_is_left_alone():
    assert fold(["x" * 75]) == b"x" * 75 + b"\r\n"
    assert fold(["x" * 76]) == b"x" * 75 + b"\r\n x\r\n"


def test_later_pieces_have_room_for_their_space():
    assert fold(["x" * 150]) == b"x" * 75 + b"\r\n " + b"x" * 74 + b"\r\n x\r\n"


def test_an_escape_is_not_broken():
    assert fold(["x" * 74 + r"\, y"]) == b"x" * 74 + b"\r\n \\, y\r\n"
    assert fold(["x" * 73 + r"\\n"]) == b"x" * 73 + b"\\\\\r\n n\r\n"


def test_a_family_stays_together():
    family = "👩‍👩‍👧‍👦"
    assert fold(["x" * 60 + family]) == b"x" * 60 + b"\r\n " + family.encode() + b"\r\n"


def test_a_mark_stays_on_its_letter():
    assert fold(["x" * 74 + "e\u0301"]) == b"x" * 74 + b"\r\n e\xcc\x81\r\n"


def test_too_many_marks_are_broken_up():
    assert max(map(len, fold(["e" + "\u0301" * 100]).split(b"\r\n"))) <= 75
