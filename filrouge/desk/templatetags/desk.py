"""Filters for long lists: a plain function costs a fiftieth of an inclusion tag."""

from datetime import date, datetime
from uuid import UUID

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from filrouge.desk import wording
from filrouge.shared.ui import dates

register = template.Library()


@register.filter
def hour(moment: datetime) -> str:
    return wording.hour(moment)


@register.filter
def ago(moment: date | datetime) -> str:
    return dates.since(moment, timezone.localdate())


@register.filter
def on_day(moment: date | datetime) -> str:
    return dates.short_day(moment, timezone.localdate())


@register.simple_tag
def opens_panel(url: str, pathway_id: UUID | str) -> SafeString:
    """Attributes of a link to `contacts-new`: with JavaScript its form opens under the row, in the element
    `sous-<pathway>`; without, the link leads to the screen."""
    return format_html(
        'id="noter-{0}" hx-get="{1}" hx-target="#sous-{0}" hx-sync="this:drop"', pathway_id, url
    )
