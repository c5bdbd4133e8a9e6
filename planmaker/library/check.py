"""Rules that hold between content files, and the lengths that the pages rely on.

Each rule yields `Fault`s that name the file by its path within the content; the loader finds the line.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from string import Formatter

from planmaker.errors import did_you_mean
from planmaker.model import KEY_PATTERN, Dose, DoseKind, Exercise, ExerciseWords, Form, FormWords, Library, TransferStep

# Lengths that the pages rely on: the design of the printed pages, section 6.
LONGEST_NAME = 28
LONGEST_SHORT_NAME = 16
MOST_STEPS = 7
MOST_WORDS_IN_STEP = 16
STEP_LINE_CHARACTERS = 36
MOST_STEP_LINES = 16
MOST_CAUTIONS = 5
LONGEST_CAUTION = 75
LONGEST_EASIER = 3 * STEP_LINE_CHARACTERS
LONGEST_HARDER = 2 * STEP_LINE_CHARACTERS
LONGEST_CAPTION = 100
LONGEST_OWN_FEEL = 150
DIFFICULTIES = range(1, 4)

# Numbers without which no plan can be reckoned.
RULES_FROM_1 = (
    "target_seconds_per_side",
    "most_seconds_per_side_and_week",
    "longest_hold_seconds",
    "few_at_start",
    "few_in_all",
    "least_days",
    "minimum_day",
)
LEVEL_FROM_1 = ("at_start", "most_per_session", "usual_per_session", "hard_form_from_week")
TIMES_FROM_0 = (
    "setup_seconds",
    "gap_seconds",
    "same_place_change_seconds",
    "other_change_seconds",
    "cool_down_minimum_seconds",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault in the content: the file's path within it, the path within the file, what is wrong, what to do."""

    file: str
    path: str
    what: str
    hint: str = ""


def check_library(library: Library) -> Iterator[Fault]:
    """Yield every fault of a decoded library."""
    yield from _check_vocabulary(library)
    yield from _check_rules(library)
    for exercise in library.exercises.values():
        yield from _check_exercise(exercise, library)
        words = library.words.exercises.get(exercise.id)
        if words is None:
            where = f"{library.words.language}/exercises/{exercise.id}.yaml"
            yield Fault(file=f"exercises/{exercise.id}.yaml", path="", what=f"has no words: {where} is missing.")
        else:
            yield from _check_words(exercise, words, library)
    yield from _check_strangers(library)
    yield from _check_programmes(library)
    yield from _check_safety(library)


def _known(file: str, path: str, keys: Iterable[str], known: Collection[str], what: str) -> Iterator[Fault]:
    for key in sorted(keys):
        if key not in known:
            hint = did_you_mean(key, known) or f"Known: {', '.join(sorted(known))}."
            yield Fault(file=file, path=path, what=f"there is no {what} '{key}'.", hint=hint)


def _check_keys(file: str, path: str, keys: Iterable[str]) -> Iterator[Fault]:
    for key in keys:
        if not KEY_PATTERN.fullmatch(key):
            hint = "Write lower case letters, digits and hyphens, such as neck-turn."
            yield Fault(file=file, path=path, what=f"'{key}' is not a good key.", hint=hint)


def _check_least(file: str, path: str, value: object, names: Iterable[str], least: int) -> Iterator[Fault]:
    for name in names:
        number = getattr(value, name)
        if number is not None and number < least:
            where = f"{path}.{name}" if path else name
            yield Fault(file=file, path=where, what=f"is {number}; {least} is the least that makes sense.")


def _check_vocabulary(library: Library) -> Iterator[Fault]:
    vocabulary, words, file = library.vocabulary, library.words.vocabulary, "vocabulary.yaml"
    for key, posture in vocabulary.postures.items():
        places = {place for allowed in vocabulary.places.values() for place in allowed}
        yield from _known(file, f"postures.{key}.place", [posture.place], places, "place")
    for key, demands in vocabulary.avoid.items():
        yield from _known(file, f"avoid.{key}", demands, vocabulary.demands, "demand")
    for key, rule in vocabulary.health.items():
        yield from _known(file, f"health.{key}.excludes", rule.excludes, vocabulary.demands, "demand")
        limited = rule.longest_hold_seconds
        yield from _known(file, f"health.{key}.longest_hold_seconds", limited, vocabulary.demands, "demand")
        yield from _check_cited(file, f"health.{key}.source", rule.source, library)
    for name in ("families", "purposes", "places", "postures", "demands", "equipment", "avoid", "health"):
        yield from _check_keys(file, name, getattr(vocabulary, name))
    sections: list[tuple[str, Collection[str], Mapping[str, str]]] = [
        ("families", vocabulary.families, words.families),
        ("purposes", vocabulary.purposes, words.purposes),
        ("places", vocabulary.places, words.places),
        ("postures", vocabulary.postures, words.postures),
        ("demands", vocabulary.demands, words.demands),
        ("equipment", vocabulary.equipment, words.equipment),
        ("avoid", vocabulary.avoid, words.avoid),
        ("health", vocabulary.health, words.health),
        ("regions", vocabulary.regions, words.regions),
        ("levels", library.rules.levels, words.levels),
    ]
    words_file = f"{library.words.language}/vocabulary.yaml"
    for section, keys, spoken in sections:
        for key in keys:
            if key not in spoken:
                yield Fault(file=words_file, path=section, what=f"has no words for '{key}'.")
        yield from _known(words_file, section, spoken, keys, "key")


def _check_rules(library: Library) -> Iterator[Fault]:
    rules, file = library.rules, "rules.yaml"
    yield from _check_least(file, "", rules, RULES_FROM_1, 1)
    yield from _check_least(file, "time", rules.time, ("slow_factor", "session_share_percent"), 1)
    yield from _check_least(file, "time", rules.time, TIMES_FROM_0, 0)
    if rules.time.session_share_percent > 100:
        yield Fault(file=file, path="time.session_share_percent", what="is over 100.")
    for number, change in enumerate(rules.time.changes, 1):
        yield from _check_least(file, f"time.changes[{number}]", change, ["seconds"], 0)
        yield from _known(file, f"time.changes[{number}]", change.between, library.vocabulary.postures, "posture")
    for level, pace in rules.older_pace.items():
        yield from _known(file, f"older_pace.{level}", [level, pace], rules.levels, "level")
    for name, level_rules in rules.levels.items():
        yield from _check_least(file, f"levels.{name}", level_rules, LEVEL_FROM_1, 1)
        if not level_rules.rungs_by_week or level_rules.first_rung < 1 or min(level_rules.rungs_by_week) < 1:
            yield Fault(file=file, path=f"levels.{name}", what="needs rungs that count from 1.")
    for name, table in (
        ("warm_up_minimum", rules.time.warm_up_minimum),
        ("cool_down_usual", rules.time.cool_down_usual),
    ):
        for length, seconds in table.items():
            if seconds < 0:
                yield Fault(file=file, path=f"time.{name}.{length}", what=f"is {seconds}; 0 is the least.")
        if 0 not in table:
            yield Fault(file=file, path=f"time.{name}", what="says nothing for the shortest sessions.", hint="Add 0: …")
    for days, offsets in rules.days_apart.items():
        if len(offsets) != days or list(offsets) != sorted(set(offsets)) or not all(0 <= day < 7 for day in offsets):
            what = f"needs {days} rising days from 0 to 6."
            yield Fault(file=file, path=f"days_apart.{days}", what=what)
    for name, text in rules.sources.items():
        yield from _check_cited(file, f"sources.{name}", text, library)


def _check_cited(file: str, path: str, text: str, library: Library) -> Iterator[Fault]:
    cited = re.findall(r"\[([A-Za-z0-9]+)\]", text)
    if not cited:
        hint = "Name a key of sources.yaml in brackets, such as [GPK]."
        yield Fault(file=file, path=path, what="names no source.", hint=hint)
    yield from _known(file, path, cited, library.sources, "source")


def _check_exercise(exercise: Exercise, library: Library) -> Iterator[Fault]:
    file, vocabulary = f"exercises/{exercise.id}.yaml", library.vocabulary
    yield from _known(file, "families", exercise.families, vocabulary.families, "movement family")
    yield from _known(file, "purposes", exercise.purposes, vocabulary.purposes, "purpose")
    if not exercise.forms:
        yield Fault(file=file, path="forms", what="is empty.", hint="Give at least one form.")
    if exercise.kind is DoseKind.BREATH and exercise.breath_seconds is None:
        yield Fault(file=file, path="breath_seconds", what="is missing; exercises moved with the breath need it.")
    needed = ["ladders"] + [n for n in ("maximum_hold_seconds", "breath_seconds") if getattr(exercise, n) is not None]
    for name in needed:
        if name not in exercise.sources:
            yield Fault(file=file, path="sources", what=f"does not say where '{name}' comes from.", hint="Add it.")
    for name, text in exercise.sources.items():
        yield from _check_cited(file, f"sources.{name}", text, library)
    ids = [form.id for form in exercise.forms]
    yield from _check_least(file, "", exercise, ("maximum_hold_seconds", "breath_seconds"), 1)
    for number, form in enumerate(exercise.forms, 1):
        yield from _check_keys(file, f"forms[{number}].id", [form.id])
        if ids.index(form.id) != number - 1:
            yield Fault(file=file, path=f"forms[{number}].id", what=f"'{form.id}' stands here twice.")
        yield from _check_form(exercise, form, f"forms[{number}]", library)
    for name in ("full", "short"):
        yield from _check_ladder(exercise, getattr(exercise.ladders, name), f"ladders.{name}", library)


def _check_form(exercise: Exercise, form: Form, path: str, library: Library) -> Iterator[Fault]:
    file, vocabulary = f"exercises/{exercise.id}.yaml", library.vocabulary
    yield from _known(file, f"{path}.posture", [form.posture], vocabulary.postures, "posture")
    yield from _known(file, f"{path}.demands", form.demands, vocabulary.demands, "demand")
    yield from _known(file, f"{path}.contraindications", form.contraindications, vocabulary.health, "health key")
    yield from _known(file, f"{path}.equipment", form.equipment, vocabulary.equipment, "equipment")
    if form.difficulty not in DIFFICULTIES:
        yield Fault(file=file, path=f"{path}.difficulty", what="is 1 (easy), 2 or 3 (hard).")
    if form.ladders:
        for name in ("full", "short"):
            yield from _check_ladder(exercise, getattr(form.ladders, name), f"{path}.ladders.{name}", library)


def _check_ladder(exercise: Exercise, ladder: tuple[Dose, ...], path: str, library: Library) -> Iterator[Fault]:
    file = f"exercises/{exercise.id}.yaml"
    if not ladder:
        yield Fault(file=file, path=path, what="has no rungs.")
    longest = min(library.rules.longest_hold_seconds, exercise.maximum_hold_seconds or 10_000)
    for number, dose in enumerate(ladder, 1):
        where = f"{path}[{number}]"
        if (dose.hold_seconds is None) != (exercise.kind is DoseKind.BREATH):
            what = "counts breaths: leave hold_seconds out." if dose.hold_seconds else "needs hold_seconds."
            yield Fault(file=file, path=where, what=what)
        elif dose.hold_seconds is not None and dose.hold_seconds > longest:
            what = f"holds {dose.hold_seconds} seconds; the longest allowed is {longest}."
            yield Fault(file=file, path=f"{where}.hold_seconds", what=what)
    for number, (lower, upper) in enumerate(pairwise(ladder), 2):
        before = (lower.sets, lower.repetitions, lower.hold_seconds or 0)
        after = (upper.sets, upper.repetitions, upper.hold_seconds or 0)
        raised = sum(b > a for a, b in zip(before, after, strict=True))
        if raised != 1 or any(b < a for a, b in zip(before, after, strict=True)):
            what = "should raise one of sets, repetitions or hold above the rung before, and lower none."
            yield Fault(file=file, path=f"{path}[{number}]", what=what)


def _check_words(exercise: Exercise, words: ExerciseWords, library: Library) -> Iterator[Fault]:
    file = f"{library.words.language}/exercises/{exercise.id}.yaml"
    texts = [
        ("name", words.name, LONGEST_NAME),
        ("short_name", words.short_name, LONGEST_SHORT_NAME),
        ("easier", words.easier, LONGEST_EASIER),
        ("harder", words.harder, LONGEST_HARDER),
        *((f"cautions[{n}]", caution, LONGEST_CAUTION) for n, caution in enumerate(words.cautions, 1)),
    ]
    for path, text, longest in texts:
        yield from _check_length(file, path, text, longest)
    if len(words.cautions) > MOST_CAUTIONS:
        yield Fault(
            file=file, path="cautions", what=f"has {len(words.cautions)} entries; {MOST_CAUTIONS} fit the card."
        )
    yield from _check_banned(file, words, library.words.plain_language.banned)
    form_ids = [form.id for form in exercise.forms]
    yield from _known(file, "forms", words.forms, form_ids, "form in the exercise's facts")
    for form in exercise.forms:
        if form.id not in words.forms:
            yield Fault(file=file, path="forms", what=f"has no words for the form '{form.id}'.")
        else:
            yield from _check_form_words(exercise, form, words.forms[form.id], library)


def _check_length(file: str, path: str, text: str, longest: int) -> Iterator[Fault]:
    if not text.strip():
        yield Fault(file=file, path=path, what="is empty.")
    if len(text) > longest:
        what = f"has {len(text)} characters; {longest} fit the page: '{text}'."
        yield Fault(file=file, path=path, what=what, hint="Cut words.")


def _check_banned(file: str, words: ExerciseWords, banned: Iterable[str]) -> Iterator[Fault]:
    texts = [("what_for", words.what_for), ("feel", words.feel), ("easier", words.easier), ("harder", words.harder)]
    texts += [(f"cautions[{n}]", text) for n, text in enumerate(words.cautions, 1)]
    texts += [
        (f"forms.{form_id}.steps[{n}]", text)
        for form_id, form in words.forms.items()
        for n, text in enumerate(form.steps, 1)
    ]
    for path, text in texts:
        yield from _check_words_avoided(file, path, text, banned)


def _check_words_avoided(file: str, path: str, text: str, banned: Iterable[str]) -> Iterator[Fault]:
    for word in banned:
        if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE):
            yield Fault(file=file, path=path, what=f"says '{word}', which our texts avoid.")


def _check_form_words(exercise: Exercise, form: Form, words: FormWords, library: Library) -> Iterator[Fault]:
    file, path = f"{library.words.language}/exercises/{exercise.id}.yaml", f"forms.{form.id}"
    language = library.words.plain_language
    if not 1 <= len(words.steps) <= MOST_STEPS:
        yield Fault(
            file=file, path=f"{path}.steps", what=f"has {len(words.steps)} steps; 1 to {MOST_STEPS} are allowed."
        )
    for number, step in enumerate(words.steps, 1):
        count = len(step.split())
        if count > MOST_WORDS_IN_STEP:
            what = f"has {count} words; {MOST_WORDS_IN_STEP} are allowed: '{step}'."
            yield Fault(file=file, path=f"{path}.steps[{number}]", what=what, hint="Say it shorter, or in two steps.")
    lines = sum(len(textwrap.wrap(step, STEP_LINE_CHARACTERS)) for step in words.steps)
    if lines > MOST_STEP_LINES:
        what = f"take {lines} lines of {STEP_LINE_CHARACTERS} characters; {MOST_STEP_LINES} fit the card."
        yield Fault(file=file, path=f"{path}.steps", what=what, hint="Cut words.")
    said = " ".join(words.steps).lower()
    if not any(cue in said for cue in language.breathing):
        yield Fault(file=file, path=f"{path}.steps", what="never mention the breath.", hint="Add when to breathe.")
    if exercise.sided and not any(cue in said for cue in language.other_side):
        yield Fault(file=file, path=f"{path}.steps", what="never say to do the other side.", hint="Add a last step.")
    for number, caption in enumerate(words.captions, 1):
        yield from _check_length(file, f"{path}.captions[{number}]", caption, LONGEST_CAPTION)
    yield from _check_own_words(file, path, words, language.banned)
    drawings = [frame.drawing for frame in form.frames]
    if form.thumbnail and form.thumbnail not in drawings:
        drawings.append(form.thumbnail)
    for drawing in drawings:
        if not words.alt.get(drawing, "").strip():
            yield Fault(file=file, path=f"{path}.alt", what=f"has no text for the drawing '{drawing}'.")
    yield from _known(file, f"{path}.alt", words.alt, drawings, "drawing in the form's frames")
    for frame in form.frames:
        if not 1 <= frame.step <= len(words.steps):
            what = f"shows step {frame.step}, but the form '{form.id}' has {len(words.steps)} steps."
            yield Fault(file=f"exercises/{exercise.id}.yaml", path="forms", what=what)


def _check_own_words(file: str, path: str, words: FormWords, banned: Iterable[str]) -> Iterator[Fault]:
    """Check what a form says for itself; "" means that it has nothing of the kind."""
    cautions = words.cautions or ()
    texts = [
        ("feel", words.feel, LONGEST_OWN_FEEL),
        ("easier", words.easier, LONGEST_EASIER),
        ("harder", words.harder, LONGEST_HARDER),
        *((f"cautions[{n}]", caution, LONGEST_CAUTION) for n, caution in enumerate(cautions, 1)),
    ]
    for name, text, longest in texts:
        if text:
            yield from _check_length(file, f"{path}.{name}", text, longest)
            yield from _check_words_avoided(file, f"{path}.{name}", text, banned)
    if len(cautions) > MOST_CAUTIONS:
        yield Fault(
            file=file, path=f"{path}.cautions", what=f"has {len(cautions)} entries; {MOST_CAUTIONS} fit the card."
        )


def _check_strangers(library: Library) -> Iterator[Fault]:
    folder = f"{library.words.language}/exercises"
    for key in library.words.exercises:
        yield from _known(f"{folder}/{key}.yaml", "", [key], library.exercises, "exercise in exercises/")


def _check_programmes(library: Library) -> Iterator[Fault]:
    for key, programme in library.programmes.items():
        file = f"programmes/{key}.yaml"
        yield from _known(file, "exercises", programme.exercises, library.exercises, "exercise")
        if not programme.exercises:
            yield Fault(file=file, path="exercises", what="is empty.")
        if len(set(programme.exercises)) != len(programme.exercises):
            yield Fault(file=file, path="exercises", what="names an exercise twice.")
        if key not in library.words.programmes:
            where = f"{library.words.language}/programmes/{key}.yaml"
            yield Fault(file=file, path="", what=f"has no words: {where} is missing.")
    for key, words in library.words.programmes.items():
        where = f"{library.words.language}/programmes/{key}.yaml"
        yield from _known(where, "", [key], library.programmes, "programme in programmes/")
        yield from _check_places(where, "warm_up", words.warm_up, {"time"})
        yield from _check_places(where, "cool_down", words.cool_down, {"time"})


def _check_safety(library: Library) -> Iterator[Fault]:
    safety, file = library.words.safety, f"{library.words.language}/safety.yaml"
    yield from _check_places(file, "emergency.call", safety.emergency.call, {"emergency"})
    yield from _check_places(file, "today.call", safety.today.call, {"urgent"})
    yield from _check_places(file, "visit.call", safety.visit.call, set())
    for way, steps in (("down", safety.down), ("up", safety.up)):
        for number, step in enumerate(steps, 1):
            yield from _check_alt_of_step(file, f"{way}[{number}]", step)


def _check_alt_of_step(file: str, path: str, step: TransferStep) -> Iterator[Fault]:
    if step.drawing and not step.alt.strip():
        yield Fault(file=file, path=path, what=f"has no 'alt' text for the drawing '{step.drawing}'.")
    if step.alt and not step.drawing:
        yield Fault(file=file, path=f"{path}.alt", what="describes a drawing, but the step names none.")


def _check_places(file: str, path: str, template: str, wanted: set[str]) -> Iterator[Fault]:
    """Check that a text has exactly the {places} that are filled in."""
    try:
        found = {place for _, place, _, _ in Formatter().parse(template) if place is not None}
    except ValueError:
        yield Fault(file=file, path=path, what=f"has braces that do not match: '{template}'.")
        return
    if found != wanted:
        places = ", ".join(f"{{{place}}}" for place in sorted(wanted)) or "none"
        yield Fault(
            file=file, path=path, what=f"has other {{places}} than it needs: '{template}'.", hint=f"Use: {places}."
        )
