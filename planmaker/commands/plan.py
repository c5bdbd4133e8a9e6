"""``planmaker plan``: a person's choices to a plan on paper and in the calendar."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planmaker.commands.options import (
    DateType,
    DaysType,
    InstantType,
    KeyType,
    ListType,
    NameType,
    NumberType,
    TimeOfDayType,
    content_options,
    flattened,
    page_options,
    theme_from,
)
from planmaker.errors import UsageError
from planmaker.model import AGES, MINUTES, WEEKS, PlanRequest, Variety, Weekday
from planmaker.render import DEFAULT_FORMATS, FORMATS

if TYPE_CHECKING:
    from planmaker.model import Plan
    from planmaker.workflow import Studio

DEFAULT_TIME = time(18, 30)
"""The evening: bending is best avoided in the first hour after rising (Snook and others 1998, Spine 23:2601)."""

NO_HEALTH_ISSUES = "none"
ALARM_MINUTES = range(1441)
LARGE_CALENDAR_BYTES = 1_000_000


@click.command()
@click.option("--programme", type=KeyType(), default="lower-back", help="What the plan is for.")
@click.option("--weeks", type=NumberType(WEEKS), default=4, help="How many weeks, 1 to 26.")
@click.option("--days", type=DaysType(), default="mon,wed,fri", help="Days such as mon,wed,fri, or how many a week.")
@click.option("--minutes", type=NumberType(MINUTES), default=15, help="Minutes for one session, 3 to 45.")
@click.option("--start", type=DateType(), show_default="next Monday", help="First day, such as 2027-03-15.")
@click.option(
    "--at", "times", type=TimeOfDayType(), multiple=True, show_default="18:30", help="Time of day: 07:30, or wed=18:00."
)
@click.option("--timezone", show_default="this machine's", help="Where you are, such as Europe/London.")
@click.option("--level", type=KeyType(), default="beginner", help="cautious, beginner, regular or athlete.")
@click.option("--goal", type=KeyType(), default="ease", help="ease, mobility or strength.")
@click.option("--age", type=NumberType(AGES), help="From 75 on, there is more time for all.")
@click.option("--place", type=KeyType(), default="floor", help="Where you can exercise: floor, bed or chair.")
@click.option("--avoid", type=ListType(), multiple=True, help="What you would rather not do, such as kneeling.")
@click.option("--health", type=ListType(), multiple=True, help="What applies to you, such as osteoporosis; or none.")
@click.option("--region", default="", show_default=False, help="For emergency numbers: GB, US, EU ...")
@click.option("--include", type=ListType(), multiple=True, help="A stretch to have in any case.")
@click.option("--exclude", type=ListType(), multiple=True, help="A stretch to leave out.")
@click.option("--skip", type=ListType(DateType()), multiple=True, help="A day without a session.")
@click.option(
    "--variety",
    type=click.Choice([v.value for v in Variety], case_sensitive=False),
    default="all",
    help="All stretches, or few.",
)
@click.option("--name", type=NameType(), default="", show_default=False, help="Whose plan it is.")
@page_options
@click.option("--large-print", is_flag=True, help="Large type, laid out anew.")
@click.option("--figure", default="", show_default=False, help="Who is drawn in all pictures, such as walter.")
@click.option(
    "--qr",
    type=click.Choice(["none", "link", "next"], case_sensitive=False),
    default="none",
    help="A code to scan: the theme's link, or the next session.",
)
@content_options
@click.option("--alarm", "alarm_minutes", type=NumberType(ALARM_MINUTES), default=10, help="Minutes before a session.")
@click.option("--no-alarm", is_flag=True, help="No alarms in the calendar.")
@click.option(
    "-f",
    "--format",
    "formats",
    type=ListType(click.Choice(FORMATS, case_sensitive=False)),
    multiple=True,
    default=[",".join(DEFAULT_FORMATS)],
    help=f"What to write: {', '.join(FORMATS)}.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("output"), help="Where to write.")
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@click.option("--explain", "explained", is_flag=True, help="Say why each stretch is in the plan, or is not.")
@click.option("--dry-run", is_flag=True, help="Show the sessions, write nothing.")
@click.option(
    "--issued", type=InstantType(), show_default="now", help="When the plan is made; same moment, same bytes."
)
def plan(
    *,
    language: str,
    content_dir: Path | None,
    issued: datetime | None,
    output: Path,
    force: bool,
    explained: bool,
    dry_run: bool,
    formats: Sequence[tuple[str, ...]],
    paper: str,
    ink: str,
    large_print: bool,
    theme_file: Path | None,
    figure: str,
    qr: str,
    alarm_minutes: int,
    no_alarm: bool,
    **choices: Any,
) -> None:
    """Make a plan of stretches: pages to print, and a calendar file.

    \b
    Examples:
      planmaker plan
      planmaker plan --days tue,thu --at 07:30 --minutes 10 --name "Anna Berg"
      planmaker plan --place chair --age 80 --health none --dry-run
    """
    from planmaker.workflow import Edition, open_studio, plan_for, render_plan, slug, write_files

    wanted = flattened(formats)
    if not wanted:
        raise click.UsageError("-f names no format. Write for example -f pdf,ics.")
    now = issued or datetime.now(UTC).replace(microsecond=0)
    theme = theme_from(theme_file, figure)
    studio = open_studio(language, content_dir, theme)
    request = request_from({**choices, "region": choices["region"] or theme.region}, now)
    made = plan_for(studio, request, now)
    if not choices["timezone"]:
        click.echo(f"The times are those of {request.timezone}, as on this machine.", err=True)
    _say_notes(studio, made, now)
    if explained:
        _say_why(studio, made)
    if dry_run:
        _say_sessions(studio, made)
        return
    alarm = None if no_alarm else alarm_minutes
    size = "large" if large_print else "standard"
    edition = Edition(formats=wanted, paper=paper, ink=ink, size=size, qr=qr, alarm_minutes=alarm)
    if theme.figure and "pdf" in wanted:
        click.echo(f"All pictures are drawn anew, with {theme.figure}. This may take a minute or two.", err=True)
    files = render_plan(studio, made, edition)
    written = write_files(files, output / slug(made), force=force)
    _say_files(written, files, made)


def request_from(choices: Mapping[str, Any], now: datetime) -> PlanRequest:
    """Return the request that the options make; what is not given depends on the clock and the machine's zone."""
    timezone = choices["timezone"] or machine_timezone()
    at, at_by_day = times_of_day(choices["times"])
    return PlanRequest(
        programme=choices["programme"],
        weeks=choices["weeks"],
        days=choices["days"],
        start=choices["start"] or next_monday(now, timezone),
        at=at,
        at_by_day=at_by_day,
        timezone=timezone,
        minutes=choices["minutes"],
        level=choices["level"],
        goal=choices["goal"],
        age=choices["age"],
        place=choices["place"],
        avoid=flattened(choices["avoid"]),
        health=answers(flattened(choices["health"])),
        include=flattened(choices["include"]),
        exclude=flattened(choices["exclude"]),
        skip=tuple(sorted(flattened(choices["skip"]))),
        variety=Variety(choices["variety"]),
        name=choices["name"],
        region=choices["region"].strip().upper(),
    )


def answers(health: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the answers about health: None if nothing was said, empty for "none"."""
    if NO_HEALTH_ISSUES in health:
        if len(health) > 1:
            raise click.UsageError(f"--health says '{NO_HEALTH_ISSUES}' and more. Give the one or the other.")
        return ()
    return health or None


def times_of_day(given: Iterable[tuple[Weekday | None, time]]) -> tuple[time, dict[Weekday, time]]:
    """Return the time of day for all days, and those of single days."""
    times: dict[Weekday | None, time] = {}
    for day, at in given:
        if times.setdefault(day, at) != at:
            which = day.name.title() if day is not None else "all days"
            raise click.UsageError(
                f"--at gives two times for {which}: '{times[day]:%H:%M}' and '{at:%H:%M}'. "
                "Give one, or one for a day, such as wed=18:00."
            )
    return times.pop(None, DEFAULT_TIME), {day: at for day, at in times.items() if day is not None}


def machine_timezone() -> str:
    """Return the name of this machine's time zone."""
    import tzlocal

    from planmaker.resources import zone_names

    try:
        found = tzlocal.get_localzone_name()
    except (LookupError, ValueError):
        found = None
    named = os.environ.get("TZ", "").removeprefix(":")
    if named in zone_names():
        return named
    if named and not Path(named).is_absolute():  # a rule such as EST5EDT,M3.2.0,M11.1.0: tzlocal overlooks it
        hint = "Give the zone with --timezone, such as Europe/London."
        raise UsageError(f"TZ is '{named}', which is not the name of a time zone.", hint=hint)
    if found not in zone_names():
        hint = "Give it with --timezone, such as Europe/London."
        raise UsageError("This machine's time zone is not known.", hint=hint)
    return str(found)


def next_monday(now: datetime, timezone: str) -> date:
    """Return the first Monday after today, where the person is."""
    from planmaker.resources import zone

    today = now.astimezone(zone(timezone)).date()
    return today + timedelta(days=7 - today.weekday())


# --------------------------------------------------------------------------- words on the screen


def _say_notes(studio: Studio, made: Plan, now: datetime) -> None:
    from planmaker.handout.reasons import notes_of, say_reason

    words, content, wording = studio.templates.reasons, studio.library.words, studio.templates.wording
    for note in notes_of(made):
        click.echo(say_reason(note, words.notes, content, wording), err=True)
    if made.sessions[0].start < now:
        click.echo(f"The first session, {made.sessions[0].start:%Y-%m-%d %H:%M}, is in the past.", err=True)
    for day in sorted(set(made.request.at_by_day) - {Weekday(session.date.weekday()) for session in made.sessions}):
        click.echo(f"The time for {day.name.title()} is not used: no session is on that day.", err=True)
    for left in made.left_out:
        reason = say_reason(left.reason, words.left_out, content, wording)
        click.echo(f"Not in the plan: {content.exercises[left.exercise].name} ({reason}).", err=True)


def _say_why(studio: Studio, made: Plan) -> None:
    from planmaker.handout.explain import explanation_lines
    from planmaker.planner.explain import explain
    from planmaker.resources import zone

    explanation = explain(made, studio.library, zone(made.timezone))
    for line in explanation_lines(explanation, made, studio.library, studio.templates):
        click.echo(line)


def _say_sessions(studio: Studio, made: Plan) -> None:
    """Print a line for each session: week, date, start, minutes, stretches."""
    words = studio.library.words.exercises
    click.echo("Week  Session  Date        Day  Start  Minutes  Stretches")
    for week in made.weeks:
        for session in week.sessions:
            stretches = ", ".join(words[item.exercise].short_name for item in session.items)
            when = (
                f"{session.start:%Y-%m-%d}  {Weekday(session.date.weekday()).name.title()[:3]}  {session.start:%H:%M}"
            )
            click.echo(f"{week.number:>4}  {session.number:>7}  {when}  {session.minutes:>7}  {stretches}")


def _say_files(written: Sequence[Path], files: Mapping[str, bytes], made: Plan) -> None:
    contents = {
        "plan.pdf": "the pages to print",
        "plan.ics": f"{len(made.sessions)} sessions for your calendar",
        "plan.json": "the plan for other programs; it holds your name and answers",
        "plan.txt": "the pages as plain text",
    }
    for path in written:
        click.echo(f"{path}  {contents[path.name]}")
    if len(files.get("plan.ics", b"")) > LARGE_CALENDAR_BYTES:
        click.echo("The calendar file is large; some programs may refuse it. Plan fewer weeks.", err=True)
