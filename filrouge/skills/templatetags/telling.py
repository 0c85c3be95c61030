"""What pages say of an experience: each answer with its drawing, what is not said yet."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _

from filrouge.reference.registry import is_declared, phrase
from filrouge.reference.trades.pictured import drawing_of, task_key
from filrouge.skills.models import Experience, SaidSkill
from filrouge.skills.pictures import BY_COLUMN, COUNTRY, PLACE, SCREENS, TASKS, TRADE

register = template.Library()
WORDS = "words"  # the drawing of what has none of its own


@register.filter
def drawn(drawings: Mapping[str, str], words: str) -> str:
    return drawings.get(words) or drawing_of(words) or WORDS


@register.filter
def task_drawing(said: SaidSkill) -> str:
    return drawing_of(said.task) or WORDS


@register.filter
def task_phrase(words: str) -> str:
    """The phrase of a task of ours; empty for her own words."""
    key = task_key(words) if words else ""
    return key if is_declared(key) else ""


@register.inclusion_tag("skills/telling/picture.html", takes_context=True)
def picture_of(context: template.Context, column: str, value: str) -> dict[str, Any]:
    """The picture she pressed, with its words in two languages."""
    pictures = BY_COLUMN[column].pictures
    found = next((one for one in pictures if one.value == value), None)
    return {"one": found, "phrases": context["phrases"]}


@register.filter
def trade_key(experience: Experience) -> str:
    """The phrase of her trade; empty for a trade that is not of ours."""
    key = f"trade.{(experience.occupation_id or '').lower()}"
    return key if is_declared(key) else ""


@register.filter
def told_lines(experience: Experience) -> list[tuple[str, str, str]]:
    """(what, its answer or « », the screen where it is told)."""
    codes = {screen.column: screen.code for screen in SCREENS if screen.column}
    trade = experience.occupation
    return [
        (_("Le genre de travail"), _sector(experience), PLACE),
        (_("Ce que c’était"), (trade.own_name or trade.name) if trade else "", TRADE),
        (_("Avec ses mots"), experience.words, TRADE),
        (_("Le cadre"), experience.get_setting_display(), codes["setting"]),
        (_("Le pays"), experience.country_said, COUNTRY),
        (_("Combien de temps"), experience.get_lasted_display(), codes["lasted"]),
        (_("Est-ce qu’elle aime"), experience.get_liked_display(), codes["liked"]),
        (_("Le referait-elle"), experience.get_again_display(), codes["again"]),
    ]


@register.filter
def next_screen(experience: Experience) -> str:
    """The first one that she has not answered."""
    answered = {
        PLACE: experience.sector,
        TRADE: experience.title,
        COUNTRY: experience.country,
        TASKS: experience.said_kept,
    }
    for screen in SCREENS:
        said = answered.get(screen.code) if screen.code in answered else ""
        if screen.column:
            said = getattr(experience, screen.column)
        if not said:
            return screen.code
    return SCREENS[-1].code


def _sector(experience: Experience) -> str:
    key = f"place.{experience.sector}"
    return phrase(key).french if experience.sector and is_declared(key) else ""
