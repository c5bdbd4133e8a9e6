"""Colours as people see them: lightness, contrast, and the nearest colour that is readable.

Colours are written ``#RRGGBB`` and mean sRGB (IEC 61966-2-1).
"""

from __future__ import annotations

import re

COLOUR_PATTERN = re.compile(r"#[0-9A-Fa-f]{6}")
BLACK, WHITE = "#000000", "#FFFFFF"
_STEPS = 256


def parts(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue from 0 to 255.

    Raises:
        ValueError: the text is not of the form ``#RRGGBB``.
    """
    if not COLOUR_PATTERN.fullmatch(colour):
        raise ValueError(f"'{colour}' is not a colour of the form '#RRGGBB'.")
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Return the relative luminance, from 0 (black) to 1 (white), as WCAG 2.1 defines it."""
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in parts(colour))
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def lightness(colour: str) -> float:
    """Return CIE L*, from 0 (black) to 100 (white), under D65."""
    light = luminance(colour)
    return 116 * light ** (1 / 3) - 16 if light > 216 / 24389 else light * 24389 / 27


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, from 1 to 21, as WCAG 2.1 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour on the way from one to the other; a share of 0 is the one, 1 the other."""
    values = (round(a * (1 - share) + b * share) for a, b in zip(parts(one), parts(other), strict=True))
    return "#" + "".join(f"{value:02X}" for value in values)


def readable(colour: str, *grounds: str, least: float) -> str:
    """Return the colour, or the nearest darker one whose contrast with all of the grounds is enough.

    Args:
        colour: of text.
        grounds: light colours on which it stands, or that stand on it.
        least: the contrast wanted with each; black is returned where nothing reaches it.
    """
    for step in range(_STEPS):
        darker = mixed(colour, BLACK, step / _STEPS)
        if all(contrast(darker, ground) >= least for ground in grounds):
            return darker
    return BLACK
