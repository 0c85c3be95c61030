from django import template

from filrouge.accounts.models import Project
from filrouge.accounts.words import words_of
from filrouge.shared.nouns import Form, Noun, capitalised

register = template.Library()


@register.simple_tag
def word(
    whose: Project | Noun, count: int = 1, feminine: bool = False, form: Form = "", capital: bool = False
) -> str:
    """The word for the people of a project, or the one all projects around share (`words`).

    `{% word project %}` « habitant », `{% word words people|length %}` « habitants », `{% word project form="du"
    feminine=True %}` « de l’habitante », `{% word project 2 form="le" capital=True %}` « Les habitants ».
    Forms: un, le, de, du, au, ce, aucun; each becomes plural with `count`.
    """
    said = _noun(whose).say(form, count=count, feminine=feminine)
    return capitalised(said) if capital else said


@register.simple_tag
def counted(whose: Project | Noun, count: int) -> str:
    """« 12 habitants »."""
    return _noun(whose).counted(count)


def _noun(whose: Project | Noun) -> Noun:
    return words_of(whose) if isinstance(whose, Project) else whose
