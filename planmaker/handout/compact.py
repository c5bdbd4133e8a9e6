"""Stretches in short, each in two drawings and a sentence or two for either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planmaker.handout.context import Materials
from planmaker.handout.document import CompactBlock, CompactPage, Picture, Shown, Text, marked, rich
from planmaker.handout.handed import Handed
from planmaker.handout.wording import check_places, dose_sentences, stretch_name
from planmaker.model import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class CompactWords:
    """The words of a compact page; see ``handout.yaml``. `often_intro` is for doses several times a day."""

    intro: str
    often_intro: str

    def __post_init__(self) -> None:
        check_places((self.intro,))
        check_places((self.often_intro,), "often", "intro")


def compact_page(
    handed: Sequence[Handed], materials: Materials, words: CompactWords, *, title: Text, often: str, signed: Text
) -> CompactPage:
    """Return the stretches in short; `often` says how often a day, or is "". The layout shares them out to sides."""
    intro = words.often_intro.format(often=often, intro=words.intro) if often else words.intro
    blocks = tuple(_block(one, materials) for one in handed)
    return CompactPage(title=title, intro=marked(intro), blocks=blocks, signed=signed)


def _block(handed: Handed, materials: Materials) -> CompactBlock:
    exercise, form = handed.exercise, handed.form
    said = materials.words(exercise.id)
    pictures = _last_two(form, exercise.id, materials)
    return CompactBlock(
        name=marked(stretch_name(exercise, form.id, said, materials.wording.names)),
        dose=tuple(
            rich("**{said}**", said=s) for s in dose_sentences(handed.dose, exercise.sides, materials.wording.dose)
        ),
        shown=tuple(
            Shown(caption=marked(caption), picture=picture)
            for caption, picture in zip(said.forms[form.id].captions, pictures, strict=True)
        ),
    )


def _last_two(form: Form, exercise_id: str, materials: Materials) -> tuple[Picture | None, Picture | None]:
    """Return what goes with the two captions: the last two drawings, or the only one with the first."""
    pictures = [materials.picture_of(exercise_id, form, frame.drawing) for frame in form.frames[-2:]]
    first, second = [*pictures, None, None][:2]
    return first, second
