"""What can go wrong, and how it is said."""

import pytest

from planmaker.errors import (
    ContentError,
    NoPlanError,
    OutputError,
    PlanmakerError,
    Problem,
    UsageError,
    did_you_mean,
)


@pytest.mark.parametrize(("error", "code"), [(PlanmakerError, 1), (OutputError, 1), (UsageError, 2), (NoPlanError, 4)])
def test_every_error_has_its_exit_code_a_message_and_a_hint(error, code):
    raised = error("It did not work.", hint="Try again.")
    assert (raised.exit_code, raised.message, raised.hint, str(raised)) == (
        code,
        "It did not work.",
        "Try again.",
        "It did not work.",
    )
    assert isinstance(raised, PlanmakerError)


def test_a_problem_is_said_in_one_line_as_compilers_do():
    problem = Problem(file="a.yaml", line=3, path="forms[1].id", what="is missing.", hint="Add it.")
    assert str(problem) == "a.yaml:3: forms[1].id: is missing. Add it."
    assert str(Problem(file="a.yaml", line=1, path="", what="is empty.")) == "a.yaml:1: is empty."


def test_a_content_error_shows_each_problem_once_by_file_and_line():
    late, early = (Problem(file="a.yaml", line=line, path="", what="is wrong.") for line in (10, 9))
    other = Problem(file="b.yaml", line=1, path="", what="is wrong.")
    error = ContentError([other, late, early, late])
    assert error.problems == (early, late, other)
    assert (error.exit_code, error.message) == (3, "The content has 3 faults.")
    assert ContentError([late]).message == "The content has 1 fault."


@pytest.mark.parametrize(
    ("word", "hint"), [("seted", "Did you mean 'seated'?"), ("kneeling", ""), ("", ""), ("SEATED", "")]
)
def test_the_closest_known_word_is_suggested(word, hint):
    assert did_you_mean(word, iter(["seated", "prone"])) == hint
