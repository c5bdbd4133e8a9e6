"""``planmaker exercises``: what there is to do, as a list or one in full."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planmaker.commands.options import KeyType, content_options
from planmaker.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from planmaker.model import Exercise, Form, FormWords, Library
    from planmaker.workflow import Studio

WIDTH = 78


@click.command()
@click.argument("exercise_id", metavar="[ID]", type=KeyType(), required=False)
@click.option(
    "--programme", type=KeyType(), default="", show_default="all", help="Only the exercises of this programme."
)
@content_options
def exercises(*, exercise_id: str | None, programme: str, language: str, content_dir: Path | None) -> None:
    """List the exercises, or show the one with this ID in full.

    \b
    Examples:
      planmaker exercises
      planmaker exercises sphinx
    """
    from planmaker.workflow import open_studio

    studio = open_studio(language, content_dir)
    library = studio.library
    if exercise_id is None:
        for line in _list(library, programme):
            click.echo(line)
        return
    if exercise_id not in library.exercises:
        hint = did_you_mean(exercise_id, library.exercises) or f"Known: {', '.join(library.exercises)}."
        raise UsageError(f"There is no exercise '{exercise_id}'.", hint=hint)
    for line in _in_full(library.exercises[exercise_id], studio):
        click.echo(line)


def _list(library: Library, programme: str) -> Iterator[str]:
    if programme and programme not in library.programmes:
        hint = did_you_mean(programme, library.programmes) or f"Known: {', '.join(library.programmes)}."
        raise UsageError(f"There is no programme '{programme}'.", hint=hint)
    ids = library.programmes[programme].exercises if programme else library.exercises
    widest = max(len(i) for i in ids)
    for exercise_id in ids:
        words = library.words.exercises[exercise_id]
        forms = ", ".join(
            library.words.exercises[exercise_id].forms[f.id].name for f in library.exercises[exercise_id].forms
        )
        yield f"{exercise_id.ljust(widest)}  {words.name} ({forms})"


def _in_full(exercise: Exercise, studio: Studio) -> Iterator[str]:
    library, words = studio.library, studio.library.words.exercises[exercise.id]
    yield words.name
    if words.aliases:
        yield from _wrapped(f"Also called: {', '.join(words.aliases)}.", "", "  ")
    yield from _wrapped(words.what_for)
    yield from _wrapped(f"You should feel: {words.feel}")
    for form in exercise.forms:
        yield ""
        yield from _form(exercise, form, studio)
    yield from _entries("Common mistakes", words.mistakes)
    yield from _entries("Take care", words.cautions)
    yield ""
    yield from _wrapped(f"Easier: {words.easier}")
    yield from _wrapped(f"Harder: {words.harder}")
    yield from _entries("Added to the source article", words.added)
    yield from _entries(
        "Where the numbers come from", [f"{name}: {source}" for name, source in exercise.sources.items()]
    )
    yield ""
    yield from _review(exercise, library)


def _form(exercise: Exercise, form: Form, studio: Studio) -> Iterator[str]:
    from planmaker.handout.wording import dose_line

    library, words = studio.library, studio.library.words.exercises[exercise.id].forms[form.id]
    vocabulary, dose_words = library.words.vocabulary, studio.templates.wording.dose
    yield f"{words.name[:1].upper()}{words.name[1:]} ({form.id}):"
    for number, step in enumerate(words.steps, 1):
        yield from _wrapped(step, f"  {number}. ")
        for name in (frame.drawing for frame in form.frames if frame.step == number):
            yield from _picture(f"     Picture for step {number}", name, words, studio)
    if form.thumbnail and all(frame.drawing != form.thumbnail for frame in form.frames):
        yield from _picture("  Small picture", form.thumbnail, words, studio)
    if form.equipment:
        equipment = studio.templates.wording.join([vocabulary.equipment[key] for key in form.equipment])
        yield f"  You need {equipment}."
    ladder = exercise.doses(form, short=False)
    first, last = (dose_line(dose, exercise.sides, dose_words) for dose in (ladder[0], ladder[-1]))
    yield from _wrapped(f"First dose: {first} Last: {last}", "  ")
    if form.demands:
        yield from _wrapped(f"It asks for: {', '.join(vocabulary.demands[d] for d in sorted(form.demands))}.", "  ")
    if form.contraindications:
        not_for = ", ".join(vocabulary.health[key] for key in sorted(form.contraindications))
        yield from _wrapped(f"Not with: {not_for}.", "  ")


def _picture(title: str, name: str, words: FormWords, studio: Studio) -> Iterator[str]:
    """Yield what a drawing shows, under an indented title that names it; nothing if it is not drawn yet."""
    if name in studio.drawings:
        indent = " " * (len(title) - len(title.lstrip()))
        yield from _wrapped(f"{title.lstrip()} ({name}): {words.alt[name]}", indent)


def _review(exercise: Exercise, library: Library) -> Iterator[str]:
    review = exercise.review
    if review.signed:
        yield f"Reviewed by {review.reviewer}, {review.on or 'date not given'}. Content version {library.version}."
    else:
        yield f"Not yet reviewed by a clinician. Content version {library.version}."


def _entries(title: str, entries: Sequence[str]) -> Iterator[str]:
    if entries:
        yield f"\n{title}:"
    for entry in entries:
        yield from _wrapped(entry, "- ", "  ")


def _wrapped(text: str, start: str = "", later: str | None = None) -> Iterator[str]:
    indent = " " * len(start) if later is None else later
    yield from textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=indent)
