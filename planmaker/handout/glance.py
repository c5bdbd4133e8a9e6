"""Page 1: what to do, when, and what to know before starting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta

from planmaker.handout.changes import changes_of
from planmaker.handout.code import CodeWords
from planmaker.handout.context import Context, minutes_span
from planmaker.handout.document import (
    LOGO,
    SAFETY_PLACE,
    ClinicBlock,
    Code,
    DayMark,
    GlancePage,
    Picture,
    Pointer,
    Run,
    Schedule,
    ScheduleRow,
    Section,
    Text,
    Thumbnail,
    WriteLine,
    card_place,
    marked,
    rich,
    week_place,
)
from planmaker.handout.wording import check_places, clock, date_words, minutes_words
from planmaker.model import Week, Weekday
from planmaker.theme import Clinic

DAYS_IN_WEEK = 7
MOST_THUMBNAILS = 5
MOST_WHOLE_DAY_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GlanceWords:
    """The words of page 1; see ``pages.yaml``."""

    logo: str
    call_us: str
    code: CodeWords
    title: str
    title_of: str
    message: str
    often: tuple[str, str, str, str, str, str, str]
    days_at: str
    every_day: str
    danger: str
    to_safety: str
    to_card: str
    to_week: str
    many_message: str
    told: str
    keep_free: str
    weeks_title: str
    see_weeks: str
    week_head: str
    start_head: str
    minutes_head: str
    new_head: str
    session_word: str
    week: str
    minutes: str
    minutes_range: str
    no_sessions: str
    start_here: str
    new_stretches: str
    longer: str
    more: str
    other_mix: str
    same: str
    rest: str
    no_time: str
    goal_title: str
    goal: str
    after: str
    where: str
    where_box: str
    calendar_title: str
    calendar: str
    before_title: str
    not_asked: str

    def __post_init__(self) -> None:
        check_places((self.logo,), "name")
        check_places((self.call_us,))
        check_places((self.title,), "weeks", "plan")
        check_places((self.title_of,), "name", "weeks", "plan")
        check_places((self.message, self.many_message), "often")
        check_places((self.danger, self.to_safety), "title")
        check_places((self.to_card,), "stretch")
        check_places((self.told,), "health")
        check_places((self.days_at,), "days", "time")
        check_places((self.keep_free, self.minutes), "minutes")
        check_places((self.weeks_title,), "weeks")
        check_places((self.week, self.to_week), "number")
        check_places((self.minutes_range,), "fewest", "most")
        check_places((self.new_stretches,), "count")
        check_places((self.no_time,), "stretches")


def glance_page(
    context: Context, words: GlanceWords, clinic: Clinic | None = None, code: Code | None = None
) -> GlancePage:
    """Return page 1 of a plan; the clinic that hands it out and a QR code may be on it."""
    plan, safety = context.plan, context.library.words.safety
    weeks, programme = len(plan.weeks), context.library.words.programmes[plan.programme]
    name = plan.request.name
    title = rich(words.title_of if name else words.title, name=name, weeks=weeks, plan=programme.title)
    often = words.often[max(len(week.sessions) for week in plan.weeks) - 1]
    return GlancePage(
        clinic=_clinic(clinic, words) if clinic and clinic.name else None,
        title=title,
        message=rich(words.message if _few(context) else words.many_message, often=often),
        stop=marked(safety.stop_rule),
        danger=rich(words.danger, title=safety.title),
        safety=Pointer(SAFETY_PLACE, words.to_safety.format(title=safety.title)),
        thumbnails=_thumbnails(context, words),
        schedule=_schedule(context, words),
        no_time=_no_time(context, words),
        goal_title=rich(words.goal_title),
        goal=WriteLine(label=rich(words.goal)),
        after=WriteLine(label=rich(words.after)),
        where=WriteLine(label=rich(words.where), box=words.where_box),
        calendar=Section(title=rich(words.calendar_title), paragraph=rich(words.calendar)),
        code=code,
        before=Section(
            title=rich(words.before_title), paragraph=(*_health(context, words), *marked(safety.disclaimer))
        ),
    )


def _clinic(clinic: Clinic, words: GlanceWords) -> ClinicBlock:
    """Return the block of a clinic; a number to call gets a sentence that says so, unless a web page stands there."""
    logo = Picture(drawing=LOGO, alt=words.logo.format(name=clinic.name)) if clinic.logo else None
    return ClinicBlock(
        logo=logo,
        name=(Run(clinic.name, bold=True),),
        address=_as_it_is(clinic.address),
        call=rich(words.call_us) if clinic.phone and not clinic.web else (),
        phone=(Run(clinic.phone, bold=True),) if clinic.phone else (),
        web=_as_it_is(clinic.web),
    )


def _as_it_is(text: str) -> Text:
    return (Run(text),) if text else ()


def _few(context: Context) -> bool:
    return all(len(session.items) <= MOST_THUMBNAILS for session in context.plan.sessions)


def _health(context: Context, words: GlanceWords) -> Text:
    """Say what the person answered about their health, or that nobody asked."""
    health = context.plan.request.health
    if health is None:
        return (*rich(words.not_asked), Run(" "))
    if not health:
        return ()
    spoken = [context.library.words.vocabulary.health[key] for key in health]
    return (*rich(words.told, health=context.wording.join(spoken)), Run(" "))


def _no_time(context: Context, words: GlanceWords) -> Text:
    """Say what to do on a day with no time, unless the sessions are that short anyway."""
    plan = context.plan
    if max(len(session.items) for session in plan.sessions) <= len(plan.minimum_day) + 1:
        return ()
    return rich(words.no_time, stretches=context.wording.join([context.words(i).short_name for i in plan.minimum_day]))


def _thumbnails(context: Context, words: GlanceWords) -> tuple[Thumbnail, ...]:
    """Return the first session's stretches; more than five would be too small to know again."""
    first = context.first_with_sessions().sessions[0]
    if len(first.items) > MOST_THUMBNAILS:
        return ()
    return tuple(_thumbnail(context, item.exercise, words) for item in first.items)


def _thumbnail(context: Context, exercise: str, words: GlanceWords) -> Thumbnail:
    name = context.words(exercise).short_name
    return Thumbnail(
        name=(Run(name, bold=True),),
        card=Pointer(card_place(exercise), words.to_card.format(stretch=name)),
        picture=context.end_pose(exercise),
    )


def _schedule(context: Context, words: GlanceWords) -> Schedule:
    plan, dates = context.plan, context.wording.dates
    first = plan.weeks[0].start
    days = [first + timedelta(days=day) for day in range(DAYS_IN_WEEK)]
    keep_free = minutes_words(plan.request.minutes, context.wording.lengths)
    return Schedule(
        title=rich("{days}", days=_days_and_times(context, words)),
        keep_free=rich(words.keep_free, minutes=keep_free),
        weeks_title=rich(words.weeks_title, weeks=len(plan.weeks)),
        see_weeks=rich(words.see_weeks),
        week_head=rich(words.week_head),
        start_head=rich(words.start_head),
        day_heads=tuple(rich(dates.short_days[day.weekday()]) for day in days),
        minutes_head=rich(words.minutes_head),
        new_head=rich(words.new_head),
        session_word=words.session_word,
        rows=tuple(_schedule_row(context, week, words) for week in plan.weeks),
    )


def _days_and_times(context: Context, words: GlanceWords) -> str:
    """Say the weekdays of the sessions, grouped by the time asked for."""
    plan, dates = context.plan, context.wording.dates
    request = plan.request
    first = plan.weeks[0].start.weekday()
    weekdays = sorted({session.date.weekday() for session in plan.sessions}, key=lambda day: (day - first) % 7)
    by_time: dict[time, list[int]] = {}
    for day in weekdays:
        by_time.setdefault(request.at_by_day.get(Weekday(day), request.at), []).append(day)
    names = dates.days if len(weekdays) <= MOST_WHOLE_DAY_NAMES and len(by_time) == 1 else dates.short_days
    groups = []
    for at, days in by_time.items():
        said = words.every_day if len(days) == DAYS_IN_WEEK else ", ".join(names[day] for day in days)
        groups.append(words.days_at.format(days=said, time=clock(at, dates)))
    return "; ".join(groups)


def _schedule_row(context: Context, week: Week, words: GlanceWords) -> ScheduleRow:
    on = {session.date for session in week.sessions}
    days = [week.start + timedelta(days=day) for day in range(DAYS_IN_WEEK)]
    return ScheduleRow(
        week=rich(words.week, number=week.number),
        page=Pointer(week_place(week.number), words.to_week.format(number=week.number)),
        start=rich("{start}", start=date_words(week.start, context.wording.dates)),
        days=tuple(DayMark(number=str(day.day), session=day in on) for day in days),
        minutes=_minutes(week, words),
        new=_new(context, week, words),
    )


def _minutes(week: Week, words: GlanceWords) -> Text:
    if not week.sessions:
        return rich(words.no_sessions)
    fewest, most = minutes_span(week)
    return rich(words.minutes, minutes=most) if fewest == most else rich(words.minutes_range, fewest=fewest, most=most)


def _new(context: Context, week: Week, words: GlanceWords) -> Text:
    """Say the week's change in at most three words."""
    if not week.sessions:
        return rich(words.rest)
    changes = changes_of(context.plan.weeks, week.number)
    if changes.first:
        return rich(words.start_here)
    if len(changes.new) == 1:
        return rich("{name}", name=context.words(changes.new[0]).short_name)
    if changes.new:
        return rich(words.new_stretches, count=len(changes.new))
    said = ((changes.longer, words.longer), (changes.more, words.more), (changes.other_mix, words.other_mix))
    return rich(next((phrase for differs, phrase in said if differs), words.same))
