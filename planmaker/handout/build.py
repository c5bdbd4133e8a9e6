"""From a plan to its document: page 1, when to stop, a page a week, a card a stretch, and the last page.

Safety comes right after page 1: readers of plans look for it first, and many never reach the end.
"""

from __future__ import annotations

from planmaker.handout.card import plan_card
from planmaker.handout.context import Context
from planmaker.handout.document import Document, marked, plain
from planmaker.handout.glance import glance_page
from planmaker.handout.safety import floor_page, safety_page
from planmaker.handout.templates import Templates
from planmaker.handout.week import week_page
from planmaker.model import Library, Plan


def build_plan_document(
    plan: Plan, library: Library, templates: Templates, drawings: frozenset[str] = frozenset()
) -> Document:
    """Return the document of a plan.

    Args:
        plan: the plan.
        library: the content that it was made from.
        templates: the words of the pages.
        drawings: the names of the drawings that exist; the others are left out.
    """
    context = Context(plan=plan, library=library, wording=templates.wording, drawings=drawings)
    pages = templates.pages
    name = plan.request.name
    glance = glance_page(context, pages.glance)
    return Document(
        title=plain(glance.title),
        language=plan.language,
        stop=marked(library.words.safety.stop_rule),
        footer_name=name,
        footer=pages.document.footer_of if name else pages.document.footer,
        pages=(
            glance,
            safety_page(context),
            *(week_page(context, week, pages.week) for week in plan.weeks),
            *(plan_card(context, i, pages.card) for i in context.in_doing_order(plan.exercises)),
            floor_page(context, pages.floor, templates.reasons),
        ),
    )
