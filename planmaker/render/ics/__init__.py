"""The calendar renderer, the only place for icalendar."""

from planmaker.render.ics.calendar import IMPORT_LIMIT_BYTES, render_ics

__all__ = ["IMPORT_LIMIT_BYTES", "render_ics"]
