"""The whole content: a clinic's folder over the built-in files, and every fault of all files at once."""

import os
import socket
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from planmaker.errors import ContentError, UsageError
from planmaker.library.load import languages, load_library
from planmaker.model import PlanRequest, Review
from planmaker.planner import make_plan
from planmaker.resources import packaged, zone

from .folder import NECK, faults, write

BUILT_IN = load_library()


# ---- what a clinic may do without touching code


def test_a_clinic_adds_a_neck_programme_and_gets_a_plan(tmp_path):
    library = load_library(folder=write(tmp_path, NECK))
    request = PlanRequest(programme="neck", start=date(2027, 3, 1), timezone="Europe/London", place="chair", weeks=2)
    plan = make_plan(request, library, zone=zone("Europe/London"), issued=datetime(2027, 2, 1, tzinfo=UTC))
    doses = [(i.exercise, i.form, i.dose.hold_seconds, i.sides) for s in plan.sessions for i in s.items]
    assert doses == [("neck-turn", "chair", 10, 2)] * 3 + [("neck-turn", "chair", 15, 2)] * 3
    assert library.exercises["neck-turn"].review == Review(reviewer="A. Physio", on=date(2027, 1, 31))
    assert "lower-back" in library.programmes


def test_a_clinic_changes_the_cautions_of_one_exercise_and_nothing_else(tmp_path):
    own = "cautions: ['Ask our team about your knees first.']\n"
    library = load_library(folder=write(tmp_path, {"en/exercises/childs-pose.yaml": own}))
    changed, before = library.words.exercises["childs-pose"], BUILT_IN.words.exercises["childs-pose"]
    assert changed.cautions == ("Ask our team about your knees first.",)
    assert replace(changed, cautions=before.cautions) == before
    assert library.exercises == BUILT_IN.exercises


def test_a_clinic_changes_one_number_of_the_rules(tmp_path):
    library = load_library(folder=write(tmp_path, {"rules.yaml": "levels:\n  beginner: {most_per_session: 4}\n"}))
    assert library.rules.levels["beginner"].most_per_session == 4
    assert library.rules.levels["athlete"] == BUILT_IN.rules.levels["athlete"]


def test_a_clinic_changes_a_step_of_one_form(tmp_path):
    steps = "[Sit tall., Breathe and turn., Turn a bit more., Come back., Swap sides.]"
    own = f"forms:\n  chair:\n    steps: {steps}\n"
    library = load_library(folder=write(tmp_path, {"en/exercises/seated-twist.yaml": own}))
    assert library.words.exercises["seated-twist"].forms["chair"].steps[0] == "Sit tall."
    before = BUILT_IN.words.exercises["seated-twist"].forms["floor"]
    assert library.words.exercises["seated-twist"].forms["floor"] == before


def test_a_clinic_adds_an_answer_about_health(tmp_path):
    files = {
        "vocabulary.yaml": "health:\n  sore-shoulder: {excludes: [wrist-load], source: '[GPK]'}\n",
        "en/vocabulary.yaml": "health: {sore-shoulder: a sore shoulder}\n",
    }
    library = load_library(folder=write(tmp_path, files))
    assert library.vocabulary.health["sore-shoulder"].excludes == {"wrist-load"}
    assert library.vocabulary.health["reflux"] == BUILT_IN.vocabulary.health["reflux"]


def test_a_clinic_adds_a_language_by_a_folder_with_all_of_its_words(tmp_path):
    files = {path.replace("en/", "de/", 1): file.data for path, file in packaged("content", ".yaml").items()}
    own = {path: data for path, data in files.items() if path.startswith("de/")}
    library = load_library("de", folder=write(tmp_path, own))
    assert library.words.language == "de"
    assert library.words.exercises == BUILT_IN.words.exercises


def test_other_files_in_a_folder_do_no_harm(tmp_path):
    others = {
        "README.md": "Ours",
        ".hidden.yaml": "a: &b",
        ".git/config.yaml": "x",
        "notes.txt": b"\xff",
        "a/b.svg": "",
    }
    assert load_library(folder=write(tmp_path, others)) == BUILT_IN


def test_the_version_changes_with_every_byte(tmp_path):
    one = load_library(folder=write(tmp_path, {"programmes/lower-back.yaml": "# ours\nexercises: [cat-cow]\n"}))
    other = load_library(folder=write(tmp_path, {"programmes/lower-back.yaml": "# Ours\nexercises: [cat-cow]\n"}))
    assert len({BUILT_IN.version, one.version, other.version}) == 3
    assert load_library().version == BUILT_IN.version


# ---- faults


def test_faults_of_all_files_are_shown_at_once_with_the_clinics_lines(tmp_path):
    files = {
        "rules.yaml": "levels:\n  beginner:\n    rest_day: perhaps\n",
        "exercises/cat-cow.yaml": "order: first\nforms:\n  - {id: floor, postur: all-fours}\n",
        "en/exercises/sphinx.yaml": "nmae: Sphinx\n",
        "programmes/neck.yaml": "exercises: neck-turn\n",
    }
    assert faults(write(tmp_path, files)) == [
        "en/exercises/sphinx.yaml:1: nmae: is not known here. Did you mean 'name'?",
        "exercises/cat-cow.yaml:1: order: expected a whole number, found 'first'.",
        "exercises/cat-cow.yaml:3: forms[1].demands: is missing.",
        "exercises/cat-cow.yaml:3: forms[1].difficulty: is missing.",
        "exercises/cat-cow.yaml:3: forms[1].equipment: is missing.",
        "exercises/cat-cow.yaml:3: forms[1].frames: is missing.",
        "exercises/cat-cow.yaml:3: forms[1].postur: is not known here. Did you mean 'posture'?",
        "exercises/cat-cow.yaml:3: forms[1].posture: is missing.",
        "programmes/neck.yaml:1: exercises: expected a list. Start each entry with '- '.",
        "rules.yaml:3: levels.beginner.rest_day: expected true or false, found 'perhaps'.",
    ]


def test_a_rule_between_files_names_the_clinics_file_and_line(tmp_path):
    own = "# ours\nwhat_for: It is a cure.\n\nshort_name: The sphinx stretch\n"
    assert faults(write(tmp_path, {"en/exercises/sphinx.yaml": own})) == [
        "en/exercises/sphinx.yaml:2: what_for: says 'cure', which our texts avoid.",
        "en/exercises/sphinx.yaml:4: short_name: has 18 characters; 16 fit the page: 'The sphinx stretch'. Cut words.",
    ]


def test_a_fault_in_what_the_clinic_left_alone_names_the_built_in_file(tmp_path):
    own = "forms:\n  - {id: floor, posture: prone, demands: [], difficulty: 1, equipment: [], frames: []}\n"
    said = faults(write(tmp_path, {"exercises/sphinx.yaml": own}))
    assert said
    assert all(fault.startswith("content/en/exercises/sphinx.yaml:") for fault in said)


@pytest.mark.parametrize(
    ("path", "fault"),
    {
        "exercise/neck.yaml": "is not where content is looked for. Did you mean 'exercises'?",
        "rule.yaml": "is not where content is looked for. Did you mean 'rules.yaml'?",
        "exercises/a/neck.yaml": "is not where content is looked for. Did you mean 'exercises'?",
        "en/safty.yaml": "is not where content is looked for. Did you mean 'en'?",
        "xx/exercises/neck.yaml": "is not where content is looked for. See docs/content.md for the names of files",
        "safety.yaml": "is not where content is looked for.",
        "rules.yml": "is not read. Let its name end in .yaml.",
        "exercises/neck-turn.yml": "is not read. Let its name end in .yaml.",
        "exercises/Neck turn.yaml": "'Neck turn.yaml' is not a good id. Name the file in lower case",
        "exercises/neck_turn.yaml": "'neck_turn.yaml' is not a good id.",
        "programmes/-.yaml": "'-.yaml' is not a good id.",
    }.items(),
    ids=lambda text: text[:24],
)
def test_a_file_in_a_wrong_place_or_with_a_bad_name_is_a_fault(tmp_path, path, fault):
    said = faults(write(tmp_path, {path: "a: b\n"}))
    assert any(line.startswith(f"{path}:1: {fault}") for line in said), said


def test_an_exercise_that_is_called_safety_is_no_language(tmp_path):
    files = {path.replace("neck-turn", "safety"): text for path, text in NECK.items()}
    files["programmes/neck.yaml"] = "exercises: [safety]\n"
    assert "safety" in load_library(folder=write(tmp_path, files)).exercises


def test_a_language_that_nobody_wrote_is_a_usage_error():
    with pytest.raises(UsageError, match="There is no content in language 'xx'") as caught:
        load_library("xx")
    assert caught.value.hint == "Known: en."


def test_a_language_is_never_a_path():
    for language in ("../en", "en/../en", "", "exercises", "."):
        with pytest.raises(UsageError):
            load_library(language)


def test_a_folder_that_is_not_there_is_a_usage_error(tmp_path):
    for folder in (tmp_path / "nowhere", write(tmp_path, {"a.txt": ""}) / "a.txt"):
        with pytest.raises(UsageError, match="There is no folder"):
            load_library(folder=folder)


def test_the_built_in_languages_are_those_with_safety_texts():
    assert "en" in languages()


@pytest.mark.parametrize("name", ["vocabulary.yaml", "rules.yaml", "en/vocabulary.yaml", "en/plain-language.yaml"])
def test_a_built_in_file_that_is_missing_is_named(monkeypatch, name):
    files = {path: file for path, file in packaged("content", ".yaml").items() if path != name}
    monkeypatch.setattr("planmaker.library.load.packaged", lambda package, suffix: files)
    with pytest.raises(ContentError) as caught:
        load_library()
    assert [str(problem) for problem in caught.value.problems] == [
        f"{name}:1: is missing, or has no content that can be read."
    ]


def test_without_a_list_of_sources_every_number_lacks_one(monkeypatch):
    files = {path: file for path, file in packaged("content", ".yaml").items() if path != "sources.yaml"}
    monkeypatch.setattr("planmaker.library.load.packaged", lambda package, suffix: files)
    with pytest.raises(ContentError) as caught:
        load_library()
    assert {problem.what for problem in caught.value.problems} >= {"there is no source 'GPK'."}


# ---- hostile folders


def reasons(folder):
    """The faults of a folder that cannot be read, without the path."""
    return [fault.partition("cannot be read: ")[2] for fault in faults(folder)]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    secret = write(tmp_path / "outside", {"secret.yaml": "name: secret\n"}) / "secret.yaml"
    own = write(tmp_path / "own", {"programmes/ours.yaml": "exercises: [cat-cow]\n"})
    (own / "exercises").mkdir()
    (own / "exercises" / "neck.yaml").symlink_to(secret)
    assert reasons(own) == ["it is a link that leads out of the folder."]


def test_a_folder_that_is_a_link_is_not_entered(tmp_path):
    write(tmp_path / "outside", {"cat-cow.yaml": "order: 99\n"})
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "exercises").symlink_to(tmp_path / "outside")
    assert load_library(folder=tmp_path / "own") == BUILT_IN


def test_a_link_within_the_folder_is_read(tmp_path):
    own = write(tmp_path, {"shared/words.txt": "cautions: [Ask first.]\n", "en/exercises/a.txt": ""})
    (own / "en" / "exercises" / "sphinx.yaml").symlink_to(own / "shared" / "words.txt")
    assert load_library(folder=own).words.exercises["sphinx"].cautions == ("Ask first.",)


def test_loops_of_links_and_folders_come_to_an_end(tmp_path):
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "pool.yaml")
    (tmp_path / "pool.yaml").symlink_to(tmp_path / "loop.yaml")
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "exercises").symlink_to(tmp_path)
    assert len(reasons(tmp_path)) == 2


def test_a_link_to_nothing_is_a_fault(tmp_path):
    (tmp_path / "rules.yaml").symlink_to(tmp_path / "gone.yaml")
    assert reasons(tmp_path) == ["it is not a regular file."]


def test_pipes_sockets_and_devices_are_not_opened(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "rules.yaml")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("sources.yaml")
        (tmp_path / "vocabulary.yaml").symlink_to("/dev/zero")
        assert reasons(tmp_path) == [
            "it is not a regular file.",
            "it is not a regular file.",
            "it is a link that leads out of the folder.",
        ]


def test_a_file_of_10_megabytes_is_not_read(tmp_path):
    write(tmp_path, {"en/exercises/sphinx.yaml": "name: " + "x" * 10_000_000})
    assert reasons(tmp_path) == ["it has more than 1,000,000 bytes."]


def test_a_folder_that_calls_itself_yaml_is_just_a_folder(tmp_path):
    assert load_library(folder=write(tmp_path, {"rules.yaml/notes.txt": "x"})) == BUILT_IN


def test_a_file_name_that_is_not_text_is_a_fault_not_a_crash(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9.yaml", "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(b"a: b\n")
    assert faults(tmp_path) == [
        "caf\ufffd.yaml:1: is not where content is looked for. See docs/content.md for the names of files and folders."
    ]


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x02", b"\xff\xfe", "a: é".encode("latin-1"), b"%PDF-1.7\n", b"---\n---\n"]
)
def test_a_file_that_is_no_yaml_is_a_fault_of_that_file(tmp_path, data):
    said = faults(write(tmp_path, {"exercises/neck.yaml": data}))
    assert all(fault.startswith("exercises/neck.yaml:") for fault in said)
    assert said
