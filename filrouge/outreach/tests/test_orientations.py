"""The inbox of a project: who sees what was sent, what is done with it, and by whom."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.enrolment.actions.meetings import Talk, hold_first_meeting
from filrouge.enrolment.models import Candidacy
from filrouge.outreach.actions.orientations import (
    attach_orientation,
    discard_orientation,
    pass_orientation,
    take_orientation,
)
from filrouge.outreach.events import OrientationAnswered, OrientationOpened, OrientationTaken
from filrouge.outreach.models import (
    Orientation,
    OrientationAnswer,
    OrientationStage,
    Origin,
    ToldChange,
    Touch,
)
from filrouge.outreach.orienting.inbox import PAGE, Pile, inbox_page
from filrouge.outreach.thread import beads_of
from filrouge.pathways.tests.litany import BUDGET, SignIn, asked_by
from filrouge.people.models import Information, Person
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .sending import door_laid, read, sent, structure_laid

REFUSAL = {"kind": "refused", "reason": "no_room", "proposal": "Passerelles 34, rue du Port"}
NOT_TOLD_YET = {"accord-told": "later", "accord-language": "fra", "accord-how": "spoken"}
SCREENS = ("show", "answer", "open", "transfer", "discard", "tell", "recognise")


@pytest.fixture
def orientation(cast: Cast) -> Orientation:
    return sent(door_laid(cast))


def url_of(orientation: Orientation, verb: str = "show", *args: object) -> str:
    return reverse(f"outreach:orientations-{verb}", args=[orientation.pk, *args])


def index() -> str:
    return reverse("outreach:orientations-index")


def opened(cast: Cast, orientation: Orientation) -> Person:
    """By Amina, for Nour, whom she already follows."""
    with acting(cast.amina):
        attach_orientation(by=cast.amina, orientation=orientation, person=cast.nour)
    return cast.nour


class TestReach:
    def test_the_team_that_receives_and_the_coordination_see_it(
        self, cast: Cast, orientation: Orientation
    ) -> None:
        def sees(user: User) -> tuple[bool, bool]:
            with acting(user):
                return Orientation.objects.exists(), Orientation.objects.visible_to(user).exists()

        for user in (cast.amina, cast.bruno, cast.dalia):
            assert sees(user) == (True, True)
        for user in (cast.farid, cast.chloe, cast.manon, cast.olga, cast.petra):
            assert sees(user) == (False, False)

    def test_once_hers_it_follows_her_file(self, cast: Cast, orientation: Orientation) -> None:
        opened(cast, orientation)
        with acting(cast.bruno):
            assert Orientation.objects.visible_to(cast.bruno).exists()
        with as_batch("the team hands her over"):
            cast.nour.grants.filter(organisation=cast.mission_locale).update(
                until=clock.now() - timedelta(hours=1)
            )
        with acting(cast.bruno):
            assert not Orientation.objects.exists()
            assert not Orientation.objects.visible_to(cast.bruno).exists()

    @pytest.mark.parametrize("verb", SCREENS)
    def test_no_screen_answers_a_stranger(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn, verb: str
    ) -> None:
        for who in (cast.chloe, cast.farid, cast.manon, cast.olga, cast.petra):
            assert signed_in(who).get(url_of(orientation, verb)).status_code == 404
            assert signed_in(who).post(url_of(orientation, verb), {}).status_code in (404, 405)

    @pytest.mark.parametrize("verb", ["transfer", "recognise"])
    def test_what_is_the_coordination_s_is_refused_to_the_team(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn, verb: str
    ) -> None:
        assert signed_in(cast.amina).get(url_of(orientation, verb)).status_code == 403
        assert signed_in(cast.dalia).get(url_of(orientation, verb)).status_code == 200

    def test_a_file_is_opened_by_those_who_accompany(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        assert signed_in(cast.amina).get(url_of(orientation, "open")).status_code == 200

    def test_the_web_role_changes_only_what_the_team_may(self, cast: Cast, orientation: Orientation) -> None:
        for column in ("person_id", "project_id", "received_at", "given_name", "answer_by"):
            with (
                pytest.raises(DatabaseError, match="permission denied"),
                transaction.atomic(),
                acting(cast.amina),
                connection.cursor() as cursor,
            ):
                cursor.execute(f"UPDATE outreach_orientation SET {column} = {column}")


class TestIndex:
    def test_the_first_promised_comes_first_and_says_who_and_from_where(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        door = door_laid(cast)
        sent(door, given_name="Tard", family_name="")
        with as_batch("time passes"):
            Orientation.objects.update(answer_by=clock.today() + timedelta(days=20))
        late = sent(door, given_name="Pressée", family_name="")
        with as_batch("time passes"):
            Orientation.objects.filter(pk=late.pk).update(answer_by=clock.today() - timedelta(days=1))
        page = signed_in(cast.amina).get(index()).content.decode()
        assert page.index("Pressée") < page.index("Tard")
        assert "en retard" in page
        assert "Maison de quartier des Arènes" in page
        assert "personne encore" in page

    def test_refused_opened_or_put_aside_it_is_over(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        client = signed_in(cast.amina)
        assert "Salima" in client.get(index()).content.decode()
        client.post(url_of(orientation, "answer"), REFUSAL)
        assert "Salima" not in client.get(index()).content.decode()
        assert "Salima" in client.get(index(), {"montrer": "terminees"}).content.decode()

    def test_accepted_or_waiting_it_is_still_in_hand(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        client = signed_in(cast.amina)
        client.post(url_of(orientation, "answer"), {"kind": "waiting"})
        assert "Salima" not in client.get(index()).content.decode()
        assert "en attente" in client.get(index(), {"montrer": "suivies"}).content.decode()

    def test_others_find_it_empty_or_closed(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        assert "Rien n’attend" in signed_in(cast.farid).get(index()).content.decode()
        assert "Rien n’attend" in signed_in(cast.chloe).get(index()).content.decode()
        for who in (cast.manon, cast.olga, cast.petra):
            assert signed_in(who).get(index()).status_code == 403

    def test_it_costs_the_same_with_many(self, cast: Cast, signed_in: SignIn) -> None:
        door = door_laid(cast)
        for _time in range(12):
            sent(door, commune_code="34032")
        client = signed_in(cast.dalia)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(index()).status_code == 200
        assert len(asked_by(queries)) <= BUDGET, "\n".join(asked_by(queries))

    @pytest.mark.parametrize("pile", [Pile.TO_ANSWER, Pile.OVER])
    def test_pages_follow_one_another_without_gap_or_repeat(
        self, cast: Cast, orientation: Orientation, pile: Pile
    ) -> None:
        columns = {"project": cast.project, "organisation": cast.mission_locale, "given_name": "x"}
        columns |= {"received_at": clock.now(), "discarded_at": clock.now() if pile is Pile.OVER else None}
        with as_batch("many"):
            Orientation.objects.all().delete()
            days = [clock.today() + timedelta(days=n % 3) for n in range(2 * PAGE + 10)]
            Orientation.objects.bulk_create(Orientation(answer_by=day, **columns) for day in days)
        seen, after = [], ""
        with acting(cast.amina):
            while True:
                page = inbox_page(cast.amina, pile, after=after)
                seen += [line.orientation.pk for line in page.lines]
                if not (after := page.following):
                    break
        assert len(seen) == len(set(seen)) == 2 * PAGE + 10

    def test_a_broken_address_shows_the_first_page(self, cast: Cast, signed_in: SignIn) -> None:
        assert signed_in(cast.amina).get(index(), {"apres": "n'importe_quoi"}).status_code == 200


class TestShow:
    def test_the_team_reads_all_of_it_within_the_budget(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        client = signed_in(cast.amina)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(url_of(orientation)).content.decode()
        assert len(asked_by(queries)) <= 20, "\n".join(asked_by(queries))
        for words in ("Salima Benkacem", "06 12 34 56 78", "Un travail en cuisine", "Goran Ilic"):
            assert words in page

    def test_someone_who_looks_alike_is_shown_before_a_second_file_is_opened(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        one = sent(door_laid(cast), given_name="Nour", family_name="Al-Khatib")
        page = signed_in(cast.amina).get(url_of(one)).content.decode()
        assert "Déjà accompagnée ?" in page
        assert url_of(one, "attach", cast.nour.pk) in page

    def test_reading_it_once_hers_is_journalled(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        opened(cast, orientation)
        signed_in(cast.bruno).get(url_of(orientation))
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.bruno.pk).exists()

    def test_getting_it_writes_nothing(self, cast: Cast, orientation: Orientation, signed_in: SignIn) -> None:
        for verb in ("show", "answer", "open", "discard", "tell"):
            signed_in(cast.amina).get(url_of(orientation, verb))
        after = read(orientation.pk)
        assert (after.taken_by, after.person, after.discarded_at) == (None, None, None)


class TestTake:
    def test_a_press_says_who_looks_after_it(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn, heard: list[Event]
    ) -> None:
        assert signed_in(cast.amina).get(url_of(orientation, "take")).status_code == 405
        signed_in(cast.amina).post(url_of(orientation, "take"))
        assert read(orientation.pk).taken_by == cast.amina
        assert [event for event in heard if isinstance(event, OrientationTaken)]
        assert signed_in(cast.chloe).post(url_of(orientation, "take")).status_code == 404

    def test_a_colleague_takes_it_over(self, cast: Cast, orientation: Orientation) -> None:
        for user in (cast.amina, cast.bruno):
            with acting(user):
                take_orientation(by=user, orientation=orientation)
        assert read(orientation.pk).taken_by == cast.bruno


class TestAnswer:
    def test_it_is_kept_with_its_author_and_announced(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn, heard: list[Event]
    ) -> None:
        signed_in(cast.amina).post(url_of(orientation, "answer"), {**REFUSAL, "words": "Merci."})
        with acting(cast.amina):
            answer = OrientationAnswer.objects.get()
        assert (answer.kind, answer.reason, answer.words, answer.by) == (
            "refused",
            "no_room",
            "Merci.",
            cast.amina,
        )
        assert read(orientation.pk).taken_by == cast.amina
        assert [event.kind for event in heard if isinstance(event, OrientationAnswered)] == ["refused"]

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"kind": ""}, "Choisissez une réponse."),
            ({"reason": ""}, "Dites pourquoi"),
            ({"proposal": ""}, "personne ne repart sans piste"),
        ],
    )
    def test_a_refusal_says_why_and_where_else(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn, wrong: dict, sentence: str
    ) -> None:
        said = {**REFUSAL, "words": "Bien à vous", **wrong}
        page = signed_in(cast.amina).post(url_of(orientation, "answer"), said).content.decode()
        assert sentence in page
        assert "Bien à vous" in page
        with acting(cast.amina):
            assert not OrientationAnswer.objects.exists()

    def test_it_is_not_written_on_someone_else_s_orientation(
        self, cast: Cast, orientation: Orientation
    ) -> None:
        answer = OrientationAnswer(
            orientation=orientation, project=cast.project, kind="accepted", at=clock.now(), by=cast.farid
        )
        with (
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
            acting(cast.farid),
        ):
            answer.save(force_insert=True)


class TestOpen:
    def typed(self, **changes: str) -> dict[str, str]:
        identity = {"given_name": "Salima", "family_name": "Benkacem", "phone": "06 12 34 56 78"}
        return {**identity, **NOT_TOLD_YET, **changes}

    def test_what_she_was_told_is_noted_with_it(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        """Mission S-4: at first contact, or within a month."""
        place = f"{cast.mission_locale.pk}-{cast.project.pk}"
        said = self.typed(place=place, **{"accord-told": "now", "accord-language": "ara"})
        signed_in(cast.amina).post(url_of(orientation, "open"), said)
        with acting(cast.amina):
            information = Information.objects.get(person__given_name="Salima")
        assert (information.purpose, information.language, information.how) == (
            "accompaniment",
            "ara",
            "spoken",
        )

    def test_told_later_nothing_is_claimed(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        place = f"{cast.mission_locale.pk}-{cast.project.pk}"
        signed_in(cast.amina).post(url_of(orientation, "open"), self.typed(place=place))
        with acting(cast.amina):
            assert Person.objects.get(given_name="Salima")
            assert not Information.objects.exists()

    def test_whether_she_was_told_must_be_said(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        place = f"{cast.mission_locale.pk}-{cast.project.pk}"
        said = self.typed(place=place) | {"accord-told": ""}
        page = signed_in(cast.amina).post(url_of(orientation, "open"), said).content.decode()
        assert "Dites si la personne est informée" in page
        assert "Benkacem" in page

    def test_a_file_a_candidacy_and_how_she_came(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn, heard: list[Event]
    ) -> None:
        client = signed_in(cast.amina)
        form = client.get(url_of(orientation, "open"))
        assert "Benkacem" in form.content.decode()
        place = f"{cast.mission_locale.pk}-{cast.project.pk}"
        answer = client.post(url_of(orientation, "open"), self.typed(place=place))
        after = read(orientation.pk)
        assert after.person
        assert answer.url == after.person.get_absolute_url()
        with acting(cast.amina):
            person = Person.objects.get(given_name="Salima")
            assert person.contactchannels.get().value == "+33612345678"
            candidacy = Candidacy.objects.get(person=person)
            assert (candidacy.organisation, candidacy.oriented_by) == (cast.mission_locale, "")
            touch = Touch.objects.get(person=person)
            assert (touch.channel, touch.category) == ("orientation", "professional")
            assert Origin.objects.get().person == person
            assert OrientationAnswer.objects.get().kind == "accepted"
        assert [event.person_id for event in heard if isinstance(event, OrientationOpened)] == [person.pk]

    def test_a_mistake_is_explained(self, cast: Cast, orientation: Orientation, signed_in: SignIn) -> None:
        page = signed_in(cast.amina).post(url_of(orientation, "open"), self.typed(given_name=""))
        assert "Il faut au moins un prénom" in page.content.decode()
        assert "Benkacem" in page.content.decode()
        assert read(orientation.pk).person is None

    def test_the_one_already_accompanied_keeps_one_file(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        url = url_of(orientation, "attach", cast.nour.pk)
        assert signed_in(cast.amina).get(url).status_code == 405
        assert signed_in(cast.amina).post(url).url == cast.nour.get_absolute_url()
        assert read(orientation.pk).person == cast.nour
        with acting(cast.amina):
            assert not Candidacy.objects.exists()  # her path is already open

    def test_not_to_someone_out_of_reach(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        with as_batch("elsewhere"):
            other = Person.objects.create(given_name="Ailleurs")
        assert signed_in(cast.amina).post(url_of(orientation, "attach", other.pk)).status_code == 404
        with (
            pytest.raises(DatabaseError, match="not within reach"),
            transaction.atomic(),
            acting(cast.amina),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT attach_orientation(%s, %s)", [orientation.pk, other.pk])

    def test_never_moved_from_one_file_to_another(self, cast: Cast, orientation: Orientation) -> None:
        opened(cast, orientation)
        with pytest.raises(PermissionDenied), acting(cast.amina):
            attach_orientation(by=cast.amina, orientation=orientation, person=cast.tesfay)
        assert read(orientation.pk).person == cast.nour

    def test_the_coordination_opens_it_for_its_own_team(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        """Dalia works in an organisation of the project: hers receives the file she opens."""
        place = f"{cast.lead.pk}-{cast.project.pk}"
        signed_in(cast.dalia).post(url_of(orientation, "open"), self.typed(place=place))
        with acting(cast.dalia):
            assert Candidacy.objects.get().organisation == cast.lead

    def test_the_thread_begins_with_it(self, cast: Cast, orientation: Orientation) -> None:
        opened(cast, orientation)
        with acting(cast.amina):
            (bead,) = beads_of(cast.nour.pk)
        assert (bead.label, bead.note) == ("Orientation reçue", "Maison de quartier des Arènes")
        with acting(cast.chloe):
            assert not beads_of(cast.nour.pk)


class TestWhatComesAfter:
    def test_the_first_meeting_and_the_entry_are_kept_beside_it(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        signed_in(cast.amina).post(
            url_of(orientation, "open"),
            {"given_name": "Salima", "place": f"{cast.mission_locale.pk}-{cast.project.pk}", **NOT_TOLD_YET},
        )
        with acting(cast.amina):
            candidacy = Candidacy.objects.get()
            hold_first_meeting(by=cast.amina, candidacy=candidacy, talk=Talk(on=clock.today()))
            assert list(OrientationStage.objects.values_list("kind", "on")) == [("meeting", clock.today())]


class TestTransfer:
    def test_the_coordination_gives_it_to_another_team(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        with acting(cast.amina):
            take_orientation(by=cast.amina, orientation=orientation)
        answer = signed_in(cast.dalia).post(
            url_of(orientation, "transfer"), {"organisation": cast.association.pk}
        )
        assert answer.status_code == 302
        after = read(orientation.pk)
        assert (after.organisation, after.taken_by) == (cast.association, None)
        assert "Salima" in signed_in(cast.farid).get(index()).content.decode()
        assert "Salima" not in signed_in(cast.amina).get(index()).content.decode()

    def test_never_outside_the_project(self, cast: Cast, orientation: Orientation, signed_in: SignIn) -> None:
        page = signed_in(cast.dalia).post(url_of(orientation, "transfer"), {"organisation": cast.stranger.pk})
        assert page.status_code == 200
        with pytest.raises(PermissionDenied), acting(cast.dalia):
            pass_orientation(by=cast.dalia, orientation=orientation, organisation=cast.stranger)


class TestDiscard:
    def test_it_leaves_the_inbox_with_a_reason(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        client = signed_in(cast.amina)
        assert "Dites pourquoi" in client.post(url_of(orientation, "discard"), {}).content.decode()
        client.post(url_of(orientation, "discard"), {"because": "envoyée deux fois"})
        after = read(orientation.pk)
        assert (after.discarded_by, after.discarded_because) == (cast.amina, "envoyée deux fois")
        assert "Salima" not in client.get(index()).content.decode()

    def test_not_once_a_file_is_opened(self, cast: Cast, orientation: Orientation, signed_in: SignIn) -> None:
        opened(cast, orientation)
        assert signed_in(cast.amina).get(url_of(orientation, "discard")).status_code == 403

    def test_not_by_a_stranger(self, cast: Cast, orientation: Orientation) -> None:
        with pytest.raises(PermissionDenied), acting(cast.chloe):
            discard_orientation(by=cast.chloe, orientation=orientation, because="pour voir")


class TestTell:
    def test_she_changes_her_mind(self, cast: Cast, orientation: Orientation, signed_in: SignIn) -> None:
        url = url_of(orientation, "tell")
        assert "checked" in signed_in(cast.amina).get(url).content.decode()
        signed_in(cast.amina).post(url, {})
        assert read(orientation.pk).tells == []
        signed_in(cast.amina).post(url, {"tells": ["answer"]})
        assert read(orientation.pk).tells == ["answer"]
        assert signed_in(cast.amina).post(url, {"tells": ["tout"]}).status_code == 200
        assert read(orientation.pk).tells == ["answer"]

    def test_who_noted_each_change_stays_beside_it(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        url = url_of(orientation, "tell")
        signed_in(cast.amina).post(url, {})
        signed_in(cast.bruno).post(url, {"tells": ["answer"]})
        with acting(cast.amina):
            changes = [(one.by, one.tells) for one in ToldChange.objects.order_by("at")]
        assert changes == [(cast.amina, []), (cast.bruno, ["answer"])]
        page = signed_in(cast.amina).get(url_of(orientation)).content.decode()
        assert "Noté par Bruno Petit" in page
        assert "rien." in page

    def test_changes_follow_her_file_and_no_stranger(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        signed_in(cast.amina).post(url_of(orientation, "tell"), {})
        opened(cast, orientation)
        with acting(cast.bruno):
            assert ToldChange.objects.get().person == cast.nour
        with acting(cast.farid):
            assert not ToldChange.objects.exists()


class TestRecognise:
    def test_an_origin_in_plain_sight_is_counted_with_its_structure(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        known = structure_laid(cast, "Les Arènes")
        signed_in(cast.dalia).post(url_of(orientation, "recognise"), {"structure": str(known.pk)})
        assert read(orientation.pk).origin.orienting_organisation_id == known.pk

    def test_if_it_reveals_something_the_origin_is_covered_at_once(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        known = structure_laid(cast, "Les Arènes", reveals="health")
        signed_in(cast.dalia).post(url_of(orientation, "recognise"), {"structure": str(known.pk)})
        assert read(orientation.pk).origin.level == 11
        assert "Maison de quartier" not in signed_in(cast.amina).get(index()).content.decode()

    def test_a_structure_of_another_project_is_not(
        self, cast: Cast, orientation: Orientation, signed_in: SignIn
    ) -> None:
        page = signed_in(cast.dalia).post(url_of(orientation, "recognise"), {"structure": str(uuid4())})
        assert page.status_code == 200
        assert read(orientation.pk).origin.orienting_organisation_id is None
