"""What a project writes of a structure: how to get in, what seems wrong."""

import pytest
from django.urls import reverse

from filrouge.directory.models import Note
from filrouge.privacy.context import acting
from tests.cast import Cast

from .laying import structure_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


class TestNotes:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "notes-new", structure_laid().pk, refused=("manon", "petra"))

    def test_an_error_is_told_to_the_project_then_settled(self, cast: Cast, signed_in: SignIn) -> None:
        structure = structure_laid()
        url = reverse("directory:notes-new", args=[structure.pk])
        values = {"project": cast.project.pk, "kind": "wrong", "text": "Le numéro sonne dans le vide."}
        signed_in(cast.amina).post(url, values)
        with acting(cast.bruno):
            note = Note.objects.get()
        end = reverse("directory:notes-end", args=[note.pk])
        assert signed_in(cast.chloe).post(end).status_code == 404
        assert signed_in(cast.bruno).post(end).status_code == 302
        with acting(cast.bruno):
            assert not Note.objects.in_use().exists()

    def test_nothing_written_is_explained(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("directory:notes-new", args=[structure_laid().pk])
        page = signed_in(cast.amina).post(url, {"project": cast.project.pk, "kind": "wrong"}).content.decode()
        assert "Écrivez ce que l’équipe doit savoir." in page
