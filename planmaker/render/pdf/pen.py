"""The pen: text, shapes and drawings in the colours of a look, recorded as a Block.

    pen = Pen(look)
    with pen.tag(Role.P):
        pen.text("Lie on your back.", x=0, baseline=-14, size=14)
    block = pen.block(width=100, height=20)

y is zero at the top of the block and falls. Every method says all about what it draws: colours are names of the look
or "#rrggbb", and nothing is left over for the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from planmaker.figure.drawing import Command
from planmaker.render.pdf import fonts, marks, paths, syntax
from planmaker.render.pdf.annotation import Choice, Entry, TickBox
from planmaker.render.pdf.drawing import Form
from planmaker.render.pdf.look import Look
from planmaker.render.pdf.recorder import Recorder
from planmaker.render.pdf.style import Face, Run
from planmaker.render.pdf.tags import Box, Role

Point = tuple[float, float]

_DESCENT = 0.29
_ASCENT = 0.95
"""How far the typeface reaches below and above the baseline, in em."""


class Pen(Recorder):
    """Draws in the colours of a look."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    # ---- text

    def text(
        self,
        text: str | Sequence[Run],
        x: float,
        baseline: float,
        *,
        size: float,
        face: Face = Face.REGULAR,
        colour: str = "ink",
        space_after: bool = False,
    ) -> float:
        """Draw one line of text and return the x of its end.

        Args:
            text: plain text in `face`, or runs, of which the bold ones are set in bold.
            x: the start of the line.
            baseline: the y the letters stand on.
            size: of the type, in points.
            face: of all that is not bold.
            colour: a name of the look or "#rrggbb".
            space_after: end with a space, because a word follows on the next line; readers of the tags
                would otherwise join the two.

        Raises:
            MissingGlyphError: the face lacks a character.
            UntaggedTextError: no tag is open.
        """
        runs = (Run(text),) if isinstance(text, str) else tuple(text)
        set_in = [(Face.BOLD if run.bold else face, words) for run in runs if (words := fonts.printable(run.text))]
        end = x + sum(fonts.width(words, cut, size) for cut, words in set_in)
        if not set_in:
            return end
        self._mark_text("".join(run.text for run in runs))
        self._change("rg", syntax.colour(self.look.rgb(colour)))
        if space_after:
            set_in[-1] = (set_in[-1][0], set_in[-1][1] + " ")
        pieces = [piece for cut, words in set_in for piece in fonts.spelled(words, cut)]
        self._set_type(pieces, x, baseline, size)
        box = Box(x, baseline - _DESCENT * size, end, baseline + _ASCENT * size)
        for opened in self._stack:
            opened.boxes.append(box)
        return end

    # ---- shapes

    def rect(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 1.0,
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle downwards from its top left corner, its corners rounded by `radius`."""
        self._paint(paths.rectangle(Box(x, top - height, x + width, top), radius), fill, stroke, line)

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 1.0,
    ) -> None:
        """Draw a circle around a centre."""
        self.ellipse(x, y, radius, radius, fill=fill, stroke=stroke, line=line)

    def ellipse(
        self,
        x: float,
        y: float,
        radius_x: float,
        radius_y: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 1.0,
    ) -> None:
        """Draw an upright ellipse around a centre."""
        box = Box(x - radius_x, y - radius_y, x + radius_x, y + radius_y)
        self._paint(paths.rounded(box, radius_x, radius_y), fill, stroke, line)

    def line(
        self, start: Point, end: Point, *, colour: str = "rule", line: float = 0.9, round_ends: bool = False
    ) -> None:
        """Draw a straight line."""
        self.path((("move", *start), ("line", *end)), stroke=colour, line=line, round_ends=round_ends)

    def rule(self, x: float, y: float, width: float, *, colour: str = "rule", line: float = 0.9) -> None:
        """Draw a level line to the right."""
        self.line((x, y), (x + width, y), colour=colour, line=line)

    def polygon(
        self,
        points: Sequence[Point],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 1.0,
        closed: bool = True,
        round_ends: bool = False,
    ) -> None:
        """Draw straight lines from point to point."""
        commands: list[Command] = [("move", *points[0]), *(("line", *point) for point in points[1:])]
        if closed:
            commands.append(("close",))
        self.path(commands, fill=fill, stroke=stroke, line=line, round_ends=round_ends)

    def path(
        self,
        commands: Sequence[Command],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 1.0,
        round_ends: bool = False,
    ) -> None:
        """Draw a path of moves, lines, curves and closes, as in a drawing but with y upwards."""
        self._paint(paths.path(commands), fill, stroke, line, round_ends=round_ends)

    def hatch(self, box: Box, *, step: float, colour: str = "field", line: float = 0.6) -> None:
        """Fill a box with parallel lines, rising to the right; `step` apart along its lower edge."""
        height = box.top - box.bottom
        with self.clip(box):
            count = int((box.right - box.left + height) // step) + 1
            for index in range(count):
                foot = box.left - height + index * step
                self.line((foot, box.bottom), (foot + height, box.top), colour=colour, line=line)

    def _paint(
        self, shape: str, fill: str | None, stroke: str | None, line: float, *, round_ends: bool = False
    ) -> None:
        """Paint a shape; where its path crosses itself, areas and holes take turns."""
        self._mark_shape()
        if fill is not None:
            self._change("rg", syntax.colour(self.look.rgb(fill)))
        if stroke is not None:
            self._change("RG", syntax.colour(self.look.rgb(stroke)))
            self._change("w", syntax.number(line))
            self._change("J", f"{round_ends:d}")
            self._change("j", f"{round_ends:d}")
        painted = "n" if fill is stroke is None else "S" if fill is None else "f*" if stroke is None else "B*"
        self._operators.append(f"{shape} {painted}")

    @contextmanager
    def clip(self, box: Box, *, radius: float = 0.0) -> Iterator[None]:
        """Show only what falls into a box."""
        with self.saved():
            self._operators.append(f"{paths.rectangle(box, radius)} W n")
            yield

    # ---- fields

    def tick_box(self, box: Box, *, name: str, label: str) -> None:
        """Let a box be ticked on the screen; `name` is the field's own, `label` says what it is for."""
        mark = marks.tick(_rounded(box.top - box.bottom), self.look.rgb("ink"))
        self.field(TickBox(box=box, name=name, label=label, mark=mark))

    def choice(self, box: Box, *, name: str, value: int, group_label: str, label: str) -> None:
        """Let a word be ringed on the screen, one of those that have the same name."""
        width, height = _rounded(box.right - box.left), _rounded(box.top - box.bottom)
        mark = marks.ring(width, height, self.look.rgb("ink"))
        self.field(Choice(box=box, name=name, value=str(value), group_label=group_label, label=label, mark=mark))

    def entry(self, box: Box, *, name: str, label: str, style: str, most: int = 0, centred: bool = False) -> None:
        """Let words be typed in, at most so many letters."""
        size, colour = self.look.style(style).size, self.look.rgb("ink")
        self.field(Entry(box=box, name=name, label=label, colour=colour, size=size, most=most, centred=centred))

    # ---- drawings

    def stamp(self, form: Form, x: float, top: float, *, scale: float = 1.0) -> None:
        """Stamp a drawing with its top left corner at (x, top)."""
        self._mark_shape()
        size, place = syntax.factor(scale), syntax.numbers((x, top - form.height * scale))
        self._operators.append(f"q {size} 0 0 {size} {place} cm /{form.name} Do Q")
        self._forms[form] = None

    def figure(self, form: Form, x: float, top: float, *, alt: str, scale: float = 1.0) -> None:
        """Stamp a drawing as a figure with the words that describe it."""
        with self.tag(Role.FIGURE, alt=alt, bbox=Box(x, top - form.height * scale, x + form.width * scale, top)):
            self.stamp(form, x, top, scale=scale)


def _rounded(value: float) -> float:
    """Round a coordinate as in the rest of the file."""
    return round(value, syntax.DECIMALS)
