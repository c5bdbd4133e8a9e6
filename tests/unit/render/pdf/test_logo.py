"""Logos: any PNG, JPEG or flat SVG becomes a form of few pixels; whatever is wrong with a file is said."""

import io
import re
import struct
import zlib

import pytest
from PIL import Image

from planmaker.errors import ContentError
from planmaker.render.pdf.logo import logo_form
from planmaker.resources import SourceFile

GREEN = (20, 110, 90)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path fill="#146E5A" d="M0 0h40v20H0z"/></svg>'


def file_of(image, name="logo.png", **how):
    stream = io.BytesIO()
    image.save(stream, "JPEG" if name.endswith("jpg") else "PNG", **how)
    return SourceFile(path=name, label=f"clinic/{name}", data=stream.getvalue())


def form_of(file, *, grey=False):
    return logo_form(file, box=36, grey=grey)


def pixels(form):
    """Size, colour space and samples of the image of a form."""
    head, _, rest = form.image.partition(b">>stream\n")
    width, height, length = (int(re.search(rb"/%b (\d+)" % key, head)[1]) for key in (b"Width", b"Height", b"Length"))
    data = rest[:length]
    samples = zlib.decompress(data) if b"/FlateDecode" in head else data
    return (width, height), re.search(rb"/ColorSpace/(\w+)", head)[1], samples


@pytest.mark.parametrize(
    ("size", "kept"),
    [((600, 600), (150, 150)), ((1000, 250), (150, 38)), ((100, 600), (25, 150)), ((40, 30), (40, 30))],
)
@pytest.mark.parametrize("name", ["logo.png", "logo.jpg"])
def test_an_image_has_at_most_300_pixels_to_the_inch_of_its_box(size, kept, name):
    form = form_of(file_of(Image.new("RGB", size, GREEN), name))
    assert (form.width, form.height) == kept
    assert pixels(form)[0] == kept


def test_a_logo_that_is_all_but_a_line_keeps_a_pixel():
    assert pixels(form_of(file_of(Image.new("RGB", (3000, 2), GREEN))))[0] == (150, 1)


@pytest.mark.parametrize(
    ("mode", "colour"),
    [("RGB", GREEN), ("RGBA", (*GREEN, 255)), ("L", 90), ("LA", (90, 255)), ("1", 1), ("P", 3), ("I;16", 40_000)],
)
def test_images_of_every_kind_are_read(mode, colour):
    _, space, samples = pixels(form_of(file_of(Image.new(mode, (10, 10), colour))))
    assert space == b"DeviceRGB"
    assert len(samples) == 300


def test_sixteen_bits_keep_their_lightness():
    samples = pixels(form_of(file_of(Image.new("I;16", (10, 10), 0x8000))))[2]
    assert set(samples) == {0x80}


def test_a_print_of_four_inks_is_read():
    assert pixels(form_of(file_of(Image.new("CMYK", (10, 10)), "logo.jpg")))[2] == b"\xff" * 300


def test_what_a_png_lets_through_is_white():
    clear = pixels(form_of(file_of(Image.new("RGBA", (10, 10), (0, 0, 0, 0)))))[2]
    half = pixels(form_of(file_of(Image.new("RGBA", (10, 10), (0, 0, 0, 128)))))[2]
    assert set(clear) == {255}
    assert set(half) == {127}


def test_a_palette_with_a_clear_colour_is_white_there():
    image = Image.new("P", (10, 10), 0)
    image.putpalette([0, 0, 0, 20, 110, 90])
    assert set(pixels(form_of(file_of(image, transparency=0)))[2]) == {255}


def test_a_photograph_that_lies_on_its_side_stands_upright():
    image = Image.new("RGB", (60, 30), GREEN)
    exif = image.getexif()
    exif[0x0112] = 6
    assert pixels(form_of(file_of(image, "logo.jpg", exif=exif)))[0] == (30, 60)


def test_in_grey_ink_an_image_is_grey():
    form = form_of(file_of(Image.new("RGB", (10, 10), GREEN)), grey=True)
    assert pixels(form)[1:] == (b"DeviceGray", bytes([81]) * 100)


def test_in_grey_ink_a_drawing_is_grey():
    file = SourceFile(path="logo.svg", label="logo.svg", data=SVG)
    colours = [re.findall(rb"(\S+) (\S+) (\S+) rg", form_of(file, grey=grey).operators)[0] for grey in (False, True)]
    assert len(set(colours[0])) == 3
    assert len(set(colours[1])) == 1


def test_the_same_file_gives_the_same_form_and_others_have_other_names():
    one, same = (form_of(file_of(Image.new("RGB", (400, 400), GREEN))) for _ in range(2))
    other = form_of(file_of(Image.new("RGB", (400, 400), "navy")))
    assert one == same
    assert one.name != other.name


# ---- files that are no good


def bomb():
    """A PNG of 60,000 x 60,000 pixels in a few bytes."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


BROKEN = file_of(Image.effect_noise((200, 200), 50)).data


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("logo.png", b"", "This is no PNG or JPEG."),
        ("logo.png", b"GIF89a" + b"\0" * 40, "This is no PNG or JPEG."),
        ("logo.jpg", SVG, "This is no PNG or JPEG."),
        ("logo.png", BROKEN[: len(BROKEN) // 2], "This PNG or JPEG is broken."),
        ("logo.png", bomb(), "It has more than 16,000,000 pixels."),
        ("logo.svg", b"<svg", "This is not a complete SVG file"),
        ("logo.SVG", SVG.replace(b'"#146E5A"', b'"url(#shine)"'), "<path>: fill: 'url(#shine)' is not a flat colour."),
    ],
)
def test_a_file_that_is_no_good_is_named_with_what_to_do(name, data, what):
    with pytest.raises(ContentError) as caught:
        form_of(SourceFile(path=name, label=f"clinic/{name}", data=data))
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"clinic/{name}:1: {what}")
    assert "PNG" in problem.hint


def test_an_image_of_too_many_pixels_is_refused_before_it_is_unpacked():
    with pytest.raises(ContentError) as caught:
        form_of(file_of(Image.new("1", (5000, 4000))))
    assert "It has 5000 x 4000 pixels, more than 16,000,000." in str(caught.value.problems[0])
