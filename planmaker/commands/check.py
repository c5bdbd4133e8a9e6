"""``planmaker check``: find every fault in content before a patient does."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@click.option("--lang", "language", default="en", metavar="LANGUAGE", help="Language of the texts.")
def check(*, folder: Path | None, language: str) -> None:
    """Check the content: the built-in one, or DIR laid over it.

    Every fault is one line, as file:line: path: what is wrong. The exit code is 3 if there are any.

    \b
    Examples:
      planmaker check
      planmaker check my-exercises
    """
    from planmaker.workflow import check_cards, check_drawings, open_studio

    studio = open_studio(language, folder)
    undrawn = check_drawings(studio)
    check_cards(studio, folder)
    for name in undrawn:
        click.echo(f"No drawing yet: illustrations/{name}.svg (the pages do without it).", err=True)
    library = studio.library
    click.echo(f"Exercises: {len(library.exercises)}. Programmes: {len(library.programmes)}. Faults: none.")
