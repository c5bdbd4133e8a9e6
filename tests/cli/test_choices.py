"""What people may write for each option, and what the plan is then."""

import json

import pytest

from .conftest import FIXED, written

DAYS = {"mon": "Monday", "wed": "Wednesday", "fri": "Friday"}


@pytest.fixture
def sessions(planmaker):
    """The table of a dry run: a row a session, as week, number, date, day, start, minutes, stretches."""

    def run(*arguments):
        done = planmaker("plan", *FIXED, "--dry-run", *arguments)
        assert done.code == 0, done.err
        head, *rows = done.out.splitlines()
        assert head.split() == ["Week", "Session", "Date", "Day", "Start", "Minutes", "Stretches"]
        return [row.split(maxsplit=6) for row in rows]

    return run


@pytest.fixture
def request_of(planmaker, folder):
    """The request in the plan.json that choices lead to."""

    def run(*arguments):
        done = planmaker("plan", *FIXED, "-f", "json", *arguments)
        assert done.code == 0, done.err
        (path,) = [path for name, path in written(folder).items() if name.endswith("plan.json")]
        return json.loads(path.read_bytes())["request"]

    return run


def test_defaults_alone_make_a_plan_of_four_weeks_from_next_monday(planmaker):
    done = planmaker("plan", "--dry-run", "--issued", "2027-03-10")
    rows = [row.split() for row in done.out.splitlines()[1:]]
    assert done.code == 0
    assert [row[2] for row in rows][:4] == ["2027-03-15", "2027-03-17", "2027-03-19", "2027-03-22"]
    assert {row[3] for row in rows} == {"Mon", "Wed", "Fri"}
    assert {row[4] for row in rows} == {"18:30"}
    assert len(rows) == 12


def test_next_monday_is_after_today_even_on_a_monday(planmaker):
    done = planmaker("plan", "--dry-run", "--issued", "2027-03-15T12:00Z")
    assert done.out.splitlines()[1].split()[2] == "2027-03-22"


def test_next_monday_is_counted_where_the_person_is(planmaker):
    late_on_sunday = ("plan", "--dry-run", "--issued", "2027-03-14T23:00Z", "--timezone")
    assert planmaker(*late_on_sunday, "Europe/London").out.splitlines()[1].split()[2] == "2027-03-15"
    assert planmaker(*late_on_sunday, "Pacific/Auckland").out.splitlines()[1].split()[2] == "2027-03-22"


@pytest.mark.parametrize(
    ("written_as", "days"),
    [
        ("Mondays", ["Mon"]),
        ("mon wed", ["Mon", "Wed"]),
        ("WED", ["Wed"]),
        ("Wednesdays,fridays", ["Wed", "Fri"]),
        ("fri; mon", ["Mon", "Fri"]),
        ("tues,thurs", ["Tue", "Thu"]),
        ("sat,sun,", ["Sat", "Sun"]),
        ("3", ["Mon", "Wed", "Fri"]),
        ("1", ["Mon"]),
    ],
)
def test_days_are_taken_in_any_case_and_number(sessions, written_as, days):
    assert [row[3] for row in sessions("--weeks", "1", "--days", written_as)] == days


def test_each_weekday_may_have_its_own_time(sessions):
    rows = sessions("--weeks", "1", "--at", "wed=18:00", "--at", "7:00", "--at", "Fridays=06:15")
    assert [(row[3], row[4]) for row in rows] == [("Mon", "07:00"), ("Wed", "18:00"), ("Fri", "06:15")]


def test_a_time_for_a_day_without_a_session_is_told(planmaker):
    done = planmaker("plan", *FIXED, "--dry-run", "--at", "sun=09:00")
    assert done.code == 0
    assert "The time for Sunday is not used: no session is on that day." in done.err


def test_skipped_days_have_no_session(sessions):
    rows = sessions("--weeks", "2", "--skip", "2027-03-17,2027-03-22", "--skip", "2027-03-26")
    assert [row[2] for row in rows] == ["2027-03-15", "2027-03-19", "2027-03-24"]


def test_a_skipped_day_that_has_no_session_is_told(planmaker):
    done = planmaker("plan", *FIXED, "--dry-run", "--skip", "2027-03-16")
    assert "Tuesday 16 March was to be skipped, but has no session." in done.err


def test_health_none_is_an_answer_and_no_health_is_not(planmaker):
    asked = planmaker("plan", *FIXED, "--dry-run")
    unasked = planmaker("plan", *FIXED[:-2], "--dry-run")
    assert "health" not in asked.err
    assert "No one asked about your health for this plan. Answer with --health, or with --health none." in unasked.err


@pytest.mark.parametrize("written_as", ["none", "None", "NONE", "none,", " none "])
def test_health_none_is_taken_in_any_case(request_of, written_as):
    assert request_of("--health", written_as)["health"] == []


def test_keys_are_taken_in_any_case_with_blanks_for_hyphens(request_of):
    request = request_of(
        *("--programme", "Lower Back", "--level", "Regular", "--goal", "MOBILITY", "--place", "Bed"),
        *("--avoid", "Sore wrists; kneeling", "--avoid", "kneeling", "--include", "Pelvic_Tilt"),
        *("--region", "gb", "--variety", "Few"),
    )
    assert request["programme"] == "lower-back"
    assert (request["level"], request["goal"], request["place"]) == ("regular", "mobility", "bed")
    assert request["avoid"] == ["sore-wrists", "kneeling"]
    assert request["include"] == ["pelvic-tilt"]
    assert (request["region"], request["variety"]) == ("GB", "few")


def test_every_choice_is_in_the_plan_file(request_of):
    request = request_of(
        *("--weeks", "2", "--days", "tue,thu", "--at", "thu=08:00", "--at", "07:30", "--minutes", "20", "--age", "72"),
        *("--exclude", "sphinx", "--skip", "2027-03-18", "--name", "Anna  Berg"),
    )
    assert request == {
        "programme": "lower-back",
        "name": "Anna Berg",
        "start": "2027-03-15",
        "weeks": 2,
        "days": ["tuesday", "thursday"],
        "at": "07:30",
        "at_by_day": {"thursday": "08:00"},
        "timezone": "Europe/London",
        "minutes": 20,
        "level": "beginner",
        "goal": "ease",
        "age": 72,
        "place": "floor",
        "avoid": [],
        "health": [],
        "include": [],
        "exclude": ["sphinx"],
        "skip": ["2027-03-18"],
        "variety": "all",
        "region": "",
    }


def test_a_health_answer_leaves_stretches_out_and_says_which_and_why(planmaker):
    done = planmaker("plan", *FIXED[:-1], "osteoporosis", "--dry-run")
    assert done.code == 0
    assert "Not in the plan: Cat-cow (you said: thin bones (osteoporosis))." in done.err
    assert "Cat-cow" not in done.out


def test_a_start_in_the_past_is_told(planmaker):
    done = planmaker("plan", *FIXED, "--dry-run", "--start", "2027-02-01")
    assert "The first session, 2027-02-01 18:30, is in the past." in done.err


def test_explain_says_why_each_stretch_is_in_or_out(planmaker):
    done = planmaker("plan", *FIXED, "--dry-run", "--explain", "--exclude", "sphinx", "--place", "chair")
    lines = done.out.splitlines()
    assert "Sphinx is left out: you left it out." in lines
    assert any(line.startswith("Seated twist: on a chair, because of this: you exercise on a chair.") for line in lines)
    assert any(line.startswith("With 20 minutes: ") for line in lines)


def test_dry_run_writes_nothing(planmaker, folder):
    assert planmaker("plan", *FIXED, "--dry-run", "--explain").code == 0
    assert list(folder.iterdir()) == []


def test_results_are_on_standard_output_and_notes_on_standard_error(planmaker):
    done = planmaker("plan", *FIXED[:-2], "-f", "json", "-f", "txt")
    assert [line.split()[0].rpartition("/")[2] for line in done.out.splitlines()] == ["plan.json", "plan.txt"]
    assert "health" in done.err
    assert "health" not in done.out


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["-f", "ics"], ["plan.ics"]),
        (["-f", "txt,ICS"], ["plan.ics", "plan.txt"]),
        (["-f", "json", "-f", "json,txt"], ["plan.json", "plan.txt"]),
    ],
)
def test_formats_are_given_one_by_one_or_as_a_list(planmaker, folder, arguments, names):
    assert planmaker("plan", *FIXED, *arguments).code == 0
    assert sorted(path.name for path in written(folder).values()) == names


def test_no_alarm_takes_the_alarms_out_of_the_calendar(planmaker, folder):
    for extra, count in (([], 12), (["--no-alarm"], 0), (["--alarm", "0"], 12)):
        assert planmaker("plan", *FIXED, "-f", "ics", "--force", *extra).code == 0
        (path,) = written(folder).values()
        assert path.read_text("utf-8").count("BEGIN:VALARM") == count


def test_choices_can_come_from_the_environment(process):
    plan = ("plan", "--dry-run", "--start", "2027-03-15")
    weeks = process(*plan, env={"PLANMAKER_PLAN_WEEKS": "2"})
    assert len(weeks.out.splitlines()) == 1 + 2 * 3
    assert len(process(*plan, "--weeks", "1", env={"PLANMAKER_PLAN_WEEKS": "2"}).out.splitlines()) == 1 + 3
