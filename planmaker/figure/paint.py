"""What the engine paints before it becomes a finished drawing: regions with a role, at the bottom first.

Lengths are metres of the picture, x to the right and y UP.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import shapely

from planmaker.figure.outline import Region, common


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Paint:
    """An area, or with a `line` width the border of an area (or an open line), in the colour of a role."""

    region: Region
    role: str
    line: float = 0.0
    opacity: float = 1.0


def clipped(paints: Iterable[Paint], area: Region) -> list[Paint]:
    """Cut paints to an area. Borders that are cut become open lines, so that the cut itself gets none."""
    kept = [replace(paint, region=_within(paint, area)) for paint in paints]
    return [paint for paint in kept if not paint.region.is_empty]


def _within(paint: Paint, area: Region) -> Region:
    if not paint.line:
        return common(paint.region, area)
    lines = paint.region.boundary if paint.region.geom_type.endswith("Polygon") else paint.region
    cut = lines.intersection(area)
    return shapely.line_merge(cut) if cut.geom_type == "MultiLineString" else cut


def box_of(paints: Sequence[Paint], air: float) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of everything painted, lines with their width, with some air around."""
    boxes = [(*paint.region.bounds, paint.line / 2) for paint in paints if not paint.region.is_empty]
    left, bottom = (min(box[side] - box[4] for box in boxes) for side in (0, 1))
    right, top = (max(box[side] + box[4] for box in boxes) for side in (2, 3))
    return left - air, bottom - air, right + air, top + air
