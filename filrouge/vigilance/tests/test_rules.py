from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.models import Alert
from filrouge.vigilance.queries import because_first, line_of
from filrouge.vigilance.registry import IT_CHANGED, RULES
from tests.cast import Cast

INDEX = reverse("vigilance:rules-index")


def test_every_rule_is_explained(cast: Cast, signed_in: Callable[[User], Client]) -> None:
    page = signed_in(cast.amina).get(INDEX).content.decode()
    assert len(RULES) >= 13
    for rule in RULES.values():
        assert str(rule.title) in page


def test_every_rule_says_who_reads_it_and_what_closes_it() -> None:
    for rule in RULES.values():
        assert str(rule.readers)
        assert str(rule.closes) != IT_CHANGED
        assert str(rule.weighs)


def test_the_figures_are_shown_to_those_who_set_the_rules(
    cast: Cast, signed_in: Callable[[User], Client]
) -> None:
    assert "Régler les alertes" not in signed_in(cast.amina).get(INDEX).content.decode()
    assert "Régler les alertes" in signed_in(cast.dalia).get(INDEX).content.decode()


class TestWhyThisOneFirst:
    def sentence(self, cast: Cast, *alerts: tuple[str, str, int]) -> str:
        """Of alerts given as (rule, person, risk), the first one first."""
        facts: dict[str, object] = {
            "days": 9,
            "rhythm": 7,
            "last": "2026-11-02",
            "until": "2026-12-02",
            "tried": False,
        }
        facts["pathway"] = str(cast.nour_pathway.pk)
        with as_batch("look"):
            lines = [
                line_of(
                    Alert.objects.saying_if_in_charge(cast.amina).get(
                        pk=Alert.objects.create(
                            rule=rule,
                            person=getattr(cast, who),
                            project=cast.project,
                            subject_id=str(getattr(cast, f"{who}_pathway").pk),
                            risk=risk,
                            since=clock.today(),
                            opened_at=clock.now(),
                            facts=facts,
                        ).pk
                    ),
                    cast.amina,
                )
                for rule, who, risk in alerts
            ]
            return because_first(lines)

    def test_a_right_passes_before_a_silence(self, cast: Cast) -> None:
        said = self.sentence(cast, ("permit", "nour", 92), ("silence", "tesfay", 50))
        assert said == "Nour Al Khatib d’abord : un droit perdu ne se rattrape pas."

    def test_the_same_subject_further_gone(self, cast: Cast) -> None:
        said = self.sentence(cast, ("silence", "nour", 60), ("silence", "tesfay", 50))
        assert said == "Nour Al Khatib d’abord : le même sujet que pour Tesfay Haile, plus avancé."

    def test_at_equal_weight_the_oldest(self, cast: Cast) -> None:
        said = self.sentence(cast, ("silence", "nour", 50), ("no_next", "tesfay", 50))
        assert "à poids égal avec Tesfay Haile, cela dure depuis plus longtemps" in said

    def test_alone_there_is_nothing_to_compare(self, cast: Cast) -> None:
        assert self.sentence(cast, ("silence", "nour", 50)) == ""
