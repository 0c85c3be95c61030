"""A project chooses what it watches and from when on; the database follows, project by project."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.actions.settings import set_rule
from filrouge.vigilance.evaluation import evaluate
from filrouge.vigilance.models import Alert, RuleSetting
from filrouge.vigilance.registry import RULES, Rule, declare
from tests.cast import Cast

SignIn = Callable[[User], Client]
INDEX = reverse("vigilance:settings-index")


def edit(cast: Cast, rule: str = "silence") -> str:
    return reverse("vigilance:settings-edit", args=[cast.project.pk, rule])


def silent(days: int) -> None:
    with as_batch("fixture"):
        Pathway.objects.update(last_exchange_at=clock.now() - timedelta(days=days), rhythm_days=7)


def opened(rule: str = "silence") -> set[str]:
    with as_batch("night"):
        evaluate(RULES[rule])
        return set(Alert.objects.open().filter(rule=rule).values_list("person__given_name", flat=True))


def choose(cast: Cast, *, watched: bool = True, threshold: int | None = None) -> RuleSetting:
    with acting(cast.dalia):
        return set_rule(
            by=cast.dalia,
            project=cast.project,
            rule=RULES["silence"],
            watched=watched,
            threshold=threshold,
            reason="Décidé en équipe.",
        )


def test_the_number_of_a_project_is_read_by_the_rule(cast: Cast) -> None:
    silent(days=9)
    assert opened() == {"Nour", "Tesfay"}
    choose(cast, threshold=5)
    assert opened() == set()
    choose(cast, threshold=1)
    assert opened() == {"Nour", "Tesfay"}


def test_the_number_of_another_project_changes_nothing_here(cast: Cast) -> None:
    silent(days=9)
    with as_batch("fixture"):
        RuleSetting.objects.create(
            project=cast.other_project, rule="silence", threshold=50, reason="Loin", by=cast.chloe
        )
    assert opened() == {"Nour", "Tesfay"}


def test_a_rule_stopped_closes_its_alerts_and_says_that_nothing_changed(cast: Cast) -> None:
    silent(days=9)
    opened()
    choose(cast, watched=False)
    assert opened() == set()
    with as_batch("look"):
        assert set(Alert.objects.filter(rule="silence").values_list("closing", flat=True)) == {"off"}
    choose(cast)
    assert opened() == {"Nour", "Tesfay"}


def test_what_was_chosen_before_stays_with_its_dates(cast: Cast) -> None:
    first = choose(cast, threshold=5)
    second = choose(cast, threshold=3)
    first.refresh_from_db()
    assert first.replaced_at is not None
    assert list(RuleSetting.objects.in_force()) == [second]


def test_only_the_coordination_of_the_project_sets_its_rules(cast: Cast) -> None:
    with acting(cast.amina), pytest.raises(PermissionDenied):
        set_rule(
            by=cast.amina,
            project=cast.project,
            rule=RULES["silence"],
            watched=False,
            threshold=None,
            reason="Trop d’alertes",
        )


def test_the_screens_are_for_the_coordination(cast: Cast, signed_in: SignIn) -> None:
    said = signed_in(cast.dalia).get(INDEX).content.decode()
    for rule in RULES.values():
        assert str(rule.title) in said
    for user in (cast.amina, cast.chloe, cast.manon):
        assert signed_in(user).get(INDEX).status_code == 403
    assert signed_in(cast.dalia).get(INDEX, {"projet": cast.other_project.pk}).status_code == 404
    assert signed_in(cast.amina).get(edit(cast)).status_code == 403
    assert signed_in(cast.amina).post(edit(cast), {"watched": "0", "reason": "x"}).status_code == 403
    assert signed_in(cast.chloe).get(edit(cast)).status_code == 404
    assert signed_in(cast.dalia).get(edit(cast, "no_such_rule")).status_code == 404


def test_a_setting_is_said_with_its_reason_to_the_whole_team(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.dalia)
    answer = client.post(
        edit(cast), {"watched": "1", "threshold": "4", "reason": "Beaucoup sont en stage"}, follow=True
    )
    assert "Réglage enregistré" in answer.content.decode()
    told = signed_in(cast.amina).get(reverse("vigilance:rules-index")).content.decode()
    assert "Beaucoup sont en stage" in told
    assert "Dalia Benali" in told
    assert (
        "Beaucoup sont en stage"
        not in signed_in(cast.chloe).get(reverse("vigilance:rules-index")).content.decode()
    )


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"watched": "1", "threshold": "900", "reason": "Dit en équipe"}, "inférieure ou égale à 60"),
        ({"watched": "0", "threshold": "", "reason": ""}, "Dites pourquoi"),
        ({"watched": "", "reason": "Dit en équipe"}, "obligatoire"),
    ],
)
def test_a_wrong_choice_is_explained_and_kept(
    cast: Cast, signed_in: SignIn, posted: dict[str, str], sentence: str
) -> None:
    said = signed_in(cast.dalia).post(edit(cast), posted).content.decode()
    assert sentence in said
    assert posted["reason"] in said
    assert not RuleSetting.objects.exists()


def test_the_screens_cost_little(
    cast: Cast, signed_in: SignIn, django_assert_max_num_queries: Callable
) -> None:
    choose(cast, threshold=4)
    client = signed_in(cast.dalia)
    with django_assert_max_num_queries(12):
        client.get(INDEX)
    with django_assert_max_num_queries(12):
        client.get(edit(cast))


def test_a_rule_reads_the_threshold_it_declares() -> None:
    said = RULES["silence"]
    with pytest.raises(ValueError, match="threshold"):
        declare(Rule(**{**vars(said), "code": "wrong", "threshold": None}))


def test_what_protects_someone_in_danger_is_never_stopped(cast: Cast, signed_in: SignIn) -> None:
    dalia = signed_in(cast.dalia)
    assert dalia.get(edit(cast, "incident_to_read")).status_code == 404
    said = dalia.post(edit(cast, "incident_open"), {"watched": "0", "threshold": "3", "reason": "Court"})
    assert said.status_code == 302
    with acting(cast.dalia):
        assert RuleSetting.objects.get().watched is True
        with pytest.raises(PermissionDenied):
            set_rule(
                by=cast.dalia,
                project=cast.project,
                rule=RULES["incident_open"],
                watched=False,
                threshold=None,
                reason="Trop",
            )
