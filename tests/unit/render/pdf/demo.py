"""A two-page handout that uses every construct of the renderer, drawn as a component would draw it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import yaml

from planmaker.figure.drawing import Drawing, Shape
from planmaker.figure.palette import in_grey
from planmaker.render.pdf import icons
from planmaker.render.pdf.block import Block, PlacedBlock, stack, tagged
from planmaker.render.pdf.drawing import form
from planmaker.render.pdf.link import write_pdf
from planmaker.render.pdf.look import Look, look_from
from planmaker.render.pdf.page import Page
from planmaker.render.pdf.pen import Pen
from planmaker.render.pdf.style import Align, Run
from planmaker.render.pdf.tags import Box, Role, list_numbering, table_header
from planmaker.render.pdf.text import draw_text, height

LOOKS = Path(__file__).parents[4] / "templates" / "looks.yaml"
GLUE = (r"\b\d+ (?=[a-z])", r"\b(?:[Ww]eeks?|step|or|to) (?=\d)")
STEPS = (
    "Lie on your back with your knees bent and your feet flat.",
    "Bring one knee gently toward your chest and hold it with both hands for 20 seconds.",
    "Lower your leg slowly.",
)
WEEKS = (("Week 1", "Hold 10 seconds. Do 2 times each side."), ("Week 2", "Hold 20 seconds. Do 3 times each side."))
ALT = "A person lies on their back and draws one knee to the chest."
ARTWORK = Drawing(
    name="knee",
    width=200,
    height=80,
    units_per_metre=100,
    shapes=(
        Shape(
            role="mat",
            commands=(("move", 5, 70), ("line", 195, 70), ("line", 195, 78), ("line", 5, 78), ("close",)),
            fill="#CFE3E3",
        ),
        Shape(
            role="shirt",
            commands=(("move", 30, 70), ("curve", 40, 40, 90, 40, 110, 66), ("line", 110, 70), ("close",)),
            fill="#2E6F9E",
            stroke="#1D2830",
            stroke_width=2,
        ),
        Shape(
            role="skin",
            commands=(("move", 100, 60), ("line", 120, 20), ("line", 150, 62)),
            stroke="#C98D6B",
            stroke_width=9,
        ),
        Shape(
            role="feel",
            commands=(
                ("move", 80, 40),
                ("line", 120, 40),
                ("line", 120, 66),
                ("line", 80, 66),
                ("close",),
                ("move", 90, 48),
                ("line", 110, 48),
                ("line", 110, 58),
                ("line", 90, 58),
                ("close",),
            ),
            fill="#C0392B",
            opacity=0.5,
            even_odd=True,
        ),
    ),
)


def make_look(size: str = "standard", ink: str = "colour", paper: str = "a4") -> Look:
    tables = yaml.safe_load(LOOKS.read_text(encoding="utf-8"))
    return look_from(tables, size=size, ink=ink, paper=paper, glue=GLUE)


def heading(look: Look, text: str, style: str, role: Role, level: int) -> Block:
    pen = Pen(look)
    pen.bookmark(text, level=level)
    pen.destination(text)
    with pen.tag(role):
        y = draw_text(pen, text, 0, 0, look.text_width, style=style)
    return pen.block(look.text_width, -y)


def paragraph(look: Look, content: str | tuple[Run, ...]) -> Block:
    pen = Pen(look)
    with pen.tag(Role.P):
        y = draw_text(pen, content, 0, 0, look.text_width)
    return pen.block(look.text_width, -y)


def steps(look: Look, texts: tuple[str, ...] = STEPS) -> Block:
    pen, y, style = Pen(look), 0.0, look.style("tight")
    with pen.tag(Role.L, attributes=list_numbering("Decimal")):
        for number, text in enumerate(texts, 1):
            with pen.tag(Role.LI):
                radius = style.size * 0.72
                with pen.tag(Role.LBL):
                    icons.numbered_disc(pen, number, radius, y - style.leading / 2, radius, solid=number != 2)
                with pen.tag(Role.LBODY), pen.tag(Role.P):
                    left = 2 * radius + 9
                    y = draw_text(pen, text, left, y, look.text_width - left, style=style) - 7
    return pen.block(look.text_width, -y)


def row(look: Look, cells: tuple[str, ...], *, head: bool) -> Block:
    pen, widths = Pen(look), (100, look.text_width - 100)
    style = look.style("small" if head else "body")
    tall = max(height(cell, style, wide - 12) for cell, wide in zip(cells, widths, strict=True)) + 12
    if head:
        pen.rect(0, 0, look.text_width, tall, fill="tint")
    pen.rule(0, -tall, look.text_width, line=look.lines["row"])
    with pen.tag(Role.TR):
        for column, (cell, wide) in enumerate(zip(cells, widths, strict=True)):
            is_head = head or column == 0
            role, scope = (Role.TH, table_header("Column" if head else "Row")) if is_head else (Role.TD, ())
            with pen.tag(role, attributes=scope):
                draw_text(pen, (Run(cell, bold=is_head),), column * 100 + 6, -6, wide - 12, style=style)
    return pen.block(look.text_width, tall)


def table(look: Look) -> Block:
    rows = [row(look, ("Weeks", "What to do"), head=True), *(row(look, week, head=False) for week in WEEKS)]
    return tagged(stack(rows), Role.TABLE)


def picture(look: Look) -> Block:
    pen, art = Pen(look), form(in_grey(ARTWORK) if look.is_grey else ARTWORK)
    pen.figure(art, 20, 0, scale=300 / art.width, alt=ALT)
    return pen.block(look.text_width, 120)


def traffic_lights(look: Look) -> Block:
    pen, y = Pen(look), 0.0
    pen.hatch(Box(300, -120, 350, 0), step=7)
    pen.ellipse(420, -60, 40, 20, stroke="accent", line=1.2)
    for icon, words in ((icons.go, "Carry on"), (icons.slow, "Do less"), (icons.stop, "Stop"), (icons.phone, "Call")):
        icon(pen, 20, y - 20, 15)
        with pen.tag(Role.P):
            draw_text(pen, (Run(words, bold=True),), 50, y - 8, 200, style="h2")
        icons.tick(pen, 220, y - 20, 8)
        pen.rect(250, y - 8, 24, 24, stroke="field", line=1.1, radius=3)
        y -= 36
    return pen.block(look.text_width, -y)


def links(look: Look) -> Block:
    pen = Pen(look)
    with pen.tag(Role.P), pen.link("https://example.org/knee?a=1&b=(2)", "The video of this stretch"):
        y = draw_text(pen, "Watch the video of this stretch.", 0, 0, look.text_width, colour="accent")
    with pen.tag(Role.P), pen.link("#What to do", "To the steps on this page"):
        y = draw_text(pen, "Back to the steps of the stretch, or to the table.", 0, y, 120, colour="accent")
    return pen.block(look.text_width, -y)


def footer(look: Look, words: str) -> PlacedBlock:
    pen = Pen(look)
    with pen.artifact("Pagination"):
        pen.rule(0, 0, look.text_width)
        icons.stop(pen, 8, -16, 8)
        draw_text(pen, (Run("Stop if pain reaches 6 out of 10.", bold=True),), 22, -8, 300, style="small")
        draw_text(pen, words, 0, -8, look.text_width, style="small", colour="soft", align=Align.RIGHT)
    return PlacedBlock(block=pen.block(look.text_width, 24), x=look.side_margin, y=look.foot_margin - 8)


def pages(look: Look, title: str = "Knee-to-chest stretch", extra: str = "") -> tuple[Page, ...]:
    text = (Run("Hold the stretch where it "), Run("feels gentle", bold=True), Run(f", then let go.{extra} " * 4))
    first = [
        heading(look, title, "h1", Role.H1, 1),
        paragraph(look, text),
        picture(look),
        heading(look, "What to do", "h2", Role.H2, 2),
        steps(look),
    ]
    second = [
        heading(look, "Your weeks", "h2", Role.H2, 2),
        table(look),
        traffic_lights(look),
        links(look),
        picture(look),
    ]
    made = []
    for number, blocks in enumerate((first, second), 1):
        whole = stack(blocks, gap=16)
        page = Page(
            width=look.page_width,
            height=look.page_height,
            placed=(PlacedBlock(block=whole, x=look.side_margin, y=look.text_top),),
            furniture=(footer(look, f"page {number} of 2"),),
            label=str(number),
        )
        made.append(page)
    return tuple(made)


def document(look: Look, title: str = "Knee-to-chest stretch", extra: str = "") -> bytes:
    return write_pdf(
        pages(look, title, extra),
        title=title,
        language="en-GB",
        producer="planmaker",
        issued=datetime(2027, 3, 1, 9, 30, tzinfo=UTC),
        author="Riverside Physiotherapy",
        subject="Home exercise plan",
        keywords=("stretching", "knee"),
    )
