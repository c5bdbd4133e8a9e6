"""``planmaker log``: files, messages and exit codes."""

import pytest

from .conftest import written

FIXED = ("--issued", "2027-03-01T09:00Z")


def test_a_log_is_written_into_a_folder_of_its_own(planmaker, folder):
    done = planmaker("log", *FIXED, "--start", "2027-03-15", "-f", "pdf,txt")
    assert done.code == 0, done.err
    pdf, txt = written(folder).values()
    assert (pdf.name, txt.name) == ("log.pdf", "log.txt")
    assert pdf.parent.name.startswith("log-")
    assert txt.read_text("utf-8").count("March\n") + txt.read_text("utf-8").count("April\n") == 12


def test_days_can_be_named_or_counted(planmaker, folder):
    assert planmaker("log", *FIXED, "--days", "tue,sat", "--weeks", "1", "-f", "txt").code == 0
    assert planmaker("log", *FIXED, "--days", "2", "--weeks", "1", "-f", "txt").code == 0
    texts = [path.read_text("utf-8") for path in written(folder).values()]
    assert sum("\nTue\n" in text for text in texts) == 1
    assert sum("\nweek 1, session 2\n" in text for text in texts) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--weeks", "27"], "'27' does not fit. Give a whole number from 1 to 26."),
        (["--days", "weds"], "Did you mean 'wednesday'?"),
        (["-f", ""], "-f names no format."),
    ],
)
def test_wrong_input_is_refused_with_what_to_do(planmaker, folder, arguments, message):
    done = planmaker("log", *arguments)
    assert (done.code, written(folder)) == (2, {})
    assert message in done.err
