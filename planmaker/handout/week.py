"""A week's page: what to do in doing order, and the log of how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from planmaker.handout.changes import Changes, changes_of
from planmaker.handout.context import Context, minutes_span
from planmaker.handout.document import (
    DayColumn,
    NextStep,
    Pointer,
    Run,
    Text,
    WeekPage,
    WeekRow,
    card_place,
    marked,
    rich,
)
from planmaker.handout.wording import (
    check_places,
    clock,
    date_range,
    day_and_date,
    dose_sentences,
    inside_sentence,
    length_words,
    minutes_words,
    sentence_start,
    short_day,
)
from planmaker.model import Item, Week


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterWords:
    """One order for the end of a week; `last_action` in the last week."""

    icon: str
    pain: str
    action: str
    last_action: str

    def __post_init__(self) -> None:
        check_places((self.action, self.last_action), "before", "this", "next")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekWords:
    """The words of a week's page; see ``pages.yaml``."""

    chapter: str
    title: str
    minutes: str
    minutes_range: str
    new: str
    start: str
    start_regular: str
    one_new: str
    more_new: str
    longer: str
    more: str
    other_mix: str
    same: str
    moved: str
    week_off: str
    order: str
    order_differs: str
    example: str
    stretch_head: str
    to_card: str
    first: str
    last: str
    done_box: str
    not_due: str
    pain: str
    pain_hint: str
    pain_example: str
    pain_box: str
    ease: str
    ease_hint: str
    ease_words: tuple[str, str, str]
    ease_example: int
    ease_box: str
    log_title: str
    log_hint: str
    after_title: str
    after: tuple[AfterWords, AfterWords, AfterWords]
    first_week_stop: str

    def __post_init__(self) -> None:
        check_places((self.title, self.log_title), "number")
        check_places((self.minutes,), "minutes")
        check_places((self.minutes_range,), "fewest", "most")
        check_places((self.new,), "changes")
        check_places((self.one_new, self.to_card), "stretch")
        check_places((self.more_new,), "stretches")
        check_places((self.moved,), "day", "start")
        check_places((self.first, self.last), "what")
        if not 1 <= self.ease_example <= len(self.ease_words):
            raise ValueError(f"ease_example counts the ease_words from 1; {self.ease_example} is none of them.")


def week_page(context: Context, week: Week, words: WeekWords) -> WeekPage:
    """Return the page of a week; of a week without sessions it says that it is off."""
    exercises = context.in_doing_order(week.exercises)
    rows = tuple(_row(context, week, i, number, words) for number, i in enumerate(exercises, 1))
    differ = any(not all(row.due) for row in rows)
    programme, lengths = context.library.words.programmes[context.plan.programme], context.wording.lengths
    warm_up = max((s.warm_up_seconds for s in week.sessions), default=0)
    cool_down = max((s.cool_down_seconds for s in week.sessions), default=0)
    return WeekPage(
        number=week.number,
        chapter=words.chapter,
        title=rich(words.title, number=week.number),
        dates=rich("{dates}", dates=_dates(context, week)),
        minutes=_minutes(context, week, words),
        new=_new(context, week, words),
        order=rich(words.order_differs if differ else words.order),
        example=rich(words.example),
        stretch_head=rich(words.stretch_head),
        days=_days(context, week),
        first=rich(words.first, what=inside_sentence(programme.warm_up.format(time=length_words(warm_up, lengths)))),
        rows=rows,
        last=rich(words.last, what=inside_sentence(programme.cool_down.format(time=length_words(cool_down, lengths)))),
        done_box=words.done_box,
        not_due=rich(words.not_due),
        pain=rich(words.pain),
        pain_hint=rich(words.pain_hint),
        pain_example=rich(words.pain_example),
        pain_box=words.pain_box,
        ease=rich(words.ease),
        ease_hint=rich(words.ease_hint),
        ease_words=tuple(rich(word) for word in words.ease_words),
        ease_example=words.ease_example,
        ease_box=words.ease_box,
        log_title=rich(words.log_title, number=week.number),
        log_hint=rich(words.log_hint),
        after_title=rich(words.after_title),
        after=_after(context, week, words),
    )


def _dates(context: Context, week: Week) -> str:
    first, last = week.start, week.start + timedelta(days=6)
    if week.sessions:
        first, last = week.sessions[0].date, week.sessions[-1].date
    return date_range(first, last, context.wording.dates)


def _minutes(context: Context, week: Week, words: WeekWords) -> Text:
    if not week.sessions:
        return ()
    (fewest, most), lengths = minutes_span(week), context.wording.lengths
    if fewest == most:
        return rich(words.minutes, minutes=minutes_words(most, lengths))
    return rich(words.minutes_range, fewest=fewest, most=minutes_words(most, lengths))


def _new(context: Context, week: Week, words: WeekWords) -> Text:
    if not week.sessions:
        return rich(words.week_off)
    changes = changes_of(context.plan.weeks, week.number)
    said = [*_sentences(context, changes, words), *_moved(context, week, words)]
    return rich(words.new, changes=" ".join(said))


def _moved(context: Context, week: Week, words: WeekWords) -> list[str]:
    """Say which session starts at another time than asked for, because the clocks skip that time."""
    dates = context.wording.dates
    return [
        words.moved.format(day=day_and_date(session.date, dates), start=clock(session.start.time(), dates))
        for session in week.sessions
        if session.moved_from is not None
    ]


def _sentences(context: Context, changes: Changes, words: WeekWords) -> list[str]:
    if changes.first:
        rung = context.library.rules.levels[context.plan.request.level].first_rung
        return [words.start if rung == 1 else words.start_regular]
    said = []
    names = [context.words(i).short_name for i in context.in_doing_order(changes.new)]
    if len(names) == 1:
        said.append(words.one_new.format(stretch=names[0]))
    elif names:
        said.append(words.more_new.format(stretches=", ".join(names)))
    if changes.longer:
        said.append(words.longer)
    elif changes.more:
        said.append(words.more)
    return said or [words.other_mix if changes.other_mix else words.same]


def _days(context: Context, week: Week) -> tuple[DayColumn, ...]:
    dates = context.wording.dates
    return tuple(
        DayColumn(
            date=session.date.isoformat(),
            day=rich("{day}", day=short_day(session.date, dates)),
            number=(Run(str(session.date.day), bold=True),),
            label=day_and_date(session.date, dates),
        )
        for session in week.sessions
    )


def _row(context: Context, week: Week, exercise_id: str, number: int, words: WeekWords) -> WeekRow:
    items: list[Item | None] = [
        next((item for item in session.items if item.exercise == exercise_id), None) for session in week.sessions
    ]
    item = next(item for item in items if item is not None)
    name = context.words(exercise_id).short_name
    return WeekRow(
        number=number,
        exercise=exercise_id,
        name=(Run(name, bold=True),),
        card=Pointer(card_place(exercise_id), words.to_card.format(stretch=name)),
        form=_form(context, exercise_id),
        picture=context.end_pose(exercise_id),
        dose=tuple(rich(sentence) for sentence in dose_sentences(item.dose, item.sides, context.wording.dose)),
        due=tuple(item is not None for item in items),
    )


def _form(context: Context, exercise_id: str) -> Text:
    """Say how the stretch is done, unless that is its usual way."""
    form = context.form(exercise_id)
    if form.id == context.library.exercises[exercise_id].forms[0].id:
        return ()
    return marked(sentence_start(context.words(exercise_id).forms[form.id].name) + ".")


def _after(context: Context, week: Week, words: WeekWords) -> tuple[NextStep, ...]:
    """Say what to do after the week; weeks that are off do not count, and before the first there is none to repeat."""
    numbers = [other.number for other in context.plan.weeks if other.sessions]
    earlier = [number for number in numbers if number < week.number]
    later = [number for number in numbers if number > week.number]
    places = {"before": max(earlier, default=0), "this": week.number, "next": min(later, default=0)}
    steps = []
    for after in words.after:
        action = after.action if later else after.last_action
        if not earlier and "{before}" in action:
            action = words.first_week_stop
        steps.append(NextStep(icon=after.icon, pain=rich(after.pain), action=rich(action, **places)))
    return tuple(steps)
