"""Status and permit: need to know."""

from datetime import date

from django.test import Client
from django.urls import reverse

from filrouge.people.models import Protection
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

TYPED = {
    "status": "refugee",
    "permit": "carte de résident",
    "permit_until": "2030-01-15",
    "may_work": "yes",
    "remark": "original chez elle",
}


def edit(cast: Cast) -> str:
    return reverse("people:protections-edit", args=[cast.nour.pk])


def test_a_new_situation_replaces_the_former(cast: Cast, amina: Client) -> None:
    assert amina.post(edit(cast), TYPED).status_code == 302
    amina.post(edit(cast), TYPED | {"status": "subsidiary"})
    with acting(cast.amina):
        current = Protection.objects.get(replaced_on=None)
        assert (current.status, current.permit_until) == ("subsidiary", date(2030, 1, 15))
        assert (current.may_work, current.remark) == (True, "original chez elle")
        assert Protection.objects.count() == 2
    page = amina.get(edit(cast)).content.decode()
    assert "original chez elle" in page
    assert "réfugié·e" in page


def test_what_is_wrong_is_explained_and_kept(cast: Cast, amina: Client) -> None:
    wrong = TYPED | {"applied_on": "2024-02-01", "granted_on": "2024-01-01"}
    page = amina.post(edit(cast), wrong).content.decode()
    assert "avant d’être demandée" in page
    assert "original chez elle" in page


def test_a_colleague_is_refused_until_it_is_opened_to_him(cast: Cast, signed_in: object) -> None:
    assert signed_in(cast.bruno).get(edit(cast)).status_code == 403
    assert signed_in(cast.bruno).post(edit(cast), TYPED).status_code == 403


def test_stranger_and_coordination(cast: Cast, stranger: Client, coordination: Client) -> None:
    assert stranger.get(edit(cast)).status_code == 404
    assert coordination.get(edit(cast)).status_code == 403


def test_the_reading_says_which_part(cast: Cast, amina: Client) -> None:
    amina.get(edit(cast))
    with as_batch("look"):
        assert Reading.objects.get(person_id=cast.nour.pk).reason == "statut et titre de séjour"
