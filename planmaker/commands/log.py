"""``planmaker log``: a sheet to keep: the day, a tick, pain and how it felt."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from planmaker.commands.options import (
    DateType,
    DaysType,
    NameType,
    NumberType,
    content_options,
    file_options,
    flattened,
    page_options,
    theme_from,
)
from planmaker.model import NAMESPACE, WEEKS, Weekday


@click.command()
@click.option("--weeks", type=NumberType(WEEKS), default=4, help="How many weeks, 1 to 26.")
@click.option("--days", type=DaysType(), default="mon,wed,fri", help="Days such as mon,wed,fri, or how many a week.")
@click.option("--start", type=DateType(), show_default="lines to write on", help="First day, such as 2027-03-15.")
@click.option("--name", type=NameType(), default="", show_default=False, help="Whose log it is.")
@page_options
@content_options
@file_options
def log(
    *,
    weeks: int,
    days: tuple[Weekday, ...] | int,
    start: date | None,
    name: str,
    paper: str,
    ink: str,
    theme_file: Path | None,
    language: str,
    content_dir: Path | None,
    formats: Sequence[tuple[str, ...]],
    output: Path,
    force: bool,
    issued: datetime | None,
) -> None:
    """Print a log sheet: a row for each session, to tick and to note pain.

    \b
    Examples:
      planmaker log
      planmaker log --weeks 6 --days tue,thu --start 2027-03-15
    """
    from planmaker.handout.log import LogRequest
    from planmaker.handout.sheets import build_log
    from planmaker.workflow import Edition, open_studio, render_document, write_files

    wanted = flattened(formats)
    if not wanted:
        raise click.UsageError("-f names no format. Write for example -f pdf,txt.")
    studio = open_studio(language, content_dir, theme_from(theme_file))
    now = issued or datetime.now(UTC).replace(microsecond=0)
    request = LogRequest(weeks=weeks, days=days, start=start)
    document = build_log(request, studio.library, studio.templates, name=name)
    edition = Edition(formats=wanted, paper=paper, ink=ink)
    files = render_document(studio, document, edition, name="log", issued=now)
    made_of = "\n".join((repr(request), name, now.isoformat()))
    folder = output / f"log-{uuid.uuid5(NAMESPACE, made_of).hex[:8]}"
    for path in write_files(files, folder, force=force):
        click.echo(f"{path}")
