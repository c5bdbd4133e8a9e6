"""``planmaker init``: files to start from."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def init() -> None:
    """Write files to start from.

    \b
    Examples:
      planmaker init theme
      planmaker init theme clinic.yaml
    """


@init.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=Path("theme.yaml"))
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
def theme(*, file: Path, force: bool) -> None:
    """Write a theme for your clinic, with a comment on everything that you can change.

    \b
    Example:
      planmaker init theme clinic.yaml
    """
    from planmaker.workflow import theme_scaffold, write_files

    (path,) = write_files({file.name: theme_scaffold()}, file.parent, force=force)
    click.echo(f"{path}  a theme to change; then: planmaker plan --theme {path}")
