"""A clinic's theme on the command line: written to start from, used, or refused before anything is written."""

import re

import pytest
import yaml

from planmaker.workflow import open_theme, theme_scaffold

from .conftest import FIXED, written

PLAN = ("plan", *FIXED, "--weeks", "1")
LIGHT = (*PLAN, "-f", "txt")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#146E5A" d="M0 0h9v9H0z"/></svg>'


@pytest.fixture
def theme(folder):
    def write(text, logo=SVG):
        (folder / "theme.yaml").write_text(text, "utf-8")
        (folder / "logo.svg").write_text(logo, "utf-8")
        return "--theme", "theme.yaml"

    return write


def plan_text(folder):
    (path,) = (path for name, path in written(folder).items() if name.endswith(".txt"))
    return path.read_text("utf-8")


def test_init_writes_a_theme_that_can_be_used_as_it_is(planmaker, folder):
    assert planmaker("init", "theme").out.startswith("theme.yaml  ")
    assert planmaker(*LIGHT, "--theme", "theme.yaml").code == 0
    assert "Your clinic" in plan_text(folder)


def test_init_keeps_a_file_that_is_there_unless_forced(planmaker, folder):
    (folder / "clinic.yaml").write_text("mine")
    done = planmaker("init", "theme", "clinic.yaml")
    assert (done.code, (folder / "clinic.yaml").read_text()) == (1, "mine")
    assert "--force" in done.err
    assert planmaker("init", "theme", "clinic.yaml", "--force").code == 0
    assert (folder / "clinic.yaml").read_bytes() == theme_scaffold()


def test_everything_in_the_theme_to_start_from_can_be_switched_on(folder):
    lines = theme_scaffold().decode("utf-8").splitlines()
    on = [re.sub(r"^( *)# ((?: *- |[ ]*\w+:).*)", r"\1\2", line) for line in lines[3:]]
    kept = [line for line in on if not line.lstrip().startswith("#")]
    (folder / "all.yaml").write_text("\n".join(kept), "utf-8")
    (folder / "logo.svg").write_text(SVG, "utf-8")
    found, warnings = open_theme(folder / "all.yaml")
    assert warnings == ()
    assert found.regions["CH"].call
    assert found.link
    assert found.figure == "walter"
    fields = set(yaml.safe_load((folder / "all.yaml").read_text("utf-8")))
    assert fields == {"clinic", "footer", "notes", "colours", "region", "regions", "link", "figure"}


def test_a_theme_is_on_the_pages(planmaker, folder, theme):
    given = theme(
        "clinic: {name: Old Mill, logo: logo.svg}\nnotes: [Bring it.]\nregions: {XX: {emergency: '1', call: Shout}}"
    )
    done = planmaker(*PLAN, "-f", "pdf,txt", *given, "--region", "XX", "--qr", "next")
    assert done.code == 0, done.err
    text = plan_text(folder)
    for words in ("[Logo of Old Mill]", "Ask Old Mill.", "From your clinic", "Bring it.", "Shout", "[QR code with"):
        assert words in text


@pytest.mark.parametrize(
    ("logo", "said"),
    [
        ("<svg", "logo.svg:1: This is not a complete SVG file"),
        (
            SVG.replace("<path", "<text>x</text><path"),
            "logo.svg:1: <text>: this element is not understood. Turn it into",
        ),
    ],
)
def test_a_logo_that_cannot_be_read_is_said_before_anything_is_written(planmaker, folder, theme, logo, said):
    done = planmaker(*PLAN, "-f", "ics,pdf", *theme("clinic: {name: Old Mill, logo: logo.svg}", logo))
    assert done.code == 3
    assert said in done.err
    assert not (folder / "output").exists()


def test_a_code_of_a_link_needs_a_link(planmaker, folder):
    done = planmaker(*LIGHT, "--qr", "link")
    assert (done.code, written(folder)) == (2, {})
    assert "The theme has no link for a QR code." in done.err


def test_a_person_who_is_not_there_is_named(planmaker):
    done = planmaker(*LIGHT, "--figure", "waltre")
    assert done.code == 2
    assert "Did you mean 'walter'?" in done.err


def test_a_person_is_drawn_with_the_extra_only(planmaker, monkeypatch, folder):
    monkeypatch.setattr("planmaker.figure.extra.find_spec", lambda name: None)
    done = planmaker(*PLAN, "-f", "pdf", "--figure", "walter")
    assert (done.code, written(folder)) == (1, {})
    assert 'pip install "planmaker[draw]"' in done.err
    assert planmaker(*LIGHT, "--figure", "walter").code == 0
