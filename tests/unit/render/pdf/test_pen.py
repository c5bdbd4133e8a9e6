"""What the pen records: tags, artifacts by themselves, errors where a reader would miss something."""

from dataclasses import replace

import pytest

from planmaker.render.pdf.annotation import Link
from planmaker.render.pdf.block import PlacedBlock, combine, stack, tagged
from planmaker.render.pdf.drawing import form
from planmaker.render.pdf.fonts import MissingGlyphError
from planmaker.render.pdf.pen import Pen
from planmaker.render.pdf.recorder import UntaggedTextError
from planmaker.render.pdf.style import Run
from planmaker.render.pdf.syntax import colour
from planmaker.render.pdf.tags import Box, Element, Role, Slot, StructureError, table_header

from . import demo

LOOK = demo.make_look()


@pytest.fixture
def pen():
    return Pen(LOOK)


def write(pen, words="Hold", x=0.0):
    return pen.text(words, x, -14, size=14)


def small(role=Role.P, **box):
    pen = Pen(LOOK)
    with pen.tag(role, **box):
        write(pen)
    return pen.block(50, 20)


def test_a_tag_becomes_an_element_with_one_content(pen):
    with pen.tag("P"):
        pen.text((Run("Hold "), Run("20 seconds", bold=True), Run(".")), 0, -14, size=14)
    block = pen.block(100, 20)
    assert block.tree == (Element(role=Role.P, kids=(Slot.CONTENT,)),)
    assert (
        block.marked_content_count == block.operators.count(b"/P<</MCID %d>> BDC") == block.operators.count(b"EMC") == 1
    )


def test_text_outside_every_tag_is_an_error(pen):
    with pytest.raises(UntaggedTextError, match="'Hold'"):
        write(pen)


def test_text_in_an_artifact_is_not_read(pen):
    with pen.artifact("Pagination"):
        write(pen)
    block = pen.block(100, 20)
    assert block.tree == ()
    assert block.operators.startswith(b"/Artifact <</Type/Pagination>> BDC")


def test_tags_inside_an_artifact_are_without_effect(pen):
    with pen.artifact(), pen.tag(Role.P), pen.link("https://example.org", "Example"):
        write(pen)
    block = pen.block(100, 20)
    assert (block.tree, block.annotations, block.operators.count(b"BMC")) == ((), (), 1)


def test_shapes_beside_text_are_artifacts_by_themselves(pen):
    with pen.tag(Role.P):
        pen.rect(0, 0, 100, 20, fill="tint")
        write(pen)
        pen.rule(0, -20, 100)
        write(pen, x=50)
    block = pen.block(100, 20)
    assert block.operators.count(b"/Artifact BMC") == 2
    assert block.tree[0].kids == (Slot.CONTENT, Slot.CONTENT)


def test_shapes_in_a_figure_are_its_content(pen):
    with pen.tag(Role.FIGURE, alt="A disc.", bbox=Box(0, -20, 20, 0)):
        pen.circle(10, -10, 10, fill="accent")
        write(pen)
    assert b"Artifact" not in pen.block(20, 20).operators


def test_a_figure_without_alt_text_is_an_error(pen):
    with pytest.raises(StructureError, match="no alt text"):
        pen.figure(form(demo.ARTWORK), 0, 0, alt=" ")


def test_a_tag_without_content_is_left_out_but_a_cell_is_not(pen):
    with pen.tag(Role.P):
        pen.rule(0, 0, 10)
    with pen.tag(Role.TR), pen.tag(Role.TD):
        pass
    assert pen.block(10, 10).tree == (Element(role=Role.TR, kids=(Element(role=Role.TD),)),)


def test_a_percent_sign_is_not_taken_for_a_number(pen):
    with pen.tag(Role.P):
        write(pen, "100 %d")
    assert b"(100 %d) Tj" in pen.block(100, 20).operators % 7


def test_colours_and_lines_are_set_once_and_again_after_restoring(pen):
    with pen.artifact():
        for _ in range(2):
            pen.rule(0, 0, 10)
        with pen.saved():
            pen.rule(0, 0, 10, colour="accent")
        pen.rule(0, 0, 10)
    operators = pen.block(10, 10).operators
    assert operators.count(b" RG") == 2
    assert operators.count(b".9 w") == 1


def test_text_is_set_in_its_colour_and_the_type_is_named_once(pen):
    with pen.tag(Role.P):
        pen.text("One", 0, -14, size=14, colour="#FF0000")
        pen.text("two", 0, -34, size=14, colour="#FF0000")
        pen.text((Run("three"), Run(" four", bold=True)), 0, -54, size=14)
    assert pen.block(100, 60).operators.decode("ascii").splitlines()[1:-1] == [
        "1 0 0 rg",
        "BT 0 -14 Td /R 14 Tf (One) Tj ET",
        "BT 0 -34 Td (two) Tj ET",
        f"{colour(pen.look.rgb('ink'))} rg",
        "BT 0 -54 Td (three) Tj /B 14 Tf ( four) Tj ET",
    ]


def test_a_box_and_a_circle_are_written_short(pen):
    with pen.artifact():
        pen.rect(10, -10, 20.004, 30, fill="#000000")
        pen.circle(0, 0, 2, fill="#000000")
        pen.rect(0, 0, 8, 4, stroke="#000000", radius=2)
    written = pen.block(100, 60).operators.decode("ascii").splitlines()
    assert written[2] == "10 -40 20 30 re f*"
    assert written[3] == (
        "0 -2 m 1.1 -2 2 -1.1 2 0 c 2 1.1 1.1 2 0 2 c -1.1 2 -2 1.1 -2 0 c -2 -1.1 -1.1 -2 0 -2 c h f*"
    )
    assert written[-2].count(" l ") == 2
    assert written[-2].endswith("h S")


def test_a_missing_glyph_is_an_error_that_names_it(pen):
    with pen.tag(Role.P), pytest.raises(MissingGlyphError, match=r"'\u05d0' \(U\+05D0 HEBREW LETTER ALEF\)"):
        write(pen, "\u05d0")


def test_a_no_break_space_is_shown_as_a_space(pen):
    with pen.tag(Role.P):
        assert write(pen, "20\u00a0s") == write(pen, "20 s")
    assert pen.block(100, 20).operators.count(b"(20 s) Tj") == 2


def test_a_link_covers_its_words(pen):
    with pen.tag(Role.P), pen.link("https://example.org", "Example"):
        end = write(pen, x=10)
    (link,) = pen.block(100, 20).annotations
    assert (link.boxes[0].left, link.boxes[0].right) == (10, end)


def test_a_field_stands_in_the_tree_where_it_was_made(pen):
    with pen.tag(Role.P):
        write(pen)
        pen.tick_box(Box(50, -20, 70, 0), name="done", label="Done")
        write(pen, x=80)
    block = pen.block(100, 20)
    field = Element(role=Role.FORM, kids=(Slot.ANNOTATION,))
    assert block.tree == (Element(role=Role.P, kids=(Slot.CONTENT, field, Slot.CONTENT)),)
    assert [one.label for one in block.annotations] == ["Done"]


def test_a_field_in_an_artifact_is_none(pen):
    with pen.artifact():
        pen.tick_box(Box(50, -20, 70, 0), name="done", label="Done")
    assert pen.block(100, 20).annotations == ()


def test_the_fields_of_a_placed_block_move_with_it(pen):
    inner = Pen(LOOK)
    with inner.tag(Role.P):
        inner.tick_box(Box(0, -20, 20, 0), name="done", label="Done")
        inner.choice(Box(20, -20, 60, 0), name="ease", value=1, group_label="Ease", label="Ease: Easy")
        inner.entry(Box(60, -20, 90, 0), name="pain", label="Pain", style="body")
    with pen.tag(Role.SECT):
        pen.place(inner.block(100, 20), 10, -30)
    assert [one.box for one in pen.block(200, 100).annotations] == [
        Box(10, -50, 30, -30),
        Box(30, -50, 70, -30),
        Box(70, -50, 100, -30),
    ]


def test_an_open_tag_and_a_foreign_block_in_an_artifact_are_refused(pen):
    with pen.artifact():
        with pytest.raises(ValueError, match="artifact"):
            pen.place(small(), 0, 0)
        with pytest.raises(ValueError, match="still open"):
            pen.block(10, 10)


def test_a_placed_block_becomes_part_of_the_open_element(pen):
    with pen.tag(Role.SECT):
        pen.place(small(), 10, -30)
        pen.place(small(), 10, -60)
    block = pen.block(100, 100)
    assert block.tree == (Element(role=Role.SECT, kids=(small().tree * 2)),)
    assert block.marked_content_count == 2


def test_joined_blocks_keep_their_order_and_move_their_boxes():
    figure = small(Role.FIGURE, alt="A word.", bbox=Box(0, -20, 50, 0))
    both = combine([PlacedBlock(block=block, x=5, y=-10) for block in (small(), figure)], width=60, height=40)
    assert [element.role for element in both.tree] == [Role.P, Role.FIGURE]
    assert both.tree[1].bbox == Box(5, -30, 55, -10)
    assert (both.width, both.height, both.marked_content_count) == (60, 40, 2)


def test_stacked_blocks_stand_below_each_other():
    whole = stack([small(), small(), small()], gap=5)
    assert (whole.width, whole.height) == (50, 70)
    assert b"1 0 0 1 0 -25 cm" in whole.operators


def test_rows_are_wrapped_into_a_table():
    pen = Pen(LOOK)
    with pen.tag(Role.TR), pen.tag(Role.TH, attributes=table_header("Row")):
        write(pen)
    table = tagged(stack([pen.block(50, 20)] * 2), Role.TABLE)
    assert [kid.role for kid in table.tree[0].kids] == [Role.TR, Role.TR]


def test_equal_drawings_make_equal_blocks_that_can_be_keys():
    assert {small(): 1}[small()] == 1
    assert len({demo.picture(LOOK), demo.picture(LOOK)}) == 1


def test_a_block_placed_in_a_link_is_covered_by_it(pen):
    inner = small(Role.SPAN)
    with pen.tag(Role.P), pen.link("#there", "There"):
        pen.place(inner, 10, -5)
    (link,) = pen.block(100, 40).annotations
    assert link.boxes == (Box(10, -25, 60, -5),)


@pytest.mark.parametrize(
    "change", [{"marked_content_count": 2}, {"tree": ()}, {"annotations": (Link(boxes=(), target="", contents=""),)}]
)
def test_a_block_whose_tree_does_not_fit_its_operators_cannot_be_made(change):
    with pytest.raises(ValueError, match="slots"):
        replace(small(), **change)


def test_empty_text_draws_nothing(pen):
    assert write(pen, "", x=7) == 7
    assert pen.block(1, 1).operators == b""


def test_the_scale_of_a_stamp_keeps_its_precision(pen):
    pen.stamp(form(demo.ARTWORK), 0, 0, scale=150 / 4349)
    assert b"q .034491 0 0 .034491 0 -27.59 cm" in pen.block(10, 10).operators
