"""Whatever stands in a content file, the answer is a library or a list of faults; and such a library gives plans."""

import io
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planmaker.errors import ContentError, NoPlanError, UsageError
from planmaker.library.load import load_library
from planmaker.resources import packaged

from .strategies import plan_for, requests

files = settings(max_examples=60, deadline=None)
BUILT_IN = {path: yaml.safe_load(io.BytesIO(file.data)) for path, file in packaged("content", ".yaml").items()}
PATHS = st.sampled_from(sorted(BUILT_IN))
TOKENS = [
    *"ab:-[]{}#&*!|>'\"\n ?,%@`~0",
    "\n  ",
    ": ",
    "- ",
    "!!python/name:os.system",
    "---\n",
    "<<",
    "\t",
    "\x85",
    "é",
]
yaml_like = st.lists(st.sampled_from(TOKENS), max_size=40).map("".join).map(str.encode)
numbers = st.integers(-2, 3) | st.integers(-(10**7), 10**7)
values = st.recursive(
    st.none() | st.booleans() | numbers | st.text(max_size=12) | st.floats() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=6,
)


def load(path, data):
    """The library with a file of a clinic over it, or None if it has faults."""
    with TemporaryDirectory() as folder:
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        try:
            return load_library(folder=Path(folder))
        except ContentError as error:
            problems = error.problems
    assert problems
    assert all(problem.line >= 1 and problem.what and problem.file for problem in problems)
    return None


@files
@given(PATHS, st.binary(max_size=60) | yaml_like)
@example("rules.yaml", b"? [a]\n: b\n")
@example("rules.yaml", b"levels: &a\n  beginner: *a\n")
@example("en/safety.yaml", b"\xff\xfe")
def test_whatever_bytes_a_file_holds_nothing_but_faults_come_of_it(path, data):
    load(path, data)


@st.composite
def changed_files(draw, paths=PATHS, value=values):
    """A built-in file in which one value is another one."""
    path = draw(paths)
    whole = yaml.safe_load(yaml.safe_dump(BUILT_IN[path]))
    node, inner = whole, [whole]
    while isinstance(inner[-1], (dict, list)) and inner[-1] and (len(inner) == 1 or draw(st.integers(0, 3))):
        node = inner[-1]
        key = draw(st.sampled_from(sorted(node, key=str) if isinstance(node, dict) else range(len(node))))
        inner.append(node[key])
    node[key] = draw(value)
    return path, yaml.safe_dump(whole, allow_unicode=True).encode()


@files
@given(changed_files())
def test_a_file_with_one_value_changed_is_read_or_has_faults(changed):
    load(*changed)


@files
@given(changed_files(st.sampled_from(["rules.yaml", "vocabulary.yaml", "exercises/sphinx.yaml"]), numbers), requests())
def test_a_library_without_faults_gives_plans_whatever_its_numbers(changed, request):
    library = load(*changed)
    if library is not None:
        with suppress(NoPlanError, UsageError):
            assert plan_for(request, library).sessions
