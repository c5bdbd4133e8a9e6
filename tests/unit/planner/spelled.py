"""Plans as short tables, to compare with those that a clinician writes."""

from datetime import UTC, date, datetime

from planmaker.library.load import load_library
from planmaker.model import PlanRequest
from planmaker.planner import make_plan
from planmaker.resources import zone

ISSUED = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
MONDAY = date(2027, 3, 1)
LIBRARY = load_library()


def request(**choices):
    """A request for the lower back from a Monday on."""
    return PlanRequest(**{"programme": "lower-back", "start": MONDAY, "timezone": "Europe/London", **choices})


def plan(library=LIBRARY, **choices):
    """The plan of these choices."""
    wanted = request(**choices)
    return make_plan(wanted, library, zone=zone(wanted.timezone), issued=ISSUED)


def dose(item):
    """A dose as "2x15" (times and seconds, a side where sided), or "5" (breaths)."""
    hold = item.dose.hold_seconds
    return f"{item.dose.repetitions}x{hold}" if hold else str(item.dose.repetitions)


def spell(item):
    """A stretch with its dose; the form is named where it is not the one on the floor."""
    form = "" if item.form == "floor" else f" ({item.form})"
    return f"{item.exercise}{form} {dose(item)}"


def weeks(made):
    """Each week as lines of "days | minutes:seconds | stretches", equal sessions on one line."""
    found = []
    for week in made.weeks:
        lines = {}
        for session in week.sessions:
            length = f"{session.seconds // 60}:{session.seconds % 60:02d}"
            lines.setdefault((length, "; ".join(map(spell, session.items))), []).append(f"{session.date:%a}")
        found.append([f"{' '.join(days)} | {length} | {what}" for (length, what), days in lines.items()])
    return found
