"""The poster: all stretches on one sheet for the wall, with how much pain is all right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from planmaker.handout.context import Materials
from planmaker.handout.document import Picture, PosterCell, PosterPage, Text, marked, rich
from planmaker.handout.handed import Handed
from planmaker.handout.safety import pain_zones
from planmaker.handout.wording import check_places, dose_sentences, sentence_start
from planmaker.model import Form

MOST_CELLS = 7
MOST_FEW = 4
"""So many are done each time; of more, some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterWords:
    """The words of a poster; see ``handout.yaml``. The intro depends on how many stretches there are."""

    one: str
    few: str
    more: str
    often: str
    ask: str
    about: str

    def __post_init__(self) -> None:
        check_places((self.one, self.few, self.ask))
        check_places((self.more,), "count")
        check_places((self.often,), "often")
        check_places((self.about,), "review", "version", "issued")


def poster_pages(
    handed: Sequence[Handed], materials: Materials, words: PosterWords, *, title: Text, often: str, about: Text
) -> tuple[PosterPage, ...]:
    """Return one sheet, or more if the stretches are too many; `often` says how often a day, or is ""."""
    said = materials.library.words.safety
    cells = [_cell(one, number, materials) for number, one in enumerate(handed, 1)]
    intro = words.often.format(often=often) if often else _intro(len(cells), words)
    return tuple(
        PosterPage(
            title=title,
            intro=marked(intro),
            ask=marked(words.ask),
            cells=tuple(share),
            pain_title=marked(said.pain_title),
            zones=pain_zones(materials),
            about=about,
        )
        for share in _sheets(cells)
    )


def _sheets(cells: Sequence[PosterCell]) -> list[Sequence[PosterCell]]:
    """Share cells out to as few sheets as hold them, evenly; the first sheets take the odd ones."""
    count = -(-len(cells) // MOST_CELLS)
    fewest, more = divmod(len(cells), count)
    ends = accumulate((fewest + (number < more) for number in range(count)), initial=0)
    return [cells[start:end] for start, end in pairwise(ends)]


def _intro(count: int, words: PosterWords) -> str:
    if count == 1:
        return words.one
    return words.few if count <= MOST_FEW else words.more.format(count=count)


def _cell(handed: Handed, number: int, materials: Materials) -> PosterCell:
    exercise, form = handed.exercise, handed.form
    said = materials.words(exercise.id)
    usual = form.id == exercise.forms[0].id
    return PosterCell(
        number=number,
        name=marked(said.short_name),
        form=() if usual else marked(sentence_start(said.forms[form.id].name) + "."),
        dose=tuple(rich("{said}", said=s) for s in dose_sentences(handed.dose, exercise.sides, materials.wording.dose)),
        picture=_end_pose(exercise.id, form, materials),
    )


def _end_pose(exercise_id: str, form: Form, materials: Materials) -> Picture | None:
    """Return the drawing of the end: the last, or if the only one shows the start, the one to know the form by."""
    only_start = len(form.frames) == 1 and form.thumbnail
    drawing = form.thumbnail if only_start or not form.frames else form.frames[-1].drawing
    return materials.picture_of(exercise_id, form, drawing) if drawing else None
