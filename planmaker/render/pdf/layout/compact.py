"""Compact pages: up to three stretches a side, each with two drawings and a sentence or two under either.

The blocks share a side evenly. The drawings of a block have one scale and stand on one ground line; they take the
height that the words leave. If a drawing came out too small to follow, fewer blocks stand on the side. A stretch alone
on its side has its drawings below each other. Every side says at its foot who set the doses, if a clinician did.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import accumulate, pairwise

from planmaker.handout.document import CompactBlock, CompactPage, Run, Text, plain
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.sheet import PageTooFullError, Picturing, Sheet, Side, shared_scale
from planmaker.render.pdf.style import Align
from planmaker.render.pdf.tags import Role, list_numbering

MOST_BLOCKS = 3
COLUMN_GAP = 24.0
BLOCK_AIR = 12.0
"""Between the rule over a block and its name."""
NAME_GAP = 6.0
DOSE_GAP = 16.0
"""At least so much stands between a name and the dose at its right."""
CAPTION_GAP = 8.0
FOOT_GAP = 6.0
LEAST_METRE = 64.0
"""Points to the metre; smaller drawings would not show what to do."""
LARGEST_METRE = 220.0
HIGHEST_BLOCK = 330.0
SPARE_ABOVE = 0.4
"""So much of the height that is left over stands above the drawings, the rest below the words."""


def lay_out_compact(page: CompactPage, sheet: Sheet) -> tuple[Block, ...]:
    """Lay out stretches on as few sides as show them well.

    Raises:
        PageTooFullError: the words of a stretch leave no room for its drawings; the error names the stretch.
    """
    for lengths in _shares(len(page.blocks)):
        ends = accumulate(lengths, initial=0)
        sides = [_Compact(page, sheet, start, end) for start, end in pairwise(ends)]
        if all(side.metre(block) >= LEAST_METRE for side in sides for block in side.blocks):
            break
    return tuple(side.drawn() for side in sides)


def _shares(count: int) -> Iterator[list[int]]:
    """Yield how many of so many blocks stand on each side: as few sides as may be, as even as may be."""
    for sides in range(-(-count // MOST_BLOCKS), count + 1):
        fewest, more = divmod(count, sides)
        even = [fewest + (number < more) for number in range(sides)]
        yield from (even, even[::-1])


class _Compact:
    """A side with the blocks from `start` to `end`; the first has the title as a heading, the others repeat it."""

    def __init__(self, page: CompactPage, sheet: Sheet, start: int, end: int) -> None:
        self.page, self.sheet = page, sheet
        self.blocks = page.blocks[start:end]
        self.is_first, self.is_last = start == 0, end == len(page.blocks)
        self.side = side = Side(sheet, f"The page '{plain(page.title)}'")
        self.column = sheet.width if len(self.blocks) == 1 else (sheet.width - COLUMN_GAP) / 2
        self.opening = 2 + side.leading("h1") - 4 + side.height(page.intro, side.width) + 8
        signed = side.height(page.signed, side.width, "small")
        high = (side.depth - self.opening - FOOT_GAP - signed) / len(self.blocks)
        self.high = high if len(self.blocks) == 1 else min(high, HIGHEST_BLOCK)

    def drawn(self) -> Block:
        """Draw the side.

        Raises:
            PageTooFullError: a block leaves no room for its drawings.
        """
        side, page = self.side, self.page
        if self.is_first:
            side.paragraph(page.intro, side.title(page.title, 4) - 2)
        else:
            with side.pen.artifact():
                side.words(page.intro, side.words(page.title, 4, style="h1") - 2)
        top = -self.opening
        for block in self.blocks:
            side.rule(top)
            self._draw_block(block, top - BLOCK_AIR)
            top -= self.high
        if self.is_last:
            top = side.paragraph(page.signed, top, style="small", colour="soft")
        elif page.signed:
            with side.pen.artifact():
                top = side.words(page.signed, top, style="small", colour="soft")
        return side.finished(top)

    def metre(self, block: CompactBlock) -> float:
        """Return the scale of the drawings of a block."""
        drawn = [picture for picture in self._pictures(block) if picture]
        high = self._picture_room(block)
        if not drawn:
            return LEAST_METRE
        return min(shared_scale(drawn, self.column, high), LARGEST_METRE) if high > 0 else 0.0

    # ---- a block

    def _pictures(self, block: CompactBlock) -> list[Picturing | None]:
        return [self.sheet.picture(one.picture) if one.picture else None for one in block.shown]

    def _picture_room(self, block: CompactBlock) -> float:
        """Return the height that the words of a block leave for a drawing."""
        words = [self.side.step_height(one.caption, self.column) + CAPTION_GAP + BLOCK_AIR for one in block.shown]
        room = self.high - BLOCK_AIR - self._heading_height(block) - NAME_GAP
        return (room - sum(words)) / len(words) if len(self.blocks) == 1 else room - max(words)

    def _draw_block(self, block: CompactBlock, top: float) -> None:
        metre, pictures = self.metre(block), self._pictures(block)
        if metre < LEAST_METRE:
            tallest = max(picture.metres[1] for picture in pictures if picture)
            raise PageTooFullError(f"'{plain(block.name)}'", (LEAST_METRE - metre) * tallest)
        self._draw_heading(block, top)
        top -= self._heading_height(block) + NAME_GAP
        room = max((picture.size(metre)[1] for picture in pictures if picture), default=0.0)
        spare = self._picture_room(block) - room if room else 0.0
        x = 0.0
        with self.side.pen.tag(Role.L, attributes=list_numbering("Decimal")):
            for number, (one, picture) in enumerate(zip(block.shown, pictures, strict=True), 1):
                floor = top - room - SPARE_ABOVE * spare
                draw = partial(self._draw_picture, picture, x, floor, metre) if picture else None
                width, solid = self.column, picture is not None
                self.side.step(number, one.caption, floor - CAPTION_GAP, x=x, width=width, solid=solid, figure=draw)
                if len(self.blocks) == 1:
                    words = self.side.step_height(one.caption, width)
                    top -= room + spare + CAPTION_GAP + words + BLOCK_AIR
                else:
                    x += width + COLUMN_GAP

    def _draw_picture(self, picture: Picturing, x: float, floor: float, metre: float) -> None:
        """Draw a drawing on its floor, in the middle of its column."""
        self.side.figure(picture, x + (self.column - picture.size(metre)[0]) / 2, floor, metre)

    def _has_dose_beside(self, block: CompactBlock) -> bool:
        """Tell whether name and dose fit on one line."""
        side = self.side
        words = side.natural_width(block.name, "h2") + side.natural_width(_one_line(block.dose))
        return words + DOSE_GAP <= side.width

    def _heading_height(self, block: CompactBlock) -> float:
        side = self.side
        below = 0.0 if self._has_dose_beside(block) else side.height(_one_line(block.dose), side.width)
        return side.height(block.name, side.width, "h2") + below

    def _draw_heading(self, block: CompactBlock, top: float) -> None:
        side, dose = self.side, _one_line(block.dose)
        below = side.heading(block.name, top, colour="ink")
        if not self._has_dose_beside(block):
            side.paragraph(dose, below, colour="accent")
            return
        h2, body = side.look.style("h2"), side.look.style("body")
        left = side.natural_width(block.name, "h2") + DOSE_GAP
        side.paragraph(dose, top + h2.baseline(0) - body.baseline(0), x=left - 0.01, colour="accent", align=Align.RIGHT)


def _one_line(sentences: tuple[Text, ...]) -> Text:
    return tuple(run for n, text in enumerate(sentences) for run in ((Run(" ", bold=True),) if n else ()) + text)
