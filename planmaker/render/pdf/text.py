"""Setting text: breaking it into lines and drawing the lines.

Lines break at spaces, and after a hyphen, a dash or a slash between letters. A space inside one of the style's
glue patterns does not break, so that a number stays with its unit. The last line has no lonely word when the line
before can spare one. A word longer than the line is broken anywhere rather than left to run over the edge.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from planmaker.render.pdf.fonts import NO_BREAK_SPACE, MissingGlyphError, advances, missing_glyphs, printable
from planmaker.render.pdf.pen import Pen
from planmaker.render.pdf.style import Align, Run, Style

Content = str | Sequence[Run]
"""Plain text, or runs of which some are bold."""

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_BREAK_AFTER = re.compile("(?<=[^\\W\\d][-\u2013\u2014/])(?=[^\\W\\d])")
_DASH_STAYS = re.compile(" (?=[\u2013\u2014](?: |$))")
"""A dash between spaces stands at the end of a line, not at the start of the next."""

_SHORT_LAST_LINE = 0.25
_LONG_ENOUGH = 0.6
"""A last line below a quarter of the width gets company if the line before keeps six tenths."""

_SLACK = 1e-6
"""A line may be this much wider than its width, which sums of floating-point numbers need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A set line: its runs, its width, and whether a space parts it from the next one."""

    runs: tuple[Run, ...]
    width: float
    space_after: bool = False

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Characters from `start` to `end` that stay together; `spaced` if a space precedes them."""

    start: int
    end: int
    spaced: bool


class _Paragraph:
    """The characters of a paragraph with their weights, and how far along the line each of them ends."""

    def __init__(self, content: Content, style: Style) -> None:
        text, self.bold = _joined(content)
        for pattern in (_DASH_STAYS, *style.glue):
            text = pattern.sub(lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)
        self.text = text
        self.ends = [0.0, *accumulate(_widths(text, self.bold, style))]

    def width(self, start: int, end: int) -> float:
        return self.ends[end] - self.ends[start]

    def span(self, line: Sequence[_Chunk]) -> float:
        """Return the width of a line of chunks."""
        return self.width(line[0].start, line[-1].end)

    def chunks(self, room: float) -> Iterator[_Chunk]:
        """Yield what may stand on different lines; nothing is wider than `room` but single characters."""
        for word in re.finditer("[^ ]+", self.text):
            start, spaced = word.start(), word.start() > 0
            for stop in [*self._soft_breaks(word), word.end()]:
                yield from self._fitted(_Chunk(start, stop, spaced), room)
                start, spaced = stop, False

    def _soft_breaks(self, word: re.Match[str]) -> list[int]:
        return [match.start() for match in _BREAK_AFTER.finditer(self.text, word.start(), word.end())]

    def _fitted(self, chunk: _Chunk, room: float) -> Iterator[_Chunk]:
        """Break a chunk that is too wide: at glued spaces first, then wherever the line is full."""
        if self.width(chunk.start, chunk.end) <= room + _SLACK:
            yield chunk
            return
        start, spaced = chunk.start, chunk.spaced
        glued = [index for index in range(chunk.start, chunk.end) if self.text[index] == NO_BREAK_SPACE]
        for stop in [*glued, chunk.end]:
            while self.width(start, stop) > room + _SLACK and stop - start > 1:
                full = max(start + 1, bisect_right(self.ends, self.ends[start] + room + _SLACK) - 1)
                yield _Chunk(start, full, spaced)
                start, spaced = full, False
            if start < stop:
                yield _Chunk(start, stop, spaced)
            start, spaced = stop + 1, True

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """Cut a stretch of characters into runs of one weight."""
        weights = groupby(range(start, end), key=self.bold.__getitem__)
        return tuple(Run("".join(self.text[index] for index in indexes), bold) for bold, indexes in weights)


def _joined(content: Content) -> tuple[str, list[bool]]:
    """Join runs into one string with the weight of each character; white space becomes single spaces."""
    runs = (Run(content),) if isinstance(content, str) else content
    characters: list[str] = []
    bold: list[bool] = []
    for run in runs:
        for char in _SPACES.sub(" ", printable(run.text)):
            if char != " " or (characters and characters[-1] != " "):
                characters.append(char)
                bold.append(run.bold)
    if characters and characters[-1] == " ":
        del characters[-1], bold[-1]
    return "".join(characters), bold


def _widths(text: str, bold: Sequence[bool], style: Style) -> list[float]:
    """Return the width of each character."""
    faces = {heavy: style.face_of(Run("", heavy)) for heavy in (False, True)}
    tables = {heavy: advances(face) for heavy, face in faces.items()}
    try:
        return [tables[heavy][char] * style.size for char, heavy in zip(text, bold, strict=True)]
    except KeyError:
        raise MissingGlyphError(missing_glyphs(text, style.face), text) from None


def break_lines(content: Content, style: Style, width: float) -> list[Line]:
    """Break text into lines no wider than `width`; no text gives no lines."""
    paragraph = _Paragraph(content, style)
    filled = _filled(paragraph, width)
    _keep_company(paragraph, filled, width)
    lines = []
    for chunks, following in zip(filled, [*filled[1:], []], strict=False):
        start, end = chunks[0].start, chunks[-1].end
        spaced = bool(following) and following[0].spaced
        lines.append(Line(runs=paragraph.runs(start, end), width=paragraph.width(start, end), space_after=spaced))
    return lines


def _filled(paragraph: _Paragraph, width: float) -> list[list[_Chunk]]:
    """Fill line after line with as much as each holds."""
    lines: list[list[_Chunk]] = []
    for chunk in paragraph.chunks(width):
        if lines and paragraph.span([*lines[-1], chunk]) <= width + _SLACK:
            lines[-1].append(chunk)
        else:
            lines.append([chunk])
    return lines


def _keep_company(paragraph: _Paragraph, lines: list[list[_Chunk]], width: float) -> None:
    """Move words from the last line but one to a last line that is a lonely word or very short."""
    if len(lines) < 2:
        return
    *_, before, last = lines
    for count in range(1, len(before)):
        kept, moved = before[:-count], [*before[-count:], *last]
        if paragraph.span(moved) > width + _SLACK:
            break
        short = paragraph.span(lines[-1]) < _SHORT_LAST_LINE * width
        spares = paragraph.span(kept) >= _LONG_ENOUGH * width
        if (_is_lonely(lines[-1]) and not _is_lonely(moved)) or (short and spares):
            lines[-2:] = kept, moved


def _is_lonely(line: Sequence[_Chunk]) -> bool:
    """Tell whether a line is a single word or a part of one."""
    return not any(chunk.spaced for chunk in line[1:])


def height(content: Content, style: Style, width: float) -> float:
    """Return the height of text set in a width."""
    return len(break_lines(content, style, width)) * style.leading


def natural_width(content: Content, style: Style) -> float:
    """Return the width of text set in one line."""
    return _Paragraph(content, style).ends[-1]


def draw_text(
    pen: Pen,
    content: Content,
    x: float,
    top: float,
    width: float,
    *,
    style: Style | str = "body",
    colour: str = "",
    align: Align = Align.LEFT,
) -> float:
    """Set text in a column and return the y below it.

    Args:
        pen: with a tag or artifact open.
        content: plain text or runs.
        x: the left edge of the column.
        top: the y of the upper edge of the first line.
        width: of the column.
        style: a style, or the name of one in the look.
        colour: instead of the style's own.
        align: of the lines in the column.
    """
    style = pen.look.style(style)
    lines = break_lines(content, style, width)
    return draw_lines(pen, lines, x, top, width, style=style, colour=colour, align=align)


def draw_lines(
    pen: Pen,
    lines: Sequence[Line],
    x: float,
    top: float,
    width: float,
    *,
    style: Style | str = "body",
    colour: str = "",
    align: Align = Align.LEFT,
) -> float:
    """Draw lines that are broken already and return the y below them."""
    style = pen.look.style(style)
    share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[align]
    for line in lines:
        start = x + share * (width - line.width)
        pen.text(
            line.runs,
            start,
            style.baseline(top),
            size=style.size,
            face=style.face,
            colour=colour or style.colour,
            space_after=line.space_after,
        )
        top -= style.leading
    return top
