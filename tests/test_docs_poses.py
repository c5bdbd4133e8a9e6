"""What the guide to poses says is so: its tables hold every word that the code knows, its poses can be drawn."""

import re
from dataclasses import MISSING, fields
from functools import cache
from itertools import chain
from pathlib import Path
from textwrap import dedent

import pytest

pytest.importorskip("numpy", reason="poses need planmaker[draw]")
pytest.importorskip("shapely", reason="drawings need planmaker[draw]")

from planmaker.figure import pose
from planmaker.figure.hand import GRIPS
from planmaker.figure.joints import LIMB_MOVEMENTS, OPPOSITES, SPINE_MOVEMENTS
from planmaker.figure.people import people
from planmaker.figure.pose_file import read_pose
from planmaker.figure.posed import measure_frames, pose_frames
from planmaker.figure.postures import POSTURES
from planmaker.figure.ranges import built_in_ranges
from planmaker.figure.sites import SITES
from planmaker.figure.skeleton import BONES, JOINT_BONE, WORLD
from planmaker.figure.supports import HEIGHT, REST_WORDS, RESTS, SUPPORTS
from planmaker.illustrating import draw_pose
from planmaker.resources import SourceFile

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "illustrations.md").read_text("utf-8")
EXAMPLES = sorted((ROOT / "examples" / "poses").glob("*.yaml"))
BLOCKS = [dedent(body) for body in re.findall(r"^ *```yaml\n(.*?)^ *```$", GUIDE, re.MULTILINE | re.DOTALL)]
IN_MARKS = ("feel:", "arrows:", "inset:")
KEYS = [each.name for each in fields(pose.Frame) if each.name != "rest_on"]
LINES = [
    line
    for line in dict.fromkeys(re.findall(r"`(\S[^`\n]*: [^`\n]+)`", re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL)))
    if line.startswith((*IN_MARKS, "rest on ", *(f"{key}:" for key in KEYS)))
]
KINDS = [pose.Pose, pose.Frame, pose.Start, pose.Reach, pose.Touch, pose.Place]
KINDS += [pose.Prop, pose.Arrow, pose.Inset, pose.View]


def table(kind, name):
    """The cells of the table under a comment such as `<!-- words: hands -->`, without its head."""
    found = re.search(rf"<!-- {kind}: {name} -->\n((?:\|.*\n)+)", GUIDE)
    return [[cell.strip() for cell in line.strip("|\n").split("|")] for line in found[1].splitlines()[2:]]


def code_in(cell):
    return re.findall(r"`([^`]+)`", cell)


def first_words(name):
    return [word for row in table("words", name) for word in code_in(row[0])]


def on_both_sides(words):
    return {f"{side} {word}" for side in ("left", "right") for word in words}


def known_words(annotated):
    return set(annotated.__metadata__[0].words)


def read(text, name="pose.yaml"):
    return read_pose(SourceFile(path=name, label=name, data=text.encode("utf-8")))


@cache
def drawn(path):
    return draw_pose(read(path.read_text("utf-8"), path.name))


# ---- words


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("postures", POSTURES),
        ("supports", SUPPORTS),
        ("hands", GRIPS),
        ("props", known_words(pose.PropKind)),
        ("people", people()),
    ],
)
def test_a_table_has_every_word_once_and_no_other(name, known):
    assert sorted(first_words(name)) == sorted(known)


def test_the_table_of_what_rests_has_every_word_once_and_no_other():
    told = [word for row in table("words", "rests") for word in chain(code_in(row[0]), code_in(row[1]))]
    assert sorted(told) == sorted(REST_WORDS)


def test_the_table_of_sites_has_every_site_and_no_other():
    rows = table("words", "sites")
    middle = [word for words, side in rows if side == "none" for word in code_in(words)]
    sided = [word for words, side in rows if side == "left, right" for word in code_in(words)]
    assert sorted([*middle, *on_both_sides(sided)]) == sorted(SITES)


def test_the_table_of_props_tells_which_keys_each_takes():
    assert {code_in(kind)[0]: tuple(code_in(keys)) for kind, _, keys in table("words", "props")} == pose.PROP_KEYS


def test_the_table_of_people_describes_them_as_their_file_does():
    assert {code_in(name)[0]: who for name, who in table("words", "people")} == {
        name: person.description for name, person in people().items()
    }


def test_the_heights_of_supports_are_told():
    for word, told in table("words", "supports"):
        height = HEIGHT.get(code_in(word)[0])
        assert height is None or re.search(rf"(^| ){100 * height:g}( cm|$)", told), word


@pytest.mark.parametrize("posture", POSTURES)
def test_the_angles_of_a_posture_are_told(posture):
    told = next(row[1] for row in table("words", "postures") if code_in(row[0]) == [posture])
    unsaid = {("shoulder", "abduct"), ("shoulder", "flex"), ("forearm", "pronate"), ("elbow", "flex")}
    for (joint, movement), angle in POSTURES[posture].limbs.items():
        if (joint, movement) not in unsaid:
            straight = posture == "standing" and not angle
            assert straight or re.search(rf"{joint}s (\w+ )?{abs(angle)}\b", told), (joint, movement)


# ---- joints


def movements():
    for joint, names in {**SPINE_MOVEMENTS, **LIMB_MOVEMENTS}.items():
        for movement in names:
            yield joint, movement


def range_told(cell):
    """A movement and how far it goes, such as ("flex", 120)."""
    word, degrees = re.fullmatch(r"`([^`]+)` (-?\d+)", cell).groups()
    return (OPPOSITES[word], -int(degrees)) if word in OPPOSITES else (word, int(degrees))


def test_the_table_of_joints_has_every_movement_with_its_normal_range_and_source():
    told = []
    for joint, most, least, _, source in table("words", "joints"):
        (movement, high), (opposite, low) = range_told(most), range_told(least)
        assert opposite == movement
        told.append((code_in(joint)[0], movement, (low, high), source))
    ranges = built_in_ranges()
    assert told == [
        (joint, movement, ranges[joint][movement].normal, ranges[joint][movement].source)
        for joint, movement in movements()
    ]


def test_the_table_of_joints_has_every_opposite_that_a_joint_takes():
    told = {word for row in table("words", "joints") for cell in row[1:3] for word in code_in(cell)}
    taken = {movement for _, movement in movements()}
    assert told == taken | {word for word, movement in OPPOSITES.items() if movement in taken}


# ---- which words go where


def uses(start):
    return next(row[1] for row in table("words", "uses") if row[0] == start)


def test_the_guide_says_what_can_reach_and_where_to():
    ends = known_words(pose.End) - set(SITES)
    told = [word.removeprefix("left ") for word in code_in(uses("`reach`, what goes"))]
    assert on_both_sides(told) == ends
    sided = {f"{word} {joint}" for word in ("under", "beside") for joint in JOINT_BONE}
    assert known_words(pose.Target) == {"floor", *SITES, *sided}
    for joint in JOINT_BONE:
        assert joint.removeprefix("left ").removeprefix("right ") in uses("`reach`, where to")


def test_the_guide_says_what_can_touch():
    middle, _, sided = uses("`touch`, both").partition("with a side")
    both = {*code_in(middle), *on_both_sides(code_in(sided))}
    assert known_words(pose.Touched) == both | set(SUPPORTS)
    assert known_words(pose.Toucher) == both | set(RESTS)


def test_the_guide_names_the_bones_from_which_an_arrow_may_start():
    middle, _, sided = re.search(r"^The bones are (.+?)\. Each", GUIDE, re.MULTILINE | re.DOTALL)[1].partition("side")
    named = {*code_in(middle), *on_both_sides(code_in(sided))}
    assert known_words(pose.Spot) - set(SITES) - {WORLD} == named - set(SITES)
    assert named == set(BONES) - {WORLD}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_table_of_keys_has_every_key_once_and_no_other(kind):
    told = [code_in(row[0])[0] for row in table("keys", kind.__name__)]
    given = {"gap_mm"}  # written as it is
    known = [each.name if each.name in given else each.name.replace("_", " ") for each in fields(kind)]
    assert sorted(told) == sorted(set(known) - ({"name"} if kind is pose.Pose else set()))


@pytest.mark.parametrize("kind", [pose.Pose, pose.Frame], ids=lambda kind: kind.__name__)
def test_the_guide_says_which_keys_must_be_there(kind):
    told = {code_in(key)[0].replace(" ", "_"): must == "yes" for key, must, _ in table("keys", kind.__name__)}
    for each in fields(kind):
        if each.name in told:
            assert told[each.name] == (each.default is MISSING and each.default_factory is MISSING), each.name


# ---- poses


def test_there_are_poses_in_the_guide():
    assert len(BLOCKS) > len(EXAMPLES) >= 3


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0])
def test_every_pose_in_the_guide_reads_without_faults(block):
    assert read(block).frames


@pytest.mark.parametrize("line", LINES)
def test_every_line_for_a_pose_in_the_guide_reads_without_faults(line):
    shown = f"marks: {{{line}}}" if line.startswith(IN_MARKS) else line
    rest = "" if line.startswith("start:") else ", start: standing"
    assert read(f"figure: ana\nframes: {{before: {{start: standing}}, shown: {{{shown}{rest}}}}}").frames


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_guide_shows_the_examples_as_they_are(path):
    assert path.read_text("utf-8") in BLOCKS
    for number in range(1, len(read(path.read_text("utf-8")).frames) + 1):
        assert f"](illustrations/{path.stem}-{number}.png)" in GUIDE


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_drawn_without_faults(path):
    assert [fault for each in drawn(path) for fault in each.report.faults] == []


@pytest.mark.parametrize("who", people())
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_suit_everyone_who_may_be_drawn(path, who):
    reports = measure_frames(pose_frames(read(path.read_text("utf-8")), people()[who]))
    assert [fault for report in reports.values() for fault in report.faults] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_touch_and_reach_where_they_say_and_keep_their_angles(path):
    for each in drawn(path):
        assert each.report.contacts, "a pose that rests on nothing shows nothing"
        assert all(reach.holds for reach in each.report.reaches)
        assert [f"{moved}" for moved in each.report.moved] == []
