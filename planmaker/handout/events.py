"""What a session says in a calendar: its title, its text and its reminder.

A title and a reminder stand on a lock screen for all to read, so they name no body part and no stretch. The text is
plain, line by line, with the same words for a dose as on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planmaker.handout.wording import (
    Wording,
    check_places,
    clock,
    date_range,
    dose_line,
    inside_sentence,
    length_words,
    minutes_words,
)
from planmaker.model import Dose, Item, Plan, ProgrammeWords, Session, SessionStatus, Week

StretchNames = Mapping[tuple[str, str], str]
"""What to call an exercise in one of its forms, by the ids of the two (`wording.stretch_name`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionText:
    """The words of one calendar entry; `description` has several lines."""

    summary: str
    description: str
    alarm: str
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarText:
    """The words of a calendar as a whole."""

    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """All of ``events.yaml`` in one language."""

    calendar_name: str
    calendar_name_with_person: str
    calendar_description: str
    categories: tuple[str, ...]
    summary: str
    cancelled_summary: str
    cancelled: str
    alarm: str
    place_in_plan: str
    moved: str
    first: str
    stretch: str
    last: str
    hard_week: str
    earlier_dose: str
    leave_out: str
    stop: str
    missed: str
    pictures: str

    def __post_init__(self) -> None:
        check_places((self.calendar_name, self.cancelled, self.hard_week, self.stop, self.missed, self.pictures))
        check_places((self.calendar_name_with_person,), "person")
        check_places((self.calendar_description,), "dates")
        check_places((self.summary, self.cancelled_summary, self.alarm), "number", "total")
        check_places((self.place_in_plan,), "number", "total", "week", "weeks", "minutes")
        check_places((self.moved,), "asked", "start")
        check_places((self.first, self.last), "what")
        check_places((self.stretch,), "position", "name", "dose")
        check_places((self.earlier_dose,), "name", "dose")
        check_places((self.leave_out,), "name")


def calendar_text(plan: Plan, words: EventWords, wording: Wording) -> CalendarText:
    """Return what the calendar is called and says about itself; only the person's own name sets it apart."""
    person = plan.request.name.strip()
    name = words.calendar_name_with_person.format(person=person) if person else words.calendar_name
    dates = date_range(plan.sessions[0].date, plan.sessions[-1].date, wording.dates)
    return CalendarText(name=name, description=words.calendar_description.format(dates=dates))


def session_texts(
    plan: Plan, *, names: StretchNames, programme: ProgrammeWords, words: EventWords, wording: Wording
) -> dict[int, SessionText]:
    """Return the words of every session, by its number.

    Args:
        plan: what is planned.
        names: what to call every exercise in every form that the plan uses.
        programme: how the programme says its warm-up and cool-down, with {time}.
        words: how events are worded.
        wording: how numbers are worded.
    """
    teller = _Teller(plan=plan, names=names, programme=programme, words=words, wording=wording)
    before: Mapping[str, Item] = {}
    met: frozenset[str] = frozenset()
    texts = {}
    for week in plan.weeks:
        for session in week.sessions:
            texts[session.number] = teller.text(session, week, Past(last_week=before, met=met))
        before = _latest_items(week)
        met |= before.keys()
    return texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What was done before a week: how each exercise was done in the week before, and all that were ever done."""

    last_week: Mapping[str, Item]
    met: frozenset[str]


def _latest_items(week: Week) -> Mapping[str, Item]:
    """Return how each exercise of the week was last done in it."""
    standing = (session for session in week.sessions if session.status is SessionStatus.CONFIRMED)
    return {item.exercise: item for session in standing for item in session.items}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teller:
    """All that the words of a session depend on, besides the session."""

    plan: Plan
    names: StretchNames
    programme: ProgrammeWords
    words: EventWords
    wording: Wording

    @property
    def total(self) -> int:
        """Return the highest number: numbers stay when sessions are cancelled, so a count could fall below them."""
        return max(session.number for session in self.plan.sessions)

    def text(self, session: Session, week: Week, past: Past) -> SessionText:
        cancelled = session.status is SessionStatus.CANCELLED
        place = {"number": session.number, "total": self.total}
        summary = self.words.cancelled_summary if cancelled else self.words.summary
        blocks = [[self.words.cancelled]] if cancelled else self.blocks(session, week, past)
        return SessionText(
            summary=summary.format(**place),
            description="\n\n".join("\n".join(block) for block in blocks if block),
            alarm=self.words.alarm.format(**place),
            categories=self.words.categories,
        )

    def blocks(self, session: Session, week: Week, past: Past) -> Iterator[list[str]]:
        """Yield what is said, in groups of lines."""
        yield list(self.place_in_plan(session, week))
        yield list(self.what_to_do(session))
        yield list(self.after_a_hard_week(session, past))
        yield [self.words.stop, self.words.missed, self.words.pictures]

    def place_in_plan(self, session: Session, week: Week) -> Iterator[str]:
        yield self.words.place_in_plan.format(
            number=session.number,
            total=self.total,
            week=week.number,
            weeks=len(self.plan.weeks),
            minutes=minutes_words(session.minutes, self.wording.lengths),
        )
        if session.moved_from is not None:
            dates = self.wording.dates
            asked, start = clock(session.moved_from, dates), clock(session.start.time(), dates)
            yield self.words.moved.format(asked=asked, start=start)

    def what_to_do(self, session: Session) -> Iterator[str]:
        if session.warm_up_seconds:
            yield self.words.first.format(what=self.timed(self.programme.warm_up, session.warm_up_seconds))
        for position, item in enumerate(session.items, 1):
            yield self.words.stretch.format(position=position, name=self.name(item), dose=self.dose(item))
        if session.cool_down_seconds:
            yield self.words.last.format(what=self.timed(self.programme.cool_down, session.cool_down_seconds))

    def after_a_hard_week(self, session: Session, past: Past) -> Iterator[str]:
        """Yield last week's dose of the stretches that ask for more than last week, and what is new to leave out."""
        easier = [
            earlier
            for item in session.items
            if (earlier := past.last_week.get(item.exercise)) is not None and _eases(earlier, item)
        ]
        new = [item for item in session.items if past.met and item.exercise not in past.met]
        if easier or new:
            yield self.words.hard_week
        for item in easier:
            yield self.words.earlier_dose.format(name=self.name(item), dose=self.dose(item))
        for item in new:
            yield self.words.leave_out.format(name=self.name(item))

    def timed(self, template: str, seconds: int) -> str:
        return inside_sentence(template.format(time=length_words(seconds, self.wording.lengths)))

    def name(self, item: Item) -> str:
        return self.names[item.exercise, item.form]

    def dose(self, item: Item) -> str:
        return dose_line(item.dose, item.sides, self.wording.dose)


def _eases(earlier: Item, now: Item) -> bool:
    """Tell whether going back to `earlier` is a step back: another form, or another dose that asks for no more."""
    if earlier.form != now.form:
        return True
    return earlier.dose != now.dose and _work(earlier.dose) <= _work(now.dose)


def _work(dose: Dose) -> int:
    return dose.sets * dose.repetitions * (dose.hold_seconds or 1)
