"""Where others select: a structure reads whom the project looks for, and how those it sent compare."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.enrolment.actions.targeting import SheetText, write_sheet
from filrouge.messaging.models import Message
from filrouge.outreach.actions.briefings import note_briefing, send_briefing
from filrouge.outreach.actions.structures import end_structure
from filrouge.outreach.events import StructureBriefed
from filrouge.outreach.models import (
    Briefing,
    BriefingFigure,
    Orientation,
    OrientingOrganisation,
    Origin,
)
from filrouge.outreach.orienting import telling
from filrouge.outreach.orienting.briefing_counting import count_briefings
from filrouge.outreach.orienting.counting import count_orientations
from filrouge.people.models import Person
from filrouge.privacy.context import acting, entered
from filrouge.privacy.links import context_of_link, token_of
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import SignIn, assert_litany
from .sending import door_laid, nobody, sent, structure_laid

MAIL = "accueil@arenes.example"
VERBS = ("show", "send", "new")


@pytest.fixture
def structure(cast: Cast) -> OrientingOrganisation:
    door_laid(cast)
    written(cast)
    return structure_laid(cast, "Maison de quartier des Arènes", email=MAIL, contact="Goran Ilic")


def written(cast: Cast, after: int = 0, **changes: object) -> None:
    said = {
        "problem": "Les femmes viennent peu.",
        "objective": "Que chacun trouve sa place.",
        "aim": "public",
        "public": "Des personnes réfugiées de l’Hérault.",
        "mix": "mixed",
        "criteria": "Une protection, ou une demande d’asile de plus de six mois.",
        "wishes": {"woman": 50},
        **changes,
    }
    with acting(cast.dalia):
        write_sheet(by=cast.dalia, project=cast.project, text=SheetText(**said), after=after)


def url_of(structure: OrientingOrganisation, verb: str = "show") -> str:
    return reverse(f"outreach:briefings-{verb}", args=[structure.project_id, structure.pk])


def people_sent(cast: Cast, structure: OrientingOrganisation, *sexes: str, level: int = 2) -> None:
    """Each sent two months ago, met in ten days, and known by a file."""
    with as_batch("fixture"):
        for sex in sexes:
            person = Person.objects.create(given_name="Zahra", sex=sex)
            common = {"person": person, "project": cast.project}
            one = Orientation.objects.create(
                organisation=cast.mission_locale,
                given_name="Zahra",
                agreed_how="spoken",
                received_at=clock.now() - timedelta(days=60),
                answer_by=clock.today(),
                **common,
            )
            Origin.objects.create(
                id=one.pk, orientation=one, level=level, orienting_organisation=structure, **common
            )


def counted() -> None:
    with as_batch("the night"):
        count_briefings()
        count_orientations()


def linked(cast: Cast, structure: OrientingOrganisation) -> tuple[OutsideLink, str]:
    with acting(cast.dalia):
        send_briefing(by=cast.dalia, structure=structure)
    with as_batch("look"):
        link = OutsideLink.objects.filter(purpose="briefing").latest("created_at")
        return link, reverse("outreach:briefings-read", args=[token_of(link)])


class TestShow:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, structure: OrientingOrganisation
    ) -> None:
        page = assert_litany(
            cast,
            signed_in,
            "briefings-show",
            cast.project.pk,
            structure.pk,
            who="dalia",
            hidden=("chloe",),
            refused=(),
        )
        for words in (
            "Des personnes réfugiées",
            "Une protection",
            "Femmes",
            "jamais qui refuser",
            "Pas encore.",
        ):
            assert words in page
        assert "viennent peu" not in page  # the problem stays between those who write the sheet

    @pytest.mark.parametrize("verb", VERBS)
    def test_it_is_the_coordination_s_alone(
        self, cast: Cast, signed_in: SignIn, structure: OrientingOrganisation, verb: str
    ) -> None:
        for who, status in ((cast.amina, 403), (cast.farid, 403), (cast.manon, 403), (cast.chloe, 404)):
            assert signed_in(who).post(url_of(structure, verb)).status_code == status
        for act in (send_briefing, note_briefing):
            more = {"how": "phone", "to": ""} if act is note_briefing else {}
            with pytest.raises(PermissionDenied), acting(cast.amina):
                act(by=cast.amina, structure=structure, **more)

    def test_the_gap_with_the_wish_is_shown_from_five_people(
        self, cast: Cast, signed_in: SignIn, structure: OrientingOrganisation
    ) -> None:
        people_sent(cast, structure, *["woman"] * 5, *["man"] * 15)
        counted()
        page = signed_in(cast.dalia).get(url_of(structure)).content.decode()
        assert "25 %" in page
        assert "moins que souhaité" in page

    def test_under_five_nobody_is_told(
        self, cast: Cast, signed_in: SignIn, structure: OrientingOrganisation
    ) -> None:
        people_sent(cast, structure, *["woman"] * 2, *["man"] * 15)
        counted()
        page = signed_in(cast.dalia).get(url_of(structure)).content.decode()
        assert "moins de 5 personnes" in page
        assert "12 %" not in page
        with as_batch("look"):
            assert BriefingFigure.objects.get(group="woman").inside is None

    def test_a_hidden_number_is_called_missing_only_when_it_surely_is(
        self, cast: Cast, signed_in: SignIn, structure: OrientingOrganisation
    ) -> None:
        people_sent(cast, structure, *["woman"] * 4, *["man"] * 3)  # more than half, and hidden
        counted()
        page = signed_in(cast.dalia).get(url_of(structure)).content.decode()
        assert "moins que souhaité" not in page

    def test_so_few_that_their_number_is_hidden_say_nothing_at_all(
        self, cast: Cast, structure: OrientingOrganisation
    ) -> None:
        people_sent(cast, structure, "woman", "man", "man")
        counted()
        with as_batch("look"):
            figure = BriefingFigure.objects.get(group="woman")
        assert (figure.known, figure.inside, figure.small) == (None, None, False)
        assert figure.told == "trop peu de personnes pour le dire"

    def test_someone_sent_twice_is_one_person(self, cast: Cast, structure: OrientingOrganisation) -> None:
        people_sent(cast, structure, *["woman"] * 5)
        with as_batch("again"):
            for one in Orientation.objects.all():
                again = Orientation.objects.create(
                    project=one.project,
                    organisation=one.organisation,
                    person=one.person,
                    given_name="Zahra",
                    agreed_how="spoken",
                    received_at=clock.now(),
                    answer_by=clock.today(),
                )
                Origin.objects.create(
                    id=again.pk,
                    orientation=again,
                    person=one.person,
                    project=one.project,
                    orienting_organisation=structure,
                )
        counted()
        with as_batch("look"):
            assert BriefingFigure.objects.get(group="woman").inside == 5

    def test_of_a_name_that_reveals_something_nothing_is_counted(
        self, cast: Cast, signed_in: SignIn, structure: OrientingOrganisation
    ) -> None:
        people_sent(cast, structure, *["woman"] * 6)
        counted()
        with as_batch("covered since the count"):
            OrientingOrganisation.objects.update(reveals="violence")
        page = signed_in(cast.dalia).get(url_of(structure)).content.decode()
        assert "rien n’est compté sous son nom" in page
        assert "100 %" not in page
        counted()
        with as_batch("look"):
            assert not BriefingFigure.objects.exists()

    def test_figures_are_the_coordination_s(self, cast: Cast, structure: OrientingOrganisation) -> None:
        people_sent(cast, structure, *["woman"] * 6)
        counted()
        for user in (cast.amina, cast.farid, cast.chloe):
            with acting(user):
                assert not BriefingFigure.objects.exists()
                assert not Briefing.objects.exists()

    def test_without_a_sheet_the_public_page_speaks(self, cast: Cast, signed_in: SignIn) -> None:
        door_laid(cast)
        one = structure_laid(cast, "Le Pont")
        page = signed_in(cast.dalia).get(url_of(one)).content.decode()
        assert "n’est pas encore écrite" in page
        assert "Les personnes réfugiées de l’Hérault" in page


class TestSend:
    def test_a_link_leaves_to_the_structure_and_names_nobody(
        self, cast: Cast, structure: OrientingOrganisation, signed_in: SignIn, heard: list[Event]
    ) -> None:
        people_sent(cast, structure, "woman")
        page = signed_in(cast.dalia).post(url_of(structure, "send"), follow=True).content.decode()
        assert f"Le lien part à {MAIL}" in page
        assert "Page envoyée par e-mail" in page
        assert [one.structure_id for one in heard if isinstance(one, StructureBriefed)] == [structure.pk]
        with as_batch("the job"):
            job = ProcrastinateJob.objects.get(task_name="outreach.send_briefing")
            telling.send_briefing(job.args["link_id"])
            telling.send_briefing(job.args["link_id"])
            (letter,) = Message.objects.all()
        assert letter.to == MAIL
        assert "/qui-nous-cherchons/" in letter.text
        assert "Zahra" not in letter.text

    def test_without_an_address_it_says_what_to_do(
        self, cast: Cast, signed_in: SignIn, structure: OrientingOrganisation
    ) -> None:
        with as_batch("no address"):
            OrientingOrganisation.objects.update(email="")
        page = signed_in(cast.dalia).post(url_of(structure, "send"), follow=True).content.decode()
        assert "Notez d’abord l’adresse e-mail" in page
        with as_batch("look"):
            assert not OutsideLink.objects.exists()


class TestNew:
    def test_a_talk_is_noted_with_the_sheet_of_that_day(
        self, cast: Cast, signed_in: SignIn, structure: OrientingOrganisation
    ) -> None:
        client = signed_in(cast.dalia)
        assert "Goran Ilic" in client.get(url_of(structure, "new")).content.decode()
        assert "Dites comment" in client.post(url_of(structure, "new"), {"how": ""}).content.decode()
        client.post(url_of(structure, "new"), {"how": "meeting", "to": "Goran Ilic"})
        index = reverse("outreach:structures-index", args=[cast.project.pk])
        assert f"Informée le {clock.today().day} " in client.get(index).content.decode()
        written(cast, after=1, reason="Plus de femmes")
        assert "la fiche de ciblage a changé depuis" in client.get(index).content.decode()
        assert "la fiche a changé depuis" in client.get(url_of(structure)).content.decode()


class TestRead:
    def test_it_reads_by_its_link_what_concerns_it_alone(
        self, cast: Cast, structure: OrientingOrganisation
    ) -> None:
        other = structure_laid(cast, "Une autre structure")
        people_sent(cast, structure, *["woman"] * 5, *["man"] * 15)
        people_sent(cast, other, *["woman"] * 9)
        counted()
        link, url = linked(cast, structure)
        answer = nobody().get(url)
        page = answer.content.decode()
        for words in ("Maison de quartier des Arènes", "25 %", "Orienter quelqu’un", "Imprimer"):
            assert words in page
        for words in ("Une autre structure", "Zahra", "100 %"):
            assert words not in page
        assert "no-store" in answer["Cache-Control"]
        with entered(context_of_link(link)):
            assert not OrientingOrganisation.objects.exists()
            assert not BriefingFigure.objects.exists()
            assert not Orientation.objects.exists()
            assert not Person.objects.exists()

    def test_what_became_of_those_it_sent(self, cast: Cast, structure: OrientingOrganisation) -> None:
        people_sent(cast, structure, *["woman"] * 6)
        counted()
        _link, url = linked(cast, structure)
        assert "Ce que deviennent vos orientations" in nobody().get(url).content.decode()

    def test_a_covered_structure_reads_no_figure(self, cast: Cast, structure: OrientingOrganisation) -> None:
        people_sent(cast, structure, *["woman"] * 6)
        counted()
        _link, url = linked(cast, structure)
        with as_batch("covered since"):
            OrientingOrganisation.objects.update(reveals="health")
        page = nobody().get(url).content.decode()
        assert "Des personnes réfugiées" in page
        assert "100 %" not in page
        assert "Ce que deviennent" not in page

    def test_a_wrong_an_ended_or_a_closed_link_opens_nothing(
        self, cast: Cast, structure: OrientingOrganisation
    ) -> None:
        assert nobody().get(reverse("outreach:briefings-read", args=["nimporte"])).status_code == 410
        _link, url = linked(cast, structure)
        with acting(cast.dalia):
            end_structure(by=cast.dalia, structure=structure, on=clock.today())
        assert nobody().get(url).status_code == 410

    def test_the_link_of_an_orientation_opens_no_briefing_nor_the_other_way(
        self, cast: Cast, structure: OrientingOrganisation
    ) -> None:
        one = sent(door_laid(cast))
        with as_batch("acknowledge"):
            telling.acknowledge(one.pk)
            token = token_of(OutsideLink.objects.get(purpose="orientation"))
        assert nobody().get(reverse("outreach:briefings-read", args=[token])).status_code == 410
        link, _url = linked(cast, structure)
        assert nobody().get(reverse("outreach:followups-show", args=[token_of(link)])).status_code == 410

    def test_an_expired_link_is_asked_again_and_leaves_to_the_same_address(
        self, cast: Cast, structure: OrientingOrganisation
    ) -> None:
        link, url = linked(cast, structure)
        with as_batch("a year passes"):
            OutsideLink.objects.filter(pk=link.pk).update(expires_at=clock.now() - timedelta(days=1))
        assert "a expiré" in nobody().get(url).content.decode()
        assert "est en route" in nobody().post(url, {"renew": "1"}).content.decode()
        with as_batch("look"):
            again = OutsideLink.objects.get(renewed_from=link)
            assert again.recipient == MAIL
            assert ProcrastinateJob.objects.filter(
                task_name="outreach.send_briefing", args__link_id=again.pk
            ).exists()
