"""A structure that accompanies her already: a sheet at once, and no day for an answer, hence no silence."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.messaging.models import Message
from filrouge.partners.actions.answers import Answer, note_answer
from filrouge.partners.models import Phase, Referral, ReferralAgreement, Sheet
from filrouge.partners.referring import counting, reminding, telling
from filrouge.partners.referring.lists import Asked, Pile, referral_page
from filrouge.partners.referring.states import refresh_states, wrong_states
from filrouge.partners.thread import beads_of
from filrouge.privacy.context import acting, known_context
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .laying import GORAN, aged, kinds_of, links_of, nobody, read, structure_laid, token_for
from .litany import assert_litany

pytestmark = pytest.mark.django_db


def typed(**changes: object) -> dict[str, object]:
    return {
        "asked": "Savoir où en est le dossier de logement",
        "reach": "team",
        "already": "on",
        "way": "mail",
        "email": GORAN,
        "until": (clock.today() + timedelta(days=90)).isoformat(),
        "accord-language": "ara",
        "accord-how": "spoken",
        **changes,
    }


def shared(cast: Cast, signed_in, **changes: object) -> Referral:
    """Amina shares a sheet with a structure that accompanies Nour already."""
    url = reverse("partners:referrals-new", args=[cast.nour_pathway.pk])
    url += f"?structure={structure_laid().pk}&deja=1"
    answer = signed_in(cast.amina).post(url, typed(**changes))
    assert answer.status_code == (302 if changes.get("way", "mail") == "mail" else 200), answer.content
    with as_batch("look"):
        return read(Referral.objects.get())


class TestNew:
    def test_the_litany(self, cast: Cast, signed_in) -> None:
        page = assert_litany(
            cast,
            signed_in,
            "referrals-new",
            cast.nour_pathway.pk,
            query=f"?structure={structure_laid().pk}&deja=1",
            budget=16,
        )
        assert "Partager une fiche avec Comptoir du Port" in page
        assert "Orienter" not in page
        assert "Réponse demandée" not in page

    def test_it_is_looked_for_by_its_name(self, cast: Cast, signed_in) -> None:
        structure_laid()
        url = reverse("partners:recipients-index", args=[cast.nour_pathway.pk])
        first = signed_in(cast.amina).get(f"{url}?deja=1").content.decode()
        assert "Qui l’accompagne déjà" in first
        assert "Vers qui orienter" not in first
        found = signed_in(cast.amina).get(f"{url}?deja=1&cherche=comptoir").content.decode()
        assert "deja=1" in found.split("Choisir")[0].split("Comptoir du Port")[1]

    def test_the_record_leads_there(self, cast: Cast, signed_in) -> None:
        page = signed_in(cast.amina).get(reverse("desk:record-show", args=[cast.nour.pk])).content.decode()
        assert reverse("partners:recipients-index", args=[cast.nour_pathway.pk]) + "?deja=1" in page

    def test_she_agreed_a_sheet_waits_and_it_has_begun(self, cast: Cast, signed_in) -> None:
        referral = shared(cast, signed_in)
        assert (referral.state, referral.phase) == ("started", Phase.UNDER_WAY)
        assert sorted(kinds_of(referral)) == ["already", "sent", "sheet"]
        with as_batch("look"):
            agreement, sheet = ReferralAgreement.objects.get(), Sheet.objects.get()
            telling.send_link(links_of(referral)[-1].pk)
            letter = Message.objects.get()
        assert sorted(agreement.said) == sorted(sheet.lines) == ["asked", "name", "reach"]
        assert "accompagnez aussi" in letter.subject
        assert "recevoir quelqu" not in letter.text
        assert "Nour" not in f"{letter.subject} {letter.text}"

    def test_without_the_choice_a_day_is_asked(self, cast: Cast, signed_in) -> None:
        url = reverse("partners:referrals-new", args=[cast.nour_pathway.pk])
        values = {name: value for name, value in typed().items() if name != "already"}
        answer = signed_in(cast.amina).post(f"{url}?structure={structure_laid().pk}", values)
        assert answer.status_code == 200
        assert "Dites pour quel jour" in answer.content.decode()
        with as_batch("look"):
            assert not Referral.objects.exists()

    def test_unticked_after_all_the_day_is_asked_where_it_is_seen(self, cast: Cast, signed_in) -> None:
        url = reverse("partners:referrals-new", args=[cast.nour_pathway.pk])
        values = {name: value for name, value in typed().items() if name != "already"}
        page = signed_in(cast.amina).post(f"{url}?structure={structure_laid().pk}&deja=1", values)
        assert 'name="answer_by"' in page.content.decode()

    def test_without_her_agreement_nothing_leaves(self, cast: Cast, signed_in) -> None:
        url = reverse("partners:referrals-new", args=[cast.nour_pathway.pk])
        signed_in(cast.amina).post(
            f"{url}?structure={structure_laid().pk}&deja=1", typed(**{"accord-how": ""})
        )
        with as_batch("look"):
            assert not Referral.objects.exists()
            assert not Sheet.objects.exists()


class TestAfterwards:
    def test_time_passes_without_silence_reminder_nor_alert(self, cast: Cast, signed_in) -> None:
        referral = aged(shared(cast, signed_in), 40)
        with as_batch("time passes"):
            assert reminding.remind_partners() == 0
            evaluate_everyone()
            assert not Alert.objects.filter(rule__startswith="referral_").exists()
            counting.count_answers()
        page = (
            signed_in(cast.amina).get(reverse("partners:referrals-show", args=[referral.pk])).content.decode()
        )
        assert "Elle y était déjà accompagnée" in page
        for words in (
            "Sans réponse",
            "Réponse demandée",
            "Rappeler",
            "Annuler l’orientation",
            "nous la recevons",
        ):
            assert words not in page
        with acting(cast.amina):
            labels = [one.label for one in beads_of(cast.nour.pk)]
            waiting = referral_page(cast.amina, known_context(cast.amina), Asked(pile=Pile.WAITING))
            under_way = referral_page(cast.amina, known_context(cast.amina), Asked(pile=Pile.UNDER_WAY))
        assert labels == ["Une structure qui l’accompagne déjà"]
        assert not waiting.lines
        assert [one.standing.label for one in under_way.lines] == ["accompagnée là-bas"]

    def test_a_yes_said_by_mistake_is_not_awaited(self, cast: Cast, signed_in) -> None:
        referral = shared(cast, signed_in)
        with acting(cast.amina):
            note_answer(by=cast.amina, referral=referral, answer=Answer(kind="accepted"))
        aged(referral, 40)
        with as_batch("time passes"):
            evaluate_everyone()
            assert not Alert.objects.filter(rule="referral_not_begun").exists()

    def test_what_is_kept_is_what_the_facts_tell(self, cast: Cast, signed_in) -> None:
        referral = shared(cast, signed_in)
        with as_batch("look"):
            assert not list(wrong_states())
            Referral.objects.update(state="already")
            assert dict(wrong_states()) == {referral.pk: ["state"]}
            refresh_states([referral.pk])
            assert read(referral).state == "started"

    def test_the_partner_is_asked_for_news_not_for_a_place(self, cast: Cast, signed_in) -> None:
        referral = shared(cast, signed_in)
        page = nobody().get(reverse("partners:answers-show", args=[token_for(referral)])).content.decode()
        assert "Vous accompagnez aussi cette personne" in page
        assert "Remplir la fiche" in page
        assert "Pouvez-vous recevoir" not in page
        assert "nous la recevons" not in page
        assert "accepted-kind" not in page

    def test_handed_over(self, cast: Cast, signed_in) -> None:
        referral = shared(cast, signed_in, way="hand", email="")
        assert sorted(kinds_of(referral)) == ["already", "handed", "sheet"]

    def test_it_stops_in_other_words(self, cast: Cast, signed_in) -> None:
        referral = shared(cast, signed_in)
        url = reverse("partners:referrals-recall", args=[referral.pk])
        client = signed_in(cast.amina)
        assert "Ne plus partager" in client.get(url).content.decode()
        client.post(url, {})
        assert read(referral).state == "recalled"
