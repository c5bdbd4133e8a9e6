"""What a pose file says, as values: how a figure is placed, step by step, in the words of anatomy.

A pose is one or more frames that belong together: one person, one view, one scale. Each frame becomes one drawing. The
angles that a frame writes are kept as closely as what it rests on and reaches for allows; what it does not write, the
body does as it finds easy. Angles are degrees; lengths metres, unless the name says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Annotated

from planmaker.decode import Known
from planmaker.figure.hand import GRIPS
from planmaker.figure.joints import LIMB_MOVEMENTS, OPPOSITES, SIDES, SPINE_MOVEMENTS, Degree, movements_of, sided
from planmaker.figure.postures import POSTURES
from planmaker.figure.sites import SITES
from planmaker.figure.skeleton import BONES, JOINT_BONE, WORLD, Vector
from planmaker.figure.supports import REST_WORDS, RESTS, SUPPORTS, resting

SIDED_JOINTS = tuple(f"{side} {joint}" for side in (*SIDES, "both") for joint in LIMB_MOVEMENTS)
MOVEMENTS = tuple(
    dict.fromkeys(word for table in (SPINE_MOVEMENTS, LIMB_MOVEMENTS) for words in table.values() for word in words)
)
_ENDS: Mapping[str, str] = {"hand": "palm", "foot": "sole", "ankle": "outer ankle"}
_END_WORDS = tuple(f"{side} {end}" for side in SIDES for end in _ENDS)
_TARGETS = (
    "floor",
    *SITES,
    *(f"{word} {joint}" for word in ("under", "beside") for joint in JOINT_BONE),
)
_BODY_PARTS = (
    *("hips", "shirt", "head", "neck"),
    *(f"{side} {part}" for side in SIDES for part in ("thigh", "shin", "foot", "upper arm", "forearm", "hand")),
)
_FREE_WORDS = tuple(
    name
    for joint in (*SPINE_MOVEMENTS, *SIDED_JOINTS)
    for name in (joint, *(f"{joint} {movement}" for movement in movements_of(joint)))
)

Posture = Annotated[str, Known(tuple(POSTURES))]
Joint = Annotated[str, Known((*SPINE_MOVEMENTS, *SIDED_JOINTS))]
Movement = Annotated[str, Known((*MOVEMENTS, *(word for word in OPPOSITES if OPPOSITES[word] in MOVEMENTS)))]
FreeWord = Annotated[str, Known(_FREE_WORDS)]
Support = Annotated[str, Known(SUPPORTS)]
RestWord = Annotated[str, Known(REST_WORDS)]
Grip = Annotated[str, Known(tuple(GRIPS))]
SiteWord = Annotated[str, Known(tuple(SITES))]
Spot = Annotated[str, Known((*SITES, *(bone for bone in BONES if bone != WORLD)))]
End = Annotated[str, Known((*SITES, *_END_WORDS))]
Target = Annotated[str, Known(_TARGETS)]
Toucher = Annotated[str, Known((*_BODY_PARTS, *RESTS))]
Touched = Annotated[str, Known((*_BODY_PARTS, *SUPPORTS))]
Side = Annotated[str, Known(SIDES)]
_LYING_UNDER = ("under", "along", "across", "size")
PROP_KEYS: Mapping[str, Sequence[str]] = {
    "chair": ("along", "across", "facing"),
    "table": ("along", "across", "size"),
    "wall": ("across",),
    "pillow": _LYING_UNDER,
    "two pillows": _LYING_UNDER,
    "bolster": _LYING_UNDER,
    "towel": ("round", "radius"),
    "bed": ("along", "across", "size"),
}
"""The kinds of props, and the keys that each uses."""
PropKind = Annotated[str, Known(tuple(PROP_KEYS))]


def _check(name: str, numbers: float | Iterable[float] | None, low: float, high: float, unit: str) -> None:
    """Refuse numbers that no figure needs: mostly centimetres written for metres.

    Raises:
        ValueError: a number lies outside.
    """
    for number in (numbers,) if isinstance(numbers, int | float) else numbers or ():
        if not low <= number <= high:
            raise ValueError(f"'{name}' is {number:g}, but goes from {low:g} to {high:g} {unit}.{_NOTE.get(unit, '')}")


_NOTE = {"metres": " 5 cm are 0.05."}


def written_keys(value: object) -> Sequence[str]:
    """Return the keys of a value that are not as they are if nothing is written."""
    return [each.name for each in fields(value) if getattr(value, each.name) != each.default]  # type: ignore[arg-type]


def _refuse_unused(value: object, unused: Iterable[str], why: str) -> None:
    """Refuse keys that would have no effect beside another.

    Raises:
        ValueError: one of them is written.
    """
    found = [key for key in written_keys(value) if key in set(unused)]
    if found:
        raise ValueError(f"'{found[0]}' is not used with {why}. Leave one of them out.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The posture from which a frame starts, and how the pelvis is turned there, in degrees.

    A turn that is written is kept, even if it is 0: ``roll: 0`` keeps both sides of the bottom down.
    """

    posture: Posture
    tilt_forward: float | None = None
    tilt_back: float | None = None
    turn_left: float | None = None
    turn_right: float | None = None
    roll: float | None = None

    def __post_init__(self) -> None:
        for name, turn in (
            ("tilt forward", self.tilt_forward),
            ("tilt back", self.tilt_back),
            ("turn left", self.turn_left),
            ("turn right", self.turn_right),
            ("roll", self.roll),
        ):
            _check(name, turn, -180, 180, "degrees")
        if None not in (self.tilt_forward, self.tilt_back):
            raise ValueError("'tilt forward' and 'tilt back' are opposites. Write one of them.")
        if None not in (self.turn_left, self.turn_right):
            raise ValueError("'turn left' and 'turn right' are opposites. Write one of them.")

    @property
    def is_turned(self) -> bool:
        """Whether the frame says how the pelvis is turned, so that it should stay so."""
        return bool(self.written())

    def written(self) -> Mapping[str, float]:
        """Return the turns of the pelvis that are written, by movement, even if they are 0."""
        given = {
            "tilt back": (self.tilt_back, self.tilt_forward),
            "turn left": (self.turn_left, self.turn_right),
            "roll": (self.roll,),
        }
        turns = self.pelvis()
        return {movement: turns[movement] for movement, both in given.items() if set(both) != {None}}

    def pelvis(self) -> Mapping[str, float]:
        """Return by how much the pelvis is turned beyond the posture, by movement."""
        return {
            "tilt back": (self.tilt_back or 0.0) - (self.tilt_forward or 0.0),
            "turn left": (self.turn_left or 0.0) - (self.turn_right or 0.0),
            "roll": self.roll or 0.0,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """What each hand does."""

    left: Grip = "relaxed"
    right: Grip = "relaxed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Where the end of a limb goes: onto a site, onto the floor `under` or `beside` a joint, or anywhere on the floor.

    `shift` is along the axes of the bone that is reached (of the world on the floor), `gap` away from its surface.
    """

    to: Target
    shift: Vector = (0.0, 0.0, 0.0)
    gap: float = 0.0
    facing: bool | None = None
    firm: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.firm <= 1:
            raise ValueError("'firm' is more than 0 and at most 1.")
        _check("shift", self.shift, -0.6, 0.6, "metres")
        _check("gap", self.gap, -0.05, 0.6, "metres")
        word = self.to.partition(" ")[0]
        if self.to == "floor":
            _refuse_unused(self, ("shift", "gap"), "'floor'")
        elif self.to not in SITES and word == "under":
            _refuse_unused(self, ("gap",), f"'{self.to}'")
        if self.to not in SITES and self.shift[1]:
            raise ValueError(f"A shift upwards is not used with '{self.to}', which is on the ground. Write 0 for it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a site lies: x (forwards) and z (to the right) from the pelvis, y from the floor."""

    x: float | None = None
    y: float | None = None
    z: float | None = None

    def __post_init__(self) -> None:
        _check("x", self.x, -2, 2, "metres")
        _check("y", self.y, 0, 2.5, "metres")
        _check("z", self.z, -2, 2, "metres")


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """A contact that the exercise needs: surface on surface, or a declared gap with the reason for it."""

    what: Toucher
    at: Touched
    gap_mm: float = 0.0
    because: str = ""

    def __post_init__(self) -> None:
        _check("gap_mm", self.gap_mm, 0, 500, "millimetres")
        if self.what == self.at:
            raise ValueError(f"'{self.what}' cannot touch itself. Name two parts of the body.")
        if self.gap_mm and not self.because:
            raise ValueError("Say why there is a gap: write 'because'.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """A thing beside or under the figure. `along` and `across` move it, `size` is its half length and half width."""

    under: Spot = "head"
    along: float | None = None
    across: float = 0.0
    size: tuple[float, float] | None = None
    round: SiteWord | None = None
    radius: float | None = None
    facing: Annotated[str, Known(("away", "figure"))] = "away"

    def __post_init__(self) -> None:
        _check("along", self.along, -3, 3, "metres")
        _check("across", self.across, -3, 3, "metres")
        _check("size", self.size, 0.06, 2, "metres")
        _check("radius", self.radius, 0.02, 0.5, "metres")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feel:
    """Where the stretch is felt; `size` is half the depth, height and width of the patch in centimetres."""

    at: SiteWord
    size: Vector | None = None

    def __post_init__(self) -> None:
        _check("size", self.size, 1, 40, "centimetres")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """Which way something moves: as it has since the frame before, up, down, towards a site or `along` a direction.

    An arrow with `turn` goes round the upright axis instead.
    """

    at: Spot = "crown"
    go: Annotated[str, Known(("motion", "up", "down", *SITES))] = "motion"
    along: Vector | None = None
    length: float | None = None
    bend: float | None = None
    lead: Annotated[str, Known(("tip", "mid", "tail"))] = "mid"
    width: float = 1.0
    turn: Side | None = None
    round: SiteWord = "crown"
    lift: float | None = None
    radius: float | None = None
    span: float | None = None

    def __post_init__(self) -> None:
        _check("length", self.length, 0.04, 1, "metres")
        _check("bend", self.bend, -1, 1, "times the length")
        _check("width", self.width, 0.3, 3, "times the usual width")
        _check("lift", self.lift, -1, 1, "metres")
        _check("radius", self.radius, 0.05, 1, "metres")
        _check("span", self.span, 20, 330, "degrees")
        if self.along is not None and not any(self.along):
            raise ValueError("An arrow along [0, 0, 0] goes nowhere. Write a direction, such as [1, 0, 0].")
        if self.turn:
            _refuse_unused(self, ("at", "go", "along", "length", "bend", "lead"), "'turn'")
        elif found := [key for key in ("round", "lift", "radius", "span") if key in written_keys(self)]:
            raise ValueError(f"'{found[0]}' is only used with 'turn'. Leave it out, or write turn: left.")
        elif self.along is not None:
            _refuse_unused(self, ("go",), "a direction")
        if not self.turn and self.along is None and self.go == self.at:
            raise ValueError(f"An arrow from '{self.at}' to itself goes nowhere. Write another site, or up or down.")


@dataclass(frozen=True, slots=True, kw_only=True)
class InsetArrow:
    """An arrow in a magnifier, in centimetres from the middle of its floor line."""

    start: tuple[float, float]
    end: tuple[float, float]
    bend: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """A magnifier: what it shows, how much of it, how many times enlarged."""

    at: Spot
    radius: float = 0.15
    zoom: float = 1.9
    rise: float = 0.075
    shift: float = 0.0
    arrows: tuple[InsetArrow, ...] = ()

    def __post_init__(self) -> None:
        _check("radius", self.radius, 0.03, 0.6, "metres")
        _check("zoom", self.zoom, 1, 6, "times")
        _check("rise", self.rise, -1, 1, "metres")
        _check("shift", self.shift, -2, 2, "metres")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is drawn on top of the figure."""

    feel: tuple[Feel, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    inset: Inset | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """From where the figure is seen: from which side, turned how far to its front, from how high; degrees."""

    side: Side = "right"
    turn: float = 0.0
    height: float = 10.0

    def __post_init__(self) -> None:
        _check("turn", self.turn, -180, 180, "degrees")
        _check("height", self.height, -10, 80, "degrees")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One drawing's pose. `alt` says what it shows to those who cannot see it; it is no part of the posture."""

    start: Start
    alt: str = field(default="", repr=False)
    hands: Hands = field(default_factory=Hands)
    eyes: Annotated[str, Known(("open", "closed"))] = "open"
    props: Mapping[PropKind, Prop] = field(default_factory=dict)
    angles: Mapping[Joint, Mapping[Movement, float]] = field(default_factory=dict)
    free: tuple[FreeWord, ...] = ()
    rest_on: Mapping[Support, tuple[RestWord, ...]] = field(default_factory=dict)
    reach: Mapping[End, Reach] = field(default_factory=dict)
    place: Mapping[SiteWord, Place] = field(default_factory=dict)
    touch: tuple[Touch, ...] = ()
    marks: Marks = field(default_factory=Marks)
    view: View | None = None

    def written(self) -> Mapping[Degree, float]:
        """Return the angles that are written, in degrees, both sides and opposites spelled out."""
        return dict(self._written())

    def _written(self) -> Iterator[tuple[Degree, float]]:
        for joint, movements in self.angles.items():
            for movement, angle in movements.items():
                for name in sided(joint):
                    yield (name, OPPOSITES.get(movement, movement)), -angle if movement in OPPOSITES else angle

    def may_bend(self, degree: Degree) -> bool:
        """Tell whether a joint is free to move away from what is written, for the sake of contacts."""
        joint, movement = degree
        names = {name for word in self.free for name in sided(word)}
        return joint in names or f"{joint} {movement}" in names

    def rests(self) -> Iterator[tuple[str, str]]:
        """Yield what rests on what: a key of `RESTS` and a support."""
        for support, words in self.rest_on.items():
            for word in words:
                for name in resting(word):
                    yield name, support


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """A pose file: the frames of one exercise in one form; `anchor` is the site that stays put from frame to frame."""

    name: str
    figure: str
    frames: Mapping[str, Frame]
    view: View = field(default_factory=View)
    anchor: Spot | None = None


def end_site(end: str) -> str:
    """Return the site that reaches: of a hand the palm, of a foot the sole, of an ankle its outer side."""
    side, _, part = end.partition(" ")
    return end if end in SITES else f"{side} {_ENDS[part]}"
