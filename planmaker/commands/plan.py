"""``planmaker plan``: a person's choices to a plan on paper and in the calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planmaker.commands.options import (
    DateType,
    DaysType,
    InstantType,
    ListType,
    TimeOfDayType,
    content_options,
    flattened,
)
from planmaker.model import AGES, MINUTES, WEEKS, PlanRequest, Variety, Weekday

if TYPE_CHECKING:
    from planmaker.model import Plan
    from planmaker.workflow import Studio

DEFAULT_TIME = time(18, 30)
"""The evening: bending is best avoided in the first hour after rising (Snook and others 1998, Spine 23:2601)."""

NO_HEALTH_ISSUES = "none"
LARGE_CALENDAR_BYTES = 1_000_000


@click.command()
@click.option("--programme", default="lower-back", help="What the plan is for.")
@click.option("--weeks", type=click.IntRange(WEEKS.start, WEEKS.stop - 1), default=4, help="How many weeks.")
@click.option("--days", type=DaysType(), default="mon,wed,fri", help="Days such as mon,wed,fri, or how many a week.")
@click.option(
    "--minutes", type=click.IntRange(MINUTES.start, MINUTES.stop - 1), default=15, help="Time for one session."
)
@click.option("--start", type=DateType(), show_default="next Monday", help="First day, such as 2027-03-15.")
@click.option(
    "--at", "times", type=TimeOfDayType(), multiple=True, show_default="18:30", help="Time of day: 07:30, or wed=18:00."
)
@click.option("--timezone", show_default="this machine's", help="Where you are, such as Europe/London.")
@click.option("--level", default="beginner", help="cautious, beginner, regular or athlete.")
@click.option("--goal", default="ease", help="ease, mobility or strength.")
@click.option("--age", type=click.IntRange(AGES.start, AGES.stop - 1), help="From 75 on, there is more time for all.")
@click.option("--place", default="floor", help="Where you can exercise: floor, bed or chair.")
@click.option("--avoid", type=ListType(), multiple=True, help="What you would rather not do, such as kneeling.")
@click.option("--health", type=ListType(), multiple=True, help="What applies to you, such as osteoporosis; or none.")
@click.option("--region", default="", help="For emergency numbers: GB, US, EU ...")
@click.option("--include", type=ListType(), multiple=True, help="A stretch to have in any case.")
@click.option("--exclude", type=ListType(), multiple=True, help="A stretch to leave out.")
@click.option("--skip", type=DateType(), multiple=True, help="A day without a session.")
@click.option("--variety", type=click.Choice([v.value for v in Variety]), default="all", help="All stretches, or few.")
@click.option("--name", default="", help="Whose plan it is.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", help="Size of the paper.")
@content_options
@click.option("--alarm", "alarm_minutes", type=click.IntRange(0, 1440), default=10, help="Minutes before a session.")
@click.option("--no-alarm", is_flag=True, help="No alarms in the calendar.")
@click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice(["pdf", "ics", "json", "txt"]),
    multiple=True,
    default=["pdf", "ics", "json"],
    help="What to write; may be given several times.",
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
    formats: Sequence[str],
    paper: str,
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

    now = issued or datetime.now(UTC).replace(microsecond=0)
    request = request_from(choices, now)
    studio = open_studio(language, content_dir)
    made = plan_for(studio, request, now)
    _say_notes(studio, made, now)
    if explained:
        _say_why(studio, made)
    if dry_run:
        _say_sessions(studio, made)
        return
    alarm = None if no_alarm else alarm_minutes
    files = render_plan(studio, made, Edition(formats=formats, paper=paper, alarm_minutes=alarm))
    written = write_files(files, output / slug(made), force=force)
    _say_files(written, files, made)


def request_from(choices: Mapping[str, Any], now: datetime) -> PlanRequest:
    """Return the request that the options make; what is not given depends on the clock and the machine's zone."""
    timezone = choices["timezone"] or machine_timezone()
    times = dict(choices["times"])
    return PlanRequest(
        programme=choices["programme"],
        weeks=choices["weeks"],
        days=choices["days"],
        start=choices["start"] or next_monday(now, timezone),
        at=times.pop(None, DEFAULT_TIME),
        at_by_day=times,
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
        skip=tuple(sorted(set(choices["skip"]))),
        variety=Variety(choices["variety"]),
        name=choices["name"].strip(),
        region=choices["region"].upper(),
    )


def answers(health: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the answers about health: None if nothing was said, empty for "none"."""
    if NO_HEALTH_ISSUES in health:
        if len(health) > 1:
            raise click.UsageError(f"--health says '{NO_HEALTH_ISSUES}' and more. Give the one or the other.")
        return ()
    return health or None


def machine_timezone() -> str:
    """Return the name of this machine's time zone."""
    import tzlocal

    try:
        found = tzlocal.get_localzone_name()
    except (LookupError, ValueError):
        found = None
    if not found:
        raise click.UsageError("This machine's time zone is not known. Give it with --timezone, such as Europe/London.")
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
    for week in made.weeks:
        for session in week.sessions:
            stretches = ", ".join(words[item.exercise].short_name for item in session.items)
            when = (
                f"{session.start:%Y-%m-%d}  {Weekday(session.date.weekday()).name.title()[:3]}  {session.start:%H:%M}"
            )
            click.echo(f"{week.number:>2}  {session.number:>3}  {when}  {session.minutes:>2} min  {stretches}")


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
