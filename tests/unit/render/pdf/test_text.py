"""Line breaking: what holds for every text, and the rules of the design."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planmaker.render.pdf.fonts import MissingGlyphError, advances, width
from planmaker.render.pdf.pen import Pen
from planmaker.render.pdf.style import Align, Face, Run, Style
from planmaker.render.pdf.tags import Role
from planmaker.render.pdf.text import break_lines, draw_text, height, natural_width

from . import demo

GLUE = tuple(map(re.compile, demo.GLUE))
BODY = Style(size=14, leading=20, glue=GLUE)
WIDEST = max(advances(face)[char] for face in Face for char in advances(face)) * BODY.size
WORDS = st.text(st.sampled_from("aimW.,-/\u2013\u2014 \n\t\u00a0 0123éß"), max_size=80)
RUNS = st.lists(st.builds(Run, WORDS, st.booleans()), max_size=5).map(tuple)


def texts(content, wide, style=BODY):
    return [line.text.replace("\u00a0", " ") for line in break_lines(content, style, wide)]


def inked(text):
    return re.sub("[ \n\t\u00a0]", "", text)


@given(RUNS, st.floats(WIDEST, 400))
@example((Run("a" * 300),), 60.0)
@example((Run("a\u00a0"), Run("\u00a0b" * 40, True)), WIDEST)
def test_no_character_is_lost_or_moved(runs, wide):
    lines = break_lines(runs, BODY, wide)
    assert inked("".join(line.text for line in lines)) == inked("".join(run.text for run in runs))
    bold = [(char, run.bold) for run in runs for char in inked(run.text)]
    assert [(char, run.bold) for line in lines for run in line.runs for char in inked(run.text)] == bold


@given(RUNS, st.floats(WIDEST, 400))
@example((Run("\u00a0\u00a0W" * 40, True),), WIDEST)
def test_no_line_is_wider_than_the_column(runs, wide):
    for line in break_lines(runs, BODY, wide):
        assert line.width <= wide + 1e-3
        drawn = sum(width(run.text, BODY.face_of(run), BODY.size) for run in line.runs)
        assert drawn == pytest.approx(line.width)


@given(RUNS, st.floats(WIDEST, 400))
def test_words_on_different_lines_stay_apart_and_words_on_one_line_too(runs, wide):
    lines = break_lines(runs, BODY, wide)
    read = "".join(line.text + " " * line.space_after for line in lines)
    words = re.split("[ \n\t\u00a0]+", "".join(run.text for run in runs))
    assert re.split("[ \u00a0]+", read.strip(" \u00a0")) == [word for word in words if word] or not inked(read)


def test_a_number_stays_with_its_unit():
    assert texts("Hold for 20 seconds", 90) == ["Hold for", "20 seconds"]
    assert texts("From week 3 on", 70) == ["From", "week 3 on"]


def test_the_last_line_is_no_lonely_word():
    plain = "Keep your shoulders relaxed and down"
    wide = natural_width("Keep your shoulders relaxed and", BODY) + 5
    assert texts(plain, wide) == ["Keep your shoulders relaxed", "and down"]


def test_a_lonely_word_stays_where_the_line_before_has_only_one():
    assert texts("Physiotherapists stretch", 110) == ["Physiotherapists", "stretch"]


def test_lines_break_after_hyphen_dash_and_slash_between_letters_only():
    assert texts("knee-to-chest", 60) == ["knee-to-", "chest"]
    assert texts("easier/harder", 60) == ["easier/", "harder"]
    assert texts("warm\u2013cool", 50) == ["warm\u2013", "cool"]
    assert texts("Call 0113-4960-123 now", 95) == ["Call", "0113-4960-123", "now"]


def test_a_dash_between_words_does_not_begin_a_line():
    assert texts("walk \u2013 slowly", natural_width("walk \u2013", BODY) + 1) == ["walk \u2013", "slowly"]


def test_no_space_is_written_inside_a_broken_word():
    lines = break_lines("knee-to-chest pose", BODY, 60)
    assert [(line.text, line.space_after) for line in lines] == [("knee-to-", False), ("chest", True), ("pose", False)]


def test_a_name_of_300_letters_is_broken_and_not_lost():
    lines = break_lines("A" * 300, BODY, 200)
    assert len(lines) > 10
    assert max(line.width for line in lines) <= 200


def test_glued_words_too_long_for_the_line_part_at_their_space():
    assert texts("20 seconds", 60) == ["20", "seconds"]


def test_bold_is_wider_and_measured_as_such():
    assert natural_width((Run("Hold", bold=True),), BODY) == pytest.approx(width("Hold", Face.BOLD, 14))
    assert natural_width((Run("Hold", bold=True),), BODY) != natural_width("Hold", BODY)


def test_nothing_has_no_lines_and_no_height():
    assert height("", BODY, 100) == height(" \n ", BODY, 100) == 0
    assert height("Hello.", BODY, 100) == 20


def test_letters_with_accents_in_two_parts_are_composed_and_soft_hyphens_dropped():
    assert texts("Jose\u0301 phy\u00adsio", 200) == ["Jos\u00e9 physio"]


@pytest.mark.parametrize("char", ["\u4e00", "\u202f\u05d0", "\U0001f600", "\x07"])
def test_a_missing_character_is_named(char):
    with pytest.raises(MissingGlyphError, match=rf"U\+{ord(char[-1]):04X}"):
        break_lines(f"Hold {char}", BODY, 200)


@pytest.mark.parametrize(("align", "start"), [(Align.LEFT, 10), (Align.CENTRE, 60), (Align.RIGHT, 110)])
def test_lines_are_aligned_without_counting_the_space_after_them(align, start):
    pen = Pen(demo.make_look())
    wide = natural_width("Hold on", BODY)
    with pen.tag(Role.P):
        bottom = draw_text(pen, "Hold on", 10, 0, wide + 100, style=BODY, align=align)
    assert bottom == -20
    assert f"BT {start} ".encode() in pen.block(wide + 100, 20).operators
