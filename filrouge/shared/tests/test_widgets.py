import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

from filrouge.shared.widgets import PlainWidgets

GROUPED = [("", "—"), ("Montpellier", [(1, "Mission d’« ici » & <là>"), (2, "Là-bas")]), (3, "Ailleurs")]
MEMBERS = [
    (forms.Select(choices=GROUPED), 2),
    (forms.Select(attrs={"class": "form-select", "required": True, "disabled": False}, choices=GROUPED), ""),
    (forms.SelectMultiple(choices=GROUPED), [1, 3]),
    (forms.NullBooleanSelect(), True),
    (forms.TextInput(attrs={"maxlength": 12}), 'O"Brien <b>'),
    (forms.TextInput(), None),
    (forms.TextInput(), SafeString("&eacute;")),
    (forms.NumberInput(attrs={"min": 0, "step": "any"}), 0),
    (forms.EmailInput(), "nour@example.org"),
    (forms.HiddenInput(), "x"),
    (forms.PasswordInput(), "never shown again"),
    (forms.DateInput(attrs={"autofocus": True}), "2026-11-25"),
]


@pytest.mark.parametrize(("widget", "value"), MEMBERS)
def test_a_widget_is_written_as_django_writes_it(widget: forms.Widget, value: object) -> None:
    ours, theirs = (
        widget.render("field", value, {"id": "id_field"}, renderer)
        for renderer in (PlainWidgets(), DjangoTemplates())
    )

    assert "".join(ours.split("\n")) == "".join(theirs.split("\n"))
