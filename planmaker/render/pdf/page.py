"""Pages: blocks placed on a sheet. The origin is the lower left corner of the sheet; y is the top of a block."""

from __future__ import annotations

from dataclasses import dataclass

from planmaker.render.pdf.block import PlacedBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sheet and what stands on it.

    `placed` is read aloud in its order. `furniture` (footers, rules, page numbers) is seen on every page and
    therefore never read: its blocks hold artifacts only. `label` is what a viewer shows for the page number.
    """

    width: float
    height: float
    placed: tuple[PlacedBlock, ...]
    furniture: tuple[PlacedBlock, ...] = ()
    label: str = ""

    def __post_init__(self) -> None:
        if any(one.block.tree for one in self.furniture):
            raise ValueError("Page furniture holds tagged content; draw it inside `pen.artifact()`.")
