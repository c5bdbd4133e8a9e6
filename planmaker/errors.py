"""What can go wrong, and how it is said.

Faults in content are values (`Problem`), gathered and shown together. Everything else is an exception of one tree:

    PlanmakerError          1   the work could not be done
    ├── OutputError         1   a file could not be written, or is there already
    ├── UsageError          2   a choice cannot be used as it was written
    ├── ContentError        3   the content has faults (carries every Problem)
    └── NoPlanError         4   the choices are fine one by one, but no plan fits them

The number is the exit code of the command line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class PlanmakerError(Exception):
    """An operation failed; `message` says what is wrong, `hint` what to do about it."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class OutputError(PlanmakerError):
    """A result could not be written."""


class UsageError(PlanmakerError):
    """A choice cannot be used as it was written."""

    exit_code = 2


class NoPlanError(PlanmakerError):
    """No plan fits the choices, or none may be made."""

    exit_code = 4


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One fault in a content file: where it is, what is wrong and what to do."""

    file: str
    line: int
    path: str
    what: str
    hint: str = ""

    def __str__(self) -> str:
        """Say it in one line, as compilers do."""
        place = f"{self.file}:{self.line}: " + (f"{self.path}: " if self.path else "")
        return place + self.what + (f" {self.hint}" if self.hint else "")


class ContentError(PlanmakerError):
    """Content files have faults, all of which are in `problems`."""

    exit_code = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(sorted(set(problems)))
        count = len(self.problems)
        super().__init__(f"The content has {count} fault{'s' if count != 1 else ''}.")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "Did you mean 'seated'?" for the known word closest to `word`, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return f"Did you mean '{close[0]}'?" if close else ""
