"""« C’est nous »: said by whoever manages the organisation, of a structure published with its SIRET; by nobody else."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from filrouge.directory.actions.linking import link_structure, unlink_structure
from filrouge.directory.models import Correction, Structure
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .laying import structure_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db
OURS = "00000013300009"  # Manon manages the Mission locale


def ours() -> Structure:
    structure = structure_laid()
    with as_batch("fixture"):
        Structure.objects.filter(pk=structure.pk).update(siret=OURS)
    return read(structure)


def read(structure: Structure) -> Structure:
    with as_batch("look"):
        return Structure.objects.select_related("organisation").get(pk=structure.pk)


def by_sql(user, structure: Structure, organisation: int) -> bool:
    """As a program would that forgot to ask."""
    with acting(user), connection.cursor() as cursor:
        cursor.execute("SELECT link_structure(%s, %s)", [structure.pk, organisation])
        return cursor.fetchone()[0]


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        refused = ("amina", "dalia", "chloe", "petra", "farid")
        page = assert_litany(cast, signed_in, "linked-new", ours().pk, who="manon", refused=refused)
        assert OURS in page
        assert "que par le lien" in page

    def test_said_once_shown_to_all_undone_by_the_same(self, cast: Cast, signed_in: SignIn) -> None:
        structure = ours()
        show = reverse("directory:structures-show", args=[structure.pk])
        manon = signed_in(cast.manon)
        assert "C’est nous" in manon.get(show).content.decode()
        assert "C’est nous" not in signed_in(cast.amina).get(show).content.decode()
        manon.post(reverse("directory:linked-new", args=[structure.pk]))
        assert read(structure).account == cast.mission_locale
        assert read(structure).linked_by_id == cast.manon.pk
        assert "a un compte : Mission locale" in signed_in(cast.chloe).get(show).content.decode()
        end = reverse("directory:linked-end", args=[structure.pk])
        for user in (cast.amina, cast.dalia, cast.chloe):
            assert signed_in(user).post(end).status_code == 403
            with acting(user), pytest.raises(PermissionDenied):
                unlink_structure(by=user, structure=read(structure))
        assert "Ce n’est pas nous" in manon.get(show).content.decode()
        manon.post(end)
        assert read(structure).account is None


class TestWhoIsRefused:
    def test_the_database_says_the_same(self, cast: Cast) -> None:
        structure = ours()
        for user in (cast.amina, cast.dalia, cast.chloe, cast.olga, cast.petra):
            assert not by_sql(user, structure, cast.mission_locale.pk)
        assert not by_sql(cast.manon, structure, cast.association.pk)
        assert by_sql(cast.manon, structure, cast.mission_locale.pk)

    def test_another_siret_or_a_corrected_one(self, cast: Cast) -> None:
        assert not by_sql(cast.manon, structure_laid(), cast.mission_locale.pk)
        corrected = ours()
        with as_batch("fixture"):
            Correction.objects.create(
                structure=corrected,
                field="siret",
                value=OURS,
                published="",
                by=cast.amina,
                organisation=cast.mission_locale,
            )
        assert not by_sql(cast.manon, corrected, cast.mission_locale.pk)
        with acting(cast.manon), pytest.raises(PermissionDenied):
            link_structure(by=cast.manon, structure=corrected, organisation=cast.mission_locale)

    def test_the_column_itself_is_nobody_s(self, cast: Cast) -> None:
        structure = ours()
        with pytest.raises(ProgrammingError), transaction.atomic(), acting(cast.manon):
            Structure.objects.filter(pk=structure.pk).update(organisation=cast.mission_locale)

    def test_it_opens_nothing_once_the_siret_changed(self, cast: Cast) -> None:
        structure = ours()
        assert by_sql(cast.manon, structure, cast.mission_locale.pk)
        with as_batch("time passes"):
            Structure.objects.filter(pk=structure.pk).update(siret="00000014100002")
        assert read(structure).account is None
