import dataclasses
import re
import uuid
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from planmaker.decode import decode, parse
from planmaker.handout.events import EventWords, calendar_text, session_texts
from planmaker.handout.wording import Wording
from planmaker.model import Dose, Item, Plan, PlanRequest, ProgrammeWords, Session, SessionStatus, Week
from planmaker.resources import SourceFile

TEMPLATES = Path(__file__).parents[3] / "templates" / "en"
START = date(2027, 3, 15)
PROGRAMME = ProgrammeWords(
    name="Lower back",
    title="Stretches for your lower back",
    what_for="",
    warm_up="Walk on the spot for {time}.",
    cool_down="Breathe slowly for {time}.",
)
NAMES = {
    ("cat-cow", "floor"): "Cat-cow",
    ("knee-to-chest", "floor"): "Knee to chest",
    ("seated-twist", "floor"): "Seated twist",
    ("seated-twist", "chair"): "Seated twist, on a chair",
}
BREATHS = Dose(repetitions=5)
SHORT, LONG = Dose(repetitions=2, hold_seconds=20), Dose(repetitions=2, hold_seconds=30)


def template(kind, name):
    file, problems = SourceFile(path=name, label=name, data=(TEMPLATES / name).read_bytes()), []
    value = decode(parse(file, problems), kind, file, problems)
    assert problems == []
    return value


WORDS, WORDING = template(EventWords, "events.yaml"), template(Wording, "wording.yaml")


def item(exercise: str, dose: Dose, *, form: str = "floor", sides: int = 1) -> Item:
    return Item(exercise=exercise, form=form, dose=dose, sides=sides, seconds=60)


def plan(*weeks: tuple[Item, ...], name: str = "", **changes) -> Plan:
    """Return a plan with one session a week."""
    built = []
    for number, items in enumerate(weeks, 1):
        day = START + timedelta(weeks=number - 1)
        start = datetime.combine(day, time(18, 30), UTC)
        session = Session(
            number=number,
            date=day,
            start=start,
            end=start + timedelta(minutes=11),
            uid=str(number),
            seconds=655,
            warm_up_seconds=180,
            cool_down_seconds=60,
            items=items,
            changed=start,
        )
        session = dataclasses.replace(session, **changes)
        built.append(Week(number=number, start=day, sessions=(session,)))
    return Plan(
        id=uuid.UUID(int=1),
        revision=1,
        issued=datetime(2027, 3, 1, tzinfo=UTC),
        programme="lower-back",
        content_version="1",
        language="en",
        timezone="UTC",
        request=PlanRequest(programme="lower-back", start=START, timezone="UTC", name=name),
        weeks=tuple(built),
        minimum_day=(),
        left_out=(),
        notes=(),
    )


def texts(built: Plan):
    return session_texts(built, names=NAMES, programme=PROGRAMME, words=WORDS, wording=WORDING)


def test_session_is_told_line_by_line():
    built = plan((item("cat-cow", BREATHS), item("knee-to-chest", SHORT, sides=2)))
    assert texts(built)[1].description.split("\n") == [
        "Session 1 of 1. Week 1 of 1. About 11 minutes.",
        "",
        "First: walk on the spot for 3 minutes.",
        "1. Cat-cow. Move as you breathe. Do 5 slow breaths.",
        "2. Knee to chest. Hold 20 seconds. Do 2 times each side.",
        "Last: breathe slowly for 1 minute.",
        "",
        "Pain 6 or more? Stop.",
        "Missed a session? Skip it. Do the next one as planned.",
        "Pictures and steps are in your plan.",
    ]


def test_hard_week_names_last_weeks_dose_of_what_grew_and_leaves_out_what_is_new():
    built = plan(
        (item("cat-cow", BREATHS), item("knee-to-chest", SHORT, sides=2)),
        (item("cat-cow", BREATHS), item("knee-to-chest", LONG, sides=2), item("seated-twist", SHORT, sides=2)),
    )
    first, second = texts(built)[1].description, texts(built)[2].description
    assert "hard" not in first
    assert second.split("\n\n")[2].split("\n") == [
        "Was last week hard (pain 4 or 5)? Do last week’s dose:",  # noqa: RUF001 - as it is printed
        "- Knee to chest. Hold 20 seconds. Do 2 times each side.",
        "- Leave out Seated twist. It is new.",
    ]


def test_hard_week_is_not_told_where_nothing_grew():
    built = plan((item("cat-cow", BREATHS),), (item("cat-cow", BREATHS),))
    assert "hard" not in texts(built)[2].description


def test_last_weeks_dose_never_asks_for_more():
    built = plan((item("knee-to-chest", LONG),), (item("knee-to-chest", SHORT),))
    assert "hard" not in texts(built)[2].description


def test_last_weeks_other_form_is_named():
    built = plan((item("seated-twist", SHORT, form="chair"),), (item("seated-twist", SHORT),))
    assert "- Seated twist, on a chair. Hold 20 seconds. Do 2 times." in texts(built)[2].description


def test_last_week_is_the_week_before():
    built = plan((item("knee-to-chest", SHORT),), (item("cat-cow", BREATHS),), (item("knee-to-chest", LONG),))
    assert "hard" not in texts(built)[3].description


def test_cancelled_sessions_are_no_dose_to_go_back_to():
    built = plan((item("knee-to-chest", SHORT),), (item("knee-to-chest", LONG),))
    off = dataclasses.replace(built.weeks[0].sessions[0], status=SessionStatus.CANCELLED)
    built = dataclasses.replace(built, weeks=(dataclasses.replace(built.weeks[0], sessions=(off,)), built.weeks[1]))
    assert "hard" not in texts(built)[2].description


def test_cancelled_session_says_so():
    cancelled = texts(plan((item("cat-cow", BREATHS),), status=SessionStatus.CANCELLED))[1]
    assert cancelled.summary == "Cancelled: stretch session 1 of 1"
    assert cancelled.description == "This session is off. There is nothing to do."


def test_moved_start_is_told():
    built = plan((item("cat-cow", BREATHS),), moved_from=time(1, 30), start=datetime(2027, 3, 28, 2, tzinfo=UTC))
    told = texts(built)[1].description.split("\n")[1]
    assert told == "The clocks go forward on this day. There is no 01:30. Start at 02:00."


def test_session_without_warm_up_has_no_line_for_it():
    built = plan((item("cat-cow", BREATHS),), warm_up_seconds=0, cool_down_seconds=0)
    assert "First" not in texts(built)[1].description
    assert "Last" not in texts(built)[1].description


def test_title_and_reminder_are_neutral():
    built = plan((item("cat-cow", BREATHS),), (item("seated-twist", SHORT),))
    text = texts(built)[2]
    assert text.summary == text.alarm == "Stretch session 2 of 2"
    assert text.categories == ("Stretching",)


def test_numbers_stay_below_the_total_when_a_session_is_gone():
    built = plan((item("cat-cow", BREATHS),), (item("cat-cow", BREATHS),), (item("cat-cow", BREATHS),))
    built = dataclasses.replace(built, weeks=(built.weeks[0], built.weeks[2]))
    assert [text.summary for text in texts(built).values()] == ["Stretch session 1 of 3", "Stretch session 3 of 3"]


@pytest.mark.parametrize(("person", "name"), [("", "Stretch plan"), (" Sam {x} ", "Stretch plan for Sam {x}")])
def test_calendar_is_named(person, name):
    text = calendar_text(plan((item("cat-cow", BREATHS),), (item("cat-cow", BREATHS),), name=person), WORDS, WORDING)
    assert text.name == name
    assert text.description == "Stretch sessions, 15 to 22 March."


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(EventWords)])
def test_words_with_an_unknown_place_are_refused(name):
    if name == "categories":
        return
    with pytest.raises(ValueError, match=r"'\{nonsense\}' is not filled in here"):
        dataclasses.replace(WORDS, **{name: "{nonsense}"})


# --------------------------------------------------------------------------- plain language


def everything_said() -> list[str]:
    built = plan(
        (item("cat-cow", BREATHS), item("seated-twist", SHORT, form="chair", sides=2)),
        (item("cat-cow", dataclasses.replace(BREATHS, sets=3)), item("seated-twist", LONG, form="chair", sides=2)),
        moved_from=time(1, 30),
    )
    return [text.description for text in texts(built).values()] + list(dataclasses.asdict(WORDS).values())[:3]


def test_sentences_are_short_and_promise_nothing():
    for text in everything_said():
        assert not re.search(r"\b(simply|just|cure[sd]?|guarantee[sd]?|wear and tear)\b", text, re.IGNORECASE)
        for sentence in re.split(r"[.?!:]\s", text):
            assert len(sentence.split()) <= 20, sentence
