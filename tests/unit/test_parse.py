"""YAML text to nodes: what content never needs is refused, with its line, before it can do harm."""

import time

import pytest

from planmaker.decode import parse
from planmaker.resources import SourceFile


def faults(data):
    """What is wrong with a file, one line each."""
    problems = []
    data = data.encode() if isinstance(data, str) else data
    parse(SourceFile(path="exercises/neck.yaml", label="neck.yaml", data=data), problems)
    return [str(problem) for problem in problems]


def test_plain_yaml_has_no_faults():
    assert faults("kind: hold\nforms:\n  - {id: chair, frames: []}\n") == []


def test_a_byte_order_mark_is_no_fault():
    assert faults(b"\xef\xbb\xbfkind: hold\n") == []


@pytest.mark.parametrize(
    ("text", "fault"),
    {
        "anchor": ("a: &x 1\n", "1: uses an anchor or alias (& or *), which content may not. Write the value out."),
        "alias": ("a: 1\nb: *x\n", "2: uses an anchor or alias (& or *), which content may not. Write the value out."),
        "python object": (
            "a: 1\nb: !!python/object/apply:os.system ['touch x']\n",
            "2: uses the tag 'tag:yaml.org,2002:python/object/apply:os.system', which content may not. Write",
        ),
        "own tag": ("a: !mine 1\n", "1: uses the tag '!mine', which content may not. Write the value out."),
        "harmless tag": (
            "a: !!str 1\n",
            "1: uses the tag 'tag:yaml.org,2002:str', which content may not. Write the value out.",
        ),
        "two documents": ("a: 1\n---\nb: 2\n", "2: holds a second document (---). Write the value out."),
        "deep nesting": ("a: " + "[" * 13 + "]" * 13, "1: is nested too deeply. Write the value out."),
        "no value": ("", "1: is empty."),
        "only a comment": ("# nothing yet\n", "1: is empty."),
        "not YAML": ("a: 1\nb: [1, 2\nc: 3\n", "3: is not valid YAML: did not find expected ',' or ']'."),
        "a tab": ("a:\n\tb: 1\n", "2: is not valid YAML: found character that cannot start any token."),
        "a control character": ("a: \x00\n", "1: is not valid YAML: "),
    }.values(),
    ids=str,
)
def test_what_content_never_needs_is_refused_with_its_line(text, fault):
    said = faults(text)
    assert len(said) == 1
    assert said[0].startswith(f"neck.yaml:{fault}")


@pytest.mark.parametrize("data", ["a: é\n".encode("latin-1"), "a: 1\n".encode("utf-16"), b"a: 1\nb: \x80"])
def test_what_is_not_utf_8_is_refused(data):
    line = 2 if data.startswith(b"a: 1\nb") else 1
    assert faults(data) == [f"neck.yaml:{line}: is not UTF-8 text. Save the file as UTF-8 text."]


def test_a_key_that_stands_twice_is_named_with_its_path_wherever_it_is():
    text = "kind: hold\nforms:\n  - id: chair\n    id: floor\nkind: breath\n"
    assert faults(text) == [
        "neck.yaml:4: forms[1].id: stands here twice. Keep one of the two.",
        "neck.yaml:5: kind: stands here twice. Keep one of the two.",
    ]


def test_a_key_that_is_not_plain_text_is_refused():
    assert faults("? [a, b]\n: c\n") == ["neck.yaml:1: has a key that is not plain text."]


@pytest.mark.parametrize(
    "data",
    [
        "".join(f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]\n" for i in range(1, 12)),
        "[" * 900_000,
        "{" * 900_000,
        "- " * 400_000,
        "a: " + "x" * 900_000,
        '"' + "\\u0041" * 150_000 + '"',
    ],
    ids=["billion laughs", "brackets", "braces", "dashes", "long text", "escapes"],
)
def test_a_hostile_file_costs_less_than_two_seconds(data):
    before = time.perf_counter()
    faults(data)
    assert time.perf_counter() - before < 2


def test_no_code_in_a_file_is_run(tmp_path):
    trap = tmp_path / "trap"
    assert faults(f"a: !!python/object/apply:pathlib.Path.touch ['{trap}']\n")
    assert faults(f"!!python/object/new:os.system [touch {trap}]\n")
    assert not trap.exists()
