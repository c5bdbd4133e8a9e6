"""A clinic's theme: what it may say, and every fault with its line and what to do."""

from textwrap import dedent

import pytest

from planmaker.colour import contrast
from planmaker.errors import ContentError, UsageError
from planmaker.theme import read_theme

OURS = {"paper": "#FFFFFF", "ink": "#1D2830", "soft": "#44535B", "accent": "#0E4F5F", "tint": "#E9F1F1"}
PEOPLE = ("ana", "rosa", "walter")


@pytest.fixture
def write(tmp_path):
    def written(text):
        path = tmp_path / "clinic.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return written


def faults(path):
    with pytest.raises(ContentError) as caught:
        read_theme(path, OURS, PEOPLE)
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


def test_a_theme_says_who_hands_the_pages_out(write, tmp_path):
    (tmp_path / "logo.svg").write_bytes(b"<svg/>")
    path = write("""
        clinic: {name: Old Mill Physiotherapy, phone: 0113 496 0000, logo: logo.svg}
        colours: {accent: "#5A2A0E"}
        regions:
          CH: {emergency: "144"}
        notes: [Bring this plan to your next visit.]
    """)
    theme, warnings = read_theme(path, OURS, PEOPLE)
    assert theme.clinic.name == "Old Mill Physiotherapy"
    assert theme.palette == {"accent": "#5A2A0E"}
    assert theme.regions["CH"].emergency == "144"
    assert theme.notes == ("Bring this plan to your next visit.",)
    assert theme.logo is not None
    assert theme.logo.data == b"<svg/>"
    assert warnings == ()


def test_a_colour_that_cannot_be_read_is_refused_with_the_nearest_that_can(write):
    (fault,) = faults(write('colours:\n  accent: "#9FCFFF"\n'))
    assert fault == (
        "2: colours.accent: '#9FCFFF' has a contrast of 1.4 to 1 where text stands on it, less than 4.5. "
        'The nearest good colour is "#3F5266".'
    )
    assert contrast("#3F5266", OURS["tint"]) >= 7


def test_a_colour_that_is_hard_to_read_is_warned_of(write):
    theme, warnings = read_theme(write('colours:\n  accent: "#1F6FB2"\n'), OURS, PEOPLE)
    assert theme.palette["accent"] == "#1F6FB2"
    (warning,) = warnings
    assert warning.line == 2
    assert "less than 7" in warning.what


def test_our_own_colours_pass(write):
    theme, warnings = read_theme(
        write(f'colours: {{accent: "{OURS["accent"]}", tint: "{OURS["tint"]}"}}'), OURS, PEOPLE
    )
    assert (theme.palette["tint"], warnings) == (OURS["tint"], ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("foter: x", "1: foter: is not known here. Did you mean 'footer'?"),
        ("colours: {accent: red}", "1: colours.accent: 'red' is not a colour. Write for example \"#0E4F5F\"."),
        ("clinic: {phone: 1 2}", "1: clinic: has no name. Write name: and what the clinic is called."),
        (f"clinic: {{name: {'x' * 61}}}", "1: clinic.name: has 61 characters. At most 60 have room."),
        ("clinic: {web: a.example}", "1: clinic: has no name. Write name: and what the clinic is called."),
        ("figure: walther", "1: figure: There is no person 'walther' to draw. Did you mean 'walter'?"),
        ("figure: zz", "1: figure: There is no person 'zz' to draw. Known: ana, rosa, walter."),
        (
            f"regions: {{CH: {{emergency: '144', call_today: {'x' * 61}}}}}",
            "1: regions.CH.call_today: has 61 characters. At most 60 have room.",
        ),
        (
            f"link: {{url: 'https://x.example/{'x' * 200}', text: Film}}",
            "1: link.url: is too long for a QR code. At most 200 bytes have room.",
        ),
        ("notes: ['']", "1: notes[1]: is empty. Write a sentence, or leave it out."),
        ("footer: '  '", "1: footer: is blank. Write something, or leave it out."),
        ('footer: "x\\u202ey"', "1: footer: has a character that cannot be seen (U+202E). Write it anew."),
        (
            "regions: {CH: {emergency: hello}}",
            (
                "1: regions.CH.emergency: 'hello' is not a telephone number. "
                'Write digits in quotes, such as "144" or "0113 496 0000".'
            ),
        ),
        ("notes: [a, b, c, d, e]", "1: notes: has 5 notes. At most 4 have room."),
        (
            "link: {url: 'javascript:1', text: Film}",
            (
                "1: link.url: 'javascript:1' is not the address of a web page. "
                "Write for example https://www.clinic.example/stretches."
            ),
        ),
    ],
)
def test_a_fault_says_where_it_is_and_what_to_do(write, text, fault):
    assert faults(write(text)) == [fault]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("missing.png", "'missing.png' is not there."),
        ("../secret.png", "'../secret.png' leads out of the theme's folder."),
        ("logo.gif", "'logo.gif' does not end in .png, .jpg, .jpeg, .svg."),
        ("huge.png", "'huge.png' has more than 1,000,000 bytes."),
    ],
)
def test_a_logo_that_cannot_be_used_is_named(write, tmp_path, name, what):
    (tmp_path / "huge.png").write_bytes(b"\0" * 1_000_001)
    (fault,) = faults(write(f"clinic: {{name: Mill, logo: {name}}}"))
    assert fault.startswith(f"1: clinic.logo: {what}")


def test_a_figure_and_the_words_for_a_region_are_read(write):
    theme, _ = read_theme(write("figure: walter\nregions: {CH: {emergency: '144', call: Call 144}}"), OURS, PEOPLE)
    assert (theme.figure, theme.regions["CH"].call, theme.regions["CH"].call_today) == ("walter", "Call 144", "")


def test_all_faults_are_said_at_once(write):
    assert len(faults(write('clinic: {phone: x, logo: no.png}\ncolours: {accent: "#FFFFFF"}'))) == 3


@pytest.mark.parametrize("name", ["nothing.yaml", "."])
def test_a_theme_that_is_not_there_is_named(tmp_path, name):
    with pytest.raises(UsageError, match="cannot be read"):
        read_theme(tmp_path / name, OURS, PEOPLE)
