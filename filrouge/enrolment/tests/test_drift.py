"""Drift: who comes against whom the project wished to reach; counted by batch, never telling anyone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.enrolment import tasks
from filrouge.enrolment.models import Candidacy, Stage, TargetFigure
from filrouge.people.models import Person, SpokenLanguage
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Commune
from filrouge.shared import clock
from filrouge.vigilance.evaluation import evaluate_teams
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .groups import answer, begin, lay_candidacies, lay_person, start_long_ago
from .test_targeting import write

SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def mid_month() -> object:
    with time_machine.travel("2026-11-18T10:00:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def few_women(cast: Cast) -> None:
    """Six women and thirty-four men asked to come this month and the month before."""
    start_long_ago(cast)
    write(cast, wishes={"woman": 50, "over_40": 10})
    for days in (0, 30):
        lay_candidacies(cast, ["woman"] * 3 + ["man"] * 17, clock.today() - timedelta(days=days))


def counted() -> None:
    tasks.count_targets_nightly(0)


def page(client: Client, cast: Cast, **asked: str) -> str:
    answer = client.get(reverse("enrolment:drift-show", args=[cast.project.pk]), asked)
    assert answer.status_code == 200
    return answer.text


def _candidacies(people: list[Person]) -> list[Candidacy]:
    with as_batch("look"):
        return list(Candidacy.objects.filter(person__in=people))


def whole(group: str, stage: str = Stage.CANDIDACY) -> TargetFigure:
    return TargetFigure.objects.get(group=group, stage=stage, month=None)


def test_the_months_are_suppressed_and_their_sum_is_told(cast: Cast, few_women: None) -> None:
    counted()
    women = TargetFigure.objects.filter(group="woman", month__isnull=False, people__gt=0)
    assert [(one.people, one.inside, one.inside_small, one.outside) for one in women] == [
        (20, None, True, None)
    ] * 2
    assert (whole("woman").inside, whole("woman").percent) == (6, 15)
    assert whole("over_40").percent == 0


def test_what_was_not_asked_is_unknown_and_not_a_no(cast: Cast) -> None:
    start_long_ago(cast)
    lay_candidacies(cast, [""] * 6 + ["woman"] * 6, clock.today())
    counted()
    assert (whole("woman").unknown, whole("woman").percent) == (6, 100)
    assert (whole("qpv").known, whole("qpv").percent) == (0, None)


def test_living_in_a_district_is_an_answer_and_rural_may_be_told_by_the_commune(cast: Cast) -> None:
    start_long_ago(cast)
    with as_batch("fixture"):
        Commune.objects.create(
            code="34001", name="x", search_key="x", department="34", postcodes=[], density=6
        )
    people = lay_candidacies(cast, ["woman"] * 12, clock.today())
    with as_batch("fixture"):
        Person.objects.filter(pk__in=[one.pk for one in people]).update(commune_code="34001")
    for candidacy in _candidacies(people[:6]):
        answer(cast, candidacy, "qpv", "met")
        answer(cast, candidacy, "rural", "not_met")
    for candidacy in _candidacies(people[6:]):
        answer(cast, candidacy, "cannot_read", "unknown")
    counted()
    assert (whole("qpv").inside, whole("qpv").unknown) == (6, 6)
    assert (whole("rural").inside, whole("rural").outside) == (6, 6)
    assert whole("cannot_read").known == 0


def test_who_reads_none_of_her_languages_does_not_read(cast: Cast) -> None:
    start_long_ago(cast)
    people = lay_candidacies(cast, ["woman"] * 12, clock.today())
    with as_batch("fixture"):
        for number, person in enumerate(people):
            for code, reads in (("ara", number < 6), ("fra", False)):
                SpokenLanguage.objects.create(person=person, project=cast.project, code=code, reads=reads)
    counted()
    assert (whole("cannot_read").inside, whole("cannot_read").outside) == (6, 6)


def test_ages_are_those_of_the_day(cast: Cast) -> None:
    start_long_ago(cast)
    born = clock.today().replace(year=clock.today().year - 26)
    for number in range(6):
        begin(cast, lay_person(cast, f"Avant{number}", birth=born + timedelta(days=1)), clock.today())
        begin(cast, lay_person(cast, f"Pile{number}", birth=born), clock.today())
    counted()
    assert whole("under_26", Stage.ENTRY).inside == 6


def test_the_coordination_is_alerted_with_why_and_where_to_go(
    cast: Cast, few_women: None, signed_in: SignIn
) -> None:
    counted()
    with as_batch("fixture"):
        evaluate_teams()
    with acting(cast.dalia):
        alert = Alert.objects.get(rule="target_drift", subject_id=f"{cast.project.pk}:woman:candidacy")
        assert alert.user == cast.dalia
    for other in (cast.amina, cast.farid, cast.chloe):
        with acting(other):
            assert not Alert.objects.filter(rule="target_drift").exists()
    listed = signed_in(cast.dalia).get(reverse("vigilance:alerts-index")).text
    assert "peu de femmes parmi les candidatures" in listed
    assert "Sur douze mois : 15 %, pour 50 % souhaités. Où les rencontrer" in listed
    assert reverse("enrolment:drift-show", args=[cast.project.pk]) in listed


def test_the_alert_closes_when_they_come(cast: Cast, few_women: None) -> None:
    counted()
    with as_batch("fixture"):
        evaluate_teams()
    lay_candidacies(cast, ["woman"] * 30, clock.today())
    counted()
    with as_batch("fixture"):
        evaluate_teams()
    with acting(cast.dalia):
        assert not Alert.objects.open().filter(rule="target_drift", subject_id__contains="woman").exists()


def test_a_number_too_small_to_tell_still_alerts(cast: Cast) -> None:
    start_long_ago(cast)
    write(cast, wishes={"woman": 50})
    lay_candidacies(cast, ["woman"] * 2 + ["man"] * 40, clock.today())
    counted()
    with as_batch("fixture"):
        evaluate_teams()
    assert whole("woman").inside is None
    with acting(cast.dalia):
        assert Alert.objects.get(rule="target_drift").facts["percent"] == -1


def test_entries_alert_only_when_those_who_ask_are_as_wished(cast: Cast) -> None:
    start_long_ago(cast)
    write(cast, wishes={"woman": 50})
    people = lay_candidacies(cast, ["woman"] * 20 + ["man"] * 20, clock.today())
    for person in people[14:]:
        begin(cast, person, clock.today())
    counted()
    with as_batch("fixture"):
        evaluate_teams()
    with acting(cast.dalia):
        alert = Alert.objects.get(rule="target_drift")
    assert alert.subject_id.endswith(":woman:entry")


@pytest.mark.parametrize(("old", "alerts"), [(0, 1), (6, 0)])
def test_a_small_wish_drifts_under_its_half(cast: Cast, signed_in: SignIn, old: int, alerts: int) -> None:
    """One in ten was wished: nobody at all is not within ten points, it is nobody."""
    start_long_ago(cast)
    write(cast, wishes={"over_40": 10})
    people = lay_candidacies(cast, ["man"] * 40, clock.today())
    with as_batch("fixture"):
        Person.objects.filter(pk__in=[one.pk for one in people[:old]]).update(birth_date=date(1970, 5, 4))
    counted()
    with as_batch("fixture"):
        evaluate_teams()
        assert Alert.objects.filter(rule="target_drift").count() == alerts
    assert ("Peu de personnes de 40 ans et plus" in page(signed_in(cast.dalia), cast)) is bool(alerts)


def test_a_few_people_alert_nobody(cast: Cast) -> None:
    start_long_ago(cast)
    write(cast, wishes={"woman": 50})
    lay_candidacies(cast, ["man"] * 12, clock.today())
    counted()
    with as_batch("fixture"):
        evaluate_teams()
        assert not Alert.objects.filter(rule="target_drift").exists()


def test_the_page_shows_it_to_the_consortium_and_not_to_a_stranger(
    cast: Cast, few_women: None, signed_in: SignIn
) -> None:
    counted()
    for who in (cast.dalia, cast.amina, cast.farid):
        said = page(signed_in(who), cast)
        assert "15 % pour 50 % souhaités" in said
        assert "moins de 5" in said
        assert "6 personnes sur 40" in said
        assert "Il ne refuse personne" in said
    assert "Pas encore" not in page(signed_in(cast.dalia), cast, qui="entry")
    stranger = signed_in(cast.chloe)
    assert stranger.get(reverse("enrolment:drift-show", args=[cast.project.pk])).status_code == 404


def test_before_the_first_count_the_page_says_so(cast: Cast, signed_in: SignIn) -> None:
    assert "les chiffres arrivent dans la nuit" in page(signed_in(cast.amina), cast)


def test_the_coordinator_asks_for_a_count_by_a_press(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("enrolment:drift-count", args=[cast.project.pk])
    assert signed_in(cast.dalia).get(url).status_code == 405
    assert signed_in(cast.amina).post(url).status_code == 403
    assert signed_in(cast.chloe).post(url).status_code == 404
    assert "Le calcul est demandé" in signed_in(cast.dalia).post(url, follow=True).text


def test_counting_again_replaces_everything(cast: Cast, few_women: None) -> None:
    counted()
    before = TargetFigure.objects.count()
    tasks.count_targets_now()
    assert TargetFigure.objects.count() == before
