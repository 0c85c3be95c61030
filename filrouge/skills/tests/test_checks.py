"""What strangers open: the page of a badge, its files, and the checking of any."""

import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.privacy.context import NOBODY, entered
from filrouge.privacy.roles import as_batch
from filrouge.skills.badging.verifying import credential_in
from filrouge.skills.models import Badge, BadgeClass
from filrouge.skills.views import checks
from tests.badge_checker import node_says
from tests.cast import Cast

from .badging import Made
from .laying import draft_laid, issued, nobody, proposed, published, read, revoked
from .litany import SignIn, asked_by

pytestmark = pytest.mark.django_db


def page_of(badge: Badge) -> str:
    return nobody().get(reverse("skills:checks-show", args=[badge.pk])).content.decode()


def dropped(content: bytes) -> str:
    file = SimpleUploadedFile("badge", content)
    return nobody().post(reverse("skills:checks-new"), {"file": file}).content.decode()


class TestShow:
    def test_what_by_whom_when_and_never_who(self, cast: Cast, badge_class: BadgeClass) -> None:
        page = page_of(issued(cast, badge_class))
        for said in (
            "Badge valable",
            "Ponctualité sur chantier",
            "Mission locale de Béziers",
            "18 fois sur 20",
        ):
            assert said in page
        for secret in ("Nour", "Khatib", "port, sur deux mois", "IPR", cast.nour.reference, "Amina"):
            assert secret not in page
        assert "noindex" in page

    def test_revoked_is_said_without_the_reason(self, cast: Cast, badge_class: BadgeClass) -> None:
        page = page_of(revoked(cast, issued(cast, badge_class)))
        assert "n’atteste plus rien" in page
        assert "Badge valable" not in page
        assert "erreur" not in page.lower()

    def test_what_is_not_signed_is_unknown(self, cast: Cast, badge_class: BadgeClass) -> None:
        badge = proposed(cast, badge_class)
        for key in (badge.pk, uuid4()):
            assert nobody().get(reverse("skills:checks-show", args=[key])).status_code == 404
            assert nobody().get(reverse("skills:checks-file", args=[key, "json"])).status_code == 404

    def test_visits_are_counted_but_those_of_the_team(
        self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass
    ) -> None:
        badge = issued(cast, badge_class)
        page_of(badge)
        page_of(badge)
        signed_in(cast.amina).get(reverse("skills:checks-show", args=[badge.pk]))
        nobody().head(reverse("skills:checks-show", args=[badge.pk]))
        assert read(badge).visits == 2

    def test_few_queries(self, cast: Cast, badge_class: BadgeClass) -> None:
        badge = issued(cast, badge_class)
        client = nobody()
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("skills:checks-show", args=[badge.pk]))
        assert len(asked_by(queries)) <= 8

    def test_too_many_are_told_to_wait(
        self, cast: Cast, badge_class: BadgeClass, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        badge = issued(cast, badge_class)
        monkeypatch.setattr(checks, "PAGES", 1)
        monkeypatch.setattr(checks, "FILES", 0)
        page_of(badge)
        for name, args in (("checks-show", [badge.pk]), ("checks-file", [badge.pk, "json"])):
            assert nobody().get(reverse(f"skills:{name}", args=args)).status_code == 429

    def test_nobody_reads_the_tables(self, cast: Cast, badge_class: BadgeClass) -> None:
        issued(cast, badge_class)
        with entered(NOBODY):
            assert not Badge.objects.exists()


class TestFile:
    @pytest.mark.parametrize("kind", ["json", "png", "svg"])
    def test_another_program_accepts_what_is_downloaded(
        self, cast: Cast, badge_class: BadgeClass, kind: str
    ) -> None:
        badge = issued(cast, badge_class)
        answer = nobody().get(reverse("skills:checks-file", args=[badge.pk, kind]))
        assert answer.status_code == 200
        found = credential_in(answer.content)
        assert found == badge.credential
        assert node_says(found, published()).verified

    def test_what_issuers_publish_is_served(
        self, cast: Cast, badge_class: BadgeClass, settings: object
    ) -> None:
        """The addresses that a badge names, opened as a stranger would, are all another program needs."""
        settings.SITE_URL = "https://testserver"  # type: ignore[attr-defined]
        badge = issued(cast, badge_class)
        client, found = nobody(), {}
        did = badge.credential["issuer"]["id"].split(":")
        for address in (
            badge.credential["credentialStatus"]["statusListCredential"],
            f"https://{did[2]}/{'/'.join(did[3:])}/did.json",
        ):
            answer = client.get(address.removeprefix("https://testserver"))
            assert answer["Access-Control-Allow-Origin"] == "*"
            found[address] = answer.json()
        said = node_says(badge.credential, found)
        assert said.verified, said.error
        achievement = badge.credential["credentialSubject"]["achievement"]
        for address in (badge.credential["id"], achievement["id"], achievement["image"]["id"]):
            assert client.get(address.removeprefix("https://testserver")).status_code == 200

    def test_the_drawing_of_a_draft_is_of_its_team(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("skills:recognised-image", args=[draft_laid(cast).pk, "svg"])
        assert nobody().get(url).status_code == 404
        assert signed_in(cast.chloe).get(url).status_code == 404
        assert signed_in(cast.amina).get(url).status_code == 200


class TestNew:
    def test_ours(self, cast: Cast, badge_class: BadgeClass) -> None:
        badge = issued(cast, badge_class)
        content = nobody().get(reverse("skills:checks-file", args=[badge.pk, "png"])).content
        assert "<strong>Valable.</strong>" in dropped(content)
        forged = json.dumps(badge.credential).replace("18 fois", "1 fois").encode()
        assert "<strong>Faux.</strong>" in dropped(forged)
        revoked(cast, badge)
        assert "<strong>Révoqué.</strong>" in dropped(content)
        with as_batch("erasure"):
            Badge.objects.filter(pk=badge.pk).delete()
        assert "<strong>Révoqué.</strong>" in dropped(content)

    def test_ours_by_address(self, cast: Cast, badge_class: BadgeClass, settings: object) -> None:
        settings.SITE_URL = "https://filrouge.example"  # type: ignore[attr-defined]
        badge = issued(cast, badge_class)
        content = json.dumps(badge.credential).encode()
        assert "<strong>Valable.</strong>" in dropped(content)
        with as_batch("erasure"):
            Badge.objects.filter(pk=badge.pk).delete()
        assert "<strong>Valable.</strong>" in dropped(content)

    def test_of_others(self) -> None:
        content = json.dumps(Made(web=False).badge()).encode()
        assert "nous n’avons pas pu demander à l’émetteur" in dropped(content)

    def test_a_file_that_is_no_badge(self) -> None:
        assert "Aucun badge dans ce fichier." in dropped(b"bonjour")
        assert "Choisissez le fichier." in nobody().post(reverse("skills:checks-new")).content.decode()
        assert nobody().get(reverse("skills:checks-new")).status_code == 200

    def test_too_many_are_told_to_wait(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(checks, "FILES", 0)
        assert "Réessayez dans dix minutes" in dropped(b"x")
