"""Writing SVG: what is written reads back, is small, and is the same twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmaker.figure.drawing import Drawing, Shape
from planmaker.figure.svg import read_svg
from planmaker.render.svg import write_svg
from planmaker.resources import packaged

BUILT_IN = packaged("illustrations", ".svg")
numbers = st.integers(-5000, 5000).map(float)
commands = st.one_of(
    st.tuples(st.just("line"), numbers, numbers),
    st.tuples(st.just("curve"), *[numbers] * 6),
    st.just(("close",)),
    st.tuples(st.just("move"), numbers, numbers),
)


def in_order(steps):
    """Begin with a move, and move on after each close, as the engine does."""
    path = [("move", 10.0, 20.0)]
    for step in steps:
        if path[-1][0] == "close" and step[0] != "move":
            path.append(("move", 30.0, 40.0))
        path.append(step)
    return tuple([*path, ("line", 1.0, 2.0)] if path[-1][0] != "close" else path)


def drawing(*shapes):
    return Drawing(name="cat", width=100, height=50, units_per_metre=2500, shapes=shapes)


@given(st.lists(commands, min_size=1, max_size=12), st.booleans())
def test_what_is_written_reads_back(steps, even_odd):
    path = in_order(steps)
    shape = Shape(role="skin-far", commands=path, fill="#AABBCC", opacity=0.5, even_odd=even_odd)
    if len(path) > 1:
        assert read_svg("cat.svg", write_svg(drawing(shape))) == drawing(shape)


@given(st.lists(st.tuples(st.floats(-999, 999), st.floats(-999, 999)), min_size=2, max_size=30))
def test_rounding_does_not_add_up(points):
    path = (("move", *points[0]), *(("line", *point) for point in points[1:]))
    (read,) = read_svg("cat.svg", write_svg(drawing(Shape(role="", commands=path, fill="#000000")))).shapes
    assert [x for command in read.commands for x in command[1:]] == pytest.approx(
        [round(x, 2) for point in points for x in point], abs=1e-6
    )


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_drawing_is_written_as_small_as_it_is_stored(name):
    data = BUILT_IN[name].data
    again = write_svg(read_svg(name, data))
    assert read_svg(name, again) == read_svg(name, data)
    assert len(again) <= len(data) + 100


def test_shapes_of_both_fill_rules_keep_theirs():
    path = (("move", 0.0, 0.0), ("line", 9.0, 0.0), ("line", 9.0, 9.0), ("close",))
    both = drawing(*(Shape(role="x", commands=path, fill="#000000", even_odd=rule) for rule in (True, False)))
    assert read_svg("cat.svg", write_svg(both)) == both


def test_a_title_is_escaped_and_does_not_change_the_drawing():
    cat = drawing(Shape(role="skin", commands=(("move", 0.0, 0.0), ("line", 9.0, 9.0)), fill="#000000"))
    data = write_svg(cat, title="Cat & <cow>")
    assert b"<title>Cat &amp; &lt;cow&gt;</title>" in data
    assert read_svg("cat.svg", data) == cat
