"""A session's time, worked out a second time from the written rules (seconds), without the planner's code.

Set-up 10; a hold counts its seconds on each side with 5 between holds; a tilt counts hold and 5; a breath counts 8.
Set-up, gaps and changes double for cautious people and from 75 years on.
"""

from itertools import pairwise

SETUP, GAP, BREATH = 10, 5, 8
SIDED = {"seated-twist", "piriformis", "knee-to-chest"}
POSTURE = {
    ("cat-cow", "floor"): "all fours",
    ("cat-cow", "small"): "all fours",
    ("cat-cow", "chair"): "chair",
    ("cat-cow", "table"): "standing",
    ("childs-pose", "floor"): "all fours",
    ("childs-pose", "pillow"): "all fours",
    ("childs-pose", "wide-knees"): "all fours",
    ("childs-pose", "chair"): "chair",
    ("sphinx", "floor"): "front",
    ("sphinx", "pillow"): "front",
    ("seated-twist", "floor"): "sitting",
    ("seated-twist", "chair"): "chair",
    ("pelvic-tilt", "floor"): "back",
    ("pelvic-tilt", "bed"): "bed",
    ("pelvic-tilt", "wall"): "standing",
    ("piriformis", "floor"): "back",
    ("piriformis", "no-lift"): "back",
    ("piriformis", "bed"): "bed",
    ("piriformis", "chair"): "chair",
    ("knee-to-chest", "floor"): "back",
    ("knee-to-chest", "towel"): "back",
    ("knee-to-chest", "bed"): "bed",
    ("knee-to-chest", "chair"): "chair",
}
_CHANGES = {
    ("standing", "all fours"): 20,
    ("standing", "back"): 25,
    ("standing", "sitting"): 20,
    ("standing", "front"): 25,
    ("standing", "chair"): 5,
    ("standing", "bed"): 25,
    ("all fours", "front"): 10,
    ("all fours", "sitting"): 15,
    ("all fours", "back"): 15,
    ("front", "sitting"): 15,
    ("front", "back"): 10,
    ("sitting", "back"): 10,
    ("chair", "all fours"): 25,
    ("chair", "front"): 25,
    ("chair", "sitting"): 25,
    ("chair", "back"): 25,
    ("chair", "bed"): 25,
}
CHANGES = {**_CHANGES, **{(after, before): seconds for (before, after), seconds in _CHANGES.items()}}


def is_slow(request):
    """Whether everything but the work itself takes this person twice as long."""
    return request.level == "cautious" or (request.age or 0) >= 75


def stretch_seconds(item, slow):
    """One stretch with its set-up and gaps."""
    factor = 2 if slow else 1
    times = item.dose.repetitions
    if item.exercise == "cat-cow":
        return SETUP * factor + times * BREATH
    if item.exercise == "pelvic-tilt":
        return SETUP * factor + times * (item.dose.hold_seconds + GAP * factor)
    holds = times * (2 if item.exercise in SIDED else 1)
    return SETUP * factor + holds * item.dose.hold_seconds + (holds - 1) * GAP * factor


def moving_seconds(items, slow):
    """All changes of position, from standing back to standing."""
    way = ["standing", *(POSTURE[item.exercise, item.form] for item in items), "standing"]
    changes = [CHANGES[before, after] for before, after in pairwise(way) if before != after]
    return sum(changes) * (2 if slow else 1)


def session_seconds(session, request):
    """The whole session."""
    slow = is_slow(request)
    stretches = sum(stretch_seconds(item, slow) for item in session.items)
    moving = moving_seconds(session.items, slow)
    return session.warm_up_seconds + stretches + moving + session.cool_down_seconds


def least_warm_up(seconds):
    """The shortest warm-up for a session of this length."""
    return 300 if seconds >= 1800 else 180 if seconds >= 900 else 120 if seconds >= 480 else 60
