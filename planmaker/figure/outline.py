"""Plane geometry of drawn regions: unions, cuts, rounding and smoothing.

Lengths are metres of the world, x to the right and y UP. Every result lies on a grid of 10 micrometres: what is snapped
cannot fail in the next overlay, and leaves no gap of a hair's breadth between neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPoint, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from planmaker.figure.skeleton import Array

Region: TypeAlias = BaseGeometry
"""A polygon, or several, or none."""

GRID: Final = 1e-5
NOTHING: Final[Region] = Polygon()
_RING_ANGLES: Final[Array] = np.linspace(0, 2 * np.pi, 28, endpoint=False)
RING: Final[Array] = np.stack([np.cos(_RING_ANGLES), np.sin(_RING_ANGLES)])
"""The unit circle, (2, 28). More points make no visible difference after smoothing."""
_DUST: Final = 1e-7  # m2; a third of a millimetre square


def union(regions: Iterable[Region]) -> Region:
    """Join regions into one."""
    return _areas(shapely.union_all(list(regions), grid_size=GRID))


def common(one: Region, other: Region) -> Region:
    """Return what both regions cover."""
    return _areas(shapely.intersection(one, other, grid_size=GRID))


def minus(region: Region, taken: Region) -> Region:
    """Return what is left of a region without another."""
    return _areas(shapely.difference(region, taken, grid_size=GRID))


def polygons(region: Region, least: float = _DUST) -> list[Polygon]:
    """Return the separate pieces of a region, those larger than `least` square metres."""
    pieces: list[Polygon] = []
    for piece in shapely.get_parts(region):
        if hasattr(piece, "geoms"):
            pieces += polygons(piece, least)
        elif piece.geom_type == "Polygon" and piece.area > least:
            pieces.append(piece)
    return pieces


def strokes(lines: Region, least: float = 1e-4) -> list[LineString]:
    """Return the separate lines among some geometry, joined end to end where they meet, longer than `least` metres."""
    if lines.geom_type in {"MultiLineString", "GeometryCollection"}:
        only = [line for line in shapely.get_parts(lines) if line.geom_type == "LineString"]
        lines = shapely.line_merge(MultiLineString(only))
    return [line for line in shapely.get_parts(lines) if line.geom_type == "LineString" and line.length > least]


def borders(region: Region) -> Region:
    """Return the border lines of a region."""
    return shapely.union_all([piece.boundary for piece in polygons(region)])


def hull(points: Array) -> Region:
    """Return the convex hull of points (n, 2)."""
    return MultiPoint(points).convex_hull


def without_holes(region: Region, largest: float) -> Region:
    """Fill the holes of a region that are smaller than `largest` square metres."""
    return union(
        Polygon(piece.exterior, [ring for ring in piece.interiors if Polygon(ring).area > largest])
        for piece in polygons(region)
    )


def without_specks(region: Region, least: float) -> Region:
    """Drop the pieces of a region smaller than `least` square metres."""
    return union(polygons(region, least))


def opened(region: Region, radius: float) -> Region:
    """Shrink and grow again with mitred corners: needles go, corners stay."""
    return region.buffer(-radius, join_style="mitre").buffer(radius, join_style="mitre")


def closed(region: Region, radius: float) -> Region:
    """Grow and shrink again: narrow gaps close, notches fill up round."""
    return region.buffer(radius).buffer(-radius)


def resampled(line: Array, step: float, *, least: int = 6, last: bool = True) -> Array:
    """Return points evenly spaced along a polyline, about `step` apart.

    Args:
        line: (n, 2) points.
        step: metres.
        least: how many points at the least.
        last: whether the end is among them; not so for a ring, whose end is its start.
    """
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line[:, :2], axis=0).T))])
    places = np.linspace(0, along[-1], max(least, int(along[-1] / step)), endpoint=last)
    return np.stack([np.interp(places, along, line[:, axis]) for axis in (0, 1)], axis=1)


def smooth_ring(ring: Array, sigma: float) -> Array:
    """Blur a closed ring along itself with a Gaussian of `sigma` metres: facets between hulls melt."""
    points = resampled(ring, min(0.005, max(sigma, 0.002)), least=24, last=False)
    length = np.linalg.norm(np.diff(points, axis=0), axis=1).sum()
    waves = np.fft.fftfreq(len(points)) * len(points)
    damping = np.exp(-0.5 * (2 * np.pi * waves * sigma / length) ** 2)[:, None]
    return np.asarray(np.fft.ifft(np.fft.fft(points, axis=0) * damping, axis=0).real, float)


def smoothed(region: Region, sigma: float) -> Region:
    """Blur the borders of a region; holes smaller than 2 square centimetres fill up."""
    return union(shapely.make_valid(piece.simplify(0.00025)) for piece in _blurred(region, sigma))


def _blurred(region: Region, sigma: float) -> Iterator[Polygon]:
    for piece in polygons(region):
        holes = [smooth_ring(points_of(ring), sigma) for ring in piece.interiors if Polygon(ring).area > 2e-4]
        yield Polygon(smooth_ring(points_of(piece.exterior), sigma), holes)


def points_of(line: LineString) -> Array:
    """Return the points of a line or ring, (n, 2)."""
    return np.asarray(shapely.get_coordinates(line), float)


def smoothed_line(points: Array, sigma: float, step: float = 0.004) -> Array:
    """Blur a polyline along itself, its ends held: the noise of sampling goes, the way stays."""
    points = resampled(points, step)
    reach = min(int(3 * sigma / step), len(points) - 2)
    if reach < 2:
        return points
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) * step / sigma) ** 2)
    padded = np.pad(points, ((reach, reach), (0, 0)), mode="reflect", reflect_type="odd")
    return np.stack([np.convolve(padded[:, axis], weights / weights.sum(), "valid") for axis in (0, 1)], axis=1)


def _areas(found: Region) -> Region:
    """Return the areas of what an overlay has found, without the lines along which regions only touch."""
    if found.geom_type in {"Polygon", "MultiPolygon"}:
        return found
    return MultiPolygon(polygons(found, 0.0))
