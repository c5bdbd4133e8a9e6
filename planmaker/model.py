"""The values that every floor speaks: content (what can be done) and plans (what one person does, and when).

All values are frozen. Durations are whole seconds and say so in their names. Keys such as ``kneeling`` or
``osteoporosis`` are words of the content's own vocabulary, never enums here, so that a clinic can add some.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import IntEnum, StrEnum

from planmaker.errors import UsageError

KEY_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""How an id or key is written: lower case words joined by hyphens."""

NAMESPACE = uuid.UUID("6f1c3d3e-3b0c-5a52-9d57-0c6f1c8a7e21")
"""The root of all our name-based ids. It never changes: calendars know sessions by what is derived from it."""


# --------------------------------------------------------------------------- content: what can be done


class DoseKind(StrEnum):
    """How a dose is counted."""

    HOLD = "hold"  # stay in the end position, a few times
    REPETITION = "repetition"  # tighten, hold briefly, let go, many times
    BREATH = "breath"  # move with each slow breath


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much of one exercise: sets of repetitions, each held; for a sided exercise the same on each side."""

    repetitions: int
    hold_seconds: int | None = None  # None: moved with the breath, not held
    sets: int = 1

    def __post_init__(self) -> None:
        if self.repetitions < 1 or self.sets < 1 or (self.hold_seconds is not None and self.hold_seconds < 1):
            raise ValueError(f"A dose counts from one: {self!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladders:
    """The doses of an exercise from the first rung up; `short` has one longer hold, for sessions with little time."""

    full: tuple[Dose, ...]
    short: tuple[Dose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One picture of a form: the drawing's name and the number (from 1) of the step that it shows."""

    drawing: str
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to do an exercise: on the floor, on a chair, with a pillow ...

    `demands` are what it asks of the body (``kneeling``, ``spine-flexion``), `contraindications` the health keys that
    rule it out by themselves. `gentle` marks a form to prefer for careful people.
    """

    id: str
    posture: str
    demands: frozenset[str]
    contraindications: frozenset[str] = frozenset()
    difficulty: int
    equipment: tuple[str, ...]
    frames: tuple[Frame, ...]
    gentle: bool = False
    ladders: Ladders | None = None  # None: the exercise's own
    thumbnail: str = ""  # the drawing to know it by; "": the last frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who signed a text, and when; without a reviewer it is not yet reviewed by a clinician."""

    reviewer: str = ""
    on: date | None = None

    @property
    def signed(self) -> bool:
        """Tell whether a clinician has signed."""
        return bool(self.reviewer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """The facts of an exercise that hold in every language."""

    id: str
    kind: DoseKind
    sided: bool
    families: frozenset[str]
    purposes: frozenset[str]
    order: int
    ladders: Ladders
    forms: tuple[Form, ...]
    sources: Mapping[str, str]  # field -> where its numbers come from
    maximum_hold_seconds: int | None = None
    breath_seconds: int | None = None
    review: Review = Review()

    @property
    def sides(self) -> int:
        """Count the sides that get the dose."""
        return 2 if self.sided else 1

    def form(self, form_id: str) -> Form:
        """Return the form with this id."""
        return next(form for form in self.forms if form.id == form_id)

    def doses(self, form: Form, *, short: bool) -> tuple[Dose, ...]:
        """Return the ladder of one of the forms, from the first rung up."""
        ladders = form.ladders or self.ladders
        return ladders.short if short else ladders.full


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A set of exercises for one part of the body."""

    id: str
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """A body position; postures are visited in rising `order` within a session."""

    place: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthRule:
    """What one answer about a person's health rules out."""

    no_plan: bool = False
    excludes: frozenset[str] = frozenset()  # demands
    longest_hold_seconds: Mapping[str, int] = field(default_factory=dict)  # demand -> seconds
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The telephone numbers of a country or group of countries; "" where there is none.

    `call` and `call_today` say in words of their own whom to call in an emergency, and whom on the same day.
    """

    emergency: str
    urgent: str = ""
    call: str = ""
    call_today: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The keys that content and requests may use, and what each key means to the planner."""

    families: tuple[str, ...]
    purposes: tuple[str, ...]
    places: Mapping[str, frozenset[str]]  # where a person can exercise -> places of postures that this allows
    postures: Mapping[str, Posture]
    demands: tuple[str, ...]
    equipment: tuple[str, ...]
    avoid: Mapping[str, frozenset[str]]  # what a person avoids -> demands that this rules out
    health: Mapping[str, HealthRule]
    regions: Mapping[str, Region]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRules:
    """How a level starts, climbs and fills a session."""

    first_rung: int
    rungs_by_week: tuple[int, ...]  # highest rung in week 1, 2, ...; the last one holds for all later weeks
    most_per_session: int
    usual_per_session: int
    at_start: int  # how many exercises the first week has
    new_per_week: int
    rest_day: bool
    hard_form_from_week: int  # forms of difficulty 3
    slow: bool

    def highest_rung(self, week: int) -> int:
        """Return the highest rung that `week` (from 1) allows."""
        return self.rungs_by_week[min(week, len(self.rungs_by_week)) - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What it takes to get from one posture to another, either way."""

    between: tuple[str, str]
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRules:
    """What a session costs in seconds; `slow_factor` multiplies set-up, gaps and changes for people who need time."""

    setup_seconds: int
    gap_seconds: int
    slow_factor: int
    slow_from_age: int
    same_place_change_seconds: int
    other_change_seconds: int
    changes: tuple[Change, ...]
    session_share_percent: int  # of the minutes that a session may take
    warm_up_minimum: Mapping[int, int]  # session of at least so many minutes -> seconds of warm-up
    cool_down_usual: Mapping[int, int]
    cool_down_minimum_seconds: int
    short_ladder_below_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What counts when stretches are chosen; each is the most that it can add to the score."""

    dose: int
    families: int
    few: int
    goal: int
    positions: int
    ease: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The planner's numbers, as the content gives them."""

    levels: Mapping[str, LevelRules]
    older_pace: Mapping[str, str]  # level -> level whose pace people past `time.slow_from_age` follow
    time: TimeRules
    weights: Weights
    target_seconds_per_side: int
    most_seconds_per_side_and_week: int
    longest_hold_seconds: int
    days_apart: Mapping[int, tuple[int, ...]]  # sessions a week -> days from the first day of the week
    few_at_start: int
    few_in_all: int
    least_days: int  # a stretch planned in a week comes on at least so many days
    minimum_day: int  # how many stretches on a day with no time
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWords:
    """One form in one language; `steps` in order, `alt` by drawing name, `captions` short, for the compact layout.

    What it feels like, how it gets easier or harder and what to beware of may differ from the exercise's usual form:
    None stands for the exercise's own words, "" for none at all.
    """

    name: str
    steps: tuple[str, ...]
    captions: tuple[str, str]
    alt: Mapping[str, str]
    feel: str | None = None
    easier: str | None = None
    harder: str | None = None
    cautions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseWords:
    """An exercise in one language."""

    name: str
    short_name: str
    aliases: tuple[str, ...]
    what_for: str
    feel: str
    easier: str
    harder: str
    mistakes: tuple[str, ...]
    cautions: tuple[str, ...]
    added: tuple[str, ...]  # what we added to the source article
    forms: Mapping[str, FormWords]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeWords:
    """A programme in one language; `warm_up` and `cool_down` have a place for their length, {time}."""

    name: str
    title: str
    what_for: str
    warm_up: str
    cool_down: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyTier:
    """One level of urgency: when it applies and what to do; `call` names the number {emergency} or {urgent}."""

    title: str
    call: str
    call_without_number: str
    note: str
    intro: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PainZone:
    """One light of the traffic light: a range of pain from 0 to 10 and what to do."""

    range: str
    action: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferStep:
    """One step on the way to the floor or up, with its drawing (or "") and that drawing's alt text.

    `demands` are what it asks of the body: a person who may not do that gets another way.
    """

    text: str
    demands: frozenset[str] = frozenset()
    drawing: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyWords:
    """The safety texts in one language."""

    title: str
    intro: str
    stop_rule: str
    disclaimer: str
    no_plan: str
    emergency: SafetyTier
    today: SafetyTier
    visit: SafetyTier
    pain_title: str
    pain_zones: tuple[PainZone, PainZone, PainZone]
    pain_note: str
    floor_title: str
    floor_intro: str
    floor_barred: str  # said instead of the steps when they ask for what the person may not do
    down_title: str
    down: tuple[TransferStep, ...]
    up_title: str
    up: tuple[TransferStep, ...]
    set_up_title: str
    set_up: Mapping[str, tuple[str, ...]]  # place -> how to make a chair or a bed safe
    missed_title: str
    missed: tuple[str, ...]
    flare_up_title: str
    flare_up: tuple[str, ...]
    review: Review


@dataclass(frozen=True, slots=True, kw_only=True)
class VocabularyWords:
    """The words for the vocabulary's keys in one language."""

    families: Mapping[str, str]
    purposes: Mapping[str, str]
    places: Mapping[str, str]
    postures: Mapping[str, str]
    demands: Mapping[str, str]
    equipment: Mapping[str, str]
    avoid: Mapping[str, str]
    health: Mapping[str, str]
    regions: Mapping[str, str]
    levels: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLanguage:
    """What our texts in one language must say and must not say, for `planmaker check`."""

    banned: tuple[str, ...]
    breathing: tuple[str, ...]  # one of these is in the steps of every form
    other_side: tuple[str, ...]  # one of these is in the steps of every sided form


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageWords:
    """All content words of one language."""

    language: str
    exercises: Mapping[str, ExerciseWords]
    programmes: Mapping[str, ProgrammeWords]
    safety: SafetyWords
    vocabulary: VocabularyWords
    plain_language: PlainLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a number or a rule comes from."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The whole content in one language. `version` changes with every byte of it."""

    version: str
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    rules: Rules
    exercises: Mapping[str, Exercise]
    programmes: Mapping[str, Programme]
    words: LanguageWords


# --------------------------------------------------------------------------- plans: what one person does, and when


class Weekday(IntEnum):
    """A day of the week, numbered as `date.weekday` does."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


class Variety(StrEnum):
    """How many different stretches a plan uses."""

    ALL = "all"
    FEW = "few"


WEEKS = range(1, 27)
MINUTES = range(3, 46)
DAYS_PER_WEEK = range(1, 8)
AGES = range(5, 121)
NAME_LENGTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """A person's choices. Whether the keys exist in a library is for the planner to say.

    `days` are weekdays or a number of days a week; `at` is one time of day for all days, `at_by_day` overrides it.
    `health` is None if nobody asked, and empty if the answer was "none of these".
    """

    programme: str
    start: date
    timezone: str
    weeks: int = 4
    days: tuple[Weekday, ...] | int = (Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY)
    at: time = time(18, 30)
    at_by_day: Mapping[Weekday, time] = field(default_factory=dict)
    minutes: int = 15
    level: str = "beginner"
    goal: str = "ease"
    age: int | None = None
    place: str = "floor"
    avoid: tuple[str, ...] = ()
    health: tuple[str, ...] | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    skip: tuple[date, ...] = ()
    variety: Variety = Variety.ALL
    name: str = ""
    region: str = ""

    def __post_init__(self) -> None:
        _within("weeks", self.weeks, WEEKS)
        _within("minutes", self.minutes, MINUTES)
        if self.age is not None:
            _within("age", self.age, AGES)
        if isinstance(self.days, int):
            _within("days", self.days, DAYS_PER_WEEK)
        elif not self.days or len(set(self.days)) != len(self.days):
            raise UsageError("The days are empty, or name one day twice.", hint="Write for example mon,wed,fri.")
        if len(self.name) > NAME_LENGTH:
            raise UsageError(
                f"The name has {len(self.name)} characters; {NAME_LENGTH} fit.", hint="Give a shorter name with --name."
            )
        both = sorted(set(self.include) & set(self.exclude))
        if both:
            raise UsageError(f"'{both[0]}' is both included and excluded.", hint="Drop one of the two.")


def _within(what: str, value: int, allowed: range) -> None:
    if value not in allowed:
        raise UsageError(
            f"'{value}' is out of range for {what}.", hint=f"Give {what} from {allowed.start} to {allowed.stop - 1}."
        )


class SessionStatus(StrEnum):
    """Whether a session still stands."""

    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One exercise within a session, in one form, with its dose; `seconds` is all the time it takes."""

    exercise: str
    form: str
    dose: Dose
    sides: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One dated session. `number` is permanent within a plan: calendars know the session by it.

    `seconds` is the whole length: warm-up, items, changes of position and cool-down. `start` and `end` carry their
    time zone; `end` is rounded up to the minute. `moved_from` is the time asked for, where the clocks skip it.
    """

    number: int
    date: date
    start: datetime
    end: datetime
    uid: str
    seconds: int
    warm_up_seconds: int
    cool_down_seconds: int
    items: tuple[Item, ...]
    status: SessionStatus = SessionStatus.CONFIRMED
    sequence: int = 0
    changed: datetime
    moved_from: time | None = None

    @property
    def minutes(self) -> int:
        """Return the length in minutes, rounded up."""
        return -(-self.seconds // 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days from `start`, with their sessions in order of time."""

    number: int
    start: date
    sessions: tuple[Session, ...]

    @property
    def exercises(self) -> tuple[str, ...]:
        """Return the ids of the week's exercises, each once, in order of first appearance."""
        found = {item.exercise: None for session in self.sessions for item in session.items}
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why the planner did something: the key of a sentence in the templates, and the facts that go into it."""

    rule: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An exercise of the programme that the plan does without, and why."""

    exercise: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that one person is to do, dated.

    `minimum_day` names the stretches for a day with no time; `notes` are what the person should know about how the
    choices were met.
    """

    id: uuid.UUID
    revision: int
    issued: datetime
    programme: str
    content_version: str
    language: str
    timezone: str
    request: PlanRequest
    weeks: tuple[Week, ...]
    minimum_day: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[Reason, ...]

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Return all sessions in order of time."""
        return tuple(session for week in self.weeks for session in week.sessions)

    @property
    def exercises(self) -> tuple[str, ...]:
        """Return the ids of all exercises, each once, in order of first appearance."""
        return tuple({exercise: None for week in self.weeks for exercise in week.exercises})
