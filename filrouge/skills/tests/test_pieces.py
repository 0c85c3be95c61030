"""Photos and documents that she may show."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image

from filrouge.privacy.context import acting
from filrouge.privacy.models import Change
from filrouge.privacy.roles import as_batch
from filrouge.shared.keeping.remaking import Remade
from filrouge.shared.tests.test_keeping import paper, photo_that_tells
from filrouge.skills.actions import pieces
from filrouge.skills.actions.pieces import lay_piece
from filrouge.skills.models import Piece
from tests.cast import Cast

from .litany import SignIn, assert_litany
from .showing import Larder

pytestmark = pytest.mark.django_db
OF_PATHWAY = {"hidden": ("chloe", "farid", "manon"), "refused": ("dalia",)}


def typed(content: bytes, kind: str = "photo", name: str = "plat.html") -> dict[str, object]:
    file = SimpleUploadedFile(name, content, content_type="text/html")  # neither is looked at
    return {"kind": kind, "title": "Repas de quartier", "file": file}


def laid(cast: Cast, signed_in: SignIn, content: bytes, kind: str = "photo") -> Piece:
    url = reverse("skills:pieces-new", args=[cast.nour_pathway.pk])
    answer = signed_in(cast.amina).post(url, typed(content, kind))
    assert answer.status_code == 302, answer.content.decode()
    with as_batch("look"):
        return Piece.objects.latest("created_at")


class TestLaid:
    def test_a_photo_loses_its_place_and_is_sealed(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "pieces-new", cast.nour_pathway.pk, **OF_PATHWAY)
        piece = laid(cast, signed_in, photo_that_tells())
        assert not Image.open(BytesIO(pieces.bytes_of(piece))).getexif()
        with as_batch("look"), connection.cursor() as cursor:
            cursor.execute("SELECT content, title FROM skills_piece")
            stored = b"".join(bytes(one) for one in cursor.fetchone())
            assert not Change.objects.filter(table="skills_piece").exists()
        for plain in (b"JFIF", b"/9j/", b"Repas"):
            assert plain not in stored

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"<html><script>alert(1)</script></html>", "ni une photo"),
            (b"", "Ce fichier est vide"),
            (b"\xff\xd8\xff", "abîmé"),
        ],
    )
    def test_anything_else_is_refused_and_explained(
        self, cast: Cast, signed_in: SignIn, content: bytes, said: str
    ) -> None:
        url = reverse("skills:pieces-new", args=[cast.nour_pathway.pk])
        page = signed_in(cast.amina).post(url, typed(content)).content.decode()
        assert said in page
        assert "Repas de quartier" in page
        with as_batch("look"):
            assert not Piece.objects.exists()

    def test_a_document_is_no_photo(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("skills:pieces-new", args=[cast.nour_pathway.pk])
        page = signed_in(cast.amina).post(url, typed(paper())).content.decode()
        assert "choisissez « autre document »" in page.replace("\u00a0", " ")
        assert laid(cast, signed_in, paper(), "certificate").media == "application/pdf"

    def test_so_many_and_no_more(
        self, cast: Cast, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        laid(cast, signed_in, photo_that_tells())
        monkeypatch.setattr(pieces, "MOST_PIECES", 1)
        url = reverse("skills:pieces-new", args=[cast.nour_pathway.pk])
        assert "au plus" in signed_in(cast.amina).post(url, typed(photo_that_tells())).content.decode()

    def test_by_the_team_alone(self, cast: Cast) -> None:
        for user in (cast.farid, cast.chloe, cast.dalia, cast.manon):
            with acting(user), pytest.raises(PermissionDenied):
                lay_piece(
                    by=user,
                    pathway=cast.nour_pathway,
                    title="x",
                    kind="photo",
                    file=Remade("image/jpeg", b"x"),
                )


class TestShown:
    def test_hers(self, cast: Cast, signed_in: SignIn) -> None:
        Larder(cast)
        page = assert_litany(cast, signed_in, "pieces-index", cast.nour_pathway.pk, budget=9, **OF_PATHWAY)
        assert "Repas de quartier" in page

    def test_a_photo_is_shown_and_a_document_downloaded(self, cast: Cast, signed_in: SignIn) -> None:
        larder = Larder(cast)
        for piece in (larder.photo, larder.paper):
            url = reverse("skills:pieces-show", args=[piece.pk])
            answer = signed_in(cast.amina).get(url)
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in answer["Content-Security-Policy"]
            assert "no-store" in answer["Cache-Control"]
            assert answer.headers.get("Content-Disposition", "").startswith("attachment") is (
                piece == larder.paper
            )
            for user in (cast.chloe, cast.farid, cast.dalia, cast.manon):
                assert signed_in(user).get(url).status_code == 404

    def test_taken_out_nothing_of_it_is_left(self, cast: Cast, signed_in: SignIn) -> None:
        larder = Larder(cast)
        assert_litany(cast, signed_in, "pieces-remove", larder.photo.pk)
        url = reverse("skills:pieces-remove", args=[larder.photo.pk])
        assert signed_in(cast.amina).post(url).status_code == 302
        with as_batch("look"), connection.cursor() as cursor:
            cursor.execute(
                "SELECT length(content), length(title) FROM skills_piece WHERE id = %s", [larder.photo.pk]
            )
            assert cursor.fetchone() == (0, 0)
        assert (
            signed_in(cast.amina).get(reverse("skills:pieces-show", args=[larder.photo.pk])).status_code
            == 404
        )
