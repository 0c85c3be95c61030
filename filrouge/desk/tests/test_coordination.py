from datetime import timedelta

from filrouge.accounts.models import Organisation
from filrouge.desk.counting import count_everything
from filrouge.desk.models import CaseloadFigure, FunnelFigure
from filrouge.desk.queries.coordination import MOST_COLUMNS
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.counting import count_alerts
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .conftest import Life

URL = "/ensemble/"


def counted() -> None:
    with as_batch("fixture"):
        count_everything()
        count_alerts()


def page(client: object, **asked: object) -> str:
    answer = client.get(URL, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_figures_are_those_of_the_paths(cast: Cast, life: Life, lay_people: object) -> None:
    lay_people(7)
    lay_people(2, lead=None)
    counted()
    with acting(cast.dalia):
        figures = {figure.lead_id: figure for figure in CaseloadFigure.objects.all()}
        funnel = FunnelFigure.objects.get()
    assert {lead: figure.people for lead, figure in figures.items()} == {cast.amina.pk: 9, None: 2}
    # Nour (9 days), Tesfay and two never talked to, against a rhythm of 7 days.
    assert figures[cast.amina.pk].silent == 5
    assert figures[cast.amina.pk].without_next == 8
    assert (funnel.opened, funnel.exchanged, funnel.with_objective, funnel.with_step_done) == (11, 6, 1, 1)


def test_figures_are_for_those_who_coordinate(cast: Cast, life: Life) -> None:
    counted()
    for user in (cast.amina, cast.chloe, cast.manon, cast.petra):
        with acting(user):
            assert not CaseloadFigure.objects.exists()
            assert not FunnelFigure.objects.exists()


def test_the_page_says_who_waits_and_proposes_a_balance(
    cast: Cast, life: Life, lay_people: object, signed_in: object
) -> None:
    lay_people(41)
    lay_people(1, lead=cast.bruno)
    lay_people(1, lead=None)
    counted()
    said = page(signed_in(cast.dalia))
    assert "45 participants. Chiffres" in said
    assert "Désigner quelqu’un" in said
    assert "43 / 40" in said
    assert "3 participants pourraient passer de Amina Martin à Bruno Petit" in said
    assert f"de={cast.amina.pk}" in said
    assert f"?de=referent-{cast.amina.pk}&amp;montrer=silence" in said


def test_small_counts_of_the_funnel_are_hidden(
    cast: Cast, life: Life, lay_people: object, signed_in: object
) -> None:
    lay_people(7)
    counted()
    context = signed_in(cast.dalia).get(URL).context
    told = {stage.code: str(stage.total) for stage in context["overview"].stages}
    assert told["opened"] == "9"
    assert told["with_objective"] == "moins de 5"
    assert told["job"] == "0"


def test_a_rule_often_put_off_is_shown_as_noise(cast: Cast, life: Life, signed_in: object) -> None:
    with as_batch("fixture"):
        for number in range(12):
            Alert.objects.create(
                rule="no_next",
                person=cast.nour,
                project=cast.project,
                subject_id=str(number),
                risk=10,
                since=clock.today(),
                opened_at=clock.now(),
                postponed_until=clock.today() + timedelta(days=3),
            )
    counted()
    assert "Alertes qui font du bruit" in page(signed_in(cast.dalia))


def test_before_the_first_count_the_page_says_so(cast: Cast, signed_in: object) -> None:
    assert "pas encore été comptés" in page(signed_in(cast.dalia))


def test_only_for_the_coordination_of_that_project(cast: Cast, life: Life, signed_in: object) -> None:
    counted()
    for user in (cast.amina, cast.chloe, cast.olga, cast.manon, cast.petra):
        assert signed_in(user).get(URL).status_code == 403
    assert signed_in(cast.dalia).get(URL, {"projet": cast.other_project.pk}).status_code == 403
    assert signed_in(cast.dalia).get(URL, {"projet": "x", "organisation": "²"}).status_code == 200


def test_the_query_budget(
    cast: Cast, life: Life, lay_people: object, signed_in: object, within_budget: object
) -> None:
    lay_people(30)
    lay_people(20, lead=None)
    counted()
    client = signed_in(cast.dalia)
    with within_budget():
        page(client)


def test_a_large_consortium_shows_the_steps_of_one_organisation_at_a_time(
    cast: Cast, life: Life, signed_in: object
) -> None:
    counted()
    with as_batch("fixture"):
        stages = {"opened": 30, "exchanged": 20, "with_objective": 10, "with_step_done": 5}
        others = {"job": 0, "training": 0, "other_end": 0, "counted_at": clock.now()}
        for number in range(MOST_COLUMNS):
            organisation = Organisation.objects.create(name=f"Zèbre {number}", siret=f"9{number:013}")
            FunnelFigure.objects.create(project=cast.project, organisation=organisation, **stages, **others)
    overview = signed_in(cast.dalia).get(URL, {"organisation": cast.mission_locale.pk}).context["overview"]
    assert overview.organisations == [cast.mission_locale]
    assert all(len(stage.by_organisation) == 1 for stage in overview.stages)
    # The total stays the one of everybody.
    assert overview.stages[0].total == 30 * MOST_COLUMNS + 2
