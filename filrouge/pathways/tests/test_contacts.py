"""Noting a contact in ten seconds, reading what was noted, correcting it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from filrouge.pathways.actions.contacts import Words, correct_contact, record_contact
from filrouge.pathways.events import ContactCorrected, ContactRecorded
from filrouge.pathways.models import Appointment, ConfidentialNote, Contact, Pathway, Step
from filrouge.pathways.queries import contact_page, summary_of
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change, Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import SignIn, assert_litany

CALL = {"channel": "phone", "outcome": "talked", "note": "Elle a son bus."}


def noted(cast: Cast, **words: object) -> Contact:
    with acting(cast.amina):
        return record_contact(
            by=cast.amina, pathway=cast.nour_pathway, words=Words(**{"channel": "phone", **words})
        )


def new_url(cast: Cast) -> str:
    return reverse("pathways:contacts-new", args=[cast.nour_pathway.pk])


def index_url(cast: Cast) -> str:
    return reverse("pathways:contacts-index", args=[cast.nour_pathway.pk])


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "contacts-new", cast.nour_pathway.pk)
        assert "Nour Al Khatib" in page
        assert page.index("autofocus") < page.index('name="outcome"')

    def test_two_clicks_and_a_word(self, cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
        answer = signed_in(cast.amina).post(new_url(cast), CALL)
        assert answer.status_code == 302
        assert answer.url == cast.nour.get_absolute_url()
        with acting(cast.amina):
            contact = Contact.objects.get()
            assert (contact.note, contact.user, contact.direction) == ("Elle a son bus.", cast.amina, "out")
            assert Pathway.objects.get(pk=cast.nour_pathway.pk).last_exchange_at == contact.at
        assert [type(event) for event in heard] == [ContactRecorded]

    def test_one_goes_back_to_the_list_one_came_from(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        assert client.post(new_url(cast), {**CALL, "retour": "/ma-file/?p=2"}).url == "/ma-file/?p=2"
        elsewhere = client.post(new_url(cast), {**CALL, "retour": "https://example.org/"})
        assert elsewhere.url == cast.nour.get_absolute_url()

    def test_what_follows_is_planned_in_the_same_form(self, cast: Cast, signed_in: SignIn) -> None:
        soon = timezone.localtime(clock.now() + timedelta(days=3))
        after = {
            "step": "Ouvrir un compte",
            "step_domain": "sociocultural",
            "appointment_at": soon.strftime("%Y-%m-%dT%H:%M"),
        }
        signed_in(cast.amina).post(new_url(cast), {**CALL, **after})
        with acting(cast.amina):
            assert Step.objects.get().title == "Ouvrir un compte"
            assert Appointment.objects.get().user == cast.amina

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"channel": ""}, "Dites comment : appel, SMS, entretien…"),
            ({"outcome": ""}, "Dites si vous avez pu échanger."),
            ({"at": "2999-01-01T10:00"}, "prenez plutôt un rendez-vous"),
            ({"step_on": "2020-01-01", "step": "x"}, "Ce jour est passé"),
            ({"appointment_for": "la banque"}, "Dites quand aura lieu ce rendez-vous."),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
    ) -> None:
        typed = {**CALL, "confidential": "Parle de son frère", **wrong}
        page = signed_in(cast.amina).post(new_url(cast), typed).content.decode()
        assert sentence in page
        assert "Elle a son bus." in page
        assert "Parle de son frère" in page
        with acting(cast.amina):
            assert not Contact.objects.exists()

    def test_as_a_panel_in_a_list_it_says_it_is_noted(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        panel = client.get(new_url(cast), headers={"HX-Request": "true"}).content.decode()
        assert "<html" not in panel
        assert "hx-post" in panel
        assert "autofocus" in panel
        assert f'id="id_{cast.nour_pathway.pk}_note"' in panel
        said = client.post(new_url(cast), CALL, headers={"HX-Request": "true"}).content.decode()
        assert "C&#x27;est noté : appel, échange." in said or "C’est noté : appel, échange." in said

    def test_a_closed_path_still_hears_who_calls_back(self, cast: Cast, signed_in: SignIn) -> None:
        with as_batch("closed"):
            Pathway.objects.filter(pk=cast.nour_pathway.pk).update(closed_on=clock.today())
        client = signed_in(cast.amina)
        assert "Et après ?" not in client.get(new_url(cast)).content.decode()
        client.post(new_url(cast), CALL)
        with acting(cast.amina):
            assert Contact.objects.count() == 1


class TestConfidence:
    def test_the_author_and_the_referents_read_it_and_no_colleague(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        noted(cast, note="Bon moral", confidential="Elle a peur la nuit.")
        assert "Elle a peur la nuit." in signed_in(cast.amina).get(index_url(cast)).content.decode()
        colleague = signed_in(cast.bruno).get(index_url(cast)).content.decode()
        assert "Bon moral" in colleague
        assert "Elle a peur" not in colleague

    def test_it_never_enters_the_text_to_copy(self, cast: Cast) -> None:
        contact = noted(cast, note="Bon moral", confidential="Elle a peur la nuit.", minutes=10)
        text = summary_of(contact)
        assert "appel (10 min), à notre initiative : échange. Bon moral. Amina Martin" in text
        assert "peur" not in text


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        contact = noted(cast, note="Elle a son bu", confidential="Secret")
        page = assert_litany(cast, signed_in, "contacts-edit", contact.pk, refused="bruno")
        assert "Elle a son bu" in page
        assert "Secret" in page

    def test_a_correction_keeps_the_first_version_in_history(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        contact = noted(cast, note="Elle a son bu")
        url = reverse("pathways:contacts-edit", args=[contact.pk])
        signed_in(cast.amina).post(url, {**CALL, "outcome": "no_answer", "confidential": "À nous"})
        with acting(cast.amina):
            assert Contact.objects.get().note == "Elle a son bus."
            assert ConfidentialNote.objects.get().text == "À nous"
            assert Pathway.objects.get(pk=cast.nour_pathway.pk).last_exchange_at is None
        assert isinstance(heard[-1], ContactCorrected)
        with as_batch("look"):
            assert Change.objects.filter(row_id=str(contact.pk)).count() == 2

    def test_not_a_colleagues(self, cast: Cast) -> None:
        contact = noted(cast)
        with pytest.raises(PermissionDenied, match="24 heures"), acting(cast.bruno):
            correct_contact(by=cast.bruno, contact=contact, words=Words(channel="sms"), at=contact.at)

    def test_not_after_a_day(self, cast: Cast, signed_in: SignIn) -> None:
        contact = noted(cast)
        with as_batch("yesterday"):
            Contact.objects.update(created_at=clock.now() - timedelta(hours=25))
        client = signed_in(cast.amina)
        assert client.get(reverse("pathways:contacts-edit", args=[contact.pk])).status_code == 403
        assert "Corriger" not in client.get(index_url(cast)).content.decode()


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "contacts-index", cast.nour_pathway.pk)
        assert "Aucun contact ici pour l&#x27;instant" in page or "Aucun contact ici pour l’instant" in page

    def test_reading_it_is_journalled(self, cast: Cast, signed_in: SignIn) -> None:
        signed_in(cast.amina).get(index_url(cast))
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.amina.pk).count() == 1

    def test_it_costs_the_same_with_many(self, cast: Cast, signed_in: SignIn) -> None:
        for day in range(12):
            noted(cast, note=f"Jour {day}", confidential="x")
        assert_litany(cast, signed_in, "contacts-index", cast.nour_pathway.pk)

    def test_pages_follow_one_another_without_gap_or_repeat(self, cast: Cast) -> None:
        at = clock.now() - timedelta(hours=1)
        with as_batch("many"):
            common = {"person": cast.nour, "project": cast.project, "pathway": cast.nour_pathway}
            Contact.objects.bulk_create(Contact(**common, at=at, channel="sms") for _ in range(70))
        seen, after = [], ""
        with acting(cast.amina):
            while True:
                page = contact_page(cast.nour_pathway, after=after)
                seen += [contact.pk for contact in page.contacts]
                if not (after := page.following):
                    break
        assert len(seen) == len(set(seen)) == 70

    def test_words_and_channel_filter(self, cast: Cast, signed_in: SignIn) -> None:
        noted(cast, note="La banque a rappelé")
        noted(cast, note="Le bus", channel="sms")
        page = signed_in(cast.amina).get(index_url(cast), {"mots": "banque"}).content.decode()
        assert "La banque a rappelé" in page
        assert "Le bus" not in page
        assert "Le bus" in signed_in(cast.amina).get(index_url(cast), {"moyen": "sms"}).content.decode()

    def test_a_broken_address_shows_the_first_page(self, cast: Cast, signed_in: SignIn) -> None:
        assert signed_in(cast.amina).get(index_url(cast), {"apres": "n'importe_quoi"}).status_code == 200
