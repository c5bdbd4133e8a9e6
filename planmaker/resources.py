"""The one door to packaged files: content, illustrations, templates and time zones.

A clinic's own folder can lie over the built-in content. It is not trusted: nothing outside it is read, and no file
beyond `LARGEST_FILE_BYTES`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from zoneinfo import ZoneInfo

from planmaker.errors import ContentError, Problem, UsageError, did_you_mean

LARGEST_FILE_BYTES = 1_000_000
DEEPEST_FOLDER = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file of content: its path within the content, how to name it to people, and its bytes."""

    path: str
    label: str
    data: bytes


def packaged(package: str, suffix: str) -> Mapping[str, SourceFile]:
    """Return the packaged files of ``content``, ``illustrations`` or ``templates`` that end in `suffix`, by path."""
    root = resources.files(f"planmaker.{package}")
    return {
        path: SourceFile(path=path, label=f"{package}/{path}", data=entry.read_bytes())
        for path, entry in _walk(root, "")
        if path.endswith(suffix)
    }


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry


def folder_files(folder: Path, suffix: str) -> Mapping[str, SourceFile]:
    """Return the files of a person's own folder that end in `suffix`, by path within it.

    Raises:
        UsageError: there is no such folder.
        ContentError: a file is too large, cannot be read, or is a link that leads out of the folder.
    """
    if not folder.is_dir():
        raise UsageError(f"There is no folder '{folder}'.", hint="Check the path that you gave.")
    problems: list[Problem] = []
    found: dict[str, SourceFile] = {}
    root = folder.resolve()
    for path in _entries(folder, 0, problems):
        if path.suffix != suffix:
            continue
        try:
            data = _read_within(path, root)
        except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
            problems.append(_unreadable(path, error))
            continue
        name = _label(path.relative_to(folder))
        found[name] = SourceFile(path=name, label=_label(path), data=data)
    if problems:
        raise ContentError(problems)
    return found


def _label(path: Path) -> str:
    """Return how to name a path to people, even if its name is not text."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _unreadable(path: Path, error: Exception) -> Problem:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(file=_label(path), line=1, path="", what=f"cannot be read: {reason}.")


def _entries(folder: Path, depth: int, problems: list[Problem]) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        problems.append(_unreadable(folder, error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            if depth < DEEPEST_FOLDER:
                yield from _entries(entry, depth + 1, problems)
        else:
            yield entry


def _read_within(path: Path, root: Path) -> bytes:
    target = path.resolve()
    if not target.is_relative_to(root):
        raise ValueError("it is a link that leads out of the folder")
    if not target.is_file():
        raise ValueError("it is not a regular file")
    if target.stat().st_size > LARGEST_FILE_BYTES:
        raise ValueError(f"it has more than {LARGEST_FILE_BYTES:,} bytes")
    return target.read_bytes()


@cache
def zone(tzid: str) -> ZoneInfo:
    """Return a time zone of the tzdata package, so that it is the same on every machine.

    Raises:
        UsageError: there is no such zone.
    """
    with (_zone_entry(tzid)).open("rb") as file:
        return ZoneInfo.from_file(file, key=tzid)


@cache
def zone_file(tzid: str) -> bytes:
    """Return a zone's compiled file (RFC 8536).

    Raises:
        UsageError: there is no such zone.
    """
    return _zone_entry(tzid).read_bytes()


@cache
def zone_names() -> tuple[str, ...]:
    """Return the names of all zones."""
    return tuple(resources.files("tzdata").joinpath("zones").read_text("utf-8").split())


def _zone_entry(tzid: str) -> Traversable:
    if tzid not in zone_names():
        hint = did_you_mean(tzid, zone_names()) or "Write for example --timezone Europe/London."
        raise UsageError(f"There is no time zone '{tzid}'.", hint=hint)
    return resources.files("tzdata").joinpath("zoneinfo", *tzid.split("/"))
