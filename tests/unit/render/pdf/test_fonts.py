"""The frozen fonts."""

import pytest

from planmaker.render.pdf.fonts import MissingGlyphError, advances, check_glyphs, font, printable, width
from planmaker.render.pdf.shell import shell, srgb_profile
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


def test_a_missing_character_says_which_where_and_what_to_do():
    with pytest.raises(MissingGlyphError) as caught:
        width("a\u0416\u4e00\u0416", Face.BOLD, 12)
    assert caught.value.characters == ("\u0416", "\u4e00")
    assert "'\u0416' (U+0416 CYRILLIC CAPITAL LETTER ZHE)" in caught.value.message
    assert "typeface covers" in caught.value.hint


def test_widths_grow_with_size_and_a_no_break_space_is_a_space():
    assert width("Hold", Face.REGULAR, 20) == pytest.approx(2 * width("Hold", Face.REGULAR, 10))
    assert width("\u00a0", Face.REGULAR, 10) == width(" ", Face.REGULAR, 10)


def test_the_widths_are_those_that_reportlab_draws():
    text = "".join(char for char in advances(Face.REGULAR) if char != "\u00a0")
    assert width(text, Face.REGULAR, 10) == pytest.approx(font(Face.REGULAR).stringWidth(text, 10))


def test_codes_do_not_depend_on_what_was_drawn_before():
    assert font(Face.BOLD).splitString("é\u2013Ș", None) == font(Face.BOLD).splitString("é\u2013Ș", object())


def test_accents_are_composed_and_invisible_characters_dropped():
    assert printable("Jose\u0301\u200b\u00ad\ufeff") == "José"


def test_the_profile_has_a_fixed_date_and_the_shell_is_made_once():
    assert srgb_profile()[24:36].hex() == "07d000010001000000000000"
    assert shell() is shell()


def test_both_faces_have_the_same_characters():
    assert advances(Face.REGULAR).keys() == advances(Face.BOLD).keys()


def test_a_control_character_is_named_and_not_shown():
    with pytest.raises(MissingGlyphError, match=r"has no U\+0007, needed"):
        check_glyphs("\x07")


def test_a_long_text_is_quoted_in_part():
    with pytest.raises(MissingGlyphError) as caught:
        check_glyphs("a" * 500 + "\u0416")
    assert len(caught.value.message) < 250
