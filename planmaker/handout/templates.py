"""The words of pages, events and reasons in one language, read from the templates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from planmaker.decode import read
from planmaker.errors import UsageError
from planmaker.handout.card import CardWords
from planmaker.handout.compact import CompactWords
from planmaker.handout.events import EventWords
from planmaker.handout.glance import GlanceWords
from planmaker.handout.log import LogWords
from planmaker.handout.poster import PosterWords
from planmaker.handout.reasons import ReasonWords
from planmaker.handout.safety import FloorWords
from planmaker.handout.week import WeekWords
from planmaker.handout.wording import Counted, Wording, check_places
from planmaker.resources import packaged

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentWords:
    """The words on every page."""

    footer: str
    footer_of: str

    def __post_init__(self) -> None:
        check_places((self.footer,), "page", "pages")
        check_places((self.footer_of,), "name", "page", "pages")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """All of ``pages.yaml`` in one language."""

    document: DocumentWords
    glance: GlanceWords
    week: WeekWords
    card: CardWords
    floor: FloorWords


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedWords:
    """The words of what is handed out without a plan; `titles` by the number of stretches, `title` for still more."""

    titles: tuple[str, ...]
    title: str
    dose: str
    per_day: Counted
    signed: str
    signed_all: str
    signed_some: str
    about: str

    def __post_init__(self) -> None:
        check_places(self.titles)
        check_places((self.title,), "count")
        check_places((self.signed_all,), "name")
        check_places((self.signed_some,), "stretches", "name")
        check_places((self.about,), "issued", "version", "review")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutWords:
    """All of ``handout.yaml`` in one language."""

    handed: HandedWords
    compact: CompactWords
    poster: PosterWords
    log: LogWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """Everything that templates say in one language."""

    wording: Wording
    pages: PageWords
    handout: HandoutWords
    events: EventWords
    reasons: ReasonWords


@cache
def load_templates(language: str) -> Templates:
    """Return the templates of a language.

    Raises:
        UsageError: there are none.
        ContentError: a template is faulty.
    """
    files = packaged("templates", ".yaml")
    if f"{language}/pages.yaml" not in files:
        known = ", ".join(sorted({path.split("/")[0] for path in files if "/" in path}))
        raise UsageError(f"There are no templates in language '{language}'.", hint=f"Known: {known}.")
    return Templates(
        wording=read(files[f"{language}/wording.yaml"], Wording),
        pages=read(files[f"{language}/pages.yaml"], PageWords),
        handout=read(files[f"{language}/handout.yaml"], HandoutWords),
        events=read(files[f"{language}/events.yaml"], EventWords),
        reasons=read(files[f"{language}/reasons.yaml"], ReasonWords),
    )
