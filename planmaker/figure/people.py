"""The people who may be drawn: build, age, hair and colours are words in ``illustrations/people.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from planmaker.decode import read
from planmaker.errors import UsageError, did_you_mean
from planmaker.figure.body import Build
from planmaker.figure.skeleton import Proportions
from planmaker.resources import packaged

PEOPLE_FILE = "people.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """How one person is built and looks.

    `stoop` is by how many degrees an older back is rounder; `colours` are ``#RRGGBB`` for roles such as skin and shirt.
    """

    description: str
    hair: str
    name: str = ""
    build: Build = field(default_factory=Build)
    proportions: Proportions = field(default_factory=Proportions)
    stoop: float = 0.0
    older: bool = False
    colours: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The shape of ``people.yaml``: persons by name."""

    people: Mapping[str, Person]


@cache
def people() -> Mapping[str, Person]:
    """Return everyone who may be drawn, by name.

    Raises:
        ContentError: the file has faults.
    """
    found = read(packaged("illustrations", PEOPLE_FILE)[PEOPLE_FILE], People)
    return {name: replace(person, name=name) for name, person in found.people.items()}


def person(name: str) -> Person:
    """Return one of the people.

    Raises:
        UsageError: nobody has that name.
    """
    if name not in people():
        hint = did_you_mean(name, people()) or f"Known: {', '.join(people())}."
        raise UsageError(f"There is no person '{name}' to draw.", hint=hint)
    return people()[name]
