from textwrap import dedent

import pytest

from planmaker.figure.pose import Arrow, Feel, Hands, Prop, Reach
from tests.unit.figure.posing import faults_of, pose_of, warnings_of

BRIDGE = """\
    figure: ana
    view: {side: right, turn: 12, height: 12}
    frames:
      bridge:
        start: {posture: supine, tilt back: 28}
        angles: {both hip: {extend: 5}, left knee: {flex: 95}}
        free: [both hip, left knee flex]
        rest on floor: [upper back, head, feet]
        reach: {right hand: left thigh front}
        marks: {feel: [left buttock], arrows: [{at: tailbone, go: up}]}
"""


def test_short_words_stand_for_whole_values():
    frame = pose_of(BRIDGE).frames["bridge"]
    assert frame.start.posture == "supine"
    assert frame.hands == Hands(left="relaxed", right="relaxed")
    assert frame.reach == {"right hand": Reach(to="left thigh front")}
    assert frame.marks.feel == (Feel(at="left buttock"),)
    assert frame.marks.arrows == (Arrow(at="tailbone", go="up"),)


def test_an_arrow_that_is_only_a_word_shows_how_that_has_moved():
    frames = "  before: {start: standing}\n  after: {start: standing, marks: {arrows: [right knee]}}\n"
    assert pose_of(f"figure: ana\nframes:\n{frames}").frames["after"].marks.arrows == (Arrow(at="right knee"),)


def test_a_pose_is_named_after_its_file():
    assert pose_of(BRIDGE).name == "mine"


def test_both_means_left_and_right_and_an_opposite_is_the_negative():
    written = pose_of(BRIDGE).frames["bridge"].written()
    assert written == {("left hip", "flex"): -5, ("right hip", "flex"): -5, ("left knee", "flex"): 95}


def test_feet_are_heels_and_balls_of_both():
    rests = list(pose_of(BRIDGE).frames["bridge"].rests())
    assert rests[:2] == [("upper back", "floor"), ("head", "floor")]
    assert {name for name, _ in rests[2:]} == {"left heel", "left ball", "right heel", "right ball"}


def test_a_joint_is_free_as_a_whole_or_in_one_movement():
    frame = pose_of(BRIDGE).frames["bridge"]
    assert frame.may_bend(("right hip", "abduct"))
    assert frame.may_bend(("left knee", "flex"))
    assert not frame.may_bend(("right knee", "flex"))


def test_clasped_hands_lie_one_over_the_other():
    text = BRIDGE.replace("start: {", "hands: clasped\n        start: {")
    assert pose_of(text).frames["bridge"].hands == Hands(left="clasp under", right="clasp over")


def test_an_arrow_may_go_along_a_direction():
    text = BRIDGE.replace("go: up", "go: [1, 0, -0.5]")
    assert pose_of(text).frames["bridge"].marks.arrows[0].along == (1, 0, -0.5)


def test_a_typo_is_named_with_its_line_and_the_word_that_was_meant():
    text = (
        BRIDGE.replace("supine", "supin")
        .replace("left knee: {flex", "left knie: {flex")
        .replace("[upper back, head", "[uper back, head")
        .replace("left thigh front", "left tigh")
    )
    assert faults_of(text) == [
        "mine.yaml:5: frames.bridge.start.posture: 'supin' is not known. Did you mean 'supine'?",
        "mine.yaml:6: frames.bridge.angles: 'left knie' is not known. Did you mean 'left knee'?",
        "mine.yaml:8: frames.bridge.rest on floor[1]: 'uper back' is not known. Did you mean 'upper back'?",
        "mine.yaml:9: frames.bridge.reach.right hand.to: 'left tigh' is not known. Did you mean 'left thigh back'?",
    ]


def test_a_movement_that_a_joint_does_not_have_is_refused():
    [fault] = faults_of(BRIDGE.replace("left knee: {flex: 95}", "left knee: {abduct: 5}"))
    assert fault == (
        "mine.yaml:6: frames.bridge.angles.left knee.abduct: is not a movement of this joint. Known here: flex, extend."
    )


def test_an_unknown_key_is_refused_with_a_hint():
    [fault] = faults_of(BRIDGE.replace("marks:", "mark:"))
    assert fault == "mine.yaml:10: frames.bridge.mark: is not known here. Did you mean 'marks'?"


def test_a_support_that_there_is_not_is_refused():
    [fault] = faults_of(BRIDGE.replace("rest on floor", "rest on flor"))
    assert fault == "mine.yaml:8: frames.bridge.rest on: 'flor' is not known. Did you mean 'floor'?"


def test_a_declared_gap_needs_a_reason():
    text = BRIDGE + "        touch:\n          - {what: head, at: floor, gap_mm: 20}\n"
    assert faults_of(text) == ["mine.yaml:12: frames.bridge.touch[1]: Say why there is a gap: write 'because'."]


def test_an_angle_beyond_anatomy_is_a_fault_with_range_source_and_reason():
    [fault] = faults_of(BRIDGE.replace("flex: 95", "flex: 175"))
    assert fault.startswith(
        "mine.yaml:6: frames.bridge.angles.left knee.flex: 175 degrees is beyond anatomy. Normal: 0 to 150 (DSHS: 150"
    )
    assert "At the most extend 10 to flex 165: To squat or kneel takes up to 165 (MW)" in fault


def test_an_angle_outside_the_normal_range_is_a_warning_with_its_line():
    [warning] = warnings_of(BRIDGE.replace("flex: 95", "flex: 158"))
    assert warning.startswith(
        "mine.yaml:6: frames.bridge.angles.left knee.flex: 158 degrees is outside the normal range. Normal: 0 to 150 ("
    )
    assert warnings_of(BRIDGE) == []


def test_a_pose_without_frames_is_refused():
    [fault] = faults_of("figure: ana\nframes: {}\n")
    assert fault == "mine.yaml:2: frames: has no frame. Write at least one, named as its drawing is to be."


def test_numbers_must_be_numbers():
    [fault] = faults_of(BRIDGE.replace("flex: 95", "flex: wide"))
    assert fault == (
        "mine.yaml:6: frames.bridge.angles.left knee.flex: expected a number, found 'wide'. "
        "Write a plain number without a unit, such as 20 or 0.05."
    )


PLAIN = """\
    figure: ana
    frames:
      mine:
        start: standing
        rest on floor: [feet]
"""


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("figure: anna", "1: figure: there is no person 'anna'. Did you mean 'ana'?"),
        ("angles: {left knee: 20}", "Write for example 'angles: {left knee: {flex: 20}}'."),
        ("angles: {left knee: {flex: 20°}}", "found '20°'. Write a plain number without a unit"),
        ("angles: {left knee: {flex: .nan}}", "expected a number, found '.nan'."),
        ("angles: {both knee: {flex: 20}, left knee: {flex: 50}}", "says again what 'both knee: flex' says."),
        ("angles: {left hip: {flex: 20, extend: 5}}", "6: frames.mine.angles.left hip.extend: says again"),
        ("angles: {pelvis: {roll: 5}}", "The pelvis turns with 'start:"),
        ("start: {posture: standing, tilt forward: 5, tilt back: 5}", "are opposites. Write one of them."),
        ("start: {posture: standing, tilt foward: 5}", "Did you mean 'tilt forward'?"),
        ("start: {posture: standing, roll: 400}", "'roll' is 400, but goes from -180 to 180 degrees."),
        ("reach: {left hand: left palm}", "'left hand' cannot reach 'left palm': both move with the same bone."),
        (
            "reach: {left hand: {to: left knee, gap: 5}}",
            "'gap' is 5, but goes from -0.05 to 0.6 metres. 5 cm are 0.05.",
        ),
        ("reach: left hand", "Write for example 'reach: {left hand: left thigh front}'."),
        ("touch: [{what: left hand, at: left hand}]", "'left hand' cannot touch itself."),
        ("rest on chair: [left foot]", "'left heel' already rests on floor."),
        ("props: {pillow: {size: [0, 0]}}", "'size' is 0, but goes from 0.06 to 2 metres."),
        ("props: [chiar]", "'chiar' is not known. Did you mean 'chair'?"),
        ("hands: fits", "Did you mean 'fist'?"),
        ("marks: {feel: [{at: low back, size: [0, 0, 0]}]}", "'size' is 0, but goes from 1 to 40 centimetres."),
        ("marks: {arrows: [right knee]}", "'right knee' has not moved: there is no frame before this one."),
        ("marks: {arrows: [{at: left knee, go: left knee}]}", "goes nowhere."),
        ("marks: {arrows: [{at: left knee, go: [0, 0, 0]}]}", "goes nowhere."),
        ("marks: {inset: {at: low back, zoom: 0}}", "'zoom' is 0, but goes from 1 to 6 times."),
        ("view: {turn: 4000}", "'turn' is 4000, but goes from -180 to 180 degrees."),
        ("place: {left palm: {x: 24}}", "'x' is 24, but goes from -2 to 2 metres."),
        (
            "rest on chair: [left palm]",
            "there is no chair to rest on, and nothing says where it is. Add for example 'pr",
        ),
        ("rest on pillow: [left thigh]", "Add for example 'props: {pillow: {under: left thigh back}}'."),
        ("touch: [{what: left hand, at: chair}]", "6: frames.mine.touch: there is no chair"),
        ("rest on bolster: [left knee]", "'left knee' and 'left heel' cannot rest at once"),
        (
            "props: {chair: {size: [1, 1]}}",
            "6: frames.mine.props.chair.size: is not used with 'chair'. It takes: along,",
        ),
        ("props: {chair: {radius: 0.2}}", "frames.mine.props.chair.radius: is not used with 'chair'."),
        ("props: {wall: {along: 0.2}}", "is not used with 'wall'. It takes: across."),
        ("props: {towel: {under: head, along: 0.1}}", "frames.mine.props.towel.along: is not used with 'towel'."),
        ("marks: {arrows: [{at: world, go: up}]}", "'world' is not known."),
        ("marks: {arrows: [{at: chest, go: up, along: [1, 0, 0]}]}", "'go' is not used with a direction. Leave one of"),
        ("marks: {arrows: [{at: chest, go: [1, 0, 0], along: [0, 1, 0]}]}", "arrows[1].go: expected"),
        ("marks: {arrows: [{turn: left, go: up}]}", "'go' is not used with 'turn'."),
        ("marks: {arrows: [{at: chest, go: up, span: 90}]}", "'span' is only used with 'turn'. Leave it out, or write"),
        ("reach: {left hand: {to: floor, gap: 0.1}}", "'gap' is not used with 'floor'. Leave one of them out."),
        ("reach: {left hand: {to: under left hip, gap: 0.1}}", "'gap' is not used with 'under left hip'."),
        ("reach: {left hand: {to: beside left knee, shift: [0, 0.1, 0]}}", "A shift upwards is not used with 'beside"),
        ("\tfree: [neck]", "Indent with spaces: YAML does not allow tabs."),
    ],
)
def test_what_cannot_be_is_said_with_what_to_do(line, fault):
    key = line.partition(":")[0]
    lines = [
        text
        for text in dedent(PLAIN).splitlines()
        if text.strip().partition(":")[0] != key or key.startswith("rest on ")
    ]
    indent = "" if key == "figure" else "    "
    text = "\n".join([f"{indent}{line}", *lines] if key == "figure" else [*lines, f"{indent}{line}"])
    assert any(fault in found for found in faults_of(text)), faults_of(text)


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("../x", "x"),
        ("my frame", "my-frame"),
        ("brücke", "brucke"),
        ("con", "my-stretch"),
        ('""', "my-stretch"),
        ("Mine", "mine"),
        ("/tmp/x", "tmp-x"),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_frame_is_named_like_a_file(name, better):
    [fault] = faults_of(PLAIN.replace("mine", name))
    assert fault.endswith(f"cannot name a file. Use small letters, digits and hyphens, such as '{better}'.")


def test_props_may_be_a_plain_list():
    assert set(pose_of(PLAIN + "        props: [chair, pillow]\n").frames["mine"].props) == {"chair", "pillow"}


def frame_of(*lines):
    return pose_of("figure: ana\nframes:\n  mine:\n" + "".join(f"    {line}\n" for line in lines)).frames["mine"]


def test_who_starts_on_a_chair_sits_on_one():
    frame = frame_of("start: on chair", "rest on floor: [feet]")
    assert frame.props == {"chair": Prop()}
    assert frame.rest_on == {"chair": ("pelvis",), "floor": ("feet",)}


def test_who_starts_on_a_chair_may_sit_on_something_else_or_lift_off_it():
    assert set(frame_of("start: on chair", "rest on bed: [pelvis]").props) == {"bed"}
    lifted = frame_of("start: on chair", "rest on chair: [hands]", "props: [chair]")
    assert lifted.rest_on == {"chair": ("hands",)}


def test_what_something_rests_on_or_touches_is_there():
    props = frame_of("start: standing", "rest on table: [hands]", "rest on wall: [pelvis]").props
    assert props == {"table": Prop(), "wall": Prop()}
    assert frame_of("start: standing", "touch: [{what: left hand, at: table}]").props == {"table": Prop()}


def test_a_pillow_lies_under_what_rests_on_it():
    assert frame_of("start: prone", "rest on pillow: [belly]").props == {"pillow": Prop(under="belly")}
    assert frame_of("start: supine", "rest on pillow: [head]").props == {"pillow": Prop(under="head")}


def test_a_prop_that_is_written_stays_as_it_is():
    frame = frame_of("start: on chair", "rest on chair: [pelvis]", "props: {chair: {along: -0.06}}")
    assert frame.props == {"chair": Prop(along=-0.06)}


def test_who_kneels_rests_on_the_tops_of_the_feet():
    [fault] = faults_of("figure: ana\nframes:\n  mine:\n    start: kneeling\n    rest on floor: [knees, feet]\n")
    assert fault == (
        "mine.yaml:5: frames.mine.rest on floor: 'left knee' and 'left heel' cannot rest at once: a foot rests on its "
        "sole. When kneeling write insteps, or toes if they are tucked under."
    )


def test_a_list_of_frames_is_a_fault_and_no_crash():
    [fault] = faults_of("figure: ana\nframes:\n  - start: standing\n")
    assert "Write for example 'frames: {my-stretch: {start: standing}}'." in fault


def test_an_empty_file_is_said():
    assert faults_of("") == ["mine.yaml:1: is empty."]


def test_a_hundred_frames_are_read():
    frames = "".join(f"  f{number}: {{start: standing, rest on floor: [feet]}}\n" for number in range(100))
    assert len(pose_of(f"figure: ana\nframes:\n{frames}").frames) == 100
