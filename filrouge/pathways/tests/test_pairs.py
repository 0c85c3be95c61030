"""A second referent beside the lead: the screens (the rules are in test_referents.py)."""

from django.urls import reverse

from filrouge.pathways.models import Referent
from filrouge.privacy.context import acting
from tests.cast import Cast

from .litany import SignIn, assert_litany


def test_a_pair_is_formed_and_ends(cast: Cast, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, "pairs-new", cast.nour_pathway.pk, refused="bruno")
    client = signed_in(cast.amina)
    new = reverse("pathways:pairs-new", args=[cast.nour_pathway.pk])
    assert "Choisissez un·e collègue." in client.post(new, {}).content.decode()
    client.post(new, {"user": cast.bruno.pk})
    with acting(cast.amina):
        pair = Referent.objects.current().get(role="pair")
    end = reverse("pathways:pairs-end", args=[pair.pk])
    assert signed_in(cast.chloe).post(end).status_code == 404
    assert signed_in(cast.dalia).post(end).status_code == 403
    assert "Bruno Petit" in client.get(end).content.decode()
    client.post(end)
    with acting(cast.amina):
        assert not Referent.objects.current().filter(role="pair").exists()


def test_the_lead_is_not_ended_as_a_pair(cast: Cast, signed_in: SignIn) -> None:
    with acting(cast.amina):
        lead = Referent.objects.current().get(pathway=cast.nour_pathway)
    assert signed_in(cast.amina).post(reverse("pathways:pairs-end", args=[lead.pk])).status_code == 404
