"""What a QR code on page 1 holds: a clinic's web page, or the first session as an entry for a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from planmaker.errors import UsageError
from planmaker.handout.context import Context
from planmaker.handout.document import Code, rich
from planmaker.handout.events import EventWords
from planmaker.handout.wording import check_places
from planmaker.model import SessionStatus
from planmaker.theme import ThemeLink


class Qr(StrEnum):
    """Which code a plan has."""

    NONE = "none"
    LINK = "link"  # the web page of the theme
    NEXT = "next"  # the first session


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeWords:
    """The words of a QR code; see ``pages.yaml``."""

    link_alt: str
    next: str
    next_alt: str

    def __post_init__(self) -> None:
        check_places((self.link_alt,), "text")
        check_places((self.next, self.next_alt))


def link_code(link: ThemeLink | None, words: CodeWords) -> Code:
    """Return the code of a clinic's web page.

    Raises:
        UsageError: the theme names no page.
    """
    if link is None:
        raise UsageError("The theme has no link for a QR code.", hint="Add link: {url: ..., text: ...} to the theme.")
    alt = words.link_alt.format(text=link.text)
    return Code(content=link.url, alt=alt, text=rich("{text}", text=link.text), url=link.url)


def next_code(context: Context, words: CodeWords, events: EventWords) -> Code:
    """Return the code of the first session that stands: title, start and end, and nothing about health."""
    sessions = context.plan.sessions
    first = next(session for session in sessions if session.status is SessionStatus.CONFIRMED)
    summary = events.summary.format(number=first.number, total=max(session.number for session in sessions))
    lines = (
        "BEGIN:VEVENT",
        f"SUMMARY:{_escaped(summary)}",
        f"DTSTART:{_moment(first.start)}",
        f"DTEND:{_moment(first.end)}",
        "END:VEVENT",
    )
    return Code(content="\r\n".join(lines), alt=words.next_alt, text=rich(words.next))


def _moment(when: datetime) -> str:
    """Write a moment in UTC, which every telephone understands without a table of time zones."""
    return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Escape a text as RFC 5545 has it."""
    for char in "\\,;":
        text = text.replace(char, f"\\{char}")
    return text
