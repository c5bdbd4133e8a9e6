import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmaker.render.ics.plain import plain_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sam\r\nSUMMARY:x", "Sam SUMMARY:x"),
        ("one\rtwo\u2028three\u2029four\x85five", "one two three four five"),
        ("a\x00b\x1bc\x7fd\x9be", "a b c d e"),
        ("tab\there", "tab here"),
        (r"C:\new", "C:/new"),
        ("BEGIN:VEVENT end:vcalendar BEGIN:x", "BEGIN: VEVENT end: vcalendar BEGIN:x"),
        ("half \ud83d", "half \N{REPLACEMENT CHARACTER}"),
        ("a" + "\u0301" * 99 + "b", "a" + "\u0301" * 8 + "b"),
        ("  spaces  ", "spaces"),
        ("Zoë, 👩‍👧 and שלום; ½ “quotes”", "Zoë, 👩‍👧 and שלום; ½ “quotes”"),
    ],
)
def test_text_is_made_plain(text, expected):
    assert plain_text(text) == expected


def test_line_breaks_stay_where_they_are_wanted():
    assert plain_text("one  \r\n\r\n two\n", multiline=True) == "one\n\ntwo"


@given(st.text(), st.booleans())
def test_plain_text_stays_as_it_is(text, multiline):
    once = plain_text(text, multiline=multiline)
    assert plain_text(once, multiline=multiline) == once
