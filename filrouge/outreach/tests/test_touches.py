"""« Comment nous avez-vous connus ? » : her answer, kept as hers, counted before what we lived with her."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from filrouge.outreach.actions.reaching import become_person
from filrouge.outreach.actions.touches import Declared, declare_touch
from filrouge.outreach.channels import Asked
from filrouge.outreach.events import TouchDeclared
from filrouge.outreach.models import (
    Acquaintance,
    Arrival,
    Dimension,
    Introduction,
    Kind,
    Measure,
    Touch,
    TouchTold,
)
from filrouge.people.actions.information import HowGiven
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import acquaintance_of, met, momo
from .litany import SignIn, assert_litany
from .test_channels import came, counted, line_of, people

pytestmark = pytest.mark.django_db
FRIEND = {"channel": "word", "category": "friend", "decided": "", "name": ""}


def url_of(cast: Cast) -> str:
    return f"/personnes/{cast.nour.pk}/comment-connus/"


def declared(cast: Cast, **said: object) -> Touch:
    words = Declared(**{"channel": Arrival.WORD, "category": "friend", **said})
    with acting(cast.amina):
        return declare_touch(by=cast.amina, person=cast.nour, project=cast.project, said=words)


class TestDeclaring:
    def test_a_category_says_it_and_no_name_is_kept(self, cast: Cast, heard: list[Event]) -> None:
        touch = declared(cast)
        assert (touch.declared, touch.told, touch.category) == (True, "first", "friend")
        with acting(cast.amina):
            assert not Introduction.objects.exists()
            assert Touch.objects.count() == 1  # what decided was not said
        assert [event.touch_id for event in heard if isinstance(event, TouchDeclared)] == [touch.pk]

    def test_a_name_needs_the_agreement_of_both(self, cast: Cast) -> None:
        with pytest.raises(ValidationError, match="accord des deux"):
            declared(cast, name="Salima")
        with acting(cast.amina):
            assert not Touch.objects.exists()
        declared(cast, name="Salima", both_agree=True)
        with acting(cast.bruno):
            assert Introduction.objects.get().name == "Salima"
        with acting(cast.dalia):  # shares the path, not the file
            assert Touch.objects.exists()
            assert not Introduction.objects.exists()

    @pytest.mark.parametrize("who", ["dalia", "farid", "chloe"])
    def test_only_the_team_in_charge_notes_it(self, cast: Cast, who: str) -> None:
        user = getattr(cast, who)
        with pytest.raises(PermissionDenied), acting(user):
            declare_touch(by=user, person=cast.nour, project=cast.project, said=Declared(channel="word"))

    def test_what_was_lived_is_said_of_neither_touch(self, cast: Cast) -> None:
        with pytest.raises(IntegrityError), transaction.atomic(), as_batch("fixture"):
            Touch.objects.create(
                person=cast.nour, project=cast.project, at=clock.now(), channel="bus", told="first"
            )


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(
            cast,
            signed_in,
            "touches-new",
            cast.nour.pk,
            who="amina",
            hidden=("chloe", "farid", "manon"),
            refused=("dalia",),
        )
        assert "Comment avez-vous entendu parler de nous" in page

    def test_the_answer_is_kept_and_shown_in_the_record(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        record = cast.nour.get_absolute_url()
        assert "pas encore demandé" in client.get(record).content.decode()
        assert client.post(url_of(cast), FRIEND).url == record
        assert "bouche à oreille (un·e ami·e)" in client.get(record).content.decode()
        again = client.get(url_of(cast)).content.decode()
        assert '<option value="word" selected>' in again

    def test_the_latest_answer_is_the_one(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        for channel in ("word", "market"):
            client.post(url_of(cast), {**FRIEND, "channel": channel, "category": "", "decided": "same"})
        assert "marché" in client.get(cast.nour.get_absolute_url()).content.decode()
        with acting(cast.amina):
            assert Touch.objects.declared().filter(told="last").first().channel == "market"

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"channel": ""}, "Choisissez une réponse"),
            ({"channel": "astrologie"}, "Comment avez-vous"),
            ({"name": "Salima"}, "Sans lui, effacez le nom"),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, changes: dict, said: str
    ) -> None:
        page = signed_in(cast.amina).post(url_of(cast), {**FRIEND, **changes}).content.decode()
        assert said in page
        assert 'value="friend"' in page
        with acting(cast.amina):
            assert not Touch.objects.exists()

    def test_another_project_s_file_is_not_written_by_its_address(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        asked = f"{url_of(cast)}?projet={cast.other_project.pk}"
        assert signed_in(cast.amina).get(asked).status_code == 403
        assert signed_in(cast.amina).get(f"{url_of(cast)}?projet={cast.project.pk}").status_code == 200

    def test_a_name_is_taken_back_in_one_press(self, cast: Cast, signed_in: SignIn) -> None:
        declared(cast, name="Salima", both_agree=True)
        client = signed_in(cast.amina)
        assert "Salima a parlé de nous" in client.get(url_of(cast)).content.decode()
        with acting(cast.amina):
            introduction = Introduction.objects.get()
        forget = f"/comment-connus/noms/{introduction.pk}/retirer/"
        for who in (cast.dalia, cast.farid, cast.chloe):
            assert signed_in(who).post(forget).status_code == 404
        assert client.get(forget).status_code == 405
        assert client.post(forget).status_code == 302
        assert "Salima" not in client.get(url_of(cast)).content.decode()
        with acting(cast.amina):
            assert Introduction.objects.get().name == ""
            assert Touch.objects.get().category == "friend"


class TestAsk:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        one = acquaintance_of(met(cast, who=momo()))
        hidden = ("chloe", "amina", "dalia", "manon")
        assert_litany(cast, signed_in, "touches-ask", one.pk, hidden=hidden)

    def test_what_someone_met_says_goes_with_her(self, cast: Cast, signed_in: SignIn) -> None:
        one = acquaintance_of(met(cast, who=momo()))
        shown = f"/hors-les-murs/personnes/{one.pk}/"
        client = signed_in(cast.farid)
        client.post(f"{shown}comment-connus/", {"channel": "word", "category": "former"})
        assert "bouche à oreille (quelqu’un déjà accompagné)" in client.get(shown).content.decode()
        with acting(cast.farid):
            one = Acquaintance.objects.select_related("project", "organisation").get(pk=one.pk)
            person = become_person(
                by=cast.farid,
                acquaintance=one,
                given=HowGiven(language="fra", how="spoken"),
                identity={"given_name": "Mohamed"},
            )
            touch = Touch.objects.declared().get(person=person)
        assert (touch.channel, touch.category, touch.told) == ("word", "former", "first")

    def test_it_cannot_be_empty(self, cast: Cast, signed_in: SignIn) -> None:
        one = acquaintance_of(met(cast, who=momo()))
        page = signed_in(cast.farid).post(f"/hors-les-murs/personnes/{one.pk}/comment-connus/", {})
        assert "la question peut attendre" in page.content.decode()


class TestCounting:
    def said_by_all(self, told: str, channel: str) -> None:
        with as_batch("everyone is asked"):
            for touch in Touch.objects.filter(declared=False).select_related("person", "project"):
                Touch.objects.create(
                    person=touch.person,
                    project=touch.project,
                    at=clock.now(),
                    channel=channel,
                    category="friend",
                    declared=True,
                    told=told,
                )

    def test_what_she_says_counts_before_what_we_lived(self, cast: Cast) -> None:
        for _ in range(5):
            came(cast, Kind.BUS)
        self.said_by_all(TouchTold.FIRST, Arrival.WORD)
        channels = counted(cast)
        assert people(line_of(channels, "bouche à oreille").agreed_first) == 5
        bus = line_of(channels, "bus itinérant")
        assert (bus.agreed_first, people(bus.agreed_last)) == (None, 5)

    def test_asked_after_the_request_it_counts_all_the_same(self, cast: Cast) -> None:
        for _ in range(5):
            came(cast, Kind.BUS)
        self.said_by_all(TouchTold.LAST, Kind.MARKET)
        assert people(line_of(counted(cast), "marché").agreed_last) == 5

    def test_word_of_mouth_is_told_by_category_and_without_an_hour(self, cast: Cast) -> None:
        for _ in range(5):
            came(cast, Kind.BUS)
        self.said_by_all(TouchTold.FIRST, Kind.BUS)
        by = counted(cast, Asked(Measure.CANDIDACY, TouchTold.FIRST, Dimension.BROUGHT_BY)).crossed
        assert [str(label) for label in by.columns] == ["un·e ami·e"]
        hour = counted(cast, Asked(Measure.CANDIDACY, TouchTold.FIRST, Dimension.HOUR)).crossed
        assert [str(label) for label in hour.columns] == ["sans heure"]
