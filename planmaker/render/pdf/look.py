"""The look of the handout: colours, type, lines and paper, chosen from the tables of `templates/looks.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from planmaker.errors import UsageError, did_you_mean
from planmaker.render.pdf.drawing import rgb
from planmaker.render.pdf.style import Face, Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What every part of a page is drawn with.

    `colours` are "#rrggbb" by name, `styles` text styles by name, `lines` widths of lines in points by use.
    Two looks with the same name are the same, so that a look may be the key of a memo.
    """

    name: tuple[str, ...]
    page_width: float
    page_height: float
    side_margin: float
    top_margin: float
    foot_margin: float
    colours: Mapping[str, str] = field(hash=False)
    styles: Mapping[str, Style] = field(hash=False)
    lines: Mapping[str, float] = field(hash=False)

    @property
    def is_grey(self) -> bool:
        """Whether it is for a printer without colour: pictures are grey too, and hatched where they glow."""
        return self.name[1] == "grey"

    @property
    def is_large(self) -> bool:
        """Whether it is for large print: pages are laid out anew, not magnified."""
        return self.name[0] == "large"

    @property
    def text_width(self) -> float:
        """The width between the side margins."""
        return self.page_width - 2 * self.side_margin

    @property
    def text_top(self) -> float:
        """The y of the top of the first line on a page."""
        return self.page_height - self.top_margin

    def rgb(self, colour: str) -> tuple[float, float, float]:
        """Return the parts of a named colour or of "#rrggbb"."""
        return rgb(self.colours.get(colour, colour))

    def style(self, style: Style | str) -> Style:
        """Return the style of that name, or the style itself."""
        return style if isinstance(style, Style) else self.styles[style]

    def with_glue(self, *patterns: str) -> Look:
        """Return the look with patterns inside whose matches no line breaks (see `Style.glue`)."""
        glue = tuple(map(re.compile, patterns))
        return replace(self, styles={name: replace(style, glue=glue) for name, style in self.styles.items()})


def look_from(
    tables: Mapping[str, Any],
    *,
    size: str = "standard",
    ink: str = "colour",
    paper: str = "a4",
    colours: Mapping[str, str] | None = None,
    glue: Sequence[str] = (),
) -> Look:
    """Choose a look from the tables.

    Args:
        tables: the content of `looks.yaml`.
        size: "standard" or "large" (print).
        ink: "colour" or "grey".
        paper: "a4" or "letter".
        colours: "#rrggbb" by name, instead of those of the tables; a grey look has none of them.
        glue: patterns of the language; a space inside a match never ends a line.
    """
    sheet = _choose(tables["papers"], paper, "paper")
    margins = tables["margins"]
    styles = {name: _style(row) for name, row in _choose(tables["type"], size, "type size").items()}
    own = dict(colours or {}) if ink == "colour" else {}
    look = Look(
        name=(size, ink, paper, *(f"{name}={colour}" for name, colour in sorted(own.items()))),
        page_width=float(sheet["width"]),
        page_height=float(sheet["height"]),
        side_margin=float(margins["side"]),
        top_margin=float(margins["top"]),
        foot_margin=float(margins["foot"]),
        colours={**_choose(tables["colours"], ink, "ink"), **own},
        styles=styles,
        lines={name: float(width) for name, width in tables["lines"].items()},
    )
    return look.with_glue(*glue)


def _choose(table: Mapping[str, Any], key: str, what: str) -> Mapping[str, Any]:
    """Return the entry of a table or say which there are."""
    if key not in table:
        hint = did_you_mean(key, table) or f"Choose one of: {', '.join(table)}."
        raise UsageError(f"There is no {what} '{key}'.", hint=hint)
    entry: Mapping[str, Any] = table[key]
    return entry


def _style(row: Mapping[str, Any]) -> Style:
    """Read one row of the table of type."""
    return Style(
        size=float(row["size"]),
        leading=float(row["leading"]),
        face=Face[str(row.get("face", "regular")).upper()],
        colour=str(row.get("colour", "ink")),
    )
