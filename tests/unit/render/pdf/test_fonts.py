"""Which font has a letter, how wide it is, and how it is coded."""

import unicodedata

import pytest

from planmaker.render.pdf.fonts import (
    MissingGlyphError,
    advances,
    check_glyphs,
    plain_font,
    printable,
    spelled,
    width,
)
from planmaker.render.pdf.profile import srgb_profile
from planmaker.render.pdf.style import Face


@pytest.mark.parametrize("face", list(Face))
def test_the_languages_of_the_project_and_its_neighbours_can_be_printed(face):
    for words in (
        "Übung für Größe ß ÄÖÜ",
        "Ça va où œuvre",
        "¿Señor? ¡Sí!",
        "Łódź żółć",
        "Ștefan Țara",
        "čšž ćđ",
        "İ ığş"[2:],
    ):
        check_glyphs(
            words + "\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u20ac\u2264\u2265\u2212\u00d7\u00b0\u00bd",
            face,
        )


@pytest.mark.parametrize("face", list(Face))
def test_names_in_greek_and_cyrillic_can_be_printed(face):
    for name in ("Δημήτρης Παπαδόπουλος", "Ὀδυσσεύς", "Михаил Ёжиков", "Ђорђе Љубић", "Їжак Ґалаґан", "Nguyễn"):
        check_glyphs(name, face)


def test_a_greek_name_is_set_in_one_typeface():
    assert [(font.name, text) for font, text in spelled("Ωμέγα 2", Face.BOLD)] == [("B2", "Ωμέγα"), ("B", " 2")]


@pytest.mark.parametrize("name", ["\u05d3\u05d5\u05d3", "\u0645\u062d\u0645", "\u738b\u4f1f", "\u0930\u093e\u092e"])
def test_a_missing_character_says_which_where_and_what_to_do(name):
    with pytest.raises(MissingGlyphError) as caught:
        width(f"{name}\u2019s plan", Face.BOLD, 12)
    assert caught.value.characters == tuple(sorted(set(name)))
    for char in name:
        assert f"(U+{ord(char):04X} {unicodedata.name(char)})" in caught.value.message
    assert f"'{name}\u2019s plan'" in caught.value.message
    assert "Latin, Greek or Cyrillic letters" in caught.value.hint
    assert "-f ics,json" in caught.value.hint


def test_widths_grow_with_size_and_a_no_break_space_is_a_space():
    assert width("Hold", Face.REGULAR, 20) == pytest.approx(2 * width("Hold", Face.REGULAR, 10))
    assert width("\u00a0", Face.REGULAR, 10) == width(" ", Face.REGULAR, 10)


@pytest.mark.parametrize(
    ("text", "coded"), [("a(b)", "(a\\(b\\))"), ("\u2019\u00e9", "(\\222\\351)"), ("1\u00a0s", "(1 s)")]
)
def test_usual_letters_are_coded_as_viewers_expect(text, coded):
    assert plain_font(Face.REGULAR).coded(text) == coded


def test_other_letters_are_coded_by_their_glyphs():
    ((font, text),) = spelled("ł", Face.REGULAR)
    assert font.coded(text) == f"<{font.typeface.charToGlyph[ord('ł')]:04X}>"


def test_accents_are_composed_and_invisible_characters_dropped():
    assert printable("Jose\u0301\u200b\u00ad\ufeff") == "José"


def test_the_profile_has_a_fixed_date():
    assert srgb_profile()[24:36].hex() == "07d000010001000000000000"


def test_both_faces_have_the_same_characters():
    assert advances(Face.REGULAR).keys() == advances(Face.BOLD).keys()


def test_a_control_character_is_named_and_not_shown():
    with pytest.raises(MissingGlyphError, match=r"cannot show U\+0007, needed"):
        check_glyphs("\x07")


def test_a_long_text_is_quoted_in_part():
    with pytest.raises(MissingGlyphError) as caught:
        check_glyphs("a" * 500 + "\u05d0")
    assert len(caught.value.message) < 250
