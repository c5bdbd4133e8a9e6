"""A clinic's logo: a PNG or JPEG as an image of as many pixels as paper shows, an SVG as a drawing.

The file comes from elsewhere and is not trusted: it is measured before it is unpacked, and whatever goes wrong while it
is read is a fault of the file. What a PNG lets through becomes white, as the paper is.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from planmaker.errors import ContentError, Problem
from planmaker.figure.drawing import Drawing, Shape
from planmaker.figure.palette import grey_of, lightness
from planmaker.figure.svg import DrawingError, read_svg
from planmaker.render.pdf import syntax
from planmaker.render.pdf.drawing import Form, form
from planmaker.resources import SourceFile

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS_PER_INCH: Final = 300
MOST_PIXELS: Final = 16_000_000
"""Unpacked, so many take 64 megabytes; a scan of a whole page has 9 million."""
_POINTS_PER_INCH: Final = 72
_ADVICE: Final = "Save it anew as a PNG, at most 1000 pixels wide."


def logo_form(file: SourceFile, *, box: float, grey: bool) -> Form:
    """Return a logo, ready to be stamped.

    Args:
        file: a PNG, JPEG or SVG, by its ending.
        box: the longer side on paper, in points.
        grey: whether it is for a grey printer.

    Raises:
        ContentError: the file is broken, too large, or holds something that is not understood.
    """
    if file.path.lower().endswith(".svg"):
        drawing = _read_drawing(file)
        return form(_in_grey(drawing) if grey else drawing)
    image = _read_image(file)
    image = _reduced(image.convert("L") if grey else image, round(box / _POINTS_PER_INCH * DOTS_PER_INCH))
    return _image_form(image)


def _fault(file: SourceFile, what: str, hint: str, line: int = 1) -> ContentError:
    return ContentError([Problem(file=file.label, line=line, path="", what=what, hint=hint)])


# --------------------------------------------------------------------------- drawings


def _read_drawing(file: SourceFile) -> Drawing:
    try:
        return read_svg(file.label, file.data)
    except DrawingError as error:
        what = error.what[:1].upper() + error.what[1:]
        raise _fault(file, what, f"{error.hint} Or use a PNG.".strip(), max(1, error.line)) from error


def _in_grey(drawing: Drawing) -> Drawing:
    """Turn each colour into the grey that is as light."""
    return replace(drawing, shapes=tuple(map(_shape_in_grey, drawing.shapes)))


def _shape_in_grey(shape: Shape) -> Shape:
    fill, stroke = (colour and grey_of(lightness(colour)) for colour in (shape.fill, shape.stroke))
    return replace(shape, fill=fill, stroke=stroke)


# --------------------------------------------------------------------------- images


def _read_image(file: SourceFile) -> Image:
    """Return the image upright and on white, in RGB."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(file.data), formats=("PNG", "JPEG")) as image:
                if image.width * image.height > MOST_PIXELS:
                    what = f"It has {image.width} x {image.height} pixels, more than {MOST_PIXELS:,}."
                    raise _fault(file, what, _ADVICE)
                image.load()
                return _on_white(ImageOps.exif_transpose(_eight_bits(image)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _fault(file, f"It has more than {MOST_PIXELS:,} pixels.", _ADVICE) from error
    except UnidentifiedImageError as error:
        raise _fault(file, "This is no PNG or JPEG.", _ADVICE) from error
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:  # all that Pillow raises on broken files
        raise _fault(file, "This PNG or JPEG is broken.", _ADVICE) from error


def _eight_bits(image: Image) -> Image:
    """Return an image of 16 bits a pixel, which Pillow would cut off at white, with 8."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value / 256).convert("L")


def _on_white(image: Image) -> Image:
    from PIL.Image import alpha_composite, new

    if not image.has_transparency_data:
        return image.convert("RGB")
    ground = new("RGBA", image.size, "white")
    return alpha_composite(ground, image.convert("RGBA")).convert("RGB")


def _reduced(image: Image, most: int) -> Image:
    """Return an image whose longer side has at most so many pixels."""
    from PIL.Image import Resampling

    share = min(1.0, most / max(image.size))
    width, height = (max(1, round(share * side)) for side in image.size)
    return image if share == 1 else image.resize((width, height), Resampling.LANCZOS)


def _image_form(image: Image) -> Form:
    """Return a form that shows an image, a unit for each pixel."""
    space = b"DeviceGray" if image.mode == "L" else b"DeviceRGB"
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%b/BitsPerComponent 8" % (*image.size, space)
    return Form(
        operators=b"%d 0 0 %d 0 0 cm /I Do" % image.size,
        width=float(image.width),
        height=float(image.height),
        image=syntax.stream(head, image.tobytes()),
    )
