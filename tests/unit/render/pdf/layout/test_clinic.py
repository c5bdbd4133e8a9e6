"""A clinic and a QR code on the pages: any name, any logo, any paper, in large print too."""

import io
import shutil
import subprocess
from dataclasses import replace
from itertools import product

import pytest
import zxingcpp
from PIL import Image

from planmaker.handout.build import build_plan_document
from planmaker.handout.code import Qr
from planmaker.handout.document import FloorPage, GlancePage, SafetyPage, marked, plain
from planmaker.handout.templates import load_templates
from planmaker.library.load import load_library
from planmaker.model import PlanRequest
from planmaker.planner import make_plan
from planmaker.render.pdf.layout.clinic import LOGO_BOX, ClinicHead
from planmaker.render.pdf.layout.floor import lay_out_floor
from planmaker.render.pdf.layout.glance import lay_out_glance
from planmaker.render.pdf.layout.safety import lay_out_safety
from planmaker.render.pdf.logo import logo_form
from planmaker.render.pdf.sheet import Side
from planmaker.resources import SourceFile, zone
from planmaker.theme import Clinic, Theme, ThemeLink

from . import drawn

SHORT = Clinic(name="Old Mill", address="12 Mill Lane, Riverside", phone="0113 496 0000", logo="logo.png")
LONG = Clinic(name="W" * 8 + " Mill" * 10, address="12 Mill Lane " * 6, phone="0" * 24, web="w" * 40, logo="logo.png")
CLINICS = {
    "short": SHORT,
    "long": LONG,
    "long words": Clinic(name="m" * 60, address="m" * 80, phone="m" * 24, web="m" * 40),
    "no logo": replace(SHORT, logo=""),
    "only a name": Clinic(name="Old Mill"),
    "a web page": replace(SHORT, web="www.old-mill.example"),
}
LINK = ThemeLink(
    url="https://www.old-mill.example/stretches/back", text="See films of all the stretches and more here."
)
NOTES = ("Bring this plan to your next visit, and tell us how it went. " * 2,) * 4
LOOKS = [
    {"size": size, "paper": paper, "ink": ink}
    for size, paper, ink in product(("standard", "large"), ("a4", "letter"), ("colour", "grey"))
]
LAID_OUT = {GlancePage: lay_out_glance, SafetyPage: lay_out_safety, FloorPage: lay_out_floor}


def logo(width=300, height=300):
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(stream, "PNG")
    return logo_form(SourceFile(path="logo.png", label="logo.png", data=stream.getvalue()), box=LOGO_BOX, grey=False)


def sheet(form=None, **look):
    return replace(drawn.sheet(**look), logo=form or logo())


def page_of(kind, clinic=SHORT, qr=Qr.NONE, **choices):
    """A page of a clinic's plan."""
    known = {"programme": "lower-back", "start": drawn.ISSUED.date(), "timezone": "Europe/London", "name": "Anna Berg"}
    request = PlanRequest(**(known | choices))
    plan = make_plan(request, load_library(), zone=zone(request.timezone), issued=drawn.ISSUED)
    drawings = frozenset(drawn.sheet().drawings)
    theme = Theme(clinic=clinic, link=LINK, notes=NOTES)
    document = build_plan_document(plan, load_library(), load_templates("en"), drawings, theme=theme, qr=qr)
    return next(page for page in document.pages if isinstance(page, kind))


def filled(block, look):
    """The share of a side's height that its words reach down to."""
    return -min(one.baseline for one in drawn.ink(block)) / (look.text_top - look.foot_margin)


def said_and_meant(page, on):
    data = drawn.pdf(LAID_OUT[type(page)](page, on), on)
    return list(drawn.spoken(drawn.tree(data))), list(drawn.meant(page))


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(look.values()))
@pytest.mark.parametrize("kind", LAID_OUT, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("weeks", [4, 26])
def test_pages_of_a_clinic_keep_all_rules_on_any_paper(look, kind, weeks):
    on, page = sheet(**look), page_of(kind, LONG, Qr.NEXT, weeks=weeks)
    blocks = drawn.sound(LAID_OUT[kind](page, on), on)
    if look["size"] == "large":
        assert min(map(drawn.smallest, blocks)) >= 16
        assert min(filled(block, on.look) for block in blocks) > 1 / 3


@pytest.mark.parametrize("clinic", CLINICS.values(), ids=CLINICS)
@pytest.mark.parametrize("qr", Qr)
def test_page_1_says_all_of_a_clinic_in_order(clinic, qr):
    on, page = sheet(), page_of(GlancePage, clinic, qr)
    blocks = drawn.sound(lay_out_glance(page, on), on)
    said, meant = said_and_meant(page, on)
    start = [*drawn.meant(page)][: len(" ".join(plain(page.title)).split())]
    assert said[: len(start)] == start
    if len(blocks) == 1 and drawn.figures(blocks[0]):
        pages = (page, replace(page, thumbnails=()))
        assert said in [list(drawn.meant(one)) for one in pages]
    assert set(said) >= set(drawn.meant(replace(page, thumbnails=())))
    assert meant


@pytest.mark.parametrize("kind", [SafetyPage, FloorPage])
@pytest.mark.parametrize("choices", drawn.CASES.values(), ids=drawn.CASES)
def test_nothing_is_lost_in_large_print(kind, choices):
    on, page = sheet(size="large"), page_of(kind, **choices)
    blocks = drawn.sound(LAID_OUT[kind](page, on), on)
    said, meant = said_and_meant(page, on)
    assert said == meant
    assert min(map(drawn.smallest, blocks)) >= 16


@pytest.mark.parametrize("choices", drawn.CASES.values(), ids=drawn.CASES)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_page_1_in_large_print_says_all_but_maybe_the_thumbnails(choices, paper):
    on, page = sheet(size="large", paper=paper), page_of(GlancePage, **choices)
    blocks = drawn.sound(lay_out_glance(page, on), on)
    said, _ = said_and_meant(page, on)
    assert set(said) >= set(drawn.meant(replace(page, thumbnails=())))
    assert min(map(drawn.smallest, blocks)) >= 16
    assert min(filled(block, on.look) for block in blocks) > 1 / 3


@pytest.mark.parametrize("size", [(300, 300), (1000, 100), (50, 900)])
def test_any_logo_stands_in_its_box_at_the_margin(size):
    on = sheet(logo(*size))
    figure = drawn.figures(lay_out_glance(page_of(GlancePage), on)[0])[0]
    assert figure.alt == "Logo of Old Mill"
    box = figure.bbox
    assert box.left == 0
    assert max(box.right - box.left, box.top - box.bottom) == pytest.approx(LOGO_BOX)
    assert -LOGO_BOX - 0.01 <= box.bottom < box.top <= 0.01


def test_without_a_logo_the_name_stands_at_the_margin():
    pieces = drawn.ink(lay_out_glance(page_of(GlancePage, CLINICS["no logo"]), sheet())[0])
    assert {one.left for one in pieces if one.baseline > -LOGO_BOX} >= {0}


def test_a_web_page_moves_to_the_left_where_the_name_is_long():
    side = Side(sheet(), "Page")
    assert ClinicHead(side, page_of(GlancePage, CLINICS["a web page"]).clinic).columns.right == ("phone", "web")
    assert "web" not in ClinicHead(side, page_of(GlancePage, LONG).clinic).columns.right


def test_with_a_clinic_the_thumbnails_stay():
    (block,) = lay_out_glance(page_of(GlancePage, health=()), sheet())
    assert len(drawn.figures(block)) > 3


@pytest.mark.parametrize(("qr", "size"), [*product((Qr.LINK, Qr.NEXT), ("standard", "large"))])
@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm draws the page")
def test_a_camera_reads_the_code_from_the_page(qr, size, tmp_path):
    on, page = sheet(size=size), page_of(GlancePage, qr=qr)
    blocks = lay_out_glance(page, on)
    (tmp_path / "page.pdf").write_bytes(drawn.pdf(blocks, on))
    subprocess.run(["pdftoppm", "-r", "150", "-png", "page.pdf", "page"], cwd=tmp_path, check=True)
    found = [code.text for path in tmp_path.glob("*.png") for code in zxingcpp.read_barcodes(Image.open(path))]
    assert found == [page.code.content]


def test_the_words_of_a_link_lead_there_on_a_screen():
    (link,) = [
        one
        for one in lay_out_glance(page_of(GlancePage, qr=Qr.LINK), sheet())[0].annotations
        if getattr(one, "target", "").startswith("http")
    ]
    assert link.target == LINK.url


@pytest.mark.parametrize("size", ["standard", "large"])
def test_the_foot_has_two_lines_with_a_clinics_words_and_stays_clear_of_the_edge(size):
    on = drawn.sheet(size=size)
    foot = on.footer(marked("Stop if pain reaches 6 out of 10."), "Anna Berg, page 12 of 12", "W" * 20 + "m" * 20)
    ink = drawn.ink(foot)
    assert len({one.baseline for one in ink}) == 2
    assert min(one.left for one in ink) >= -0.01
    assert drawn.overlapping(foot) == []
    assert on.look.foot_margin + min(one.baseline for one in ink) > 30
