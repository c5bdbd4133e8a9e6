"""The safety page: when to get help, by urgency, and how much pain is all right.

Three tiers, emergency first and in a panel with a border, so that rank does not hang on colour. Each has its title
and the number to call at the left and its signs at the right, or in large print below, and never breaks. Then the
traffic light of pain.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from planmaker.handout.document import SafetyPage, Tier, Zone, plain
from planmaker.render.pdf import icons
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.sheet import PageTooFullError, Sheet, Side
from planmaker.render.pdf.tags import Box, Role

PADDING = 14.0
LABEL_WIDTH = 136.0
SIGNS_LEFT = PADDING + LABEL_WIDTH + 14.0
SIGNS_RIGHT = 6.0
PHONE_RADIUS = 11.0
PHONE_SPACE = 30.0
CALL_GAP = 24.0
"""In large print the number to call stands so far from the title, or below it."""

TILE_WIDTH = 50.0
TILE_RADIUS = 5.0
RANGE_LEFT = TILE_WIDTH + 8.0
ACTION_GAP = 14.0
MEANING_GAP = 9.0
ICON_RADIUS = 12.0
SHARES = (2, 1, 3)
"""How many tiers stand on the first of two sides, the best first."""
ABOUT_GAP = 8.0
ICONS = {"go": icons.go, "slow": icons.slow, "stop": icons.stop}
HATCH_STEPS = {"slow": 7.0, "stop": 3.2}
"""Without colour the tile of a light is plain, hatched widely or hatched closely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """How much air there is: inside a tier, between its signs, and in and between the lights."""

    tier: float = 9.0
    signs: float = 2.0
    light: float = 35.0
    lights: float = 4.0


_USUAL = _Fit()
_TIGHT = _Fit(tier=6.0, signs=0.5, light=32.0, lights=3.0)
"""For shorter paper; where that does not help, as in large print, the page goes on on a second side."""
_TIGHTEST = _Fit(tier=4.0, signs=0.0, light=30.0, lights=2.0)
"""For shorter paper on which the page also says what it is."""


def lay_out_safety(page: SafetyPage, sheet: Sheet) -> tuple[Block, ...]:
    """Lay out the safety page on one side, or on as many as it needs; no tier breaks.

    Raises:
        PageTooFullError: a tier alone does not fit a side.
    """
    for fit in (_USUAL, _TIGHT, _TIGHTEST):
        with suppress(PageTooFullError):
            return (_on_one_side(page, sheet, fit),)
    return _on_more_sides(page, sheet)


def _side(page: SafetyPage, sheet: Sheet) -> Side:
    return Side(sheet, f"The page '{plain(page.title)}'")


def _on_one_side(page: SafetyPage, sheet: Sheet, fit: _Fit) -> Block:
    side = _side(page, sheet)
    top = _draw_title(side, page)
    for tier in page.tiers:
        top = _draw_tier(side, page, tier, top, fit)
    return side.finished(_draw_pain(side, page, top - 16, fit))


def _on_more_sides(page: SafetyPage, sheet: Sheet) -> tuple[Block, ...]:
    """Use two sides, shared as evenly as may be; or where a tier is very long, a side for each part."""
    for fit in (_USUAL, _TIGHT):
        for count in SHARES:
            with suppress(PageTooFullError):
                return _tiers_side(page, sheet, 0, count, fit), _last_side(page, sheet, count, fit)
    last = len(page.tiers)
    singles = tuple(_tiers_side(page, sheet, number, number + 1, _TIGHT) for number in range(last))
    return *singles, _last_side(page, sheet, last, _TIGHT)


def _tiers_side(page: SafetyPage, sheet: Sheet, first: int, end: int, fit: _Fit) -> Block:
    side = _side(page, sheet)
    top = _draw_title(side, page) if first == 0 else 0.0
    for tier in page.tiers[first:end]:
        top = _draw_tier(side, page, tier, top, fit)
    return side.finished(top)


def _last_side(page: SafetyPage, sheet: Sheet, first: int, fit: _Fit) -> Block:
    """Draw the tiers that are left, and the traffic light."""
    side, top = _side(page, sheet), 0.0
    for tier in page.tiers[first:]:
        top = _draw_tier(side, page, tier, top, fit)
    return side.finished(_draw_pain(side, page, top - 16 if top else 0.0, fit))


# --------------------------------------------------------------------------- the tiers


def _draw_title(side: Side, page: SafetyPage) -> float:
    """Draw the title and what to know before."""
    return side.paragraph(page.intro, side.title(page.title, 4) - 2) - 12


def _draw_tier(side: Side, page: SafetyPage, tier: Tier, top: float, fit: _Fit) -> float:
    """Draw a tier: the first in a panel, the others with a rule below."""
    if tier is page.tiers[0]:
        return _draw_emergency(side, tier, top, fit)
    top = _draw_signs(side, tier, top, fit, colour="ink", icon="accent")
    side.rule(top)
    return top


def _draw_emergency(side: Side, tier: Tier, top: float, fit: _Fit) -> float:
    """Draw the first tier in its panel; in grey a heavier border stands for the ground."""
    grey = side.look.name[1] == "grey"
    line = side.look.lines["emergency_grey" if grey else "emergency"]
    side.pen.rect(
        0, top, side.width, _tier_height(side, tier, fit), fill="stop_tint", stroke="stop", line=line, radius=6
    )
    return _draw_signs(side, tier, top, fit, colour="stop", icon="stop")


def _tier_height(side: Side, tier: Tier, fit: _Fit) -> float:
    if side.look.is_large:
        width = side.width - 2 * PADDING
        return 2 * fit.tier + _large_label_height(side, tier) + _signs_height(side, tier, fit, width)
    return 2 * fit.tier + max(_label_height(side, tier), _signs_height(side, tier, fit, _signs_width(side)))


def _label_height(side: Side, tier: Tier) -> float:
    call = max(side.height(tier.call, LABEL_WIDTH - PHONE_SPACE, "tight") + 5, 2 * PHONE_RADIUS + 3)
    return side.height(tier.title, LABEL_WIDTH, "name") + 4 + call + side.height(tier.note, LABEL_WIDTH, "tight")


def _signs_width(side: Side) -> float:
    return side.width - SIGNS_LEFT - SIGNS_RIGHT


def _signs_height(side: Side, tier: Tier, fit: _Fit, width: float) -> float:
    intro = side.height(tier.intro, width, "tight") + 2 if tier.intro else 0.0
    return intro + side.bullets_height(tier.items, width, gap=fit.signs)


def _draw_signs(side: Side, tier: Tier, top: float, fit: _Fit, *, colour: str, icon: str) -> float:
    """Draw a tier, read as title, call and signs; return the y below it."""
    if side.look.is_large:
        return _draw_large_signs(side, tier, top, fit, colour=colour, icon=icon)
    y = side.heading(tier.title, top - fit.tier + 1, style="name", x=PADDING, width=LABEL_WIDTH, colour=colour) - 4
    if tier.call:
        icons.phone(side.pen, PADDING + PHONE_RADIUS, y - 12, PHONE_RADIUS, colour=icon)
        width = LABEL_WIDTH - PHONE_SPACE
        bottom = side.paragraph(tier.call, y - 3, x=PADDING + PHONE_SPACE, width=width, style="tight")
        y = min(bottom - 2, y - 2 * PHONE_RADIUS - 3)
    side.paragraph(tier.note, y, x=PADDING, width=LABEL_WIDTH, style="tight")
    _draw_list(side, tier, top - fit.tier, fit, x=SIGNS_LEFT, width=_signs_width(side))
    return top - _tier_height(side, tier, fit)


def _draw_list(side: Side, tier: Tier, top: float, fit: _Fit, *, x: float, width: float) -> None:
    if tier.intro:
        top = side.paragraph(tier.intro, top, x=x, width=width, style="tight") - 2
    side.bullets(tier.items, top, x=x, width=width, gap=fit.signs)


# --------------------------------------------------------------------------- the tiers in large print


def _call_left(side: Side, tier: Tier) -> float:
    """Return where the number to call stands: beside the title if there is room, or at the left, below it."""
    beside = PADDING + side.natural_width(tier.title, "name") + CALL_GAP
    room = side.width - PADDING - beside - PHONE_SPACE
    return beside if side.natural_width(tier.call, "tight") <= room else PADDING


def _large_label_height(side: Side, tier: Tier) -> float:
    width = side.width - 2 * PADDING
    call = 0.0
    if tier.call and _call_left(side, tier) == PADDING:
        call = side.height(tier.call, width - PHONE_SPACE, "tight") + 5
    note = side.height(tier.note, width, "tight") + 2 if tier.note else 0.0
    return side.height(tier.title, width, "name") + 4 + call + note


def _draw_large_signs(side: Side, tier: Tier, top: float, fit: _Fit, *, colour: str, icon: str) -> float:
    """Draw a tier from its title down, over the whole width."""
    y, width = top - fit.tier, side.width - 2 * PADDING
    level = y - (side.leading("name") - side.leading("tight")) / 2
    y = side.heading(tier.title, y, style="name", x=PADDING, width=width, colour=colour) - 4
    if tier.call:
        x = _call_left(side, tier)
        call = y if x == PADDING else level
        icons.phone(side.pen, x + PHONE_RADIUS, call - side.leading("tight") / 2, PHONE_RADIUS, colour=icon)
        room = side.width - PADDING - x - PHONE_SPACE
        below = side.paragraph(tier.call, call, x=x + PHONE_SPACE, width=room, style="tight")
        y = below - 5 if x == PADDING else y
    if tier.note:
        y = side.paragraph(tier.note, y, x=PADDING, width=width, style="tight") - 2
    _draw_list(side, tier, y, fit, x=PADDING, width=width)
    return top - _tier_height(side, tier, fit)


# --------------------------------------------------------------------------- the traffic light


def _draw_pain(side: Side, page: SafetyPage, top: float, fit: _Fit) -> float:
    """Draw how much pain is all right."""
    top = side.heading(page.pain_title, top) - 3
    columns = _light_columns(side, page)
    for zone in page.zones:
        top = _draw_zone(side, zone, columns, top, fit) - fit.lights
    top = side.paragraph(page.pain_note, top - 2, style="tight")
    return side.paragraph(page.about, top - ABOUT_GAP, style="small", colour="soft") if page.about else top


def _light_columns(side: Side, page: SafetyPage) -> tuple[float, float]:
    """Return where, in all rows, the orders and the meanings start."""
    action = RANGE_LEFT + max(side.natural_width(zone.range, "h2") for zone in page.zones) + ACTION_GAP
    return action, action + max(side.natural_width(zone.action) for zone in page.zones) + MEANING_GAP


def _zone_height(side: Side, zone: Zone, columns: tuple[float, float], fit: _Fit) -> float:
    lines = side.height(zone.meaning, side.width - columns[1] - PADDING)
    return max(fit.light, lines + fit.light - side.leading("body"))


def _draw_zone(side: Side, zone: Zone, columns: tuple[float, float], top: float, fit: _Fit) -> float:
    """Draw one light, read as one paragraph: pain, what to do, how it feels."""
    action, meaning = columns
    room = side.width - meaning - PADDING
    lines, height = side.height(zone.meaning, room), _zone_height(side, zone, columns, fit)
    middle = top - height / 2
    _draw_tile(side, zone.icon, top, height)
    with side.pen.tag(Role.P):
        side.words_before(zone.range, middle + side.leading("h2") / 2, x=RANGE_LEFT, style="h2", colour="ink")
        side.words_before(zone.action, middle + side.leading("body") / 2, x=action)
        side.words(zone.meaning, middle + lines / 2, x=meaning, width=room)
    return top - height


def _draw_tile(side: Side, icon: str, top: float, height: float) -> None:
    """Draw the ground of a light and its icon."""
    middle, pen = top - height / 2, side.pen
    if side.look.name[1] == "grey":
        if icon in HATCH_STEPS:
            with pen.clip(Box(0, top - height, side.width, top), radius=TILE_RADIUS):
                pen.hatch(Box(0, top - height, TILE_WIDTH, top), step=HATCH_STEPS[icon], line=0.7)
        pen.circle(TILE_WIDTH / 2, middle, ICON_RADIUS + 3.5, fill="paper")
        pen.rect(0, top, side.width, height, stroke="field", line=side.look.lines["row"], radius=TILE_RADIUS)
    else:
        pen.rect(0, top, side.width, height, fill=f"{icon}_tint", radius=TILE_RADIUS)
    ICONS[icon](pen, TILE_WIDTH / 2, middle - (1 if icon == "slow" else 0), ICON_RADIUS)
