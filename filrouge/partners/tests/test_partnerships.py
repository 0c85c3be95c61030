"""A partnership: who writes it, who reads it, what is refused, and what its page tells."""

import html
import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse, reverse_lazy
from python_calamine import load_workbook

from filrouge.accounts.models import Membership
from filrouge.directory.tests.litany import volunteer
from filrouge.partners.actions.partnerships import change_partnership, close_partnership
from filrouge.partners.events import PartnershipChanged
from filrouge.partners.models import (
    Contribution,
    JointAnswer,
    JointEvaluation,
    Partnership,
    ReferralFigure,
    Routine,
)
from filrouge.privacy.context import Context, acting, entered
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import structure_laid
from .litany import SignIn, asked_by, assert_litany
from .partnering import (
    SIGNED,
    TERMS,
    answered_for_us,
    asked,
    contact_laid,
    contribution_laid,
    official_laid,
    partnership_laid,
    read,
    routine_laid,
)

pytestmark = pytest.mark.django_db


def typed(**changes: Any) -> dict[str, Any]:
    """As the form sends it."""
    return {**TERMS, "starts_on": clock.today().isoformat(), **changes}


class TestReach:
    """In the database, whatever a screen forgets."""

    def counts(self) -> list[int]:
        models = (Partnership, Routine, Contribution, JointEvaluation, JointAnswer)
        return [model.objects.count() for model in models]

    @pytest.fixture
    def partnership(self, cast: Cast) -> Partnership:
        made: Partnership = partnership_laid(cast)
        routine_laid(cast, made)
        contribution_laid(cast, made)
        answered_for_us(cast, asked(cast, made))
        return made

    def test_the_teams_of_the_project_and_who_manages_the_organisation_read_it(
        self, cast: Cast, partnership: Partnership
    ) -> None:
        for user in (cast.amina, cast.bruno, cast.farid, cast.dalia, cast.manon):
            with acting(user):
                assert self.counts() == [1, 1, 1, 1, 0], (
                    user
                )  # one side has answered: see test_evaluations.py

    def test_no_one_else_does(self, cast: Cast, partnership: Partnership) -> None:
        for user in (cast.chloe, cast.olga, cast.petra, volunteer(cast)):
            with acting(user):
                assert self.counts() == [0, 0, 0, 0, 0], user
        with entered(Context(link="a-link")):
            assert self.counts() == [0, 0, 0, 0, 0]

    def test_who_manages_reads_no_partnership_of_another_organisation(self, cast: Cast) -> None:
        partnership_laid(cast, organisation=cast.association)
        with acting(cast.manon):
            assert self.counts() == [0, 0, 0, 0, 0]
        with acting(cast.amina):
            assert self.counts()[0] == 1

    def test_who_only_reads_changes_nothing(self, cast: Cast, partnership: Partnership) -> None:
        with as_batch("look"):
            evaluation = JointEvaluation.objects.get()
        by = {"added_by": cast.amina}
        of = {"partnership": partnership}
        rows: list[Any] = [
            Partnership(
                project=cast.project,
                organisation=cast.mission_locale,
                structure=structure_laid("X"),
                **TERMS,
                **by,
            ),
            Routine(what="X", keeper=cast.amina, every_days=30, **of),
            Contribution(side="ours", kind="in_kind", what="X", **of, **by),
            JointEvaluation(email="x@y.example", asked_by=cast.amina, **of),
            JointAnswer(evaluation=evaluation, side="theirs", ratings=[1] * 5),
        ]
        with acting(cast.amina):
            for row in rows:
                with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                    row.save(force_insert=True)
            assert Partnership.objects.update(level="concertation") == 0
            assert Contribution.objects.update(what="X") == 0

    def test_who_sees_to_a_routine_says_that_it_is_done_and_touches_no_other(
        self, cast: Cast, partnership: Partnership
    ) -> None:
        routine_laid(cast, partnership, keeper=cast.bruno, what="Une autre")
        with acting(cast.bruno):
            assert Routine.objects.update(last_on=clock.today()) == 1

    def test_nobody_writes_for_a_project_they_do_not_coordinate(self, cast: Cast) -> None:
        elsewhere = {"project": cast.other_project, "organisation": cast.stranger, "added_by": cast.dalia}
        with (
            acting(cast.dalia),
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            Partnership.objects.create(structure=structure_laid(), **TERMS, **elsewhere)

    def test_a_signature_is_both_or_none_and_a_partnership_is_open_once(self, cast: Cast) -> None:
        made = partnership_laid(cast)
        with acting(cast.dalia):
            with pytest.raises(IntegrityError, match="signed_by_both"), transaction.atomic():
                Partnership.objects.filter(pk=made.pk).update(our_signer="Manon")
            with pytest.raises(IntegrityError, match="partnership_once"), transaction.atomic():
                Partnership.objects.create(
                    project=cast.project,
                    organisation=made.organisation,
                    structure=made.structure,
                    added_by=cast.dalia,
                    **TERMS,
                )


class TestExport:
    URL = reverse_lazy("partners:partnerships-export")

    def sheet(self, signed_in: SignIn, user: Any, query: str = "") -> list[dict[str, Any]]:
        answer = signed_in(user).get(f"{self.URL}{query}")
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "no-store"
        titles, *rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        return [dict(zip(titles, row, strict=True)) for row in rows]

    def test_what_the_page_of_each_says(self, cast: Cast, signed_in: SignIn) -> None:
        structure = structure_laid()
        made = partnership_laid(
            cast,
            structure=structure,
            contact=contact_laid(cast, structure),
            signed_on=clock.today(),
            yearly_volume=12,
            **SIGNED,
        )
        contribution_laid(cast, made, side="theirs", kind="hours", amount=6)
        contribution_laid(cast, made, side="theirs", kind="hours", amount=4)
        contribution_laid(cast, made, side="ours", kind="money", amount=300)
        with as_batch("the night"):
            ReferralFigure.objects.create(
                project=cast.project,
                structure=structure,
                sent=9,
                answered=8,
                median_days=3,
                counted_at=clock.now(),
            )
        (row,) = self.sheet(signed_in, cast.amina)
        said = {
            "Partenaire": "Comptoir du Port",
            "De notre côté": "Mission locale de Béziers",
            "Jusqu’où": "coordination",
            "Signé chez eux": "Jean Ilic, président",
            "Signé le": clock.today(),
            "Repose sur": "Lucie Ferrand",
            "Personnes attendues par an": 12,
            "Heures apportées par nous": "",
            "Euros apportés par nous": 300,
            "Heures apportées par eux": 10,
            "Orientations en un an": 9,
            "Acceptées (%)": "",
        }
        assert {title: row[title] for title in said} == said
        (row,) = self.sheet(signed_in, cast.manon)
        assert row["Repose sur"] == "une personne, connue des équipes"

    def test_it_is_filtered_as_the_list_and_says_nothing_to_the_stranger(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        partnership_laid(cast)
        other = structure_laid("Atelier du Canal")
        partnership_laid(cast, structure=other, aims=["work"], themes=[], level="coproduction")
        assert [row["Partenaire"] for row in self.sheet(signed_in, cast.dalia)] == [
            "Atelier du Canal",
            "Comptoir du Port",
        ]
        assert [row["Partenaire"] for row in self.sheet(signed_in, cast.dalia, "?but=work")] == [
            "Atelier du Canal"
        ]
        page = signed_in(cast.dalia).get("/partenariats/?but=work").content.decode()
        assert f"{self.URL}?but=work" in page
        assert self.sheet(signed_in, cast.chloe) == []
        for who in (cast.olga, cast.petra):
            assert signed_in(who).get(self.URL).status_code == 403

    def test_its_queries_do_not_grow(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        counts = []
        for number in range(2):
            for name in range(3):
                made = partnership_laid(cast, structure=structure_laid(f"Structure {number} {name}"))
                contribution_laid(cast, made)
            with CaptureQueriesContext(connection) as queries:
                client.get(self.URL)
            counts.append(len(asked_by(queries)))
        assert counts[0] == counts[1] <= 12

    def test_too_long_a_list_says_what_to_do(
        self, cast: Cast, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        partnership_laid(cast)
        monkeypatch.setattr("filrouge.partners.views.partnerships.MOST_EXPORTED", 0)
        assert "trop pour un tableur" in signed_in(cast.amina).get(self.URL, follow=True).content.decode()


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        partnership_laid(cast)
        page = assert_litany(cast, signed_in, "partnerships-index", hidden=(), refused=("olga", "petra"))
        assert "Comptoir du Port" in page
        assert "Nouveau partenariat" not in page
        for user, seen in ((cast.dalia, True), (cast.manon, True), (cast.chloe, False)):
            page = signed_in(user).get("/partenariats/").content.decode()
            assert ("Comptoir du Port" in page) is seen, user
            assert ("Nouveau partenariat" in page) is seen, user

    @pytest.mark.parametrize(
        ("asked_for", "names"),
        [
            ("?but=work", ["Atelier"]),
            ("?niveau=coproduction", ["Atelier"]),
            ("?niveau=coordination&but=barriers", ["Comptoir"]),
            ("?cherche=comptoir", ["Comptoir"]),
            ("?but=rien&niveau=x", ["Atelier", "Comptoir"]),
        ],
    )
    def test_filters_are_in_the_address(
        self, cast: Cast, signed_in: SignIn, asked_for: str, names: list[str]
    ) -> None:
        partnership_laid(cast)
        other = structure_laid("Atelier du Canal")
        partnership_laid(cast, structure=other, aims=["work", "sourcing"], themes=[], level="coproduction")
        page = signed_in(cast.amina).get(f"/partenariats/{asked_for}").content.decode()
        assert [one for one in ("Atelier", "Comptoir") if one in page] == names

    def test_one_that_stopped_is_not_listed(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        with acting(cast.dalia):
            close_partnership(by=cast.dalia, partnership=made)
        assert "Comptoir" not in signed_in(cast.amina).get("/partenariats/").content.decode()

    def test_a_page_after_the_other_with_its_filters(
        self, cast: Cast, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("filrouge.partners.views.partnerships.PAGE", 2)
        for name in ("Atelier", "Comptoir", "Comptoir", "Relais"):
            partnership_laid(cast, structure=structure_laid(name))
        partnership_laid(cast, structure=structure_laid("Verger"), level="concertation")
        client, seen, address = signed_in(cast.amina), [], "?niveau=coordination"
        while address:
            page = client.get(f"/partenariats/{address}").content.decode()
            seen.append(re.findall(r'href="/partenariats/[-0-9a-f]{36}/">([^<]+)', page))
            address = html.unescape("".join(re.findall(r'href="([^"]+)" rel="next"', page)))
        assert seen == [["Atelier", "Comptoir"], ["Comptoir", "Relais"]]
        assert "Atelier" in client.get("/partenariats/?apres=x_y").content.decode()

    def test_the_queries_do_not_grow(self, cast: Cast, signed_in: SignIn) -> None:
        for number in range(12):
            partnership_laid(cast, structure=structure_laid(f"Structure {number}"))
        assert_litany(cast, signed_in, "partnerships-index", who="dalia", hidden=(), refused=())


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        options: Any = {"who": "dalia", "hidden": ("chloe",), "refused": ("amina", "farid")}
        assert_litany(cast, signed_in, "partnerships-new", cast.project.pk, **options)
        query = f"?structure={structure_laid().pk}"
        assert_litany(cast, signed_in, "partnerships-new", cast.project.pk, query=query, **options)

    def test_a_structure_is_found_by_its_name_and_a_partnership_opened(
        self, cast: Cast, signed_in: SignIn, heard: list[Any]
    ) -> None:
        structure = structure_laid()
        client = signed_in(cast.dalia)
        url = reverse("partners:partnerships-new", args=[cast.project.pk])
        assert f"?structure={structure.pk}" in client.get(f"{url}?cherche=comptoir").content.decode()
        values = typed(
            organisation=cast.mission_locale.pk, yearly_volume="40", protocol="Réponse en huit jours."
        )
        client.post(f"{url}?structure={structure.pk}", values)
        with acting(cast.amina):
            made = Partnership.objects.get()
        assert (made.structure_id, made.added_by, made.yearly_volume) == (structure.pk, cast.dalia, 40)
        assert not made.is_formal
        assert isinstance(heard[-1], PartnershipChanged)

    def test_who_manages_opens_one_for_their_organisation_alone(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("partners:partnerships-new", args=[cast.project.pk])
        url += f"?structure={structure_laid().pk}"
        client = signed_in(cast.manon)
        page = client.post(url, typed(organisation=cast.association.pk)).content.decode()
        assert "Passerelles 34" not in page
        client.post(url, typed(organisation=cast.mission_locale.pk))
        with acting(cast.manon):
            assert Partnership.objects.get().organisation == cast.mission_locale

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"aims": []}, "Dites pour quoi"),
            ({"themes": []}, "Dites quels besoins"),
            ({"themes": ["inconnu"]}, "inconnu"),
            ({"level": "fusion"}, "fusion"),
            ({"signed_on": "2026-01-05"}, "signé des deux côtés"),
            ({"our_signer": "Manon Faure"}, "signé des deux côtés"),
            ({"signed_on": "2999-01-01", **SIGNED}, "pas encore venu"),
            ({"ends_on": "2001-01-01"}, "avant le début"),
            ({"yearly_volume": "0"}, "1"),
            ({"contact": "00000000-0000-0000-0000-000000000000"}, "Sélectionnez un choix valide"),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, wrong: dict[str, Any], sentence: str
    ) -> None:
        url = reverse("partners:partnerships-new", args=[cast.project.pk])
        values = typed(organisation=cast.mission_locale.pk, protocol="Réponse en huit jours.", **wrong)
        page = signed_in(cast.dalia).post(f"{url}?structure={structure_laid().pk}", values).content.decode()
        assert "form-errors" in page
        assert sentence in page
        assert "Réponse en huit jours." in page
        with acting(cast.dalia):
            assert not Partnership.objects.exists()

    @pytest.mark.parametrize("key", ["x", "00000000-0000-0000-0000-000000000000"])
    def test_a_structure_that_is_none_is_not_found(self, cast: Cast, signed_in: SignIn, key: str) -> None:
        url = reverse("partners:partnerships-new", args=[cast.project.pk])
        assert signed_in(cast.dalia).get(f"{url}?structure={key}").status_code == 404

    def test_twice_with_the_same_structure_is_explained(self, cast: Cast, signed_in: SignIn) -> None:
        structure = partnership_laid(cast).structure
        url = reverse("partners:partnerships-new", args=[cast.project.pk]) + f"?structure={structure.pk}"
        values = typed(organisation=cast.mission_locale.pk)
        assert "déjà ouvert" in signed_in(cast.dalia).post(url, values).content.decode()


class TestShow:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast, signed_on=clock.today(), **SIGNED)
        contribution_laid(cast, made, kind="hours", amount=12, what="Une juriste")
        routine_laid(cast, made, with_whom="Lina Cros")
        answered_for_us(cast, asked(cast, made))
        page = assert_litany(
            cast, signed_in, "partnerships-show", made.pk, hidden=("chloe", "olga"), refused=()
        )
        for said in ("Jean Ilic, président", "12 heures", "Point sur les places libres", "Se loger"):
            assert said in page
        assert "Amina Martin et Lina Cros" in page
        assert "Modifier" not in page
        assert "Modifier" in signed_in(cast.manon).get(self.url(made)).content.decode()

    def url(self, partnership: Partnership) -> str:
        return reverse("partners:partnerships-show", args=[partnership.pk])

    def test_referrals_are_told_in_numbers_that_are_protected(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        clients = [signed_in(user) for user in (cast.amina, cast.manon)]
        for client in clients:
            assert "rien n’est dit sous cinq" in client.get(self.url(made)).content.decode()
        with as_batch("the night"):
            ReferralFigure.objects.create(
                project=cast.project,
                structure=made.structure,
                sent=14,
                answered=12,
                accepted_percent=50,
                median_days=4,
                counted_at=clock.now(),
            )
        for client in clients:
            assert "14 orientations envoyées" in client.get(self.url(made)).content.decode()

    def test_on_whom_it_rests_is_named_to_those_who_keep_contacts(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        structure = structure_laid()
        official = official_laid(cast, term_ends_on=clock.today() + timedelta(days=400))
        made = partnership_laid(
            cast, structure=structure, contact=contact_laid(cast, structure), official=official
        )
        page = signed_in(cast.amina).get(self.url(made)).content.decode()
        assert "Lucie Ferrand" in page
        assert "Marc Delmas" in page
        page = signed_in(cast.manon).get(self.url(made)).content.decode()
        assert "Lucie Ferrand" not in page
        assert "une personne, connue des équipes" in page


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        options: Any = {"hidden": ("chloe", "olga"), "refused": ("amina", "farid")}
        for who in ("dalia", "manon"):
            assert_litany(cast, signed_in, "partnerships-edit", made.pk, who=who, **options)

    def test_it_becomes_formal(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        values = typed(signed_on=clock.today().isoformat(), **SIGNED)
        signed_in(cast.dalia).post(reverse("partners:partnerships-edit", args=[made.pk]), values)
        assert read(made).is_formal

    def test_who_does_not_read_contacts_leaves_them_as_they_are(self, cast: Cast, signed_in: SignIn) -> None:
        structure = structure_laid()
        contact = contact_laid(cast, structure)
        made = partnership_laid(cast, structure=structure, contact=contact)
        url = reverse("partners:partnerships-edit", args=[made.pk])
        client = signed_in(cast.manon)
        assert "Lucie Ferrand" not in client.get(url).content.decode()
        client.post(url, typed(level="coproduction"))
        assert (read(made).level, read(made).contact) == ("coproduction", contact)

    def test_a_contact_of_another_structure_is_not_offered(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        stranger = contact_laid(cast, structure_laid("Ailleurs"))
        url = reverse("partners:partnerships-edit", args=[made.pk])
        page = signed_in(cast.dalia).post(url, typed(contact=stranger.pk)).content.decode()
        assert "form-errors" in page


class TestClose:
    def test_it_stops_and_is_only_read(self, cast: Cast, signed_in: SignIn) -> None:
        made = partnership_laid(cast)
        url = reverse("partners:partnerships-close", args=[made.pk])
        for user, status in ((cast.chloe, 404), (cast.amina, 403)):
            assert signed_in(user).post(url).status_code == status
        assert signed_in(cast.dalia).get(url).status_code == 405
        assert not read(made).closed_on
        signed_in(cast.manon).post(url)
        assert read(made).closed_on == clock.today()
        show = reverse("partners:partnerships-show", args=[made.pk])
        assert "Arrêté le" in signed_in(cast.amina).get(show).content.decode()
        edit = reverse("partners:partnerships-edit", args=[made.pk])
        assert signed_in(cast.dalia).get(edit).status_code == 403


def test_a_former_manager_and_a_former_coordinator_write_nothing(cast: Cast) -> None:
    made = partnership_laid(cast)
    with as_batch("they left"):
        Membership.objects.filter(user__in=(cast.manon, cast.dalia)).update(until=clock.today())
    for user in (cast.manon, cast.dalia):
        with acting(user):
            assert not Partnership.objects.exists()
            with pytest.raises(PermissionDenied):
                change_partnership(by=user, partnership=made, terms=None)  # type: ignore[arg-type]
