"""A commune in a form."""

import pytest
from django import forms

from filrouge.privacy.roles import OWNER, acting_as
from filrouge.reference.inputs import CommuneField
from filrouge.reference.models import Commune

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    commune = CommuneField()


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
