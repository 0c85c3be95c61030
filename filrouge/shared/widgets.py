"""Django's plain widgets, written in Python: each option of a list is a template of its own there, and a list of
a hundred organisations costs more than the page around it. What they write is the same; a test compares them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

from filrouge.shared.ui.writing import html

Widget = Mapping[str, Any]


class PlainWidgets(DjangoTemplates):
    """The renderer of all our forms."""

    def render(self, template_name: str, context: Any, request: Any = None) -> SafeString:
        if write := WRITERS.get(template_name):
            return write(context["widget"])
        return SafeString(super().render(template_name, context, request))


def _select(widget: Widget) -> SafeString:
    groups = SafeString("".join(_group(name, options) for name, options, _index in widget["optgroups"]))
    return html('<select name="{}"{}>{}\n</select>', widget["name"], _attributes(widget), groups)


def _group(name: str | None, options: list[Widget]) -> SafeString:
    written = SafeString("".join(_option(option) for option in options))
    if not name:
        return written
    return html('\n  <optgroup label="{}">{}\n  </optgroup>', name, written)


def _option(option: Widget) -> SafeString:
    return html(
        '\n  <option value="{}"{}>{}</option>', str(option["value"]), _attributes(option), option["label"]
    )


def _input(widget: Widget) -> SafeString:
    value = "" if widget["value"] is None else html(' value="{}"', str(widget["value"]))
    return html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, _attributes(widget))


def _attributes(widget: Widget) -> SafeString:
    kept = [(name, value) for name, value in widget["attrs"].items() if value is not False]
    return SafeString(
        "".join(
            html(" {}", name) if value is True else html(' {}="{}"', name, str(value)) for name, value in kept
        )
    )


WRITERS: dict[str, Callable[[Widget], SafeString]] = {
    "django/forms/widgets/select.html": _select,
    **{
        f"django/forms/widgets/{kind}.html": _input
        for kind in ("text", "number", "email", "hidden", "date", "password", "input")
    },
}
