"""Line art: the borders of the visible regions, each drawn once, with a pen that lifts where a line ends freely.

Lengths are metres of the picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import shapely
from shapely.geometry import LineString, Point

from planmaker.figure.camera import Camera
from planmaker.figure.outline import Region, borders, polygons, strokes, union
from planmaker.figure.pen import Stroke, drawn, lifted_at_corners, run_on
from planmaker.figure.regions import Tiling
from planmaker.figure.skeleton import Stance

OUTLINE: Final = 0.0075
"""Width of the line round the figure."""
INNER: Final = 0.85  # width of inner lines as a share of the outline's; fingers and toes get finer ones
FINE: Final = 0.50
_INSET: Final = 0.0022  # how far from the outline inner lines begin, and how near two borders are one
_SHORTEST: Final = 0.022
_SHORTEST_FINE: Final = 0.010
_TOUCHES: Final = 0.005  # an end nearer than this to another line is held

Joints = Mapping[frozenset[str], Region]
"""Where two parts go over into each other: a disk round the joint."""


def joint_disks(tiling: Tiling, stance: Stance, camera: Camera) -> Joints:
    """Return the places without a line, by the names of the two parts."""
    disks: dict[frozenset[str], Region] = {}
    for part in tiling.parts:
        for joint in part.joints:
            if joint.radius and joint.bone:
                middle = camera.on_page(stance.point(joint.bone, joint.offset))
                disks[frozenset((part.name, joint.other))] = Point(middle).buffer(joint.radius)
    return disks


def inner_lines(tiling: Tiling, disks: Joints) -> list[Stroke]:
    """Return the lines inside the figure: from the nearest part to the farthest, each border once, none in a joint."""
    within = tiling.figure.buffer(-_INSET)
    lines: list[Stroke] = []
    done: list[Region] = []
    for part in sorted(tiling.parts, key=lambda part: -part.nearest):
        border = borders(tiling.visible[part.name]).intersection(within)
        for pair, disk in disks.items():
            if part.name in pair:
                (other,) = pair - {part.name}
                if other in tiling.visible:
                    border = border.difference(tiling.visible[other].intersection(disk).buffer(_INSET + 0.0003))
        near = [region for region in done if region.intersects(border)]
        border = border.difference(shapely.union_all(near)) if near else border
        done.append(border.buffer(_INSET))
        lines += [Stroke(line=line, fine=part.fine) for line in strokes(border)]
    return [stroke for line in run_on(lines) for stroke in _lifted(line) if stroke.line.length > _least(stroke)]


def _lifted(stroke: Stroke) -> list[Stroke]:
    return [Stroke(line=line, fine=stroke.fine) for line in lifted_at_corners(stroke.line, fine=stroke.fine)]


def _least(stroke: Stroke) -> float:
    return _SHORTEST_FINE if stroke.fine else _SHORTEST


def pen_area(lines: list[Stroke], figure: Region) -> Region:
    """Return the area of all inner lines. Ends that meet the outline or another line keep their width."""
    others = shapely.STRtree([stroke.line for stroke in lines] + [piece.boundary for piece in polygons(figure)])

    def held(place: int, end: tuple[float, float]) -> bool:
        return any(found != place for found in others.query(Point(end), predicate="dwithin", distance=_TOUCHES))

    def area(place: int, stroke: Stroke) -> Region:
        ends = held(place, stroke.line.coords[0]), held(place, stroke.line.coords[-1])
        width = OUTLINE * (FINE if stroke.fine else INNER)
        return drawn(stroke.line, width, soft=0.004 if stroke.fine else 0.009, held=ends)

    return union(area(place, stroke) for place, stroke in enumerate(lines))


def hairline(tiling: Tiling) -> list[LineString]:
    """Return where hair borders on the face."""
    if "hair" not in tiling.visible:
        return []
    return strokes(borders(tiling.visible["hair"]).intersection(tiling.visible["head"].buffer(0.002)))
