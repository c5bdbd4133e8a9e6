"""From a plan to its document: page 1, when to stop, a page a week, a card a stretch, and the last page.

Safety comes right after page 1: readers of plans look for it first, and many never reach the end.
"""

from __future__ import annotations

from planmaker.handout.card import plan_card
from planmaker.handout.code import Qr, link_code, next_code
from planmaker.handout.context import Context
from planmaker.handout.document import Code, Document, marked, plain
from planmaker.handout.glance import glance_page
from planmaker.handout.safety import floor_page, safety_page
from planmaker.handout.templates import Templates
from planmaker.handout.week import week_page
from planmaker.model import Library, Plan
from planmaker.theme import Theme


def build_plan_document(
    plan: Plan,
    library: Library,
    templates: Templates,
    drawings: frozenset[str] = frozenset(),
    *,
    theme: Theme | None = None,
    qr: Qr = Qr.NONE,
) -> Document:
    """Return the document of a plan.

    Args:
        plan: the plan.
        library: the content that it was made from.
        templates: the words of the pages.
        drawings: the names of the drawings that exist; the others are left out.
        theme: of the clinic that hands the pages out.
        qr: which QR code is on page 1.

    Raises:
        UsageError: the QR code shall lead to a web page, and the theme has none.
    """
    theme = theme or Theme()
    context = Context(plan=plan, library=library, wording=templates.wording, drawings=drawings)
    pages = templates.pages
    name = plan.request.name
    glance = glance_page(context, pages.glance, theme.clinic, _code(qr, context, templates, theme))
    return Document(
        title=plain(glance.title),
        language=plan.language,
        stop=marked(library.words.safety.stop_rule),
        footer_name=name,
        footer=pages.document.footer_of if name else pages.document.footer,
        pages=(
            glance,
            safety_page(context, plan.request.region),
            *(week_page(context, week, pages.week) for week in plan.weeks),
            *(plan_card(context, i, pages.card) for i in context.in_doing_order(plan.exercises)),
            floor_page(context, pages.floor, templates.reasons, theme),
        ),
    )


def _code(qr: Qr, context: Context, templates: Templates, theme: Theme) -> Code | None:
    match qr:
        case Qr.NONE:
            return None
        case Qr.LINK:
            return link_code(theme.link, templates.pages.glance.code)
        case Qr.NEXT:
            return next_code(context, templates.pages.glance.code, templates.events)
