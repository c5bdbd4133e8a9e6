"""What every page layout draws with: the look, the drawings, and the side of paper that it fills.

A layout is a function from a page of the document to one or more `Side`s. It draws from the top down, in reading
order; y is 0 at the top of the text area and falls, x is 0 at the left margin. Whatever takes a `top` returns the y
below what it drew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planmaker.errors import PlanmakerError
from planmaker.figure.drawing import Drawing
from planmaker.figure.palette import in_grey
from planmaker.handout.document import Picture, Section, Text, plain
from planmaker.render.pdf import icons
from planmaker.render.pdf.block import Block, PlacedBlock
from planmaker.render.pdf.drawing import Form, form
from planmaker.render.pdf.look import Look
from planmaker.render.pdf.page import Page
from planmaker.render.pdf.pen import Pen
from planmaker.render.pdf.style import Align, Run
from planmaker.render.pdf.tags import Role, list_numbering
from planmaker.render.pdf.text import break_lines, draw_lines, draw_text, height, natural_width

HEADING_ROLES = {1: Role.H1, 2: Role.H2, 3: Role.H3}
DISC_RADIUS = 0.72
"""The radius of a numbered disc, in em of the text beside it."""
DISC_GAP = 9.0
"""The text of a step hangs so far from its disc."""
FOOT, FOOT_WITH_CLINIC = 16.0, 11.0
"""The middle of the foot's first line stands so far below its rule; higher where a second line follows."""
FOOT_LEADING = 1.13
"""The second line of the foot stands so many em below the first, so that every printer still prints it."""
THUMBNAIL_LINES = 1.5
"""Thumbnails are drawn with lines this many times as thick, so that they still read."""
THUMBNAIL_HATCHING = 2.0
"""In grey they are hatched with lines this many times as thick and as far apart, so that it does not run together."""
THUMBNAIL_UNITS = 500
"""Units of a thumbnail to the metre. It is printed at 70 points to the metre at most: half a unit is 0.025 mm."""


class PageTooFullError(PlanmakerError):
    """A page of the document does not fit its side of paper."""

    def __init__(self, what: str, over_pt: float) -> None:
        super().__init__(
            f"{what} is {over_pt:.0f} points too long for its page.",
            hint="Cut words in its content; `planmaker check` knows the limits.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Picturing:
    """A drawing ready to be stamped, at a scale that all drawings of a page share: `metre` points to the metre."""

    form: Form
    alt: str
    metres: tuple[float, float]  # width and height in the world of the figure

    def size(self, metre: float) -> tuple[float, float]:
        """Return width and height in points, at so many points to the metre."""
        return self.metres[0] * metre, self.metres[1] * metre


def shared_scale(picturings: Sequence[Picturing], width: float, height: float) -> float:
    """Return the points to the metre at which each of the drawings fits a box of that size."""
    return min(min(width / one.metres[0], height / one.metres[1]) for one in picturings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The look of the paper, the drawings that may stand on it, by name, and a clinic's logo."""

    look: Look
    drawings: Mapping[str, Drawing]
    logo: Form | None = None
    _ready: dict[tuple[str, bool], tuple[Form, tuple[float, float]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def width(self) -> float:
        """Return the width of the text area."""
        return self.look.text_width

    @property
    def depth(self) -> float:
        """Return the height of the text area."""
        return self.look.text_top - self.look.foot_margin

    def picture(self, picture: Picture, *, thumbnail: bool = False) -> Picturing:
        """Return a drawing ready to be stamped, in the ink of the look.

        A thumbnail has thicker lines, no arrow and no single hairs.
        """
        key = picture.drawing, thumbnail
        if key not in self._ready:
            self._ready[key] = self._made_ready(self.drawings[picture.drawing], thumbnail=thumbnail)
        made, metres = self._ready[key]
        return Picturing(form=made, alt=picture.alt, metres=metres)

    def _made_ready(self, drawing: Drawing, *, thumbnail: bool) -> tuple[Form, tuple[float, float]]:
        metres = (drawing.width / drawing.units_per_metre, drawing.height / drawing.units_per_metre)
        if not thumbnail:
            return form(in_grey(drawing) if self.look.is_grey else drawing), metres
        small = drawing.without("arrow").without("hair-light").scaled_lines(THUMBNAIL_LINES)
        small = in_grey(small, coarser=THUMBNAIL_HATCHING) if self.look.is_grey else small
        return form(small, units_per_metre=THUMBNAIL_UNITS), metres

    def page(self, body: Block, footer: Block, label: str) -> Page:
        """Return the side of paper with a body and its footer."""
        left, look = self.look.side_margin, self.look
        return Page(
            width=look.page_width,
            height=look.page_height,
            placed=(PlacedBlock(block=body, x=left, y=look.text_top),),
            furniture=(PlacedBlock(block=footer, x=left, y=look.foot_margin),),
            label=label,
        )

    def footer(self, stop: Text, right: str, clinic: str = "") -> Block:
        """Return the foot of a page: the stop rule at the left, name and page at the right, below them a clinic's."""
        pen, small = Pen(self.look), self.look.style("small")
        top = -2.0 if self.look.name[0] == "standard" else 1.0
        with pen.artifact("Pagination"):
            pen.rule(0, top, self.width, colour="rule", line=self.look.lines["row"])
            middle = top - (FOOT_WITH_CLINIC if clinic else FOOT)
            icons.stop(pen, 8, middle, 8)
            words = tuple(Run(run.text, bold=True) for run in stop)
            text_top = middle + small.leading / 2
            draw_text(pen, words, 22, text_top, self.width, style=small)
            used = 22 + natural_width(words, small) + 12
            room = self.width - used
            draw_text(
                pen, shortened(right, room, self), used, text_top, room, style=small, colour="soft", align=Align.RIGHT
            )
            below = text_top - FOOT_LEADING * small.size
            own = shortened(clinic, self.width, self)
            draw_text(pen, own, 0.0, below, self.width, style=small, colour="soft", align=Align.RIGHT)
        return pen.block(self.width, self.look.foot_margin)


_MOST_LETTERS = 200
"""No small line holds more."""


def shortened(words: str, room: float, sheet: Sheet) -> str:
    """Return words that fit one small line: a long name in a footer loses its end, never the page number."""
    small = sheet.look.style("small")
    if natural_width(words, small) <= room:
        return words
    start, comma, end = words.rpartition(", ")
    if not comma:
        start, end = words, ""
    start = start[:_MOST_LETTERS]
    while start and natural_width(f"{start}…{comma}{end}", small) > room:
        start = start[:-1]
    return f"{start.rstrip()}…{comma}{end}"


class Side:
    """One side of paper, drawn from the top down in reading order."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        self.sheet = sheet
        self.look = sheet.look
        self.name = name
        self.pen = Pen(sheet.look)
        self.width = sheet.width
        self.depth = sheet.depth

    def leading(self, style: str) -> float:
        """Return the line distance of a style."""
        return self.look.style(style).leading

    def height(self, text: Text, width: float, style: str = "body") -> float:
        """Return the height of a text in a width."""
        return height(text, self.look.style(style), width) if text else 0.0

    def natural_width(self, text: Text, style: str = "body") -> float:
        """Return the width of a text in one line."""
        return natural_width(text, self.look.style(style))

    # ---- words

    def title(self, text: Text, top: float, *, width: float | None = None, bookmark: bool = True) -> float:
        """Draw the page's one heading of level 1 and put it into the outline."""
        if bookmark:
            self.pen.bookmark(plain(text), y=top)
        return self.heading(text, top, level=1, style="h1", width=width)

    def heading(
        self,
        text: Text,
        top: float,
        *,
        level: int = 2,
        style: str = "h2",
        x: float = 0.0,
        width: float | None = None,
        colour: str = "",
    ) -> float:
        """Draw a heading; the level is what a screen reader hears, the style what the eye sees."""
        with self.pen.tag(HEADING_ROLES[level]):
            return self.words(text, top, x=x, width=width, style=style, colour=colour)

    def paragraph(
        self,
        text: Text,
        top: float,
        *,
        x: float = 0.0,
        width: float | None = None,
        style: str = "body",
        colour: str = "",
        align: Align = Align.LEFT,
    ) -> float:
        """Draw a paragraph."""
        if not text:
            return top
        with self.pen.tag(Role.P):
            return self.words(text, top, x=x, width=width, style=style, colour=colour, align=align)

    def words(
        self,
        text: Text,
        top: float,
        *,
        x: float = 0.0,
        width: float | None = None,
        style: str = "body",
        colour: str = "",
        align: Align = Align.LEFT,
    ) -> float:
        """Draw text into the tag that is open."""
        room = self.width - x if width is None else width
        return draw_text(self.pen, text, x, top, room, style=style, colour=colour, align=align)

    def words_before(
        self,
        text: Text,
        top: float,
        *,
        x: float = 0.0,
        width: float | None = None,
        style: str = "body",
        colour: str = "",
        align: Align = Align.LEFT,
    ) -> float:
        """Draw text into the tag that is open, when more of the same tag follows at another place.

        It ends with a space, without which a reader of the tags would join two words.
        """
        room = self.width - x if width is None else width
        *lines, last = break_lines(text, self.look.style(style), room)
        lines.append(replace(last, space_after=True))
        return draw_lines(self.pen, lines, x, top, room, style=style, colour=colour, align=align)

    def bullets(
        self,
        items: Sequence[Text],
        top: float,
        *,
        x: float = 0.0,
        width: float | None = None,
        style: str = "tight",
        gap: float = 3.0,
    ) -> float:
        """Draw a list with dots; the y returned is below the last item, without a gap."""
        size, leading = self.look.style(style).size, self.leading(style)
        room = (self.width - x if width is None else width) - size - 1
        with self.pen.tag(Role.L, attributes=list_numbering("Disc")):
            for number, item in enumerate(items):
                top -= gap if number else 0
                with self.pen.tag(Role.LI):
                    icons.bullet(self.pen, x + 4, top - leading / 2, size * 0.15)
                    with self.pen.tag(Role.LBODY):
                        top = self.words(item, top, x=x + size + 1, width=room, style=style)
        return top

    def bullets_height(self, items: Sequence[Text], width: float, style: str = "tight", gap: float = 3.0) -> float:
        """Return the height of a list with dots."""
        room = width - self.look.style(style).size - 1
        return sum(self.height(item, room, style) + gap for item in items) - (gap if items else 0)

    def section(
        self, section: Section, top: float, *, x: float = 0.0, width: float | None = None, style: str = "h3"
    ) -> float:
        """Draw a heading with its paragraph or list."""
        top = self.heading(section.title, top, style=style, x=x, width=width) - (4 if style == "h2" else 2)
        if section.paragraph:
            top = self.paragraph(section.paragraph, top, x=x, width=width, style="tight")
        if section.items:
            top = self.bullets(section.items, top, x=x, width=width)
        return top

    def section_height(self, section: Section, width: float, style: str = "h3") -> float:
        """Return the height of a section."""
        head = self.height(section.title, width, style) + (4 if style == "h2" else 2)
        return head + self.height(section.paragraph, width, "tight") + self.bullets_height(section.items, width)

    # ---- grounds, lines and pictures

    def panel(
        self, top: float, height: float, *, x: float = 0.0, width: float | None = None, fill: str = "tint"
    ) -> None:
        """Draw the ground of a panel."""
        self.pen.rect(x, top, self.width - x if width is None else width, height, fill=fill, radius=6)

    def rule(self, y: float, *, x: float = 0.0, width: float | None = None, strong: bool = False) -> None:
        """Draw the rule between two rows; a strong one starts or ends a table."""
        line, colour = (self.look.lines["table"], "accent") if strong else (self.look.lines["row"], "rule")
        self.pen.rule(x, y, self.width - x if width is None else width, colour=colour, line=line)

    def box(self, x: float, top: float, width: float, height: float) -> None:
        """Draw a box to tick or to write in."""
        self.pen.rect(x, top, width, height, fill="paper", stroke="field", line=self.look.lines["box"], radius=3)

    def figure(self, picturing: Picturing, x: float, floor: float, metre: float) -> None:
        """Stamp a drawing that stands on y = `floor`, at so many points to the metre."""
        _, height = picturing.size(metre)
        scale = picturing.metres[0] * metre / picturing.form.width
        self.pen.figure(picturing.form, x, floor + height, alt=picturing.alt, scale=scale)

    def numbered(self, number: int, x: float, top: float, *, style: str = "tight", solid: bool = True) -> float:
        """Draw a numbered disc level with the first line of a text at `top`; return its width."""
        size, leading = self.look.style(style).size, self.leading(style)
        radius = size * DISC_RADIUS
        icons.numbered_disc(self.pen, number, x + radius, top - leading / 2, radius, solid=solid)
        return 2 * radius

    def step_indent(self, style: str = "tight") -> float:
        """Return how far the words of a numbered step stand from the left edge of its disc."""
        return 2 * DISC_RADIUS * self.look.style(style).size + DISC_GAP

    def step(
        self,
        number: int,
        text: Text,
        top: float,
        *,
        x: float = 0.0,
        width: float | None = None,
        style: str = "tight",
        solid: bool = True,
        figure: Callable[[], None] | None = None,
    ) -> float:
        """Draw an item of a numbered list; its tag also holds the figure that shows it, wherever that stands."""
        indent = self.step_indent(style)
        room = (self.width - x if width is None else width) - indent
        with self.pen.tag(Role.LI):
            with self.pen.tag(Role.LBL):
                self.numbered(number, x, top, style=style, solid=solid)
            with self.pen.tag(Role.LBODY):
                bottom = self.paragraph(text, top, x=x + indent, width=room, style=style)
                if figure:
                    figure()
        return bottom

    def step_height(self, text: Text, width: float, style: str = "tight") -> float:
        """Return the height of an item of a numbered list."""
        return self.height(text, width - self.step_indent(style), style)

    # ---- the end

    def finished(self, bottom: float) -> Block:
        """Return what was drawn.

        Raises:
            PageTooFullError: `bottom`, the lowest y that was drawn to, lies below the text area.
        """
        if -bottom > self.depth + 0.01:
            raise PageTooFullError(self.name, -bottom - self.depth)
        return self.pen.block(self.width, self.depth)
