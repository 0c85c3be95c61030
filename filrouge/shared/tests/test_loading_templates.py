"""What the quicker nodes say is what Django would have said."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.template import Context, Template, engines
from django.template.base import VariableNode
from django.templatetags.i18n import TranslateNode
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from filrouge.shared.loading_templates import QuickTranslateNode, QuickVariableNode, quicken
from filrouge.shared.ui.writing import html

VALUES = (
    *("Zoé", "L’été & l'hiver", '<b class="x">', SafeString("<b>&amp;</b>"), gettext_lazy("<Durée>")),
    *(0, 12345, Decimal("2.50"), 1.5, True, None, date(2026, 4, 1), UUID(int=7)),
    datetime(2026, 4, 1, 12, tzinfo=UTC),
)
SOURCES = (
    "{{ said }}",
    "{{ said|default:'rien' }}",
    "{% autoescape off %}{{ said }}{% endautoescape %}",
    "{% card said %}{{ said }}{% endcard %}",  # Django does not look inside such a block
)
SENTENCES = (
    '{% translate "Noter un contact" %}',
    '{% translate "100 % & plus" %}',
    '{% translate "Noter" as said %}{{ said }}',
    '{% translate "Noter" noop %}',
    '{% translate "Noter"|upper %}',
    "{% translate said %}",
)


@pytest.mark.parametrize("said", VALUES)
@pytest.mark.parametrize("source", SOURCES)
def test_a_value_is_said_as_django_says_it(source: str, said: object) -> None:
    assert _quick(source, said) == _plain(source).render(Context({"said": said}))


@pytest.mark.parametrize("source", SENTENCES)
def test_a_sentence_is_said_as_django_says_it(source: str) -> None:
    assert _quick(source, "Durée & « lieu »") == _plain(source).render(Context({"said": "Durée & « lieu »"}))


def test_the_templates_of_the_site_have_them() -> None:
    nodes = engines["django"].engine.get_template("base.html").nodelist

    assert set(map(type, nodes.get_nodes_by_type(TranslateNode))) == {QuickTranslateNode}
    nodes = engines["django"].engine.get_template("ui/account.html").nodelist
    assert set(map(type, nodes.get_nodes_by_type(VariableNode))) == {QuickVariableNode}


@pytest.mark.parametrize("said", VALUES)
def test_a_line_written_in_python_escapes_as_django_does(said: object) -> None:
    assert html("<p>{0}, {0}</p>", said) == format_html("<p>{0}, {0}</p>", said)
    assert isinstance(html("{}", said), SafeString)


def _plain(source: str) -> Template:
    return Template(source)


def _quick(source: str, said: object) -> str:
    template = _plain(source)
    quicken(template.nodelist)
    return template.render(Context({"said": said}))
