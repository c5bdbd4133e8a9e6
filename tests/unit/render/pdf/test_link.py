"""What the file says of itself, and what it refuses."""

from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree

import page as validator
import pytest

from planmaker.render.pdf.block import PlacedBlock, stack
from planmaker.render.pdf.link import LinkTargetError, write_pdf
from planmaker.render.pdf.page import Page
from planmaker.render.pdf.pen import Pen
from planmaker.render.pdf.tags import Role

from . import demo
from .reader import Reader

LOOK = demo.make_look()
HOSTILE = "A <b>&\"'</b> ]]> \x00\x07\x1b\x7f\ud800 (\\) {0} %d %s 終 é"


def one_page(*blocks, label=""):
    placed = (PlacedBlock(block=stack(blocks), x=48, y=700),)
    return Page(width=LOOK.page_width, height=LOOK.page_height, placed=placed, label=label)


def write(*pages, **facts):
    known = {"title": "Plan", "language": "en-GB", "producer": "planmaker", "issued": datetime(2027, 3, 1, tzinfo=UTC)}
    return write_pdf(pages or (one_page(demo.paragraph(LOOK, "Hello.")),), **(known | facts))


def test_hostile_facts_are_kept_as_text_and_the_file_stays_valid():
    data = write(title=HOSTILE, author=HOSTILE, subject=HOSTILE, keywords=(HOSTILE,), producer=HOSTILE)
    clean = "A <b>&\"'</b> ]]>  (\\) {0} %d %s 終 é"
    reader = Reader(data)
    info = reader.get(reader.trailer["Info"])
    assert {info[key] for key in ("Title", "Author", "Subject", "Keywords", "Producer")} == {clean}
    packet = ElementTree.fromstring(reader.stream(reader.root["Metadata"]).decode("utf-8"))
    assert (
        packet.findtext(".//{http://purl.org/dc/elements/1.1/}title//*[@{http://www.w3.org/XML/1998/namespace}lang]")
        == clean
    )
    assert all(validator.validate_pdf_bytes(data, profile=profile).is_compliant for profile in ("ua1", "2a"))


def test_hostile_words_are_printed_as_they_are():
    words = "A <b>&\"'</b> (\\) {0} %d %s %% \\n /MCID"
    assert Reader(write(one_page(demo.paragraph(LOOK, words)))).tree().find("P")[0].text == words


def test_dates_are_written_in_utc():
    issued = datetime(2027, 3, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    reader = Reader(write(issued=issued))
    assert reader.get(reader.trailer["Info"])["CreationDate"] == "D:20270228233000Z"
    assert b"<xmp:CreateDate>2027-02-28T23:30:00Z</xmp:CreateDate>" in reader.stream(reader.root["Metadata"])


def test_empty_facts_are_left_out():
    reader = Reader(write())
    assert "Author" not in reader.get(reader.trailer["Info"])
    assert b"dc:creator" not in reader.stream(reader.root["Metadata"])


@pytest.mark.parametrize("missing", [{"title": " "}, {"language": ""}])
def test_a_file_without_title_or_language_is_refused(missing):
    with pytest.raises(ValueError, match="title and a language"):
        write(**missing)


def test_a_link_to_nowhere_is_refused_with_a_suggestion():
    pen = Pen(LOOK)
    pen.destination("week-1")
    with pen.tag(Role.P), pen.link("#week1", "To week 1"):
        pen.text("Week 1", 0, -14, size=14)
    with pytest.raises(LinkTargetError, match="'week1'") as caught:
        write(one_page(pen.block(100, 20)))
    assert caught.value.hint == "Did you mean 'week-1'?"


def test_furniture_with_tags_is_refused():
    placed = PlacedBlock(block=demo.paragraph(LOOK, "Footer"), x=0, y=0)
    with pytest.raises(ValueError, match="furniture"):
        Page(width=100, height=100, placed=(), furniture=(placed,))


def test_a_long_plan_spreads_over_several_object_streams():
    pages = [
        one_page(*[demo.paragraph(LOOK, f"Line {line} of page {page}.") for line in range(40)]) for page in range(30)
    ]
    reader = Reader(write(*pages))
    assert len(reader.pages) == 30
    assert reader.tree().find("P")[-1].text == "Line 39 of page 29."


def test_a_page_without_a_label_keeps_its_number():
    paragraph = demo.paragraph(LOOK, "Hello.")
    reader = Reader(write(one_page(paragraph), one_page(paragraph, label="A")))
    assert reader.root["PageLabels"]["Nums"] == [0, {"S": "D", "St": 1}, 1, {"P": "A"}]
