"""Asking to come in: the action, then its screens."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from filrouge.enrolment.actions.candidacies import open_candidacy
from filrouge.enrolment.actions.waitings import put_on_waiting_list
from filrouge.enrolment.models import Candidacy, Terms
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import asked, days_ago, met, newcomer, ready
from .litany import SignIn, address, assert_litany, page_for

TODAY = clock.today()


def ask(cast: Cast, who: str = "amina") -> Candidacy:
    return open_candidacy(
        by=getattr(cast, who),
        person=cast.nour,
        project=cast.project,
        organisation=cast.mission_locale,
        on=TODAY,
    )


class TestOpening:
    def test_the_team_in_charge_opens_one_at_a_time(self, cast: Cast) -> None:
        with acting(cast.amina):
            candidacy = ask(cast)
            assert Candidacy.objects.visible_to(cast.amina).open().get() == candidacy
            with pytest.raises(IntegrityError), transaction.atomic():
                ask(cast)

    @pytest.mark.parametrize("who", ["chloe", "farid", "dalia", "manon"])
    def test_others_open_none(self, cast: Cast, who: str) -> None:
        with pytest.raises(PermissionDenied), acting(getattr(cast, who)):
            ask(cast, who)


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, address("candidacies-new", cast.nour.pk), refused="")

    def test_it_opens_the_candidacy_and_shows_it(self, cast: Cast, signed_in: SignIn) -> None:
        said = {"on": TODAY.isoformat(), "oriented_by": "CADA Le Rivage"}
        answer = signed_in(cast.amina).post(address("candidacies-new", cast.nour.pk), said, follow=True)
        assert "Orientation par CADA Le Rivage." in answer.content.decode()
        again = signed_in(cast.amina).get(address("candidacies-new", cast.nour.pk))
        assert again.status_code == 404  # one at a time

    def test_a_mistake_is_explained_and_nothing_typed_is_lost(self, cast: Cast, signed_in: SignIn) -> None:
        tomorrow = (TODAY + timedelta(days=1)).isoformat()
        said = {"on": tomorrow, "oriented_by": "CADA Le Rivage"}
        page = signed_in(cast.amina).post(address("candidacies-new", cast.nour.pk), said).content.decode()
        assert "n’est pas encore venu" in page
        assert "CADA Le Rivage" in page

    def test_who_coordinates_opens_none(self, cast: Cast, signed_in: SignIn) -> None:
        assert signed_in(cast.dalia).post(address("candidacies-new", cast.nour.pk), {}).status_code == 404


class TestShow:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        url = address("candidacies-show", asked(cast).pk)
        page = assert_litany(cast, signed_in, url, refused="", budget=12)
        assert "Tenir le premier rendez-vous" in page
        shared = page_for(signed_in, cast.dalia, url, budget=12)
        assert "Zahra Safi" in shared
        assert "Tenir le premier rendez-vous" not in shared

    @pytest.mark.parametrize(
        ("stage", "act"),
        [
            ("to_meet", "Tenir le premier rendez-vous"),
            ("thinking", "Prendre des nouvelles"),
            ("met", "Second rendez-vous et signature"),
            ("signed", "Faire entrer dans le parcours"),
            ("waiting", "Une place s’est libérée"),
        ],
    )
    def test_one_main_act_at_each_stage(self, cast: Cast, signed_in: SignIn, stage: str, act: str) -> None:
        candidacy = ready(cast) if stage == "signed" else asked(cast)
        if stage in ("thinking", "met"):
            met(cast, candidacy, on=days_ago(1 if stage == "thinking" else 10))
        if stage == "waiting":
            with acting(cast.amina):
                put_on_waiting_list(by=cast.amina, candidacy=candidacy, since=TODAY, because="no_place")
        page = page_for(signed_in, cast.amina, address("candidacies-show", candidacy.pk), budget=12)
        assert act in page
        assert page.count("btn-main") == 1

    def test_the_stranger_finds_nothing_at_any_stage(self, cast: Cast, signed_in: SignIn) -> None:
        for candidacy in (asked(cast), ready(cast)):
            assert signed_in(cast.chloe).get(address("candidacies-show", candidacy.pk)).status_code == 404

    def test_what_happened_costs_no_more_queries(self, cast: Cast, signed_in: SignIn) -> None:
        """Twelve reads at most, however long the story."""
        page_for(signed_in, cast.amina, address("candidacies-show", ready(cast).pk), budget=12)


class TestList:
    def names(self, signed_in: SignIn, user: object, **asked_for: str) -> list[str]:
        answer = signed_in(user).get(address("candidacies-index"), asked_for)
        assert answer.status_code == 200
        return [row.candidacy.person.given_name for row in answer.context["rows"]]

    def test_each_sees_her_own_perimeter(self, cast: Cast, signed_in: SignIn) -> None:
        asked(cast)
        for insider in (cast.amina, cast.bruno, cast.dalia):
            assert self.names(signed_in, insider) == ["Zahra"]
        for outsider in (cast.chloe, cast.farid):
            assert self.names(signed_in, outsider) == []
        assert signed_in(cast.manon).get(address("candidacies-index")).status_code == 403

    def test_it_is_filtered_by_its_address(self, cast: Cast, signed_in: SignIn) -> None:
        first, second, third = (asked(cast, newcomer(cast, name)) for name in ("Ada", "Bilal", "Cira"))
        met(cast, second, on=days_ago(1))
        met(cast, third, on=days_ago(9))
        shown = {
            "": ["Ada", "Bilal", "Cira"],
            "a-rencontrer": ["Ada"],
            "en-reflexion": ["Bilal"],
            "a-revoir": ["Cira"],
            "refusees": [],
            "n-importe-quoi": ["Ada", "Bilal", "Cira"],
        }
        for montrer, names in shown.items():
            assert self.names(signed_in, cast.amina, montrer=montrer) == names
        assert self.names(signed_in, cast.amina, q="Bilal") == ["Bilal"]
        assert first.pk

    def test_what_is_due_is_said(self, cast: Cast, signed_in: SignIn) -> None:
        asked(cast, newcomer(cast, "Ada"), on=days_ago(15))
        met(cast, asked(cast, newcomer(cast, "Bilal")), on=days_ago(9))
        page = page_for(signed_in, cast.amina, address("candidacies-index"))
        assert "demande reçue il y a 15 jours" in page
        assert f"second rendez-vous à tenir depuis le {days_ago(4):%d/%m/%Y}" in page

    def test_the_delay_before_an_alert_is_the_project_s(self, cast: Cast, signed_in: SignIn) -> None:
        asked(cast, on=days_ago(15))
        assert "tag-warn" in page_for(signed_in, cast.amina, address("candidacies-index"))
        with as_batch("fixture"):
            Terms.objects.create(project=cast.project, meet_within_days=20)
        assert "tag-warn" not in page_for(signed_in, cast.amina, address("candidacies-index"))

    def test_pages_follow_one_another_and_cost_the_same(
        self, cast: Cast, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("filrouge.enrolment.queries.listing.PAGE", 2)
        for place, name in enumerate(("Ada", "Bilal", "Cira")):
            asked(cast, newcomer(cast, name), on=days_ago(30 - place))
        client, url = signed_in(cast.amina), address("candidacies-index")
        first = client.get(url)
        assert [row.candidacy.person.given_name for row in first.context["rows"]] == ["Ada", "Bilal"]
        second = client.get(first.context["next_url"])
        assert [row.candidacy.person.given_name for row in second.context["rows"]] == ["Cira"]
        page_for(signed_in, cast.amina, url)
        assert self.names(signed_in, cast.amina, apres="n’importe quoi") == ["Ada", "Bilal"]

    def test_someone_without_any_is_told_what_to_do(self, cast: Cast, signed_in: SignIn) -> None:
        assert "Aucune candidature en cours" in page_for(signed_in, cast.bruno, address("candidacies-index"))

    def test_the_menu_leads_there(self, cast: Cast, signed_in: SignIn) -> None:
        home = signed_in(cast.amina).get(reverse("desk:day-index")).content.decode()
        assert address("candidacies-index") in home
