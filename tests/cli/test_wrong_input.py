"""Wrong input: what is wrong, the value in quotes, what to write instead, exit code 2."""

import pytest

from .conftest import FIXED, environment

DAYS_HINT = "Write for example mon,wed,fri or 3."
TIME_HINT = "Write for example 07:30, or wed=18:00."
DATE_HINT = "Write for example 2027-03-15."

WRONG = [
    (["--days", "0"], "'0' is not a number of days a week. Give 1 to 7, or days such as mon,wed,fri."),
    (["--days", "8"], "'8' is not a number of days a week. Give 1 to 7, or days such as mon,wed,fri."),
    (["--days", "77"], "'77' is not a number of days a week."),
    (["--days", "-1"], f"'-1' is not a day of the week. {DAYS_HINT}"),
    (["--days", "mo"], f"'mo' is not a day of the week. {DAYS_HINT}"),
    (["--days", "s"], "'s' is not a day of the week."),
    (["--days", "days"], "'days' is not a day of the week."),
    (["--days", "mon-fri"], f"'mon-fri' is not a day of the week. {DAYS_HINT}"),
    (["--days", "weds"], "'weds' is not a day of the week. Did you mean 'wednesday'?"),
    (["--days", "mon and fri"], f"'mon and fri' has 'and', which is not a day of the week. {DAYS_HINT}"),
    (["--days", "mon,mon"], f"'mon,mon' names a day twice. {DAYS_HINT}"),
    (["--days", "mon,Mondays"], "'mon,Mondays' names a day twice."),
    (["--days", ""], f"'' names no day. {DAYS_HINT}"),
    (["--days", " , "], "names no day."),
    (["--at", "7"], f"'7' is not a time of day from 00:00 to 23:59. {TIME_HINT}"),
    (["--at", "7am"], f"'7am' is not a time of day from 00:00 to 23:59. {TIME_HINT}"),
    (["--at", "24:00"], "'24:00' is not a time of day"),
    (["--at", "07:30:00"], "'07:30:00' is not a time of day"),
    (["--at", "wed="], "'wed=' is not a time of day"),
    (["--at", "=18:00"], f"'=18:00' does not start with a day of the week. {TIME_HINT}"),
    (["--at", "wendsday=18:00"], "'wendsday=18:00' does not start with a day of the week. Did you mean 'wednesday'?"),
    (["--at", "07:00", "--at", "08:00"], "--at gives two times for all days: '07:00' and '08:00'. Give one"),
    (["--at", "wed=07:00", "--at", "Wed=08:00"], "--at gives two times for Wednesday: '07:00' and '08:00'."),
    (["--start", "tomorrow"], f"'tomorrow' is not a date. {DATE_HINT}"),
    (["--start", "15.03.2027"], f"'15.03.2027' is not a date. {DATE_HINT}"),
    (["--start", "2027-3-1"], "'2027-3-1' is not a date."),
    (["--start", "2027-02-30"], f"'2027-02-30' is not a day of the calendar. {DATE_HINT}"),
    (["--start", "9999-12-31"], "'9999-12-31' is too far away. Give a year from 2000 to 2199."),
    (["--start", "0001-01-01"], "'0001-01-01' is too far away."),
    (["--skip", "17"], f"'17' is not a date. {DATE_HINT}"),
    (["--skip", "2027-03-17 2027-03-19"], "'2027-03-17 2027-03-19' is not a date."),
    (["--issued", "yesterday"], "'yesterday' is not a date and time. Write for example 2027-03-01T09:00:00Z."),
    (["--issued", "0001-01-01T00:00+05:00"], "'0001-01-01T00:00+05:00' is not a date and time."),
    (["--issued", "1000-01-01"], "'1000-01-01' is too far away. Give a year from 2000 to 2199."),
    (["--minutes", "2"], "'2' does not fit. Give a whole number from 3 to 45."),
    (["--minutes", "46"], "'46' does not fit. Give a whole number from 3 to 45."),
    (["--minutes", "15m"], "'15m' does not fit. Give a whole number from 3 to 45."),
    (["--weeks", "0"], "'0' does not fit. Give a whole number from 1 to 26."),
    (["--weeks", "2.5"], "'2.5' does not fit. Give a whole number from 1 to 26."),
    (["--weeks", "9" * 5000], "does not fit. Give a whole number from 1 to 26."),
    (["--age", "4"], "'4' does not fit. Give a whole number from 5 to 120."),
    (["--alarm", "-1"], "'-1' does not fit. Give a whole number from 0 to 1440."),
    (["--level", "expert"], "'expert' is not known for --level.\nKnown: cautious, beginner, regular, athlete."),
    (["--level", "beginer"], "'beginer' is not known for --level.\nDid you mean 'beginner'?"),
    (["--goal", "pain"], "'pain' is not known for --goal.\nKnown: ease, mobility, strength."),
    (["--place", "sofa"], "'sofa' is not known for --place.\nKnown: floor, bed, chair."),
    (["--programme", "neck"], "'neck' is not known for --programme.\nKnown: lower-back."),
    (["--health", "osteoprosis"], "'osteoprosis' is not known for --health.\nDid you mean 'osteoporosis'?"),
    (["--health", "high blood pressure"], "is not known for --health.\nDid you mean 'blood-pressure'?"),
    (["--health", "hernia"], "'hernia' is not known for --health.\nKnown: red-flag, recent-surgery,"),
    (["--health", "none,osteoporosis"], "--health says 'none' and more. Give the one or the other."),
    (["--avoid", "knee"], "'knee' is not known for --avoid.\nDid you mean 'kneeling'?"),
    (["--region", "ZZ"], "'ZZ' is not known for --region.\nKnown: GB,"),
    (["--include", "sphynx"], "'sphynx' is not known for --include.\nDid you mean 'sphinx'?"),
    (["--exclude", "all"], "'all' is not known for --exclude.\nKnown: cat-cow,"),
    (["--include", "sphinx", "--exclude", "sphinx"], "'sphinx' is both included and excluded.\nDrop one of the two."),
    (["--timezone", "London"], "There is no time zone 'London'.\nDid you mean 'Europe/London'?"),
    (["--timezone", "../../etc/passwd"], "There is no time zone '../../etc/passwd'."),
    (["--variety", "some"], "'some' is not one of 'all', 'few'."),
    (["--paper", "a3"], "'a3' is not one of 'a4', 'letter'."),
    (["--lang", "xx"], "There is no content in language 'xx'.\nKnown: en."),
    (["-f", "doc"], "'doc' is not one of 'pdf', 'ics', 'json', 'txt'."),
    (["-f", ","], "-f names no format. Write for example -f pdf,ics."),
    (["--name", "x" * 10_000], "The name has 10000 characters; 200 fit.\nGive a shorter name with --name."),
    (["--content-dir", "nowhere"], "There is no folder 'nowhere'.\nCheck the path that you gave."),
    (["--nmae", "Anna"], "No such option '--nmae'. (Did you mean one of: '--age', '--name', '--place'?)"),
    (["lower-back"], "Got unexpected extra argument (lower-back)"),
    (["--days"], "Option '--days' requires an argument."),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG, ids=[" ".join(a)[:40] for a, _ in WRONG])
def test_wrong_input_is_named_and_what_to_write_instead(planmaker, folder, arguments, message):
    fixed = FIXED[:-2] if "--health" in arguments else FIXED
    done = planmaker("plan", *fixed, *arguments)
    assert done.code == 2
    assert message in done.err
    assert done.out == ""
    assert list(folder.iterdir()) == []


def test_bytes_that_are_no_text_are_refused_as_a_name(process):
    done = process("plan", *FIXED, "--name", b"Ann\xff")
    assert done.code == 2
    assert "'Ann?' is not text. Write it in UTF-8." in done.err


def test_an_unknown_command_is_answered_with_the_nearest(planmaker):
    done = planmaker("plann")
    assert done.code == 2
    assert "No such command 'plann'. Did you mean 'plan'?" in done.err


@pytest.mark.parametrize("named", ["EST5EDT,M3.2.0,M11.1.0", "Europe/Lodon", "<+03>-3", "../../etc/passwd"])
def test_a_machine_whose_zone_has_no_name_needs_the_option(planmaker, monkeypatch, named):
    monkeypatch.setenv("TZ", named)
    done = planmaker("plan", "--dry-run")
    assert done.code == 2
    assert f"TZ is '{named}', which is not the name of a time zone." in done.err
    assert "Give the zone with --timezone, such as Europe/London." in done.err


@pytest.mark.parametrize("answer", [None, "", "nowhere", KeyError("no zone"), ValueError("several zones")])
def test_a_machine_without_a_time_zone_needs_the_option(planmaker, monkeypatch, answer):
    def name():
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.delenv("TZ")
    monkeypatch.setattr("tzlocal.get_localzone_name", name)
    done = planmaker("plan", "--dry-run")
    assert done.code == 2
    assert "This machine's time zone is not known." in done.err
    assert "Give it with --timezone, such as Europe/London." in done.err
    assert planmaker("plan", *FIXED, "--dry-run").code == 0


@pytest.mark.parametrize("named", ["America/New_York", ":America/New_York", "EST5EDT"])
def test_the_machines_own_zone_is_told(process, named):
    assert environment()["TZ"] == "Europe/London"
    done = process("plan", "--dry-run", env={"TZ": named})
    assert done.code == 0
    assert f"The times are those of {named.removeprefix(':')}, as on this machine." in done.err
