"""The waiting list: its order and nothing else; then its screens."""

from itertools import permutations

import pytest

from filrouge.enrolment.actions.waitings import end_waiting, put_on_waiting_list
from filrouge.enrolment.models import Answer, Candidacy, Criterion, RuleSet
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .laying import TODAY, asked, days_ago, met, newcomer
from .litany import SignIn, address, assert_litany, page_for, reread

Stage = Candidacy.Stage


def wait(cast: Cast, candidacy: Candidacy) -> Candidacy:
    with acting(cast.amina):
        put_on_waiting_list(by=cast.amina, candidacy=candidacy, since=TODAY, because="no_place")
        candidacy.refresh_from_db()
    return candidacy


def in_turn(cast: Cast) -> list[str]:
    with acting(cast.amina):
        waiting = Candidacy.objects.visible_to(cast.amina).waiting().select_related("person")
        return [one.person.given_name for one in waiting]


def three(cast: Cast) -> list[Candidacy]:
    """Ada met first; Bilal met later; Cira, who asked before all, is not met yet."""
    ada = asked(cast, newcomer(cast, "Ada", sex="man"), on=days_ago(20))
    bilal = asked(cast, newcomer(cast, "Bilal", sex="woman"), on=days_ago(40))
    cira = asked(cast, newcomer(cast, "Cira", sex="woman"), on=days_ago(60))
    met(cast, ada, on=days_ago(15))
    met(cast, bilal, on=days_ago(5))
    return [ada, bilal, cira]


class TestOrder:
    def test_the_date_of_the_first_meeting_then_of_the_request(self, cast: Cast) -> None:
        for candidacy in reversed(three(cast)):
            wait(cast, candidacy)
        assert in_turn(cast) == ["Ada", "Bilal", "Cira"]

    @pytest.mark.parametrize("entered", list(permutations(range(3))))
    def test_the_day_one_was_put_on_it_changes_nothing(self, cast: Cast, entered: tuple[int, ...]) -> None:
        people = three(cast)
        for place in entered:
            wait(cast, people[place])
        assert in_turn(cast) == ["Ada", "Bilal", "Cira"]

    def test_the_mix_wished_changes_nothing(self, cast: Cast) -> None:
        """Priorities of the call are answered for everyone but the first: she stays first."""
        people = three(cast)
        for candidacy in people:
            wait(cast, candidacy)
        before = in_turn(cast)
        with as_batch("fixture"):
            rules = RuleSet.objects.get(call="ipr", project=None)
            for candidacy in people[1:]:
                for criterion in Criterion.objects.filter(rule_set=rules, weight="priority"):
                    Answer.objects.create(
                        candidacy=candidacy,
                        person_id=candidacy.person_id,
                        project_id=candidacy.project_id,
                        criterion=criterion,
                        value="met",
                        because="dit par la personne",
                        answered_by=cast.amina,
                        answered_on=TODAY,
                    )
        assert in_turn(cast) == before


class TestWaiting:
    def test_once_it_ends_the_candidacy_goes_on_where_it_stood(self, cast: Cast) -> None:
        candidacy = three(cast)[0]
        wait(cast, candidacy)
        assert (candidacy.stage, candidacy.waiting_since) == (Stage.WAITING, TODAY)
        with acting(cast.amina):
            end_waiting(by=cast.amina, candidacy=candidacy, on=TODAY, because="Une place s’est libérée")
            candidacy.refresh_from_db()
        assert (candidacy.stage, candidacy.waiting_since) == (Stage.MET, None)


class TestScreens:
    def test_the_screens_answer_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = asked(cast)
        assert_litany(cast, signed_in, address("waitings-new", candidacy.pk))
        assert signed_in(cast.amina).get(address("waitings-end", candidacy.pk)).status_code == 403
        wait(cast, candidacy)
        assert_litany(cast, signed_in, address("waitings-end", candidacy.pk))

    def test_waiting_then_going_on(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy, client = asked(cast), signed_in(cast.amina)
        page = client.post(address("waitings-new", candidacy.pk), {"words": "Rappel en janvier"})
        assert "Choisissez une raison." in page.content.decode()
        assert "Rappel en janvier" in page.content.decode()
        said = {"because": "next_cohort", "since": TODAY.isoformat(), "words": "Rappel en janvier"}
        client.post(address("waitings-new", candidacy.pk), said)
        assert reread(candidacy).stage == Stage.WAITING
        client.post(address("waitings-end", candidacy.pk), {"on": TODAY.isoformat()})
        assert reread(candidacy).stage == Stage.TO_MEET

    def test_the_list_explains_its_order(self, cast: Cast, signed_in: SignIn) -> None:
        for candidacy in reversed(three(cast)):
            wait(cast, candidacy)
        url = address("waitings-index")
        page = page_for(signed_in, cast.amina, url)
        assert page.index("Ada Safi") < page.index("Bilal Safi") < page.index("Cira Safi")
        assert "Rien d’autre ne compte" in page
        assert "Pas encore de premier rendez-vous" in page
        assert "Ada Safi" in page_for(signed_in, cast.dalia, url)
        assert "Ada Safi" not in page_for(signed_in, cast.chloe, url)
        assert signed_in(cast.manon).get(url).status_code == 403
