from planmaker.figure.pose import Arrow, Feel, Hands, Reach
from planmaker.figure.pose_file import warnings
from tests.unit.figure.posing import faults_of, pose_of

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
        marks: {feel: [left buttock], arrows: [{at: tailbone, go: up}, right knee]}
"""


def test_short_words_stand_for_whole_values():
    frame = pose_of(BRIDGE).frames["bridge"]
    assert frame.start.posture == "supine"
    assert frame.hands == Hands(left="relaxed", right="relaxed")
    assert frame.reach == {"right hand": Reach(to="left thigh front")}
    assert frame.marks.feel == (Feel(at="left buttock"),)
    assert frame.marks.arrows == (Arrow(at="tailbone", go="up"), Arrow(at="right knee"))


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
        "mine.yaml:8: frames.bridge.rest_on.floor[1]: 'uper back' is not known. Did you mean 'upper back'?",
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
    assert fault == "mine.yaml:8: frames.bridge.rest_on: 'flor' is not known. Did you mean 'floor'?"


def test_a_declared_gap_needs_a_reason():
    text = BRIDGE + "        touch:\n          - {what: head, at: floor, gap_mm: 20}\n"
    assert faults_of(text) == ["mine.yaml:12: frames.bridge.touch[1]: Say why there is a gap: write 'because'."]


def test_an_angle_beyond_anatomy_is_a_fault_with_range_and_source():
    [fault] = faults_of(BRIDGE.replace("flex: 95", "flex: 175"))
    assert fault == (
        "mine.yaml:6: frames.bridge.angles.left knee.flex: 175 degrees is beyond anatomy. Normal: 0 to 150, "
        "at the most -10 to 165 (AMA flexion 150; limit: MW up to 165 when kneeling or squatting)."
    )


def test_an_angle_outside_the_normal_range_is_a_warning():
    pose = pose_of(BRIDGE.replace("flex: 95", "flex: 158"))
    assert [f"{name}: {found}" for name, found in warnings(pose)] == [
        "bridge: left knee flex 158: outside the normal range of 0 to 150"
    ]


def test_a_pose_without_frames_is_refused():
    [fault] = faults_of("figure: ana\nframes: {}\n")
    assert fault == "mine.yaml:2: frames: has no frame. Write at least one, named as its drawing is to be."


def test_numbers_must_be_numbers():
    [fault] = faults_of(BRIDGE.replace("flex: 95", "flex: wide"))
    assert fault == "mine.yaml:6: frames.bridge.angles.left knee.flex: expected a number, found 'wide'."
