"""The components of the screens. One per thing; docs/ui.md shows each of them.

Arguments are explicit and have their default here: a template never leans on an undefined variable.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, Select
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from filrouge.shared.french import of_name
from filrouge.shared.nouns import grouped
from filrouge.shared.ui import dates
from filrouge.shared.ui.charts import BarChart
from filrouge.shared.ui.frame import NavigationItem, menu
from filrouge.shared.ui.histories import HistoryChart
from filrouge.shared.ui.radars import RadarChart
from filrouge.shared.ui.shares import ShareChart
from filrouge.shared.ui.tables import FigureTable
from filrouge.shared.ui.thread import Thread
from filrouge.shared.ui.thread.ink import entries, ink
from filrouge.shared.ui.writing import html

register = template.Library()
register.filter("of_name", of_name)
register.filter("grouped", grouped)

TAG_KINDS = ("plain", "ok", "warn", "grave", "accent")
BUTTON_KINDS = ("main", "plain", "quiet", "grave")
NOTICE_WORDS = {
    "ok": _("C’est fait."),
    "warn": _("Attention."),
    "grave": _("Important."),
    "accent": "",
    "plain": "",
}
MESSAGE_KINDS = {"success": "ok", "warning": "warn", "error": "grave", "info": "accent", "debug": "plain"}
GAUGE_WIDTH = 300


class UnknownKindError(ValueError):
    """A template asks for a variant that does not exist."""


def _known(kind: str, kinds: Iterable[str]) -> str:
    if kind not in kinds:
        raise UnknownKindError(f"« {kind} »: choose among {', '.join(kinds)}")
    return kind


# --- frame -----------------------------------------------------------------------------------------


@register.inclusion_tag("ui/side.html", takes_context=True)
def side(context: Context) -> dict[str, Any]:
    return {"menu": menu(context.get("navigation") or ()), "home": context.get("home_url", "/")}


@register.inclusion_tag("ui/search.html", takes_context=True)
def search(context: Context) -> dict[str, Any]:
    """The search field of the top bar; absent when the context gives no `search_url`."""
    request = context.get("request")
    query = request.GET.get("q", "") if request else ""
    return {"url": context.get("search_url", ""), "query": query}


@register.inclusion_tag("ui/account.html", takes_context=True)
def account(context: Context) -> dict[str, Any]:
    return {"account": context.get("account"), "csrf_token": context.get("csrf_token", "")}


@register.inclusion_tag("ui/messages.html", takes_context=True)
def notices(context: Context) -> dict[str, Any]:
    """Django's messages. An html message is escaped like any text."""
    messages = [(str(m), MESSAGE_KINDS.get(m.level_tag, "plain")) for m in context.get("messages") or ()]
    return {"messages": messages}


@register.simple_tag(takes_context=True)
def refusal(context: Context) -> str:
    """Why a page is refused: the view's `reason`, or the text of PermissionDenied."""
    return str(context.get("reason") or context.get("exception") or "")


# --- forms -----------------------------------------------------------------------------------------


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, optional: str = "", label: str = "") -> dict[str, Any]:
    """Label, help, error and control. Required is said in words; `optional` replaces those words
    (for instance « facultatif »)."""
    widget = bound.field.widget
    grouped = widget.use_fieldset
    return {
        "field": bound,
        "label": label or bound.label,
        "control": bound.as_widget(attrs={"class": _control_class(widget)}),
        "grouped": grouped,
        "check": isinstance(widget, CheckboxInput) and not grouped,
        "hidden": bound.is_hidden,
        "demand": optional or (_("obligatoire") if bound.field.required else ""),
        "described": bound.aria_describedby or "" if grouped else "",
    }


def _control_class(widget: Any) -> str:
    own = widget.attrs.get("class", "")
    if widget.use_fieldset:
        return str(own)  # the class would go on the wrapper of the choices as well
    if isinstance(widget, CheckboxInput):
        kind = "form-check-input"
    else:
        kind = "form-select" if isinstance(widget, Select) else "form-control"
    return f"{kind} {own}".strip()


@register.inclusion_tag("ui/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """What must be corrected, each with a link to its field; takes the focus."""
    wrong = [bound for bound in form if bound.errors]
    links = [
        (bound.id_for_label or bound.auto_id, bound.label, error) for bound in wrong for error in bound.errors
    ]
    return {"general": form.non_field_errors(), "links": links}


# Pieces of one line, repeated on every line of a list, are written here: a template of their own costs ten
# times as much as what it says.


@register.simple_tag
def button(label: str, kind: str = "main", name: str = "", value: str = "") -> SafeString:
    """Submits its form. One `main` per screen: the red one."""
    sent = html(' name="{}" value="{}"', name, value) if name else ""
    known = _known(kind, BUTTON_KINDS)
    return html('<button type="submit" class="btn btn-{}"{}>{}</button>', known, sent, label)


@register.simple_tag
def action(label: str, url: str, kind: str = "plain", about: str = "") -> SafeString:
    """A link that looks like a button. `about` completes the label for a screen reader, when a list
    repeats it: « Noter un contact » about « Nour Al Khatib »."""
    completed = html('<span class="visually-hidden"> : {}</span>', about) if about else ""
    return html('<a class="btn btn-{}" href="{}">{}{}</a>', _known(kind, BUTTON_KINDS), url, label, completed)


@register.inclusion_tag("ui/print_button.html")
def print_button(label: str) -> dict[str, Any]:
    """Opens the browser's print window; absent without JavaScript, where the browser's menu does it."""
    return {"label": label}


@register.simple_block_tag(takes_context=True)
def confirm(
    context: Context, content: str, question: str, label: str, back: str, url: str = "", kind: str = "main"
) -> SafeString:
    """A question that must be answered before acting; the block says what will happen."""
    values: dict[str, Any] = {
        "content": content,
        "question": question,
        "label": label,
        "back": back,
        "url": url,
    }
    values |= {"kind": _known(kind, BUTTON_KINDS), "csrf_token": context.get("csrf_token", "")}
    return render_to_string("ui/confirm.html", values)


@register.simple_block_tag
def filters(content: str, url: str = "", reset: str = "", label: str = "") -> SafeString:
    """A GET form around fields: the choice stays in the address. `reset` is the address without filter."""
    return render_to_string(
        "ui/filters.html", {"content": content, "url": url, "reset": reset, "label": label or _("Filtrer")}
    )


# --- pieces ----------------------------------------------------------------------------------------


@register.simple_tag
def tag(text: str, kind: str = "plain") -> SafeString:
    return html('<span class="tag tag-{}">{}</span>', _known(kind, TAG_KINDS), text)


@register.inclusion_tag("ui/notice.html")
def notice(text: str, kind: str = "plain") -> dict[str, Any]:
    return {"text": text, "kind": _known(kind, TAG_KINDS), "word": NOTICE_WORDS[kind]}


@register.inclusion_tag("ui/empty.html")
def empty(sentence: str, label: str = "", url: str = "") -> dict[str, Any]:
    """Nothing here yet: why, and what to do next."""
    return {"sentence": sentence, "label": label, "url": url}


@register.simple_tag
def face(name: str, large: bool = False) -> SafeString:
    size = " face-large" if large else ""
    return html('<span class="face{}" aria-hidden="true">{}</span>', size, initials(name))


def initials(name: str) -> str:
    """First and last words, without accents: « Zoé Ben Saïd » gives ZS."""
    words = [word for word in str(name).replace("-", " ").split() if word[0].isalpha()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    plain = unicodedata.normalize("NFD", "".join(letters).upper())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)) or "?"


@register.inclusion_tag("ui/gauge.html")
def gauge(value: float, maximum: int, label: str) -> dict[str, Any]:
    """`label` says the figures in words: « 34 personnes sur 40 conseillées »."""
    part = min(1.0, value / maximum) if maximum > 0 else 0.0
    return {"part": round(GAUGE_WIDTH * part), "width": GAUGE_WIDTH, "over": value > maximum, "label": label}


@register.simple_block_tag
def page_header(content: str, title: str, lead: str = "", above: str = "", person: str = "") -> SafeString:
    """The h1 of the screen; the block holds its tags and actions. `person` shows a face."""
    values = {"content": content, "title": title, "lead": lead, "above": above, "person": person}
    return render_to_string("ui/page_header.html", values)


@register.simple_block_tag
def card(
    content: str,
    title: str = "",
    aside: str = "",
    aside_url: str = "",
    kind: str = "plain",
    identifier: str = "",
    among: bool = False,
) -> SafeString:
    """A group with a title (h2). `aside` is a few words at its end, a link when `aside_url` is given. `among`: one of
    a list, whose titles come from what people wrote and may repeat; an article then, and not a landmark."""
    identifier = identifier or (slugify(title) if title and not among else "")
    values = {
        "content": content,
        "title": title,
        "aside": aside,
        "aside_url": aside_url,
        "kind": _known(kind, ("plain", "warn", "grave")),
        "identifier": identifier,
        "among": among,
    }
    return render_to_string("ui/card.html", values)


@register.inclusion_tag("ui/definitions.html")
def definitions(rows: Iterable[tuple[str, Any]], figures: bool = False) -> dict[str, Any]:
    """Terms and values; `figures` puts numbers at the end of the line."""
    return {"rows": rows, "figures": figures}


@register.simple_block_tag
def data_table(content: str, caption: str, quiet: bool = False, focusable: bool = False) -> SafeString:
    """Wraps thead and tbody; each td carries data-label, its column's name, shown on phones. `quiet`
    hides the caption from sight; `focusable`: nothing in it takes the focus, so that the keyboard needs the
    table itself to scroll it."""
    values = {"content": content, "caption": caption, "quiet": quiet, "focusable": focusable}
    return render_to_string("ui/data_table.html", values)


@register.simple_tag
def figure_table(table: FigureTable, quiet: bool = False, focusable: bool = False) -> SafeString:
    """A table whose cells are texts, figures and links, however long: see `shared/ui/tables.py`."""
    values = {"content": table.head() + table.body(), "caption": table.caption, "quiet": quiet}
    return render_to_string("ui/data_table.html", values | {"focusable": focusable})


@register.inclusion_tag("ui/tabs.html")
def tabs(items: Sequence[NavigationItem], label: str) -> dict[str, Any]:
    return {"items": items, "label": label}


@register.inclusion_tag("ui/pagination.html")
def pagination(said: str = "", previous_url: str = "", next_url: str = "") -> dict[str, Any]:
    """Keyset pages: no numbers. `said` tells what is shown: « 25 personnes, de Abdi à Diallo »."""
    return {"said": said, "previous_url": previous_url, "next_url": next_url}


@register.inclusion_tag("ui/progress.html")
def progress(done: int, total: int, label: str, url: str = "") -> dict[str, Any]:
    """Long work. While `url` is given, the piece asks it every 2 s for its next state (htmx); without
    JavaScript the page says to reload."""
    return {"done": done, "total": max(total, 1), "label": label, "url": url}


# --- drawings --------------------------------------------------------------------------------------


@register.inclusion_tag("ui/thread.html")
def thread(drawing: Thread) -> dict[str, Any]:
    return {
        "thread": drawing,
        "ink": ink(drawing),
        "past": entries(drawing.past),
        "ahead": entries(drawing.ahead),
    }


@register.inclusion_tag("ui/bars.html")
def bars(chart: BarChart) -> dict[str, Any]:
    return {"chart": chart}


@register.inclusion_tag("ui/shares.html")
def shares(chart: ShareChart) -> dict[str, Any]:
    return {"chart": chart}


@register.inclusion_tag("ui/history.html")
def history(chart: HistoryChart) -> dict[str, Any]:
    return {"chart": chart}


@register.inclusion_tag("ui/radar.html")
def radar(chart: RadarChart) -> dict[str, Any]:
    return {"chart": chart}


# --- dates -----------------------------------------------------------------------------------------


@register.simple_tag
def since(moment: date | datetime) -> str:
    return dates.since(moment, timezone.localdate())


@register.simple_tag
def day(moment: date | datetime) -> str:
    return dates.full_day(moment, timezone.localdate())


@register.simple_tag
def short_day(moment: date | datetime) -> str:
    return dates.short_day(moment, timezone.localdate())


@register.filter
def hour(moment: datetime | time) -> str:
    return dates.hour(moment)


@register.filter
def with_hour(moment: datetime, form: str) -> str:
    """`form`: that of the day, as in the filter `date`."""
    return dates.with_hour(moment, form)
