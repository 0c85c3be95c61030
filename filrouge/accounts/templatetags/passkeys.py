import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def passkey_form(form: str, **ids: str) -> SafeString:
    """Tells allauth's script which elements of the page to use: data, which the content policy lets be."""
    data = SafeString(json.dumps({"ids": ids}).replace("<", "\\u003c"))
    opening = (
        '<script data-allauth-onload="allauth.webauthn.forms.{}Form" type="application/json">{}</script>'
    )
    return format_html(opening, form, data)
