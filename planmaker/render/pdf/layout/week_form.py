"""How densely a week is set: the forms, from which the roomiest that fits is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

PICTURE_WIDTH = 128.0
WIDE_PICTURE_WIDTH = 168.0
DENSE_PICTURE_WIDTH = 112.0
MOST_DAYS_WITH_WIDE_PICTURES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The style of names, the size of boxes and columns, and the white around what stands in them."""

    name: str
    row_air: float
    strip_air: float
    number_row: float
    number_air: float
    ease_air: float
    head_air: float
    callout_air: float
    callout_gap: float
    advice_gap: float
    picture: float
    wide_picture: float
    """The width of pictures where there are few days."""
    day_widths: Mapping[int, float]
    """The width of a session's column, by their number."""
    tick_box: float
    highest_row: float
    example: bool = True
    one_line: bool = False
    """Whether pictures may shrink so that each dose stands on one line."""

    def picture_of(self, days: int) -> float:
        """Return the greatest width of pictures."""
        return self.wide_picture if days <= MOST_DAYS_WITH_WIDE_PICTURES else self.picture


ROOMY = Form(
    name="name",
    row_air=10,
    strip_air=10,
    number_row=42,
    number_air=5,
    ease_air=4,
    head_air=8,
    callout_air=8,
    callout_gap=16,
    advice_gap=16,
    picture=PICTURE_WIDTH,
    wide_picture=WIDE_PICTURE_WIDTH,
    day_widths={1: 46.0, 2: 46.0, 3: 46.0, 4: 44.0, 5: 44.0, 6: 34.0, 7: 34.0},
    tick_box=24,
    highest_row=108,
)
DENSE = replace(
    ROOMY,
    name="h3",
    row_air=5,
    strip_air=7,
    number_row=34,
    callout_gap=8,
    picture=DENSE_PICTURE_WIDTH,
    wide_picture=DENSE_PICTURE_WIDTH,
)
BRIEF = replace(
    DENSE,
    example=False,
    one_line=True,
    day_widths={1: 46.0, 2: 46.0, 3: 46.0, 4: 34.0, 5: 34.0, 6: 34.0, 7: 34.0},
)
SNUG = replace(
    BRIEF,
    row_air=2,
    strip_air=4,
    number_row=30,
    number_air=3,
    ease_air=2,
    head_air=4,
    callout_air=5,
    callout_gap=4,
    advice_gap=8,
)

LARGE = replace(
    ROOMY,
    row_air=14,
    strip_air=10,
    day_widths={1: 58.0, 2: 58.0, 3: 58.0, 4: 52.0, 5: 0.0, 6: 0.0, 7: 0.0},
    tick_box=32,
    highest_row=150,
    example=False,
)
"""For large print. More than four days have no columns."""
LARGE_SNUG = replace(LARGE, row_air=6, strip_air=6, head_air=4, callout_air=6, callout_gap=8)
