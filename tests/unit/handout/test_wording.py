import dataclasses
from datetime import date, time
from pathlib import Path
from types import SimpleNamespace

import pytest

from planmaker.decode import decode, parse
from planmaker.handout.wording import (
    Counted,
    NameWords,
    Wording,
    check_places,
    clock,
    date_range,
    date_words,
    day_and_date,
    day_name,
    dose_line,
    dose_sentences,
    length_words,
    minutes_words,
    short_day,
    stretch_name,
)
from planmaker.model import Dose
from planmaker.resources import SourceFile

TEMPLATES = Path(__file__).parents[3] / "templates" / "en"


def template(kind, name):
    file, problems = SourceFile(path=name, label=name, data=(TEMPLATES / name).read_bytes()), []
    value = decode(parse(file, problems), kind, file, problems)
    assert problems == []
    return value


WORDING = template(Wording, "wording.yaml")
DATES, LENGTHS = WORDING.dates, WORDING.lengths


@pytest.mark.parametrize(
    ("dose", "sides", "expected"),
    [
        (Dose(repetitions=2, hold_seconds=20), 2, ("Hold 20 seconds.", "Do 2 times each side.")),
        (Dose(repetitions=2, hold_seconds=20), 1, ("Hold 20 seconds.", "Do 2 times.")),
        (Dose(repetitions=1, hold_seconds=30), 2, ("Hold 30 seconds.", "Do once each side.")),
        (Dose(repetitions=1, hold_seconds=30), 1, ("Hold 30 seconds.", "Do once.")),
        (Dose(repetitions=10, hold_seconds=1), 1, ("Hold 1 second.", "Do 10 times.")),
        (Dose(repetitions=8, hold_seconds=5, sets=3), 1, ("Hold 5 seconds.", "Do 8 times. Do 3 sets.")),
        (Dose(repetitions=6), 1, ("Move as you breathe.", "Do 6 slow breaths.")),
        (Dose(repetitions=1), 1, ("Move as you breathe.", "Do 1 slow breath.")),
        (Dose(repetitions=6, sets=2), 2, ("Move as you breathe.", "Do 6 slow breaths each side. Do 2 sets.")),
    ],
)
def test_dose_is_said_in_the_fixed_form(dose, sides, expected):
    assert dose_sentences(dose, sides, WORDING.dose) == expected
    assert dose_line(dose, sides, WORDING.dose) == " ".join(expected)


@pytest.mark.parametrize(("form", "expected"), [("floor", "Seated twist"), ("chair", "Seated twist, on a chair")])
def test_form_is_named_where_it_is_not_the_first(form, expected):
    exercise = SimpleNamespace(forms=(SimpleNamespace(id="floor"), SimpleNamespace(id="chair")))
    words = SimpleNamespace(short_name="Seated twist", forms={"chair": SimpleNamespace(name="on a chair")})
    assert stretch_name(exercise, form, words, WORDING.names) == expected


def test_days_and_dates_are_said_in_words():
    monday = date(2027, 3, 15)
    assert day_name(monday, DATES) == "Monday"
    assert short_day(monday, DATES) == "Mon"
    assert date_words(monday, DATES) == "15 March"
    assert day_and_date(monday, DATES) == "Monday 15 March"
    assert day_name(date(2027, 3, 21), DATES) == "Sunday"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2027, 3, 22), date(2027, 3, 26), "22 to 26 March"),
        (date(2027, 3, 29), date(2027, 4, 4), "29 March to 4 April"),
        (date(2027, 12, 27), date(2028, 1, 2), "27 December to 2 January"),
        (date(2027, 3, 1), date(2028, 3, 5), "1 March to 5 March"),
        (date(2027, 3, 15), date(2027, 3, 15), "15 March"),
    ],
)
def test_range_of_dates_names_a_month_once(first, last, expected):
    assert date_range(first, last, DATES) == expected


@pytest.mark.parametrize(("moment", "expected"), [(time(18, 30), "18:30"), (time(7, 5), "07:05"), (time(), "00:00")])
def test_clock_has_24_hours(moment, expected):
    assert clock(moment, DATES) == expected


def test_minutes_are_counted():
    assert [minutes_words(n, LENGTHS) for n in (1, 11)] == ["1 minute", "11 minutes"]


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (1, "1 second"),
        (45, "45 seconds"),
        (60, "1 minute"),
        (180, "3 minutes"),
        (150, "2 minutes 30 seconds"),
        (61, "1 minute 1 second"),
    ],
)
def test_lengths_are_exact(seconds, expected):
    assert length_words(seconds, LENGTHS) == expected


@pytest.mark.parametrize("template", ["{weeks}", "{}", "{count.real}", "{count[0]}", "{count!r}", "{count:>9}", "{"])
def test_template_with_a_place_that_cannot_be_filled_is_refused(template):
    with pytest.raises(ValueError, match=r"\{"):
        Counted(one=template, other="{count}")


def test_refusal_says_what_may_stand_there():
    with pytest.raises(ValueError, match=r"^'\{forms\}' is not filled in here. Use \{exercise\}, \{form\}\.$"):
        NameWords(form="{exercise}, {forms}")


def test_plain_words_have_no_places():
    check_places(["Stop."])
    with pytest.raises(ValueError, match=r"^'\{pain\}' is not filled in here\.$"):
        check_places(["Stop at {pain}."])


def test_a_week_has_seven_days():
    with pytest.raises(ValueError, match="There are 7 days, not 6"):
        dataclasses.replace(DATES, days=DATES.days[:6])


def test_names_do_not_depend_on_the_locale():
    assert DATES.months[2] == "March"
    assert len(set(DATES.months)) == 12
    assert all(name.startswith(short) for name, short in zip(DATES.days, DATES.short_days, strict=True))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [([], ""), (["a mat"], "a mat"), (["a mat", "a towel"], "a mat and a towel"), (list("abc"), "a, b and c")],
)
def test_lists_are_joined_as_people_say_them(entries, expected):
    assert WORDING.join(entries) == expected
