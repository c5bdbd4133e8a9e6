"""Colours by role: of a person, in grey, and of a finished drawing that a page wants in other colours.

A palette names a colour for every role that drawings have. Most follow from a few: a far limb is a little darker, a
shade darker still. In grey, what lies side by side differs by 30 steps of lightness (CIE L*) or is hatched,
because a grey printer knows no red. Colours are written #RRGGBB. This module needs no extra package.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from planmaker.figure.drawing import Drawing
from planmaker.figure.hatch import hatched

Palette = Mapping[str, str]

STANDARD: Final[Palette] = {
    "skin": "#E9B795",
    "skin-shade": "#D2946F",
    "shirt": "#F3F1EA",
    "shirt-shade": "#CFD3D3",
    "trousers": "#5E86A3",
    "trousers-shade": "#456A87",
    "hair": "#4B3A35",
    "hair-shade": "#372A27",
    "face": "#7A4632",
    "line": "#27313F",
    "eye-white": "#FFFFFF",
    "blush": "#F0642F",
    "feel": "#F0642F",
    "gap": "#8FAEBE",
    "feel-ground": "#FFFFFF",
    "arrow": "#D9472B",
    "arrow-halo": "#FFFFFF",
    "paper": "#FFFFFF",
    "mat": "#DCE6DF",
    "mat-edge": "#B9CBBF",
    "shadow": "#AFC3B6",
    "pillow": "#C9D6E8",
    "pillow-shade": "#A3B5CD",
    "towel": "#E7B85C",
    "towel-shade": "#C4923A",
    "wood": "#D9B98C",
    "wood-shade": "#BC9A6A",
    "wall": "#EDF0EA",
    "wall-edge": "#C9D2C6",
    "bed": "#E6DDEA",
    "bed-shade": "#C3B4CB",
}
"""The colours of props and marks, and of a person whose own are not given."""

_GREY_THINGS: Final[Palette] = {
    "line": "#0A0A0A",
    "eye-white": "#FFFFFF",
    "blush": "#FFFFFF",
    "feel": "#000000",
    "gap": "#9A9A9A",
    "feel-ground": "#FFFFFF",
    "arrow": "#000000",
    "arrow-halo": "#FFFFFF",
    "paper": "#FFFFFF",
    "mat": "#F0F0F0",
    "mat-edge": "#CFCFCF",
    "shadow": "#D2D2D2",
    "pillow": "#FBFBFB",
    "pillow-shade": "#DADADA",
    "towel": "#C8C8C8",
    "towel-shade": "#A6A6A6",
    "wood": "#E4E4E4",
    "wood-shade": "#B4B4B4",
    "wall": "#F4F4F4",
    "wall-edge": "#CCCCCC",
    "bed": "#EAEAEA",
    "bed-shade": "#C4C4C4",
}
_GREY_ON_LIGHT_SKIN: Final = {"skin": 98.0, "shirt": 67.0, "trousers": 37.0}  # L*, 30 apart
_GREY_ON_DARK_SKIN: Final = {"skin": 40.0, "shirt": 100.0, "trousers": 70.0}
_DARK_SKIN: Final = 55.0  # L*; below it a face is drawn dark in grey too
_LIGHT_HAIR: Final = 60.0  # L*
_GREY_SHADE: Final = 11.0  # L* by which a shade is darker; the far limb half of it


def palette(colours: Palette) -> Palette:
    """Complete a person's colours: those not given are the standard's, the rest follow from them."""
    own = {**STANDARD, **colours}
    for role in ("skin", "shirt", "trousers", "hair", "wood", "pillow", "towel", "bed"):
        if role in colours and f"{role}-shade" not in colours:
            own[f"{role}-shade"] = mixed(own[role], own["line"], 0.22)
    derived = {
        "hair-light": _strand(own),
        "wood-side": mixed(own["wood"], own["wood-shade"], 0.5),
    }
    for role in ("skin", "shirt", "trousers"):
        derived[f"{role}-far"] = mixed(own[role], own[f"{role}-shade"], 0.38)
        derived[f"{role}-far-shade"] = mixed(own[f"{role}-shade"], own["line"], 0.10)
    return {**derived, **own}


def _strand(colours: Palette) -> str:
    """Return the colour of single hairs: lighter than dark hair, darker than light hair."""
    if lightness(colours["hair"]) < _LIGHT_HAIR:
        return mixed(colours["hair"], "#FFFFFF", 0.24)
    return mixed(colours["hair"], colours["hair-shade"], 0.6)


def grey(colours: Palette) -> Palette:
    """Return a person's colours for a grey printer: light skin stays light, dark skin dark, hair as light as it is.

    Args:
        colours: those of the person; skin and hair decide.
    """
    skin, hair = (lightness(colours.get(role, STANDARD[role])) for role in ("skin", "hair"))
    steps = _GREY_ON_LIGHT_SKIN if skin > _DARK_SKIN else _GREY_ON_DARK_SKIN
    own = dict(_GREY_THINGS)
    for role, light in steps.items():
        own[role], own[f"{role}-shade"] = grey_of(light), grey_of(light - _GREY_SHADE)
    hair = min(max(hair, 12.0), 84.0)  # neither as black as the line nor as white as the face
    own |= {"hair": grey_of(hair), "hair-shade": grey_of(hair - 22 if hair > 40 else hair - 9)}
    own["face"] = grey_of(20.0) if skin > _DARK_SKIN else grey_of(8.0)
    return palette(own)


def recoloured(drawing: Drawing, colours: Palette) -> Drawing:
    """Give the shapes of a drawing other colours by role; shapes whose role is not named keep theirs."""
    shapes = (
        replace(
            shape,
            fill=shape.fill and colours.get(shape.role, shape.fill),
            stroke=shape.stroke and colours.get(shape.role, shape.stroke),
        )
        for shape in drawing.shapes
    )
    return replace(drawing, shapes=tuple(shapes))


def in_grey(drawing: Drawing, *, coarser: float = 1.0) -> Drawing:
    """Return a drawing for a grey printer: grey by role, and hatched where the stretch is felt.

    Args:
        drawing: in colour.
        coarser: how many times as thick and as far apart the hatching is, for a small print.
    """
    return recoloured(hatched(drawing, ground=True, coarser=coarser), grey(colours_of(drawing)))


def colours_of(drawing: Drawing) -> Palette:
    """Return which colour a drawing has for each role."""
    return {shape.role: colour for shape in drawing.shapes if (colour := shape.fill or shape.stroke)}


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour on the way from one to the other; a share of 0 is the one, 1 the other."""
    parts = (round(a * (1 - share) + b * share) for a, b in zip(_parts(one), _parts(other), strict=True))
    return "#" + "".join(f"{part:02X}" for part in parts)


def lightness(colour: str) -> float:
    """Return CIE L* from 0 (black) to 100 (white), for sRGB under D65 (IEC 61966-2-1)."""
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    )
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 116 * luminance ** (1 / 3) - 16 if luminance > 216 / 24389 else luminance * 24389 / 27


def grey_of(light: float) -> str:
    """Return the grey of a lightness L*."""
    light = min(max(light, 0.0), 100.0)
    luminance = ((light + 16) / 116) ** 3 if light > 8 else light * 27 / 24389
    part = 12.92 * luminance if luminance <= 0.0031308 else 1.055 * luminance ** (1 / 2.4) - 0.055
    return f"#{round(part * 255):02X}" + f"{round(part * 255):02X}" * 2


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue
