"""The public page: read by anyone, used without an account, and nothing comes back out of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from filrouge.outreach.actions.doors import Welcome, write_door
from filrouge.outreach.actions.receiving import Sent, TooMany, receive_orientation
from filrouge.outreach.events import OrientationReceived
from filrouge.outreach.forms import guard
from filrouge.outreach.models import Door, Orientation, Origin
from filrouge.pathways.tests.litany import SignIn
from filrouge.privacy.context import NOBODY, acting, entered
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .sending import door_laid, nobody, sent, stamp, structure_laid, typed


def url_of(door: Door, verb: str = "new") -> str:
    return reverse(f"outreach:doors-{verb}", args=[door.slug])


def kept() -> list[Orientation]:
    with as_batch("look"):
        return list(Orientation.objects.select_related("origin").order_by("received_at"))


class TestShow:
    def test_it_says_for_whom_and_how_long_before_anything_is_sent(self, cast: Cast) -> None:
        page = nobody().get(url_of(door_laid(cast), "show")).content.decode()
        for words in ("Habiter l’Hérault", "en 7 jours au plus", "04 67 00 00 00", "Orienter quelqu’un"):
            assert words in page

    def test_a_closed_page_says_why_and_takes_nothing(self, cast: Cast, signed_in: SignIn) -> None:
        door = door_laid(cast)
        signed_in(cast.dalia).post(
            reverse("outreach:doors-close", args=[cast.project.pk]), {"because": "Complet jusqu’en janvier."}
        )
        page = nobody().get(url_of(door, "show")).content.decode()
        assert "Complet jusqu’en janvier." in page
        assert "C’est pour moi" not in page
        assert nobody().post(url_of(door), typed()).url == url_of(door, "show")
        assert not kept()

    def test_an_invented_address_is_404(self, cast: Cast) -> None:
        door_laid(cast)
        for verb in ("show", "new", "done"):
            assert nobody().get(reverse(f"outreach:doors-{verb}", args=["ipr-occitanie"])).status_code == 404


class TestNew:
    def test_it_is_kept_for_the_team_of_the_page(self, cast: Cast, heard: list[Event]) -> None:
        door = door_laid(cast)
        answer = nobody().post(url_of(door), typed())
        assert answer.status_code == 302
        assert answer.url == url_of(door, "done")
        (one,) = kept()
        assert (one.given_name, one.phone, one.sought) == ("Salima", "+33612345678", "Un travail en cuisine")
        assert (one.organisation, one.project, one.person) == (cast.mission_locale, cast.project, None)
        assert one.answer_by == clock.today() + timedelta(days=7)
        assert (one.tells, one.agreed_how, one.by_herself) == (["answer", "meeting"], "spoken", False)
        assert (one.origin.structure, one.origin.sender) == ("Maison de quartier des Arènes", "Goran Ilic")
        assert not one.origin.is_covered
        assert [type(event) for event in heard if isinstance(event, OrientationReceived)] == [
            OrientationReceived
        ]

    def test_the_person_may_write_herself_with_three_fields(self, cast: Cast) -> None:
        door = door_laid(cast)
        words = {"given_name": "Amel", "phone": "0612345678", "agreed": "on", "stamp": stamp()}
        assert nobody().post(f"{url_of(door)}?pour=moi", words).status_code == 302
        (one,) = kept()
        assert one.by_herself
        assert one.agreed_how == "herself"
        assert one.tells == ["answer", "meeting", "entry"]

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"given_name": ""}, "au moins son prénom"),
            ({"phone": ""}, "Il faut un numéro, ou une autre façon"),
            ({"phone": "12"}, "vérifiez-le chiffre par chiffre"),
            ({"commune": "Nulle-Part"}, "Cette commune n’est pas reconnue"),
            ({"agreed": None}, "Sans son accord, n’envoyez rien"),
            ({"agreed_how": None}, "comment la personne a donné son accord"),
            ({"email": "goran"}, "e-mail"),
            ({"sender": ""}, "qui vous êtes"),
            ({"website": "http://"}, "Cette case piège les robots"),
            ({"stamp": "rien"}, "Rien n’est perdu"),
            ({"stamp": "fresh"}, "C’est allé très vite"),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, wrong: dict, sentence: str
    ) -> None:
        door = door_laid(cast)
        if wrong.get("stamp") == "fresh":
            wrong = {"stamp": stamp(0)}
        page = nobody().post(url_of(door), typed(**wrong)).content.decode()
        assert sentence in page
        assert "Un travail en cuisine" in page
        assert "Maison de quartier des Arènes" in page
        assert not kept()

    def test_a_page_left_open_too_long_is_sent_by_pressing_again(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        door, client = door_laid(cast), nobody()
        monkeypatch.setattr(guard, "LONGEST_SECONDS", -1)
        page = client.post(url_of(door), typed())
        monkeypatch.setattr(guard, "LONGEST_SECONDS", 3600)
        monkeypatch.setattr(guard, "LEAST_SECONDS", 0)
        again = page.context["form"]["stamp"].value()
        assert client.post(url_of(door), typed(stamp=again)).status_code == 302
        assert len(kept()) == 1

    def test_sent_twice_it_is_kept_once(self, cast: Cast) -> None:
        door, words = door_laid(cast), typed()
        for _press in range(2):
            assert nobody().post(url_of(door), words).url == url_of(door, "done")
        assert len(kept()) == 1

    def test_too_many_from_one_address_wait_and_lose_nothing(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(guard, "SENT_ALLOWED", 2)
        door = door_laid(cast)
        answers = [nobody().post(url_of(door), typed()) for _time in range(3)]
        assert [answer.status_code for answer in answers] == [302, 302, 429]
        page = answers[-1].content.decode()
        assert "réessayez plus tard" in page
        assert "Un travail en cuisine" in page
        assert len(kept()) == 2

    def test_someone_already_accompanied_gets_the_same_answer(self, cast: Cast) -> None:
        door = door_laid(cast)
        known = typed(given_name="Nour", family_name="Al Khatib")
        unknown = typed()
        answers = [nobody().post(url_of(door), words) for words in (known, unknown)]
        assert {(answer.status_code, answer.url) for answer in answers} == {(302, url_of(door, "done"))}

    def test_no_file_can_be_joined(self, cast: Cast) -> None:
        page = nobody().get(url_of(door_laid(cast))).content.decode()
        assert 'type="file"' not in page
        assert "multipart" not in page

    def test_getting_it_writes_nothing_and_costs_little(
        self, cast: Cast, django_assert_max_num_queries
    ) -> None:
        door = door_laid(cast)
        for verb in ("show", "new", "done"):
            with django_assert_max_num_queries(12):
                assert nobody().get(url_of(door, verb)).status_code == 200
        assert not kept()

    def test_signed_in_one_is_nobody_there(self, cast: Cast, signed_in: SignIn) -> None:
        door = door_laid(cast)
        assert signed_in(cast.amina).post(url_of(door), typed()).status_code == 302
        assert len(kept()) == 1


class TestReceiving:
    """The function that receives, called as an abuser would."""

    def test_whoever_sends_reads_nothing_back(self, cast: Cast) -> None:
        one = sent(door_laid(cast))
        with entered(NOBODY):
            assert not Orientation.objects.exists()
            assert not Origin.objects.exists()
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), entered(NOBODY):
            Orientation.objects.bulk_create([Orientation(pk=uuid4(), project_id=one.project_id)])

    @pytest.mark.parametrize(
        "changes",
        [
            {"given_name": ""},
            {"agreed_how": "no"},
            {"tells": ["everything"]},
            {"sought": "x" * 9000},
        ],
    )
    def test_what_is_no_orientation_is_refused(self, cast: Cast, changes: dict) -> None:
        door = door_laid(cast)
        words = {"given_name": "Amel", "agreed_how": "spoken", **changes}
        with pytest.raises(PermissionDenied), entered(NOBODY):
            receive_orientation(door=door, sent=Sent(**words), orientation_id=uuid4())
        assert not kept()

    def test_an_orientation_is_never_written_over(self, cast: Cast) -> None:
        door = door_laid(cast)
        one = sent(door)
        with entered(NOBODY):
            again = Sent(given_name="Quelqu’un d’autre")
            assert not receive_orientation(door=door, sent=again, orientation_id=one.pk)
        assert kept()[0].given_name == "Salima"

    def test_project_and_team_are_the_page_s(self, cast: Cast) -> None:
        """A door of nowhere receives nothing."""
        door_laid(cast)
        with pytest.raises(PermissionDenied), entered(NOBODY):
            receive_orientation(door=Door(slug="autre"), sent=Sent(given_name="Amel"), orientation_id=uuid4())

    def test_three_hundred_a_day_and_no_more(self, cast: Cast) -> None:
        door = door_laid(cast)
        one = sent(door)
        with as_batch("fixture"):
            columns = {"project": cast.project, "organisation": cast.mission_locale}
            columns |= {"received_at": clock.now(), "answer_by": one.answer_by, "given_name": "x"}
            Orientation.objects.bulk_create(Orientation(**columns) for _time in range(299))
        with pytest.raises(TooMany), entered(NOBODY):
            receive_orientation(door=door, sent=Sent(given_name="Amel"), orientation_id=uuid4())

    @pytest.mark.parametrize(
        ("changes", "level"),
        [
            ({"structure": "Maison de quartier", "kind": "association"}, 2),
            ({"structure": "Maison de quartier", "kind": "health"}, 11),
            ({"structure": "Le Pont", "kind": "addiction"}, 11),
            ({"structure": "Le Pont", "kind": "justice"}, 12),
            ({"structure": "Le Pont", "kind": "violence"}, 12),
            ({"structure": "Service social du CHU", "kind": "social"}, 11),
            ({"structure": "Maison des femmes", "kind": "association"}, 12),
            ({"structure": "SPIP de Béziers", "kind": ""}, 12),
            ({"structure": "Passerelles 34", "kind": "association"}, 2),
            ({"structure": "Le Pont", "kind": "housing", "covered": True}, 12),
        ],
    )
    def test_an_origin_that_tells_something_is_covered_from_the_start(
        self, cast: Cast, changes: dict, level: int
    ) -> None:
        assert sent(door_laid(cast), **changes).origin.level == level

    def test_what_the_project_knows_of_a_structure_is_stricter_than_the_form(self, cast: Cast) -> None:
        known = structure_laid(cast, "Le Pont", reveals="violence")
        one = sent(door_laid(cast), structure="LE PONT", kind="association")
        assert one.origin.level == 12
        assert one.origin.orienting_organisation_id == known.pk

    def test_nobody_calls_the_other_functions(self, cast: Cast) -> None:
        one = sent(door_laid(cast))
        for query, values in (
            ("SELECT attach_orientation(%s, %s)", [one.pk, cast.nour.pk]),
            ("SELECT cover_origins(%s)", [uuid4()]),
            ("SELECT name_origin(%s, %s)", [one.pk, uuid4()]),
            ("SELECT add_sender_word(%s, %s)", [uuid4(), b"x"]),
        ):
            with (
                pytest.raises(DatabaseError),
                transaction.atomic(),
                entered(NOBODY),
                connection.cursor() as cursor,
            ):
                cursor.execute(query, values)
        with entered(NOBODY), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM followed_orientation()")
            assert cursor.fetchone() == (0,)


class TestEdit:
    def url(self, cast: Cast, verb: str = "edit") -> str:
        return reverse(f"outreach:doors-{verb}", args=[cast.project.pk])

    def test_the_coordination_writes_the_page(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.dalia)
        said = {"what": "A", "whom": "B", "eligibility": "C", "answer_days": 5}
        answer = client.post(self.url(cast), {**said, "organisation": cast.association.pk})
        assert answer.status_code == 302
        door = Door.objects.get()
        assert (door.answer_days, door.organisation) == (5, cast.association)
        assert door.slug.startswith("ipr-occitanie-")
        assert door.get_absolute_url() in client.get(self.url(cast)).content.decode()
        client.post(self.url(cast), {**said, "what": "Autre", "organisation": cast.association.pk})
        assert (Door.objects.get().slug, Door.objects.get().what) == (door.slug, "Autre")

    def test_a_team_outside_the_project_cannot_receive(self, cast: Cast, signed_in: SignIn) -> None:
        said = {"what": "Mes mots", "whom": "B", "eligibility": "C", "answer_days": 5}
        page = signed_in(cast.dalia).post(self.url(cast), {**said, "organisation": cast.stranger.pk})
        assert "Mes mots" in page.content.decode()
        assert not Door.objects.exists()

    @pytest.mark.parametrize("verb", ["edit", "close"])
    def test_nobody_else_does(self, cast: Cast, signed_in: SignIn, verb: str) -> None:
        door_laid(cast)
        assert signed_in(cast.chloe).get(self.url(cast, verb)).status_code == 404
        for who in (cast.amina, cast.farid, cast.manon):
            assert signed_in(who).get(self.url(cast, verb)).status_code == 403
            assert signed_in(who).post(self.url(cast, verb), {"because": "x"}).status_code == 403
        assert Door.objects.get().is_open

    def test_it_closes_and_opens_again(self, cast: Cast, signed_in: SignIn) -> None:
        door_laid(cast)
        client = signed_in(cast.dalia)
        assert "Dites pourquoi" in client.post(self.url(cast, "close"), {"because": ""}).content.decode()
        client.post(self.url(cast, "close"), {"because": "Complet"})
        assert Door.objects.get().closed_by == cast.dalia
        assert client.get(self.url(cast, "reopen")).status_code == 405
        client.post(self.url(cast, "reopen"))
        assert Door.objects.get().is_open

    def test_the_screen_costs_little(
        self, cast: Cast, signed_in: SignIn, django_assert_max_num_queries
    ) -> None:
        door_laid(cast)
        client = signed_in(cast.dalia)
        with django_assert_max_num_queries(16):
            client.get(self.url(cast))

    def test_the_action_itself_is_the_coordination_s(self, cast: Cast) -> None:
        welcome = Welcome(organisation=cast.association, what="A", whom="B", eligibility="C", answer_days=5)
        with pytest.raises(PermissionDenied), acting(cast.amina):
            write_door(by=cast.amina, project=cast.project, welcome=welcome)
