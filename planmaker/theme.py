"""A clinic's theme: who hands the pages out, its logo and colours, its telephone numbers, and what it adds.

A theme is one YAML file; its logo lies beside it. Colours are checked against the ground that they stand on: what
cannot be read is refused, what is hard to read is warned of, each with the nearest colour that is good.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from planmaker.colour import COLOUR_PATTERN, WHITE, contrast, mixed, readable
from planmaker.decode import decode, parse, place
from planmaker.errors import ContentError, Problem, UsageError, did_you_mean
from planmaker.model import Region
from planmaker.resources import LARGEST_FILE_BYTES, SourceFile

LEAST_CONTRAST: Final = 4.5
"""Below it text is refused (WCAG 2.1, level AA)."""
GOOD_CONTRAST: Final = 7.0
"""Below it there is a warning (WCAG 2.1, level AAA)."""
LOGO_ENDINGS: Final = (".png", ".jpg", ".jpeg", ".svg")
LONGEST: Final[Mapping[str, int]] = {
    "clinic.name": 60,
    "clinic.address": 80,
    "clinic.phone": 24,
    "clinic.web": 40,
    "footer": 40,
    "link.text": 60,
}
"""The most characters that the place on the page holds."""
LONGEST_URL = 200
"""The most bytes of an address whose QR code is still coarse enough for any camera."""
MOST_NOTES, LONGEST_NOTE = 4, 140
LONGEST_CALL = 60
"""The most characters of a sentence that says whom to call."""
_TINT_STEPS = 64
_TELEPHONE: Final = re.compile(r"\+?[0-9](?:[ 0-9]{0,18}[0-9])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """Who hands the pages out; `logo` is the name of a PNG, JPEG or SVG file beside the theme."""

    name: str = ""
    address: str = ""
    phone: str = ""
    web: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeColours:
    """Colours as ``#RRGGBB``: of headings and marks, and of the ground of panels; "" for ours."""

    accent: str = ""
    tint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLink:
    """Where a QR code leads, and the words beside it."""

    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What a clinic puts on its pages.

    Attributes:
        clinic: the block at the top of page 1.
        colours: accent and tint.
        region: whose telephone numbers are printed if the command does not say.
        regions: telephone numbers, and how to say them, laid over ours.
        notes: sentences that end up on the last page.
        footer: words at the foot of every page.
        link: for the QR code.
        figure: who is drawn, by name; "" for a different person in each stretch.
        logo: the file that the clinic names.
    """

    clinic: Clinic = field(default_factory=Clinic)
    colours: ThemeColours = field(default_factory=ThemeColours)
    region: str = ""
    regions: Mapping[str, Region] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    footer: str = ""
    link: ThemeLink | None = None
    figure: str = ""
    logo: SourceFile | None = None

    @property
    def palette(self) -> Mapping[str, str]:
        """Return the colours that replace those of the look, by name."""
        own = {"accent": self.colours.accent, "tint": self.colours.tint}
        return {name: colour for name, colour in own.items() if colour}


def read_theme(path: Path, colours: Mapping[str, str], people: Collection[str]) -> tuple[Theme, tuple[Problem, ...]]:
    """Return a theme, and what is not wrong but might be better.

    Args:
        path: of the YAML file.
        colours: those of the look that the theme changes: paper, ink, soft, accent and tint.
        people: the names of those who may be drawn.

    Raises:
        UsageError: there is no such file.
        ContentError: the theme has faults; it carries all of them.
    """
    file = _read(path, path.name)
    problems: list[Problem] = []
    root = parse(file, problems)
    theme = decode(root, Theme, file, problems, logo=None) if root is not None else None
    if theme is None or root is None:
        raise ContentError(problems)
    warnings: list[Problem] = []
    for fault, grave in _faults(theme, colours, people):
        label, line = place(root, file, fault.path)
        (problems if grave else warnings).append(replace(fault, file=label, line=line))
    logo = None
    if theme.clinic.logo:
        try:
            logo = _logo(path, theme.clinic.logo)
        except ValueError as error:
            label, line = place(root, file, "clinic.logo")
            hint = "Give the name of a PNG, JPEG or SVG file that lies beside the theme."
            problems.append(Problem(file=label, line=line, path="clinic.logo", what=str(error), hint=hint))
    if problems:
        raise ContentError(problems)
    return replace(theme, logo=logo), tuple(warnings)


def _read(path: Path, name: str) -> SourceFile:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"The theme '{path}' cannot be read: {reason}.", hint="Check the path.") from error
    if len(data) > LARGEST_FILE_BYTES:
        raise UsageError(f"The theme '{path}' has more than {LARGEST_FILE_BYTES:,} bytes.", hint="Check the path.")
    return SourceFile(path=name, label=str(path), data=data)


def _logo(theme: Path, name: str) -> SourceFile:
    """Return the logo's file.

    Raises:
        ValueError: it is not there, leads elsewhere, or is too large.
    """
    path = theme.parent / name
    if path.suffix.lower() not in LOGO_ENDINGS:
        raise ValueError(f"'{name}' does not end in {', '.join(LOGO_ENDINGS)}.")
    if not path.resolve().is_relative_to(theme.parent.resolve()):
        raise ValueError(f"'{name}' leads out of the theme's folder.")
    if not path.is_file():
        raise ValueError(f"'{name}' is not there.")
    if path.stat().st_size > LARGEST_FILE_BYTES:
        raise ValueError(f"'{name}' has more than {LARGEST_FILE_BYTES:,} bytes.")
    return SourceFile(path=name, label=str(path), data=path.read_bytes())


def _fault(path: str, what: str, hint: str, *, grave: bool = True) -> tuple[Problem, bool]:
    return Problem(file="", line=1, path=path, what=what, hint=hint), grave


def _faults(theme: Theme, colours: Mapping[str, str], people: Collection[str]) -> Iterator[tuple[Problem, bool]]:
    """Yield everything that is wrong or might be better, and whether it is grave."""
    yield from _text_faults(theme)
    yield from _note_faults(theme)
    yield from _link_faults(theme)
    yield from _region_faults(theme)
    yield from _name_faults(theme, people)
    yield from _colour_faults(theme, colours)


def _text_faults(theme: Theme) -> Iterator[tuple[Problem, bool]]:
    """Yield words that are too long for their place or cannot be seen, and whether that is grave."""
    texts = {f"clinic.{name}": getattr(theme.clinic, name) for name in ("name", "address", "phone", "web")}
    texts |= {"footer": theme.footer, "link.text": theme.link.text if theme.link else ""}
    for path, text in texts.items():
        if len(text) > LONGEST[path]:
            yield _fault(path, f"has {len(text)} characters.", f"At most {LONGEST[path]} have room.")
        if hidden := [char for char in text if unicodedata.category(char) in {"Cc", "Cf"}]:
            yield _fault(path, f"has a character that cannot be seen (U+{ord(hidden[0]):04X}).", "Write it anew.")
        elif text and not text.strip():
            yield _fault(path, "is blank.", "Write something, or leave it out.")
    if theme.clinic != Clinic() and not theme.clinic.name:
        yield _fault("clinic", "has no name.", "Write name: and what the clinic is called.")


def _note_faults(theme: Theme) -> Iterator[tuple[Problem, bool]]:
    """Yield notes that are empty, too long or too many."""
    if len(theme.notes) > MOST_NOTES:
        yield _fault("notes", f"has {len(theme.notes)} notes.", f"At most {MOST_NOTES} have room.")
    for number, note in enumerate(theme.notes, 1):
        if len(note) > LONGEST_NOTE:
            yield _fault(f"notes[{number}]", f"has {len(note)} characters.", f"At most {LONGEST_NOTE} have room.")
        elif not note.strip():
            yield _fault(f"notes[{number}]", "is empty.", "Write a sentence, or leave it out.")


def _link_faults(theme: Theme) -> Iterator[tuple[Problem, bool]]:
    """Yield a link that no telephone can follow or read."""
    if theme.link and not _is_web_address(theme.link.url):
        what = f"'{theme.link.url}' is not the address of a web page."
        yield _fault("link.url", what, "Write for example https://www.clinic.example/stretches.")
    if theme.link and len(theme.link.url.encode("utf-8")) > LONGEST_URL:
        yield _fault("link.url", "is too long for a QR code.", f"At most {LONGEST_URL} bytes have room.")


def _region_faults(theme: Theme) -> Iterator[tuple[Problem, bool]]:
    """Yield telephone numbers that nobody could call, for they send people for help, and calls that are too long."""
    for key, region in theme.regions.items():
        for name, number in (("emergency", region.emergency), ("urgent", region.urgent)):
            if (number or name == "emergency") and not _TELEPHONE.fullmatch(number):
                what = f"'{number}' is not a telephone number."
                yield _fault(f"regions.{key}.{name}", what, 'Write digits in quotes, such as "144" or "0113 496 0000".')
        for name, call in (("call", region.call), ("call_today", region.call_today)):
            if len(call) > LONGEST_CALL:
                what = f"has {len(call)} characters."
                yield _fault(f"regions.{key}.{name}", what, f"At most {LONGEST_CALL} have room.")


def _name_faults(theme: Theme, people: Collection[str]) -> Iterator[tuple[Problem, bool]]:
    """Yield a figure that nobody has described."""
    if theme.figure and theme.figure not in people:
        what = f"There is no person '{theme.figure}' to draw."
        yield _fault("figure", what, did_you_mean(theme.figure, people) or f"Known: {', '.join(people)}.")


def _is_web_address(url: str) -> bool:
    try:
        there = urlsplit(url)
    except ValueError:
        return False
    return there.scheme in {"http", "https"} and bool(there.hostname) and not any(c.isspace() for c in url)


def _colour_faults(theme: Theme, colours: Mapping[str, str]) -> Iterator[tuple[Problem, bool]]:
    """Yield colours that are none, or cannot be read well, and whether that is grave."""
    written = True
    for name, colour in theme.palette.items():
        if not COLOUR_PATTERN.fullmatch(colour):
            written = False
            what = f"'{colour}' is not a colour."
            yield _fault(f"colours.{name}", what, 'Write for example "#0E4F5F".')
    if not written:
        return
    used = {**colours, **theme.palette}
    if theme.colours.accent:
        yield from _accent_faults(used)
    if theme.colours.tint:
        yield from _tint_faults(used)


def _accent_faults(used: Mapping[str, str]) -> Iterator[tuple[Problem, bool]]:
    accent, grounds = used["accent"], (used["paper"], used["tint"])
    worst = min(contrast(accent, ground) for ground in grounds)
    if worst >= GOOD_CONTRAST:
        return
    grave = worst < LEAST_CONTRAST
    better = readable(accent, *grounds, least=GOOD_CONTRAST)
    yield _contrast_fault("accent", accent, worst, better, grave=grave)


def _tint_faults(used: Mapping[str, str]) -> Iterator[tuple[Problem, bool]]:
    tint, texts = used["tint"], [used["ink"], used["soft"]]
    if contrast(used["accent"], used["paper"]) >= GOOD_CONTRAST:  # else the accent is at fault, and says so itself
        texts.append(used["accent"])
    worst = min(contrast(tint, text) for text in texts)
    possible = min(GOOD_CONTRAST, *(contrast(WHITE, text) for text in texts))  # white is the lightest there is
    if worst >= min(possible, GOOD_CONTRAST) - 0.05:
        return
    lighter = (mixed(tint, WHITE, step / _TINT_STEPS) for step in range(_TINT_STEPS + 1))
    better = next((one for one in lighter if min(contrast(one, text) for text in texts) >= possible), WHITE)
    yield _contrast_fault("tint", tint, worst, better, grave=worst < LEAST_CONTRAST)


def _contrast_fault(name: str, colour: str, worst: float, better: str, *, grave: bool) -> tuple[Problem, bool]:
    least = LEAST_CONTRAST if grave else GOOD_CONTRAST
    what = f"'{colour}' has a contrast of {worst:.1f} to 1 where text stands on it, less than {least:g}."
    return _fault(f"colours.{name}", what, f'The nearest good colour is "{better}".', grave=grave)
