"""Pages without a plan, from the built-in content."""

from datetime import date
from functools import cache

from planmaker.handout.document import Document
from planmaker.handout.handed import Order, handed_out
from planmaker.handout.log import LogRequest
from planmaker.handout.sheets import Layout, build_handout, build_log
from planmaker.handout.templates import load_templates
from planmaker.library.load import load_library
from planmaker.model import Weekday
from planmaker.resources import packaged

from . import drawn

SEVEN = ("cat-cow", "childs-pose", "sphinx", "seated-twist", "pelvic-tilt", "piriformis", "knee-to-chest")
ON_CHAIRS = ("cat-cow", "childs-pose", "seated-twist", "piriformis", "knee-to-chest")
MONDAY, WEDNESDAY, FRIDAY = Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY

library = cache(load_library)


def handout(*exercises: str, layout: str = "card", drawings: bool = True, **choices: object) -> Document:
    """The handout of some stretches, or of all."""
    order = Order(exercises=exercises, **choices)
    names = frozenset(name.removesuffix(".svg") for name in packaged("illustrations", ".svg")) if drawings else ()
    return build_handout(
        order,
        handed_out(order, library()),
        library(),
        load_templates("en"),
        layout=Layout(layout),
        issued=drawn.ISSUED,
        drawings=frozenset(names),
    )


def log(weeks: int = 4, days=(MONDAY, WEDNESDAY, FRIDAY), start: date | None = None) -> Document:
    """A log."""
    return build_log(LogRequest(weeks=weeks, days=days, start=start), library(), load_templates("en"))
