"""``planmaker handout``: stretches on paper without a plan, for the consulting room."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from planmaker.commands.options import (
    KeyType,
    NameType,
    NumberType,
    content_options,
    file_options,
    flattened,
    key_of,
    page_options,
    theme_from,
)
from planmaker.model import NAMESPACE

if TYPE_CHECKING:
    from planmaker.handout.handed import Handed, Order
    from planmaker.model import Library

T = TypeVar("T")

HOLDS = range(1, 301)
COUNTS = range(1, 101)
SETS = range(1, 11)
PER_DAY = range(1, 13)


class PerStretchType(click.ParamType[Any]):
    """A value for all stretches, or after the id of one and a separator: 20, or sphinx=15."""

    name = "value"

    def __init__(self, value: click.ParamType[Any], separator: str = "=") -> None:
        self.value = value
        self.separator = separator

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Any]:
        """Return the id ("" for all) and the value."""
        if isinstance(value, tuple):
            return value
        exercise, _, own = str(value).rpartition(self.separator)
        return key_of(exercise), self.value.convert(own, param, ctx)


@click.command()
@click.argument("exercise_ids", metavar="[ID]...", type=KeyType(), nargs=-1)
@click.option(
    "--programme", type=KeyType(), default="lower-back", help="Without an ID: all stretches of this programme."
)
@click.option(
    "--form", "forms", type=PerStretchType(KeyType(), ":"), multiple=True, help="Another form: chair, or sphinx:pillow."
)
@click.option(
    "--layout",
    type=click.Choice(["card", "compact", "poster"], case_sensitive=False),
    default="card",
    help="One a page, two or three, or all on one sheet.",
)
@click.option(
    "--hold", "holds", type=PerStretchType(NumberType(HOLDS)), multiple=True, help="Seconds: 20, or sphinx=15."
)
@click.option(
    "--repetitions", type=PerStretchType(NumberType(COUNTS)), multiple=True, help="How often: 2, or cat-cow=8."
)
@click.option("--sets", type=PerStretchType(NumberType(SETS)), multiple=True, help="Sets: 2, or pelvic-tilt=2.")
@click.option("--per-day", type=NumberType(PER_DAY), help="How many times a day.")
@click.option("--signed-by", type=NameType(), default="", show_default=False, help="Who sets the dose; it is printed.")
@click.option("--name", type=NameType(), default="", show_default=False, help="Whose handout it is.")
@click.option("--region", default="", show_default=False, help="For emergency numbers: GB, US, EU ...")
@page_options
@content_options
@file_options
def handout(
    *,
    exercise_ids: tuple[str, ...],
    language: str,
    content_dir: Path | None,
    layout: str,
    name: str,
    region: str,
    paper: str,
    ink: str,
    theme_file: Path | None,
    formats: Sequence[tuple[str, ...]],
    output: Path,
    force: bool,
    issued: datetime | None,
    **choices: Any,
) -> None:
    """Print stretches without a plan: all, or those with these IDs.

    A dose above the content's own limits needs a name: --signed-by.

    \b
    Examples:
      planmaker handout knee-to-chest cat-cow
      planmaker handout --layout poster
      planmaker handout sphinx --form pillow --hold 10 --repetitions 2
    """
    from planmaker.handout.handed import handed_out
    from planmaker.handout.sheets import Layout, build_handout
    from planmaker.workflow import Edition, open_studio, render_document, write_files

    wanted = flattened(formats)
    if not wanted:
        raise click.UsageError("-f names no format. Write for example -f pdf,txt.")
    studio = open_studio(language, content_dir, theme_from(theme_file))
    now = issued or datetime.now(UTC).replace(microsecond=0)
    order = order_from(exercise_ids, choices)
    handed = handed_out(order, studio.library)
    document = build_handout(
        order,
        handed,
        studio.library,
        studio.templates,
        layout=Layout(layout),
        issued=now,
        name=name,
        region=region_of(region or studio.theme.region, studio.library.vocabulary.regions),
        drawings=frozenset(studio.drawings),
    )
    edition = Edition(formats=wanted, paper=paper, ink=ink)
    files = render_document(studio, document, edition, name="handout", issued=now)
    made_of = "\n".join((repr(order), layout, name, region, now.isoformat()))
    folder = output / f"handout-{layout}-{uuid.uuid5(NAMESPACE, made_of).hex[:8]}"
    written = write_files(files, folder, force=force)
    if layout != Layout.CARD:
        _say_care(handed, studio.library)
    for path in written:
        click.echo(f"{path}")


def order_from(exercise_ids: tuple[str, ...], choices: Mapping[str, Any]) -> Order:
    """Return what the options ask for."""
    from planmaker.handout.handed import Order

    return Order(
        programme=choices["programme"],
        exercises=exercise_ids,
        forms=by_stretch("--form", choices["forms"]),
        hold_seconds=by_stretch("--hold", choices["holds"]),
        repetitions=by_stretch("--repetitions", choices["repetitions"]),
        sets=by_stretch("--sets", choices["sets"]),
        per_day=choices["per_day"],
        signed_by=choices["signed_by"],
    )


def _say_care(handed: Iterable[Handed], library: Library) -> None:
    """Say who must not do which stretch, where the pages do not."""
    from planmaker.handout.handed import ruled_out_by

    click.echo(
        "These pages do not say who should take care; the layout card does. Leave out, for anyone with:", err=True
    )
    for one in handed:
        keys = ruled_out_by(one, library)
        if keys:
            said = "; ".join(library.words.vocabulary.health[key] for key in keys)
            click.echo(f"  {library.words.exercises[one.exercise.id].short_name}: {said}", err=True)


def by_stretch(option: str, given: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Return values by the id of a stretch, "" for all."""
    values: dict[str, T] = {}
    for exercise, value in given:
        if values.setdefault(exercise, value) != value:
            whom = f"'{exercise}'" if exercise else "all stretches"
            raise click.UsageError(f"{option} gives two values for {whom}: '{values[exercise]}' and '{value}'.")
    return values


def region_of(text: str, known: Mapping[str, object]) -> str:
    """Return the key of a region as content writes it."""
    from planmaker.errors import UsageError, did_you_mean

    key = text.strip().upper()
    if key and key not in known:
        hint = did_you_mean(key, known) or f"Known: {', '.join(known)}."
        raise UsageError(f"'{key}' is not known for --region.", hint=hint)
    return key
