"""What is kept says what Django would."""

from functools import partialmethod
from threading import Thread
from typing import ClassVar

import pytest
from django.db.models import Model
from django.template import Context, Template, Variable, VariableDoesNotExist
from django.utils.translation import get_language, override

from filrouge.accounts.models import Membership
from filrouge.shared.lighter import in_django, looked_up
from filrouge.vigilance.models import Alert


def test_a_choice_is_said_as_django_says_it() -> None:
    field = Alert._meta.get_field("closing")
    for value in ("handled", Alert.Closing.OFF, "", "unknown", None):
        row = Alert(closing=value)
        assert row.get_closing_display() == Model._get_FIELD_display(row, field)  # type: ignore[attr-defined]


def test_it_is_said_without_asking_django() -> None:
    assert not isinstance(vars(Alert)["get_closing_display"], partialmethod)
    assert not isinstance(vars(Membership)["get_role_display"], partialmethod)


def test_a_language_is_that_of_one_thread() -> None:
    found: list[str | None] = []
    with override("ar"):
        other = Thread(target=lambda: found.append(get_language()))
        other.start()
        other.join()
        assert get_language() == "ar"
    assert found == ["fr"]


class Walker:
    """Of whom a template asks an attribute, a method, what it may not do."""

    name = "Nour"
    pace: ClassVar = {"items": "lent", "days": [3, 5]}

    def greeted(self) -> str:
        return f"Bonjour {self.name}"

    def renamed(self) -> str:
        raise AssertionError("called by a template")

    renamed.alters_data = True  # type: ignore[attr-defined]

    def needing(self, more: str) -> str:
        return more


@pytest.mark.parametrize(
    "asked", ["who", "who.name", "who.greeted", "who.pace.items", "who.pace.days.1", "kind.name"]
)
def test_a_template_reads_what_django_would(asked: str) -> None:
    context = Context({"who": Walker(), "kind": Walker})
    context.template = Template("")
    said = looked_up(Variable(asked), context)
    assert said is not None
    if asked != "who":
        assert said == in_django(Variable(asked), context)


@pytest.mark.parametrize("asked", ["who.renamed", "who.needing"])
def test_it_does_not_call_what_django_would_not(asked: str) -> None:
    context = Context({"who": Walker()})
    context.template = Template("")
    assert looked_up(Variable(asked), context) == context.template.engine.string_if_invalid


@pytest.mark.parametrize("asked", ["nobody", "who.age", "who.pace.weeks", "who.name.first"])
def test_what_is_missing_is_missing(asked: str) -> None:
    with pytest.raises(VariableDoesNotExist):
        looked_up(Variable(asked), Context({"who": Walker()}))
