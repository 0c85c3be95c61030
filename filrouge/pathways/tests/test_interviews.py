"""Interview mode: two people before one screen, in two languages, until the page that one of them takes away."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from filrouge.pathways.actions.barriers import Seen, note_barrier
from filrouge.pathways.actions.diagnosis import hold_interview
from filrouge.pathways.diagnosis.barriers import open_lines
from filrouge.pathways.events import ContactRecorded, InterviewHeld
from filrouge.pathways.models import (
    Appointment,
    Barrier,
    BarrierObservation,
    Contact,
    Interview,
    LevelObservation,
    PriorityOrder,
    Step,
)
from filrouge.people.models import SpokenLanguage
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import BUDGET, SignIn, asked_by, assert_litany
from .reminding.world import lay_hours

TODAY = clock.today()
CHILDREN, HOME = "famille--garde-denfants", "logement-hebergement--louer-un-logement"


@pytest.fixture
def interview(cast: Cast) -> Interview:
    """With Tesfay, in Tigrinya, an interpreter on the telephone."""
    with acting(cast.amina):
        return hold_interview(by=cast.amina, pathway=cast.tesfay_pathway, language="tir", interpreter="phone")


def url(screen: str, *args: object) -> str:
    return reverse(f"pathways:interviews-{screen}", args=args)


def page(cast: Cast, signed_in: SignIn, screen: str, *args: object) -> str:
    """Amina reads it; who coordinates and the stranger do not know it exists."""
    address = url(screen, *args)
    for other in (cast.dalia, cast.chloe, cast.farid, cast.manon):
        assert signed_in(other).get(address).status_code == 404
        assert signed_in(other).post(address, {}).status_code == 404
    answer = signed_in(cast.amina).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def hindered(cast: Cast, *sub_themes: str) -> list[UUID]:
    with acting(cast.amina):
        return [
            note_barrier(
                by=cast.amina,
                pathway=cast.tesfay_pathway,
                sub_theme=one,
                seen=Seen(severity=2, blocking=False, on=TODAY),
            ).pk
            for one in sub_themes
        ]


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "interviews-new", cast.nour_pathway.pk)

    def test_the_person_s_language_is_proposed_and_the_interpreter_is_recorded(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        with as_batch("fixture"):
            SpokenLanguage.objects.create(
                person=cast.tesfay, project=cast.project, code="tir", preferred=True, interpreter=True
            )
        client = signed_in(cast.amina)
        first = client.get(url("new", cast.tesfay_pathway.pk)).content.decode()
        assert '<option value="tir" selected>' in first
        assert "interprète est nécessaire" in first
        client.post(url("new", cast.tesfay_pathway.pk), {"language": "tir", "interpreter": "phone"})
        with acting(cast.amina):
            held = Interview.objects.get()
            assert (held.language, held.interpreter, held.held_on) == ("tir", "phone", TODAY)
            assert Contact.objects.get().channel == Contact.Channel.MEETING
        assert [type(event) for event in heard] == [ContactRecorded, InterviewHeld]

    def test_what_is_missing_is_said(self, cast: Cast, signed_in: SignIn) -> None:
        page = signed_in(cast.amina).post(url("new", cast.tesfay_pathway.pk), {"language": "tir"})
        assert "Dites s’il y a un ou une interprète." in page.content.decode()


class TestShared:
    def test_no_other_name_is_on_the_screen_and_the_reading_is_written_down(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        said = page(cast, signed_in, "show", interview.pk)
        assert "Vous décidez, je cherche avec vous." in said
        assert "ኣይምብጽዕን፣ ግን ብዘይ መልሲ ኣይገድፈኩምን።" in said
        assert "Faire le point ensemble" in said
        for name in ("Nour", "Bruno", "Tesfay", 'class="side"', 'type="search"'):
            assert name not in said
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.tesfay.pk, user_id=cast.amina.pk).exists()

    def test_both_languages_stand_side_by_side(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        said = page(cast, signed_in, "levels", interview.pk, "language")
        assert 'lang="ti"' in said
        assert "Je comprends l’essentiel au travail" in said

    @pytest.mark.parametrize(
        ("screen", "args"),
        [
            ("show", ()),
            ("levels", ("language",)),
            ("themes", ()),
            ("barriers", ("famille",)),
            ("order", ()),
            ("end", ()),
            ("takeaway", ()),
        ],
    )
    def test_few_queries(
        self,
        cast: Cast,
        signed_in: SignIn,
        interview: Interview,
        screen: str,
        args: tuple,
    ) -> None:
        hindered(cast, CHILDREN, HOME, "mobilite--preparer-un-permis")
        client = signed_in(cast.amina)
        address = url(screen, interview.pk, *args)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert len(asked_by(queries)) <= BUDGET, "\n".join(asked_by(queries))


class TestLevels:
    def test_what_is_said_is_noted_with_the_interview(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        address = url("levels", interview.pk, "language")
        signed_in(cast.amina).post(address, {"listening": "a1", "reading": ""})
        with acting(cast.amina):
            [one] = LevelObservation.objects.all()
            assert (one.value, one.interview) == ("a1", interview)

    def test_nothing_chosen_is_said_and_an_unknown_group_is_nowhere(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        client = signed_in(cast.amina)
        assert "Rien n’est coché" in client.post(url("levels", interview.pk, "work"), {}).content.decode()
        assert client.get(url("levels", interview.pk, "religion")).status_code == 404


class TestBarriers:
    def test_themes_are_drawings_and_sensitive_ones_are_not_there(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        assert "pictograms.svg#famille" in page(cast, signed_in, "themes", interview.pk)
        said = page(cast, signed_in, "barriers", interview.pk, "sante")
        assert "sante--acces-aux-soins" in said
        assert "sante--sante-mentale" not in said
        assert signed_in(cast.amina).get(url("barriers", interview.pk, "religion")).status_code == 404

    def test_one_thing_is_noted_with_how_hard_it_is(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        address = url("barriers", interview.pk, "famille")
        client = signed_in(cast.amina)
        kept = client.post(address, {"sub_theme": CHILDREN, "blocking": "yes"}).content.decode()
        assert "Dites à quel point cela pèse." in kept
        client.post(address, {"sub_theme": CHILDREN, "severity": "3", "blocking": "yes"})
        with acting(cast.amina):
            barrier = Barrier.objects.get()
            assert (barrier.severity, barrier.blocking) == (3, True)
            assert BarrierObservation.objects.get().interview == interview


class TestOrder:
    def test_cards_give_the_person_s_own_order(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        hindered(cast, CHILDREN, HOME)
        assert "Faire garder les enfants" in page(cast, signed_in, "order", interview.pk)
        signed_in(cast.amina).post(url("order", interview.pk), {"order": [HOME, CHILDREN]})
        with acting(cast.amina):
            assert [line.barrier.sub_theme for line in open_lines(cast.tesfay_pathway)] == [HOME, CHILDREN]
            assert PriorityOrder.objects.get().interview == interview

    def test_numbers_do_the_same_without_scripts(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        hindered(cast, CHILDREN, HOME)
        said = {"order": [CHILDREN, HOME], "order-place": ["2", "1"]}
        signed_in(cast.amina).post(url("order", interview.pk), said)
        with acting(cast.amina):
            assert [line.barrier.sub_theme for line in open_lines(cast.tesfay_pathway)] == [HOME, CHILDREN]

    def test_cards_that_changed_meanwhile_are_said(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        hindered(cast, CHILDREN)
        kept = signed_in(cast.amina).post(url("order", interview.pk), {"order": [HOME]})
        assert "Les cartes ont changé" in kept.content.decode()

    def test_without_a_card_it_says_what_to_do(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        assert "choisissez d’abord ce qui gêne" in page(cast, signed_in, "order", interview.pk)


class TestEnd:
    def test_who_does_what_and_when_is_planned_and_taken_away(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        hindered(cast, CHILDREN)
        lay_hours(cast)
        page(cast, signed_in, "end", interview.pk)
        soon = timezone.localtime(clock.now() + timedelta(days=6))
        said = {
            "person_does": "Aller à la PMI",
            "referent_does": "Appeler la crèche",
            "by": (TODAY + timedelta(days=5)).isoformat(),
            "meeting_at": soon.strftime("%Y-%m-%dT%H:%M"),
            "place": "Bureau 2",
        }
        answer = signed_in(cast.amina).post(url("end", interview.pk), said)
        assert answer.url == url("takeaway", interview.pk)
        with acting(cast.amina):
            assert {(one.title, one.who) for one in Step.objects.all()} == {
                ("Aller à la PMI", "person"),
                ("Appeler la crèche", "referent"),
            }
            assert Appointment.objects.get().place == "Bureau 2"
        taken = page(cast, signed_in, "takeaway", interview.pk)
        for words in ("Aller à la PMI", "Appeler la crèche", f"{soon:%d/%m/%Y}", "Bureau 2", "Amina Martin"):
            assert words in taken
        assert "du lundi au vendredi, de 9 h à 17 h" in taken
        assert "ሰኑይ - ዓርቢ" in taken
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.tesfay.pk, what="document").exists()

    def test_nothing_decided_is_an_answer_too(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        assert signed_in(cast.amina).post(url("end", interview.pk), {}).status_code == 302
        assert "Rien n’est encore décidé" in page(cast, signed_in, "takeaway", interview.pk)

    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, interview: Interview
    ) -> None:
        wrong = {"person_does": "Aller à la PMI", "by": "2020-01-01", "place": "Bureau 2"}
        kept = signed_in(cast.amina).post(url("end", interview.pk), wrong).content.decode()
        assert "Ce jour est passé" in kept
        assert "Dites quand aura lieu ce rendez-vous." in kept
        assert "Aller à la PMI" in kept
        with acting(cast.amina):
            assert not Step.objects.exists()
