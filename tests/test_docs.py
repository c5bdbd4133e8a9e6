"""What the documentation says is so: its commands run, its tables are complete, its links lead somewhere."""

import re
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from dataclasses import MISSING, fields
from pathlib import Path
from typing import get_args, get_type_hints

import click
import pytest

from planmaker import __version__, model
from planmaker.cli import cli
from planmaker.library import check
from planmaker.library.load import load_library
from planmaker.model import Exercise, Programme

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").rglob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")
CONTENT = (ROOT / "docs" / "content.md").read_text("utf-8")
LIBRARY = load_library()
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FILE_IS_ID = (Exercise, Programme)


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def tables(text, kind):
    """The tables under a comment such as `<!-- fields: Dose -->`, by what the comment names."""
    found = {}
    for what, table in re.findall(rf"<!-- {kind}: (\S+) -->\n((?:\|.*\n)+)", text):
        rows = [[cell.strip() for cell in line.strip("|\n").split(" | ")] for line in table.splitlines()[2:]]
        found[what] = [[cell.strip(" |") for cell in row] for row in rows]
    return found


def code_in(cell):
    return re.findall(r"`([^`]+)`", cell)


# ---- commands


def run_in(folder, *words):
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8", timeout=120)


def command_blocks():
    for path in PAGES:
        for language, body in FENCE.findall(path.read_text("utf-8")):
            lines = [line for line in body.splitlines() if line.strip()]
            if language == "sh" and all(re.match(r"(\.venv/bin/)?planmaker\b", line) for line in lines):
                yield pytest.param(lines, id=f"{name_of(path)}: {lines[0]}")


@pytest.mark.parametrize("lines", list(command_blocks()))
def test_commands_work_when_pasted(lines, tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for line in lines:
        words = shlex.split(line.removeprefix(".venv/bin/"))
        run = run_in(tmp_path, *words)
        assert run.returncode == 0, f"{line}\n{run.stderr}"
        assert run.stdout.strip(), f"{line} says nothing"


def test_every_command_is_in_the_readme_and_has_help():
    for name, command in cli.commands.items():
        assert re.search(rf"^planmaker {name}\b", README, re.MULTILINE), name
        assert "Examples:" in (command.help or ""), name


def test_the_readme_installs_what_setup_cfg_requires():
    config = ConfigParser(interpolation=None)
    config.read(ROOT / "setup.cfg", "utf-8")
    wanted = [*config["options"]["install_requires"].split(), *config["options.extras_require"]["draw"].split()]
    required = {re.match(r"[\w-]+", line)[0].lower() for line in wanted}
    section = README.partition("## Packages it uses")[2].partition("\n## ")[0]
    listed = {name.lower() for name in re.findall(r"^\| \[([\w-]+)\]", section, re.MULTILINE)}
    assert listed == required


# ---- options and keys


def plan_options():
    return [p for p in cli.commands["plan"].params if isinstance(p, click.Option)]


def test_the_table_of_options_has_every_option_of_plan():
    told = [code_in(row[0])[0] for row in tables(README, "options")["plan"]]
    known = [max(option.opts, key=len) for option in plan_options()]
    assert sorted(told) == sorted(known)


def said_default(option):
    if isinstance(option.show_default, str):
        return option.show_default
    if isinstance(option.default, list):
        return ",".join(option.default)
    return str(option.default) if isinstance(option.default, str | int | Path) and not option.is_flag else ""


@pytest.mark.parametrize("option", plan_options(), ids=lambda option: option.name)
def test_the_table_of_options_has_the_defaults_of_plan(option):
    rows = {code_in(row[0])[0]: row for row in tables(README, "options")["plan"]}
    row = rows[max(option.opts, key=len)]
    assert row[2].strip("`") == said_default(option) if len(row) > 2 else not said_default(option)


@pytest.mark.parametrize("kind", ["levels", "purposes", "places", "avoid", "health"])
def test_the_readme_explains_every_key_that_can_be_chosen(kind):
    told = [code_in(row[0])[0] for row in tables(README, "keys")[kind]]
    extra = ["none"] if kind == "health" else []
    known = LIBRARY.rules.levels if kind == "levels" else getattr(LIBRARY.vocabulary, kind)
    assert sorted(told) == sorted([*extra, *known])


def test_the_readme_names_every_region():
    row = next(row for row in tables(README, "options")["plan"] if "--region" in row[0])
    assert code_in(row[1]) == list(LIBRARY.vocabulary.regions)


def test_health_answers_that_allow_no_plan_say_so_in_the_readme():
    said = {code_in(row[0])[0] for row in tables(README, "keys")["health"] if "no plan" in row[1]}
    assert said == {key for key, rule in LIBRARY.vocabulary.health.items() if rule.no_plan}


# ---- the content format

FIELD_TABLES = tables(CONTENT, "fields")


@pytest.mark.parametrize("name", sorted(FIELD_TABLES))
def test_content_docs_list_every_field_and_whether_it_is_needed(name):
    kind = getattr(model, name)
    told = {code_in(row[0])[0]: row[1] for row in FIELD_TABLES[name]}
    assert set(told) == {f.name for f in fields(kind)} - ({"id"} if kind in FILE_IS_ID else set())
    for f in fields(kind):
        if f.name in told:
            must = f.default is MISSING and f.default_factory is MISSING
            assert (told[f.name] == "yes") == must, f"{name}.{f.name}"
            assert told[f.name] == "no" or told[f.name].startswith(("yes", "for ")), f"{name}.{f.name}"


def content_types():
    """Every dataclass that content files hold, found by following the fields from the whole library."""
    waiting, seen = [model.Library], set()
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if hasattr(kind, "__dataclass_fields__") and kind not in seen:
            seen.add(kind)
            waiting += get_type_hints(kind).values()
    return {kind.__name__ for kind in seen} - {"Library", "LanguageWords"}


def test_content_docs_describe_every_kind_of_entry():
    assert set(FIELD_TABLES) == content_types()


def test_content_docs_give_the_lengths_that_check_enforces():
    table = re.search(r"<!-- lengths -->\n((?:\|.*\n)+)", CONTENT)[1]
    rows = dict(re.findall(r"^\| `?([a-z_ ]+?)`? \| (.+) \|$", table, re.MULTILINE))
    assert rows == {
        "name": f"{check.LONGEST_NAME} characters",
        "short_name": f"{check.LONGEST_SHORT_NAME} characters",
        "steps": f"{check.MOST_STEPS} steps",
        "each step": f"{check.MOST_WORDS_IN_STEP} words",
        "all steps of a form": f"{check.MOST_STEP_LINES} lines of {check.STEP_LINE_CHARACTERS} characters",
        "cautions": f"{check.MOST_CAUTIONS} entries",
        "each caution": f"{check.LONGEST_CAUTION} characters",
        "easier": f"{check.LONGEST_EASIER} characters",
        "harder": f"{check.LONGEST_HARDER} characters",
        "each caption": f"{check.LONGEST_CAPTION} characters",
    }


# ---- the example

NECK = ROOT / "examples" / "neck"


def test_content_docs_show_the_example_file_by_file():
    shown = dict(re.findall(r"^`examples/neck/(\S+)`:\n\n```yaml\n(.*?)^```$", CONTENT, re.MULTILINE | re.DOTALL))
    files = {path.relative_to(NECK).as_posix(): path.read_text("utf-8") for path in NECK.rglob("*.yaml")}
    assert shown == files


def test_the_example_adds_an_exercise_and_its_programme_without_any_change_of_code():
    library = load_library("en", NECK)
    assert set(library.exercises) - set(LIBRARY.exercises) == {"neck-tilt"}
    assert library.programmes["neck"].exercises == ("neck-tilt",)


@pytest.mark.parametrize(
    ("choice", "form"),
    [([], "hand"), (["--level", "cautious"], "small"), (["--health", "osteoporosis"], "small")],
    ids=["usual", "cautious", "osteoporosis"],
)
def test_the_example_gives_each_person_the_form_that_suits(choice, form, tmp_path):
    plan = run_example(tmp_path, *choice, "-f", "json")
    assert plan.returncode == 0, plan.stderr
    written = next((tmp_path / "output").glob("neck-*/plan.json")).read_text("utf-8")
    assert set(re.findall(r'"form": "(\w+)"', written)) == {form}


def test_the_example_refuses_whom_it_must(tmp_path):
    refused = run_example(tmp_path, "--health", "neck-injury")
    assert refused.returncode == 4
    assert "Get emergency help at once if your arms or legs are weak" in refused.stderr


def test_the_example_says_nothing_about_backs_where_it_should_speak_of_necks(tmp_path):
    assert run_example(tmp_path, "-f", "txt").returncode == 0
    pages = next((tmp_path / "output").glob("neck-*/plan.txt")).read_text("utf-8")
    assert "You have neck pain and any of these" in pages
    assert not re.search(r"\b(your|low|sore) backs?\b|\bback pain\b|\bmost backs\b", pages, re.IGNORECASE)


def run_example(folder, *more):
    choices = ["--content-dir", str(NECK), "--programme", "neck", "--timezone", "Europe/London"]
    return run_in(folder, "planmaker", "plan", *choices, *more)


# ---- links


def links():
    for path in PAGES:
        text = FENCE.sub("", path.read_text("utf-8"))
        for target in LINK.findall(text):
            yield pytest.param(path, target, id=f"{name_of(path)}: {target}")


def anchors(path):
    """The names of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", path.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(("path", "target"), list(links()))
def test_links_lead_somewhere(path, target):
    if target.startswith("https://"):
        assert " " not in target
        return
    assert not target.startswith(("http:", "/", "file:")), "use https, or a path within the project"
    file, _, anchor = target.partition("#")
    there = (path.parent / file).resolve() if file else path
    assert there.is_relative_to(ROOT)
    assert there.exists()
    if anchor:
        assert anchor in anchors(there)


def test_every_page_of_the_docs_can_be_reached_from_the_readme():
    waiting, reached = [ROOT / "README.md"], set()
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        targets = LINK.findall(FENCE.sub("", page.read_text("utf-8")))
        waiting += [(page.parent / t.partition("#")[0]).resolve() for t in targets if not t.startswith("https:")]
    assert {name_of(page) for page in PAGES} <= {name_of(page) for page in reached}


def test_pictures_in_the_docs_are_described():
    for path in PAGES:
        for alt in re.findall(r"!\[([^\]]*)\]", path.read_text("utf-8")):
            assert len(alt.split()) >= 8, f"{name_of(path)}: '{alt}'"


# ---- changes and licences


def test_the_changelog_has_this_version_below_what_is_not_released_yet():
    versions = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert versions[:2] == ["Unreleased", __version__]


@pytest.mark.parametrize(
    ("file", "words"),
    [("LICENSE", "MIT License"), ("LICENSE-CONTENT", "Creative Commons Attribution 4.0 International Public License")],
)
def test_both_licences_are_there_and_name_who_holds_the_rights(file, words):
    text = (ROOT / file).read_text("utf-8")
    assert words in " ".join(text.split())
    assert "planmaker contributors" in text
