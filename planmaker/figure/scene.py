"""One frame as seen: the figure with its props, from the floor up to the ink.

The order of painting: floor; props behind the figure; colours and shades; hair and face; where the stretch is felt;
ink; the outline; props in front of the figure. Lengths are metres of the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import shapely

from planmaker.figure.blocks import Block, SeenBlock, look_at_all
from planmaker.figure.camera import Camera
from planmaker.figure.face import Eyes, Face, draw_face
from planmaker.figure.floor import Ground, draw_bare_floor, draw_mat, shadow_of
from planmaker.figure.hair import HAIR, hair_outline, strands, tail
from planmaker.figure.head import Head
from planmaker.figure.ink import OUTLINE, hairline, inner_lines, joint_disks, pen_area
from planmaker.figure.outline import NOTHING, Region, common, union
from planmaker.figure.paint import Paint, clipped
from planmaker.figure.parts import Joint, Part
from planmaker.figure.pen import drawn
from planmaker.figure.regions import Tiling, filleted, hidden_by, tile
from planmaker.figure.shade import colour_areas
from planmaker.figure.silhouette import LIGHT, Silhouette, silhouette
from planmaker.figure.skeleton import Stance

_HAIR_NEARER: Final = 0.01  # metres by which hair lies outside the skull
_HAIR_SHADE: Final = 0.016


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Subject:
    """What stands before the camera."""

    stance: Stance
    parts: Sequence[Part]
    blocks: Sequence[Block] = ()
    hair: str = "bun"
    older: bool = False
    eyes: Eyes = "open"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """A frame as seen. Marks are laid between `body` and `ink`, and on top of all."""

    stance: Stance
    camera: Camera
    visible: Mapping[str, Region]
    figure: Region
    solid: Region
    """Figure and props: where no arrow may lie."""
    floor: tuple[Paint, ...]
    body: tuple[Paint, ...]
    ink: tuple[Paint, ...]

    def paints(self, felt: Iterable[Paint] = ()) -> list[Paint]:
        """Return everything in order, with the patches where the stretch is felt in their place."""
        return [*self.floor, *self.body, *felt, *self.ink]


def look(subject: Subject, camera: Camera, *, mat: Ground | None, bare_floor: bool = False) -> Scene:
    """Draw what the camera sees.

    Args:
        subject: figure and props.
        camera: from where.
        mat: what lies on the floor; None for none.
        bare_floor: whether to draw the floor as far as there is shadow.
    """
    tiling = _tiling(subject, camera)
    disks = joint_disks(tiling, subject.stance, camera)
    seen_blocks = look_at_all(subject.blocks, camera)
    behind = [paint for block in seen_blocks for paint in block.paints(OUTLINE)]
    ink = [
        Paint(region=pen_area(inner_lines(tiling, disks), tiling.figure), role="line"),
        Paint(region=tiling.figure, role="line", line=OUTLINE),
        *_blocks_in_front(seen_blocks, tiling),
    ]
    return Scene(
        stance=subject.stance,
        camera=camera,
        visible=tiling.visible,
        figure=tiling.figure,
        solid=union([tiling.figure, *(block.outline for block in seen_blocks)]),
        floor=(*_floor(subject, camera, mat, bare_floor), *behind),
        body=(*colour_areas(tiling, disks), *_hair_and_face(subject, tiling, camera)),
        ink=tuple(ink),
    )


def _tiling(subject: Subject, camera: Camera) -> Tiling:
    stance = subject.stance
    hanging = tail(subject.hair, stance)
    parts = [*subject.parts, *([hanging] if hanging else [])]
    seen = [silhouette(part, stance, camera) for part in parts]
    seen.append(_hair(subject, seen, camera))
    return tile(filleted(seen, stance, camera))


def _hair(subject: Subject, seen: Sequence[Silhouette], camera: Camera) -> Silhouette:
    by_name = {part.name: part for part in seen}
    hides = union([by_name["head"].outline, by_name["neck"].outline])
    outline = hair_outline(HAIR[subject.hair], Head(stance=subject.stance, camera=camera), hides)
    return replace(
        by_name["head"],
        name="hair",
        material="hair",
        outline=outline,
        lit=shapely.affinity.translate(outline, *(LIGHT * _HAIR_SHADE)),
        nearer=_HAIR_NEARER,
        joints=(Joint(other="head", bone="head", radius=1.0),),  # the hairline is drawn by itself, finer
    )


def _floor(subject: Subject, camera: Camera, mat: Ground | None, bare_floor: bool) -> Iterator[Paint]:
    if mat is None and not bare_floor:
        return
    shadow = shadow_of(subject.parts, subject.blocks, subject.stance, camera)
    yield from draw_bare_floor(shadow) if mat is None else draw_mat(mat, shadow, camera)


def _hair_and_face(subject: Subject, tiling: Tiling, camera: Camera) -> Iterator[Paint]:
    head, style = Head(stance=subject.stance, camera=camera), HAIR[subject.hair]
    for line in hairline(tiling):
        yield Paint(region=drawn(line, OUTLINE * 0.5, end=0.3), role="hair-shade")
    hair = tiling.visible["hair"]
    yield from strands(style, head, hair, OUTLINE)
    face = Face(head=head, skin=tiling.visible["head"], hair=hair, width=OUTLINE)
    yield from draw_face(face, eyes=subject.eyes, older=subject.older, ears=not style.covers_ears)


def _blocks_in_front(blocks: Sequence[SeenBlock], tiling: Tiling) -> Iterator[Paint]:
    """Yield the pieces of props that hide a piece of the figure, painted over it."""
    for block in blocks:
        hidden = [
            common(tiling.visible[part.name], piece)
            for part in tiling.parts
            for piece, _ in hidden_by(block, part)
            if not tiling.visible[part.name].is_empty
        ]
        area = union(hidden) if hidden else NOTHING
        if not area.is_empty:
            # the outline of the figure is drawn on both sides of its border: cover the inner half and the outer
            yield from clipped(block.paints(OUTLINE), common(area.buffer(OUTLINE * 0.7), block.outline.buffer(OUTLINE)))
