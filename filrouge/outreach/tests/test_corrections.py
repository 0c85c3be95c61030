"""Correcting an encounter already noted: at the desk, or from the telephone that noted it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from filrouge.outreach.actions.corrections import ChangedMeanwhile, Corrected, correct_encounter
from filrouge.outreach.actions.encounters import Heard
from filrouge.outreach.actions.reaching import become_person
from filrouge.outreach.events import EncounterCorrected
from filrouge.outreach.models import Acquaintance, Choice, Encounter, Kind, Tally
from filrouge.people.actions.information import HowGiven
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from filrouge.sync.models import Operation
from filrouge.sync.tests.phone import Phone, id_of, registered
from tests.cast import Cast

from .laying import acquaintance_of, met, momo, outing_laid, shipped
from .litany import SignIn, assert_litany
from .test_offline import correction_of, encounter_text

pytestmark = pytest.mark.django_db


def corrected(one: Encounter, **changes: object) -> Corrected:
    values = {"at": one.at, "outing": one.outing, "heard": Heard(needs=one.needs, note=one.note), **changes}
    return Corrected(**values)  # type: ignore[arg-type]


def correct(cast: Cast, one: Encounter, base: str | None = None, **changes: object) -> None:
    with acting(cast.farid):
        correct_encounter(by=cast.farid, encounter=one, corrected=corrected(one, **changes), base=base)


def posted(one: Encounter, **changes: object) -> dict:
    """What the screen sends when nothing was touched."""
    at = one.at.astimezone(clock.PARIS).strftime("%Y-%m-%dT%H:%M")
    return {"version": one.version, "needs": one.needs, "note": one.note, "at": at, **changes}


def encounter_of(cast: Cast) -> Encounter:
    with acting(cast.farid):
        return Encounter.objects.select_related("project", "organisation", "outing__place").get()


class TestAction:
    def test_it_reads_as_it_should_have_and_says_by_whom(self, cast: Cast, heard: list[Event]) -> None:
        one = met(cast, heard=Heard(needs=[shipped("need")], note="Le bail"))
        correct(cast, one, heard=Heard(needs=[shipped("need", 2)], note="Le loyer"), age_band="young")
        now = encounter_of(cast)
        assert (now.note, now.needs, now.age_band) == ("Le loyer", [shipped("need", 2)], "young")
        assert now.corrected_by_id == cast.farid.pk
        assert now.corrected_at is not None
        assert isinstance(heard[-1], EncounterCorrected)

    def test_it_is_counted_otherwise(self, cast: Cast) -> None:
        one, outing = met(cast), outing_laid(cast)
        correct(cast, one, outing=outing, sex="woman")
        with acting(cast.farid):
            tally = Tally.objects.get()
            assert (tally.channel, tally.outing, tally.zone, tally.sex) == (Kind.BUS, outing, "qpv", "woman")
            assert encounter_of(cast).commune_code == "34032"

    def test_what_was_promised_follows_the_latest_encounter_only(self, cast: Cast) -> None:
        first = met(cast, who=momo(), at=clock.now() - timedelta(days=9))
        again = momo(acquaintance_id=first.acquaintance_id)
        second = met(cast, who=again, heard=Heard(next_step=shipped("next_step")))
        correct(cast, first, heard=Heard(next_step=shipped("next_step", 3)))
        with acting(cast.farid):
            assert Acquaintance.objects.get().next_step_id == shipped("next_step")
        correct(cast, second, heard=Heard(next_step=shipped("next_step", 2)))
        with acting(cast.farid):
            assert Acquaintance.objects.get().next_step_id == shipped("next_step", 2)

    def test_what_was_done_meanwhile_is_not_promised_again(self, cast: Cast) -> None:
        step = Heard(next_step=shipped("next_step"), note="Le bail")
        one = met(cast, who=momo(), heard=step)
        with as_batch("it was done"):
            Acquaintance.objects.update(next_step=None)
        correct(cast, one, heard=Heard(next_step=shipped("next_step"), note="Le loyer"))
        with acting(cast.farid):
            assert Acquaintance.objects.get().next_step is None

    def test_another_day_moves_when_she_was_met_last(self, cast: Cast) -> None:
        one, day = met(cast, who=momo()), clock.now() - timedelta(days=5)
        correct(cast, one, at=day)
        with acting(cast.farid):
            assert Acquaintance.objects.get().last_met_at == day

    def test_never_over_what_somebody_wrote_meanwhile(self, cast: Cast) -> None:
        one = met(cast, heard=Heard(note="Le bail"))
        correct(cast, one, base="", heard=Heard(note="Le loyer"))
        with pytest.raises(ChangedMeanwhile):
            correct(cast, one, base="", heard=Heard(note="La caution"))
        assert encounter_of(cast).note == "Le loyer"

    def test_what_cannot_be_is_refused(self, cast: Cast) -> None:
        one = met(cast)
        with pytest.raises(ValidationError):
            correct(cast, one, heard=Heard(needs=[shipped("help")]))
        with pytest.raises(ValidationError):
            correct(cast, one, at=clock.now() + timedelta(hours=1))

    @pytest.mark.parametrize("who", ["amina", "chloe", "dalia"])
    def test_by_nobody_else(self, cast: Cast, who: str) -> None:
        one, user = met(cast), getattr(cast, who)
        with acting(user), pytest.raises(PermissionDenied):
            correct_encounter(by=user, encounter=one, corrected=corrected(one))

    def test_not_once_she_read_it_and_kept_it(self, cast: Cast) -> None:
        with pytest.raises(PermissionDenied, match="ne se réécrit plus"):
            correct(cast, followed(cast))


def followed(cast: Cast) -> Encounter:
    """Of somebody who agreed to be followed, and kept it."""
    one = met(cast, who=momo())
    given = HowGiven(language="fra", how="spoken", witness="Sara, médiatrice")
    identity = {"given_name": "Mohamed", "family_name": "Kone"}
    with acting(cast.farid):
        become_person(by=cast.farid, acquaintance=acquaintance_of(one), given=given, identity=identity)
    return encounter_of(cast)


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        one = met(cast, who=momo(), outing=outing_laid(cast), heard=Heard(note="Le bail"))
        hidden = ("chloe", "amina", "dalia", "manon")
        page = assert_litany(cast, signed_in, "encounters-edit", one.pk, hidden=hidden)
        assert "Le bail" in page
        assert "Momo" in page
        assert 'name="reticences"' not in page

    def test_part_of_a_file_it_is_read_and_not_rewritten(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("outreach:encounters-edit", args=[followed(cast).pk])
        assert signed_in(cast.farid).get(url).status_code == 403
        assert signed_in(cast.farid).post(url, {}).status_code == 403

    def test_the_pages_that_show_it_lead_there(self, cast: Cast, signed_in: SignIn) -> None:
        one = met(cast, who=momo(), outing=outing_laid(cast))
        url = reverse("outreach:encounters-edit", args=[one.pk])
        for name, pk in (("acquaintances-show", one.acquaintance_id), ("outings-show", one.outing_id)):
            assert url in signed_in(cast.farid).get(reverse(f"outreach:{name}", args=[pk])).content.decode()

    def test_it_is_corrected_and_one_is_back(self, cast: Cast, signed_in: SignIn) -> None:
        one = met(cast, who=momo(), heard=Heard(needs=[shipped("need")], note="Le bail"))
        url = reverse("outreach:encounters-edit", args=[one.pk])
        answer = signed_in(cast.farid).post(url, posted(one, note="Le loyer"))
        assert answer.url == reverse("outreach:acquaintances-show", args=[one.acquaintance_id])
        now = encounter_of(cast)
        assert (now.note, now.needs, now.at) == ("Le loyer", [shipped("need")], one.at)
        assert "(corrigée le" in signed_in(cast.farid).get(answer.url).content.decode()

    def test_a_promise_of_the_past_stays_as_it_was(self, cast: Cast, signed_in: SignIn) -> None:
        past = clock.today() - timedelta(days=2)
        step = Heard(next_step=shipped("next_step"), next_step_on=past)
        one = met(cast, who=momo(), heard=step, at=clock.now() - timedelta(days=9))
        url = reverse("outreach:encounters-edit", args=[one.pk])
        values = posted(one, next_step=shipped("next_step"), next_step_on=past.isoformat(), note="Vu")
        assert signed_in(cast.farid).post(url, values).status_code == 302
        assert encounter_of(cast).next_step_on == past

    def test_a_line_withdrawn_since_stays_ticked(self, cast: Cast, signed_in: SignIn) -> None:
        one = met(cast, heard=Heard(needs=[shipped("need")]))
        with as_batch("the project rewrites its list"):
            Choice.objects.filter(pk=shipped("need")).update(ended_on=clock.today())
            Choice.objects.create(project=cast.project, list="need", label="Autre chose", rank=1)
        url = reverse("outreach:encounters-edit", args=[one.pk])
        page = signed_in(cast.farid).get(url).content.decode()
        assert f'value="{one.needs[0]}" ' in page
        assert signed_in(cast.farid).post(url, posted(one, note="Vu")).status_code == 302
        assert encounter_of(cast).needs == one.needs

    def test_written_by_somebody_else_meanwhile_both_are_on_the_screen(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        one = met(cast, heard=Heard(note="Le bail"))
        correct(cast, one, heard=Heard(note="Le loyer"))
        url, client = reverse("outreach:encounters-edit", args=[one.pk]), signed_in(cast.farid)
        page = client.post(url, posted(one, note="La caution")).content.decode()
        assert "pendant que vous écriviez" in page
        assert "Le loyer" in page
        assert "La caution" in page
        assert encounter_of(cast).note == "Le loyer"
        assert client.post(url, posted(encounter_of(cast), note="La caution")).status_code == 302
        assert encounter_of(cast).note == "La caution"

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"at": ""}, "Dites quand c’était."),
            ({"at": "2999-01-01T10:00"}, "n’a pas encore eu lieu"),
            ({"next_step": "", "next_step_on": "2999-01-01"}, "Dites ce qui est prévu"),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
    ) -> None:
        one = met(cast, heard=Heard(note="Le bail"))
        url = reverse("outreach:encounters-edit", args=[one.pk])
        page = signed_in(cast.farid).post(url, posted(one, note="Deux mots", **wrong)).content.decode()
        assert sentence in page
        assert "Deux mots" in page
        assert encounter_of(cast).note == "Le bail"

    def test_what_she_asked_to_drop_is_not_there(self, cast: Cast, signed_in: SignIn) -> None:
        one = met(cast)
        with as_batch("she drops it"):
            Encounter.objects.update(dropped_at=clock.now())
        assert (
            signed_in(cast.farid).get(reverse("outreach:encounters-edit", args=[one.pk])).status_code == 404
        )


@pytest.fixture
def phone(cast: Cast, signed_in: Callable) -> Phone:
    """Farid's, on the bus."""
    return registered(signed_in(cast.farid))


@pytest.fixture
def first(cast: Cast, phone: Phone) -> str:
    """Sent already."""
    text = encounter_text(cast, note="Le bail", outing=str(outing_laid(cast).pk))
    assert phone.states(text) == ["applied"]
    return text


class TestFromTheTelephone:
    def test_only_what_changed_is_written(self, cast: Cast, phone: Phone, first: str) -> None:
        before = encounter_of(cast)
        changes = {"note": ["Le bail", "Le loyer"], "sex": ["", "woman"]}
        sent = phone.send(correction_of(cast, first, changes), ask=[id_of(first)])["results"]
        assert [one["state"] for one in sent] == ["applied", "applied"]
        assert sent[0]["version"] != sent[1]["version"]
        now = encounter_of(cast)
        assert (now.note, now.sex, now.needs, now.outing) == (
            "Le loyer",
            "woman",
            before.needs,
            before.outing,
        )
        with acting(cast.farid):
            assert Tally.objects.get().sex == "woman"

    def test_changed_at_the_desk_meanwhile_both_are_kept(self, cast: Cast, phone: Phone, first: str) -> None:
        correct(cast, encounter_of(cast), heard=Heard(needs=encounter_of(cast).needs, note="Le studio"))
        changes = {"note": ["Le bail", "Le loyer"], "age_band": ["", "young"]}
        (answer,) = phone.send(correction_of(cast, first, changes))["results"]
        assert answer["state"] == "conflict"
        (sides,) = answer["conflicts"]
        assert (sides["mine"], sides["theirs"], sides["joined"]) == (
            "Le loyer",
            "Le studio",
            "Le studio\nLe loyer",
        )
        now = encounter_of(cast)
        assert (now.note, now.age_band) == ("Le studio", "young")

    def test_two_sides_that_ticked_the_same_agree(self, cast: Cast, phone: Phone, first: str) -> None:
        one, two = shipped("need"), shipped("need", 2)
        correct(cast, encounter_of(cast), heard=Heard(needs=[two, one], note="Le bail"))
        assert phone.states(correction_of(cast, first, {"needs": [[one], [one, two]]})) == ["applied"]

    def test_the_same_correction_twice_changes_nothing_twice(
        self, cast: Cast, phone: Phone, first: str
    ) -> None:
        text = correction_of(cast, first, {"note": ["Le bail", "Le loyer"]})
        assert phone.states(text) == phone.states(text) == ["applied"]
        correct(cast, encounter_of(cast), heard=Heard(note="Le studio"))
        assert phone.states(text) == ["applied"]
        assert encounter_of(cast).note == "Le studio"

    def test_a_correction_of_a_correction(self, cast: Cast, phone: Phone, first: str) -> None:
        one = correction_of(cast, first, {"note": ["Le bail", "Le loyer"]})
        two = correction_of(cast, first, {"note": ["Le loyer", "La caution"]}, after=[id_of(one)])
        assert phone.states(two, one) == ["applied", "applied"]
        assert encounter_of(cast).note == "La caution"

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"needs": [[], [999_999_999]]}, "n’existe pas dans les listes"),
            ({"sex": ["", "martien"]}, "n’est pas complète : sex"),
        ],
    )
    def test_what_is_wrong_is_said_to_its_author(
        self, cast: Cast, phone: Phone, first: str, changes: dict, sentence: str
    ) -> None:
        with acting(cast.farid):
            known = Encounter.objects.get().needs
        changes = {name: [known if name == "needs" else pair[0], pair[1]] for name, pair in changes.items()}
        (answer,) = phone.send(correction_of(cast, first, changes))["results"]
        assert answer["state"] == "refused"
        assert sentence in answer["why"]

    def test_once_part_of_a_file_it_is_refused_with_a_sentence(self, cast: Cast, phone: Phone) -> None:
        text = encounter_text(cast, identification="nickname", nickname="Momo")
        phone.send(text)
        given = HowGiven(language="fra", how="spoken", witness="Sara, médiatrice")
        with acting(cast.farid):
            become_person(
                by=cast.farid,
                acquaintance=Acquaintance.objects.get(),
                given=given,
                identity={"given_name": "Mohamed", "family_name": "Kone"},
            )
        (answer,) = phone.send(correction_of(cast, text, {"note": ["", "Le loyer"]}))["results"]
        assert answer["state"] == "refused"
        assert "ne se réécrit plus" in answer["why"]

    def test_another_team_s_waits_for_the_coordination(
        self, cast: Cast, phone: Phone, first: str, signed_in: Callable
    ) -> None:
        text = correction_of(cast, first, {"note": ["Le bail", "Le loyer"]})
        assert registered(signed_in(cast.amina)).states(text) == ["waiting"]  # it is not hers to correct
        with acting(cast.amina):
            assert Operation.objects.get().row_id is None
        assert encounter_of(cast).note == "Le bail"
