"""One person's plan, from choices to files: load, plan, put into words, draw, write.

Everything is made in memory first; files come into being whole, or not at all.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planmaker import __version__
from planmaker.errors import ContentError, OutputError, Problem
from planmaker.figure.drawing import Drawing
from planmaker.figure.svg import DrawingError, read_svg
from planmaker.handout.build import build_plan_document
from planmaker.handout.card import fullest_card
from planmaker.handout.code import Qr
from planmaker.handout.context import Materials
from planmaker.handout.document import CODE, LOGO, CardPage, Document, Picture, Table
from planmaker.handout.events import calendar_text, session_texts
from planmaker.handout.templates import Templates, load_templates
from planmaker.handout.wording import stretch_name
from planmaker.library.load import load_library
from planmaker.model import Library, Plan, PlanRequest
from planmaker.planner import make_plan
from planmaker.render import DEFAULT_FORMATS
from planmaker.resources import SourceFile, folder_files, packaged, zone
from planmaker.theme import Theme, read_theme

if TYPE_CHECKING:
    from planmaker.render.pdf.drawing import Form
    from planmaker.render.pdf.look import Look

THEME_FILE = "theme.yaml"
OWN_DRAWINGS = "illustrations/"
"""Where a clinic's drawings lie within its folder; built-in ones lie in a package of their own."""
PRIVATE = frozenset({"plan.json"})
"""Files that hold answers about health: only their owner may read them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """Content, words and drawings of one language and a clinic's theme, ready to make plans from."""

    library: Library
    templates: Templates
    drawings: Mapping[str, SourceFile]
    theme: Theme = field(default_factory=Theme)

    def drawing(self, name: str) -> Drawing:
        """Return a drawing by its name: a built-in one shows the person of the theme, if it names one.

        Raises:
            DrawingError: its file is not a drawing that we can read.
            ExtraMissingError: the theme names a person, and the packages that draw are missing.
        """
        file = self.drawings[name]
        if self.theme.figure and not file.path.startswith(OWN_DRAWINGS):
            from planmaker.figure.recast import recast

            if drawing := recast(name, self.theme.figure):
                return drawing
        return read_svg(file.label, file.data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """How files are made.

    Attributes:
        formats: which files, by their endings.
        paper: "a4" or "letter".
        ink: "colour" or "grey".
        size: of the type: "standard" or "large".
        qr: which QR code is on page 1: "none", "link" or "next".
        alarm_minutes: before a session, in the calendar; None for no alarm.
    """

    formats: Sequence[str] = DEFAULT_FORMATS
    paper: str = "a4"
    ink: str = "colour"
    size: str = "standard"
    qr: str = "none"
    alarm_minutes: int | None = 10


def open_studio(language: str = "en", folder: Path | None = None, theme: Theme | None = None) -> Studio:
    """Load everything in one language, with a clinic's own folder and theme laid over the built-in content.

    Raises:
        UsageError: the language or the folder does not exist.
        ContentError: the content has faults.
    """
    theme = theme or Theme()
    library = load_library(language, folder)
    vocabulary = replace(library.vocabulary, regions={**library.vocabulary.regions, **theme.regions})
    drawings = {_stem(path): file for path, file in packaged("illustrations", ".svg").items()}
    if folder is not None:
        own = folder_files(folder, ".svg")
        drawings |= {_stem(path): file for path, file in own.items() if path.startswith(OWN_DRAWINGS)}
    return Studio(
        library=replace(library, vocabulary=vocabulary),
        templates=load_templates(language),
        drawings=drawings,
        theme=theme,
    )


def open_theme(path: Path) -> tuple[Theme, tuple[Problem, ...]]:
    """Return a clinic's theme, and what might be better about it.

    Raises:
        UsageError: there is no such file.
        ContentError: the theme has faults.
    """
    return read_theme(path, _looks()["colours"]["colour"], people_names())


def theme_scaffold() -> bytes:
    """Return a theme to start from, with a comment on everything in it."""
    return packaged("templates", THEME_FILE)[THEME_FILE].data


def people_names() -> tuple[str, ...]:
    """Return the names of those who may be drawn; the engine that draws them is not needed for that."""
    return tuple(_mapping("illustrations", "people.yaml")["people"])


def _looks() -> Mapping[str, Any]:
    return _mapping("templates", "looks.yaml")


def _mapping(package: str, name: str) -> Mapping[str, Any]:
    import yaml

    mapping: Mapping[str, Any] = yaml.safe_load(packaged(package, name)[name].data)
    return mapping


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".svg")


def check_drawings(studio: Studio) -> tuple[str, ...]:
    """Read every drawing, and return the names of those that the content asks for but nobody has drawn yet.

    Raises:
        ContentError: drawings cannot be read.
    """
    problems = []
    for name, file in sorted(studio.drawings.items()):
        try:
            studio.drawing(name)
        except DrawingError as error:
            line = max(1, error.line)
            problems.append(Problem(file=file.label, line=line, path="", what=error.what, hint=error.hint))
    if problems:
        raise ContentError(problems)
    forms = [form for exercise in studio.library.exercises.values() for form in exercise.forms]
    asked_for = {frame.drawing for form in forms for frame in form.frames} | {form.thumbnail for form in forms}
    asked_for |= {step.drawing for step in (*studio.library.words.safety.down, *studio.library.words.safety.up)}
    return tuple(sorted(asked_for - set(studio.drawings) - {""}))


def check_cards(studio: Studio, folder: Path | None) -> None:
    """Lay out the fullest card of every form on A4, as a trial.

    Raises:
        ContentError: cards do not fit their page, or the typeface lacks a character; the faults name the words file.
    """
    from planmaker.render.pdf.fonts import MissingGlyphError
    from planmaker.render.pdf.layout.card import lay_out_card
    from planmaker.render.pdf.sheet import PageTooFullError, Sheet

    names = sorted(studio.drawings)
    sheet = Sheet(look=_look(studio, Edition()), drawings={name: studio.drawing(name) for name in names})
    materials = Materials(library=studio.library, wording=studio.templates.wording, drawings=frozenset(names))
    problems = []
    for exercise in studio.library.exercises.values():
        for form in exercise.forms:
            try:
                lay_out_card(fullest_card(materials, exercise, form, studio.templates.pages.card), sheet)
            except (MissingGlyphError, PageTooFullError) as error:
                file = _words_file(exercise.id, studio.library.words.language, folder)
                path = f"forms.{form.id}"
                problems.append(Problem(file=file, line=1, path=path, what=error.message, hint=error.hint))
    if problems:
        raise ContentError(problems)


def _words_file(exercise_id: str, language: str, folder: Path | None) -> str:
    path = f"{language}/exercises/{exercise_id}.yaml"
    return str(folder / path) if folder and (folder / path).is_file() else f"content/{path}"


def _look(studio: Studio, edition: Edition) -> Look:
    from planmaker.render.pdf.look import look_from

    return look_from(
        _looks(),
        size=edition.size,
        ink=edition.ink,
        paper=edition.paper,
        colours=studio.theme.palette,
        glue=studio.templates.wording.glue,
    )


def plan_for(studio: Studio, request: PlanRequest, issued: datetime) -> Plan:
    """Return the plan for a request.

    Raises:
        UsageError: the request names something unknown.
        NoPlanError: no plan may be made, or none fits.
    """
    return make_plan(request, studio.library, zone=zone(request.timezone), issued=issued)


def plan_document(studio: Studio, plan: Plan, qr: str = "none") -> Document:
    """Return the pages of a plan in words, with a QR code or "none".

    Raises:
        UsageError: the code shall lead to a clinic's page, and the theme names none.
    """
    return build_plan_document(
        plan, studio.library, studio.templates, frozenset(studio.drawings), theme=studio.theme, qr=Qr(qr)
    )


def render_plan(studio: Studio, plan: Plan, edition: Edition) -> dict[str, bytes]:
    """Return the files of a plan by name, in the order of the formats."""
    makers = {"pdf": _pdf, "ics": _ics, "json": _json, "txt": _txt}
    return {f"plan.{name}": makers[name](studio, plan, edition) for name in dict.fromkeys(edition.formats)}


def _pdf(studio: Studio, plan: Plan, edition: Edition) -> bytes:
    return _document_pdf(studio, plan_document(studio, plan, edition.qr), edition, plan.issued)


def render_document(
    studio: Studio, document: Document, edition: Edition, *, name: str, issued: datetime
) -> dict[str, bytes]:
    """Return the files of pages without a plan, called `name`, in the order of the formats: pdf and txt."""
    files: dict[str, bytes] = {}
    for ending in dict.fromkeys(edition.formats):
        if ending == "pdf":
            files[f"{name}.pdf"] = _document_pdf(studio, document, edition, issued)
        else:
            files[f"{name}.{ending}"] = _document_txt(document)
    return files


def _document_pdf(studio: Studio, document: Document, edition: Edition, issued: datetime) -> bytes:
    from planmaker.render.pdf.plan import render_pdf

    pictured = _pictured(document)
    return render_pdf(
        document,
        look=_look(studio, edition),
        drawings={name: studio.drawing(name) for name in sorted(pictured - {LOGO, CODE})},
        logo=_logo(studio, edition) if LOGO in pictured else None,
        foot=studio.theme.footer,
        producer=f"planmaker {__version__}",
        issued=issued,
    )


def _document_txt(document: Document) -> bytes:
    from planmaker.render.text import render_text

    return render_text(document)


def _logo(studio: Studio, edition: Edition) -> Form | None:
    """Return the clinic's logo for an edition.

    Raises:
        ContentError: its file is not a logo that can be read.
    """
    from planmaker.render.pdf.layout.clinic import LOGO_BOX
    from planmaker.render.pdf.logo import logo_form

    file = studio.theme.logo
    return logo_form(file, box=LOGO_BOX, grey=edition.ink == "grey") if file else None


def _pictured(document: Document) -> frozenset[str]:
    """Return the names of the pictures that a document shows, in any edition."""
    elements = [element for page in document.pages for element in page.elements]
    elements += [element for page in document.pages if isinstance(page, CardPage) for element in page.large_elements]
    tables = [element for element in elements if isinstance(element, Table)]
    pictures = [element for element in elements if isinstance(element, Picture)]
    pictures += [cell.picture for table in tables for row in table.rows for cell in row if cell.picture]
    return frozenset(picture.drawing for picture in pictures)


def _ics(studio: Studio, plan: Plan, edition: Edition) -> bytes:
    from planmaker.render.ics import render_ics

    templates, library = studio.templates, studio.library
    names = {
        (i, form): stretch_name(library.exercises[i], form, library.words.exercises[i], templates.wording.names)
        for i, form in {(item.exercise, item.form) for session in plan.sessions for item in session.items}
    }
    texts = session_texts(
        plan,
        names=names,
        programme=library.words.programmes[plan.programme],
        words=templates.events,
        wording=templates.wording,
    )
    calendar = calendar_text(plan, templates.events, templates.wording)
    return render_ics(
        plan,
        texts,
        name=calendar.name,
        description=calendar.description,
        alarm_minutes=edition.alarm_minutes,
        product_version=__version__,
    )


def _json(studio: Studio, plan: Plan, _edition: Edition) -> bytes:
    from planmaker.render.json import render_json

    return render_json(plan, studio.templates.wording)


def _txt(studio: Studio, plan: Plan, edition: Edition) -> bytes:
    return _document_txt(plan_document(studio, plan, edition.qr))


# --------------------------------------------------------------------------- writing


def slug(plan: Plan) -> str:
    """Return the name of a plan's folder: programme and id, never the person's name."""
    return f"{plan.programme}-{plan.id.hex[:8]}"


def write_files(files: Mapping[str, bytes], folder: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Write files into a folder: each is whole under its name, or is not there.

    Raises:
        OutputError: a file is there already (without `force`), or cannot be written.
    """
    targets = {folder / name: data for name, data in files.items()}
    drafts: dict[Path, Path] = {}
    try:
        _check_targets(folder, targets, force=force)
        folder.mkdir(parents=True, exist_ok=True)
        for target, data in targets.items():
            drafts[target] = _draft(target, data)
        for target, draft in drafts.items():
            draft.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"'{folder}' cannot be written: {reason}.", hint="Give another folder with -o.") from error
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    return tuple(targets)


def _check_targets(folder: Path, targets: Iterable[Path], *, force: bool) -> None:
    if folder.is_symlink():
        raise OutputError(f"'{folder}' is a link to somewhere else.", hint="Give another folder with -o.")
    for target in targets:
        if target.is_dir():
            raise OutputError(f"'{target}' is a folder.", hint="Give another folder with -o.")
        if (target.exists() or target.is_symlink()) and not force:
            raise OutputError(f"'{target}' is there already.", hint="Overwrite it with --force.")


def _draft(target: Path, data: bytes) -> Path:
    """Write data under a name of its own beside the target, readable by its owner only until it is whole."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.name not in PRIVATE:
            draft.chmod(0o666 & ~_umask())
    except BaseException:  # an interrupt, too, leaves nothing behind
        draft.unlink(missing_ok=True)
        raise
    return draft


def _umask() -> int:
    """Return the permissions that new files shall not have; the system only tells while it is set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
