"""Read content files, lay a clinic's folder over the built-in ones, and decode everything at once.

A clinic's file need only hold what it changes or adds: mappings are merged with the built-in file of the same path,
lists and texts are replaced.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

import yaml

from planmaker.decode import decode, merge, parse, place
from planmaker.errors import ContentError, Problem, UsageError, did_you_mean
from planmaker.library.check import check_library
from planmaker.model import (
    KEY_PATTERN,
    Exercise,
    ExerciseWords,
    LanguageWords,
    Library,
    PlainLanguage,
    Programme,
    ProgrammeWords,
    Rules,
    SafetyWords,
    Source,
    Vocabulary,
    VocabularyWords,
)
from planmaker.resources import SourceFile, folder_files, packaged

T = TypeVar("T")

LANGUAGE_PATTERN = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The shape of ``sources.yaml``, whose keys are those of the file."""

    entries: Mapping[str, Source]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One content file, parsed, with a clinic's file of the same path laid over it."""

    file: SourceFile
    root: yaml.Node

    def place(self, path: str) -> tuple[str, int]:
        """Return the file and line of the deepest node on `path` (as ``forms[2].steps[1]``)."""
        return place(self.root, self.file, path)


def languages() -> tuple[str, ...]:
    """Return the languages that the built-in content speaks."""
    return tuple(sorted(_languages(packaged("content", ".yaml"))))


def _languages(paths: Iterable[str]) -> set[str]:
    """Return the languages that files speak: the folders, named as languages are, that hold safety texts."""
    folders = {path.removesuffix("/safety.yaml") for path in paths if path.endswith("/safety.yaml")}
    return {folder for folder in folders if LANGUAGE_PATTERN.fullmatch(folder)}


def load_library(language: str = "en", folder: Path | None = None) -> Library:
    """Return the checked content in one language, with a clinic's folder laid over the built-in content.

    Raises:
        UsageError: the folder or the language does not exist.
        ContentError: the content has faults; it carries all of them.
    """
    built_in = packaged("content", ".yaml")
    own = folder_files(folder, ".yaml") if folder else {}
    known = _languages((*built_in, *own))
    if language not in known:
        raise UsageError(f"There is no content in language '{language}'.", hint=f"Known: {', '.join(sorted(known))}.")
    problems = [*_misplaced(own.values(), known), *_misnamed(folder)]
    trees = _trees(built_in, own, problems)
    library = _decode_all(trees, language, _version(built_in, own), problems)
    if library is not None:
        for fault in check_library(library):
            label, line = trees[fault.file].place(fault.path)
            problems.append(Problem(file=label, line=line, path=fault.path, what=fault.what, hint=fault.hint))
    if library is None or problems:
        raise ContentError(problems)
    return library


def _version(*layers: Mapping[str, SourceFile]) -> str:
    digest = hashlib.sha256()
    for layer in layers:
        for path, file in sorted(layer.items()):
            digest.update(b"%d %s %d " % (len(path.encode()), path.encode(), len(file.data)) + file.data)
    return digest.hexdigest()[:12]


_TOP_FILES = ("vocabulary.yaml", "rules.yaml", "sources.yaml")
_LANGUAGE_FILES = ("safety.yaml", "vocabulary.yaml", "plain-language.yaml")
_FOLDERS = ("exercises", "programmes")


def _misplaced(files: Iterable[SourceFile], known_languages: set[str]) -> Iterator[Problem]:
    for file in files:
        parts = PurePosixPath(file.path).parts
        inner = parts[1:] if parts[0] in known_languages else parts
        top = _LANGUAGE_FILES if inner != parts else _TOP_FILES
        if inner and ((len(inner) == 1 and inner[0] in top) or (len(inner) == 2 and inner[0] in _FOLDERS)):
            if len(inner) == 2 and not KEY_PATTERN.fullmatch(PurePosixPath(inner[1]).stem):
                what = f"'{inner[1]}' is not a good id."
                hint = "Name the file in lower case letters, digits and hyphens, such as neck-turn.yaml."
                yield Problem(file=file.label, line=1, path="", what=what, hint=hint)
            continue
        folders = (*_FOLDERS, *known_languages)
        hint = did_you_mean(parts[0], (*folders, *top)) or "See docs/content.md for the names of files and folders."
        yield Problem(file=file.label, line=1, path="", what="is not where content is looked for.", hint=hint)


def _misnamed(folder: Path | None) -> Iterator[Problem]:
    for file in folder_files(folder, ".yml").values() if folder else ():
        yield Problem(file=file.label, line=1, path="", what="is not read.", hint="Let its name end in .yaml.")


def _trees(
    built_in: Mapping[str, SourceFile], own: Mapping[str, SourceFile], problems: list[Problem]
) -> dict[str, Tree]:
    trees: dict[str, Tree] = {}
    for layer in (built_in, own):
        for path, file in layer.items():
            root = parse(file, problems)
            if root is not None:
                below = trees.get(path)
                trees[path] = Tree(file=file, root=merge(below.root, root) if below else root)
    return trees


def _decode_all(trees: Mapping[str, Tree], language: str, version: str, problems: list[Problem]) -> Library | None:
    """Decode every file of the language, so that all faults show; None if anything that the rest needs is faulty."""
    whole = partial(_decode_one, trees, problems)
    vocabulary = whole("vocabulary.yaml", Vocabulary)
    rules = whole("rules.yaml", Rules)
    sources = _decode_sources(trees, problems)
    safety = whole(f"{language}/safety.yaml", SafetyWords)
    words = whole(f"{language}/vocabulary.yaml", VocabularyWords)
    plain_language = whole(f"{language}/plain-language.yaml", PlainLanguage)
    exercises = _decode_folder(trees, problems, "exercises", Exercise, with_id=True)
    programmes = _decode_folder(trees, problems, "programmes", Programme, with_id=True)
    exercise_words = _decode_folder(trees, problems, f"{language}/exercises", ExerciseWords)
    programme_words = _decode_folder(trees, problems, f"{language}/programmes", ProgrammeWords)
    if problems or not (vocabulary and rules and safety and words and plain_language):
        return None
    return Library(
        version=version,
        sources=sources,
        vocabulary=vocabulary,
        rules=rules,
        exercises=exercises,
        programmes=programmes,
        words=LanguageWords(
            language=language,
            exercises=exercise_words,
            programmes=programme_words,
            safety=safety,
            vocabulary=words,
            plain_language=plain_language,
        ),
    )


def _decode_one(trees: Mapping[str, Tree], problems: list[Problem], path: str, kind: type[T]) -> T | None:
    tree = trees.get(path)
    if tree is None:
        problems.append(Problem(file=path, line=1, path="", what="is missing, or has no content that can be read."))
        return None
    return decode(tree.root, kind, tree.file, problems)


def _decode_sources(trees: Mapping[str, Tree], problems: list[Problem]) -> Mapping[str, Source]:
    tree = trees.get("sources.yaml")
    if tree is None:
        return {}
    key = yaml.ScalarNode("tag:yaml.org,2002:str", "entries", tree.root.start_mark, tree.root.end_mark)
    wrapped = yaml.MappingNode("tag:yaml.org,2002:map", [(key, tree.root)], tree.root.start_mark, tree.root.end_mark)
    decoded = decode(wrapped, Sources, tree.file, problems)
    return decoded.entries if decoded else {}


def _decode_folder(
    trees: Mapping[str, Tree], problems: list[Problem], folder: str, kind: type[T], *, with_id: bool = False
) -> dict[str, T]:
    found: dict[str, T] = {}
    for path, tree in sorted(trees.items()):
        parent, _, name = path.rpartition("/")
        if parent == folder:
            key = name.removesuffix(".yaml")
            value = decode(tree.root, kind, tree.file, problems, **({"id": key} if with_id else {}))
            if value is not None:
                found[key] = value
    return found
