"""What a QR code holds."""

from datetime import date, time

import icalendar
import pytest

from planmaker.errors import UsageError
from planmaker.handout.build import build_plan_document
from planmaker.handout.code import Qr
from planmaker.handout.document import plain
from planmaker.handout.templates import load_templates
from planmaker.library.load import load_library
from planmaker.model import PlanRequest
from planmaker.theme import Theme, ThemeLink

from ...property.strategies import plan_for

REQUEST = PlanRequest(programme="lower-back", start=date(2027, 3, 29), at=time(7), timezone="Europe/London", health=())
PLAN = plan_for(REQUEST)
LINK = ThemeLink(url="https://clinic.example/films", text="See {all} films.")


def code_of(qr, theme=None):
    return build_plan_document(PLAN, load_library(), load_templates("en"), theme=theme, qr=qr).pages[0].code


def test_usually_there_is_no_code():
    assert code_of(Qr.NONE, Theme(link=LINK)) is None


def test_a_link_leads_to_the_page_of_the_clinic():
    code = code_of(Qr.LINK, Theme(link=LINK))
    assert (code.content, code.url, plain(code.text)) == (LINK.url, LINK.url, LINK.text)
    assert LINK.text in code.alt


def test_without_a_link_in_the_theme_there_is_no_code_of_it():
    with pytest.raises(UsageError, match="no link for a QR code"):
        code_of(Qr.LINK)


def test_the_next_session_is_an_event_of_its_day_and_time():
    code = code_of(Qr.NEXT)
    event = icalendar.Event.from_ical(code.content)
    first = PLAN.sessions[0]
    assert event.decoded("DTSTART") == first.start
    assert event.decoded("DTEND") == first.end
    assert event["SUMMARY"] == f"Stretch session 1 of {len(PLAN.sessions)}"
    assert code.url == ""
