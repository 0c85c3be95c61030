"""`{% url %}` as Django has it; an address that names nothing, or one id alone, is worked out once per process, not
once per line."""

from typing import Any
from uuid import UUID

from django import template
from django.template import Context
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parsed

from filrouge.shared.addresses import address_alone, address_with

register = template.Library()


class QuickURLNode(URLNode):
    def render(self, context: Context) -> str:
        if self.kwargs or len(self.args) > 1:
            return str(super().render(context))
        if not self.args:
            return self._said(address_alone(self.view_name.resolve(context)), context)
        pk = self.args[0].resolve(context)
        if isinstance(pk, UUID):
            return self._said(address_with(self.view_name.resolve(context), pk), context)
        return str(super().render(context))

    def _said(self, address: str, context: Context) -> str:
        if self.asvar is None:
            return address  # letters, digits, « / », « _ » and « - »: nothing to escape
        context[self.asvar] = address
        return ""


@register.tag
def url(parser: Parser, token: Token) -> QuickURLNode:
    node: Any = parsed(parser, token)
    return QuickURLNode(node.view_name, node.args, node.kwargs, node.asvar)
