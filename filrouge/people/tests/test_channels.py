"""Ways to reach someone, without putting her at risk."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.people.models import ContactChannel
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast


@pytest.fixture
def channel(cast: Cast) -> ContactChannel:
    with as_batch("fixture"):
        return ContactChannel.objects.create(
            person=cast.nour, project=cast.project, kind="phone", value="+33612345678", preferred=True
        )


def index(cast: Cast) -> str:
    return reverse("people:channels-index", args=[cast.nour.pk])


def new(cast: Cast) -> str:
    return reverse("people:channels-new", args=[cast.nour.pk])


def at(verb: str, channel: ContactChannel) -> str:
    return reverse(f"people:channels-{verb}", args=[channel.pk])


def now(cast: Cast, channel: ContactChannel) -> ContactChannel:
    with acting(cast.amina):
        return ContactChannel.objects.get(pk=channel.pk)


def test_the_list_says_how_to_use_each(cast: Cast, channel: ContactChannel, amina: Client) -> None:
    page = amina.get(index(cast)).content.decode()
    assert "06 12 34 56 78" in page
    assert "à essayer en premier" in page
    assert "Jamais vérifié avec la personne." in page


def test_a_new_first_way_replaces_the_former_first(
    cast: Cast, channel: ContactChannel, amina: Client
) -> None:
    typed = {"kind": "whatsapp", "value": "+380 50 123 45 67", "preferred": "on", "when": "not_morning"}
    assert amina.post(new(cast), typed).status_code == 302
    with acting(cast.amina):
        added = ContactChannel.objects.get(kind="whatsapp")
    assert (added.value, added.preferred, added.created_by) == ("+380501234567", True, cast.amina)
    assert not now(cast, channel).preferred


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"kind": "phone", "value": "06 12"}, "vérifiez-le chiffre par chiffre"),
        ({"kind": "email", "value": "nour@"}, "pas complète"),
        ({"kind": "phone", "value": ""}, "Notez le numéro"),
    ],
)
def test_what_cannot_be_used_is_explained_and_kept(
    cast: Cast, amina: Client, typed: dict, sentence: str
) -> None:
    page = amina.post(new(cast), typed | {"remark": "le soir"}).content.decode()
    assert sentence in page
    assert "le soir" in page
    assert typed["value"] in page


def test_a_changed_number_is_to_be_checked_again(cast: Cast, channel: ContactChannel, amina: Client) -> None:
    amina.post(at("check", channel))
    assert now(cast, channel).checked_on == clock.today()
    amina.post(at("edit", channel), {"kind": "phone", "value": "06 12 34 56 79"})
    changed = now(cast, channel)
    assert (changed.value, changed.checked_on) == ("+33612345679", None)


def test_a_way_no_longer_used_stays_visible(cast: Cast, channel: ContactChannel, amina: Client) -> None:
    amina.post(at("end", channel))
    assert now(cast, channel).ended_on == clock.today()
    assert "À ne plus utiliser" in amina.get(index(cast)).content.decode()


def test_the_stranger_finds_nothing(cast: Cast, channel: ContactChannel, stranger: Client) -> None:
    for url in (index(cast), new(cast), at("edit", channel)):
        assert stranger.get(url).status_code == 404
    assert stranger.post(at("end", channel)).status_code == 404


def test_the_coordination_reads_and_changes_nothing(
    cast: Cast, channel: ContactChannel, coordination: Client
) -> None:
    page = coordination.get(index(cast)).content.decode()
    assert "06 12 34 56 78" in page
    assert "Modifier" not in page
    for url in (new(cast), at("edit", channel)):
        assert coordination.get(url).status_code == 403
    assert coordination.post(at("check", channel)).status_code == 403


def test_the_list_does_not_grow_dearer(
    cast: Cast, channel: ContactChannel, amina: Client, django_assert_max_num_queries: Callable
) -> None:
    with django_assert_max_num_queries(17):
        amina.get(index(cast))


class TestASafeContact:
    """Numbers that no longer lead anywhere, and whom else to ask (mission S-20)."""

    def test_a_number_that_leads_nowhere_is_said_and_corrected(
        self, cast: Cast, channel: ContactChannel, amina: Client
    ) -> None:
        page = amina.post(at("doubt", channel), follow=True).content.decode()
        assert "Plus rien ne part là." in page
        assert "ne marche plus : à corriger" in page
        found = now(cast, channel)
        assert (found.wrong_on, found.preferred) == (clock.today(), False)
        with acting(cast.amina):
            assert not ContactChannel.objects.working().exists()
        amina.post(at("edit", channel), {"kind": "phone", "value": "06 11 11 11 11"})
        assert (now(cast, channel).wrong_on, now(cast, channel).value) == (None, "+33611111111")

    def test_checked_again_it_works_again(self, cast: Cast, channel: ContactChannel, amina: Client) -> None:
        amina.post(at("doubt", channel))
        amina.post(at("check", channel))
        assert (now(cast, channel).wrong_on, now(cast, channel).checked_on) == (None, clock.today())

    def test_checked_from_another_page_one_comes_back_there(
        self, cast: Cast, channel: ContactChannel, amina: Client
    ) -> None:
        assert amina.post(at("check", channel), {"retour": "/"}).url == "/"
        assert amina.post(at("check", channel), {"retour": "https://x.example/"}).url == index(cast)

    def test_a_second_contact_says_who_it_is_and_what_may_be_told(self, cast: Cast, amina: Client) -> None:
        typed = {"kind": "third_party", "value": "06 22 22 22 22"}
        assert "Dites qui est cette personne" in amina.post(new(cast), typed).content.decode()
        amina.post(new(cast), typed | {"holder": "Sami, son frère", "may_tell": "meeting"})
        page = amina.get(index(cast)).content.decode()
        assert "06 22 22 22 22" in page
        assert "Sami, son frère" in page
        assert "On peut lui dire le jour et l’heure d’un rendez-vous." in page

    def test_others_do_not_say_so(self, cast: Cast, channel: ContactChannel, signed_in: object) -> None:
        assert signed_in(cast.dalia).post(at("doubt", channel)).status_code == 403
        assert signed_in(cast.chloe).post(at("doubt", channel)).status_code == 404
        assert signed_in(cast.amina).get(at("doubt", channel)).status_code == 405
