"""Reading SVG: what is understood, what is refused, and what hostile files may not do."""

import math
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmaker.errors import PlanmakerError
from planmaker.figure.hatch import outlines
from planmaker.figure.svg import LARGEST, DrawingError, read_svg

ILLUSTRATIONS = sorted((Path(__file__).parents[3] / "illustrations").glob("*.svg"))
FAMILIES = {
    *("arrow", "bed", "blush", "eye", "face", "feel", "gap", "hair", "line", "mat", "paper", "pillow", "shadow"),
    *("shirt", "skin", "towel", "trousers", "wall", "wood"),
}


def read(body, attributes="viewBox='0 0 100 50'"):
    return read_svg("cat.svg", f"<svg xmlns='http://www.w3.org/2000/svg' {attributes}>{body}</svg>".encode())


def shapes(body):
    return read(body).shapes


def path(data):
    return shapes(f"<path d='{data}'/>")[0].commands


def refusal(body, attributes="viewBox='0 0 100 50'"):
    with pytest.raises(DrawingError) as caught:
        read(body, attributes)
    return f"{caught.value} {caught.value.hint}"


def rounded(commands):
    return [(command[0], *(round(number, 3) for number in command[1:])) for command in commands]


# ---- bundled drawings


@pytest.mark.parametrize("file", ILLUSTRATIONS, ids=lambda file: file.stem)
def test_a_bundled_drawing_reads_at_the_common_scale_with_known_roles(file):
    drawing = read_svg(file.name, file.read_bytes())
    assert (drawing.name, drawing.units_per_metre) == (file.stem, 2500)
    assert {shape.role.partition("-")[0] for shape in drawing.shapes} <= FAMILIES
    assert {"skin", "skin-shade", "hair", "shirt", "trousers", "line"} <= {shape.role for shape in drawing.shapes}
    assert file.stat().st_size <= 45 * 1024


@pytest.mark.parametrize("file", ILLUSTRATIONS, ids=lambda file: file.stem)
def test_a_bundled_drawing_fills_its_box_but_for_a_little_air(file):
    drawing = read_svg(file.name, file.read_bytes())
    points = [point for shape in drawing.shapes for line in outlines(shape.commands) for point in line]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    gaps = min(xs), min(ys), drawing.width - max(xs), drawing.height - max(ys)
    assert all(20 <= gap <= 80 for gap in gaps)


def test_arrows_and_warm_patches_can_be_left_out():
    (end,) = [file for file in ILLUSTRATIONS if file.stem == "knee-to-chest-end"]
    drawing = read_svg(end.name, end.read_bytes())
    assert {"arrow", "arrow-halo", "feel"} <= {shape.role for shape in drawing.shapes}
    left = {shape.role for shape in drawing.without("arrow").without("feel").shapes}
    assert not {"arrow", "arrow-halo", "feel"} & left


def test_there_is_a_drawing_for_every_built_in_step():
    assert len(ILLUSTRATIONS) >= 29


# ---- path data


def test_relative_and_absolute_commands_become_absolute():
    assert path("M1 2l3 4H9h-1V0v5c1 1 2 2 3 3C0 0 1 1 2 2z") == (
        ("move", 1, 2),
        ("line", 4, 6),
        ("line", 9, 6),
        ("line", 8, 6),
        ("line", 8, 0),
        ("line", 8, 5),
        ("curve", 9, 6, 10, 7, 11, 8),
        ("curve", 0, 0, 1, 1, 2, 2),
        ("close",),
    )


def test_numbers_may_run_together_and_repeat_without_their_letter():
    assert path("m1-2.5.5 1e1,3-1") == (("move", 1, -2.5), ("line", 1.5, 7.5), ("line", 4.5, 6.5))


def test_a_path_goes_on_where_its_outline_closed():
    assert path("M1 1h2v2zl5 5")[3:] == (("close",), ("move", 1, 1), ("line", 6, 6))


def test_smooth_curves_reflect_the_last_handle():
    assert path("M0 0C1 2 3 4 5 5S8 8 9 9")[2] == ("curve", 7, 6, 8, 8, 9, 9)
    assert path("M0 0L5 5s1 1 2 2")[2] == ("curve", 5, 5, 6, 6, 7, 7)
    assert path("M0 0Q3 3 6 0T12 0")[2] == ("curve", 8, -2, 10, -2, 12, 0)


@given(st.floats(1, 50), st.floats(1, 50), st.integers(0, 1), st.integers(0, 1), st.floats(-90, 90), st.floats(-90, 90))
def test_an_arc_stays_on_its_ellipse_and_arrives(rx, ry, large, sweep, x, y):
    *_, last = commands = path(f"M0 0A{rx} {ry} 0 {large}{sweep}{x:.6f} {y:.6f}")
    assert last[-2:] == pytest.approx((x, y), abs=1e-5)
    assert all(c[0] in {"move", "curve", "line"} for c in commands)
    assert len(commands) <= 5


def test_an_arc_that_goes_nowhere_or_has_no_radius_is_a_line():
    assert path("M1 1a5 5 0 0 1 0 0") == (("move", 1, 1), ("line", 1, 1))
    assert path("M1 1a0 5 0 0 1 4 4") == (("move", 1, 1), ("line", 5, 5))


def test_a_half_circle_passes_through_its_top():
    assert rounded(path("M0 0A5 5 0 0 1 10 0"))[1][-2:] == (5, -5)
    assert rounded(path("M0 0A5 5 0 0 0 10 0"))[1][-2:] == (5, 5)


@given(st.lists(st.tuples(st.integers(-999, 999), st.integers(-999, 999)), min_size=2, max_size=20))
def test_what_is_written_is_read_back(points):
    data = "M" + "L".join(f"{x} {y}" for x, y in points)
    assert path(data) == tuple(("line" if i else "move", x, y) for i, (x, y) in enumerate(points))


# ---- looks


def test_inherit_keeps_what_the_group_says():
    assert shapes("<g fill='#abc'><path fill='inherit' d='M0 0h1'/></g>")[0].fill == "#AABBCC"


def test_groups_hand_down_role_colours_and_opacity():
    inside = "<path d='M0 0h1' opacity='0.5'/><path class='hair' d='M0 0h1'/>"
    skin, hair = shapes(f"<g class='skin x' fill='#abc' opacity='0.5'>{inside}</g>")
    assert (skin.role, skin.fill, skin.stroke, skin.opacity) == ("skin", "#AABBCC", None, 0.25)
    assert (hair.role, hair.opacity) == ("hair", 0.5)


def test_a_style_attribute_wins_over_others():
    (shape,) = shapes("<path fill='black' style='fill:none; stroke:white;stroke-width:2px' d='M0 0h1'/>")
    assert (shape.fill, shape.stroke, shape.stroke_width) == (None, "#FFFFFF", 2)


def test_a_shape_without_colour_is_black_as_svg_says():
    assert shapes("<path d='M0 0h1v1z'/>")[0].fill == "#000000"


def test_area_and_line_that_differ_in_opacity_become_two_shapes():
    area, line = shapes("<path fill='#fff' stroke='#000' fill-opacity='.5' d='M0 0h1'/>")
    assert (area.stroke, area.opacity, line.fill, line.opacity) == (None, 0.5, None, 1)


def test_the_fill_rule_is_kept():
    assert [s.even_odd for s in shapes("<path d='M0 0h1'/><path fill-rule='evenodd' d='M0 0h1'/>")] == [False, True]


def test_what_is_hidden_is_left_out():
    assert len(shapes("<g display='none'><path d='M0 0h1'/></g><path d='M0 0h1' fill='none'/><path d='M0 0h1'/>")) == 1


@pytest.mark.parametrize(
    ("transform", "end"),
    [
        ("translate(3)", (4, 2)),
        ("translate(3,-1)", (4, 1)),
        ("scale(2)", (2, 4)),
        ("scale(2 .5)", (2, 1)),
        ("rotate(90)", (-2, 1)),
        ("rotate(180 1 1)", (1, 0)),
        ("matrix(0 1 1 0 5 5)", (7, 6)),
        ("translate(1) scale(2)", (3, 4)),
    ],
)
def test_transforms_move_points(transform, end):
    (shape,) = shapes(f"<path transform='{transform}' d='M1 2h9'/>")
    assert shape.commands[0][1:] == pytest.approx(end)


def test_nested_transforms_apply_from_the_inside_out_and_thicken_lines():
    (shape,) = shapes("<g transform='scale(2)'><path transform='translate(1)' stroke='#000' d='M1 1h1'/></g>")
    assert (shape.commands[0], shape.stroke_width) == (("move", 4, 2), 2)


# ---- the box


def test_the_view_box_begins_at_zero():
    drawing = read("<path d='M10 20h5'/>", "viewBox='10 20 100 50' data-units-per-metre='250'")
    assert (drawing.width, drawing.height, drawing.units_per_metre) == (100, 50, 250)
    assert drawing.shapes[0].commands[0] == ("move", 0, 0)


def test_a_drawing_without_a_scale_is_taken_as_a_person_lying_down():
    assert read("<path d='M0 0h1'/>", "viewBox='0 0 90 180'").units_per_metre == pytest.approx(100)


# ---- other elements


@pytest.mark.parametrize(
    ("element", "kinds", "first"),
    [
        ("<rect x='1' y='2' width='4' height='3'/>", "move line line line close", (1, 2)),
        ("<rect width='4' height='4' rx='1'/>", "move " + "line curve " * 4 + "close", (1, 0)),
        ("<line x1='1' y1='2' x2='3' y2='4'/>", "move line", (1, 2)),
        ("<polyline points='1,2 3,4 5,6'/>", "move line line", (1, 2)),
        ("<polygon points='1 2 3 4 5 6'/>", "move line line close", (1, 2)),
    ],
)
def test_basic_shapes_become_paths(element, kinds, first):
    (shape,) = shapes(element)
    assert [command[0] for command in shape.commands] == kinds.split()
    assert shape.commands[0][1:] == first


@pytest.mark.parametrize("element", ["<circle cx='9' cy='9' r='5'/>", "<ellipse cx='9' cy='9' rx='5' ry='5'/>"])
def test_a_circle_is_round(element):
    ends = [command[-2:] for command in shapes(element)[0].commands if command[0] == "curve"]
    assert len(ends) == 4
    assert [math.dist(end, (9, 9)) for end in ends] == pytest.approx([5] * 4)


def test_empty_shapes_show_nothing():
    nothing = "<circle r='0'/><rect width='0' height='4'/><polygon points=''/><path d=''/><path/><path d='M1 1'/>"
    assert "shows nothing" in refusal(nothing)


def test_what_inkscape_adds_is_ignored():
    body = (
        "<title>Cat</title><desc>d</desc><metadata><a/></metadata><defs id='defs1'><linearGradient/></defs>"
        "<s:namedview xmlns:s='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd'><s:grid/></s:namedview>"
        "<g xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:label='Layer 1' style='display:inline'>"
        "<path style='fill:#ABC;-inkscape-stroke:none;stroke-dasharray:none' i:original-d='x' d='M0 0h1'/></g>"
    )
    assert [shape.fill for shape in shapes(body)] == ["#AABBCC"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<text id='t1'>Hello</text>", "cat.svg:1: <text id='t1'>: this element is not understood. Turn it into paths"),
        ("<use href='#a'/>", "Unlink the clone"),
        ("<image/>", "Trace it"),
        ("<style>.a{}</style>", "Plain SVG"),
        ("<path fill='url(#g)' d='M0 0h1'/>", "<path>: fill: 'url(#g)' is not a flat colour. Write it as #rrggbb"),
        ("<path fill='rebeccapurple' d='M0 0h1'/>", "not a flat colour"),
        ("<path style='stroke-dasharray:1,2' d='M0 0h1'/>", "Use a plain line"),
        ("<g clip-path='url(#c)'/>", "Use no clip"),
        ("<path stroke-width='1mm' d='M0 0h1'/>", "stroke-width: '1mm' is not a number"),
        ("<g transform='skewX(3)'/>", "transform 'skewX(3)' is not understood"),
        ("<g transform='scale(1'/>", "not understood"),
        ("<path d='M0 0X1'/>", "the path cannot go on with 'X1'"),
        ("<path d='M0 0L1'/>", "breaks off"),
        ("<path d='L1 1'/>", "does not begin with a move"),
        ("<path d='M0 0z5'/>", "cannot go on with '5'"),
        ("<path d='M0 1e99'/>", "far too large"),
        ("<path d='M0 0a1 1 0 2 0 1 1'/>", "cannot go on with '2 0 1 1'"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_to_do(body, words):
    assert words in refusal(body)


def test_a_message_names_the_line():
    assert refusal("\n\n<text/>").startswith("cat.svg:3: <text>")


@pytest.mark.parametrize(
    "attributes",
    ["", "viewBox='0 0 0 5'", "viewBox='1 2 3'", "viewBox='0 0 1e999 1'", "viewBox='a b c d'", "width='3' height='4'"],
)
def test_a_drawing_needs_a_view_box(attributes):
    assert "viewBox" in refusal("<path d='M0 0h1'/>", attributes)


def test_a_scale_of_nothing_is_refused():
    assert "data-units-per-metre" in refusal("<g/>", "viewBox='0 0 1 1' data-units-per-metre='0'")


# ---- hostile files


LAUGHS = "<!DOCTYPE svg [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
GOOD = "<svg viewBox='0 0 9 9'><path d='M0 0h1v1z'/></svg>"


@pytest.mark.parametrize(
    "data",
    [
        f"{LAUGHS}]><svg viewBox='0 0 9 9'>&i;</svg>".encode(),
        f"{LAUGHS}]><svg viewBox='0 0 9 9'>&i;</svg>".encode("utf-16"),
        b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg viewBox='0 0 9 9'>&x;</svg>",
        b"<!DOCTYPE svg SYSTEM 'http://example.org/svg.dtd'><svg viewBox='0 0 9 9'/>",
    ],
)
def test_a_doctype_is_refused_before_any_entity_is_expanded(data):
    with pytest.raises(DrawingError, match="DOCTYPE"):
        read_svg("cat.svg", data)


@pytest.mark.parametrize("encoding", ["utf-7", "shift_jis", "punycode", "base64", "no-such"])
def test_an_unusual_encoding_is_refused(encoding):
    with pytest.raises(DrawingError, match="encoding"):
        read_svg("cat.svg", f"<?xml version='1.0' encoding='{encoding}'?>{GOOD}".encode())


def test_utf_16_is_read():
    assert len(read_svg("cat.svg", f"<?xml version='1.0' encoding='utf-16'?>{GOOD}".encode("utf-16")).shapes) == 1


@given(st.integers(0, len(GOOD) - 1))
def test_a_truncated_file_is_refused(length):
    with pytest.raises(DrawingError, match="not a complete SVG"):
        read_svg("cat.svg", GOOD[:length].encode())


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.7", b"\x00" * 99, b"<html/>", b"<svg/><svg/>"])
def test_a_file_of_another_kind_is_refused(data):
    with pytest.raises(DrawingError, match=r"cat\.svg"):
        read_svg("cat.svg", data)


def test_a_huge_file_is_refused_unread():
    with pytest.raises(DrawingError, match="larger than 1000 kB"):
        read_svg("cat.svg", b" " * (LARGEST + 1))


@pytest.mark.parametrize(
    "place", ["<path d='{}'/>", "<g transform='{}'/>", "<polygon points='{}'/>", "<g style='{}'/>"]
)
@pytest.mark.parametrize("junk", [" ", "1", "a", "1,", "(", "-", ".", "M0 0", "scale(1)"])
def test_junk_costs_no_more_than_its_size(place, junk):
    start = time.process_time()
    try:
        message = refusal(place.format(junk * (500_000 // len(junk)) + "?"))
    except pytest.fail.Exception:
        message = ""  # a style may hold anything
    assert time.process_time() - start < 3
    assert len(message) < 300


def test_deep_nesting_is_no_trouble():
    deep = 50_000
    assert len(shapes("<g>" * deep + "<path d='M0 0h1'/>" + "</g>" * deep)) == 1


def test_transforms_that_grow_beyond_measure_are_refused():
    assert "too large" in refusal("<g transform='scale(1e9)'>" * 50 + "<path d='M1 1h1'/>" + "</g>" * 50)


@given(st.text(alphabet="MmLlHhVvCcSsQqTtAaZz0123456789.-+eE, ", max_size=60))
def test_any_path_data_is_read_or_refused(data):
    try:
        drawing = read(f"<path d='M0 0{data}'/><path d='M0 0h1'/>")
    except PlanmakerError:
        return
    assert all(math.isfinite(n) for shape in drawing.shapes for command in shape.commands for n in command[1:])


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data):
    with pytest.raises(DrawingError):
        read_svg("cat.svg", data)
