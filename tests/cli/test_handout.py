"""``planmaker handout``: files, messages and exit codes."""

import pytest

from .conftest import written

FIXED = ("--issued", "2027-03-01T09:00Z")


def test_two_cards_are_written_into_a_folder_of_their_own(planmaker, folder):
    done = planmaker("handout", "knee-to-chest", "cat-cow", *FIXED, "-f", "pdf,txt")
    assert done.code == 0, done.err
    pdf, txt = written(folder).values()
    assert (pdf.name, txt.name) == ("handout.pdf", "handout.txt")
    assert pdf.parent.name.startswith("handout-card-")
    assert done.out.splitlines() == [str(path.relative_to(folder)) for path in (pdf, txt)]
    assert txt.read_text("utf-8").startswith("Knee-to-chest stretch\n")


def test_the_name_is_not_in_the_name_of_the_folder(planmaker, folder):
    assert planmaker("handout", "sphinx", *FIXED, "--name", "Anna", "-f", "txt").code == 0
    (path,) = written(folder)
    assert "anna" not in path.lower()


def test_what_is_there_is_kept_without_force(planmaker, folder):
    assert planmaker("handout", "sphinx", *FIXED).code == 0
    (path,) = written(folder).values()
    first = path.read_bytes()
    again = planmaker("handout", "sphinx", *FIXED)
    assert (again.code, "is there already" in again.err) == (1, True)
    assert planmaker("handout", "sphinx", *FIXED, "--force").code == 0
    assert path.read_bytes() == first


@pytest.mark.parametrize("layout", ["compact", "poster"])
def test_layouts_without_take_care_say_to_the_clinician_who_should(planmaker, layout):
    done = planmaker("handout", "sphinx", "--layout", layout, *FIXED, "-f", "txt")
    assert done.code == 0
    assert "  Sphinx: " in done.err
    assert "thin bones (osteoporosis)" in done.err
    assert planmaker("handout", "sphinx", *FIXED, "-f", "txt").err == ""


def test_own_doses_and_forms_are_read(planmaker, folder):
    done = planmaker(
        *("handout", "Knee to chest", "sphinx", *FIXED, "-f", "txt"),
        *("--form", "sphinx:pillow", "--hold", "20", "--hold", "sphinx=15", "--per-day", "2", "--region", "gb"),
    )
    assert done.code == 0, done.err
    (path,) = written(folder).values()
    text = " ".join(path.read_text("utf-8").split())
    assert "Hold 20 seconds. Do 2 times each side. 2 times a day." in text
    assert "Hold 15 seconds. Do 2 times. 2 times a day." in text
    assert "Call 999" in text


WRONG = [
    (["catcow"], "There is no exercise 'catcow'.\nDid you mean 'cat-cow'?"),
    (["sphinx", "--hold", "50"], "sphinx: a hold of 50 seconds is too long; the most is 45."),
    (["sphinx", "--hold", "0"], "'0' does not fit. Give a whole number from 1 to 300."),
    (["sphinx", "--hold", "10", "--hold", "15"], "--hold gives two values for all stretches: '10' and '15'."),
    (["sphinx", "--sets", "sphinx=1", "--sets", "sphinx=2"], "--sets gives two values for 'sphinx': '1' and '2'."),
    (["--form", "chair"], "'sphinx' has no form 'chair'.\nIt has: floor, pillow."),
    (["--layout", "booklet"], "'booklet' is not one of 'card', 'compact', 'poster'."),
    (["--region", "GBB"], "'GBB' is not known for --region.\nDid you mean 'GB'?"),
    (["-f", ""], "-f names no format."),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_input_is_refused_with_what_to_do(planmaker, folder, arguments, message):
    done = planmaker("handout", *arguments)
    assert (done.code, written(folder)) == (2, {})
    assert message in done.err


@pytest.mark.parametrize("nobody", ["\u200b", ".", "\u202e \u00ad"])
def test_a_signature_that_nobody_can_read_is_none(planmaker, folder, nobody):
    done = planmaker("handout", "sphinx", "--hold", "60", "--signed-by", nobody, *FIXED)
    assert (done.code, "has nothing in it that anybody could read" in done.err) == (2, True)
    assert written(folder) == {}
