"""Noting whom one met outside."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from filrouge.outreach.actions.encounters import Heard, Who, note_encounter
from filrouge.outreach.events import EncounterNoted
from filrouge.outreach.models import (
    Acquaintance,
    Arrival,
    BroughtBy,
    Choice,
    Encounter,
    Identification,
    Kind,
    Reticence,
    Tally,
)
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import acquaintance_of, met, momo, outing_laid, shipped
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db
NEW = "/hors-les-murs/rencontres/nouvelle/"


class TestNoting:
    def test_nobody_s_name_is_needed(self, cast: Cast, heard: list[Event]) -> None:
        outing = outing_laid(cast)
        encounter = met(cast, outing=outing, heard=Heard(needs=[shipped("need")]))
        assert encounter.acquaintance is None
        assert encounter.commune_code == "34032"
        announced = heard[-1]
        assert isinstance(announced, EncounterNoted)
        assert (announced.encounter_id, announced.outing_id) == (encounter.pk, outing.pk)

    def test_a_nickname_makes_an_acquaintance_who_can_be_met_again(self, cast: Cast) -> None:
        first = met(cast, who=momo(age_band="young"), at=clock.now() - timedelta(days=9))
        step = shipped("next_step", 2)
        again = momo(acquaintance_id=first.acquaintance_id, nickname="", sex="man")
        met(cast, who=again, heard=Heard(next_step=step, next_step_on=clock.today()))
        with acting(cast.farid):
            one = Acquaintance.objects.get()
            assert (one.nickname, one.age_band, one.sex) == ("Momo", "young", "man")
            assert (one.next_step_id, one.is_due) == (step, True)
            assert one.encounters.count() == 2

    def test_an_older_encounter_sent_late_does_not_change_what_is_next(self, cast: Cast) -> None:
        step = shipped("next_step")
        last = met(cast, who=momo(), heard=Heard(next_step=step, next_step_on=clock.today()))
        late = momo(acquaintance_id=last.acquaintance_id)
        met(cast, who=late, at=clock.now() - timedelta(days=3))
        with acting(cast.farid):
            assert Acquaintance.objects.get().next_step_id == step

    def test_a_name_and_a_telephone_are_kept_encrypted(self, cast: Cast) -> None:
        who = Who(identification=Identification.IDENTIFIED, given_name="Lina", phone="06 12 34 56 78")
        one = acquaintance_of(met(cast, who=who))
        assert one.phone == "+33612345678"
        with as_batch("look"):
            stored = Acquaintance.objects.values_list("phone", flat=True).get()
        assert b"612345678" not in bytes(stored)

    def test_it_is_tallied_by_what_is_coarse(self, cast: Cast) -> None:
        at = timezone.localtime(clock.now() - timedelta(days=2)).replace(hour=18, minute=10)
        met(cast, at=at, outing=outing_laid(cast), who=Who(age_band="young", sex="woman"))
        with acting(cast.farid):
            tally = Tally.objects.get()
        assert (tally.channel, tally.hour_band, tally.zone) == (Kind.BUS, "evening", "qpv")
        assert (tally.age_band, tally.sex, tally.month.day) == ("young", "woman", 1)

    def test_out_of_any_outing_word_of_mouth_is_the_channel(self, cast: Cast) -> None:
        met(cast, heard=Heard(brought_by=BroughtBy.FRIEND))
        met(cast)
        with acting(cast.farid):
            channels = set(Tally.objects.values_list("channel", flat=True))
        assert channels == {Arrival.WORD, Arrival.OTHER}

    @pytest.mark.parametrize(
        ("who", "sentence"),
        [
            (Who(identification=Identification.NICKNAME), "prénom ou le surnom"),
            (Who(identification=Identification.IDENTIFIED, nickname="Li"), "Il manque le prénom"),
            (momo(phone="06 12"), "pas complet"),
        ],
    )
    def test_what_is_missing_is_said(self, cast: Cast, who: Who, sentence: str) -> None:
        with pytest.raises(ValidationError, match=sentence):
            met(cast, who=who)

    def test_it_cannot_be_tomorrow(self, cast: Cast) -> None:
        with pytest.raises(ValidationError, match="pas encore eu lieu"):
            met(cast, at=clock.now() + timedelta(hours=1))

    def test_a_line_of_another_list_or_project_is_refused(self, cast: Cast) -> None:
        with as_batch("elsewhere"):
            other = Choice.objects.create(project=cast.other_project, list="need", label="Autre")
        for needs in ([other.pk], [shipped("help")]):
            with pytest.raises(ValidationError, match="n’existe pas dans les listes"):
                met(cast, heard=Heard(needs=needs))

    def test_not_for_another_team(self, cast: Cast) -> None:
        for user, organisation in ((cast.chloe, cast.association), (cast.farid, cast.mission_locale)):
            with acting(user), pytest.raises(PermissionDenied):
                note_encounter(by=user, project=cast.project, organisation=organisation, at=clock.now())


class TestReach:
    def test_the_team_sees_whom_it_met_and_no_other_team(self, cast: Cast) -> None:
        met(cast, who=momo())
        for user, count in (
            (cast.farid, 1),
            (cast.amina, 0),
            (cast.dalia, 0),
            (cast.chloe, 0),
            (cast.olga, 0),
        ):
            with acting(user):
                assert Encounter.objects.count() == Acquaintance.objects.count() == count

    def test_the_coordinator_counts_what_she_cannot_read(self, cast: Cast) -> None:
        met(cast)
        with acting(cast.dalia):
            assert Tally.objects.count() == 1
        with acting(cast.amina):
            assert Tally.objects.count() == 0

    def test_nothing_of_it_enters_history(self, cast: Cast) -> None:
        met(cast, who=momo(), heard=Heard(note="Deux enfants"))
        with as_batch("look"):
            assert not Change.objects.filter(table__startswith="outreach_").exists()


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        outing = outing_laid(cast)
        query = f"?action={outing.pk}"
        page = assert_litany(
            cast, signed_in, "encounters-new", hidden=("chloe",), refused=("manon",), query=query
        )
        assert "Un papier à remplir" in page
        assert "Jamais le nom de quelqu’un d’autre" in page

    def test_saving_an_empty_form_is_an_encounter_in_two_taps(self, cast: Cast, signed_in: SignIn) -> None:
        outing = outing_laid(cast)
        answer = signed_in(cast.farid).post(NEW, {"action": str(outing.pk), "outing": str(outing.pk)})
        assert answer.url == reverse("outreach:outings-show", args=[outing.pk])
        with acting(cast.farid):
            assert Encounter.objects.get().outing == outing

    def test_all_is_noted_in_one_form(self, cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
        soon = clock.today() + timedelta(days=2)
        values = {
            "nickname": "Lina",
            "needs": [shipped("need"), shipped("need", 3)],
            "helps": [shipped("help")],
            "next_step": shipped("next_step"),
            "next_step_on": soon.isoformat(),
            "reticences": [shipped("reticence"), shipped("reticence", 2)],
            "reply": shipped("reply"),
            "helped": "yes",
            "sex": "woman",
            "age_band": "young",
            "brought_by": "friend",
            "note": "Parle bien",
        }
        signed_in(cast.farid).post(NEW, values)
        with acting(cast.farid):
            encounter = Encounter.objects.get()
            one = acquaintance_of(encounter)
            assert (one.called, one.next_step_on, encounter.note) == ("Lina", soon, "Parle bien")
            assert len(encounter.needs) == 2
        with as_batch("count"):
            assert {one.helped for one in Reticence.objects.all()} == {"yes"}
            assert Reticence.objects.count() == 2
        assert isinstance(heard[-1], EncounterNoted)

    def test_another_one_follows_at_once(self, cast: Cast, signed_in: SignIn) -> None:
        outing = outing_laid(cast)
        values = {"action": str(outing.pk), "outing": str(outing.pk), "encore": "1"}
        answer = signed_in(cast.farid).post(NEW, values)
        assert answer.url.startswith(NEW)
        assert str(outing.pk) in answer.url

    def test_someone_met_before_is_met_again(self, cast: Cast, signed_in: SignIn) -> None:
        one = acquaintance_of(met(cast, who=momo()))
        client = signed_in(cast.farid)
        assert "Revoir Momo" in client.get(NEW, {"personne": str(one.pk)}).content.decode()
        client.post(NEW, {"personne": str(one.pk), "known": str(one.pk)})
        with acting(cast.farid):
            assert Acquaintance.objects.get().encounters.count() == 2

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"at": "2999-01-01T10:00"}, "n’a pas encore eu lieu"),
            ({"next_step_on": "2020-01-01"}, "Ce jour est passé"),
            ({"phone": "06 12"}, "pas complet"),
            ({"family_name": "Haddad"}, "Notez aussi le prénom"),
            ({"commune": "Nulle-Part"}, "Cette commune n’est pas reconnue"),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
    ) -> None:
        page = signed_in(cast.farid).post(NEW, {"nickname": "Lina", "note": "Deux mots", **wrong})
        assert sentence in page.content.decode()
        assert "Deux mots" in page.content.decode()
        with acting(cast.farid):
            assert not Encounter.objects.exists()

    def test_no_more_than_eight_taps_from_the_outing_to_a_saved_nickname(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        """Noter une rencontre, a need, a help, what comes next, the nickname, sex, age, Enregistrer."""
        outing = outing_laid(cast)
        page = signed_in(cast.farid).get(NEW, {"action": str(outing.pk)}).content.decode()
        before_any_fold = page[: page.index('<details class="more"')]
        for name in ("needs", "helps", "next_step", "nickname", "sex", "age_band"):
            assert f'name="{name}"' in before_any_fold, name
        assert f'<option value="{outing.pk}" selected>' in page
