"""One person's plan, from choices to files, without the command line."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planmaker.errors import ContentError, OutputError, UsageError
from planmaker.figure.svg import DrawingError
from planmaker.model import PlanRequest
from planmaker.render import FORMATS
from planmaker.render.json import read_plan
from planmaker.resources import SourceFile
from planmaker.workflow import (
    Edition,
    check_drawings,
    open_studio,
    plan_document,
    plan_for,
    render_plan,
    slug,
    write_files,
)

from .render.pdf.reader import Reader

ISSUED = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
REQUEST = PlanRequest(
    programme="lower-back", start=date(2027, 3, 15), timezone="Europe/London", weeks=1, name="Anna Berg", health=()
)
STUDIO = open_studio()
PLAN = plan_for(STUDIO, REQUEST, ISSUED)


def rendered(*formats, **changes):
    return render_plan(STUDIO, PLAN, Edition(formats=formats, **changes))


# --------------------------------------------------------------------------- loading


def test_a_studio_has_content_words_and_drawings_of_one_language():
    assert STUDIO.library.words.language == "en"
    assert STUDIO.templates.wording.dates.days[0] == "Monday"
    assert STUDIO.drawing("sphinx-end").shapes


def test_a_drawing_of_an_own_folder_lies_over_the_built_in_one(tmp_path):
    (tmp_path / "illustrations").mkdir()
    (tmp_path / "elsewhere").mkdir()
    for folder in ("illustrations", "elsewhere"):
        (tmp_path / folder / "sphinx-end.svg").write_bytes(STUDIO.drawings["sphinx-start"].data)
        (tmp_path / folder / f"{folder}-only.svg").write_bytes(STUDIO.drawings["sphinx-start"].data)
    studio = open_studio("en", tmp_path)
    assert studio.drawings["sphinx-end"].data == STUDIO.drawings["sphinx-start"].data
    assert "illustrations-only" in studio.drawings
    assert "elsewhere-only" not in studio.drawings


def test_an_unknown_language_or_folder_is_refused(tmp_path):
    with pytest.raises(UsageError, match="'xx'"):
        open_studio("xx")
    with pytest.raises(UsageError, match="There is no folder"):
        open_studio("en", tmp_path / "nowhere")


def with_drawing(name, data):
    file = SourceFile(path=f"{name}.svg", label=f"illustrations/{name}.svg", data=data)
    return replace(STUDIO, drawings={**STUDIO.drawings, name: file})


def test_every_faulty_drawing_is_reported_at_once():
    studio = with_drawing("sphinx-end", b"<svg><script/></svg>")
    studio = replace(studio, drawings={**studio.drawings, "cat-cow-cat": with_drawing("x", b"no").drawings["x"]})
    with pytest.raises(ContentError) as refused:
        check_drawings(studio)
    assert [problem.file for problem in refused.value.problems] == [
        "illustrations/sphinx-end.svg",
        "illustrations/x.svg",
    ]
    with pytest.raises(DrawingError):
        studio.drawing("sphinx-end")


@pytest.mark.parametrize("missing", ["sphinx-end", "pelvic-tilt-small", "floor-transfer-lie"])
def test_a_missing_drawing_of_a_step_a_thumbnail_or_the_way_to_the_floor_is_named_and_no_fault(missing):
    drawings = {name: file for name, file in STUDIO.drawings.items() if name != missing}
    assert check_drawings(replace(STUDIO, drawings=drawings)) == (missing,)


def test_every_drawing_that_the_built_in_exercises_ask_for_is_there():
    assert check_drawings(STUDIO) == ()


# --------------------------------------------------------------------------- rendering


@pytest.mark.parametrize(
    ("kind", "start"), [("pdf", b"%PDF-"), ("ics", b"BEGIN:VCALENDAR\r\n"), ("json", b"{\n"), ("txt", b"Anna Berg")]
)
def test_each_format_is_rendered_alone(kind, start):
    files = rendered(kind)
    assert list(files) == [f"plan.{kind}"]
    assert files[f"plan.{kind}"].startswith(start)


def test_formats_come_in_the_order_asked_for_and_once():
    assert list(rendered("txt", "json", "txt")) == ["plan.txt", "plan.json"]


def test_the_json_file_is_the_plan():
    assert read_plan(rendered("json")["plan.json"]) == PLAN


def test_the_alarm_is_so_many_minutes_before_each_session():
    for minutes, trigger in ((10, b"TRIGGER:-PT10M"), (0, b"TRIGGER:"), (None, b"")):
        data = rendered("ics", alarm_minutes=minutes)["plan.ics"]
        assert data.count(b"BEGIN:VALARM") == (0 if minutes is None else len(PLAN.sessions))
        assert trigger in data


def test_the_paper_has_the_size_asked_for():
    for paper, size in {"a4": [0, 0, 595, 842], "letter": [0, 0, 612, 792]}.items():
        reader = Reader(rendered("pdf", paper=paper)["plan.pdf"])
        boxes = [page["MediaBox"] for page in reader.pages]
        assert {tuple(round(float(edge)) for edge in box) for box in boxes} == {tuple(size)}


def test_all_formats_are_the_same_on_a_second_run():
    edition = Edition(formats=FORMATS)
    again = plan_for(open_studio(), REQUEST, ISSUED)
    assert render_plan(open_studio(), again, edition) == render_plan(STUDIO, PLAN, edition)


def test_a_stretch_without_drawings_still_has_its_pages():
    studio = replace(STUDIO, drawings={})
    files = render_plan(studio, PLAN, Edition(formats=("pdf", "txt")))
    assert files["plan.pdf"].startswith(b"%PDF-")
    assert len(plan_document(studio, PLAN).pages) == len(plan_document(STUDIO, PLAN).pages)


# --------------------------------------------------------------------------- writing


def test_the_slug_is_programme_and_id_and_nothing_of_the_person():
    assert slug(PLAN) == f"lower-back-{str(PLAN.id)[:8]}"


def test_files_are_written_into_a_folder_that_is_made(tmp_path):
    paths = write_files({"a.txt": b"a", "b.txt": b"b"}, tmp_path / "new" / "plan")
    assert [(path.name, path.read_bytes()) for path in paths] == [("a.txt", b"a"), ("b.txt", b"b")]
    assert sorted(path.name for path in (tmp_path / "new" / "plan").iterdir()) == ["a.txt", "b.txt"]


def test_an_existing_file_is_kept_unless_forced(tmp_path):
    write_files({"a.txt": b"old"}, tmp_path)
    with pytest.raises(OutputError, match="is there already") as refused:
        write_files({"b.txt": b"new", "a.txt": b"new"}, tmp_path)
    assert refused.value.hint == "Overwrite it with --force."
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"old"}
    write_files({"a.txt": b"new"}, tmp_path, force=True)
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_a_folder_in_the_place_of_a_file_is_refused_even_if_forced(tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write_files({"a.txt": b"new"}, tmp_path, force=True)


def test_a_link_that_leads_nowhere_counts_as_there(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError, match="is there already"):
        write_files({"a.txt": b"new"}, tmp_path)
    assert not (tmp_path / "nowhere").exists()


def test_a_failed_write_names_the_folder_and_the_reason(tmp_path, monkeypatch):
    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(OutputError, match=r"cannot be written: No space left on device\."):
        write_files({"a.txt": b"new"}, tmp_path / "plan")
    assert list((tmp_path / "plan").iterdir()) == []
