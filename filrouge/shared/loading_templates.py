"""Our templates as Django compiles them, then with quicker nodes where it renders most: values and sentences.

A value takes Django thirty calls to localise and escape, a sentence ninety, whatever they are. Nearly all values are
texts, and nearly all sentences are literal: those say at once what Django would end by saying. The others are left
to it.
"""

from typing import Any

from django.template import Context, NodeList, Origin, Template
from django.template.base import Variable, VariableNode, render_value_in_context
from django.template.library import SimpleBlockNode
from django.template.loaders import cached
from django.templatetags.i18n import TranslateNode
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from filrouge.shared.ui.writing import safe


class Loader(cached.Loader):
    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        known = self.cache_key(template_name, skip) in self.get_template_cache
        template = super().get_template(template_name, skip)
        if not known:
            quicken(template.nodelist)
        return template


def quicken(nodes: NodeList) -> None:
    block: Any
    for block in nodes.get_nodes_by_type(SimpleBlockNode):  # Django does not look inside
        quicken(block.nodelist)
    for node in nodes.get_nodes_by_type(VariableNode):
        node.__class__ = QuickVariableNode
    for node in filter(_is_plain, nodes.get_nodes_by_type(TranslateNode)):
        node.__class__ = QuickTranslateNode


class QuickVariableNode(VariableNode):
    def render(self, context: Context) -> str:
        said = self.filter_expression.resolve(context)
        if context.autoescape and type(said) in TEXTS:
            return safe(said)
        return render_value_in_context(said, context)


class QuickTranslateNode(TranslateNode):
    def render(self, context: Context) -> str:
        said = SafeString(gettext(self.filter_expression.var.literal.replace("%", "%%")).replace("%%", "%"))
        if self.asvar is None:
            return said
        context[self.asvar] = said
        return ""


TEXTS = (str, SafeString)


def _is_plain(node: Any) -> bool:
    """« {% translate "Noter" %} », with or without « as »: neither a variable, nor a filter, nor a context."""
    said = node.filter_expression
    literal = isinstance(said.var, Variable) and isinstance(said.var.literal, SafeString)
    return literal and not said.filters and not node.noop and node.message_context is None
