"""The options of the commune, asked while typing."""

from django.test import Client
from django.urls import reverse

from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Commune
from tests.cast import Cast

INDEX = reverse("people:communes-index")


def test_options_by_the_beginning_of_a_name(cast: Cast, amina: Client) -> None:
    with as_batch("fixture"):
        Commune.objects.create(
            code="34032", name="Béziers", search_key="beziers", department="34", postcodes=["34500"]
        )
    assert "Béziers (34)" in amina.get(INDEX, {"commune": "béz"}).content.decode()
    assert "option" not in amina.get(INDEX, {"commune": ""}).content.decode()
