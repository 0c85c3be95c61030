"""French and the person's language side by side. The view gives `phrases` (`reference.bilingual.Phrases`)."""

from datetime import date
from typing import Any

from django import template
from django.template import Context, Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import check_for_language, get_language, override

from filrouge.reference.bilingual import Phrases, Said
from filrouge.reference.languages import FRENCH, Language

register = template.Library()


@register.inclusion_tag("reference/bilingual.html", takes_context=True)
def bilingual(context: Context, *key: str) -> dict[str, Any]:
    """`{% bilingual "theme.sante" %}` or `{% bilingual "theme" theme.code %}`: French, then the other language when
    it is known, with a mark when nobody has read it yet."""
    return {"said": _said(context, key)}


@register.inclusion_tag("reference/phrase.html", takes_context=True)
def phrase(context: Context, *key: str) -> dict[str, Any]:
    """The person's language alone; French when it is not known. For what she takes away."""
    return {"said": _said(context, key)}


@register.inclusion_tag("reference/listen.html", takes_context=True)
def listen(context: Context, *key: str) -> dict[str, Any]:
    """« Écouter », shown only where the device has a voice of its own for this language."""
    return {"said": _said(context, key)}


@register.inclusion_tag("reference/language_note.html", takes_context=True)
def language_note(context: Context) -> dict[str, Any]:
    """Once a page: what the mark means, and whether this device can read aloud."""
    return {"language": _phrases(context).language}


@register.filter(expects_localtime=True)
def figures(day: date) -> str:
    """25/11/2026: a date that is read in every language."""
    return f"{day:%d/%m/%Y}"


@register.tag
def in_language(parser: Parser, token: Token) -> Node:
    """`{% in_language spoken %}…{% endin_language %}`: a block with its own direction and letters, and its dates in
    words where Django has them. None is French. Not `language`: the layout gives this name to that of the page."""
    _name, language = token.split_contents()
    content = parser.parse(("endin_language",))
    parser.delete_first_token()
    return InLanguage(parser.compile_filter(language), content)


class InLanguage(Node):
    def __init__(self, language: FilterExpression, content: NodeList) -> None:
        self.language, self.content = language, content

    def render(self, context: Context) -> SafeString:
        language: Language = self.language.resolve(context) or FRENCH
        with override(language.tag if check_for_language(language.tag) else get_language()):
            content = self.content.render(context)
        return format_html('<div lang="{}" dir="{}">{}</div>', language.tag, language.direction, content)


def _said(context: Context, key: tuple[str, ...]) -> Said:
    return _phrases(context).say(".".join(key))


def _phrases(context: Context) -> Phrases:
    return context["phrases"]
