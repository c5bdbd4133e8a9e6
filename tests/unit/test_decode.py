"""Nodes to values: every fault of a file at once, each with file, line, path, what is wrong and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from textwrap import dedent
from typing import Annotated

import pytest

from planmaker.decode import Known, decode, merge, parse
from planmaker.model import DoseKind
from planmaker.resources import SourceFile


@dataclass(frozen=True, kw_only=True)
class Picture:
    drawing: str
    step: int = 1

    def __post_init__(self):
        if self.step < 1:
            raise ValueError("A step counts from one.")


@dataclass(frozen=True, kw_only=True)
class Card:
    """One field of each kind that content has."""

    name: str
    kind: DoseKind
    sided: bool = False
    on: date | None = None
    seconds: int | None = None
    families: frozenset[str] = frozenset()
    pair: tuple[str, str] = ("", "")
    pictures: tuple[Picture, ...] = ()
    apart: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


def read(text, label="card.yaml", **given):
    problems = []
    file = SourceFile(path=label, label=label, data=dedent(text).encode())
    node = parse(file, problems)
    value = decode(node, Card, file, problems, **given) if node else None
    return value, [str(problem) for problem in problems]


def fault(text):
    """The only fault of a card that is right but for these lines."""
    value, faults = read("name: Cat\nkind: hold\n" + dedent(text))
    assert value is None
    assert len(faults) == 1
    return faults[0]


def test_a_right_file_becomes_a_value():
    value, faults = read(
        """\
        name: Cat
        kind: hold
        sided: yes
        on: 2027-03-15
        seconds: 30
        families: [hip, rotation]
        pair: [left, right]
        pictures:
          - {drawing: cat}
          - {drawing: cow, step: 2}
        apart: {2: [0, 3]}
        """
    )
    assert faults == []
    assert value == Card(
        name="Cat",
        kind=DoseKind.HOLD,
        sided=True,
        on=date(2027, 3, 15),
        seconds=30,
        families=frozenset({"hip", "rotation"}),
        pair=("left", "right"),
        pictures=(Picture(drawing="cat"), Picture(drawing="cow", step=2)),
        apart={2: (0, 3)},
    )


def test_null_stands_for_no_value_where_there_need_not_be_one():
    assert read("name: Cat\nkind: hold\nseconds: null\non: ~\n")[0] == Card(name="Cat", kind=DoseKind.HOLD)


def test_a_field_that_is_given_need_not_stand_in_the_file_and_may_not():
    assert read("kind: hold\n", name="Cat") == (Card(name="Cat", kind=DoseKind.HOLD), [])
    assert read("kind: hold\nname: Dog\n", name="Cat")[1][0].startswith("card.yaml:2: name: is not known here.")


def test_all_faults_of_a_file_are_found_at_once():
    _, faults = read(
        """\
        nmae: Cat
        kind: holds
        seconds: ten
        pictures:
          - {drawing: 3, stpe: 2}
          - {step: 0}
        apart: {two: [0, x]}
        """
    )
    assert faults == [
        "card.yaml:1: nmae: is not known here. Did you mean 'name'?",
        "card.yaml:1: name: is missing.",
        "card.yaml:2: kind: 'holds' is not known. Did you mean 'hold'?",
        "card.yaml:3: seconds: expected a whole number, found 'ten'.",
        "card.yaml:5: pictures[1].stpe: is not known here. Did you mean 'step'?",
        "card.yaml:5: pictures[1].drawing: expected text, found '3'. Put it in quotes.",
        "card.yaml:6: pictures[2].drawing: is missing.",
        "card.yaml:7: apart: expected a whole number, found 'two'.",
        "card.yaml:7: apart.two[2]: expected a whole number, found 'x'.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sidde: true", "3: sidde: is not known here. Did you mean 'sided'?"),
        (
            "zzz: 1",
            "3: zzz: is not known here. Known here: name, kind, sided, on, seconds, families, pair, pictures, apart.",
        ),
        ("sided: maybe", "3: sided: expected true or false, found 'maybe'."),
        ("seconds: 1.5", "3: seconds: expected a whole number, found '1.5'."),
        ("seconds: 0x1F", "3: seconds: expected a whole number, found '0x1F'."),
        ("seconds: 1:30", "3: seconds: expected a whole number, found '1:30'."),
        ("seconds: '30'", "3: seconds: expected a whole number, found '30'."),
        ("on: 15 March", "3: on: expected a date such as 2027-03-15, found '15 March'."),
        ("on: 2027-02-30", "3: on: expected a date such as 2027-03-15, found '2027-02-30'."),
        ("on: 2027-03-15 10:00:00", "3: on: expected a date such as 2027-03-15, found '2027-03-15 10:00:00'."),
        ("families: hip", "3: families: expected a list. Start each entry with '- '."),
        ("families: {a: b}", "3: families: expected a list. Start each entry with '- '."),
        ("families: [yes]", "3: families[1]: expected text, found 'yes'. Put it in quotes."),
        ("families: [[a]]", "3: families[1]: expected text, found a list or a mapping."),
        ("pair: [left]", "3: pair: expected 2 entries, found 1."),
        ("pictures: [cat]", "3: pictures[1]: expected a mapping of 'key: value' lines."),
        ("apart: [1]", "3: apart: expected a mapping of 'key: value' lines."),
        ("pictures: [{drawing: cat, step: 0}]", "3: pictures[1]: A step counts from one."),
        ("<<: {sided: true}", "3: <<: is not known here. Known here: "),
        (f"families: [{'x' * 2001}]", "3: families[1]: has 2,001 characters; at most 2,000 are allowed."),
        (f"families: [{'x, ' * 2001}]", "3: families: has 2,001 entries; at most 2,000 are allowed."),
        (
            "apart: {" + ", ".join(f"{number}: []" for number in range(2001)) + "}",
            "3: apart: has 2,001 entries; at most 2,000 are allowed.",
        ),
        (f"seconds: {'9' * 2001}", "3: seconds: has 2,001 characters; at most 2,000 are allowed."),
        ("seconds: -1000001", "3: seconds: '-1000001' is too large; at most 1,000,000 is allowed."),
    ],
    ids=lambda text: text[:40],
)
def test_a_fault_names_file_line_and_path_and_says_what_to_do(text, expected):
    assert fault(text).startswith(f"card.yaml:{expected}")


def test_a_word_that_is_like_none_gets_the_list_of_known_ones():
    assert read("name: Cat\nkind: zzz\n")[1] == [
        "card.yaml:2: kind: 'zzz' is not known. Write one of: hold, repetition, breath."
    ]


def test_an_empty_text_is_not_text():
    assert read("name:\nkind: hold\n")[1] == ["card.yaml:1: name: expected text, found ''."]


@pytest.mark.parametrize("text", ["- name\n", "just words\n", "42\n"])
def test_a_file_that_is_no_mapping_is_refused(text):
    assert read(text)[1] == ["card.yaml:1: expected a mapping of 'key: value' lines."]


def test_a_key_that_stands_twice_does_not_hide_other_faults():
    assert read("name: Cat\nname: Dog\nkind: holds\n")[1] == [
        "card.yaml:2: name: stands here twice. Keep one of the two.",
        "card.yaml:3: kind: 'holds' is not known. Did you mean 'hold'?",
    ]


# ---- one file over another


def over(below, above):
    """Decode one text laid over another."""
    problems = []
    files = [SourceFile(path="card.yaml", label=label, data=text.encode()) for label, text in (below, above)]
    nodes = [parse(file, problems) for file in files]
    value = decode(merge(*nodes), Card, files[1], problems) if all(nodes) else None
    return value, [str(problem) for problem in problems]


BUILT_IN = ("built-in.yaml", "name: Cat\nkind: hold\nfamilies: [hip]\napart: {1: [0], 2: [0, 3]}\n")


def test_mappings_are_merged_and_lists_and_texts_replaced():
    value, faults = over(BUILT_IN, ("own.yaml", "name: Dog\nfamilies: [rotation]\napart: {2: [0, 4]}\n"))
    assert faults == []
    assert value == Card(name="Dog", kind=DoseKind.HOLD, families=frozenset({"rotation"}), apart={1: (0,), 2: (0, 4)})


def test_a_fault_names_the_file_that_it_stands_in():
    assert over(BUILT_IN, ("own.yaml", "sided: true\nkind: holds\n"))[1] == [
        "own.yaml:2: kind: 'holds' is not known. Did you mean 'hold'?"
    ]
    assert over(("built-in.yaml", "name: Cat\nkind: holds\n"), ("own.yaml", "name: Dog\n"))[1] == [
        "built-in.yaml:2: kind: 'holds' is not known. Did you mean 'hold'?"
    ]


def test_what_is_missing_in_both_is_missing_in_the_one_on_top():
    assert over(("built-in.yaml", "name: Cat\n"), ("own.yaml", "sided: true\n"))[1] == ["own.yaml:1: kind: is missing."]


def test_a_mapping_over_a_list_replaces_it():
    assert over(BUILT_IN, ("own.yaml", "families: {hip: 1}\n"))[1] == [
        "own.yaml:1: families: expected a list. Start each entry with '- '."
    ]


def test_a_key_that_stands_twice_in_the_upper_file_is_a_fault():
    assert over(BUILT_IN, ("own.yaml", "name: Dog\nname: Emu\n"))[1] == [
        "own.yaml:2: name: stands here twice. Keep one of the two."
    ]


def test_a_key_that_is_a_list_in_the_upper_file_is_a_fault():
    assert over(BUILT_IN, ("own.yaml", "? [a, b]\n: c\n"))[1] == ["own.yaml:1: has a key that is not plain text."]


@dataclass(frozen=True, kw_only=True)
class Turned:
    by: float
    side: Annotated[str, Known(("left", "right"))] = "left"
    other: Annotated[str, Known(("left", "right"))] | None = None


def read_turned(text):
    problems = []
    file = SourceFile(path="card.yaml", label="card.yaml", data=text.encode())
    return decode(parse(file, problems), Turned, file, problems), [str(problem) for problem in problems]


def test_a_number_may_have_decimals_or_not():
    assert read_turned("by: 12.5")[0] == Turned(by=12.5)
    assert read_turned("by: -3")[0] == Turned(by=-3.0)


@pytest.mark.parametrize("wrong", ["wide", ".inf", ".nan", "'3'"])
def test_a_number_is_a_finite_number(wrong):
    assert read_turned(f"by: {wrong}")[1] == [f"card.yaml:1: by: expected a number, found '{wrong.strip(chr(39))}'."]


def test_a_word_that_is_not_known_is_refused_with_a_hint():
    assert read_turned("by: 1\nother: rihgt")[1] == ["card.yaml:2: other: 'rihgt' is not known. Did you mean 'right'?"]
