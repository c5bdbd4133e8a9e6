"""The panel of doses on a card; the weeks of a dose lead to the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

from planmaker.handout.document import DoseColumn, Run, Text
from planmaker.render.pdf.sheet import Side
from planmaker.render.pdf.tags import Role

PANEL_PADDING = 14.0
DOSE_GAP = 16.0
LABEL_GAP = 12.0
ROW_AIR, LARGE_ROW_AIR = 0.5, 3.0
"""White below each row."""
MOST_DOSE_COLUMNS = 3


def draw_doses(side: Side, doses: Sequence[DoseColumn], top: float) -> float:
    """Draw two or three doses beside each other if their sentences are short enough, else as rows."""
    if not doses:
        return top
    width = _dose_width(side, len(doses))
    lines = [line for dose in doses for line in (dose.weeks, *dose.dose)]
    narrow = all(side.natural_width(line, "tight") <= width for line in lines)
    if 1 < len(doses) <= MOST_DOSE_COLUMNS and narrow and not side.look.is_large:
        return _draw_columns(side, doses, top, width)
    return _draw_rows(side, doses, top)


def _dose_width(side: Side, count: int) -> float:
    return (side.width - 2 * PANEL_PADDING - (count - 1) * DOSE_GAP) / count


def _link(side: Side, dose: DoseColumn) -> AbstractContextManager[None]:
    """Let the weeks of a dose lead to the first of them."""
    return side.pen.link(f"#{dose.first.place}", dose.first.said) if dose.first else nullcontext()


def _draw_columns(side: Side, doses: Sequence[DoseColumn], top: float, width: float) -> float:
    """Draw a column a dose, with rules between: the weeks small, one sentence a line."""
    sentences = max(len(dose.dose) for dose in doses)
    height = 10 + side.leading("small") + 2 + sentences * side.leading("tight") + 12
    side.panel(top, height)
    for number, dose in enumerate(doses):
        x = PANEL_PADDING + number * (width + DOSE_GAP)
        if number:
            edge = x - DOSE_GAP / 2 - 2
            side.pen.line((edge, top - 12), (edge, top - height + 12), colour="rule", line=side.look.lines["row"])
        with side.pen.tag(Role.P):
            with _link(side, dose):
                y = side.words_before(dose.weeks, top - 10, x=x, width=width, style="small", colour="soft") - 2
            for sentence in dose.dose[:-1]:
                y = side.words_before(sentence, y, x=x, width=width, style="tight")
            side.words(dose.dose[-1], y, x=x, width=width, style="tight")
    return top - height


def _draw_rows(side: Side, doses: Sequence[DoseColumn], top: float) -> float:
    """Draw a row a dose: the weeks, and beside them the dose in one line, or each of its sentences in one."""
    label = max(side.natural_width(dose.weeks, "tight") for dose in doses) + LABEL_GAP
    x, width = PANEL_PADDING + label, side.width - 2 * PANEL_PADDING - label
    said = [[_one_line(dose.dose)] for dose in doses]
    if any(side.natural_width(text, "tight") > width for [text] in said):
        said = [list(dose.dose) for dose in doses]
    air = LARGE_ROW_AIR if side.look.is_large else ROW_AIR
    height = 2 * 9.0 + sum(side.height(line, width, "tight") for lines in said for line in lines) + len(said) * air
    side.panel(top, height)
    y = top - 9 - air / 2
    for dose, (*before, last) in zip(doses, said, strict=True):
        with side.pen.tag(Role.P):
            with _link(side, dose):
                side.words_before(dose.weeks, y, x=PANEL_PADDING, width=label, style="tight", colour="soft")
            for line in before:
                y = side.words_before(line, y, x=x, width=width, style="tight")
            y = side.words(last, y, x=x, width=width, style="tight") - air
    return top - height


def _one_line(sentences: Sequence[Text]) -> Text:
    """Join sentences."""
    return tuple(run for n, text in enumerate(sentences) for run in ((Run(" ", bold=True),) if n else ()) + text)
