"""The professional project: trades, what they ask, how they were tried, what was decided."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from filrouge.pathways.actions.objectives import Aim, agree_objective
from filrouge.pathways.actions.occupations import (
    Trade,
    Tried,
    decide_occupation,
    record_trial,
    target_occupation,
)
from filrouge.pathways.events import OccupationDecided, OccupationTargeted
from filrouge.pathways.models import OccupationDecision, Stand, TargetOccupation
from filrouge.pathways.plan import plan_of
from filrouge.pathways.thread import beads_of
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Occupation
from filrouge.shared import clock
from filrouge.shared.events import Event
from filrouge.shared.ui.thread import State, Strand
from tests.cast import Cast

from .litany import SignIn, assert_litany

TODAY = clock.today()
TYPED = {"words": "Cuisiner pour les enfants", "hours": "6 h 30 à 14 h", "pay": "SMIC"}


@pytest.fixture
def target(cast: Cast) -> TargetOccupation:
    with acting(cast.amina):
        trade = Trade(words="Cuisinière d’école", hours="Le matin")
        return target_occupation(by=cast.amina, pathway=cast.nour_pathway, trade=trade)


@pytest.fixture
def rome(db: None) -> Occupation:
    with as_batch("fixture"):
        one = Occupation.objects.get(code="G1602")
        one.name, one.hours, one.strain = "Commis / Commise de cuisine", ["Travail le samedi"], ["Debout"]
        one.save()
    return one


def url(verb: str, key: object) -> str:
    return reverse(f"pathways:occupations-{verb}", args=[key])


def stand(cast: Cast) -> Stand:
    with acting(cast.amina):
        return plan_of(cast.nour_pathway).trades[0].stand


def test_whoever_reaches_the_path_reads_the_project(
    cast: Cast, signed_in: SignIn, target: TargetOccupation
) -> None:
    page = assert_litany(cast, signed_in, "occupations-index", cast.nour_pathway.pk, refused="")
    assert "Cuisinière d’école" in page
    shared = signed_in(cast.dalia).get(url("index", cast.nour_pathway.pk)).content.decode()
    assert "Le matin" in shared
    assert "Ajouter un métier" not in shared


def test_the_new_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    page = assert_litany(cast, signed_in, "occupations-new", cast.nour_pathway.pk)
    assert "Chercher dans les métiers" in page


@pytest.mark.parametrize("verb", ["edit", "settle"])
def test_each_screen_answers_each_of_the_cast(
    cast: Cast, signed_in: SignIn, target: TargetOccupation, verb: str
) -> None:
    assert "Cuisinière d’école" in assert_litany(cast, signed_in, f"occupations-{verb}", target.pk)


def test_named_then_described(cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
    client = signed_in(cast.amina)
    client.post(url("new", cast.nour_pathway.pk), TYPED)
    with acting(cast.amina):
        target = TargetOccupation.objects.get()
    assert (target.words, target.hours, target.occupation) == (TYPED["words"], "6 h 30 à 14 h", None)
    client.post(url("edit", target.pk), {**TYPED, "strain": "La chaleur"})
    with as_batch("look"):
        assert TargetOccupation.objects.get().strain == "La chaleur"
    assert [type(one) for one in heard] == [OccupationTargeted, OccupationTargeted]


def test_found_in_the_persons_words_what_it_asks_is_a_beginning(
    cast: Cast, signed_in: SignIn, rome: Occupation
) -> None:
    client, where = signed_in(cast.amina), url("new", cast.nour_pathway.pk)
    page = client.get(where, {"metier": "la cuisine"}).content.decode()
    assert "?metier=G1602&amp;dit=la%20cuisine" in page
    page = client.get(where, {"metier": "g1602", "dit": "aider en cuisine"}).content.decode()
    assert "Travail le samedi" in page
    assert 'value="aider en cuisine"' in page
    client.post(f"{where}?metier=aide", {**TYPED, "occupation": "G1602"})
    with acting(cast.amina):
        assert plan_of(cast.nour_pathway).trades[0].rome == rome


def test_a_trade_has_a_name(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.amina).post(url("new", cast.nour_pathway.pk), {**TYPED, "words": ""})
    assert "Écrivez le métier comme la personne le dit." in page.content.decode()
    assert "6 h 30 à 14 h" in page.content.decode()


def test_where_it_stands_follows_what_happened(cast: Cast, target: TargetOccupation) -> None:
    verdicts = OccupationDecision.Verdict
    assert stand(cast) is Stand.IDEA
    with acting(cast.amina):
        visit = Tried(kind="visit", on=TODAY, learned="J’ai aimé l’odeur")
        record_trial(by=cast.amina, target=target, tried=visit)
        assert stand(cast) is Stand.TRIED
        for verdict, expected in (
            (verdicts.CONFIRMED, Stand.CONFIRMED),
            (verdicts.DROPPED, Stand.DROPPED),
            (verdicts.REOPENED, Stand.TRIED),
        ):
            decide_occupation(by=cast.amina, target=target, verdict=verdict, on=TODAY, because="Vu ensemble")
            assert stand(cast) is expected


def test_letting_go_asks_why(cast: Cast, signed_in: SignIn, target: TargetOccupation) -> None:
    typed = {"verdict": "dropped", "on": TODAY.isoformat(), "because": ""}
    page = signed_in(cast.amina).post(url("settle", target.pk), typed).content.decode()
    assert "Dites en un mot pourquoi" in page
    with acting(cast.amina), pytest.raises(ValidationError):
        decide_occupation(by=cast.amina, target=target, verdict="dropped", on=TODAY)


def test_decided_it_stands_on_the_strand_of_work(
    cast: Cast, signed_in: SignIn, target: TargetOccupation, heard: list[Event]
) -> None:
    typed = {"verdict": "dropped", "on": TODAY.isoformat(), "because": "Trop tôt le matin"}
    signed_in(cast.amina).post(url("settle", target.pk), typed)
    assert [type(one) for one in heard] == [OccupationDecided]
    with acting(cast.amina):
        (bead,) = [one for one in beads_of(cast.nour.pk) if "Métier laissé" in one.label]
    assert (bead.strand, bead.state, bead.note) == (Strand.WORK, State.DROPPED, "Trop tôt le matin")


def test_the_project_shows_what_it_feeds(cast: Cast, signed_in: SignIn, target: TargetOccupation) -> None:
    aim = Aim(words="Entrer en cuisine", domain="professional", agreed_on=TODAY, occupation=target)
    with acting(cast.amina):
        agree_objective(by=cast.amina, pathway=cast.nour_pathway, aim=aim)
    page = signed_in(cast.amina).get(url("index", cast.nour_pathway.pk)).content.decode()
    assert "L’objectif « Entrer en cuisine »" in page
