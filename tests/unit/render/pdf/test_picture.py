"""One drawing as a PDF of its own size."""

from datetime import UTC, datetime

import yaml

from planmaker.figure.svg import read_svg
from planmaker.render.pdf.look import look_from
from planmaker.render.pdf.picture import POINTS_PER_METRE, render_picture
from planmaker.resources import packaged

LOOK = look_from(yaml.safe_load(packaged("templates", ".yaml")["looks.yaml"].data))


def picture():
    drawing = read_svg("cat-cow-cow.svg", packaged("illustrations", ".svg")["cat-cow-cow.svg"].data)
    issued = datetime(2027, 3, 1, tzinfo=UTC)
    return drawing, render_picture(
        drawing, look=LOOK, alt="A cat.", language="en", producer="planmaker test", issued=issued
    )


def test_the_page_is_as_large_as_the_drawing_and_has_its_description():
    import pymupdf

    drawing, data = picture()
    with pymupdf.open(stream=data) as pdf:
        assert len(pdf) == 1
        assert abs(pdf[0].rect.width - drawing.width / 2500 * POINTS_PER_METRE) < 0.01
        pixels = pdf[0].get_pixmap()
        assert len(set(pixels.samples)) > 50
        objects = [pdf.xref_object(number) for number in range(1, pdf.xref_length())]
    assert any("/Alt (A cat.)" in text for text in objects)


def test_the_same_drawing_gives_the_same_bytes():
    assert picture()[1] == picture()[1]
