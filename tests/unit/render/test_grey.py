"""In grey, as printed: skin, shirt and trousers can be told apart, and so can the place where a stretch is felt."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from statistics import median

import pytest

from planmaker.figure import palette
from planmaker.figure.drawing import Drawing
from planmaker.figure.palette import colours_of, grey_of, in_grey, lightness, recoloured
from planmaker.figure.svg import read_svg
from planmaker.render.png import paint_drawing
from planmaker.resources import packaged

STORED = packaged("illustrations", ".svg")
WIDTH = round(60 / 25.4 * 150)  # pixels: 60 mm at 150 dpi
STEP = 30.0  # L*
ENOUGH = 20  # pixels, below which a role is hardly seen
KEYS = {"skin": "#FF0000", "shirt": "#00FF00", "trousers": "#0000FF", "feel": "#FF00FF", "feel-ground": "#FF00FF"}
ROLES = {bytes.fromhex(colour[1:]): role for role, colour in reversed(KEYS.items())}  # both kinds of a patch: feel


def stored(path: str) -> Drawing:
    return read_svg(path, STORED[path].data)


def printed(drawing: Drawing) -> dict[str, list[float]]:
    """Return the lightness of the printed pixels that lie wholly within each role."""
    others = dict.fromkeys(colours_of(drawing), "#FFFFFF")
    whole = replace(drawing, shapes=tuple(replace(s, opacity=1.0) for s in drawing.shapes if s.role != "blush"))
    where, shown = (_pixels(one) for one in (recoloured(whole, others | KEYS), drawing))
    found: dict[str, list[float]] = {role: [] for role in KEYS}
    for key, pixel in zip(where, shown, strict=True):
        if key in ROLES:
            found[ROLES[key]].append(light_of(pixel))
    return found


def _pixels(drawing: Drawing) -> Iterator[bytes]:
    data = paint_drawing(drawing, width=WIDTH).convert("RGB").tobytes()
    return (data[at : at + 3] for at in range(0, len(data), 3))


@cache
def light_of(pixel: bytes) -> float:
    return lightness(f"#{pixel.hex().upper()}")


def confused(drawing: Drawing) -> Iterator[str]:
    """Yield what cannot be told apart in print."""
    pixels = printed(drawing)
    lights = {role: median(pixels[role]) for role in ("skin", "shirt", "trousers") if len(pixels[role]) >= ENOUGH}
    for (role, light), (other, next_light) in pairwise(sorted(lights.items(), key=lambda item: item[1])):
        if next_light - light < STEP - 0.5:
            yield f"{role} and {other}"
    patch = sorted(pixels["feel"])
    if len(patch) >= ENOUGH and patch[len(patch) * 9 // 10] - patch[len(patch) // 10] < STEP:
        yield "the hatching and its ground"


@pytest.mark.parametrize("path", STORED)
def test_in_grey_clothes_skin_and_patch_can_be_told_apart(path):
    assert not list(confused(in_grey(stored(path))))


def test_all_that_is_compared_is_seen():
    seen = printed(in_grey(stored("knee-to-chest-end.svg")))
    assert all(len(seen[role]) >= ENOUGH for role in ("skin", "shirt", "trousers", "feel"))


def test_colours_turned_grey_as_they_are_would_be_confused():
    drawing = stored("knee-to-chest-end.svg")
    plain = {role: grey_of(lightness(colour)) for role, colour in colours_of(drawing).items()}
    assert list(confused(recoloured(drawing, plain)))


@pytest.mark.parametrize(
    ("role", "light", "confusion"), [("shirt", 50.0, "trousers and shirt"), ("trousers", 60.0, "trousers and shirt")]
)
def test_a_broken_palette_is_noticed(monkeypatch, role, light, confusion):
    steps = palette._GREY_ON_LIGHT_SKIN
    monkeypatch.setattr(palette, "_GREY_ON_LIGHT_SKIN", {**steps, role: light})
    assert confusion in list(confused(in_grey(stored("knee-to-chest-end.svg"))))
