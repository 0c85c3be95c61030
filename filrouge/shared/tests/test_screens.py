"""What every screen that writes begins and ends with."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from filrouge.shared.screens import accepted, explain, posted, way_back


class Form(forms.Form):
    name = forms.CharField()


def bound() -> Form:
    form = Form({"name": "Nour"})
    assert form.is_valid()
    return form


def test_even_an_empty_answer_is_an_answer(rf: RequestFactory) -> None:
    assert posted(rf.get("/")) is None
    assert posted(rf.post("/", {})) is not None


@pytest.mark.parametrize(
    "elsewhere", ["https://ailleurs.example/", "//ailleurs.example", "javascript:alert(1)"]
)
def test_one_goes_back_to_an_address_of_ours_or_to_the_default(rf: RequestFactory, elsewhere: str) -> None:
    assert way_back(rf.get("/", {"retour": "/personnes/"}), "/ici/") == "/personnes/"
    assert way_back(rf.post("/", {"retour": "/personnes/"}), "/ici/") == "/personnes/"
    assert way_back(rf.get("/", {"retour": elsewhere}), "/ici/") == "/ici/"


def test_what_an_action_refuses_is_said_beside_its_field() -> None:
    form = bound()
    explain(form, ValidationError({"name": "Trop court.", "autre": "Et puis non."}))
    assert form.errors == {"name": ["Trop court."], "__all__": ["Et puis non."]}


@pytest.mark.django_db
def test_an_action_refused_halfway_leaves_nothing() -> None:
    def act() -> None:
        raise ValidationError("Pas maintenant.")

    form = bound()
    assert not accepted(form, act)
    assert form.non_field_errors() == ["Pas maintenant."]
    assert accepted(bound(), lambda: None)
