from django import template

from filrouge.accounts.models import Project
from filrouge.accounts.words import word_for

register = template.Library()


@register.simple_tag
def word(project: Project, count: int = 1, feminine: bool = False) -> str:
    """`{% word project %}`, `{% word project people|length %}`, `{% word project 1 feminine=True %}`."""
    return word_for(project, count=count, feminine=feminine)
