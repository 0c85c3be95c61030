"""A commune in a form."""

import pytest
from django import forms

from filrouge.privacy.roles import OWNER, acting_as
from filrouge.reference.inputs import CommuneField, CommunesField
from filrouge.reference.models import Commune

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    commune = CommuneField()


class Several(forms.Form):
    communes = CommunesField()


@pytest.fixture(autouse=True)
def beziers(db: None) -> None:
    with acting_as(OWNER):
        Commune.objects.create(
            code="34032", name="Béziers", search_key="beziers", department="34", postcodes=["34500"]
        )


def test_what_is_noted_is_shown_by_its_name() -> None:
    assert 'value="Béziers (34)"' in str(Form(initial={"commune": "34032"})["commune"])


@pytest.mark.parametrize("typed", ["34500", "34032", "beziers", "Atlantide"])
def test_what_was_typed_is_shown_as_it_was_typed(typed: str) -> None:
    """« 34032 » is a postcode that nobody has, or the code of another commune than the one that is meant."""
    assert f'value="{typed}"' in str(Form({"commune": typed})["commune"])


def test_a_name_or_a_postcode_gives_the_code() -> None:
    for typed in ("34500", "beziers"):
        form = Form({"commune": typed})
        assert form.is_valid(), form.errors
        assert form.cleaned_data == {"commune": "34032"}
    assert not Form({"commune": "Atlantide"}).is_valid()
    assert Form({}).is_valid()


def test_several_are_typed_one_below_the_other_each_once() -> None:
    form = Several({"communes": "beziers\r\n\r\n 34500 ; Béziers (34)"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"communes": ["34032"]}
    assert Several({}).is_valid()
    assert ">\nBéziers (34)</textarea>" in str(Several(initial={"communes": ["34032"]})["communes"])


def test_those_that_are_not_known_are_named_and_nothing_typed_is_lost() -> None:
    form = Several({"communes": "Béziers\nAtlantide\nCocagne"})
    assert "Atlantide, Cocagne" in str(form.errors)
    assert ">\nBéziers\nAtlantide\nCocagne</textarea>" in str(form["communes"])
    assert not Several({"communes": "Béziers\n" * 201}).is_valid()
